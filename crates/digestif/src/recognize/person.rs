//! Named humans with the office, title or job that stands beside the name.

use super::{Mention, Triggers};
use crate::Str;
use crate::scan::{Document, TokenIndex};

/// A name with what this mention states of the person.
#[derive(Clone, Debug)]
pub(crate) struct PersonDraft<'t> {
    /// The name as it stands here.
    pub(crate) name: Str<'t>,
    pub(crate) role: Option<Str<'t>>,
    pub(crate) organisation: Option<Str<'t>>,
    pub(crate) country: Option<Str<'t>>,
    /// Index into `Resolution::people`, set by `resolve::names`.
    pub(crate) person: Option<usize>,
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
