//! The speed of extraction in figures that carry over from one machine to another; `cargo xtask bench` runs it and judges them.
//!
//! * `time [--megabytes N] [--rounds N]`: the time of extractions beside that of baselines, taken in turn in one process.
//! * `threads`, with the same options: of these, only two threads beside one; with the feature `parallel`.
//! * `count [--most KIB]`: a list of pieces of work, each done once inside the function `measured_work`, for a tool that counts
//!   instructions.
//!
//! Either prints a JSON object a line. Facts are checked on the way.

#[allow(
    unreachable_pub,
    dead_code,
    reason = "a module shared by two benchmarks"
)]
#[path = "../corpus/mod.rs"]
mod corpus;
mod count;
mod time;

use std::process::ExitCode;

use chrono::NaiveDate;
use digestif::{Extractor, Facts, Input, Kind};

const SEED: u64 = 20_260_313;

/// Sizes of documents by name.
const SIZES: [(&str, usize); 4] = [
    ("200 B", 200),
    ("2 KB", 2 << 10),
    ("20 KB", 20 << 10),
    ("2 MB", 2 << 20),
];

/// Selections of kinds by name.
const SELECTIONS: [(&str, &[Kind]); 5] = [
    ("all", &Kind::ALL),
    (
        "numbers, dates",
        &[
            Kind::Money,
            Kind::Percent,
            Kind::Count,
            Kind::Quantity,
            Kind::Number,
            Kind::Ordinal,
            Kind::Date,
        ],
    ),
    ("money", &[Kind::Money]),
    ("date", &[Kind::Date]),
    ("person", &[Kind::Person]),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("speed: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    // Cargo itself adds `--bench`.
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let command = args.next();
    let (mut megabytes, mut rounds, mut most) = (3, 5, 512);
    while let Some(arg) = args.next() {
        let option = match arg.as_str() {
            "--megabytes" => &mut megabytes,
            "--rounds" => &mut rounds,
            "--most" => &mut most,
            _ => return Err(format!("unknown option {arg}")),
        };
        let value = args.next().and_then(|value| value.parse().ok());
        *option = value
            .filter(|&value| value > 0)
            .ok_or_else(|| format!("{arg} needs a number above 0"))?;
    }
    match command.as_deref() {
        Some("time") => time::run(megabytes * 1_000_000, rounds),
        #[cfg(feature = "parallel")]
        Some("threads") => time::threads(megabytes * 1_000_000, rounds),
        Some("count") => count::run(most << 10),
        _ => return Err("`time`, `threads` or `count`".to_owned()),
    }
    Ok(())
}

/// An extractor of a selection of [`SELECTIONS`].
fn extractor(kinds: &[Kind]) -> Extractor {
    let builder = Extractor::builder().kinds(kinds.iter().copied());
    builder.build().expect("kinds are selected")
}

/// The facts of a text of the day that all the measured texts are of.
fn extract<'t>(extractor: &Extractor, text: &'t str) -> Facts<'t> {
    let day = NaiveDate::from_ymd_opt(2026, 3, 13);
    extractor.extract(Input::new(text).reference_date(day))
}

/// Prints one measurement.
fn line(value: &serde_json::Value) {
    println!("{value}");
}
