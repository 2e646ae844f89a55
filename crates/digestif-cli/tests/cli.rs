//! The program as its users call it: inputs, formats, exit statuses, and what is said of bad records.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Facts that stand in any final extractor's output: money, percent, count, date.
const FERRY: &str = "The port spent $3 million on 17 vessels, and exports rose 30% in March 2025.";

/// What a run gave.
#[derive(Debug)]
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    /// The lines of the output as JSON.
    fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line is JSON"))
            .collect()
    }

    fn assert(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in {:?}", self.err);
        }
        self
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digestif"));
    command.args(args);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

fn finish(command: &mut Command, stdin: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its call does not read its input.
    let _ = child.stdin.take().expect("stdin is piped").write_all(stdin);
    let done = child.wait_with_output().expect("the program ends");
    Run {
        status: done.status.code().expect("the program was not killed"),
        out: String::from_utf8(done.stdout).expect("the output is UTF-8"),
        err: String::from_utf8(done.stderr).expect("messages are UTF-8"),
    }
}

fn run(args: &[&str]) -> Run {
    finish(&mut command(args), b"")
}

fn extract(file: &str) -> Run {
    run(&["extract", file])
}

fn run_with(args: &[&str], stdin: &str) -> Run {
    finish(&mut command(args), stdin.as_bytes())
}

/// A folder of a test's own, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("a folder can be made");
        std::fs::write(&path, bytes).expect("a file can be written");
        path.to_str().expect("paths of tests are UTF-8").to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0
            .join(name)
            .to_str()
            .expect("paths of tests are UTF-8")
            .to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn record(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text}).to_string()
}

fn ids(lines: &[Value]) -> BTreeSet<&str> {
    lines
        .iter()
        .filter_map(|line| line["doc_id"].as_str())
        .collect()
}

// Inputs

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

// Bad records

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

// Wrong calls

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

// Outputs

#[test]
fn kinds_filter_before_ids_are_counted() {
    let all = run_with(&["extract"], FERRY).assert(0).lines();
    let some = run_with(&["extract", "--kinds", "percent,date"], FERRY)
        .assert(0)
        .lines();
    assert!(some.len() < all.len());
    let kinds: Vec<_> = some.iter().map(|line| line["kind"].clone()).collect();
    assert_eq!(kinds, ["percent", "date"]);
    let ids: Vec<_> = some.iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [0, 1]);
}

#[test]
fn offsets_count_what_was_asked_for() {
    let text = "🚢 Café owners paid $3 million.";
    for (unit, start) in [("chars", 19), ("bytes", 23), ("utf16", 20)] {
        let lines = run_with(&["extract", "--offsets", unit, "--kinds", "money"], text)
            .assert(0)
            .lines();
        assert_eq!(lines[0]["start"], start, "{unit}");
        assert_eq!(lines[0]["end"], start + 10, "{unit}");
    }
}

/// A digest of two items behind an accent and an emoji, so that units differ.
const DIGEST: &str = "BAKU, March 13, 2026 – Foreign papers wrote about 40 ferries 🚢 this week.\n\n\
    Ferries leave on time\nReuters reported on March 11 that the ferries leave on time. The line runs nine ships.\n\n\
    Figs leave late\nTrend wrote on March 12 that the figs are late. Growers lost $2 million.\n";

#[test]
fn the_structure_stands_ahead_of_the_facts() {
    let records = format!(
        "{}\n{}\n",
        record("a", DIGEST),
        record("b", "Nothing of note.")
    );
    let run = run_with(
        &[
            "extract",
            "--input",
            "jsonl",
            "--digest",
            "--offsets",
            "utf16",
        ],
        &records,
    )
    .assert(0);
    let lines = run.lines();
    let digest = &lines[0];
    let keys: Vec<_> = digest.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["digest", "doc_id"]);
    assert_eq!(
        lines
            .last()
            .map(|line| (&line["doc_id"], line["digest"].is_object())),
        Some((&Value::from("b"), true))
    );
    let items = digest["digest"]["items"].as_array().expect("items");
    assert_eq!(items.len(), 2);
    let units: Vec<u16> = DIGEST.encode_utf16().collect();
    let at =
        |name: &str| usize::try_from(items[1][name].as_u64().expect("an offset")).expect("it fits");
    let item = String::from_utf16(&units[at("start")..at("end")]).expect("whole characters");
    assert!(
        item.starts_with("Figs leave late\n") && item.ends_with("$2 million."),
        "{item:?}"
    );
    let money = lines
        .iter()
        .find(|line| line["kind"] == "money")
        .expect("two million");
    assert_eq!(money["item"], 1);
    assert_eq!(money["attribution"]["outlet"], "Trend");
}

