//! The project's own commands, so that a contributor, a hook and CI all check in the same way: `cargo xtask help`.
//!
//! | file         | stages and commands                           |
//! | ------------ | --------------------------------------------- |
//! | `rust.rs`    | `fmt` `lint` `rust` `doc`                     |
//! | `readme.rs`  | `examples`: example programs, README commands |
//! | `gold.rs`    | `gold`: figures on annotated documents        |
//! | `deny.rs`    | `deny`: licences and sources of dependencies  |
//! | `rules.rs`   | `rules`: the page of rules                    |
//! | `python.rs`  | `wheel` `python` `site`, `screenshots`        |
//! | `pythons.rs` | `pythons`: every CPython on the machine       |
//! | `stubs.rs`   | `stubs`: types of the native module           |
//! | `speed.rs`   | `speed`, `bench`                              |
//! | `stage.rs`   | runs stages and sums up                       |
//! | `shell.rs`   | paths and programs                            |

mod deny;
mod gold;
mod python;
mod pythons;
mod readme;
mod rules;
mod rust;
mod shell;
mod speed;
mod stage;
mod stubs;

use std::process::ExitCode;

use stage::{Done, STAGES};

const HELP: &str = "\
usage: cargo xtask COMMAND

  test [STAGE…]     check everything, or the stages named, in order; `cargo xtask test help` lists them
  fmt               format Rust and, where ruff is at hand, Python
  lint              clippy, ruff, mypy and pyright
  doc               build the documentation; warnings are errors
  deny              licences and sources of the dependencies
  rules             write docs/RULES.md from the declared rules
  stubs             write python/digestif/_digestif.pyi from the native module
  gold              figures on the annotated documents
  py                build the Python package and run all its checks
  site              build the pages of docs/site in target/site
  screenshots       take the pictures of docs/site/images anew
  bench [OPTION…]   a table of ratios (`--megabytes N --rounds N`), then the growth of the cost up to 8 MB
  bench --check     instructions a byte: none may be 5 % above the recorded ones; needs valgrind
  bench --record    record them
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args
        .split_first()
        .map_or(("help", [].as_slice()), |(c, rest)| (c.as_str(), rest));
    let result = match command {
        "test" => return stage::test(rest),
        "py" => return stage::test(&["wheel", "python"].map(str::to_owned)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        "bench" => speed::bench(rest),
        _ if !rest.is_empty() => Err(format!("{command} takes no arguments")),
        "fmt" => rust::format(),
        "rules" => rules::write(),
        "screenshots" => python::screenshots(),
        "stubs" => stubs::write(),
        "lint" | "doc" | "deny" | "gold" | "site" => run_stage(command),
        _ => Err(format!(
            "unknown command {command:?}; see `cargo xtask help`"
        )),
    };
    match result {
        Ok(Done::Passed) => ExitCode::SUCCESS,
        Ok(Done::Skipped(why)) => {
            println!("{command}: skipped: {why}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{command}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run_stage(name: &str) -> stage::Outcome {
    let found = STAGES.iter().find(|stage| stage.name == name);
    found.map_or_else(|| Err(format!("no stage {name}")), |stage| (stage.run)())
}
