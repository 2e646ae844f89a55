//! The speed of a full extraction beside that of a bare `\w+` pass, in one thread of one process; `cargo xtask bench` runs it.
//!
//! Both read the same documents in turn, document by document, so that whatever else the machine does meets both alike, and the time
//! is that of the thread. Options: `--megabytes N` in all (10), `--rounds N` (5), `--min-ratio R`: fail below that median ratio.
//!
//! `--measure KIB` instead extracts a composed digest and each of the hostile texts once at that size and once at twice the size,
//! inside the function `measured_extraction`, for a tool that counts instructions; it prints the names of the texts.

#[allow(unreachable_pub, reason = "a module shared by two benchmarks")]
mod corpus;

use std::collections::HashSet;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use chrono::NaiveDate;
use corpus::Composer;
use cpu_time::ThreadTime;
use digestif::{Extractor, Input};
use regex::Regex;

const DOCUMENT: usize = 20 * 1024;
const SEED: u64 = 20_260_313;

struct Options {
    megabytes: usize,
    rounds: usize,
    min_ratio: Option<f64>,
    measure: Option<usize>,
}

/// Hostile texts: one piece over and over.
const PIECES: [&str; 12] = [
    "$",
    "1,",
    "1-",
    "one million ",
    "“",
    "\"a ",
    "(",
    "May 5 to ",
    "President Roman ",
    "said Mr Smith, ",
    "Reuters, ",
    "A Line\n\n",
];

fn main() -> ExitCode {
    let options = match read_options() {
        Ok(options) => options,
        Err(message) => {
            eprintln!("speed: {message}");
            return ExitCode::from(2);
        }
    };
    if let Some(kib) = options.measure {
        measure(kib * 1024);
        return ExitCode::SUCCESS;
    }
    compare(&options)
}

fn read_options() -> Result<Options, String> {
    let mut options = Options {
        megabytes: 10,
        rounds: 5,
        min_ratio: None,
        measure: None,
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        // Cargo itself adds `--bench`.
        if arg == "--bench" {
            continue;
        }
        let value = args.next().ok_or_else(|| format!("{arg} needs a value"))?;
        let wrong = || format!("{arg} cannot be {value:?}");
        match arg.as_str() {
            "--megabytes" => options.megabytes = value.parse().map_err(|_| wrong())?,
            "--rounds" => options.rounds = value.parse().map_err(|_| wrong())?,
            "--min-ratio" => options.min_ratio = Some(value.parse().map_err(|_| wrong())?),
            "--measure" => options.measure = Some(value.parse().map_err(|_| wrong())?),
            _ => return Err(format!("unknown option {arg}")),
        }
    }
    if options.megabytes == 0 || options.rounds == 0 {
        return Err("nothing to measure".to_owned());
    }
    Ok(options)
}

fn documents(megabytes: usize) -> Vec<String> {
    let mut composer = Composer::new(SEED);
    let mut documents = Vec::new();
    let mut total = 0;
    while total < megabytes * 1_000_000 {
        documents.push(composer.document(DOCUMENT));
        total += documents[documents.len() - 1].len();
    }
    let distinct: HashSet<&str> = documents.iter().map(String::as_str).collect();
    assert_eq!(distinct.len(), documents.len(), "no document comes twice");
    documents
}

fn compare(options: &Options) -> ExitCode {
    let documents = documents(options.megabytes);
    let bytes: u32 = documents.iter().map(|text| text.len() as u32).sum();
    let megabytes = f64::from(bytes) / 1e6;
    let extractor = Extractor::new();
    let words = Regex::new(r"\w+").expect("the pattern is valid");
    let date = NaiveDate::from_ymd_opt(2026, 3, 13);
    let extract = |text: &str| {
        extractor
            .extract(Input::new(text).reference_date(date))
            .len()
    };
    let count_words = |text: &str| words.find_iter(text).count();
    // The first calls build lexicon and automata.
    black_box((extract(&documents[0]), count_words(&documents[0])));
    println!(
        "{} documents, {bytes} bytes, {} rounds, one thread",
        documents.len(),
        options.rounds
    );
    println!(
        "{:>8} {:>12} {:>12} {:>8} {:>10}",
        "round", "\\w+ MB/s", "facts MB/s", "ratio", "facts"
    );
    let mut rows = Vec::new();
    for round in 1..=options.rounds {
        let (mut slow, mut fast, mut facts) = (Duration::ZERO, Duration::ZERO, 0);
        for (at, text) in documents.iter().enumerate() {
            // Whoever comes second finds the text in the cache: take turns.
            for turn in 0..2 {
                let start = ThreadTime::now();
                if (at + turn) % 2 == 0 {
                    black_box(count_words(text));
                    fast += start.elapsed();
                } else {
                    facts += black_box(extract(text));
                    slow += start.elapsed();
                }
            }
        }
        let speed = |time: Duration| megabytes / time.as_secs_f64();
        let row = [speed(fast), speed(slow), speed(slow) / speed(fast)];
        println!(
            "{round:>8} {:>12.1} {:>12.1} {:>8.3} {facts:>10}",
            row[0], row[1], row[2]
        );
        rows.push(row);
    }
    let median = print_summary(&rows);
    match options.min_ratio {
        Some(limit) if median < limit => {
            println!("the median ratio {median:.3} is below {limit}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Prints the least and the middle of each column; gives the middle ratio.
fn print_summary(rows: &[[f64; 3]]) -> f64 {
    let column = |at: usize| {
        let mut values: Vec<f64> = rows.iter().map(|row| row[at]).collect();
        values.sort_by(f64::total_cmp);
        (values[0], values[values.len() / 2])
    };
    let [words, facts, ratio] = [0, 1, 2].map(column);
    println!(
        "{:>8} {:>12.1} {:>12.1} {:>8.3}",
        "min", words.0, facts.0, ratio.0
    );
    println!(
        "{:>8} {:>12.1} {:>12.1} {:>8.3}",
        "median", words.1, facts.1, ratio.1
    );
    ratio.1
}

fn measure(bytes: usize) {
    let extractor = Extractor::new();
    let both = |name: &str, text: &mut dyn FnMut(usize) -> String| {
        // Both lengths find the allocator in one state, or the longer pays for the blocks that the shorter left.
        black_box(extractor.extract(&text(2 * bytes)));
        measured_extraction(&extractor, &text(bytes));
        measured_extraction(&extractor, &text(2 * bytes));
        println!("{name}");
    };
    both("composed digest", &mut |size| {
        Composer::new(SEED).document(size)
    });
    for piece in PIECES {
        both(&format!("{piece:?}"), &mut |size| {
            piece.repeat(size / piece.len())
        });
    }
}

#[inline(never)]
fn measured_extraction(extractor: &Extractor, text: &str) {
    let date = NaiveDate::from_ymd_opt(2026, 3, 13);
    black_box(extractor.extract(Input::new(black_box(text)).reference_date(date)));
}
