//! Bad sources and patterns are named by file, line, column and value.

use digestif::{Extractor, LexiconSource};

use crate::harbour::build;

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
