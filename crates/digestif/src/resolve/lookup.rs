//! Questions that the passes on speech and publishing ask of the shared state: what stands in a stretch of tokens, what is
//! quoted, who a mention names.

use super::{Resolution, Spot};
use crate::lexicon::WordGroup;
use crate::recognize::Draft;
use crate::scan::{Class, TokenIndex};
use crate::structure::{BlockKind, TokenRange, inside};
use crate::{Kind, Str};

impl<'t> Resolution<'_, 't> {
    /// Mentions that start in `range`, with their indices, in text order.
    pub(super) fn mentions_in(
        &self,
        range: TokenRange,
    ) -> impl DoubleEndedIterator<Item = (usize, &Spot)> {
        let found = inside(&self.mentions, range, |m| m.first);
        found.clone().zip(&self.mentions[found])
    }

    /// Persons that are named in `range`, outside quotations.
    pub(super) fn persons_in(&self, range: TokenRange) -> impl DoubleEndedIterator<Item = &Spot> {
        self.mentions_in(range)
            .map(|(_, mention)| mention)
            .filter(|m| m.kind == Kind::Person && self.quotation_of(m.first).is_none())
    }

    /// Whether the name of a person ends before `end`, no further back than `low`.
    pub(super) fn names_person(&self, end: TokenIndex, low: TokenIndex) -> bool {
        const MAX_NAME: usize = 8;
        let near = TokenRange {
            first: low.max(end.saturating_sub(MAX_NAME)),
            end,
        };
        self.persons_in(near).any(|person| person.end == end)
    }

    /// The full name of the person that a mention names.
    pub(super) fn person_name(&self, mention: &Spot) -> Option<Str<'t>> {
        let Draft::Person(draft) = self.draft(mention) else {
            return None;
        };
        Some(self.people.get(draft.person?)?.name.clone())
    }

    /// The quotation that holds the token at `at`.
    pub(super) fn quotation_of(&self, at: TokenIndex) -> Option<TokenRange> {
        let quotations = &self.doc.layout.quotations;
        let after = quotations.partition_point(|q| q.first <= at);
        after
            .checked_sub(1)
            .map(|i| quotations[i])
            .filter(|q| q.holds(at))
    }

    /// Quotations that start before `end`.
    pub(super) fn quotations_before(&self, end: TokenIndex) -> &[TokenRange] {
        let quotations = &self.doc.layout.quotations;
        &quotations[..quotations.partition_point(|q| q.first < end)]
    }

    /// Quotations that start in `range`.
    pub(super) fn quotations_in(&self, range: TokenRange) -> &[TokenRange] {
        let quotations = &self.doc.layout.quotations;
        &quotations[inside(quotations, range, |q| q.first)]
    }

    /// The kind of the block that holds the token at `at`.
    pub(super) fn block_kind(&self, at: TokenIndex) -> BlockKind {
        self.doc.layout.blocks[self.doc.layout.block_of(at)].kind
    }

    /// Whether an apostrophe and "s", or an apostrophe alone after "s", makes the name that ends before `end` a possessive.
    pub(super) fn is_possessive(&self, end: TokenIndex) -> bool {
        self.doc.is(end, Class::Apostrophe)
            && self.doc.glued(end)
            && (self.doc.is_word(end + 1, "s") && self.doc.glued(end + 1)
                || self.doc.word(end - 1).ends_with('s'))
    }

    /// Whether a digest's own words stand at `at`: its title, notes, dateline, and what precedes the first item.
    pub(super) fn is_frame_work(&self, at: TokenIndex) -> bool {
        self.in_dateline(at) || self.is_own_word(at)
    }

    /// Whether `at` stands in the dateline.
    pub(super) fn in_dateline(&self, at: TokenIndex) -> bool {
        self.doc.layout.dateline.is_some_and(|d| d.tokens.holds(at))
    }

    /// [`is_frame_work`](Self::is_frame_work) outside the dateline: the same answer for all of a sentence.
    pub(super) fn is_own_word(&self, at: TokenIndex) -> bool {
        let layout = &self.doc.layout;
        let block = layout.block_of(at);
        let intro = layout
            .items
            .first()
            .is_some_and(|item| at < item.tokens.first);
        // "May 9 (Harbour Wire) - Below are the main stories": below a title, a wire's first paragraph is about the digest.
        let wired = || {
            layout.dateline.is_some_and(|d| {
                layout.title.is_some()
                    && layout.block_of(d.tokens.first) == block
                    && self
                        .mentions_in(d.tokens)
                        .any(|(_, m)| m.kind == Kind::Outlet)
            })
        };
        intro
            || layout.title == Some(block)
            || layout.blocks[block].kind == BlockKind::Note
            || wired()
    }

    /// Whether the word at `at` is the job of somebody who writes for an outlet.
    pub(super) fn is_journalist(&self, at: TokenIndex) -> bool {
        self.doc.is_in(at, WordGroup::Journalist)
    }
}
