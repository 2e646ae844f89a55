//! Which quotation marks belong together, in one walk over the tokens.
//!
//! | text                                   | quotation                                      |
//! | -------------------------------------- | ---------------------------------------------- |
//! | `“We wait.”`, `„We wait.“`, `”We wait.”` | from mark to mark                              |
//! | `"We wait."`                           | opens after a gap, closes against the word     |
//! | `«We wait»`, `« We wait »`, `»We wait«` | from mark to mark, whichever way they point    |
//! | `“We wait," said`                      | mixed marks, where the first has no mark of its own |
//! | `“One.⏎“Two.”`, `“One.⏎Two.”`          | one quotation over both paragraphs             |
//! | `“One. A “two” follows.`               | `“two”`: the first mark never closes           |
//!
//! A mark left open harms nothing: the next opening mark inside a paragraph takes its place, and no quotation crosses a heading
//! or a bullet. Apostrophes and single marks are left alone. Whether the words are somebody's is decided in `recognize::quote`.

use super::{BlockKind, Layout, TokenRange};
use crate::scan::{Class, Gap, Token, TokenIndex};

/// Most blocks that one quotation runs over.
const MAX_BLOCKS: usize = 24;

/// Families of marks that close one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Curly,
    Straight,
    Guillemet,
}

/// A mark that waits for its partner.
#[derive(Clone, Copy)]
struct Open {
    at: TokenIndex,
    family: Family,
    /// Blocks it has run over.
    blocks: usize,
    /// A mark of another family that ends it where none of its own does: `“We wait," said`.
    mixed: Option<TokenIndex>,
    /// Whether a pair of another family stands open inside it.
    inner: bool,
}

impl Open {
    /// Notes a mark of another family: it opens or closes a pair inside, or may end this quotation.
    fn meets(&mut self, tokens: &[Token], at: TokenIndex, family: Family, side: Side) {
        let inches = tokens[at - 1].class == Class::Digits;
        let twins = self.family != Family::Guillemet && family != Family::Guillemet;
        if side.after && !side.before {
            self.inner = true;
        } else if self.inner {
            self.inner = false;
        } else if twins && side.before && !inches {
            self.mixed = self.mixed.or(Some(at));
        }
    }

    /// The quotation, where a mark of another family ends it.
    fn mixed(self) -> Option<TokenRange> {
        self.mixed.map(|end| TokenRange {
            first: self.at,
            end: end + 1,
        })
    }
}

/// The quotations of a text with its quotation marks, in order; they do not overlap.
pub(super) fn pair(tokens: &[Token], marks: &[TokenIndex], layout: &Layout) -> Vec<TokenRange> {
    let mut quotations = Vec::new();
    let mut marks = marks.iter().copied().peekable();
    let mut open: Option<Open> = None;
    for block in &layout.blocks {
        open = open
            .filter(|o| o.blocks < MAX_BLOCKS && carries(block.kind))
            .map(|o| Open {
                blocks: o.blocks + 1,
                ..o
            });
        while let Some(at) = marks.next_if(|&at| at < block.tokens.end) {
            let Some(family) = family(&tokens[at]) else {
                continue;
            };
            let side = Side::of(tokens, block.tokens, at);
            if side.after
                && !side.before
                && let Some(ended) = open.and_then(Open::mixed)
            {
                quotations.push(ended);
                open = None;
            }
            match &mut open {
                Some(o) if o.family == family && closes(tokens, *o, at, side) => {
                    if at > o.at + 1 {
                        quotations.push(TokenRange {
                            first: o.at,
                            end: at + 1,
                        });
                    }
                    open = None;
                }
                // A paragraph of a longer quotation opens with a mark of its own.
                Some(o) if o.family == family && at == block.content.first && o.blocks > 0 => {}
                // A pair of another family inside the quotation is part of it, or would be the next quotation.
                Some(o) if o.family != family && o.blocks == 0 => o.meets(tokens, at, family, side),
                _ if opens(&tokens[at], family, side) => {
                    open = Some(Open {
                        at,
                        family,
                        blocks: 0,
                        mixed: None,
                        inner: false,
                    });
                }
                _ => {}
            }
        }
        if let Some(ended) = open.and_then(Open::mixed) {
            quotations.push(ended);
            open = None;
        }
    }
    quotations
}

/// Whether a quotation may go on in a block of this kind.
fn carries(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Note)
}

fn family(token: &Token) -> Option<Family> {
    match token.class {
        Class::QuoteOpen | Class::QuoteClose => Some(Family::Curly),
        Class::StraightQuote => Some(Family::Straight),
        Class::GuillemetOpen | Class::GuillemetClose => Some(Family::Guillemet),
        _ => None,
    }
}

/// On which side of a mark the text is glued to it.
#[derive(Clone, Copy)]
struct Side {
    before: bool,
    after: bool,
}

impl Side {
    fn of(tokens: &[Token], block: TokenRange, at: TokenIndex) -> Self {
        // An opening bracket or a dash before a mark holds it no tighter than a space would.
        let before = at > block.first
            && tokens[at].gap == Gap::None
            && !matches!(
                tokens[at - 1].class,
                Class::Open | Class::Dash | Class::SingleOpen
            );
        // "« We wait », said": a stop behind a mark belongs to the sentence outside.
        let after = at + 1 < block.end
            && tokens[at + 1].gap == Gap::None
            && !matches!(
                tokens[at + 1].class,
                Class::Comma | Class::Period | Class::Semicolon | Class::Colon | Class::Close
            );
        Self { before, after }
    }
}

fn closes(tokens: &[Token], open: Open, at: TokenIndex, side: Side) -> bool {
    match open.family {
        Family::Curly => {
            // „so“ closes with the sign that elsewhere opens.
            let low = tokens[open.at].is_sign('„') && tokens[at].is_sign('“') && side.before;
            tokens[at].class == Class::QuoteClose && at > open.at || low
        }
        Family::Straight => side.before,
        Family::Guillemet => {
            let same = tokens[at].class == tokens[open.at].class;
            side.before || !same && !side.after
        }
    }
}

fn opens(token: &Token, family: Family, side: Side) -> bool {
    match family {
        Family::Curly => token.class == Class::QuoteOpen || !side.before && side.after,
        Family::Straight => !side.before && side.after,
        Family::Guillemet => !side.before && (side.after || token.class == Class::GuillemetOpen),
    }
}
