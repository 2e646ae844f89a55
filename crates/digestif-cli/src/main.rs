//! The `digestif` program.

use std::io::{BufRead, Write};

use digestif::{Extractor, Input, OffsetUnit};

fn main() {
    let path = std::env::args().next_back().expect("a file");
    let extractor = Extractor::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path).expect("readable")).lines() {
        let line: serde_json::Value = serde_json::from_str(&line.expect("UTF-8")).expect("JSON");
        let date = line["reference_date"].as_str().and_then(|d| d[..10].parse::<chrono::NaiveDate>().ok());
        let input = Input::new(line["text"].as_str().expect("text")).reference_date(date).id(line["id"].as_str().expect("id"));
        let facts = extractor.extract(input);
        let digest = facts.digest();
        writeln!(out, "{}", serde_json::json!({"doc_id": line["id"], "digest": digest})).expect("writable");
        for record in facts.records(OffsetUnit::Chars) {
            writeln!(out, "{}", serde_json::to_string(&record).expect("serialises")).expect("writable");
        }
    }
}
