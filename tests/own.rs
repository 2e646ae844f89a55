//! Words and patterns of a user's own: what each table adds, what it replaces, and what is said of bad sources.

use std::time::Duration;

use cpu_time::ThreadTime;
use digestif::{Error, Extractor, Fact, Facts, Kind, LexiconSource, LexiconValue, Value};
use proptest::prelude::*;

const HARBOUR: &str = r#"
[[outlet]]
name = "Harbour Post"
aliases = ["HaPo", "Post of the Harbour"]
country = "Malta"
domain = "harbourpost.example"

[[outlet]]
name = "Quay"
evidence = true

[[outlet]]
name = "Dry Dock Institute"
kind = "think_tank"

[[outlet]]
name = "Trend"
aliases = ["Trend of Baku"]

[[person]]
name = "Luiz Moreno da Lagoa"
aliases = ["Lagoinha", "Luiz Lagoinha"]

[[title]]
name = "quaymaster"
plural = ["quaymasters"]

[[title]]
name = "vice-quay"
class = "qualifier"

[[noun]]
name = "skipjack"
plural = ["skipjacks"]
category = "vessel"

[[noun]]
name = "dockhound"
plural = "dockhound"

[[unit]]
name = "lastage"
dimension = "volume"
surfaces = ["lastages"]
symbols = ["lst"]

[[unit]]
name = "puncheon"
dimension = "flow"
per = "day"
symbols = ["pcd"]

[[currency]]
name = "XHC"
nouns = ["seashell", "seashells", "dollars"]
symbols = ["Sh$", "₿"]
countries = ["MT"]
minor = ["pebble=100", "pebbles=100"]
default_for = ["dollars"]

[[currency]]
name = "USD"
nouns = ["greenback", "greenbacks"]

[[pattern]]
name = "flight"
regex = '\b(?<airline>[A-Z]\d) (?<number>\d{3,4})\b'
"#;

fn harbour() -> Extractor {
    build([LexiconSource::toml("harbour.toml", HARBOUR)]).expect("the lexicon is right")
}

fn build(sources: impl IntoIterator<Item = LexiconSource>) -> Result<Extractor, Error> {
    sources
        .into_iter()
        .fold(Extractor::builder(), |builder, source| {
            builder.lexicon(source)
        })
        .build()
}

