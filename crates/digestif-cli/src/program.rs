//! The whole program: arguments in, exit status out. The binary and the Python package run the same.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{CommandFactory, Parser};
use clap_complete::Shell;

use crate::args::{Cli, Command};
use crate::{Error, Outcome, explain, extract, status};

/// Runs `digestif` with its arguments, the program's name first, and gives the exit status: 0 all well, 1 some records
/// failed, 2 the call itself was wrong. It neither exits nor panics, so that another program may call it.
pub fn run<I, A>(arguments: I) -> u8
where
    I: IntoIterator<Item = A>,
    A: Into<OsString> + Clone,
{
    let status = match Cli::try_parse_from(arguments) {
        Ok(cli) => command(cli.command),
        Err(usage) => {
            // `--help` comes this way, too. Nobody is left to tell where it cannot be printed.
            let _ = usage.print();
            u8::try_from(usage.exit_code()).unwrap_or(2)
        }
    };
    // Only the end of a Rust program flushes by itself.
    let _ = io::stdout().flush();
    status
}

fn command(command: Command) -> u8 {
    status(match command {
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Schema => schema(),
        Command::Completions { shell } => completions(shell),
    })
}

/// Writes the JSON Schema of the output.
fn schema() -> Result<Outcome, Error> {
    let mut text = serde_json::to_vec_pretty(&digestif::schema()).map_err(io::Error::from)?;
    text.push(b'\n');
    io::stdout().write_all(&text)?;
    Ok(Outcome::default())
}

/// Writes the script of a shell. It is made in memory first, since the generator panics where an output fails.
fn completions(shell: Shell) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "digestif", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::default())
}
