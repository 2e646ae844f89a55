//! Items of a digest: a heading with the blocks below it.

use super::{BlockKind, Layout, TokenRange};
use crate::scan::Token;

/// An item: its heading block, if any, and the tokens it spans.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemShape {
    /// Index of the heading block.
    pub(crate) heading: Option<usize>,
    pub(crate) tokens: TokenRange,
}

/// Groups the blocks of `layout` into items.
pub(super) fn group(_text: &str, _tokens: &[Token], layout: &mut Layout) {
    let mut items: Vec<ItemShape> = Vec::new();
    for (at, block) in layout.blocks.iter().enumerate() {
        let above_text = layout.blocks.get(at + 1).is_some_and(|next| next.kind != BlockKind::Heading);
        if block.kind == BlockKind::Heading && above_text && at > 0 {
            items.push(ItemShape { heading: Some(at), tokens: block.tokens });
        } else if let Some(item) = items.last_mut() {
            item.tokens.end = block.tokens.end;
        }
    }
    layout.items = items;
}
