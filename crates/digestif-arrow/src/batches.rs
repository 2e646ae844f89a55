//! Documents in, record batches of bounded size out.

use std::fmt;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{Schema, SchemaRef};
use digestif::{Facts, OffsetMap, OffsetUnit};

use crate::column::{DECIMALS, fixed};
use crate::tables::{Doc, ErrorRow, FactRow, Filling, Table};

/// Fills the tables, document by document.
pub struct Batches {
    filling: Filling,
    /// Bytes of the rows being filled, about.
    bytes: usize,
    most: usize,
    tables: Tables,
}

impl Default for Batches {
    fn default() -> Self {
        Self::new()
    }
}

impl Batches {
    /// Bytes of a batch unless asked otherwise, about.
    pub const BYTES: usize = 8 << 20;

    /// Tables without rows.
    #[must_use]
    pub fn new() -> Self {
        Self::with_bytes(Self::BYTES)
    }

    /// Tables without rows, whose batches hold about `bytes` at most: a batch is closed behind the row that reaches it.
    #[must_use]
    pub fn with_bytes(bytes: usize) -> Self {
        Self {
            filling: Filling::default(),
            bytes: 0,
            most: bytes,
            tables: Tables::new(),
        }
    }

    /// Leaves out all columns of a table but these; what is left out is not made. The order stays the table's own.
    ///
    /// # Errors
    ///
    /// Where a name is no column of the table, or there is none.
    pub fn columns(mut self, table: Table, names: &[&str]) -> Result<Self, SelectionError> {
        let schema = &mut self.tables.parts[table as usize].schema;
        let known = |name: &str| schema.fields().iter().any(|field| field.name() == name);
        if let Some(name) = names.iter().find(|name| !known(name)) {
            let name = (*name).to_owned();
            return Err(SelectionError::Unknown { table, name });
        }
        if names.is_empty() {
            return Err(SelectionError::Empty { table });
        }
        let fields = schema.fields().iter();
        let kept: Vec<_> = fields
            .filter(|field| names.contains(&field.name().as_str()))
            .cloned()
            .collect();
        *schema = Arc::new(Schema::new_with_metadata(kept, schema.metadata().clone()));
        self.filling.keep(table, names);
        Ok(self)
    }

    /// Adds the facts of a document, which is number `number` of the input.
    ///
    /// An amount with more than nine decimals is null in its column; its exact text stands beside it, and the table of errors
    /// names it.
    pub fn document(&mut self, number: usize, facts: &Facts<'_>) {
        let offsets = OffsetMap::new(facts.text(), OffsetUnit::Chars);
        let doc = Doc {
            number,
            id: facts.doc_id(),
            text: facts.text(),
            offsets: &offsets,
        };
        for fact in facts {
            let span = facts.sentences().get(fact.sentence);
            let sentence = span.map_or("", |span| &doc.text[span.start..span.end]);
            let row = FactRow::new(doc, fact, sentence);
            self.inexact(&row);
            let bytes = self.filling.fact(&row);
            self.count(bytes);
        }
        let bytes = self.filling.digest(doc, facts.digest());
        self.count(bytes);
    }

    /// Adds a document that failed.
    pub fn error(&mut self, number: usize, id: Option<&str>, message: &str) {
        let bytes = self.filling.errors.append(&ErrorRow {
            doc: number,
            id,
            fact: None,
            message,
        });
        self.count(bytes);
    }

    /// Reports amounts that the decimal columns cannot hold.
    fn inexact(&mut self, row: &FactRow<'_>) {
        for amount in [row.payload.amount, row.payload.high].into_iter().flatten() {
            if fixed(amount).is_none() {
                let message = format!("amount {amount} has more than {DECIMALS} decimals");
                self.filling.errors.append(&ErrorRow {
                    doc: row.doc.number,
                    id: row.doc.id,
                    fact: Some(row.fact.id),
                    message: &message,
                });
            }
        }
    }

