//! A walk over the places of a text in order, which keeps what holds for a whole stretch of a sentence: what governs each place.

use std::ops::Range;

use super::Resolution;
use crate::scan::TokenIndex;
use crate::structure::{BlockKind, TokenRange};

/// A walk over places in text order.
pub(super) struct Places<'s, 'd, 't> {
    state: &'s Resolution<'d, 't>,
    /// Items that begin at or before the last place.
    items: usize,
    /// Quotations that end at or before the last place.
    quotations: usize,
    /// Frames that stand before the sentence of the last place.
    frames: usize,
    /// Where the last place stands.
    ground: Ground,
}

/// A stretch of a sentence that stands in one item or in none, in one quotation or in none, and what holds for all of it.
#[derive(Default)]
struct Ground {
    /// Where it ends.
    end: TokenIndex,
    /// Whether it is the digest's own word.
    own: bool,
    in_heading: bool,
    quoted: bool,
    /// The frames that the sentence tells.
    told: Range<usize>,
    /// The frame in force where it tells none.
    outer: Option<usize>,
}

/// What governs a place.
pub(super) struct Place {
    /// Whether the digest's own words stand here: nobody else's, and without frame.
    pub(super) own: bool,
    /// Whether it stands in a heading of a digest with items.
    pub(super) in_heading: bool,
    /// Index of the frame in force.
    pub(super) frame: Option<usize>,
}

impl<'s, 'd, 't> Places<'s, 'd, 't> {
    pub(super) fn new(state: &'s Resolution<'d, 't>) -> Self {
        Self {
            state,
            items: 0,
            quotations: 0,
            frames: 0,
            ground: Ground::default(),
        }
    }

    /// What governs the token at `at`, which does not stand before the last one asked for.
    pub(super) fn at(&mut self, at: TokenIndex) -> Place {
        if at >= self.ground.end {
            self.ground = self.ground(at);
        }
        let ground = &self.ground;
        let own = ground.own || self.state.in_dateline(at);
        let frame = if own {
            None
        } else if ground.told.is_empty() {
            ground.outer
        } else if ground.quoted {
            self.state.frame_over(at)
        } else {
            self.state.last_told(ground.told.clone(), at)
        };
        Place {
            own,
            in_heading: ground.in_heading,
            frame,
        }
    }

    /// The ground that `at` stands on, with its end.
    fn ground(&mut self, at: TokenIndex) -> Ground {
        let (state, layout) = (self.state, &self.state.doc.layout);
        let sentence = state.doc.sentence(at);
        let end = sentence.end.min(self.edge(at));
        let told = self.told(sentence);
        let own = state.is_own_word(at);
        let quoted = layout
            .quotations
            .get(self.quotations)
            .is_some_and(|q| q.holds(at));
        let outer = if own || !told.is_empty() {
            None
        } else if quoted {
            state.frame_over(at)
        } else {
            state.frame_outside(at)
        };
        Ground {
            end,
            own,
            in_heading: !layout.items.is_empty() && state.block_kind(at) == BlockKind::Heading,
            quoted,
            told,
            outer,
        }
    }

    /// Where behind `at` the next item or quotation begins or the present one ends.
    fn edge(&mut self, at: TokenIndex) -> TokenIndex {
        let layout = &self.state.doc.layout;
        let (items, quotations) = (&layout.items, &layout.quotations);
        while items.get(self.items).is_some_and(|i| i.tokens.first <= at) {
            self.items += 1;
        }
        while quotations.get(self.quotations).is_some_and(|q| q.end <= at) {
            self.quotations += 1;
        }
        let mut edge = self.state.doc.tokens.len();
        if let Some(present) = self.items.checked_sub(1).map(|item| items[item].tokens)
            && present.end > at
        {
            edge = edge.min(present.end);
        }
        if let Some(next) = items.get(self.items) {
            edge = edge.min(next.tokens.first);
        }
        if let Some(quotation) = quotations.get(self.quotations) {
            edge = edge.min(if quotation.first > at {
                quotation.first
            } else {
                quotation.end
            });
        }
        edge
    }

    /// The frames that a sentence tells.
    fn told(&mut self, sentence: TokenRange) -> Range<usize> {
        let frames = &self.state.frames;
        let stands_before =
            |frame: usize, token| frames.get(frame).is_some_and(|f| f.first < token);
        while stands_before(self.frames, sentence.first) {
            self.frames += 1;
        }
        let mut end = self.frames;
        while stands_before(end, sentence.end) {
            end += 1;
        }
        self.frames..end
    }
}
