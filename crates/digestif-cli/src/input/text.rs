//! Text files: one file, one document.

use std::io::Read;

use chrono::NaiveDate;

use super::{Document, Failure};

/// Reads the whole of a text; `file` names it in messages, `id` in the facts.
pub(super) fn read(
    mut reader: impl Read,
    file: &str,
    id: &str,
    reference_date: Option<NaiveDate>,
) -> Result<Document, Failure> {
    let fail = |reason| Failure {
        file: file.to_owned(),
        line: None,
        reason,
    };
    let mut bytes = Vec::new();
    reader
        .read_to_end(&mut bytes)
        .map_err(|error| fail(format!("cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        fail(format!(
            "not UTF-8 at byte {at}: 0x{:02X}",
            error.as_bytes()[at]
        ))
    })?;
    Ok(Document {
        id: id.to_owned(),
        text,
        reference_date,
    })
}
