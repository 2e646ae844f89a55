//! (written next)

use super::{Mention, Triggers};
use crate::scan::{Document, TokenIndex};

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Triggers {
        Triggers::NUMERALS
    }

    fn recognize<'t>(&self, _doc: &Document<'t>, _at: TokenIndex) -> Option<Mention<'t>> {
        None
    }
}
