//! Instructions a byte of text, counted with callgrind: they repeat exactly on one machine with one compiler.
//!
//! None may rise, and hostile texts may cost 4 times those of plain news at most.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{rows, text};
use crate::shell::{call, is_installed, read, read_file, root, target, write_file};

/// The recorded figures.
const RECORD: &str = "crates/xtask/instructions.toml";

/// The most that a figure may grow over the recorded one.
const MAX_RISE: f64 = 1.05;

/// The most that twice the text may cost.
const MAX_GROWTH: f64 = 2.1;

/// The function whose calls are counted one by one.
const MEASURED: &str = "speed::count::measured_work";

/// One piece of work.
struct Count {
    table: String,
    name: String,
    bytes: u64,
    instructions: u64,
}

impl Count {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    fn per_byte(&self) -> f64 {
        self.instructions as f64 / self.bytes as f64
    }
}

/// Holds the counts to the recorded ones, and the growth to its limit.
pub(super) fn check(program: &Path) -> Result<(), String> {
    let Some(counts) = counts(program, "128")? else {
        return Ok(());
    };
    let mut problems = risen(&counts)?;
    problems.extend(steep(&counts));
    problems.extend(dear(&counts));
    problems.extend(selection(&counts));
    if problems.is_empty() {
        Ok(())
    } else {
        problems.push(format!(
            "where the cost is worth it, `cargo xtask bench --record` writes {RECORD} anew"
        ));
        Err(problems.join("\n"))
    }
}

/// Writes the record.
pub(super) fn record(program: &Path) -> Result<(), String> {
    let counts = counts(program, "2")?.ok_or("counting needs valgrind")?;
    let mut record = "# Instructions a byte of text, and those of the first extractor of a process: `cargo xtask bench --record` writes them.\n".to_owned();
    let mut table = "";
    for count in recorded(&counts) {
        if count.table != table {
            table = &count.table;
            let _ = write!(record, "\n[{table}]\n");
        }
        let name = toml::Value::from(count.name.as_str());
        let _ = writeln!(record, "{name} = {:.1}", count.per_byte());
    }
    write_file(&root().join(RECORD), &record)
}

