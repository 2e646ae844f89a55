//! The `digestif` program: joins arguments, input, extraction and output.

use std::process::ExitCode;

use clap::Parser;
use digestif_cli::args::{Cli, Command};
use digestif_cli::{explain, extract, report};

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
