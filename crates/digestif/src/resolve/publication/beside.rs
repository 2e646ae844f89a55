//! What stands beside the line of a source: the text above or below it, its day and its author on lines of their own.
//!
//! | lines                                    | beside the source               |
//! | ---------------------------------------- | ------------------------------- |
//! | `Rain closed the line.`, `🔗 Le Soir`     | the text above                  |
//! | `Le Soir`, `Rain closed the line.`       | the text below                  |
//! | `Outlet: Le Soir`, `Date: 3 June`        | its day                         |
//! | `Outlet: Le Soir`, `Reporter: Ada Linde` | its author                      |

use super::super::Resolution;
use super::signature::{self, Place};
use super::{evidence, source};
use crate::Str;
use crate::structure::{Block, BlockKind, TokenRange};

/// The author that a byline gives to the outlet in `block`: below its heading, or between the item's heading and its first text.
pub(super) fn byline_of<'t>(state: &Resolution<'_, 't>, block: usize) -> Option<Str<'t>> {
    let blocks = &state.doc.layout.blocks;
    if let Some(author) = labelled_author(state, block) {
        return Some(author);
    }
    let heading = if blocks[block].kind == BlockKind::Heading {
        block
    } else {
        (0..block)
            .rev()
            .take(4)
            .find(|&at| blocks[at].kind != BlockKind::Note)?
    };
    // Who signs below the title wrote the text, not what its paragraphs tell of.
    let is_text = matches!(blocks[block].kind, BlockKind::Paragraph | BlockKind::Bullet);
    if is_text && state.doc.layout.title == Some(heading) {
        return None;
    }
    let notes = blocks[heading + 1..].iter();
    notes
        .take_while(|b| blocks[heading].kind == BlockKind::Heading && b.kind == BlockKind::Note)
        .filter(|b| state.doc.is_word(b.content.first, "by"))
        .find_map(|b| state.person_name(state.persons_in(b.content).next()?))
}

/// "Reporter: Ada Linde" on a line beside the note `block`.
fn labelled_author<'t>(state: &Resolution<'_, 't>, block: usize) -> Option<Str<'t>> {
    const MAX_LABELS: usize = 4;
    let blocks = &state.doc.layout.blocks;
    let is_note = |block: &&Block| block.kind == BlockKind::Note && !block.after_blank;
    if blocks[block].kind != BlockKind::Note {
        return None;
    }
    let below = blocks[block + 1..].iter().take(MAX_LABELS);
    below
        .take_while(is_note)
        .filter(|b| {
            state.is_journalist(b.content.first)
                && state.doc.is(b.content.first + 1, crate::scan::Class::Colon)
        })
        .find_map(|b| state.person_name(state.persons_in(b.content).next()?))
}

/// Whether the source shown by `name` stands behind its content: in a bracket that closes a block, or on a line below text.
pub(super) fn closes(state: &Resolution<'_, '_>, name: TokenRange) -> bool {
    let blocks = &state.doc.layout.blocks;
    let at = state.doc.layout.block_of(name.first);
    match blocks[at].kind {
        BlockKind::Heading => false,
        BlockKind::Note => {
            let below_text = at.checked_sub(1).is_some_and(|above| {
                matches!(blocks[above].kind, BlockKind::Paragraph | BlockKind::Bullet)
            });
            below_text
                && !(blocks[at].after_blank && blocks.get(at + 1).is_some_and(|b| !b.after_blank))
        }
        BlockKind::Paragraph | BlockKind::Bullet => {
            let signature = signature::of(state, name, blocks[at].content);
            match signature.map(|signature| signature.place) {
                Some(Place::Whole) => closes_above(state, at),
                Some(Place::Tail) => true,
                Some(Place::Head) => false,
                None => {
                    name.first > blocks[at].content.first + 1
                        && (source::tail(state, name, blocks[at].content).is_some()
                            || evidence::signs_quotation(state, name, blocks[at].content))
                }
            }
        }
    }
}

/// Whether the block `at`, which is all signature, belongs to the text above it, not to that below.
fn closes_above(state: &Resolution<'_, '_>, at: usize) -> bool {
    let blocks = &state.doc.layout.blocks;
    let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Bullet);
    let below_text = at > 0 && is_text(&blocks[at - 1]);
    let glued_below = blocks.get(at + 1).is_some_and(|block| !block.after_blank);
    below_text && !(blocks[at].after_blank && glued_below)
}

/// Whether what is shown by `name`, which closes nothing, stands on a line of its own over text.
pub(super) fn opens_text(state: &Resolution<'_, '_>, name: TokenRange) -> bool {
    let block = state.doc.layout.blocks[state.doc.layout.block_of(name.first)];
    match block.kind {
        BlockKind::Heading | BlockKind::Note => true,
        BlockKind::Paragraph | BlockKind::Bullet => {
            signature::of(state, name, block.content).is_some_and(|s| s.place == Place::Whole)
        }
    }
}

/// The date that stands apart from a source: in a cell of its line, on a line of its own above the text that the source closes, or on
/// a line beside the source's, "Date: 3 June".
pub(super) fn date_beside(state: &Resolution<'_, '_>, name: TokenRange) -> Option<usize> {
    let blocks = &state.doc.layout.blocks;
    let at = state.doc.layout.block_of(name.first);
    if let Some(date) = source::cell_date(state, name, blocks[at].content) {
        return Some(date);
    }
    if blocks[at].kind == BlockKind::Note
        && let Some(date) = label_date(state, at)
    {
        return Some(date);
    }
    closes(state, name).then(|| date_line(state, at)).flatten()
}

/// The date that fills one of the notes around the block `at`, behind its label if it has one.
fn label_date(state: &Resolution<'_, '_>, at: usize) -> Option<usize> {
    const MAX_LABELS: usize = 4;
    let blocks = &state.doc.layout.blocks;
    let is_note = |block: &&crate::structure::Block| block.kind == BlockKind::Note;
    let above = blocks[..at]
        .iter()
        .rev()
        .take(MAX_LABELS)
        .take_while(is_note);
    let below = blocks[at + 1..].iter().take(MAX_LABELS);
    let below = below.take_while(|block| is_note(block) && !block.after_blank);
    let filled = |line: TokenRange| {
        let date = source::date_in(state, line)?;
        let mention = &state.mentions[date];
        let labelled = mention.first == line.first + 2
            && state.doc.is(line.first + 1, crate::scan::Class::Colon);
        (mention.end == line.end && (labelled || mention.first == line.first)).then_some(date)
    };
    below.chain(above).find_map(|block| filled(block.content))
}

/// The date on a line of its own above the text that the source in the block `at` closes.
fn date_line(state: &Resolution<'_, '_>, at: usize) -> Option<usize> {
    const MAX_ABOVE: usize = 6;
    let blocks = &state.doc.layout.blocks;
    let above = blocks[at.saturating_sub(MAX_ABOVE)..at].iter().rev();
    let note = above
        .take_while(|b| b.kind != BlockKind::Heading)
        .find(|b| b.kind == BlockKind::Note)?;
    let date = source::date_in(state, note.content)?;
    let (mention, line) = (&state.mentions[date], note.content);
    (mention.first == line.first && mention.end == line.end).then_some(date)
}