fn one(facts: &Facts<'_>, kind: Kind) -> Fact<'static> {
    let found: Vec<_> = facts.of_kind(kind).collect();
    assert_eq!(
        found.len(),
        1,
        "one {kind} in {:?}: {found:#?}",
        facts.text()
    );
    found[0].clone().into_owned()
}

#[test]
fn outlets_have_one_name_by_all_aliases() {
    let facts =
        harbour().extract("HaPo wrote on March 3 that it rained. The Post of the Harbour said so.");
    let [outlet] = facts.digest().outlets() else {
        panic!("one outlet in {:#?}", facts.digest().outlets());
    };
    assert_eq!(outlet.name, "Harbour Post");
    assert_eq!(outlet.country.as_deref(), Some("Malta"));
    assert_eq!(outlet.domain.as_deref(), Some("harbourpost.example"));
    let texts: Vec<_> = facts
        .mentions(outlet.entity)
        .map(|fact| &*fact.text)
        .collect();
    assert_eq!(texts, ["HaPo", "The Post of the Harbour"]);
    assert_eq!(one(&facts, Kind::Date).attribution.outlet, None);
}

#[test]
fn outlets_keep_their_conditions() {
    let extractor = harbour();
    let outlets = |text: &str| extractor.extract(text).of_kind(Kind::Outlet).count();
    assert_eq!(outlets("The ferry left the Quay at noon."), 0);
    assert_eq!(outlets("Quay reported on March 3 that the ferry left."), 1);
    assert_eq!(outlets("The Dry Dock Institute employs 40 people."), 0);
    assert_eq!(
        outlets("The Dry Dock Institute published a report on March 3."),
        1
    );
}

#[test]
fn a_known_outlet_keeps_what_is_not_replaced() {
    let text = "Trend reported on March 3 that it rained. Trend of Baku said more.";
    let facts = harbour().extract(text);
    let plain = Extractor::new().extract(text);
    let [outlet] = facts.digest().outlets() else {
        panic!("one outlet in {:#?}", facts.digest().outlets());
    };
    assert_eq!(outlet.country, plain.digest().outlets()[0].country);
    assert!(outlet.country.is_some() && outlet.domain.is_some());
    let source =
        LexiconSource::rows("own").row("outlet", [("name", "Trend"), ("country", "Malta")]);
    let facts = build([source]).unwrap().extract(text);
    assert_eq!(
        facts.digest().outlets()[0].country.as_deref(),
        Some("Malta")
    );
    assert_eq!(facts.digest().outlets()[0].domain, outlet.domain);
}

#[test]
fn persons_need_no_reason_and_have_their_full_name() {
    let extractor = harbour();
    let facts = extractor.extract(
        "Lagoinha waited. Quaymaster Luiz Moreno da Lagoa left, and Moreno slept. Luiz Lagoinha sang.",
    );
    let [person] = facts.digest().people() else {
        panic!("one person in {:#?}", facts.digest().people());
    };
    assert_eq!(person.name, "Luiz Moreno da Lagoa");
    assert_eq!(person.roles, ["Quaymaster"]);
    let texts: Vec<_> = facts
        .mentions(person.entity)
        .map(|fact| &*fact.text)
        .collect();
    assert_eq!(
        texts,
        [
            "Lagoinha",
            "Luiz Moreno da Lagoa",
            "Moreno",
            "Luiz Lagoinha"
        ]
    );
    assert_eq!(
        facts.of_kind(Kind::Person).next().unwrap().rule,
        "person.known_name"
    );
    for text in [
        "The ferry Lagoinha waited.",
        "The Lagoinha Foundation waited.",
        "The Lagoinha waited.",
        "They drank lagoinha.",
    ] {
        assert_eq!(
            extractor.extract(text).of_kind(Kind::Person).count(),
            0,
            "{text}"
        );
    }
}

#[test]
fn titles_stand_before_and_after_names() {
    let extractor = harbour();
    let role = |text: &str| match one(&extractor.extract(text), Kind::Person).value {
        Value::Person(person) => person.role.map(|role| role.to_string()),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        role("Vice-Quay Quaymaster Xo Marrok left.").as_deref(),
        Some("Vice-Quay Quaymaster")
    );
    assert_eq!(
        role("Xo Marrok, the quaymaster, left.").as_deref(),
        Some("quaymaster")
    );
    assert_eq!(
        Extractor::new()
            .extract("Quaymaster Xo Marrok left.")
            .of_kind(Kind::Person)
            .count(),
        0
    );
}

#[test]
fn nouns_units_and_currencies() {
    let extractor = harbour();
    let value = |text: &str, kind| {
        serde_json::to_value(one(&extractor.extract(text), kind)).unwrap()["value"].clone()
    };
    let count = value("They sold 17 old skipjacks.", Kind::Count);
    assert_eq!(
        (&count["lemma"], &count["category"]),
        (&"skipjack".into(), &"vessel".into())
    );
    assert_eq!(
        value("They saw 3 dockhound.", Kind::Count)["lemma"],
        "dockhound"
    );
    for text in [
        "It holds 40 Lastages.",
        "It holds 40 lst.",
        "It holds 40lst of tea.",
    ] {
        let quantity = value(text, Kind::Quantity);
        assert_eq!(
            (&quantity["unit"], &quantity["dimension"]),
            (&"lastage".into(), &"volume".into()),
            "{text}"
        );
    }
    assert_eq!(value("It moves 40 pcd.", Kind::Quantity)["per"], "day");
    for text in [
        "It cost 12 seashells.",
        "It cost Sh$12.",
        "It cost ₿12.",
        "It cost XHC 12.",
        "It cost 1200 pebbles.",
    ] {
        let money = value(text, Kind::Money);
        assert_eq!(
            (&money["currency"], &money["amount"]),
            (&"XHC".into(), &"12".into()),
            "{text}"
        );
    }
    let money = value("It cost 12 million dollars.", Kind::Money);
    assert_eq!(money["currency"], "XHC");
    assert!(
        money["candidates"]
            .as_array()
            .unwrap()
            .contains(&"USD".into())
    );
    assert_eq!(
        value("It cost 12 greenbacks.", Kind::Money)["currency"],
        "USD"
    );
    assert_eq!(value("It cost $12.", Kind::Money)["currency"], "USD");
}

#[test]
fn formats_agree() {
    let rows = [
        ("name", LexiconValue::from("Harbour Post")),
        ("aliases", LexiconValue::from(&["HaPo", "Po"][..])),
        ("evidence", LexiconValue::from(true)),
    ];
    let sources = [
        LexiconSource::rows("own").row("outlet", rows),
        LexiconSource::tsv(
            "own.tsv",
            "\u{feff}# papers\r\n\r\noutlet\taliases\tevidence\r\nHarbour Post\tHaPo|Po\tyes\r\n",
        ),
        LexiconSource::toml(
            "own.toml",
            "\u{feff}outlet = [{ name = 'Harbour Post', aliases = ['HaPo', 'Po'], evidence = true }]",
        ),
    ];
    let text = "HaPo reported on March 3 that Po was late. HaPo is a paper.";
    let [first, second, third] = sources.map(|source| build([source]).unwrap());
    let expected = first.extract(text);
    assert_eq!(expected.of_kind(Kind::Outlet).next().unwrap().text, "HaPo");
    assert_eq!(second.extract(text), expected);
    assert_eq!(third.extract(text), expected);
}

#[test]
fn several_sources_are_one_lexicon() {
    let extractor = build([
        LexiconSource::tsv("a.tsv", "outlet\nHarbour Post\n"),
        LexiconSource::tsv("b.tsv", "unit\tdimension\nlastage\tvolume\n"),
    ])
    .unwrap();
    let facts = extractor
        .clone()
        .extract("The Harbour Post saw 3 lastage of tea.");
    assert_eq!(facts.len(), 2, "{facts:#?}");
    let twice =
        build(["a.tsv", "b.tsv"].map(|name| LexiconSource::tsv(name, "outlet\nHarbour Post\n")));
    assert_eq!(
        twice.unwrap_err().to_string(),
        r#"b.tsv:2:1: stands twice, first at a.tsv:2:1: "Harbour Post""#
    );
}

#[test]
fn the_built_in_lexicon_stays_as_it_is() {
    let _own = harbour();
    let facts = Extractor::new().extract("It cost 12 million dollars and 3 lastage, HaPo wrote.");
    assert!(facts.of_kind(Kind::Quantity).next().is_none());
    assert!(
        matches!(&one(&facts, Kind::Money).value, Value::Money(money) if money.currency.as_deref() == Some("USD"))
    );
}

#[test]
fn bad_tsv_is_named_by_file_line_column_and_value() {
    for (text, message) in [
        ("", "own.tsv:1:1: no first line to name the columns"),
        (
            "# nothing\n",
            "own.tsv:1:1: no first line to name the columns",
        ),
        (
            "paper\tland\n",
            "own.tsv:1:1: unknown table; the tables are outlet, title, person, noun, unit, currency, pattern: \"paper\"",
        ),
        (
            "outlet\tland\nA\tMalta\n",
            "own.tsv:1:8: unknown column; outlet has name, aliases, country, domain, kind, evidence: \"land\"",
        ),
        (
            "outlet\tcountry\tcountry\nA\tB\tC\n",
            "own.tsv:1:16: the column stands twice: \"country\"",
        ),
        ("outlet\tcountry\n\tMalta\n", "own.tsv:2:1: name is empty"),
        (
            "outlet\tcountry\nA\n",
            "own.tsv:2:1: 1 cells under 2 columns: \"A\"",
        ),
        (
            "outlet\tcountry\nA\tMalta\tmore\n",
            "own.tsv:2:9: 3 cells under 2 columns: \"more\"",
        ),
        (
            "# a\n\nunit\tsymbols\nlastage\tlst\n",
            "own.tsv:4:1: unit without dimension",
        ),
        (
            "unit\tdimension\nlastage\t\n",
            "own.tsv:2:9: dimension is empty",
        ),
        (
            "outlet\taliases\r\nÄrzte Post\tÄP|Quay\r\nB\tQuay\r\n",
            "own.tsv:3:3: stands twice, first at own.tsv:2:12: \"Quay\"",
        ),
        (
            "outlet\tevidence\nA\tperhaps\n",
            "own.tsv:2:3: evidence is neither yes nor no: \"perhaps\"",
        ),
        (
            "outlet\tkind\nA\tblog\n",
            "own.tsv:2:3: unknown kind; the kinds are agency, broadcaster, journal, magazine, newspaper, portal, think_tank: \"blog\"",
        ),
        (
            "title\tclass\nA\tboss\n",
            "own.tsv:2:3: unknown class; the classes are head, body_head, agent, kin, qualifier, portfolio, honorific: \"boss\"",
        ),
        (
            "currency\tnouns\ndollar\tdollar\n",
            "own.tsv:2:1: not a currency code of three to eight capitals and digits: \"dollar\"",
        ),
        (
            "currency\tcountries\nXHC\tMalta\n",
            "own.tsv:2:5: unknown country; two letters of ISO 3166 are expected: \"Malta\"",
        ),
        (
            "currency\tminor\nXHC\tpebble\n",
            "own.tsv:2:5: subunit without =: \"pebble\"",
        ),
        (
            "currency\tminor\nXHC\tpebble=0\n",
            "own.tsv:2:5: subunit without a number: \"pebble=0\"",
        ),
        (
            "person\na b c d e f g h i j k l m\n",
            "own.tsv:2:1: form has too many words: \"a b c d e f g h i j k l m\"",
        ),
        (
            "pattern\tregex\nx\t(a\n",
            "own.tsv:2:3: not a regular expression: unclosed group: \"(a\"",
        ),
    ] {
        let error = build([LexiconSource::tsv("own.tsv", text)]).unwrap_err();
        assert_eq!(error.to_string(), message, "{text:?}");
        assert!(error.is_lexicon() && !error.is_config());
    }
}

#[test]
fn bad_toml_is_named_by_file_line_column_and_value() {
    for (text, message) in [
        (
            "[[outlet]\n",
            "own.toml:1:10: not TOML: unclosed array table, expected `]`",
        ),
        (
            "[[outlet]]\nname = 'A'\nname = 'B'\n",
            "own.toml:3:1: not TOML: duplicate key: \"name = 'B'\"",
        ),
        (
            "[[paper]]\nname = 'A'\n",
            "own.toml:1:3: unknown table; the tables are outlet, title, person, noun, unit, currency, pattern: \"paper\"",
        ),
        (
            "[outlet]\nname = 'A'\n",
            "own.toml:1:2: not a list of rows; each row is headed by its table in double brackets: \"outlet\"",
        ),
        (
            "outlet = ['A']\n",
            "own.toml:1:11: a row is a table of columns: \"'A'\"",
        ),
        (
            "[[outlet]]\nland = 'Malta'\n",
            "own.toml:2:1: unknown column; outlet has name, aliases, country, domain, kind, evidence: \"land\"",
        ),
        (
            "\n[[outlet]]\ncountry = 'Malta'\n",
            "own.toml:2:1: outlet without name",
        ),
        ("[[outlet]]\nname = ''\n", "own.toml:2:8: name is empty"),
        (
            "[[outlet]]\nname = 3\n",
            "own.toml:2:8: name cannot be of type integer: \"3\"",
        ),
        (
            "[[outlet]]\nname = true\n",
            "own.toml:2:8: name is a text, not a boolean: \"true\"",
        ),
        (
            "[[outlet]]\nname = ['A']\n",
            "own.toml:2:1: a list where one value is expected: \"name\"",
        ),
        (
            "[[outlet]]\nname = 'Ä'\naliases = ['Ö', 3]\n",
            "own.toml:3:17: aliases cannot be of type integer: \"3\"",
        ),
        (
            "[[unit]]\nname = 'lastage'\ndimension = 'wait'\n",
            "own.toml:3:13: unknown dimension; the dimensions are length, area, volume, mass, speed, energy, power, temperature, pressure, frequency, data, angle, flow, cargo, emission, other: \"wait\"",
        ),
        // Tables in the order of the file, not of the parser.
        (
            "[[unit]]\nname = 'x'\n[[outlet]]\nname = ''\n",
            "own.toml:1:1: unit without dimension",
        ),
        (
            "[[noun]]\nname = 'A'\n[[noun]]\nname = 'B'\nplural = ['A']\n",
            "own.toml:5:11: stands twice, first at own.toml:2:8: \"A\"",
        ),
        (
            "[[pattern]]\nname = 'x'\nregex = 'a'\n[[pattern]]\nname = 'x'\nregex = 'b'\n",
            "own.toml:5:8: stands twice, first at own.toml:2:8: \"x\"",
        ),
        (
            "[[pattern]]\nname = 'x y'\nregex = 'a'\n",
            "own.toml:2:8: a pattern's name is made of letters, digits, _ and -, a letter first: \"x y\"",
        ),
        (
            "[[pattern]]\nname = 'x'\n",
            "own.toml:1:1: pattern without regex",
        ),
        (
            "[[pattern]]\nname = 'x'\nregex = '(\\d+) (?<b>\\d)'\n",
            "own.toml:3:9: group 1 has no name; write (?<name>…) to keep its text, (?:…) where it only groups: \"(\\\\d+) (?<b>\\\\d)\"",
        ),
        (
            "[[pattern]]\nname = 'x'\nregex = '(?:\\w{1,500}){500}'\n",
            "own.toml:3:9: takes more than 8 MiB when compiled; shorten its repetitions: \"(?:\\\\w{1,500}){500}\"",
        ),
        (
            "[[pattern]]\nname = 'x'\nregex = '\\d*'\n",
            "own.toml:3:9: matches the empty text: \"\\\\d*\"",
        ),
    ] {
        let error = build([LexiconSource::toml("own.toml", text)]).unwrap_err();
        assert_eq!(error.to_string(), message, "{text:?}");
        assert!(error.is_lexicon());
    }
}

#[test]
fn bad_rows_are_named_by_number_and_column() {
    let outlet = |name: &str| [("name", name.to_owned())];
    let source = LexiconSource::rows("own")
        .row("outlet", outlet("A"))
        .row("outlet", outlet("A"));
    let message = build([source]).unwrap_err().to_string();
    assert_eq!(
        message,
        r#"own, outlet 2, name: stands twice, first at own, outlet 1, name: "A""#
    );
    let source = LexiconSource::rows("own").row("outlet", [("aliases", "A")]);
    assert_eq!(
        build([source]).unwrap_err().to_string(),
        "own, outlet 1: outlet without name"
    );
    let long = "Ä".repeat(200);
    let source = LexiconSource::rows("own").row("unit", [("name", "x"), ("dimension", &*long)]);
    let message = build([source]).unwrap_err().to_string();
    assert!(
        message.ends_with(&format!("emission, other: \"{}\"…", "Ä".repeat(60))),
        "{message}"
    );
    let error = LexiconSource::from_file("own.csv", "").unwrap_err();
    assert_eq!(
        error.to_string(),
        "own.csv: a lexicon's name ends in .tsv or .toml"
    );
}

#[test]
fn bad_patterns_of_the_builder_are_named() {
    let message = |name: &str, regex: &str| {
        let error = Extractor::builder()
            .pattern(name, regex)
            .build()
            .unwrap_err();
        assert!(error.is_config());
        error.to_string()
    };
    assert_eq!(
        message("x", "[a"),
        "pattern \"x\": not a regular expression: unclosed character class"
    );
    assert_eq!(
        message("x", r"a(?=b)"),
        "pattern \"x\": not a regular expression: look-around, including look-ahead and look-behind, is not supported"
    );
    assert!(message("1x", "a").starts_with("pattern \"1x\": a pattern's name is made of"));
    let twice = Extractor::builder()
        .pattern("x", "a")
        .pattern("x", "b")
        .build();
    assert_eq!(
        twice.unwrap_err().to_string(),
        "pattern \"x\": the name stands twice"
    );
}

#[test]
fn long_paragraphs_are_searched_whole() {
    let extractor = Extractor::builder()
        .pattern("word", r"\bq(?<n>\d+)\b")
        .build()
        .unwrap();
    let sentences = numbered(500, |n| format!("Here stands q{n} in a row of words. "));
    let words = numbered(2000, |n| format!("q{n} "));
    for (text, count) in [(&sentences, 500), (&words, 2000)] {
        let facts = extractor.extract(text.as_str());
        assert_eq!(facts.of_kind(Kind::Custom).count(), count);
    }
    // A word longer than what is searched at a time is cut, at a character's end.
    let extractor = Extractor::builder().pattern("run", "é+").build().unwrap();
    let text = "é".repeat(5000);
    let found: usize = extractor
        .extract(&text)
        .of_kind(Kind::Custom)
        .map(|fact| fact.text.len())
        .sum();
    assert_eq!(found, text.len());
}

/// Twice the text may cost little more than twice the time, also where a pattern looks to the end for each of its matches.
#[test]
fn patterns_are_linear() {
    let extractor = Extractor::builder()
        .pattern("q", ".*[^A-Z ]|[A-Z]")
        .kinds([Kind::Custom])
        .build()
        .unwrap();
    for piece in ["A", "A "] {
        let time = |count: usize| {
            let text = piece.repeat(count);
            let run = || {
                let start = ThreadTime::now();
                assert!(!extractor.extract(&text).is_empty());
                start.elapsed()
            };
            (0..4).map(|_| run()).min().unwrap_or(Duration::MAX)
        };
        let (one, two) = (time(20_000), time(40_000));
        assert!(two < one * 3, "{piece:?}: {one:?}, then {two:?}");
    }
}

fn harbour_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(
        &[
            "HaPo",
            "The Quay",
            "Trend",
            "Lagoinha",
            "Luiz Moreno da Lagoa",
            "quaymaster",
            "3",
            "J2 8051",
            "skipjacks",
            "lst",
            "Sh$",
            "₿",
            "pebbles",
            "said",
            "wrote on March 3",
            "“",
            "”",
            ",",
            ".",
            ". ",
            "\n",
            "\n\n",
            "é",
            "🚢",
            "$5 (€4)",
            "the",
            "of",
            "\"",
            "XHC",
        ][..],
    );
    prop::collection::vec((pieces, prop::sample::select(&[" ", "", " "][..])), 0..40).prop_map(
        |parts| {
            parts
                .into_iter()
                .flat_map(|(piece, glue)| [piece, glue])
                .collect()
        },
    )
}

