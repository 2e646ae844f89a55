//! Speed beside a bare `\w+` pass, and the growth of the cost with the length of the text.
//!
//! Time is a ratio within one run, since machines differ; growth is counted in instructions with callgrind, which repeat exactly,
//! and is skipped where valgrind is missing (the test `cost_is_linear_on_hostile_texts` looks at time everywhere).

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shell::{call, cargo, is_installed, read, read_file, run, target};
use crate::stage::{Done, Outcome};

/// The least speed of a full extraction, as a share of that of the bare pass: a floor under the 0.16 that is measured, with room
/// for a busy machine. The aim is 0.3.
const MIN_RATIO: &str = "0.13";

/// The most instructions that twice the text may cost, in percent of those of the text.
const MAX_GROWTH: u64 = 210;

/// The quick form of [`fn@bench`].
pub(crate) fn speed() -> Outcome {
    bench(
        &[
            "--megabytes",
            "3",
            "--rounds",
            "3",
            "--min-ratio",
            MIN_RATIO,
        ]
        .map(str::to_owned),
    )
}

/// The full measurement; `options` go to the program that measures.
pub(crate) fn bench(options: &[String]) -> Outcome {
    // The growth is worth seeing also where the speed falls short.
    let problems: Vec<String> = [compare(options), growth()]
        .into_iter()
        .filter_map(Result::err)
        .collect();
    if problems.is_empty() {
        Ok(Done::Passed)
    } else {
        Err(problems.join("\n"))
    }
}

fn compare(options: &[String]) -> Result<(), String> {
    let mut command = cargo([
        "bench", "--quiet", "-p", "digestif", "--bench", "speed", "--",
    ]);
    command.args(options);
    run(command)
}

fn growth() -> Result<(), String> {
    if !is_installed(call("valgrind", ["--version"])) {
        println!("growth of the cost: skipped, valgrind is not installed");
        return Ok(());
    }
    let folder = target().join("callgrind");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    // Counts inside the function alone, and writes a file after each call of it: `out.1`, `out.2`, …
    let mut command = call(
        "valgrind",
        [
            "-q",
            "--tool=callgrind",
            "--dump-after=speed::measured_extraction",
        ],
    );
    command.arg("--toggle-collect=*measured_extraction*");
    command.arg(format!(
        "--callgrind-out-file={}",
        folder.join("out").display()
    ));
    command.arg(speed_program()?).args(["--measure", "20"]);
    let names = read(command)?;
    println!(
        "{:<22} {:>14} {:>14} {:>7}",
        "instructions", "20 KiB", "40 KiB", "growth"
    );
    let mut steep = Vec::new();
    for (at, name) in names.lines().enumerate() {
        let (one, two) = (count(&folder, 2 * at + 1)?, count(&folder, 2 * at + 2)?);
        // In hundredths, rounded up: exact integers need no float.
        let growth = (100 * two).div_ceil(one);
        println!(
            "{name:<22} {one:>14} {two:>14} {:>4}.{:02}",
            growth / 100,
            growth % 100
        );
        if growth > MAX_GROWTH {
            steep.push(name);
        }
    }
    match steep.as_slice() {
        [] if names.is_empty() => Err("nothing was counted".to_owned()),
        [] => Ok(()),
        _ => Err(format!(
            "twice the text costs more than {MAX_GROWTH} % of the instructions: {}",
            steep.join(", ")
        )),
    }
}

/// Where Cargo has built the program that measures.
fn speed_program() -> Result<PathBuf, String> {
    let args = [
        "bench",
        "--no-run",
        "--quiet",
        "-p",
        "digestif",
        "--bench",
        "speed",
        "--message-format",
        "json",
    ];
    let messages = read(cargo(args))?;
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages
        .filter(|message| message["target"]["name"] == "speed")
        .find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)))
        .ok_or_else(|| "cargo named no program for the benchmark `speed`".to_owned())
}

/// Instructions of the `nth` call.
fn count(folder: &Path, nth: usize) -> Result<u64, String> {
    let counts = read_file(&folder.join(format!("out.{nth}")))?;
    let total = counts.lines().find_map(|line| {
        line.strip_prefix("summary: ")
            .or(line.strip_prefix("totals: "))
    });
    match total.and_then(|number| number.trim().parse().ok()) {
        Some(0) | None => Err("callgrind counted nothing".to_owned()),
        Some(count) => Ok(count),
    }
}
