//! Where facts go: one writer per format, all behind [`FactWriter`].
//!
//! | format  | what is written                                                                  |
//! | ------- | -------------------------------------------------------------------------------- |
//! | `jsonl` | a fact a line; with the structure asked for, a line of it ahead of each document |
//! | `json`  | one array of `{doc_id, digest, facts}`                                           |
//! | `csv`   | a row a fact, always the same flat columns                                       |
//! | `table` | a table a document, for reading in a terminal                                    |
//! | `html`  | one page with the facts marked in their text, to be opened in a browser          |

mod csv;
mod flat;
mod html;
mod json;
mod jsonl;
mod summary;
mod table;

use std::io::{self, Write};

use clap::ValueEnum;
use digestif::{Facts, OffsetUnit};

pub use self::csv::Csv;
pub use self::flat::{PAYLOAD, columns, payload};
pub use self::html::{Html, fragment};
pub use self::json::Json;
pub use self::jsonl::Jsonl;
pub use self::table::Table;
use crate::terminal::Look;

/// The formats of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A JSON object a fact and line
    Jsonl,
    /// One JSON array of documents
    Json,
    /// A row a fact, with flat columns
    Csv,
    /// A table for reading
    Table,
    /// One page for a browser, which works offline
    Html,
}

/// Writes the facts of one document after the other.
pub trait FactWriter {
    /// Writes the facts of a document.
    ///
    /// # Errors
    ///
    /// Where the output fails.
    fn document(&mut self, facts: &Facts<'_>) -> io::Result<()>;

    /// Ends the output, which is whole only then.
    ///
    /// # Errors
    ///
    /// Where the output fails.
    fn finish(&mut self) -> io::Result<()>;
}

/// The writer of a format to `out`; `digest` matters to JSON lines alone, `look` to the table.
///
/// # Errors
///
/// Where the head of the output cannot be written.
pub fn writer<'w>(
    format: Format,
    out: impl Write + 'w,
    unit: OffsetUnit,
    digest: bool,
    look: Look,
) -> io::Result<Box<dyn FactWriter + 'w>> {
    Ok(match format {
        Format::Jsonl => Box::new(Jsonl::new(out, unit, digest)),
        Format::Json => Box::new(Json::new(out, unit)),
        Format::Csv => Box::new(Csv::new(out, unit)?),
        Format::Table => Box::new(Table::new(out, unit, look)),
        Format::Html => Box::new(Html::new(out, unit, "Facts in their text")?),
    })
}
