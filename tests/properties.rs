//! What holds for every text, however broken: no panic, sound spans, stable output, cost linear in the length.

use std::time::Duration;

use chrono::NaiveDate;
use cpu_time::ThreadTime;
use digestif::{Extractor, Fact, Facts, Input, Kind, OffsetUnit};
use proptest::prelude::*;

/// Pieces that recognizers stumble over: parts of numbers, signs, marks, names, breaks, letters outside ASCII.
const PIECES: &[&str] = &[
    "0",
    "1",
    "12",
    "1,",
    "1,000",
    "1.5",
    ".5",
    "3.",
    "2025",
    "1990s",
    "½",
    "⅔",
    "٣",
    "10-12",
    "–5",
    "−40",
    "1/2",
    "1e9",
    "٫",
    "$",
    "US$",
    "€",
    "£",
    "¥",
    "₸",
    "R$",
    "%",
    "‰",
    "per cent",
    "percentage points",
    "bps",
    "m",
    "bn",
    "million",
    "billion",
    "trillion",
    "lakh",
    "crore",
    "hundred",
    "two hundred",
    "quintillion",
    " 000",
    "for May",
    "cubic metres per",
    "1-1-1-1-1-1-1-1-",
    "one",
    "twenty",
    "twenty-one",
    "dozens of",
    "half",
    "third",
    "21st",
    "and",
    "to",
    "from",
    "between",
    "of",
    "by",
    "more than",
    "about",
    "up to",
    "nearly",
    "-odd",
    "tenge",
    "dollars",
    "euros",
    "cents",
    "pence",
    "km",
    "tonnes",
    "barrels",
    "bpd",
    "°C",
    "ships",
    "people",
    "vessels",
    "years",
    "days",
    "January",
    "Feb.",
    "May",
    "Monday",
    "April 17",
    "17 April",
    "last",
    "next",
    "this",
    "week",
    "month",
    "autumn",
    "Q1",
    "FY2025",
    "the end of",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "«",
    "»",
    "(",
    ")",
    "[",
    "said",
    "told",
    "reported",
    "according to",
    "published an article",
    "President",
    "Deputy Minister",
    "Mr",
    "Roman",
    "Vassilenko",
    "Tokayev's",
    "van der",
    "al-",
    "O’Neill",
    "Reuters",
    "The Times",
    "EU Reporter",
    "Trend",
    "BBC",
    "Kazakhstan",
    "Kazakh",
    "LONDON",
    "THE GUARDIAN",
    "PRESS DIGEST",
    "- ",
    "* ",
    "…",
    "...",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "—",
    "–",
    "-",
    "/",
    "&",
    "@",
    "#",
    "_",
    "+",
    "<",
    ">",
    "~",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{202f}",
    "\u{2009}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{301}",
    "\0",
    "é",
    "Türkiye",
    "ß",
    "İ",
    "ı",
    "ǆ",
    "🚢",
    "👩‍🚀",
    "中文",
    "كازاخستان",
    "\u{10ffff}",
    "Photo credit:",
    "U.S.",
    "a.m.",
    "No.",
    "St.",
    "12:30",
    "www.example.org",
    "a@b.c",
];

fn nasty_text() -> impl Strategy<Value = String> {
    let glue = prop_oneof![4 => Just(" "), 2 => Just(""), 1 => Just("\n"), 1 => Just("\u{a0}")];
    prop::collection::vec((prop::sample::select(PIECES), glue), 0..60).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(piece, glue)| [piece, glue])
            .collect()
    })
}

/// One to three pieces over and over: what adds up ("two hundred two hundred …") overflows in the end, where one may not.
fn repeated_text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 1..=3);
    let glue = prop_oneof![2 => Just(" "), 1 => Just("")];
    (pieces, glue, 1..40_usize)
        .prop_map(|(pieces, glue, times)| (pieces.join(glue) + glue).repeat(times))
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => nasty_text(), 1 => any::<String>(), 1 => "\\PC{0,200}"]
}

fn reference_dates() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of(
        (1600i32..2400, 1u32..=366).prop_filter_map("days of the year", |(year, day)| {
            NaiveDate::from_yo_opt(year, day)
        }),
    )
}

