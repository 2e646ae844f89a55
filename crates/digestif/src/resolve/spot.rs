//! Where mentions stand: all that most passes ask of most of them, in a fraction of the room that the mentions themselves take.

use std::cmp::Reverse;

use super::Resolution;
use crate::Kind;
use crate::recognize::{Draft, Mention};
use crate::scan::{Document, TokenIndex};

/// Where a mention stands, and of what kind it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// First token.
    pub(crate) first: TokenIndex,
    /// One past the last token.
    pub(crate) end: TokenIndex,
    /// Place in [`Resolution::found`].
    found: u32,
    pub(crate) kind: Kind,
}

impl Spot {
    fn new(mention: &Mention<'_>, found: usize) -> Self {
        Self {
            first: mention.first,
            end: mention.end,
            found: found as u32,
            kind: mention.draft.kind(),
        }
    }

    /// Its place in text order: by start, of two that start together the longer first.
    const fn place(&self) -> (TokenIndex, Reverse<TokenIndex>) {
        (self.first, Reverse(self.end))
    }

    /// Whether the two share a token.
    pub(super) const fn overlaps(&self, other: &Self) -> bool {
        self.first < other.end && other.first < self.end
    }

    /// Its length in bytes.
    pub(super) fn len(&self, doc: &Document<'_>) -> usize {
        doc.span(self.first, self.end).len()
    }

    /// Its place in [`Resolution::found`].
    pub(super) const fn found(&self) -> usize {
        self.found as usize
    }
}

/// The spots of `found` in text order. Mentions are found in the order of their triggers, and one starts before its trigger by a few
/// tokens or by the quotation that it closes: each goes back past few others.
pub(super) fn in_order(found: &[Mention<'_>]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::with_capacity(found.len());
    for (at, mention) in found.iter().enumerate() {
        let spot = Spot::new(mention, at);
        let later = spots.iter().rev();
        let later = later.take_while(|before| before.place() > spot.place());
        spots.insert(at - later.count(), spot);
    }
    spots
}

impl<'t> Resolution<'_, 't> {
    /// What the mention at a spot says.
    pub(super) fn draft(&self, spot: &Spot) -> &Draft<'t> {
        &self.found[spot.found()].draft
    }

    /// What the mention at the index `at` says, to be finished.
    pub(super) fn draft_mut(&mut self, at: usize) -> &mut Draft<'t> {
        &mut self.found[self.mentions[at].found()].draft
    }

    /// The rule that read the mention at a spot.
    pub(super) fn rule(&self, spot: &Spot) -> &'static str {
        self.found[spot.found()].rule
    }

    /// The mentions of one kind, with their indices.
    pub(super) fn of_kind(
        &self,
        kind: Kind,
    ) -> impl DoubleEndedIterator<Item = (usize, &Spot)> + Clone {
        let mentions = self.mentions.iter().enumerate();
        mentions.filter(move |(_, mention)| mention.kind == kind)
    }

    /// Takes out the mentions at the indices `dropped`, and adds others at their place in text order, behind those that stand at the
    /// same place.
    pub(super) fn change(&mut self, dropped: &[usize], mut added: Vec<Mention<'t>>) {
        if !dropped.is_empty() {
            let (mut at, mut dropped) = (0.., dropped.iter().copied().peekable());
            self.mentions
                .retain(|_| at.next() != dropped.peek().copied() || dropped.next().is_none());
        }
        if !added.is_empty() {
            let known = self.found.len();
            self.found.append(&mut added);
            let spots = self.found.iter().enumerate().skip(known);
            self.mentions
                .extend(spots.map(|(at, mention)| Spot::new(mention, at)));
            // Few runs that are in order each: they are merged.
            self.mentions.sort_by_key(Spot::place);
        }
    }
}
