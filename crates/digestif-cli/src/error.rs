//! How a run ends: its outcome, or the reason why it broke off.

use std::fmt;
use std::io::{self, Write};

/// What a run that came to its end has to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Documents whose facts were written.
    pub documents: usize,
    /// Records and files that failed and were reported.
    pub failed: usize,
}

impl Outcome {
    /// The exit status: 0 all well, 1 some records failed.
    #[must_use]
    pub const fn status(self) -> u8 {
        (self.failed > 0) as u8
    }
}

/// Why a run broke off.
#[derive(Debug)]
pub enum Error {
    /// The call itself was wrong: exit status 2.
    Usage(String),
    /// The output could not be written.
    Output(io::Error),
}

impl Error {
    /// The exit status: 2 for a wrong call, 1 for a failed output, 0 where the reader of the output has left (`| head`).
    #[must_use]
    pub fn status(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Output(_) if self.is_broken_pipe() => 0,
            Self::Output(_) => 1,
        }
    }

    /// Whether the reader of the output has left, which is no fault and needs no message.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::Output(error) => write!(f, "cannot write the output: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<digestif::Error> for Error {
    /// Own words, patterns and kinds are part of the call.
    fn from(error: digestif::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The exit status of a run; a reason to break off is reported.
#[must_use]
pub fn status(ended: Result<Outcome, Error>) -> u8 {
    match ended {
        Ok(outcome) => outcome.status(),
        Err(error) => {
            if !error.is_broken_pipe() {
                report(&error);
            }
            error.status()
        }
    }
}

/// Says what went wrong. A closed standard error is no reason to stop, let alone to panic, so the write's result is dropped.
pub fn report(what: &dyn fmt::Display) {
    let _ = writeln!(io::stderr(), "error: {what}");
}
