//! CSV: a row a fact, always the same columns, so that files can be put together.
//!
//! The columns are [`columns`]; nulls are empty cells, nested values as [`payload`] flattens them. Quoted as in RFC 4180, with a
//! line feed at the end of a row.

use std::io::{self, Write};

use digestif::{Facts, OffsetUnit, Record};

use super::{FactWriter, PAYLOAD, columns, payload};

/// Writes CSV.
#[derive(Debug)]
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
    unit: OffsetUnit,
}

impl<W: Write> Csv<W> {
    /// A writer to `out` with offsets in `unit`; the header is written at once, so that it stands even over no rows.
    ///
    /// # Errors
    ///
    /// Where the header cannot be written.
    pub fn new(out: W, unit: OffsetUnit) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(columns()).map_err(io_error)?;
        Ok(Self { out, unit })
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), csv::Error> {
        let fact = record.fact;
        let out = &mut self.out;
        out.write_field(record.doc_id.unwrap_or_default())?;
        out.write_field(fact.id.to_string())?;
        out.write_field(fact.kind().as_str())?;
        out.write_field(record.start.to_string())?;
        out.write_field(record.end.to_string())?;
        out.write_field(fact.text.as_bytes())?;
        out.write_field(fact.sentence.to_string())?;
        out.write_field(optional(fact.item))?;
        out.write_field(fact.rule.as_bytes())?;
        let mut cells = payload(&fact.value).into_iter().peekable();
        for column in PAYLOAD {
            let cell = cells.next_if(|(name, _)| *name == column);
            out.write_field(cell.map(|(_, cell)| cell).unwrap_or_default())?;
        }
        let by = &fact.attribution;
        out.write_field(by.outlet.as_deref().unwrap_or_default())?;
        out.write_field(optional(by.published))?;
        for name in [&by.author, &by.speaker, &by.headline] {
            out.write_field(name.as_deref().unwrap_or_default())?;
        }
        out.write_record(None::<&[u8]>)
    }
}

fn optional(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

impl<W: Write> FactWriter for Csv<W> {
    fn document(&mut self, facts: &Facts<'_>) -> io::Result<()> {
        for record in facts.records(self.unit) {
            self.row(&record).map_err(io_error)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The error of the output itself; the crate's own conversion hides its kind, by which a reader that left is known.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
