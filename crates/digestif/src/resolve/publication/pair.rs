//! "The former" and "the latter" of two outlets that have just been named together.
//!
//! | text                                                               | stand for           |
//! | ------------------------------------------------------------------ | ------------------- |
//! | `Folha and O Globo differ. The former counts 14 bridges, the latter nine.` | Folha, then O Globo |
//! | `Folha and O Globo praise the former minister.`                    | nobody              |

use super::super::{Frame, Resolution, Spot};
use crate::lexicon::{Flags, Tag};
use crate::recognize::Draft;
use crate::scan::{Class, TokenIndex};
use crate::{ItemPublication, Kind};

/// The frames that such words open.
pub(super) fn frames<'t>(state: &Resolution<'_, 't>) -> Vec<Frame<'t>> {
    let mut found = Vec::new();
    if state.outlets.len() < 2 {
        return found;
    }
    let mut outlets = state.of_kind(Kind::Outlet);
    let Some(mut last) = outlets.next() else {
        return found;
    };
    for next in outlets {
        if joined(state, last.1, next.1) {
            for at in behind(state, next.1.end) {
                let (mention, _) = if state.doc.is_word(at, "former") {
                    last
                } else {
                    next
                };
                found.extend(frame(state, mention, at));
            }
        }
        last = next;
    }
    found
}

/// "Folha and O Globo", "Folha and the Globe".
fn joined(state: &Resolution<'_, '_>, first: &Spot, second: &Spot) -> bool {
    let doc = state.doc;
    let behind = first.end + 1;
    doc.is_word(first.end, "and")
        && second.first == behind + usize::from(doc.is_word(behind, "the"))
}

/// Where "former" and "latter" stand for a name in the rest of the sentence and in the next one.
fn behind(state: &Resolution<'_, '_>, end: TokenIndex) -> impl Iterator<Item = TokenIndex> {
    const REACH: usize = 60;
    let (doc, layout) = (state.doc, &state.doc.layout);
    let sentence = layout.sentence_of[end - 1] as usize;
    let last = layout.sentences.get(sentence + 1);
    let block = layout.blocks[layout.block_of(end - 1)].tokens;
    let stop = last.map_or(end, |s| s.end).min(block.end).min(end + REACH);
    (end + 1..stop).filter(|&at| {
        doc.is_any_word(at, &["former", "latter"])
            && doc.is_word(at - 1, "the")
            && !qualifies(state, at)
    })
}

/// Whether the word at `at` belongs to a noun behind it: "the former minister", "the latter half".
fn qualifies(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    const ACTS: Flags = Flags::FUNCTION_WORDS.with(&[
        Tag::Auxiliary,
        Tag::Verb,
        Tag::CueSay,
        Tag::CuePublish,
        Tag::Press,
    ]);
    let doc = state.doc;
    doc.get(at + 1).is_some_and(|next| {
        next.class == Class::Word
            && !next.flags.has(ACTS)
            && doc.numerals.starting(at + 1).is_none()
    })
}

/// The frame of the outlet mention `mention` that the word at `first` stands for.
fn frame<'t>(state: &Resolution<'_, 't>, mention: usize, first: TokenIndex) -> Option<Frame<'t>> {
    let Draft::Outlet(draft) = state.draft(&state.mentions[mention]) else {
        return None;
    };
    let layout = &state.doc.layout;
    Some(Frame {
        mention: Some(mention),
        first,
        heads: false,
        closes: false,
        addressed: false,
        sentence: layout.sentence_of[first],
        item: layout.item_of(first),
        publication: ItemPublication {
            outlet: Some(state.outlets.get(draft.outlet?)?.name.clone()),
            published: None,
            author: None,
        },
        date: None,
        told: None,
    })
}
