//! News outlets: names of the lexicon, and shapes of unseen ones.

use super::{Mention, Triggers};
use crate::Str;
use crate::scan::{Document, TokenIndex};

/// A mention of an outlet.
#[derive(Clone, Debug)]
pub(crate) struct OutletDraft<'t> {
    /// Canonical name, as far as this mention tells.
    pub(crate) name: Str<'t>,
    /// Index into `Lexicon::outlets`, for known outlets.
    pub(crate) known: Option<u32>,
    /// Index into `Resolution::outlets`, set by `resolve::names`.
    pub(crate) outlet: Option<usize>,
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