#[test]
fn json_is_one_array_of_documents() {
    let records = format!("{}\n{}\n", record("a", DIGEST), record("b", FERRY));
    let run = run_with(
        &["extract", "--input", "jsonl", "--format", "json"],
        &records,
    )
    .assert(0);
    let documents: Value = serde_json::from_str(&run.out).expect("JSON");
    let documents = documents.as_array().expect("an array");
    assert_eq!(documents.len(), 2);
    let lines = run_with(&["extract", "--input", "jsonl"], &records)
        .assert(0)
        .lines();
    let mut facts = Vec::new();
    for document in documents {
        assert_eq!(document.as_object().map(serde_json::Map::len), Some(3));
        assert!(document["digest"]["items"].is_array());
        facts.extend(document["facts"].as_array().expect("facts").clone());
    }
    assert_eq!(facts, lines);
}

#[test]
fn csv_has_the_same_columns_for_every_fact() {
    let records = format!(
        "{}\n{}\n",
        record("a, or \"b\"", DIGEST),
        record("c", FERRY)
    );
    let run = run_with(
        &["extract", "--input", "jsonl", "--format", "csv"],
        &records,
    )
    .assert(0);
    let lines = run_with(&["extract", "--input", "jsonl"], &records)
        .assert(0)
        .lines();
    let mut reader = csv::Reader::from_reader(run.out.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|column| column == name).expect(name);
    let common: Vec<_> = header.iter().take(9).collect();
    assert_eq!(
        common,
        [
            "doc_id", "id", "kind", "start", "end", "text", "sentence", "item", "rule"
        ]
    );
    assert!(
        header
            .iter()
            .skip(9)
            .all(|name| name.starts_with("value_") || name.starts_with("by_"))
    );
    let rows: Vec<_> = reader
        .records()
        .map(|row| row.expect("a row of the same length"))
        .collect();
    assert_eq!(rows.len(), lines.len());
    assert!(!rows.is_empty());
    for (row, line) in rows.iter().zip(&lines) {
        for (column, cell) in [
            ("doc_id", &line["doc_id"]),
            ("text", &line["text"]),
            ("rule", &line["rule"]),
            ("value_amount", &line["value"]["amount"]),
            ("value_currency", &line["value"]["currency"]),
            ("value_timex", &line["value"]["timex"]),
            (
                "value_change_direction",
                &line["value"]["change"]["direction"],
            ),
            ("by_outlet", &line["attribution"]["outlet"]),
            ("by_headline", &line["attribution"]["headline"]),
        ] {
            assert_eq!(
                &row[at(column)],
                cell.as_str().unwrap_or_default(),
                "{column} of {line}"
            );
        }
        assert_eq!(row[at("start")], line["start"].to_string());
    }
    let empty = run_with(&["extract", "--format", "csv"], "").assert(0).out;
    assert_eq!(
        empty.lines().count(),
        1,
        "the header stands even without facts"
    );
    assert_eq!(empty.lines().next(), run.out.lines().next());
}

#[test]
fn the_table_keeps_to_its_width() {
    let records = format!(
        "{}\n{}\n",
        record("digest", DIGEST),
        record(
            "a-very-long-name".repeat(12).as_str(),
            "“Wir zahlen 海運会社 $3 million,” said pilot Ada Linde."
        )
    );
    for width in [40, 59, 60, 80, 200] {
        let mut command = command(&["extract", "--input", "jsonl", "--format", "table"]);
        let run = finish(
            command.env("COLUMNS", width.to_string()),
            records.as_bytes(),
        )
        .assert(0);
        for line in run.out.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(columns <= width, "{columns} > {width}: {line:?}");
            assert_eq!(line.trim_end(), line);
        }
        assert!(!run.out.contains('\u{1b}'), "a pipe is not coloured");
    }
    let mut wide = command(&["extract", "--input", "jsonl", "--format", "table"]);
    let out = finish(wide.env("COLUMNS", "200"), records.as_bytes())
        .assert(0)
        .out;
    for words in [
        "digest · ",
        "who says so",
        "$2 million",
        "2,000,000 USD",
        "Trend, 2026-03-12",
        "9 ship · vessel",
    ] {
        assert!(out.contains(words), "{words:?} in {out}");
    }
}