/// Shows the growth up to 8 MB.
pub(super) fn growth(program: &Path) -> Result<(), String> {
    let Some(counts) = counts(program, "8192")? else {
        return Ok(());
    };
    let problems = steep(&counts);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

/// What is recorded: all but the longer of two texts whose growth is looked at, and those of many sizes.
fn recorded(counts: &[Count]) -> impl Iterator<Item = &Count> {
    counts
        .iter()
        .filter(|count| count.table != "longer" && count.table != "growth")
}

/// The figures that have risen.
fn risen(counts: &[Count]) -> Result<Vec<String>, String> {
    let content = read_file(&root().join(RECORD))?;
    let record: toml::Table = content
        .parse()
        .map_err(|error| format!("{RECORD}: {error}"))?;
    println!(
        "{:<28} {:>14} {:>14} {:>7}",
        "instructions a byte", "recorded", "now", "change"
    );
    let mut risen = Vec::new();
    for count in recorded(counts) {
        let Count { table, name, .. } = count;
        let before = record
            .get(table)
            .and_then(|table| table.get(name)?.as_float());
        let Some(before) = before else {
            risen.push(format!("{table}: {name} is not in {RECORD}"));
            continue;
        };
        let (now, label) = (count.per_byte(), format!("{table}: {name}"));
        println!(
            "{label:<28} {before:>14.1} {now:>14.1} {:>+6.1}%",
            100.0 * (now / before - 1.0)
        );
        if now > before * MAX_RISE {
            risen.push(format!(
                "{label} costs {now:.1} instructions a byte, recorded are {before:.1}"
            ));
        }
    }
    Ok(risen)
}

/// The texts of which twice as much costs too much more.
fn steep(counts: &[Count]) -> Vec<String> {
    println!(
        "{:<28} {:>14} {:>14} {:>7}",
        "growth", "bytes", "instructions", "ratio"
    );
    let mut steep = Vec::new();
    for pair in counts.windows(2).filter(|pair| pair[1].table == "longer") {
        let [one, two] = pair else { continue };
        // Composed texts are not quite twice as long.
        let growth = 2.0 * two.per_byte() / one.per_byte();
        println!(
            "{:<28} {:>14} {:>14} {growth:>7.2}",
            one.name, one.bytes, one.instructions
        );
        if growth > MAX_GROWTH {
            steep.push(format!(
                "{}: twice the text costs {growth:.2} times as much",
                one.name
            ));
        }
    }
    if steep.is_empty() && counts.iter().all(|count| count.table != "longer") {
        steep.push("no growth was counted".to_owned());
    }
    steep
}

/// The most that a hostile text may cost beside plain news.
const MAX_HOSTILE: f64 = 4.0;

/// The hostile texts that cost too much.
fn dear(counts: &[Count]) -> Vec<String> {
    let news = counts.iter().find(|count| count.name == "news 20 KB");
    let Some(news) = news.map(Count::per_byte) else {
        return vec!["plain news was not counted".to_owned()];
    };
    let hostile = counts.iter().filter(|count| count.table == "hostile");
    let ratios = hostile.map(|count| (&count.name, count.per_byte() / news));
    let dear = ratios.filter(|(_, ratio)| *ratio > MAX_HOSTILE);
    dear.map(|(name, ratio)| format!("{name} over and over costs {ratio:.1} times plain news"))
        .collect()
}

/// Asking for one kind must cost less than asking for all by this much; what remains is what attribution draws on.
const MAX_SHARE: f64 = 0.97;

/// Whether asking for one kind pays.
fn selection(counts: &[Count]) -> Option<String> {
    let of = |name: &str| {
        let found = counts
            .iter()
            .find(|count| count.table == "kinds" && count.name == name);
        found.map(Count::per_byte)
    };
    match (of("money"), of("all")) {
        (Some(money), Some(all)) if money < all * MAX_SHARE => None,
        (money, all) => Some(format!(
            "money alone costs {money:?} instructions a byte, all kinds {all:?}"
        )),
    }
}

/// Counts all the work, with texts doubled up to `most` KB; nothing where valgrind is missing.
fn counts(program: &Path, most: &str) -> Result<Option<Vec<Count>>, String> {
    if !is_installed(call("valgrind", ["--version"])) {
        println!("instructions: skipped, valgrind is not installed");
        return Ok(None);
    }
    let folder = fresh_folder()?;
    // Counts inside the function alone, and writes a file after each call of it: `out.1`, `out.2`, …
    let mut command = call("valgrind", ["-q", "--tool=callgrind"]);
    command.args([
        format!("--dump-after={MEASURED}"),
        format!("--toggle-collect=*{MEASURED}*"),
        format!("--callgrind-out-file={}", folder.join("out").display()),
    ]);
    command.arg(program).args(["count", "--most", most]);
    let rows = rows(&read(command)?);
    let counts = (1..).zip(&rows).map(|(nth, row)| count(row, &folder, nth));
    let counts: Vec<Count> = counts.collect::<Result<_, _>>()?;
    if counts.is_empty() {
        return Err("nothing was counted".to_owned());
    }
    Ok(Some(counts))
}

fn fresh_folder() -> Result<PathBuf, String> {
    let folder = target().join("callgrind");
    let named = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(named)?;
    }
    std::fs::create_dir_all(&folder).map_err(named)?;
    Ok(folder)
}

/// The `nth` piece of work.
fn count(row: &Value, folder: &Path, nth: usize) -> Result<Count, String> {
    let written = read_file(&folder.join(format!("out.{nth}")))?;
    let total = written.lines().find_map(|line| {
        line.strip_prefix("summary: ")
            .or(line.strip_prefix("totals: "))
    });
    let instructions = total
        .and_then(|number| number.trim().parse().ok())
        .filter(|&number| number > 0)
        .ok_or("callgrind counted nothing")?;
    Ok(Count {
        table: text(row, "table").to_owned(),
        name: text(row, "name").to_owned(),
        bytes: row["bytes"]
            .as_u64()
            .filter(|&bytes| bytes > 0)
            .ok_or("a text has no bytes")?,
        instructions,
    })
}
