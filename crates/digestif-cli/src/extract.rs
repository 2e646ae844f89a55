//! `digestif extract`: documents in, facts out, one document in memory at a time.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use digestif::Extractor;

use crate::args::ExtractArgs;
use crate::error::report;
use crate::input::{Defaults, Source, sources};
use crate::output::{FactWriter, Format, writer};
use crate::terminal::Look;
use crate::{Error, Outcome, own};

/// Runs the command. Facts go to the output, reports of bad records to standard error.
///
/// # Errors
///
/// Where the call was wrong, or the output failed; a bad record is counted in the [`Outcome`] instead.
pub fn run(args: &ExtractArgs) -> Result<Outcome, Error> {
    let extractor = own::extractor(&args.kinds, &args.own)?;
    let sources = sources(&args.files, args.input).map_err(Error::Usage)?;
    // All that can be wrong with the call is known before the output is opened, which empties it.
    let format = format(args)?;
    let (out, look) = open(args)?;
    let mut out = writer(format, out, args.offsets.into(), args.digest, look)?;
    let outcome = extract(&extractor, &sources, args, &mut *out)?;
    out.finish()?;
    Ok(outcome)
}

fn extract(
    extractor: &Extractor,
    sources: &[Source],
    args: &ExtractArgs,
    out: &mut dyn FactWriter,
) -> Result<Outcome, Error> {
    let defaults = Defaults {
        text_field: args.text_field.clone(),
        id_field: args.id_field.clone(),
        date_field: args.date_field.clone(),
        reference_date: args.reference_date,
    };
    let mut outcome = Outcome::default();
    for document in sources
        .iter()
        .flat_map(|source| source.documents(&defaults))
    {
        match document {
            Ok(document) => {
                outcome.documents += 1;
                out.document(&extractor.extract(document.input()))?;
            }
            Err(failure) => {
                outcome.failed += 1;
                if !args.quiet {
                    report(&failure);
                }
                if args.strict {
                    break;
                }
            }
        }
    }
    if outcome.failed > 0 && !args.quiet {
        close(outcome, args.strict);
    }
    Ok(outcome)
}

/// The format asked for; without one, a table for a reader at a terminal who did not ask for lines of structure.
fn format(args: &ExtractArgs) -> Result<Format, Error> {
    match args.format {
        Some(Format::Csv | Format::Table | Format::Html) if args.digest => Err(Error::Usage(
            "--digest goes with --format jsonl; json has the structure anyway".to_owned(),
        )),
        Some(format) => Ok(format),
        None if is_stdout(args) && !args.digest && io::stdout().is_terminal() => Ok(Format::Table),
        None => Ok(Format::Jsonl),
    }
}

fn is_stdout(args: &ExtractArgs) -> bool {
    args.output
        .as_ref()
        .is_none_or(|path| path == Path::new("-"))
}

/// The output, and how to write to it.
fn open(args: &ExtractArgs) -> Result<(Box<dyn Write>, Look), Error> {
    let Some(path) = args.output.as_ref().filter(|_| !is_stdout(args)) else {
        let out = io::stdout();
        let look = Look::of(&out);
        return Ok((
            Box::new(BufWriter::with_capacity(1 << 16, out.lock())),
            look,
        ));
    };
    let usage =
        |what: &dyn std::fmt::Display| Error::Usage(format!("--output {}: {what}", path.display()));
    if args.files.iter().any(|file| is_same(file, path)) {
        return Err(usage(&"is one of the files to read"));
    }
    let file = File::create(path).map_err(|error| usage(&error))?;
    let look = Look::of(&file);
    Ok((Box::new(BufWriter::with_capacity(1 << 16, file)), look))
}

fn is_same(a: &Path, b: &Path) -> bool {
    // A device or pipe may well stand on both sides.
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b && a.is_file())
}

/// Says at the end how many records failed, since their reports may have scrolled away.
fn close(outcome: Outcome, strict: bool) {
    let Outcome { documents, failed } = outcome;
    let stopped = if strict {
        "; stopped at the first (--strict)"
    } else {
        ""
    };
    let _ = writeln!(
        io::stderr(),
        "digestif: {failed} of {} records failed{stopped}",
        documents + failed
    );
}