#[test]
fn colours_follow_the_environment() {
    let coloured = |name: &str, value: &str| {
        let mut command = command(&["extract", "--format", "table"]);
        finish(
            command.env("CLICOLOR_FORCE", "1").env(name, value),
            FERRY.as_bytes(),
        )
        .assert(0)
        .out
        .contains("\u{1b}[")
    };
    assert!(coloured("CLICOLOR_FORCE", "1"));
    assert!(!coloured("NO_COLOR", "1"));
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let text = "“\u{1b}[31mWe paid \u{7}$3 million,” said pilot Ada Linde.";
    let out = run_with(&["extract", "--format", "table"], text)
        .assert(0)
        .out;
    assert!(!out.contains(['\u{1b}', '\u{7}']), "{out:?}");
    let out = run(&["explain", text]).assert(0).out;
    assert!(!out.contains(['\u{1b}', '\u{7}']), "{out:?}");
}

#[test]
fn output_goes_to_a_file() {
    let folder = Folder::new("output");
    let path = folder.path("facts.jsonl");
    let to_file = run_with(&["extract", "-o", &path], FERRY).assert(0);
    assert_eq!(to_file.out, "");
    let written = std::fs::read_to_string(&path).expect("it was written");
    assert_eq!(written, run_with(&["extract"], FERRY).out);
    assert_eq!(written, run_with(&["extract", "-o", "-"], FERRY).out);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new("pipe");
    let lines: String = (0..1000)
        .map(|n| record(&n.to_string(), FERRY) + "\n")
        .collect();
    let file = folder.file("many.jsonl", lines);
    for format in ["jsonl", "json", "csv", "table"] {
        let mut child = command(&["extract", "--format", format, &file])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = [0; 10];
        let mut out = child.stdout.take().expect("stdout is piped");
        out.read_exact(&mut first).expect("there is output");
        drop(out);
        let done = child.wait_with_output().expect("the program ends");
        assert_eq!(done.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for format in ["jsonl", "json", "csv", "table"] {
        run_with(&["extract", "--format", format, "-o", "/dev/full"], FERRY)
            .assert(1)
            .says(&["cannot write the output: "]);
    }
}

#[test]
fn the_same_call_gives_the_same_output() {
    let folder = Folder::new("same");
    let file = folder.file("digest.txt", DIGEST);
    for format in ["jsonl", "json", "csv", "table"] {
        let first = run(&["extract", "--format", format, &file]).assert(0).out;
        assert_eq!(
            first,
            run(&["extract", "--format", format, &file]).assert(0).out
        );
    }
}

// Explain

#[test]
fn explain_shows_rule_value_and_place() {
    let text = "Nothing of note. The port paid  $3 million for five ships.";
    let from_args = run(&["explain", text]).assert(0).out;
    let first = from_args.find("sentence 0").expect("the first sentence");
    let second = from_args.find("sentence 1").expect("the second sentence");
    assert!(
        first < second && from_args[first..second].contains("no facts"),
        "{from_args}"
    );
    for words in [
        "money.",
        "The port paid [$3 million] for five ships.",
        "amount=3000000 currency=USD",
        "nobody",
        "32–42",
    ] {
        assert!(
            from_args[second..].contains(words),
            "{words:?} in {from_args}"
        );
    }
    assert_eq!(run_with(&["explain", "-"], text).assert(0).out, from_args);
    finish(&mut command(&["explain", "-"]), b"Caf\xE9")
        .assert(1)
        .says(&["stdin: not UTF-8 at byte 3"]);
}

#[test]
fn explain_joins_words_and_takes_a_date() {
    let out = run(&[
        "explain",
        "--reference-date",
        "2025-04-18",
        "It",
        "opened",
        "on",
        "April",
        "17.",
    ])
    .assert(0)
    .out;
    assert!(
        out.contains("[April 17]") && out.contains("start=2025-04-17"),
        "{out}"
    );
    run(&["explain", "--reference-date", "2025-13-40", "x"])
        .assert(2)
        .says(&["2025-13-40"]);
}

#[test]
fn help_and_version_are_no_errors() {
    let help = run(&["extract", "--help"]).assert(0).out;
    for words in [
        "--kinds",
        "--reference-date",
        "--strict",
        "Exit status: 0 all well",
    ] {
        assert!(help.contains(words), "{words:?} in {help}");
    }
    assert!(run(&["--version"]).assert(0).out.starts_with("digestif "));
}
