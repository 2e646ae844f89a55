//! Quoted words with their marks; `resolve::speaker` finds who says them.

use super::{Mention, Triggers};
use crate::Str;
use crate::scan::{Document, TokenIndex};
use crate::value::Entity;

/// A quotation; who speaks is filled by `resolve::speaker`.
#[derive(Clone, Debug, Default)]
pub(crate) struct QuoteDraft<'t> {
    pub(crate) speaker: Option<Str<'t>>,
    pub(crate) entity: Option<Entity>,
    pub(crate) cue: Option<Str<'t>>,
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
