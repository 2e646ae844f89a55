//! JSON: one array, an object a document.
//!
//! ```text
//! [
//! {"doc_id":"a","digest":{…},"facts":[{…},{…}]},
//! {"doc_id":"b","digest":{…},"facts":[]}
//! ]
//! ```
//!
//! Written document by document, so that memory does not grow with the output; without documents it is `[]`.

use std::io::{self, Write};

use digestif::{Digest, Facts, OffsetMap, OffsetUnit, Record};
use serde::Serialize;

use super::FactWriter;

/// Writes one JSON array.
#[derive(Debug)]
pub struct Json<W> {
    out: W,
    unit: OffsetUnit,
    documents: usize,
}

impl<W: Write> Json<W> {
    /// A writer to `out` with offsets in `unit`.
    pub const fn new(out: W, unit: OffsetUnit) -> Self {
        Self {
            out,
            unit,
            documents: 0,
        }
    }
}

/// A document of the array.
#[derive(Serialize)]
struct Document<'a> {
    doc_id: Option<&'a str>,
    digest: Digest<'a>,
    facts: Vec<Record<'a>>,
}

impl<W: Write> FactWriter for Json<W> {
    fn document(&mut self, facts: &Facts<'_>) -> io::Result<()> {
        self.out
            .write_all(if self.documents == 0 { b"[\n" } else { b",\n" })?;
        self.documents += 1;
        let document = Document {
            doc_id: facts.doc_id(),
            digest: facts
                .digest()
                .with_offsets(&OffsetMap::new(facts.text(), self.unit)),
            facts: facts.records(self.unit).collect(),
        };
        serde_json::to_writer(&mut self.out, &document)?;
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(if self.documents == 0 {
            b"[]\n"
        } else {
            b"\n]\n"
        })?;
        self.out.flush()
    }
}
