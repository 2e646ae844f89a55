//! The table of ratios: bytes a second of an extraction beside those of the baselines in the same run.

use std::path::PathBuf;

use serde_json::Value;

use super::{measured, text};

/// The least ratio to the `\w+` pass that passes, and the one that is aimed at: floors stand a fifth below what was measured when
/// they were set, with room for a busy machine, and rise with the speed.
struct Floor {
    name: &'static str,
    least: f64,
    aim: f64,
}

const fn floor(name: &'static str, least: f64, aim: f64) -> Floor {
    Floor { name, least, aim }
}

const FLOORS: [Floor; 6] = [
    floor("news 2 KB", 0.32, 1.0),
    floor("news 20 KB", 0.34, 1.0),
    floor("digest 20 KB", 0.11, 0.3),
    floor("quiet 2 KB", 0.75, 1.2),
    floor("quiet 20 KB", 0.85, 1.2),
    floor("news numbers, dates", 0.38, 1.0),
];

/// The most milliseconds that the first extractor of a process may take, twice the aim for a busy machine.
const MAX_START: f64 = 20.0;

/// Measures, prints the table and, where asked, holds it to the floors.
pub(super) fn measure(program: &PathBuf, options: &[&str], gated: bool) -> Result<(), String> {
    let mut args = vec!["time"];
    args.extend(options);
    let rows = measured(program, &args)?;
    print(&rows);
    let low = if gated { short(&rows) } else { Vec::new() };
    if low.is_empty() {
        Ok(())
    } else {
        Err(low.join("\n"))
    }
}

fn print(rows: &[Value]) {
    println!(
        "{:<36} {:>10} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "facts MB/s", "to \\w+", "to forms", "to byte", "to all", "to news", "to one"
    );
    for row in rows.iter().filter(|row| row["speed"].is_object()) {
        let baselines = ["words", "forms", "stops", "all", "news", "one"];
        let ratios = baselines.map(|baseline| {
            ratio(row, baseline)
                .map_or_else(|| format!("{:>8}", ""), |ratio| format!("{ratio:>8.3}"))
        });
        println!(
            "{:<36} {:>10.1} {}",
            format!("{}: {}", text(row, "table"), text(row, "name")),
            speed(row, "facts").unwrap_or_default(),
            ratios.join(" ").trim_end()
        );
    }
    if let Some(milliseconds) = start(rows) {
        println!("first extractor: {milliseconds:.1} ms");
    }
}

/// What stays below its floor.
fn short(rows: &[Value]) -> Vec<String> {
    let mut short = Vec::new();
    for Floor { name, least, aim } in FLOORS {
        let row = rows.iter().find(|row| text(row, "name") == name);
        match row.and_then(|row| ratio(row, "words")) {
            Some(ratio) if ratio >= least => {
                println!("{name}: {ratio:.2}, at least {least}, aim {aim}");
            }
            Some(ratio) => short.push(format!(
                "{name}: {ratio:.2} of the speed of \\w+, below {least}"
            )),
            None => short.push(format!("{name}: not measured")),
        }
    }
    match start(rows) {
        Some(milliseconds) if milliseconds <= MAX_START => {}
        Some(milliseconds) => short.push(format!(
            "the first extractor takes {milliseconds:.1} ms, more than {MAX_START}"
        )),
        None => short.push("the first extractor: not measured".to_owned()),
    }
    short
}

fn start(rows: &[Value]) -> Option<f64> {
    rows.iter().find_map(|row| row["milliseconds"].as_f64())
}

fn speed(row: &Value, contender: &str) -> Option<f64> {
    row["speed"][contender].as_f64()
}

/// The speed of the extraction as a share of that of the baseline.
fn ratio(row: &Value, baseline: &str) -> Option<f64> {
    Some(speed(row, "facts")? / speed(row, baseline)?)
}
