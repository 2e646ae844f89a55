//! The batch examples give what the program gives, in the same order, whatever the number of threads.
//!
//! `cargo test` builds the examples; a run of this file alone (`--test batch`) takes the ones last built.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn example(name: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_digestif"));
    let folder = program
        .parent()
        .expect("programs lie in a folder")
        .join("examples");
    let path = folder
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    assert!(
        path.exists(),
        "{} is not built: run `cargo test -p digestif-cli`",
        path.display()
    );
    Command::new(path)
}

fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code(), text(stdout), text(stderr))
}

fn extract(args: &[&str]) -> String {
    let (_, out, _) = run(Command::new(env!("CARGO_BIN_EXE_digestif"))
        .arg("extract")
        .args(args));
    assert!(!out.is_empty(), "facts of {args:?}");
    out
}

/// A folder of a test's own, made anew.
fn folder(test: &str) -> PathBuf {
    let path =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{}", std::process::id()));
    std::fs::create_dir_all(path.join("inner")).expect("a folder can be made");
    path
}

#[test]
fn records_keep_their_order() {
    let folder = folder("batch-jsonl");
    let file = folder.join("notes.jsonl");
    let mut lines: Vec<String> = (0..2500)
        .map(|n| format!(r#"{{"id": "{n}", "text": "It cost ${n} million and took {n} ships."}}"#))
        .collect();
    lines[1200] = "no record".to_owned();
    std::fs::write(&file, lines.join("\n")).expect("a file can be written");
    let path = file.to_str().expect("paths of tests are UTF-8");

    let expected = extract(&["--digest", path]);
    for threads in ["1", "3"] {
        let (status, out, err) =
            run(example("batch_jsonl").args(["--digest", "--threads", threads, path]));
        assert_eq!(status, Some(1));
        assert!(out == expected, "the output differs with {threads} threads");
        assert!(err.contains("notes.jsonl:1201: not JSON"), "{err}");
        assert!(err.contains("2500 records, 1 failed"), "{err}");
    }
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

#[test]
fn files_keep_the_order_of_their_paths() {
    let folder = folder("batch-folder");
    let text = "It cost $3 million and took 17 ships.";
    for name in ["b.txt", "a.txt", "inner/c.txt", "skipped.md"] {
        std::fs::write(folder.join(name), text).expect("a file can be written");
    }
    std::fs::write(folder.join("bad.txt"), b"Caf\xE9").expect("a file can be written");
    let facts = folder.join("facts.jsonl");
    let mut command = example("batch_folder");
    let (status, out, err) = run(command
        .args(["--threads", "2", "-o"])
        .args([&facts, &folder]));
    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert!(
        err.contains("bad.txt: not UTF-8 at byte 3: 0xE9")
            && err.contains("4 of 4 files, 1 failed"),
        "{err}"
    );

    let written = std::fs::read_to_string(&facts).expect("it was written");
    let mut ids: Vec<String> = written
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON")["doc_id"]
                .to_string()
        })
        .collect();
    ids.dedup();
    assert_eq!(ids, ["\"a.txt\"", "\"b.txt\"", "\"inner/c.txt\""]);
    std::fs::remove_dir_all(&folder).expect("the folder is ours");

    let (status, _, err) = run(example("batch_folder").arg(&folder));
    assert_eq!(status, Some(2), "{err}");
}
