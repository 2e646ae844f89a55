//! The dateline: place and date at the head of the first paragraph, before its dash, or on a line of their own below the title.
//!
//! | text                                  | place      | date              |
//! | ------------------------------------- | ---------- | ----------------- |
//! | `TIRANA, May 9 – Figs and ferries …`  | `TIRANA`   | `May 9`           |
//! | `Tirana (June 3, 2026) – …`           | `Tirana`   | `June 3, 2026`    |
//! | `May 9 (Harbour Wire) - Below are …`  |            | `May 9`           |
//! | `TIRANA, 9 May 2026` below the title  | `TIRANA`   | `9 May 2026`      |
//!
//! The date itself is read by the date recognizer; here is only where to look.

use super::{BlockKind, Layout, TokenRange};
use crate::lexicon::Flags;
use crate::scan::{Class, Gap, Shape, Token, TokenIndex};

/// Where the dateline stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DatelineShape {
    /// The name of the place.
    pub(crate) place: Option<TokenRange>,
    /// The whole dateline, without its dash.
    pub(crate) tokens: TokenRange,
}

/// Most blocks that are asked whether they have a dateline as well.
const MAX_ENTRIES: usize = 12;

/// Most tokens before the dash.
const MAX_DATELINE: usize = 24;

/// The dateline of the text, if it has one.
pub(super) fn find(tokens: &[Token], layout: &Layout) -> Option<DatelineShape> {
    for (at, block) in layout.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Heading if layout.title == Some(at) => {}
            BlockKind::Note => {
                if let Some(shape) = of_line(tokens, block.content) {
                    return Some(shape);
                }
            }
            // Where every entry has a dateline, the first is no more the document's than the others.
            BlockKind::Paragraph => {
                let mut later = layout.blocks[at + 1..].iter().take(MAX_ENTRIES);
                let dateline = of_paragraph(tokens, block.content)?;
                let repeated = later.any(|other| {
                    other.kind == BlockKind::Paragraph
                        && of_paragraph(tokens, other.content).is_some()
                });
                return (!repeated).then_some(dateline);
            }
            BlockKind::Heading | BlockKind::Bullet => return None,
        }
    }
    None
}

/// A line of place and date alone.
fn of_line(tokens: &[Token], line: TokenRange) -> Option<DatelineShape> {
    let place = place(tokens, line)?;
    let capitals = tokens[place.first..place.end]
        .iter()
        .all(|t| t.class != Class::Word || t.shape == Shape::Upper);
    let dated = line.len() <= MAX_DATELINE
        && tokens[place.end..line.end]
            .iter()
            .any(|t| t.class == Class::Digits)
        && tokens[place.end..line.end]
            .iter()
            .all(|t| t.class != Class::Word || t.flags.has(Flags::CALENDAR));
    (capitals && dated).then_some(DatelineShape {
        place: Some(place),
        tokens: line,
    })
}

/// What stands before the dash at the head of a paragraph.
pub(crate) fn of_paragraph(tokens: &[Token], block: TokenRange) -> Option<DatelineShape> {
    let limit = block.end.min(block.first + MAX_DATELINE);
    let dash = (block.first + 1..limit).find(|&at| {
        matches!(tokens[at].class, Class::Dash | Class::Hyphen)
            && tokens[at].gap != Gap::None
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.gap != Gap::None || next.class == Class::Hyphen)
    })?;
    let head = TokenRange {
        first: block.first,
        end: dash,
    };
    let mut bracketed = false;
    for token in &tokens[head.first..head.end] {
        match token.class {
            Class::Open => bracketed = true,
            Class::Close => bracketed = false,
            Class::Word if bracketed || token.is_capitalized() => {}
            Class::Word | Class::Terminal | Class::Semicolon | Class::Colon => return None,
            _ => {}
        }
    }
    let place = place(tokens, head);
    let dated = tokens[head.first..head.end]
        .iter()
        .any(|t| t.flags.has(Flags::CALENDAR));
    let capitals = place.is_some_and(|p| {
        tokens[p.first..p.end]
            .iter()
            .any(|t| t.shape == Shape::Upper)
    });
    (dated || capitals).then_some(DatelineShape {
        place,
        tokens: head,
    })
}

/// The name that opens the line: capitalized words up to a comma, a bracket or the end.
fn place(tokens: &[Token], line: TokenRange) -> Option<TokenRange> {
    let part = |at: TokenIndex| {
        tokens[at].is_capitalized() && !tokens[at].flags.has(Flags::CALENDAR)
            || matches!(
                tokens[at].class,
                Class::Hyphen | Class::Apostrophe | Class::Period
            ) && tokens[at].gap == Gap::None
    };
    let end = (line.first..line.end)
        .find(|&at| !part(at))
        .unwrap_or(line.end);
    let closed = end == line.end || matches!(tokens[end].class, Class::Comma | Class::Open);
    (end > line.first && closed).then_some(TokenRange {
        first: line.first,
        end,
    })
}
