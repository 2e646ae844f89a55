//! Runs what the reader is told to run: the example programs and the README's shell commands.
//!
//! The README's Rust block is a doctest of the core crate; its Python block runs in the `python` stage.

use std::path::PathBuf;

use serde_json::Value;

use crate::shell::{call, cargo, read, read_file, release_program, root, run, target};
use crate::stage::{Done, Outcome};

/// What an example program is called with; others are called with nothing.
const ARGUMENTS: &[(&str, &[&str])] = &[
    ("batch_folder", &["examples/digests"]),
    ("batch_jsonl", &["examples/digests.jsonl"]),
];

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
        let args = ARGUMENTS
            .iter()
            .find(|known| known.0 == name)
            .map_or([].as_slice(), |known| known.1);
        let mut command = call(release_program(&format!("examples/{name}")), args);
        command.stdout(std::process::Stdio::null());
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
    let entries = std::fs::read_dir(root().join("examples"))
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    let mut paths: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .collect();
    paths.sort();
    paths
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