/// Everything that the output contract promises of any output.
fn check(text: &str, facts: &Facts<'_>) {
    let mut exclusive_end = 0;
    for (position, fact) in facts.iter().enumerate() {
        let span = fact.span;
        assert_eq!(fact.id, position, "ids are positions: {fact:?}");
        assert!(span.start < span.end, "a fact has a span: {fact:?}");
        assert_eq!(
            text.get(span.range()),
            Some(&*fact.text),
            "spans slice to the text"
        );
        assert!(
            !fact.rule.is_empty() && fact.rule.starts_with(fact.kind().as_str()),
            "rules name their kind: {fact:?}"
        );
        let sentence = facts.sentences().get(fact.sentence).copied();
        assert!(
            sentence.is_some_and(|s| s.contains(span) || s.overlaps(span)),
            "the sentence holds it: {fact:?}"
        );
        assert!(
            fact.item
                .is_none_or(|item| item < facts.digest().items.len()),
            "the item exists: {fact:?}"
        );
        if fact.kind().is_exclusive() {
            assert!(
                span.start >= exclusive_end,
                "exclusive kinds do not overlap: {fact:?}"
            );
            exclusive_end = span.end;
        }
        if let digestif::Value::Money(money) = &fact.value {
            let linked = money.equivalent.map(|id| facts.get(id).map(Fact::kind));
            assert!(
                linked.is_none_or(|kind| kind == Some(Kind::Money)),
                "a link names an amount of money: {fact:?}"
            );
        }
    }
    let keys: Vec<_> = facts
        .iter()
        .map(|f| (f.span.start, f.span.end, f.kind()))
        .collect();
    assert!(keys.is_sorted(), "sorted by start, end, kind: {keys:?}");
    for item in &facts.digest().items {
        assert!(
            text.get(item.span.range()).is_some(),
            "items slice the text: {item:?}"
        );
    }
    assert!(
        facts
            .digest()
            .items
            .is_sorted_by_key(|item| item.span.start),
        "items are in order"
    );
    let digest = facts.digest();
    let mentions = digest
        .people
        .iter()
        .flat_map(|p| &p.mentions)
        .chain(digest.outlets.iter().flat_map(|o| &o.mentions));
    for &id in mentions {
        let kind = facts.get(id).map(Fact::kind);
        assert!(
            matches!(kind, Some(Kind::Person | Kind::Outlet)),
            "mentions are persons and outlets: {id} is {kind:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_facts(text in any_text(), date in reference_dates()) {
        let facts = Extractor::new().extract(Input::new(&text).reference_date(date));
        check(&text, &facts);
    }

    #[test]
    fn pieces_over_and_over_give_sound_facts(text in repeated_text(), date in reference_dates()) {
        let facts = Extractor::new().extract(Input::new(&text).reference_date(date));
        check(&text, &facts);
    }

    #[test]
    fn the_same_text_gives_the_same_facts(text in nasty_text(), date in reference_dates()) {
        let extractor = Extractor::new();
        let read = |extractor: &Extractor| extractor.extract(Input::new(&text).reference_date(date).id("a")).into_owned();
        let (first, second) = (read(&extractor), read(&extractor.clone()));
        prop_assert_eq!(&first, &second);
        let borrowed = extractor.extract(Input::new(&text).reference_date(date).id("a"));
        prop_assert_eq!(&borrowed, &first);
    }

    #[test]
    fn facts_survive_json(text in nasty_text(), date in reference_dates()) {
        let facts = Extractor::new().extract(Input::new(&text).reference_date(date));
        for fact in &facts {
            let json = serde_json::to_string(fact).unwrap();
            let back: Fact<'_> = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(fact, &back, "{}", json);
        }
        let json = serde_json::to_string(facts.digest()).unwrap();
        prop_assert_eq!(facts.digest(), &serde_json::from_str(&json).unwrap());
    }

    #[test]
    fn offsets_agree_with_counting(text in nasty_text()) {
        let facts = Extractor::new().extract(&text);
        for unit in [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16] {
            let count = |text: &str| match unit {
                OffsetUnit::Bytes => text.len(),
                OffsetUnit::Chars => text.chars().count(),
                OffsetUnit::Utf16 => text.encode_utf16().count(),
            };
            for (record, fact) in facts.records(unit).zip(&facts) {
                prop_assert_eq!(record.start, count(&text[..fact.span.start]));
                prop_assert_eq!(record.end, count(&text[..fact.span.end]));
            }
        }
    }

    #[test]
    fn a_selection_of_kinds_leaves_the_rest_alone(text in nasty_text()) {
        let all = Extractor::new().extract(&text);
        for kind in Kind::ALL {
            let some = Extractor::builder().kinds([kind]).build().unwrap().extract(&text);
            prop_assert!(same_but_for_ids(some.iter(), all.of_kind(kind)));
        }
    }
}

/// Whether facts say the same at the same places; links between them and what was not asked for hang on ids.
fn same_but_for_ids<'f, 't: 'f>(
    some: impl Iterator<Item = &'f Fact<'t>>,
    others: impl Iterator<Item = &'f Fact<'t>>,
) -> bool {
    let said = |fact: &'f Fact<'t>| (fact.span, &fact.rule, &fact.attribution, fact.item);
    some.map(said).eq(others.map(said))
}

