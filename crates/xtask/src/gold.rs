//! Scores the extraction against annotated documents and holds it to the least figures of `tests/minimums.toml`.
//!
//! The documents and the scorer are no part of the repository: they lie in a folder `shared` beside it, or where
//! `DIGESTIF_SHARED` says. Without them the stage is skipped.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::shell::{
    call, cargo, python, read_file, release_program, root, run, target, write_file,
};
use crate::stage::{Done, Outcome};

/// Scores every set of `tests/minimums.toml`.
pub(crate) fn gold() -> Outcome {
    let shared =
        std::env::var_os("DIGESTIF_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let scorer = shared.join("tools/score_facts.py");
    if !scorer.is_file() {
        return Ok(Done::Skipped(
            "no annotated documents beside the repository".to_owned(),
        ));
    }
    run(cargo(["build", "--release", "-p", "digestif-cli"]))?;
    let content = read_file(&root().join("tests/minimums.toml"))?;
    let sets: toml::Table = content
        .parse()
        .map_err(|error| format!("tests/minimums.toml: {error}"))?;
    let mut failed = Vec::new();
    for (name, set) in &sets {
        println!("\n--- {name}");
        if let Err(message) = score(name, set, &shared, &scorer) {
            println!("{name}: {message}");
            failed.push(name.as_str());
        }
    }
    match failed.as_slice() {
        [] if sets.is_empty() => Err("tests/minimums.toml names no set".to_owned()),
        [] => Ok(Done::Passed),
        _ => Err(format!("below the least figures: {}", failed.join(", "))),
    }
}

fn score(name: &str, set: &toml::Value, shared: &Path, scorer: &Path) -> Result<(), String> {
    let files = set
        .get("files")
        .and_then(toml::Value::as_array)
        .ok_or("`files` is missing")?;
    let mut documents = String::new();
    for file in files.iter().filter_map(toml::Value::as_str) {
        documents += &read_file(&shared.join("gold").join(file))?;
    }
    let folder = target().join("gold");
    let (gold, predicted) = (
        folder.join(format!("{name}.jsonl")),
        folder.join(format!("{name}.pred.jsonl")),
    );
    write_file(&gold, &documents)?;
    let mut extract = call(
        release_program("digestif"),
        [
            "extract", "--input", "jsonl", "--format", "jsonl", "--digest",
        ],
    );
    let output = std::fs::File::create(&predicted)
        .map_err(|error| format!("{}: {error}", predicted.display()))?;
    extract.arg(&gold).stdout(Stdio::from(output));
    run(extract)?;
    let mut command = call(python()?, [scorer, &gold, &predicted]);
    let least = set
        .get("least")
        .and_then(toml::Value::as_table)
        .ok_or("`least` is missing")?;
    for (figure, value) in least {
        command.arg("--min").arg(format!("{figure}={value}"));
    }
    run(command)
}
