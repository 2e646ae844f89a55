//! Items of a digest: a heading with the blocks below it, and the title above them all.
//!
//! | text                                             | shape                           |
//! | ------------------------------------------------ | ------------------------------- |
//! | `Ferries leave on time`, then a paragraph        | an item                         |
//! | `THE TIMES`, then bullets                        | an item headed by its paper     |
//! | `ENERGY BRIEF` above a date, intro or heading    | the title                       |
//! | `---` on a line of its own                       | the end of the item above       |
//! | `Headlines`, `Overview`                          | neither: what follows is a list |
//!
//! A text with no heading but its title has no items.

use super::lines::Lines;
use super::{BlockKind, Layout, TokenRange};

/// An item: its heading block, if any, and the tokens it spans.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemShape {
    /// Index of the heading block.
    pub(crate) heading: Option<usize>,
    pub(crate) tokens: TokenRange,
}

/// Finds the title and groups the blocks of `layout` into items.
pub(super) fn group(source: Lines<'_>, layout: &mut Layout) {
    let heads = heads(source, layout);
    layout.title = title(source, layout, &heads);
    let mut items: Vec<ItemShape> = Vec::new();
    let mut heads = heads
        .into_iter()
        .filter(|&at| layout.title != Some(at))
        .peekable();
    let last = last_block(layout);
    let leads = lead_ins(layout);
    let mut open = false;
    for (at, block) in layout.blocks.iter().enumerate().take(last + 1) {
        if heads.next_if_eq(&at).is_some() {
            items.push(ItemShape {
                heading: Some(at),
                tokens: block.content,
            });
            open = true;
        } else if leads[at] || ends_item(source, layout, at) {
            open = false;
        } else if let Some(item) = items.last_mut().filter(|_| open) {
            item.tokens.end = block.tokens.end;
        }
    }
    layout.items = items;
}

/// For each block whether it is a note that leads in the heading right below it, apart from what stands above: "Outlet: Le Soir"
/// over "Headline: Rain at last".
fn lead_ins(layout: &Layout) -> Vec<bool> {
    let blocks = &layout.blocks;
    let mut leads = vec![false; blocks.len()];
    let mut first = 0;
    while first < blocks.len() {
        let notes = blocks[first..]
            .iter()
            .enumerate()
            .take_while(|(at, b)| b.kind == BlockKind::Note && (*at == 0 || !b.after_blank));
        let end = first + notes.count();
        let heading = blocks
            .get(end)
            .is_some_and(|b| b.kind == BlockKind::Heading && !b.after_blank);
        if end > first && heading && blocks[first].after_blank {
            leads[first..end].fill(true);
        }
        first = end + 1;
    }
    leads
}

/// Whether the block closes the item above it: a rule, below which stands a farewell or another matter, or the name of an outlet over
/// the headings of its pieces.
fn ends_item(source: Lines<'_>, layout: &Layout, at: usize) -> bool {
    let block = &layout.blocks[at];
    match block.kind {
        BlockKind::Note => block.after_blank && source.is_rule(block.content),
        BlockKind::Heading => source.is_outlet_head(block.content),
        BlockKind::Paragraph | BlockKind::Bullet => false,
    }
}

/// The headings that stand over text.
fn heads(source: Lines<'_>, layout: &Layout) -> Vec<usize> {
    let blocks = &layout.blocks;
    let mut heads = Vec::new();
    // Whether the next block that is no note is text.
    let mut above_text = false;
    for (at, block) in blocks.iter().enumerate().rev() {
        match block.kind {
            BlockKind::Heading => {
                if above_text && !source.is_overview(block.content) {
                    heads.push(at);
                }
                above_text = false;
            }
            BlockKind::Paragraph | BlockKind::Bullet => above_text = true,
            BlockKind::Note => {}
        }
    }
    heads.reverse();
    heads
}

/// The heading above everything: the first block, unless it is plainly the head of the first item.
fn title(source: Lines<'_>, layout: &Layout, heads: &[usize]) -> Option<usize> {
    let first = layout
        .blocks
        .iter()
        .position(|b| b.kind != BlockKind::Note)?;
    let block = &layout.blocks[first];
    if block.kind != BlockKind::Heading {
        return None;
    }
    let outlet = source.is_outlet_head(block.content);
    if heads.first() != Some(&first) {
        // The first of several papers, each over the headlines of its pieces, is no title.
        let more = || {
            let later = &layout.blocks[first + 1..];
            later.iter().any(|other| {
                other.kind == BlockKind::Heading && source.is_outlet_head(other.content)
            })
        };
        return (!(outlet && more())).then_some(first);
    }
    if outlet {
        return None;
    }
    let text =
        |block: &super::Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Bullet);
    let note = |block: &&super::Block| block.kind == BlockKind::Note && !block.after_blank;
    let glued = |at: usize| {
        let below = &layout.blocks[at + 1..];
        let notes = below.iter().take_while(note).count();
        // A byline of its own makes a heading that of a piece.
        if notes > 0 && source.is_byline(below[0].content) {
            return true;
        }
        below
            .get(notes)
            .is_some_and(|next| !next.after_blank && (notes == 0 || text(next)))
    };
    let like_others = heads.len() > 1 && heads.iter().all(|&at| glued(at));
    (!like_others).then_some(first)
}

/// The last block that belongs to the digest's content: notes that end the text, apart from it, are about the whole.
fn last_block(layout: &Layout) -> usize {
    let mut last = layout.blocks.len().saturating_sub(1);
    while last > 0 && layout.blocks[last].kind == BlockKind::Note && layout.blocks[last].after_blank
    {
        last -= 1;
    }
    last
}