#[test]
fn a_selection_of_kinds_is_attributed_as_all_are() {
    for text in [
        include_str!("../examples/digests/caspian-weekly.txt"),
        include_str!("../examples/digests/markets-brief.txt"),
        include_str!("../examples/digests/press-digest.txt"),
    ] {
        let all = Extractor::new().extract(text);
        assert!(all.iter().any(|fact| !fact.attribution.is_empty()));
        for kind in Kind::ALL {
            let some = Extractor::builder().kinds([kind]).build().unwrap();
            let some = some.extract(text);
            assert!(same_but_for_ids(some.iter(), all.of_kind(kind)), "{kind}");
        }
    }
}

#[test]
fn texts_without_content_have_no_facts() {
    for text in [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\u{feff}",
        "\u{a0}\u{202f}",
        "\0",
        ".",
    ] {
        let facts = Extractor::new().extract(text);
        assert!(
            facts.is_empty() && facts.digest().items.is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn breaks_and_spaces_do_not_change_the_values() {
    let plain = "Exports rose 7.5 percent to $3 billion.\n\nThe line runs 17 ships, and 700 people work there.\n";
    let values = |text: &str| -> Vec<_> {
        Extractor::new()
            .extract(text)
            .into_owned()
            .into_iter()
            .map(|f| f.value)
            .filter(|v| v.kind() != Kind::Count)
            .collect()
    };
    let expected = values(plain);
    assert_eq!(values(&plain.replace('\n', "\r\n")), expected, "CRLF");
    for space in ["\u{a0}", "\u{202f}", "\u{2009}"] {
        let spaced = plain
            .replace(" percent", &format!("{space}percent"))
            .replace(" billion", &format!("{space}billion"));
        assert_eq!(values(&spaced), expected, "{space:?}");
    }
    assert_eq!(
        values(&format!("🚢 Türkiye, é: {plain}")),
        expected,
        "emoji and accents before"
    );
}

/// Twice the text may cost little more than twice the time, also where every token is a trigger.
///
/// Time on a busy machine is noisy, even that of one thread: the best of several runs counts. Quadratic cost would be a factor of four.
#[test]
fn cost_is_linear_on_hostile_texts() {
    let patterns = [
        ("$", 20_000),
        ("1,", 5_000),
        ("1 ", 10_000),
        ("1-", 10_000),
        ("1.", 10_000),
        ("one million ", 2_000),
        ("twenty-", 5_000),
        ("“", 20_000),
        ("”", 20_000),
        ("\"", 20_000),
        ("\"a ", 10_000),
        ("“said ", 4_000),
        ("(", 20_000),
        ("($1 ", 8_000),
        ("-", 20_000),
        ("- \n", 8_000),
        ("A", 30_000),
        ("A ", 15_000),
        ("A\n", 10_000),
        ("President ", 3_000),
        ("of ", 10_000),
        ("to 5 ", 6_000),
        ("May ", 8_000),
        ("last ", 6_000),
        ("and ", 8_000),
        ("Reuters ", 4_000),
        ("Reuters\n\n", 3_000),
        ("John Smith ", 3_000),
        ("Smith, ", 5_000),
        ("said ", 6_000),
        ("\n", 20_000),
        ("\r\n\r\n", 8_000),
        (".", 20_000),
        ("🚢", 8_000),
        ("é ", 10_000),
        ("more than ", 4_000),
        ("17 ships ", 4_000),
        ("$5 ", 6_000),
        ("(€", 8_000),
        ("5% of ", 5_000),
        ("2025 ", 6_000),
        ("’s ", 8_000),
    ];
    // A large block, freed, lets the allocator keep what it gets back: page faults would be measured otherwise.
    drop(std::hint::black_box(vec![1_u8; 31 << 20]));
    let slow: Vec<String> = patterns
        .iter()
        .filter_map(|&(piece, times)| growth(piece, times))
        .collect();
    assert!(slow.is_empty(), "not linear:\n{}", slow.join("\n"));
}

/// How the cost of a repeated piece grows, where it grows too fast.
fn growth(piece: &str, times: usize) -> Option<String> {
    const LIMIT: f64 = 2.5;
    let extractor = Extractor::new();
    let cost = |text: &str, runs: usize| {
        let run = || {
            let start = ThreadTime::now();
            check(text, &extractor.extract(text));
            start.elapsed()
        };
        (0..runs).map(|_| run()).min().unwrap_or_default()
    };
    let (short, long) = (piece.repeat(times), piece.repeat(2 * times));
    let mut worst = (Duration::ZERO, Duration::ZERO, 0.0);
    for runs in [1, 3, 8] {
        let (one, two) = (cost(&short, runs), cost(&long, runs));
        let ratio = two.as_secs_f64() / one.as_secs_f64().max(1e-6);
        // Below two milliseconds the clock says nothing.
        if ratio <= LIMIT || two < Duration::from_millis(2) {
            return None;
        }
        worst = (one, two, ratio);
    }
    Some(format!(
        "{piece:?} ×{times}: {:?}, twice as long {:?}, factor {:.1}",
        worst.0, worst.1, worst.2
    ))
}
