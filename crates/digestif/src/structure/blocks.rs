//! Lines and blocks: what is a heading, a paragraph, a bullet.

use super::TokenRange;
use crate::scan::{Class, Gap, Token};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A short line that ends like no sentence and stands above others.
    Heading,
    /// Running text.
    Paragraph,
    /// A list entry with its mark.
    Bullet,
}

/// A heading, paragraph or bullet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) tokens: TokenRange,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(crate) after_blank: bool,
}

/// Longest heading, in bytes; the seed's are below 100.
const MAX_HEADING: usize = 140;

/// The blocks of a text in order.
pub(super) fn blocks(text: &str, tokens: &[Token]) -> Vec<Block> {
    let lines = lines(tokens);
    let wrapped = is_wrapped(tokens, &lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    for line in lines {
        let after_blank = tokens[line.first].gap == Gap::Paragraph;
        let kind = kind(text, tokens, line);
        match blocks.last_mut() {
            Some(block) if wrapped && !after_blank && kind != BlockKind::Bullet => {
                block.tokens.end = line.end;
                block.kind = if block.kind == BlockKind::Bullet { BlockKind::Bullet } else { BlockKind::Paragraph };
            }
            _ => blocks.push(Block { kind, tokens: line, after_blank }),
        }
    }
    blocks
}

fn lines(tokens: &[Token]) -> Vec<TokenRange> {
    let mut lines = Vec::new();
    let mut first = 0;
    for at in 1..=tokens.len() {
        if tokens.get(at).is_none_or(|t| t.gap >= Gap::Line) && first < tokens.len() {
            lines.push(TokenRange { first, end: at });
            first = at;
        }
    }
    lines
}

/// Whether lines are broken by hand inside sentences: at least twice a line without a full stop is followed by a small letter.
fn is_wrapped(tokens: &[Token], lines: &[TokenRange]) -> bool {
    let breaks = lines
        .windows(2)
        .filter(|pair| {
            let (last, next) = (&tokens[pair[0].end - 1], &tokens[pair[1].first]);
            next.gap == Gap::Line
                && !matches!(last.class, Class::Period | Class::Terminal | Class::Colon)
                && next.class == Class::Word
                && !next.is_capitalized()
        })
        .take(2);
    breaks.count() == 2
}

fn kind(text: &str, tokens: &[Token], line: TokenRange) -> BlockKind {
    let (first, last) = (&tokens[line.first], &tokens[line.end - 1]);
    let marks_entry = matches!(first.class, Class::Bullet | Class::Hyphen | Class::Dash);
    if marks_entry && line.end > line.first + 1 && tokens[line.first + 1].gap != Gap::None {
        return BlockKind::Bullet;
    }
    let bytes = &text[first.start as usize..last.end as usize];
    let ends_sentence = matches!(last.class, Class::Period | Class::Terminal if !bytes.ends_with('?'))
        || matches!(last.class, Class::Comma | Class::Semicolon | Class::QuoteClose | Class::Close);
    if bytes.len() <= MAX_HEADING && !ends_sentence { BlockKind::Heading } else { BlockKind::Paragraph }
}
