//! Which publication is in force at a place of the text: whose content a sentence renders.
//!
//! | place                                           | publication in force                          |
//! | ----------------------------------------------- | --------------------------------------------- |
//! | a sentence that names one                       | that one; of several, the last before it      |
//! | a quotation                                     | that of the sentence that attributes it       |
//! | later sentences of the item                     | the last one named in the item                |
//! | a bullet                                        | its own, else that of the item's heading      |
//! | a paragraph of a text without items             | one named in the paragraph, or on a source line below |
//! | anything in a digest of one paper               | that paper                                    |
//! | titles, intros, datelines, captions             | none                                          |

use super::{Frame, Resolution};
use crate::lexicon::Tag;
use crate::scan::TokenIndex;
use crate::structure::{BlockKind, TokenRange};

/// Most frames that are looked through backwards.
const MAX_BACK: usize = 12;

impl<'t> Resolution<'_, 't> {
    /// The publication in force at the token `at`.
    pub(super) fn frame_at(&self, at: TokenIndex) -> Option<&Frame<'t>> {
        if self.is_frame_work(at) {
            return None;
        }
        let quotation = self.quotation_of(at);
        let told = quotation.map_or(at, |q| q.end - 1);
        self.frame_of_sentence(told)
            .or_else(|| quotation.and_then(|q| self.frame_of_sentence(q.first)))
            .or_else(|| self.frame_before(at))
            .or_else(|| self.frame_around(at))
    }

    /// The frame that the sentence of `at` tells: the last one before it, else the first one after it.
    fn frame_of_sentence(&self, at: TokenIndex) -> Option<&Frame<'t>> {
        let frames = self.frames_in(self.doc.sentence(at));
        frames.iter().rfind(|f| f.first <= at).or(frames.first())
    }

    /// Frames that stand in `range`.
    fn frames_in(&self, range: TokenRange) -> &[Frame<'t>] {
        let first = self.frames.partition_point(|f| f.first < range.first);
        let end = first + self.frames[first..].partition_point(|f| f.first < range.end);
        &self.frames[first..end]
    }

    /// The last frame before `at` that still holds there.
    fn frame_before(&self, at: TokenIndex) -> Option<&Frame<'t>> {
        let layout = &self.doc.layout;
        let (block, item) = (layout.block_of(at), layout.item_of(at));
        let scope = match item {
            _ if layout.blocks[block].kind == BlockKind::Bullet => layout.blocks[block].tokens,
            Some(item) => layout.items[item].tokens,
            None => self.passage(block),
        };
        let behind = self.frames.partition_point(|f| f.first < at);
        self.frames[..behind]
            .iter()
            .rev()
            .take(MAX_BACK)
            .take_while(|f| f.first >= scope.first)
            .find(|f| {
                layout.block_of(f.first) == block || self.block_kind(f.first) != BlockKind::Bullet
            })
    }

    /// The paragraph, with the one before it where it goes on: where it opens with a quotation or a pronoun.
    fn passage(&self, block: usize) -> TokenRange {
        let blocks = &self.doc.layout.blocks;
        let mut first = block;
        while first > 0
            && block - first < MAX_BACK
            && blocks[first - 1].kind == BlockKind::Paragraph
            && self.goes_on(first)
        {
            first -= 1;
        }
        TokenRange {
            first: blocks[first].tokens.first,
            end: blocks[block].tokens.end,
        }
    }

    fn goes_on(&self, block: usize) -> bool {
        let first = self.doc.layout.blocks[block].content.first;
        let opening = &self.doc.tokens[first];
        opening.class.opens_quote()
            || self.quotation_of(first).is_some()
            || opening.flags.has(Tag::Pronoun.flag())
    }

    /// What governs `at` from outside: the item's publication, a source line below, the one paper of the digest.
    fn frame_around(&self, at: TokenIndex) -> Option<&Frame<'t>> {
        let layout = &self.doc.layout;
        let paper = || {
            self.frames
                .first()
                .filter(|f| f.heads && layout.title == Some(layout.block_of(f.first)))
        };
        if let Some(item) = layout.item_of(at) {
            let whole = self.item_frames[item].map(|frame| &self.frames[frame]);
            let bullet = self.block_kind(at) == BlockKind::Bullet;
            return whole
                .filter(|f| !bullet || f.heads || self.block_kind(f.first) != BlockKind::Bullet)
                .or_else(paper);
        }
        let below = layout
            .blocks
            .get(layout.block_of(at) + 1)
            .filter(|b| b.kind == BlockKind::Note && !b.after_blank);
        below
            .and_then(|b| self.frames_in(b.tokens).first())
            .or_else(paper)
    }
}