    fn count(&mut self, bytes: usize) {
        self.bytes += bytes;
        if self.bytes >= self.most {
            self.close();
        }
    }

    fn close(&mut self) {
        self.bytes = 0;
        for (table, part) in Table::ALL.into_iter().zip(&mut self.tables.parts) {
            part.batches
                .extend(self.filling.finish(table, &part.schema));
        }
    }

    /// All tables.
    #[must_use]
    pub fn finish(mut self) -> Tables {
        self.close();
        self.tables
    }
}

/// What is wrong with a selection of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionError {
    /// The table has no such column.
    Unknown {
        /// The table.
        table: Table,
        /// The name that is no column's.
        name: String,
    },
    /// No column is left.
    Empty {
        /// The table.
        table: Table,
    },
}

impl fmt::Display for SelectionError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { table, name } => {
                let schema = table.schema();
                let names: Vec<_> = schema.fields().iter().map(|f| f.name().as_str()).collect();
                let (table, names) = (table.as_str(), names.join(", "));
                write!(
                    out,
                    "unknown column {name:?} of {table}; the columns are {names}"
                )
            }
            Self::Empty { table } => write!(out, "no columns of {} are selected", table.as_str()),
        }
    }
}

impl std::error::Error for SelectionError {}

/// The tables of one result, in the order of [`Table::ALL`].
#[derive(Clone, Debug)]
pub struct Tables {
    pub(crate) parts: [Part; Table::ALL.len()],
}

#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) schema: SchemaRef,
    pub(crate) batches: Vec<RecordBatch>,
}

impl Tables {
    /// Tables without rows.
    #[must_use]
    pub fn new() -> Self {
        Self {
            parts: Table::ALL.map(|table| Part {
                schema: table.schema(),
                batches: Vec::new(),
            }),
        }
    }

    /// The columns of a table.
    #[must_use]
    pub fn schema(&self, table: Table) -> &SchemaRef {
        &self.parts[table as usize].schema
    }

    /// The batches of a table, none of them empty.
    #[must_use]
    pub fn batches(&self, table: Table) -> &[RecordBatch] {
        &self.parts[table as usize].batches
    }

    /// Adds the rows of `other` behind these.
    pub fn append(&mut self, other: Self) {
        for (part, more) in self.parts.iter_mut().zip(other.parts) {
            part.batches.extend(more.batches);
        }
    }
}

impl Default for Tables {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use digestif::Extractor;

    fn facts() -> Facts<'static> {
        let text = "The port paid $3 million for 2 ferries.";
        Extractor::new().extract(text).into_owned()
    }

    #[test]
    fn columns_that_nobody_asked_for_are_not_made() {
        let names = ["value_amount_exact", "kind"];
        let batches = Batches::new().columns(Table::Facts, &names);
        let mut batches = batches.expect("columns of facts");
        batches.document(0, &facts());
        let tables = batches.finish();
        let [some] = tables.batches(Table::Facts) else {
            panic!("one batch")
        };
        let whole = {
            let mut batches = Batches::new();
            batches.document(0, &facts());
            batches.finish()
        };
        let [all] = whole.batches(Table::Facts) else {
            panic!("one batch")
        };
        assert_eq!(some.schema().metadata(), all.schema().metadata());
        let found = some.schema();
        let found: Vec<_> = found.fields().iter().map(|field| field.name()).collect();
        assert_eq!(
            found,
            ["kind", "value_amount_exact"],
            "in the table's order"
        );
        for (at, name) in found.into_iter().enumerate() {
            assert_eq!(Some(some.column(at)), all.column_by_name(name));
        }
    }

    #[test]
    fn a_wrong_selection_is_named() {
        let said = |names: &[&str]| {
            let selected = Batches::new().columns(Table::Errors, names);
            selected.err().expect("an error").to_string()
        };
        assert_eq!(
            said(&["doc", "messages"]),
            "unknown column \"messages\" of errors; the columns are doc, doc_id, fact, message"
        );
        assert_eq!(said(&[]), "no columns of errors are selected");
    }
}
