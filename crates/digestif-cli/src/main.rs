//! The `digestif` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(digestif_cli::program::run(std::env::args_os()))
}
