//! Rows: figures, days or names with hardly a word between them, which are read up to a length that no prose has.
//!
//! | text, over and over     | row of               |
//! | ----------------------- | -------------------- |
//! | `5%, 5%, `, `1\t1\t`    | figures              |
//! | `in May `, `Monday to ` | days                 |
//! | `Smith Jones `          | names, in a sentence |
//!
//! A list has tens of them, a table some more. What goes on beyond that is noise; to read it as prose would cost many times what
//! prose does, since each of its words is asked about.

use crate::scan::{Document, TokenIndex};

/// Most that is read of a row.
const MOST: usize = 256;

/// Most tokens between two of a row: "5%, Oslo 6%".
const NEAR: usize = 3;

/// The row at the end of what was read.
pub(super) struct Row {
    end: TokenIndex,
    length: usize,
    /// The sentence that holds it, where none goes on into the next: a text in capitals is not one row of names.
    sentence: Option<u32>,
}

impl Row {
    /// A row that goes on from one sentence or line to the next, as tables do.
    pub(super) const fn of_text() -> Self {
        Self {
            end: 0,
            length: 0,
            sentence: None,
        }
    }

    /// A row that ends with its sentence.
    pub(super) const fn of_sentences() -> Self {
        Self {
            sentence: Some(0),
            ..Self::of_text()
        }
    }

    /// Takes in the token at `at`, and tells whether the row has all that is read of it before.
    pub(super) fn is_overlong_at(&mut self, doc: &Document<'_>, at: TokenIndex) -> bool {
        let mut goes_on = at <= self.end + NEAR;
        if let Some(sentence) = &mut self.sentence {
            let present = doc.layout.sentence_of[at];
            goes_on &= *sentence == present;
            *sentence = present;
        }
        self.length = if goes_on { self.length + 1 } else { 0 };
        self.end = at + 1;
        self.length > MOST
    }

    /// Counts what stands before `end` in.
    pub(super) fn goes_on_to(&mut self, end: TokenIndex) {
        self.end = end.max(self.end);
    }
}
