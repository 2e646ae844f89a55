//! The `digestif` program: joins arguments, input, extraction and output.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use digestif_cli::args::{Cli, Command};
use digestif_cli::{Error, explain, extract};

fn main() -> ExitCode {
    let ended = match Cli::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
    };
    ExitCode::from(match ended {
        Ok(outcome) => outcome.status(),
        Err(error) => {
            if !error.is_broken_pipe() {
                report(&error);
            }
            error.status()
        }
    })
}

/// Says why the run broke off. A closed standard error is no reason to panic, so the result of the write is dropped.
fn report(error: &Error) {
    let _ = writeln!(std::io::stderr(), "error: {error}");
}
