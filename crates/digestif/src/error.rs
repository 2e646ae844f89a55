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
    #[error("{place}: {reason}{}", quoted(value))]
    UserLexicon {
        place: String,
        reason: String,
        value: String,
    },
    #[error("pattern {name:?}: {reason}")]
    Pattern { name: String, reason: String },
    #[error("unknown kind {0:?}; the kinds are {known}", known = crate::Kind::names())]
    UnknownKind(String),
    #[error("no kinds chosen; leave `kinds` out for all of them")]
    NoKinds,
    #[error("unknown {what} {value:?}")]
    UnknownName { what: &'static str, value: String },
}

/// `: "value"`, with an ellipsis where it is long, and nothing for no value.
fn quoted(value: &str) -> String {
    const LONGEST: usize = 60;
    if value.is_empty() {
        return String::new();
    }
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!(": {:?}…", &value[..end]),
        None => format!(": {value:?}"),
    }
}

impl Error {
    /// Whether a list of words could not be read.
    #[must_use]
    pub fn is_lexicon(&self) -> bool {
        matches!(
            self.0,
            ErrorKind::Lexicon { .. } | ErrorKind::UserLexicon { .. }
        )
    }

    /// Whether a setting of the extractor makes no sense.
    #[must_use]
    pub fn is_config(&self) -> bool {
        !self.is_lexicon()
    }
}
