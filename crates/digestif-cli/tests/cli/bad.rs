//! Bad records, which are survived, and wrong calls, which are not made.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::run::{FERRY, Folder, extract, ids, record, run};

/// One good record at either end of the bad ones.
const BAD: &[(&str, &[&str])] = &[
    ("{\"text\": \"cut", &["not JSON", "column", "cut"]),
    ("[1, 2]", &["not a JSON object", "[1, 2]"]),
    (
        "{\"id\": \"a\", \"body\": \"It cost $3 million.\"}",
        &["field \"text\" is missing", "body"],
    ),
    ("{\"text\": 5}", &["field \"text\" is not a string: 5"]),
    (
        "{\"text\": \"a\", \"reference_date\": \"2025-13-40\"}",
        &["not a date", "2025-13-40"],
    ),
    (
        "{\"text\": \"a\", \"reference_date\": 20250418}",
        &["neither a date nor null: 20250418"],
    ),
    (
        "{\"text\": \"a\", \"id\": {\"n\": 1}}",
        &["field \"id\"", "{\"n\":1}"],
    ),
    ("{\"text\": \"\\ud800\"}", &["not JSON", "\\ud800"]),
];

fn bad_file(folder: &Folder) -> String {
    let mut lines = vec![record("first", FERRY)];
    lines.extend(BAD.iter().map(|(line, _)| (*line).to_owned()));
    lines.push(record("last", FERRY));
    folder.file("bad.jsonl", lines.join("\n"))
}

#[test]
fn bad_records_are_reported_and_the_rest_goes_on() {
    let folder = Folder::new("bad");
    let run = run(&["extract", &bad_file(&folder)]).assert(1);
    assert_eq!(ids(&run.lines()), BTreeSet::from(["first", "last"]));
    let reports: Vec<_> = run.err.lines().collect();
    for (at, (_, words)) in BAD.iter().enumerate() {
        let place = format!("bad.jsonl:{}: ", at + 2);
        assert!(reports[at].contains(&place), "{place} in {:?}", reports[at]);
        for word in *words {
            assert!(reports[at].contains(word), "{word:?} in {:?}", reports[at]);
        }
    }
    assert_eq!(reports.last(), Some(&"digestif: 8 of 10 records failed"));
}

#[test]
fn strict_stops_at_the_first() {
    let folder = Folder::new("strict");
    let file = bad_file(&folder);
    let run = run(&["extract", "--strict", "--format", "json", &file])
        .assert(1)
        .says(&["bad.jsonl:2", "--strict"]);
    assert!(!run.err.contains("bad.jsonl:3"));
    let documents: Value = serde_json::from_str(&run.out).expect("the array is whole");
    assert_eq!(
        ids(documents.as_array().expect("an array")),
        BTreeSet::from(["first"])
    );
}

#[test]
fn quiet_says_nothing_but_the_status_tells() {
    let folder = Folder::new("quiet");
    let run = run(&["extract", "--quiet", &bad_file(&folder)]).assert(1);
    assert_eq!(run.err, "");
    assert_eq!(ids(&run.lines()), BTreeSet::from(["first", "last"]));
}

#[test]
fn invalid_utf8_names_file_and_byte() {
    let folder = Folder::new("utf8");
    let text = folder.file("latin.txt", b"Caf\xE9 owners paid $3 million.");
    let good = folder.file("good.txt", FERRY);
    let run = run(&["extract", &text, &good])
        .assert(1)
        .says(&["latin.txt: not UTF-8 at byte 3: 0xE9"]);
    assert_eq!(ids(&run.lines()), BTreeSet::from(["good.txt"]));

    let mut lines = b"{\"text\": \"Caf\xE9\"}\n".to_vec();
    lines.extend_from_slice(record("good", FERRY).as_bytes());
    let file = folder.file("latin.jsonl", lines);
    let run = extract(&file)
        .assert(1)
        .says(&["latin.jsonl:1: not UTF-8 at byte 13 of the line: 0xE9"]);
    assert_eq!(ids(&run.lines()), BTreeSet::from(["good"]));
}

#[test]
fn files_that_cannot_be_read_are_reported() {
    let folder = Folder::new("unreadable");
    let good = folder.file("good.txt", FERRY);
    let missing = folder.path("missing.txt");
    let inside = folder.0.to_str().expect("UTF-8").to_owned();
    let run = run(&["extract", &missing, &inside, &good]).assert(1);
    let run = run.says(&[
        "missing.txt: cannot be read: ",
        &format!("{inside}: cannot be read: "),
        "2 of 3 records failed",
    ]);
    assert_eq!(ids(&run.lines()), BTreeSet::from(["good.txt"]));
}

#[test]
fn wrong_calls_end_with_two() {
    let folder = Folder::new("wrong");
    let csv = folder.file("notes.csv", "id,text\n");
    for (args, words) in [
        (
            &["extract", "--kinds", "monney"][..],
            &["monney", "money, percent, count", "custom"][..],
        ),
        (
            &["extract", "--reference-date", "2025-13-40"],
            &["2025-13-40", "--reference-date"],
        ),
        (&["extract", "--reference-date", "18 April"], &["18 April"]),
        (
            &["extract", "--input", "parquet"],
            &["parquet", "text, jsonl"],
        ),
        (
            &["extract", &csv],
            &["notes.csv", "csv is not supported", "text, jsonl"],
        ),
        (
            &["extract", "--format", "xml"],
            &["xml", "jsonl, json, csv, table"],
        ),
        (
            &["extract", "--format", "csv", "--digest"],
            &["--digest", "jsonl"],
        ),
        (
            &["extract", "--offsets", "lines"],
            &["lines", "chars, bytes, utf16"],
        ),
        (
            &["extract", "-o", &folder.path("no/such/folder")],
            &["no/such/folder"],
        ),
        (&["extract", "--nonsense"], &["--nonsense"]),
        (&["explain"], &["TEXT"]),
        (&["frobnicate"], &["frobnicate"]),
    ] {
        let run = run(args).assert(2).says(words);
        assert_eq!(run.out, "", "{args:?}");
    }
    assert_eq!(run(&["extract", "--input", "text", &csv]).assert(0).err, "");
}

#[test]
fn an_input_is_never_overwritten() {
    let folder = Folder::new("overwrite");
    let file = folder.file("ferry.txt", FERRY);
    run(&["extract", &file, "-o", &file])
        .assert(2)
        .says(&["ferry.txt", "one of the files to read"]);
    run(&["extract", &file, "-o", &file, "--format", "csv", "--digest"]).assert(2);
    assert_eq!(
        std::fs::read_to_string(&file).expect("it is still there"),
        FERRY
    );
}
