//! TOML sources: any number of tables, a `[[table]]` each row.
//!
//! ```toml
//! [[outlet]]
//! name = "Harbour Post"
//! aliases = ["HaPo"]
//! country = "Malta"
//! ```

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::row::{self, At, Cell, Place, Raw, Row, Written};
use crate::Error;

/// The rows of a source.
pub(super) fn read(source: &Arc<str>, text: &str) -> Result<Vec<Row>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source::new(source, text);
    let document = DeTable::parse(text).map_err(|error| source.broken(&error))?;
    let mut rows = Vec::new();
    for (name, value) in document.get_ref() {
        let table = source.cell(name.get_ref(), name.span());
        row::table(&table)?;
        let Some(list) = value.get_ref().as_array() else {
            return Err(table
                .wrong("not a list of rows; each row is headed by its table in double brackets"));
        };
        for value in list {
            let Some(cells) = value.get_ref().as_table() else {
                return Err(source.written(value).wrong("a row is a table of columns"));
            };
            rows.push((
                value.span().start,
                source.row(table.clone(), value.span(), cells),
            ));
        }
    }
    // The parser sorts the tables by name.
    rows.sort_by_key(|row| row.0);
    rows.into_iter().map(|(_, raw)| Row::check(raw)).collect()
}

/// A text with the starts of its lines.
struct Source<'a> {
    name: &'a Arc<str>,
    text: &'a str,
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    fn new(name: &'a Arc<str>, text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            name,
            text,
            lines: std::iter::once(0).chain(breaks).collect(),
        }
    }

    fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|&start| start <= at);
        let before = self.text.get(self.lines[line - 1]..at).unwrap_or_default();
        Place {
            source: Arc::clone(self.name),
            at: At::Line(line, before.chars().count() + 1),
        }
    }

    /// A text that was written at `span`.
    fn cell(&self, text: &str, span: Range<usize>) -> Cell {
        Cell {
            text: text.to_owned(),
            place: self.place(span.start),
        }
    }

    /// A value as it is written.
    fn written(&self, value: &Spanned<DeValue<'_>>) -> Cell {
        let written = self.text.get(value.span()).unwrap_or_default();
        self.cell(written, value.span())
    }

    /// What the parser cannot read.
    fn broken(&self, error: &toml::de::Error) -> Error {
        let span = error.span().unwrap_or(0..0);
        let place = self.place(span.start);
        let rest = self.text.get(span.start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        place.error(format!("not TOML: {}", error.message()), line)
    }

    fn row(&self, table: Cell, span: Range<usize>, cells: &DeTable<'_>) -> Raw {
        let cells = cells
            .iter()
            .map(|(name, value)| (self.cell(name.get_ref(), name.span()), self.value(value)))
            .collect();
        Raw {
            table,
            place: self.place(span.start),
            cells,
        }
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Written {
        match value.get_ref() {
            DeValue::String(text) => Written::Text(self.cell(text, value.span())),
            DeValue::Boolean(_) => Written::Flag(self.written(value)),
            DeValue::Array(list) => {
                let texts = list.iter().map(|member| match member.get_ref() {
                    DeValue::String(text) => Ok(self.cell(text, member.span())),
                    other => Err((member, other.type_str())),
                });
                match texts.collect() {
                    Ok(cells) => Written::List(cells),
                    Err((member, what)) => Written::Other(self.written(member), what),
                }
            }
            other => Written::Other(self.written(value), other.type_str()),
        }
    }
}
