//! The formats, their offsets and filters, the terminal table, and outputs that fail.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use crate::run::{DIGEST, FERRY, Folder, command, finish, record, run, run_with};

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
        let mut command = command(&[
            "extract",
            "--input",
            "jsonl",
            "--format",
            "table",
            "--reference-date",
            "2026-03-13",
        ]);
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
    let mut wide = command(&[
        "extract",
        "--input",
        "jsonl",
        "--format",
        "table",
        "--reference-date",
        "2026-03-13",
    ]);
    let out = finish(wide.env("COLUMNS", "200"), records.as_bytes())
        .assert(0)
        .out;
    for words in [
        "digest · ",
        "who says so",
        "$2 million",
        "2,000,000 USD",
        "Trend, 2026-03-12",
        "9 ships · vessel",
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

#[test]
fn html_is_one_page_of_all_documents() {
    let records = format!("{}\n{}\n", record("a", DIGEST), record("</script>", FERRY));
    let run = run_with(
        &["extract", "--input", "jsonl", "--format", "html"],
        &records,
    )
    .assert(0);
    assert!(run.out.starts_with("<!DOCTYPE html>") && run.out.ends_with("</html>\n"));
    assert_eq!(run.out.matches("<article").count(), 2);
    assert_eq!(run.out.matches("<section class=\"item\">").count(), 2);
    assert!(!run.out.contains("{{"), "a place of the template is left");
    let facts = run_with(&["extract", "--input", "jsonl"], &records)
        .assert(0)
        .lines();
    let mut shown = Vec::new();
    for part in run.out.split("class=\"facts-data\">").skip(1) {
        let json = part.split("</script>").next().expect("a script ends");
        let entries: Vec<Value> = serde_json::from_str(json).expect("JSON");
        shown.extend(entries);
    }
    for entry in &mut shown {
        let summary = entry
            .as_object_mut()
            .and_then(|entry| entry.remove("summary"));
        assert!(summary.is_some_and(|summary| summary.is_string()));
    }
    assert_eq!(shown, facts);
}
