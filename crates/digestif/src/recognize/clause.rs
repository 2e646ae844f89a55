//! Questions about the tokens of one sentence, shared by the readers of times, dates, sets and durations.
//!
//! A reader is a [`Clause`] of its recognizer, which adds its own questions: nothing outside the sentence answers any of them.

use std::marker::PhantomData;

use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};

/// A sentence as the recognizer `R` reads it.
pub(super) struct Clause<'d, 't, R> {
    pub(super) doc: &'d Document<'t>,
    /// The tokens of the sentence.
    tokens: &'d [Token],
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
            tokens: &doc.tokens[sentence.first..sentence.end],
            first: sentence.first,
            end: sentence.end,
            recognizer: PhantomData,
        }
    }

    /// The token at `at`, if it is in the sentence.
    #[inline]
    pub(super) fn get(&self, at: TokenIndex) -> Option<&'d Token> {
        // What lies before the sentence wraps around to far behind it: one comparison tells both.
        self.tokens.get(at.wrapping_sub(self.first))
    }

    pub(super) fn inside(&self, at: TokenIndex) -> bool {
        self.get(at).is_some()
    }

    pub(super) fn is(&self, at: TokenIndex, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.class == class)
    }

    pub(super) fn glued(&self, at: TokenIndex) -> bool {
        self.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    #[inline]
    pub(super) fn is_word(&self, at: TokenIndex, lower: &[&str]) -> bool {
        self.get(at)
            .is_some_and(|token| self.doc.is_any_of(token, lower))
    }

    /// Whether the word at `at` may have any of `flags`.
    pub(super) fn has_flag(&self, at: TokenIndex, flags: Flags) -> bool {
        self.get(at).is_some_and(|token| token.flags.has(flags))
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
            && (!self.is(behind, Class::Word) || self.has_flag(behind, ENDS))
    }

    pub(super) fn has(&self, at: TokenIndex, tag: Tag) -> bool {
        self.inside(at) && self.doc.has(at, tag)
    }
}
