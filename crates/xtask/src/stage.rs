//! Runs stages in their order, lets each finish whatever the others do, and sums up.

use std::process::ExitCode;
use std::time::Instant;

use crate::{deny, gold, python, pythons, readme, rules, rust, speed};

/// How a stage ended well.
#[derive(Debug)]
pub(crate) enum Done {
    /// Everything held.
    Passed,
    /// Nothing was checked, for this reason.
    Skipped(String),
}

/// How a stage ended.
pub(crate) type Outcome = Result<Done, String>;

/// A part of `cargo xtask test` that can be named.
pub(crate) struct Stage {
    pub(crate) name: &'static str,
    what: &'static str,
    pub(crate) run: fn() -> Outcome,
}

/// All stages: cheap and telling ones first, each build used by the stages after it.
pub(crate) const STAGES: &[Stage] = &[
    Stage {
        name: "fmt",
        what: "Rust is formatted",
        run: rust::check_format,
    },
    Stage {
        name: "rules",
        what: "docs/RULES.md is made from the declared rules",
        run: rules::check,
    },
    Stage {
        name: "lint",
        what: "clippy, and ruff, mypy and pyright where `python` has set them up",
        run: rust::lint,
    },
    Stage {
        name: "rust",
        what: "unit tests, fixtures, properties, lexicon, doctests, command line",
        run: rust::test,
    },
    Stage {
        name: "doc",
        what: "the documentation builds without a warning",
        run: rust::doc,
    },
    Stage {
        name: "deny",
        what: "licences and sources of the dependencies",
        run: deny::deny,
    },
    Stage {
        name: "examples",
        what: "example programs and the README's commands run",
        run: readme::examples,
    },
    Stage {
        name: "gold",
        what: "figures on the annotated documents",
        run: gold::gold,
    },
    Stage {
        name: "speed",
        what: "speed beside a bare regex pass, instructions a byte, cost linear in the text",
        run: speed::speed,
    },
    Stage {
        name: "wheel",
        what: "the Python package builds and installs",
        run: python::wheel,
    },
    Stage {
        name: "python",
        what: "pytest, doctests, mypy, pyright, stubs, ruff",
        run: python::check,
    },
    Stage {
        name: "pythons",
        what: "wheel and sdist install and work on every CPython here",
        run: pythons::check,
    },
    Stage {
        name: "site",
        what: "the pages of docs/site build, no link is broken",
        run: python::site,
    },
];

/// Runs the stages named, or all.
pub(crate) fn test(names: &[String]) -> ExitCode {
    if names.iter().any(|name| name == "help") {
        for stage in STAGES {
            println!("{:<10} {}", stage.name, stage.what);
        }
        return ExitCode::SUCCESS;
    }
    if let Some(name) = names
        .iter()
        .find(|name| STAGES.iter().all(|stage| stage.name != **name))
    {
        eprintln!("unknown stage {name:?}; `cargo xtask test help` lists them");
        return ExitCode::from(2);
    }
    let mut summary = Vec::new();
    let (mut passed, mut failed) = (0, 0);
    for stage in STAGES
        .iter()
        .filter(|stage| names.is_empty() || names.iter().any(|name| name == stage.name))
    {
        println!("\n=== {}: {}", stage.name, stage.what);
        let start = Instant::now();
        let outcome = (stage.run)();
        let seconds = start.elapsed().as_secs_f64();
        let word = match outcome {
            Ok(Done::Passed) => {
                passed += 1;
                "passed".to_owned()
            }
            Ok(Done::Skipped(why)) => format!("skipped: {why}"),
            Err(message) => {
                failed += 1;
                println!("{}: {message}", stage.name);
                format!("FAILED: {}", message.lines().next().unwrap_or_default())
            }
        };
        summary.push(format!("{:<10} {seconds:>7.1} s  {word}", stage.name));
    }
    println!("\n{}\n{passed} passed, {failed} failed", summary.join("\n"));
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
