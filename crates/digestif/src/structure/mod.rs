//! The shape of the document: lines, blocks, sentences, and the digest's items.
//!
//! A *line* ends at a line break; a *block* is a heading, a paragraph or a bullet, of one line or, where the text is wrapped by
//! hand, of several; *sentences* never cross blocks.

mod blocks;
mod items;
mod sentences;

pub(crate) use blocks::{Block, BlockKind};
pub(crate) use items::ItemShape;

use crate::scan::{Token, TokenIndex};

/// Tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TokenRange {
    pub(crate) first: TokenIndex,
    pub(crate) end: TokenIndex,
}

impl TokenRange {
    /// Whether the token at `at` lies inside.
    pub(crate) const fn holds(self, at: TokenIndex) -> bool {
        self.first <= at && at < self.end
    }
}

/// Blocks, sentences and items of a document, each in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<TokenRange>,
    /// Index into `sentences` for each token.
    pub(crate) sentence_of: Vec<u32>,
    /// Index into `blocks` for each sentence.
    pub(crate) block_of_sentence: Vec<u32>,
    /// The heading above everything, as a block.
    pub(crate) title: Option<usize>,
    pub(crate) items: Vec<ItemShape>,
}

/// Finds the shape of a scanned text.
pub(crate) fn layout(text: &str, tokens: &[Token]) -> Layout {
    let mut layout = Layout { blocks: blocks::blocks(text, tokens), ..Layout::default() };
    sentences::split(tokens, &mut layout);
    items::group(text, tokens, &mut layout);
    layout
}
