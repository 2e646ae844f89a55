//! The one error type of the crate: building an extractor may fail, extracting cannot.

use thiserror::Error as ThisError;

/// What went wrong while an extractor was built or a name was read.
///
/// The message names the list, line and value where there is one.
///
/// ```
/// let error = "monney".parse::<digestif::Kind>().unwrap_err();
/// assert!(error.is_config());
/// assert!(error.to_string().contains("monney"));
/// ```
#[derive(Debug, ThisError)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, ThisError)]
pub(crate) enum ErrorKind {
    #[error("{list}, line {line}: {reason}: {value:?}")]
    Lexicon {
        list: String,
        line: usize,
        reason: &'static str,
        value: String,
    },
    #[error("unknown kind {0:?}; the kinds are {known}", known = crate::Kind::names())]
    UnknownKind(String),
    #[error("no kinds chosen; leave `kinds` out for all of them")]
    NoKinds,
    #[error("unknown {what} {value:?}")]
    UnknownName { what: &'static str, value: String },
}

impl Error {
    /// Whether a lexicon list could not be read.
    #[must_use]
    pub fn is_lexicon(&self) -> bool {
        matches!(self.0, ErrorKind::Lexicon { .. })
    }

    /// Whether a setting of the extractor makes no sense.
    #[must_use]
    pub fn is_config(&self) -> bool {
        !self.is_lexicon()
    }
}
