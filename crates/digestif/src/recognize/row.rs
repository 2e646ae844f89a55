//! Rows: figures, days or names with hardly a word between them, which are read up to a length that no prose has.
//!
//! | text, over and over         | row of  |
//! | --------------------------- | ------- |
//! | `5%, 5%, `, `1\t1\t`        | figures |
//! | `in May `, `Monday to `     | days    |
//! | `Reuters. `, `Smith Jones ` | names   |
//!
//! A list has tens of them, a table some more. What goes on beyond that is noise; to read it as prose would cost many times what
//! prose does, since each of its words is asked about.

use crate::scan::{Document, TokenIndex};

/// Most that is read of a row.
const MOST: usize = 256;

/// Most tokens between two of a row: "5%, Oslo 6%", "5-year-old".
const NEAR: usize = 4;

/// The row at the end of what was read.
pub(super) struct Row {
    end: TokenIndex,
    length: usize,
    /// Whether it goes on into the next sentence.
    crosses: bool,
    /// Whether it does so only where a mention was read: a text in capitals is not one row of names.
    strict: bool,
    /// The sentence of its last token.
    sentence: u32,
}

impl Row {
    /// A row that goes on from one sentence or line to the next, as tables do.
    pub(super) const fn of_figures() -> Self {
        Self {
            end: 0,
            length: 0,
            crosses: true,
            strict: false,
            sentence: 0,
        }
    }

    /// A row of names, which many capitals that are none look like.
    pub(super) const fn of_names() -> Self {
        Self {
            crosses: false,
            strict: true,
            ..Self::of_figures()
        }
    }

    /// Takes in the token at `at`, and tells whether the row has all that is read of it before.
    pub(super) fn is_overlong_at(&mut self, doc: &Document<'_>, at: TokenIndex) -> bool {
        let before = std::mem::replace(&mut self.sentence, doc.layout.sentence_of[at]);
        let goes_on = at <= self.end + NEAR && (self.crosses || before == self.sentence);
        self.length = if goes_on { self.length + 1 } else { 0 };
        self.end = at + 1;
        if self.length > MOST {
            return true;
        }
        self.crosses = !self.strict;
        false
    }

    /// Takes in what was read up to before `end`.
    pub(super) fn goes_on_to(&mut self, end: TokenIndex) {
        self.end = end.max(self.end);
        self.crosses = true;
    }
}
