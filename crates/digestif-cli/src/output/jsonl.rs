//! JSON lines: a fact a line, with the common fields, `value` and `attribution` as objects.
//!
//! ```text
//! {"doc_id":"a","digest":{"title":null,…,"items":[…]}}
//! {"doc_id":"a","id":0,"kind":"money","start":14,"end":24,"text":"$3 million",…}
//! ```
//!
//! The first of these lines stands only where the structure is asked for.

use std::io::{self, Write};

use digestif::{Digest, Facts, OffsetMap, OffsetUnit};
use serde::Serialize;

use super::FactWriter;

/// Writes JSON lines.
#[derive(Debug)]
pub struct Jsonl<W> {
    out: W,
    unit: OffsetUnit,
    digest: bool,
}

impl<W: Write> Jsonl<W> {
    /// A writer to `out` with offsets in `unit`, and with the structure ahead of each document's facts if `digest` is set.
    pub const fn new(out: W, unit: OffsetUnit, digest: bool) -> Self {
        Self { out, unit, digest }
    }

    /// What was written to, as from a `Vec<u8>` that gathers the lines of a document in a batch.
    pub fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> FactWriter for Jsonl<W> {
    fn document(&mut self, facts: &Facts<'_>) -> io::Result<()> {
        if self.digest {
            let digest = facts
                .digest()
                .with_offsets(&OffsetMap::new(facts.text(), self.unit));
            serde_json::to_writer(
                &mut self.out,
                &DigestLine {
                    doc_id: facts.doc_id(),
                    digest,
                },
            )?;
            self.out.write_all(b"\n")?;
        }
        for record in facts.records(self.unit) {
            serde_json::to_writer(&mut self.out, &record)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The line of structure ahead of a document's facts.
#[derive(Serialize)]
struct DigestLine<'a> {
    doc_id: Option<&'a str>,
    digest: Digest<'a>,
}
