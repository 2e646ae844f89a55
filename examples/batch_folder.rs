//! Extracts the facts of all texts in a folder, in parallel: one file, one document, JSON lines out.
//!
//! ```text
//! cargo run --release -p digestif-cli --example batch_folder -- examples/digests -o facts.jsonl
//! ```
//!
//! Facts come in the order of the files' paths, whatever the number of threads. A document goes by its path within the folder.
//! A file that cannot be read is reported, and the rest goes on. Exit status: 0 all well, 1 some files failed, 2 a wrong call.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Parser;
use digestif::{Extractor, OffsetUnit};
use digestif_cli::input::{Defaults, Failure, InputKind, Source, date};
use digestif_cli::output::{FactWriter, Jsonl};
use digestif_cli::{Error, Outcome, report, status};
use rayon::prelude::*;

/// Extract the facts of all texts in a folder, in parallel
#[derive(Parser)]
struct Args {
    /// Folder to read, with the folders inside it
    folder: PathBuf,
    /// Ending of the files to read
    #[arg(long, default_value = "txt")]
    ending: String,
    /// Day that "April 17" and "this year" are resolved against
    #[arg(long, value_name = "DATE", value_parser = date)]
    reference_date: Option<NaiveDate>,
    /// Threads to use; 0 for one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Files in one round of the pool: enough to keep the threads busy, few enough to keep the memory bounded.
const ROUND: usize = 64;

fn main() -> ExitCode {
    ExitCode::from(status(run(&Args::parse())))
}

fn run(args: &Args) -> Result<Outcome, Error> {
    let usage = |error: &dyn std::fmt::Display| Error::Usage(error.to_string());
    let mut files = Vec::new();
    list(&args.folder, &args.ending, &mut files)
        .map_err(|error| usage(&format_args!("{}: {error}", args.folder.display())))?;
    files.sort_unstable();

    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.threads)
        .build()
        .map_err(|error| usage(&error))?;
    let defaults = Defaults {
        reference_date: args.reference_date,
        ..Defaults::default()
    };
    let extractor = Extractor::new();
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => {
            Box::new(BufWriter::new(File::create(path).map_err(|error| {
                usage(&format_args!("{}: {error}", path.display()))
            })?))
        }
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };

    let mut outcome = Outcome::default();
    for round in files.chunks(ROUND) {
        // Each file becomes its lines of JSON on its own thread; only these are put in order here.
        let lines: Vec<Result<Vec<u8>, Failure>> = pool.install(|| {
            round
                .par_iter()
                .map(|path| facts_of(path, &args.folder, &defaults, &extractor))
                .collect()
        });
        for lines in lines {
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
            "{} of {} files, {} failed",
            outcome.documents + outcome.failed,
            files.len(),
            outcome.failed
        );
    }
    out.flush()?;
    Ok(outcome)
}

/// The JSON lines of one file.
fn facts_of(
    path: &Path,
    folder: &Path,
    defaults: &Defaults,
    extractor: &Extractor,
) -> Result<Vec<u8>, Failure> {
    let id = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
    let source = Source::new(path, InputKind::Text).id(id);
    let mut out = Jsonl::new(Vec::new(), OffsetUnit::Chars, false);
    for document in source.documents(defaults) {
        out.document(&extractor.extract(document?.input()))
            .expect("memory can be written to");
    }
    Ok(out.into_inner())
}

/// Gathers the files below a folder. Links to folders are not followed, since they may lead round in a circle.
fn list(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            list(&path, ending, files)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    Ok(())
}
