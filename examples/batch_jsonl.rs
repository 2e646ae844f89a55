//! Extracts the facts of JSON lines of any length, in parallel: JSON lines in, JSON lines out.
//!
//! ```text
//! cargo run --release -p digestif-cli --example batch_jsonl -- notes.jsonl -o facts.jsonl
//! zcat notes.jsonl.gz | cargo run --release -p digestif-cli --example batch_jsonl > facts.jsonl
//! ```
//!
//! Facts come in the order of the records, whatever the number of threads. Memory is bounded: one chunk of records is read, worked
//! on by all threads and written before the next is read. A bad record is reported with its line, and the rest goes on.
//! Exit status: 0 all well, 1 some records failed, 2 a wrong call.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Parser;
use digestif::{Extractor, OffsetUnit};
use digestif_cli::input::{Defaults, Failure, date, jsonl};
use digestif_cli::output::{FactWriter, Jsonl};
use digestif_cli::{Error, Outcome, report, status};
use rayon::prelude::*;

/// Extract the facts of JSON lines, in parallel
#[derive(Parser)]
struct Args {
    /// File to read [default: standard input]
    file: Option<PathBuf>,
    /// Field of a record that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_field: String,
    /// Day that "April 17" and "this year" are resolved against, where a record has none of its own
    #[arg(long, value_name = "DATE", value_parser = date)]
    reference_date: Option<NaiveDate>,
    /// A line with the digest's structure ahead of each document's facts
    #[arg(long)]
    digest: bool,
    /// Threads to use; 0 for one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A chunk ends at so many records or bytes, whichever comes first; a single long record may go over the bytes.
const RECORDS: usize = 1024;
const BYTES: usize = 8 << 20;

fn main() -> ExitCode {
    ExitCode::from(status(run(&Args::parse())))
}

fn run(args: &Args) -> Result<Outcome, Error> {
    let usage = |error: &dyn std::fmt::Display| Error::Usage(error.to_string());
    let named =
        |path: &PathBuf, error: io::Error| usage(&format_args!("{}: {error}", path.display()));
    let (name, reader): (String, Box<dyn BufRead>) = match &args.file {
        Some(path) => {
            let file = File::open(path).map_err(|error| named(path, error))?;
            (path.display().to_string(), Box::new(BufReader::new(file)))
        }
        None => ("stdin".to_owned(), Box::new(io::stdin().lock())),
    };
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(BufWriter::new(
            File::create(path).map_err(|error| named(path, error))?,
        )),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.threads)
        .build()
        .map_err(|error| usage(&error))?;
    let extractor = Extractor::new();
    let defaults = Defaults {
        text_field: args.text_field.clone(),
        reference_date: args.reference_date,
        ..Defaults::default()
    };

    let mut lines = jsonl::Lines::new(reader);
    let mut outcome = Outcome::default();
    loop {
        let chunk = chunk(&mut lines)
            .map_err(|error| usage(&format_args!("{name}: cannot be read: {error}")))?;
        if chunk.is_empty() {
            break;
        }
        let written: Vec<Result<Vec<u8>, Failure>> = pool.install(|| {
            let facts = |(number, line): &(u64, Vec<u8>)| {
                let document = jsonl::parse(line, &name, *number, &defaults)?;
                let mut out = Jsonl::new(Vec::new(), OffsetUnit::Chars, args.digest);
                out.document(&extractor.extract(document.input()))
                    .expect("memory can be written to");
                Ok(out.into_inner())
            };
            chunk.par_iter().map(facts).collect()
        });
        for lines in written {
            match lines {
                Ok(lines) => {
                    out.write_all(&lines)?;
                    outcome.documents += 1;
                }
                Err(failure) => {
                    report(&failure);
                    outcome.failed += 1;
                }
            }
        }
        eprintln!(
            "{} records, {} failed",
            outcome.documents + outcome.failed,
            outcome.failed
        );
    }
    out.flush()?;
    Ok(outcome)
}

/// The next records with the numbers of their lines; none at the end.
fn chunk(lines: &mut jsonl::Lines<Box<dyn BufRead>>) -> io::Result<Vec<(u64, Vec<u8>)>> {
    let mut chunk = Vec::new();
    let mut bytes = 0;
    let mut line = Vec::new();
    while chunk.len() < RECORDS && bytes < BYTES {
        let Some(number) = lines.next_into(&mut line)? else {
            break;
        };
        bytes += line.len();
        chunk.push((number, std::mem::take(&mut line)));
    }
    Ok(chunk)
}
