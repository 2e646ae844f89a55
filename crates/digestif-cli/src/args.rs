//! The options of the command line.
//!
//! Doc comments here are the texts of `--help`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use digestif::{Kind, OffsetUnit};

use crate::input::{InputKind, date};
use crate::output::Format;

/// Turns English news-digest prose into typed, normalised, source-grounded facts.
#[derive(Debug, Parser)]
#[command(name = "digestif", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Extract the facts of texts
    #[command(after_help = AFTER_EXTRACT)]
    Extract(ExtractArgs),
    /// Show which rule gave each fact of a text
    Explain(ExplainArgs),
    /// Print the JSON Schema of the output
    Schema,
    /// Print a script that completes commands and options in a shell
    #[command(after_help = AFTER_COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
}

const AFTER_COMPLETIONS: &str = "\
bash: digestif completions bash > ~/.local/share/bash-completion/completions/digestif
fish: digestif completions fish > ~/.config/fish/completions/digestif.fish
zsh:  digestif completions zsh > FOLDER/_digestif, a FOLDER of $fpath";

const AFTER_EXTRACT: &str = "\
Records go to standard output, everything else to standard error. A bad record is reported and the rest goes on.

Exit status: 0 all well, 1 some records failed, 2 the call itself was wrong.";

/// Options of `digestif extract`.
#[derive(Args, Debug)]
pub struct ExtractArgs {
    /// Files to read, `-` for standard input [default: standard input]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Kind of input [default: jsonl for .jsonl and .ndjson, else text: one file, one document]
    #[arg(long, value_enum, value_name = "KIND", help_heading = "Input")]
    pub input: Option<InputKind>,

    /// Field of a record that holds the text
    #[arg(
        long,
        value_name = "NAME",
        default_value = "text",
        help_heading = "Input"
    )]
    pub text_field: String,

    /// Field of a record that holds the document's id; the file's name and line stand in for a missing one
    #[arg(
        long,
        value_name = "NAME",
        default_value = "id",
        help_heading = "Input"
    )]
    pub id_field: String,

    /// Field of a record that holds its reference date; may be missing or null
    #[arg(
        long,
        value_name = "NAME",
        default_value = "reference_date",
        help_heading = "Input"
    )]
    pub date_field: String,

    /// Day that "April 17" and "this year" are resolved against, where a record has none of its own
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Input")]
    pub reference_date: Option<NaiveDate>,

    /// Words and patterns of your own
    #[command(flatten)]
    pub own: OwnArgs,

    /// Kinds of fact to give, with commas between [default: all]
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kind, help_heading = "Output")]
    pub kinds: Vec<Kind>,

    /// What offsets count: code points, UTF-8 bytes or UTF-16 units
    #[arg(
        long,
        value_enum,
        value_name = "UNIT",
        default_value_t,
        help_heading = "Output"
    )]
    pub offsets: Offsets,

    /// Format of the output [default: table on a terminal, else jsonl]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<Format>,

    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// With jsonl: a line with the digest's structure ahead of each document's facts
    #[arg(long, help_heading = "Output")]
    pub digest: bool,

    /// Stop at the first bad record
    #[arg(long)]
    pub strict: bool,

    /// Leave bad records unreported; the exit status still tells
    #[arg(short, long)]
    pub quiet: bool,
}

/// Options of `digestif explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The text, its words joined by spaces; `-` reads standard input
    #[arg(value_name = "TEXT", required_unless_present = "rules")]
    pub text: Vec<String>,

    /// List all rules, what each reads and an example, instead
    #[arg(long, conflicts_with = "text")]
    pub rules: bool,

    /// Day that "April 17" and "this year" are resolved against
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub reference_date: Option<NaiveDate>,

    /// Words and patterns of your own
    #[command(flatten)]
    pub own: OwnArgs,
}

/// Options that add words and patterns of the user's own.
#[derive(Args, Clone, Debug, Default)]
pub struct OwnArgs {
    /// Outlets, titles, persons, nouns, units, currencies and patterns of your own, from a .tsv or .toml file; repeatable
    #[arg(long, value_name = "FILE", help_heading = "Words of your own")]
    pub lexicon: Vec<PathBuf>,

    /// Pattern whose matches are facts of kind custom, with the text of its named groups; repeatable
    #[arg(long, value_name = "NAME=REGEX", value_parser = pattern, help_heading = "Words of your own")]
    pub pattern: Vec<(String, String)>,
}

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Offsets {
    /// Unicode code points, as Python slices
    #[default]
    Chars,
    /// UTF-8 bytes, as Rust slices
    Bytes,
    /// UTF-16 code units, as JavaScript slices
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Chars => Self::Chars,
            Offsets::Bytes => Self::Bytes,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

fn kind(name: &str) -> Result<Kind, digestif::Error> {
    name.trim().parse()
}

fn pattern(text: &str) -> Result<(String, String), String> {
    let (name, regex) = text
        .split_once('=')
        .ok_or("a name, = and a regular expression are expected")?;
    Ok((name.to_owned(), regex.to_owned()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_options_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn kinds_may_stand_with_spaces() {
        let Ok(cli) = Cli::try_parse_from(["digestif", "extract", "--kinds", "money, date"]) else {
            panic!("two kinds are a valid list");
        };
        let Command::Extract(args) = cli.command else {
            panic!("the command was extract")
        };
        assert_eq!(args.kinds, [Kind::Money, Kind::Date]);
    }
}
