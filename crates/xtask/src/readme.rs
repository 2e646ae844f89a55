//! Runs what the reader is told to run: the example programs and the README's shell commands.
//!
//! The README's Rust block is a doctest of the core crate; its Python block runs in the `python` stage.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::shell::{call, cargo, read, read_file, release_program, root, run, target, write_file};
use crate::stage::{Done, Outcome};

/// Runs all example programs, then the README's commands.
pub(crate) fn examples() -> Outcome {
    let names = example_programs()?;
    if !names.is_empty() {
        run(cargo([
            "build",
            "--release",
            "--examples",
            "-p",
            "digestif",
            "-p",
            "digestif-cli",
        ]))?;
    }
    for name in names {
        let mut command = call(release_program(&format!("examples/{name}")), [""; 0]);
        match name.as_str() {
            "batch_folder" => command.arg("examples/digests"),
            "batch_jsonl" => command.arg(sample_records()?),
            _ => &mut command,
        };
        command.stdout(Stdio::null());
        run(command)?;
    }
    run(cargo(["build", "--release", "-p", "digestif-cli"]))?;
    let readme = read_file(&root().join("README.md"))?;
    let mut count = 0;
    for line in blocks(&readme, "sh").flat_map(|block| commands(&block)) {
        // The whole check would call itself, and the package has stages of its own.
        if line.starts_with("cargo xtask") || line.starts_with("pip ") || line.contains("venv") {
            continue;
        }
        let mut command = call("sh", ["-c", &line]);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = [target().join("release")]
            .into_iter()
            .chain(std::env::split_paths(&path));
        command.env(
            "PATH",
            std::env::join_paths(folders).map_err(|error| error.to_string())?,
        );
        run(command)?;
        count += 1;
    }
    if count == 0 {
        Err("the README shows no command".to_owned())
    } else {
        Ok(Done::Passed)
    }
}

/// The sample digests as a file of JSON lines.
fn sample_records() -> Result<PathBuf, String> {
    let folder = root().join("examples/digests");
    let mut records = String::new();
    for path in files(&folder, "txt") {
        let record = json!({ "id": path.file_stem().map(|stem| stem.to_string_lossy()), "text": read_file(&path)? });
        records += &record.to_string();
        records.push('\n');
    }
    let path = target().join("digests.jsonl");
    write_file(&path, &records)?;
    Ok(path)
}

/// The files of a folder with an ending, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let mut paths: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    paths.sort();
    paths
}

/// The fenced blocks of a language.
pub(crate) fn blocks(markdown: &str, language: &str) -> impl Iterator<Item = String> {
    let (fence, mut inside) = (format!("```{language}"), None::<String>);
    let mut list = Vec::new();
    for line in markdown.lines() {
        match inside.take() {
            None if line.trim_end() == fence => inside = Some(String::new()),
            None => {}
            Some(block) if line.starts_with("```") => list.push(block),
            Some(block) => inside = Some(block + line + "\n"),
        }
    }
    list.into_iter()
}

/// The commands of a shell block: a backslash at the end of a line goes on, `#` starts a comment.
fn commands(block: &str) -> Vec<String> {
    let joined = block.replace("\\\n", " ");
    let lines = joined
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// The Python blocks of the README, each as a program of its own.
pub(crate) fn python_blocks() -> Result<Vec<String>, String> {
    Ok(blocks(&read_file(&root().join("README.md"))?, "python").collect())
}

/// The Python programs under `examples/`.
pub(crate) fn python_examples() -> Vec<PathBuf> {
    files(&root().join("examples"), "py")
}

fn example_programs() -> Result<Vec<String>, String> {
    let metadata = read(cargo(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let targets = packages.flat_map(|package| package["targets"].as_array().into_iter().flatten());
    let examples = targets.filter(|target| target["kind"][0] == "example");
    Ok(examples
        .filter_map(|target| Some(target["name"].as_str()?.to_owned()))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_commands_of_a_readme() {
        let text = "a\n```sh\n# why\none \\\n  two\n\nthree\n```\n```rust\nfn x() {}\n```\n```sh\nfour\n```\n";
        let found: Vec<_> = blocks(text, "sh")
            .flat_map(|block| commands(&block))
            .collect();
        assert_eq!(found, ["one    two", "three", "four"]);
        assert_eq!(blocks(text, "rust").collect::<Vec<_>>(), ["fn x() {}\n"]);
    }
}
