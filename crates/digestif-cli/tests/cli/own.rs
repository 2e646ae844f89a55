//! Words and patterns of the user's own: from files and options to facts, and what is said of bad ones.

use crate::run::{Folder, run};

const HARBOUR: &str = "[[outlet]]\nname = \"Harbour Post\"\naliases = [\"HaPo\"]\ncountry = \"Malta\"\n\n\
    [[pattern]]\nname = \"flight\"\nregex = '\\b(?<airline>[A-Z]\\d) (?<number>\\d{3,4})\\b'\n";

const TEXT: &str = "Flight J2 8051 brought 40 lastage of tea, HaPo wrote on March 3.";

#[test]
fn files_and_patterns_add_up() {
    let folder = Folder::new("own");
    let papers = folder.file("harbour.toml", HARBOUR);
    let units = folder.file("units.tsv", "unit\tdimension\nlastage\tvolume\n");
    let text = folder.file("text.txt", TEXT);
    let args = [
        "extract",
        "--lexicon",
        &papers,
        "--lexicon",
        &units,
        "--pattern",
        "tea=(?<cargo>tea)",
        "--kinds",
        "outlet,quantity,custom",
        "--digest",
        &text,
    ];
    let lines = run(&args).assert(0).lines();
    let found: Vec<_> = lines[1..]
        .iter()
        .map(|fact| (fact["text"].as_str(), fact["rule"].as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Some("J2 8051"), Some("custom.flight")),
            (Some("40 lastage"), Some("quantity.number_unit")),
            (Some("tea"), Some("custom.tea")),
            (Some("HaPo"), Some("outlet.name")),
        ]
    );
    let groups = &lines[1]["value"]["groups"];
    assert_eq!(groups["airline"], "J2");
    assert_eq!(groups["number"], "8051");
    assert_eq!(lines[1]["attribution"]["outlet"], "Harbour Post");
    let outlet = &lines[0]["digest"]["outlets"][0];
    assert_eq!(outlet["name"], "Harbour Post");
    assert_eq!(outlet["country"], "Malta");
    assert_eq!(outlet["mentions"][0], lines[4]["id"]);
}

#[test]
fn every_format_has_custom_facts() {
    let folder = Folder::new("own-formats");
    let text = folder.file("text.txt", TEXT);
    let pattern = r"flight=\b(?<airline>[A-Z]\d) (?<number>\d{3,4})\b";
    for (format, expected) in [
        ("csv", r#"{""airline"":""J2"",""number"":""8051""}"#),
        ("json", r#""groups":{"airline":"J2","number":"8051"}"#),
        ("table", "flight · airline=J2 number=8051"),
    ] {
        let args = [
            "extract",
            "--pattern",
            pattern,
            "--kinds",
            "custom",
            "--format",
            format,
            &text,
        ];
        let run = run(&args).assert(0);
        assert!(run.out.contains(expected), "{format}: {}", run.out);
    }
    let run = run(&["explain", "--pattern", pattern, TEXT]).assert(0);
    assert!(run.out.contains("custom.flight"), "{}", run.out);
}

#[test]
fn bad_ones_are_wrong_calls() {
    let folder = Folder::new("own-bad");
    let text = folder.file("text.txt", TEXT);
    let unit = folder.file(
        "unit.toml",
        "[[unit]]\nname = 'lastage'\ndimension = 'wait'\n",
    );
    let row = folder.file("row.tsv", "outlet\tcountry\nHarbour Post\n");
    let csv = folder.file("papers.csv", "outlet\n");
    let latin = folder.file("latin.tsv", b"outlet\nCaf\xE9\n");
    let missing = folder.path("missing.tsv");
    for (option, value, words) in [
        (
            "--lexicon",
            &*unit,
            &["unit.toml:3:13: unknown dimension", "\"wait\""][..],
        ),
        (
            "--lexicon",
            &row,
            &["row.tsv:2:1: 1 cells under 2 columns", "\"Harbour Post\""],
        ),
        (
            "--lexicon",
            &csv,
            &["papers.csv: a lexicon's name ends in .tsv or .toml"],
        ),
        (
            "--lexicon",
            &latin,
            &["latin.tsv", "not UTF-8 at byte 10: 0xE9"],
        ),
        ("--lexicon", &missing, &["missing.tsv: cannot be read: "]),
        (
            "--pattern",
            "flight",
            &["'flight'", "a name, = and a regular expression"],
        ),
        ("--pattern", "flight=(a", &["\"flight\"", "unclosed group"]),
        (
            "--pattern",
            "flight=(a)",
            &["\"flight\"", "group 1 has no name"],
        ),
        (
            "--pattern",
            r"flight=(?:\w{1,500}){500}",
            &["\"flight\"", "8 MiB"],
        ),
    ] {
        for args in [
            &["extract", option, value, &text][..],
            &["explain", option, value, TEXT],
        ] {
            let run = run(args).assert(2).says(words);
            assert_eq!(run.out, "", "{args:?}");
        }
    }
}