/// The parts for 0 to `count`, in one.
fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn patterns_leave_other_facts_as_they_are(text in harbour_text()) {
        let builder = Extractor::builder().pattern("any", r"(?<first>\S)\S*(?<rest>[^.]*)").pattern("sign", r"[^\w\s]");
        let own = builder.build().unwrap().extract(&text);
        let plain = Extractor::new().extract(&text);
        let view = |fact: &Fact<'_>| (fact.span, fact.rule.to_string(), fact.attribution.speaker.as_ref().map(ToString::to_string), fact.item);
        let others: Vec<_> = own.iter().filter(|fact| fact.kind() != Kind::Custom).map(view).collect();
        prop_assert_eq!(others, plain.iter().map(view).collect::<Vec<_>>());
        for (position, fact) in own.iter().enumerate() {
            prop_assert_eq!(fact.id, position);
            prop_assert_eq!(text.get(fact.span.range()), Some(&*fact.text));
        }
        prop_assert!(own.iter().map(|f| (f.span.start, f.span.end, f.kind())).is_sorted());
        for person in own.digest().people() {
            prop_assert!(own.mentions(person.entity).map(|fact| fact.id).eq(person.mentions.iter().copied()));
        }
    }

    #[test]
    fn own_words_give_sound_facts(text in harbour_text()) {
        let facts = HARBOUR_EXTRACTOR.with(|extractor| extractor.extract(&text).into_owned());
        let mut end = 0;
        for fact in &facts {
            prop_assert_eq!(text.get(fact.span.range()), Some(&*fact.text));
            if fact.kind().is_exclusive() {
                prop_assert!(fact.span.start >= end);
                end = fact.span.end;
            }
        }
    }
}

thread_local! {
    static HARBOUR_EXTRACTOR: Extractor = harbour();
}
