//! Scripts for shells know every command and option, and the shells that are here read them.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::run::run;

#[test]
fn every_shell_completes_commands_and_options() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]).assert(0).out;
        for word in ["extract", "explain", "reference-date", "lexicon"] {
            assert!(
                script.contains(word),
                "{word} is not in the script for {shell}"
            );
        }
    }
    run(&["completions", "dos"])
        .assert(2)
        .says(&["possible values"]);
}

#[test]
fn bash_completes_the_start_of_a_command() {
    let mut script = run(&["completions", "bash"]).assert(0).out;
    script.push_str("COMP_WORDS=(digestif ext) COMP_CWORD=1\n_digestif digestif ext digestif\necho \"${COMPREPLY[@]}\"\n");
    let Ok(mut bash) = Command::new("bash")
        .args(["--norc", "-s"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
    else {
        return; // There is no bash on this machine.
    };
    let mut stdin = bash.stdin.take().expect("a pipe");
    stdin.write_all(script.as_bytes()).expect("bash reads it");
    drop(stdin);
    let output = bash.wait_with_output().expect("bash ends");
    assert_eq!(output.stdout, b"extract\n");
}
