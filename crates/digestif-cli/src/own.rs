//! Words and patterns of the user's own: files to an extractor that knows them.

use std::fs;
use std::path::Path;

use digestif::{Extractor, Kind, LexiconSource};

use crate::Error;
use crate::args::OwnArgs;

/// The extractor of `kinds`, or of all where there are none, with the user's own words and patterns.
///
/// # Errors
///
/// Where a file cannot be read or used, or a pattern is wrong.
pub fn extractor(kinds: &[Kind], own: &OwnArgs) -> Result<Extractor, Error> {
    let mut builder = Extractor::builder();
    if !kinds.is_empty() {
        builder = builder.kinds(kinds.iter().copied());
    }
    for path in &own.lexicon {
        let name = path.display().to_string();
        let text = text(path).map_err(|why| Error::Usage(format!("--lexicon {name}: {why}")))?;
        builder = builder.lexicon(LexiconSource::from_file(name, text)?);
    }
    for (name, regex) in &own.pattern {
        builder = builder.pattern(name, regex);
    }
    Ok(builder.build()?)
}

/// The text of a file; an error is the reason why there is none.
fn text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("not UTF-8 at byte {at}: 0x{:02X}", error.as_bytes()[at])
    })
}
