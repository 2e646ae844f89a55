//! `digestif explain`, and the texts of help.

use crate::run::{command, finish, run, run_with};

#[test]
fn explain_shows_rule_value_and_place() {
    let text = "Nothing of note. The port paid  $3 million for five ships.";
    let from_args = run(&["explain", text]).assert(0).out;
    let first = from_args.find("sentence 0").expect("the first sentence");
    let second = from_args.find("sentence 1").expect("the second sentence");
    assert!(
        first < second && from_args[first..second].contains("no facts"),
        "{from_args}"
    );
    for words in [
        "money.",
        "The port paid [$3 million] for five ships.",
        "amount=3000000 currency=USD",
        "nobody",
        "32–42",
    ] {
        assert!(
            from_args[second..].contains(words),
            "{words:?} in {from_args}"
        );
    }
    assert_eq!(run_with(&["explain", "-"], text).assert(0).out, from_args);
    finish(&mut command(&["explain", "-"]), b"Caf\xE9")
        .assert(1)
        .says(&["stdin: not UTF-8 at byte 3"]);
}

#[test]
fn explain_joins_words_and_takes_a_date() {
    let out = run(&[
        "explain",
        "--reference-date",
        "2025-04-18",
        "It",
        "opened",
        "on",
        "April",
        "17.",
    ])
    .assert(0)
    .out;
    assert!(
        out.contains("[April 17]") && out.contains("start=2025-04-17"),
        "{out}"
    );
    run(&["explain", "--reference-date", "2025-13-40", "x"])
        .assert(2)
        .says(&["2025-13-40"]);
}

#[test]
fn help_and_version_are_no_errors() {
    let help = run(&["extract", "--help"]).assert(0).out;
    for words in [
        "--kinds",
        "--reference-date",
        "--strict",
        "Exit status: 0 all well",
    ] {
        assert!(help.contains(words), "{words:?} in {help}");
    }
    assert!(run(&["--version"]).assert(0).out.starts_with("digestif "));
}
