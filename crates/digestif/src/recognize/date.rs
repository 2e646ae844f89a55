//! Calendar dates and periods, as open drafts that `resolve::dates` anchors.

use super::{Mention, Triggers};
use crate::scan::{Document, TokenIndex};
use crate::value::Date;

/// A date expression; `date` is filled by `resolve::dates`.
#[derive(Clone, Debug, Default)]
pub(crate) struct DateDraft {
    pub(crate) date: Option<Date>,
}

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Triggers {
        Triggers::NONE
    }

    fn recognize<'t>(&self, _doc: &Document<'t>, _at: TokenIndex) -> Option<Mention<'t>> {
        None
    }
}
