//! How far sources reach, as the document as a whole shows: which one an item renders, whether entries are signed, where a text
//! goes on.

use super::super::{Frame, Resolution};
use super::sentences_into;
use crate::Kind;
use crate::recognize::Draft;
use crate::structure::BlockKind;

/// Finds for each item the frame that it renders as a whole: its heading or source line, else the outlet that its first sentence
/// names, or the only one it names where that comes early.
///
/// An item without one has that of the section it stands in: "THE TIMES" over several headlines with their texts.
pub(super) fn items(state: &mut Resolution<'_, '_>) {
    let mut section = None;
    for item in 0..state.item_frames.len() {
        let first = state
            .frames
            .partition_point(|f| f.first < state.doc.layout.items[item].tokens.first);
        let end = state
            .frames
            .partition_point(|f| f.first < state.doc.layout.items[item].tokens.end);
        if let Some(above) = first.checked_sub(1).filter(|&f| heads_section(state, f)) {
            section = Some(above);
        }
        let frames = &state.frames[first..end];
        let lead = first.checked_sub(1).filter(|&f| leads_in(state, f, item));
        let heading = frames.iter().position(|f| f.heads);
        let one_outlet = frames
            .windows(2)
            .all(|pair| pair[0].publication.outlet == pair[1].publication.outlet);
        let opens = frames.first().is_some_and(|f| {
            !f.closes && sentences_into(state, item, f.first) <= usize::from(one_outlet)
        });
        let text_below = |frame: &Frame<'_>| {
            let layout = &state.doc.layout;
            let below = layout.block_of(frame.first) + 1;
            layout.item_of(frame.first) == Some(item)
                && layout.blocks.get(below).is_some_and(|b| {
                    b.kind == BlockKind::Paragraph && b.tokens.first < layout.items[item].tokens.end
                })
        };
        let credited = one_outlet
            && frames.iter().all(|f| f.closes)
            && frames.last().is_some_and(|last| !text_below(last));
        let whole = heading.or_else(|| (opens || credited).then_some(0));
        if heading.is_some() {
            section = None;
        }
        state.item_frames[item] = lead.or(whole.map(|at| first + at)).or(section);
    }
}

/// Whether the frame stands in the notes right above the heading of the item: "Outlet: Le Soir" over "Rain at last".
fn leads_in(state: &Resolution<'_, '_>, frame: usize, item: usize) -> bool {
    let layout = &state.doc.layout;
    let from = layout.block_of(state.frames[frame].first);
    let heading = layout.items[item].heading;
    state.frames[frame].heads
        && heading.is_some_and(|heading| {
            layout.blocks[from].kind == BlockKind::Note
                && layout.blocks[from + 1..heading]
                    .iter()
                    .all(|b| b.kind == BlockKind::Note && !b.after_blank)
        })
}

/// Whether the frame stands in a heading of its own over the headings of items.
fn heads_section(state: &Resolution<'_, '_>, frame: usize) -> bool {
    let frame = &state.frames[frame];
    let layout = &state.doc.layout;
    let block = layout.block_of(frame.first);
    frame.item.is_none()
        && frame.heads
        && layout.title != Some(block)
        && layout.blocks[block].kind == BlockKind::Heading
}

/// Whether sources close the entries throughout: several do, none opens one, and no text stands behind the last.
pub(super) fn signs_entries(state: &Resolution<'_, '_>) -> bool {
    let layout = &state.doc.layout;
    let closing = state.frames.iter().filter(|frame| frame.closes);
    let Some(last) = closing.clone().next_back() else {
        return false;
    };
    let text_behind = layout.blocks[layout.block_of(last.first) + 1..]
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Bullet));
    closing.count() > 1 && !text_behind && !state.frames.iter().any(|frame| frame.heads)
}

/// For each block whether it goes on with the text above: whether it stands between the mention of a person and a shorter one of
/// the same, since a new entry would introduce them.
pub(super) fn continued(state: &Resolution<'_, '_>) -> Vec<bool> {
    const MAX_APART: usize = 4;
    let layout = &state.doc.layout;
    let mut continued = vec![false; layout.blocks.len()];
    let mut last = vec![None; state.people.len()];
    for (_, mention) in state.of_kind(Kind::Person) {
        let Draft::Person(draft) = state.draft(mention) else {
            continue;
        };
        let Some(person) = draft.person else { continue };
        let block = layout.block_of(mention.first);
        let short = state
            .people
            .get(person)
            .is_some_and(|p| draft.name.len() < p.name.len());
        if let Some(above) = last[person].replace(block)
            && short
            && block - above <= MAX_APART
        {
            continued[above + 1..=block].fill(true);
        }
    }
    continued
}
