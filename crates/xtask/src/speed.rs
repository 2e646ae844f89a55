//! Speed beside a bare `\w+` pass, and the instructions of an extraction.
//!
//! | file              | what                                                                                     |
//! | ----------------- | ---------------------------------------------------------------------------------------- |
//! | `time.rs`         | one table of ratios within one run, since machines differ and are busy; floors for them  |
//! | `instructions.rs` | instructions a byte beside the recorded ones, their growth with the text; with callgrind |
//!
//! Instructions repeat exactly; they are skipped where valgrind is missing (the test `cost_is_linear_on_hostile_texts` looks at
//! time everywhere).

mod instructions;
mod time;

use std::path::PathBuf;

use serde_json::Value;

use crate::shell::{call, cargo, read};
use crate::stage::{Done, Outcome};

/// The quick form of [`fn@bench`], with floors.
pub(crate) fn speed() -> Outcome {
    let program = program()?;
    all([
        time::measure(&program, &["--megabytes", "1", "--rounds", "3"], true),
        instructions::check(&program),
    ])
}

/// `--check`: instructions alone, beside the recorded ones; `--record`: records them; else the full measurement, whose time
/// `--megabytes N` and `--rounds N` set.
pub(crate) fn bench(options: &[String]) -> Outcome {
    let program = program()?;
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    match options.as_slice() {
        ["--check"] => all([instructions::check(&program)]),
        ["--record"] => all([instructions::record(&program)]),
        _ => all([
            time::measure(&program, &options, false),
            instructions::growth(&program),
        ]),
    }
}

/// All problems at once: each figure is worth seeing also where another falls short.
fn all<const N: usize>(results: [Result<(), String>; N]) -> Outcome {
    let problems: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    if problems.is_empty() {
        Ok(Done::Passed)
    } else {
        Err(problems.join("\n"))
    }
}

/// Builds the program that measures; where it is.
fn program() -> Result<PathBuf, String> {
    let args = [
        "bench",
        "--no-run",
        "--quiet",
        "-p",
        "digestif",
        "--bench",
        "speed",
        "--features",
        "parallel",
        "--message-format",
        "json",
    ];
    let messages = rows(&read(cargo(args))?);
    let mut built = messages
        .iter()
        .filter(|message| message["target"]["name"] == "speed");
    built
        .find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)))
        .ok_or_else(|| "cargo named no program for the benchmark `speed`".to_owned())
}

/// What a program has printed, a JSON object a line.
fn rows(lines: &str) -> Vec<Value> {
    let rows = lines.lines().map(serde_json::from_str);
    rows.filter_map(Result::ok).collect()
}

/// The rows that the program prints for `args`.
fn measured(program: &PathBuf, args: &[&str]) -> Result<Vec<Value>, String> {
    let rows = rows(&read(call(program, args))?);
    if rows.is_empty() {
        return Err("nothing was measured".to_owned());
    }
    Ok(rows)
}

/// A text of a row.
fn text<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_default()
}
