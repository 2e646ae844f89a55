//! Runs the program on files of a test's own, and holds texts that several tests share.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Facts that stand in any final extractor's output: money, percent, count, date.
pub(crate) const FERRY: &str =
    "The port spent $3 million on 17 vessels, and exports rose 30% in March 2025.";

/// A digest of two items behind an accent and an emoji, so that units differ.
pub(crate) const DIGEST: &str = "BAKU, March 13, 2026 – Foreign papers wrote about 40 ferries 🚢 this week.\n\n\
    Ferries leave on time\nReuters reported on March 11 that the ferries leave on time. The line runs nine ships.\n\n\
    Figs leave late\nTrend wrote on March 12 that the figs are late. Growers lost $2 million.\n";

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// The lines of the output as JSON.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line is JSON"))
            .collect()
    }

    pub(crate) fn assert(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    pub(crate) fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in {:?}", self.err);
        }
        self
    }
}

pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digestif"));
    command.args(args);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn finish(command: &mut Command, stdin: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its call does not read its input.
    let _ = child.stdin.take().expect("stdin is piped").write_all(stdin);
    let done = child.wait_with_output().expect("the program ends");
    Run {
        status: done.status.code().expect("the program was not killed"),
        out: String::from_utf8(done.stdout).expect("the output is UTF-8"),
        err: String::from_utf8(done.stderr).expect("messages are UTF-8"),
    }
}

pub(crate) fn run(args: &[&str]) -> Run {
    finish(&mut command(args), b"")
}

pub(crate) fn extract(file: &str) -> Run {
    run(&["extract", file])
}

pub(crate) fn run_with(args: &[&str], stdin: &str) -> Run {
    finish(&mut command(args), stdin.as_bytes())
}

/// A folder of a test's own, removed at its end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("a folder can be made");
        std::fs::write(&path, bytes).expect("a file can be written");
        path.to_str().expect("paths of tests are UTF-8").to_owned()
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0
            .join(name)
            .to_str()
            .expect("paths of tests are UTF-8")
            .to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn record(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text}).to_string()
}

pub(crate) fn ids(lines: &[Value]) -> BTreeSet<&str> {
    lines
        .iter()
        .filter_map(|line| line["doc_id"].as_str())
        .collect()
}
