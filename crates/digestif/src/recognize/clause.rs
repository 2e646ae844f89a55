//! Questions about the tokens of one sentence, shared by the readers of times, dates, sets and durations.
//!
//! A reader is a [`Clause`] of its recognizer, which adds its own questions: nothing outside the sentence answers any of them.

use std::marker::PhantomData;

use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, TokenIndex};

/// A sentence as the recognizer `R` reads it.
pub(super) struct Clause<'d, 't, R> {
    pub(super) doc: &'d Document<'t>,
    /// First token of the sentence.
    pub(super) first: TokenIndex,
    /// One past its last token.
    pub(super) end: TokenIndex,
    recognizer: PhantomData<R>,
}

impl<'d, 't, R> Clause<'d, 't, R> {
    /// The sentence of the token at `at`.
    pub(super) fn around(doc: &'d Document<'t>, at: TokenIndex) -> Self {
        let sentence = doc.sentence(at);
        Self {
            doc,
            first: sentence.first,
            end: sentence.end,
            recognizer: PhantomData,
        }
    }

    pub(super) fn inside(&self, at: TokenIndex) -> bool {
        self.first <= at && at < self.end
    }

    pub(super) fn is(&self, at: TokenIndex, class: Class) -> bool {
        self.inside(at) && self.doc.is(at, class)
    }

    pub(super) fn glued(&self, at: TokenIndex) -> bool {
        self.inside(at) && self.doc.glued(at)
    }

    pub(super) fn is_word(&self, at: TokenIndex, lower: &[&str]) -> bool {
        self.inside(at) && self.doc.is_any_word(at, lower)
    }

    /// The token before `at`, if it is in the sentence.
    pub(super) fn before(&self, at: TokenIndex) -> Option<TokenIndex> {
        at.checked_sub(1).filter(|&at| at >= self.first)
    }

    pub(super) fn is_before(&self, at: TokenIndex, lower: &[&str]) -> bool {
        self.before(at).is_some_and(|at| self.is_word(at, lower))
    }

    /// Whether the token before `at` is a word of `group`.
    pub(super) fn is_before_in(&self, at: TokenIndex, group: WordGroup) -> bool {
        self.before(at).is_some_and(|at| self.doc.is_in(at, group))
    }

    /// Whether "before that" or "after that" at `at` points back to a date; "before that vote" does not.
    pub(super) fn points_back(&self, at: TokenIndex) -> bool {
        const ENDS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Auxiliary]);
        let behind = at + 2;
        self.is_word(at, &["before", "after"])
            && self.is_word(at + 1, &["that"])
            && (!self.is(behind, Class::Word) || self.doc.tokens[behind].flags.has(ENDS))
    }

    pub(super) fn has(&self, at: TokenIndex, tag: Tag) -> bool {
        self.inside(at) && self.doc.has(at, tag)
    }
}
