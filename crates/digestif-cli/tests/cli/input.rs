//! Text files, JSON lines and standard input.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::run::{FERRY, Folder, ids, record, run, run_with};

#[test]
fn a_text_file_is_one_document() {
    let folder = Folder::new("text");
    let file = folder.file("ferry.txt", FERRY);
    let run = run(&["extract", &file]).assert(0);
    let lines = run.lines();
    assert_eq!(run.err, "");
    assert_eq!(ids(&lines), BTreeSet::from(["ferry.txt"]));
    let kinds: BTreeSet<_> = lines
        .iter()
        .filter_map(|line| line["kind"].as_str())
        .collect();
    assert_eq!(kinds, BTreeSet::from(["money", "percent", "count", "date"]));
    assert_eq!(lines[0]["text"], "$3 million");
    assert_eq!(lines[0]["value"]["amount"], "3000000");
    assert_eq!(
        (&lines[0]["start"], &lines[0]["end"]),
        (&Value::from(15), &Value::from(25))
    );
}

#[test]
fn standard_input_is_read_without_a_file_or_for_a_dash() {
    for args in [&["extract"][..], &["extract", "-"]] {
        let run = run_with(args, FERRY).assert(0);
        assert_eq!(ids(&run.lines()), BTreeSet::from(["stdin"]));
    }
    let run = run_with(
        &["extract", "--input", "jsonl", "-"],
        "{\"text\": \"It cost $3 million.\"}",
    )
    .assert(0);
    assert_eq!(ids(&run.lines()), BTreeSet::from(["stdin:1"]));
    run_with(&["extract", "-", "-"], "")
        .assert(2)
        .says(&["only once"]);
}

#[test]
fn several_files_come_in_their_order() {
    let folder = Folder::new("several");
    let b = folder.file("b.txt", FERRY);
    let a = folder.file(
        "a.jsonl",
        format!(
            "{}\n\n{{\"text\": \"It cost $3 million.\"}}\n",
            record("x", FERRY)
        ),
    );
    let lines = run(&["extract", &b, &a]).assert(0).lines();
    let mut order: Vec<_> = lines
        .iter()
        .filter_map(|line| line["doc_id"].as_str())
        .collect();
    order.dedup();
    assert_eq!(order, ["b.txt", "x", "a.jsonl:3"]);
}

#[test]
fn files_of_one_name_keep_their_paths() {
    let folder = Folder::new("same-name");
    let (a, b) = (folder.file("a/x.txt", FERRY), folder.file("b/x.txt", FERRY));
    let lines = run(&["extract", &a, &b]).assert(0).lines();
    assert_eq!(ids(&lines), BTreeSet::from([a.as_str(), b.as_str()]));
}

#[test]
fn fields_may_have_other_names() {
    let line =
        r#"{"body": "It opened on April 17.", "key": 12, "day": "2025-04-18T09:30:00+05:00"}"#;
    let args = [
        "extract",
        "--input",
        "jsonl",
        "--text-field",
        "body",
        "--id-field",
        "key",
        "--date-field",
        "day",
    ];
    let lines = run_with(&args, line).assert(0).lines();
    assert_eq!(lines[0]["doc_id"], "12");
    assert_eq!(lines[0]["value"]["start"], "2025-04-17");
}

#[test]
fn the_reference_date_of_the_call_fills_in() {
    let text = "It opened on April 17.";
    let records = format!(
        "{}\n{}\n",
        record("none", text),
        serde_json::json!({"id": "null", "text": text, "reference_date": null})
    );
    for date in ["2025-04-18", "2025-04-18 09:30"] {
        let lines = run_with(
            &["extract", "--input", "jsonl", "--reference-date", date],
            &records,
        )
        .assert(0)
        .lines();
        let starts: Vec<_> = lines
            .iter()
            .map(|line| line["value"]["start"].clone())
            .collect();
        assert_eq!(starts, ["2025-04-17", "2025-04-17"]);
    }
    let own = serde_json::json!({"text": text, "reference_date": "2019-06-01"}).to_string();
    let args = [
        "extract",
        "--input",
        "jsonl",
        "--reference-date",
        "2025-04-18",
    ];
    assert_eq!(
        run_with(&args, &own).assert(0).lines()[0]["value"]["start"],
        "2019-04-17"
    );
}

#[test]
fn a_long_line_and_a_byte_order_mark_are_no_matter() {
    let text = format!(
        "{} It cost $3 million.",
        "Nothing of note. ".repeat(100_000)
    );
    let input = format!(
        "\u{FEFF}{}\r\n{}",
        record("long", &text),
        record("short", "It cost $3 million.")
    );
    let lines = run_with(&["extract", "--input", "jsonl"], &input)
        .assert(0)
        .lines();
    assert_eq!(ids(&lines), BTreeSet::from(["long", "short"]));
}

#[test]
fn no_text_at_all_is_no_error() {
    let run = run_with(&["extract"], "").assert(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
    assert_eq!(
        run_with(&["extract", "--format", "json", "--input", "jsonl"], "\n")
            .assert(0)
            .out,
        "[]\n"
    );
}
