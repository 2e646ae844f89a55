//! Documents in, record batches of bounded size out.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
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

/// The tables of one result, in the order of [`Table::ALL`].
#[derive(Clone, Debug)]
pub struct Tables {
    parts: [Part; Table::ALL.len()],
}

#[derive(Clone, Debug)]
struct Part {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
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
