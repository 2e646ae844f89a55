//! Outlets that a line, a bracket or the head of a block shows to be the source of what stands beside them.
//!
//! | text                                               | shows                            |
//! | -------------------------------------------------- | -------------------------------- |
//! | `Le Soir – 3/6/2026` as a heading, `Source: ANSA, June 3`, `By Ada Linde, Le Soir, 3 June` | a source with its day |
//! | `Le Soir: rain …`, a heading `LE SOIR`             | a source                         |
//! | `… a second day. (Le Soir, 3 June)`, `… — Le Soir` | the source of what stands before |

use super::super::Resolution;
use super::evidence::Evidence;
use super::phrase::Phrase;
use crate::recognize::Draft;
use crate::recognize::cue::is_cue;
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::structure::{BlockKind, TokenRange};

/// Farthest that a date stands behind the outlet of a source line.
const MAX_LINE: usize = 24;

/// "Source: ANSA, June 3", "El Faro - Spain | 26/09/2022", "(Le Soir, 3 June)"; no photo credits.
pub(super) fn in_note(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    line: TokenRange,
) -> Option<Evidence> {
    let doc = state.doc;
    let sourced = doc.is_any_word(line.first, &["source", "sources"]);
    // "By Ada Linde, Le Soir, 3 June"
    let byline = doc.is_word(line.first, "by") && doc.is(phrase.first - 1, Class::Comma);
    let opens = phrase.first == line.first
        || byline
        || doc.is(line.first, Class::Open) && phrase.first == line.first + 1;
    let dated = date_in(
        state,
        TokenRange {
            first: phrase.end,
            end: line.end.min(phrase.end + MAX_LINE),
        },
    )
    .is_some();
    match (sourced || opens, dated) {
        (true, true) => Some(Evidence::Source),
        (true, false) if sourced || opens && phrase.end + 1 >= line.end => Some(Evidence::Shown),
        _ => None,
    }
}

/// A heading that opens with the outlet: alone, with a date behind a dash or comma, or with its headline behind a colon.
pub(super) fn in_heading(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    line: TokenRange,
) -> Option<Evidence> {
    let doc = state.doc;
    let opens = doc.is(line.first, Class::Digits) && phrase.first <= line.first + 2
        || phrase.first == line.first;
    if !opens {
        return None;
    }
    // "El Faro (Spain) – 3 June", "El Faro (3 June)".
    let end = behind_bracket(doc, phrase.name.end, line.end);
    if end >= line.end && end == phrase.name.end || doc.is(end, Class::Colon) {
        return Some(Evidence::Shown);
    }
    let parted = end > phrase.name.end
        || matches!(
            doc.class(end),
            Some(Class::Dash | Class::Hyphen | Class::Comma)
        )
        || doc.tokens[end].is_sign('|');
    if !parted || doc.glued(end) && doc.is(end, Class::Hyphen) {
        return None;
    }
    let dated = date_in(
        state,
        TokenRange {
            first: phrase.name.end,
            end: line.end.min(end + MAX_LINE),
        },
    )
    .is_some();
    Some(if dated {
        Evidence::Source
    } else {
        Evidence::Shown
    })
}

/// "Le Soir: rain …", "Le Soir (3 June) – rain …" at the head of a block, "(Le Soir)" or "– Le Soir" at its end.
pub(super) fn shown(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    block: TokenRange,
) -> Option<Evidence> {
    let doc = state.doc;
    let head = block.first
        + usize::from(
            doc.layout.blocks[doc.layout.block_of(block.first)].kind == BlockKind::Bullet
                && phrase.first > block.first,
        );
    if phrase.first == head
        && let Some(evidence) = head_line(state, phrase.name.end, block.end)
    {
        return Some(evidence);
    }
    if let Some(bracket) = credit(state, phrase.name, block) {
        let behind = TokenRange {
            first: phrase.name.end,
            end: bracket.end.min(phrase.name.end + 4),
        };
        return Some(if date_in(state, behind).is_some() {
            Evidence::Source
        } else {
            Evidence::Shown
        });
    }
    let before = phrase
        .first
        .checked_sub(1)
        .filter(|&at| at >= block.first)?;
    let dashed = doc.is(before, Class::Dash) && doc.tokens[before].gap != Gap::None;
    let closes = |end: TokenIndex| (end..block.end).all(|at| doc.is(at, Class::Period));
    if !dashed {
        return None;
    }
    // "… — Le Soir, 3 June"
    let date = doc.is(phrase.name.end, Class::Comma).then(|| {
        let first = phrase.name.end + 1;
        date_in(
            state,
            TokenRange {
                first,
                end: first + 1,
            },
        )
    });
    match date.flatten() {
        Some(date) if closes(state.mentions[date].end) => Some(Evidence::Source),
        _ => closes(phrase.name.end).then_some(Evidence::Shown),
    }
}

/// The bracket of names and dates that holds `name` and closes the block: "(Le Soir, 3 June)", "(Nora Weiss for Metro; ANSA)".
pub(super) fn credit(
    state: &Resolution<'_, '_>,
    name: TokenRange,
    block: TokenRange,
) -> Option<TokenRange> {
    const MAX: usize = 20;
    let doc = state.doc;
    let low = block.first.max(name.first.saturating_sub(MAX));
    let open = (low..name.first)
        .rev()
        .find(|&at| matches!(doc.tokens[at].class, Class::Open | Class::Close))
        .filter(|&at| doc.is(at, Class::Open))?;
    let close = (name.end..block.end.min(name.end + MAX)).find(|&at| doc.is(at, Class::Close))?;
    let closes = (close + 1..block.end).all(|at| doc.is(at, Class::Period));
    let told = (open..close).any(|at| is_cue(doc, at));
    (closes && !told).then_some(TokenRange {
        first: open,
        end: close + 1,
    })
}

/// What stands between an outlet at the head of a block and its content: ":", "(Cairo):", "(June 4) –", ", June 4:".
fn head_line(
    state: &Resolution<'_, '_>,
    name_end: TokenIndex,
    block_end: TokenIndex,
) -> Option<Evidence> {
    let doc = state.doc;
    let mut at = name_end;
    let dated = |range: TokenRange| date_in(state, range).map(|date| state.mentions[date].end);
    let mut evidence = Evidence::Shown;
    if doc.is(at, Class::Open) {
        let behind = behind_bracket(doc, at, block_end);
        if behind == at {
            return None;
        }
        let bracket = TokenRange {
            first: at,
            end: behind,
        };
        if dated(bracket).is_some() {
            evidence = Evidence::Source;
        }
        at = behind;
    }
    if doc.is(at, Class::Comma)
        && let Some(end) = dated(TokenRange {
            first: at + 1,
            end: block_end.min(at + 2),
        })
    {
        // "Le Soir, Thursday 4 June" on a line of its own.
        if doc.get(end).is_some_and(|t| t.gap >= Gap::Line) {
            return Some(Evidence::Source);
        }
        evidence = Evidence::Source;
        at = end;
    }
    let dash = matches!(doc.class(at), Some(Class::Dash | Class::Hyphen))
        && !doc.glued(at)
        && at > name_end;
    (at < block_end && (doc.is(at, Class::Colon) || dash)).then_some(evidence)
}

/// One past the bracket that opens at `at`: "(Spain)"; `at` where none does.
pub(super) fn behind_bracket(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    const MAX_BRACKET: usize = 8;
    let opened = at < end && doc.is(at, Class::Open);
    opened
        .then(|| (at..end.min(at + MAX_BRACKET)).find(|&i| doc.is(i, Class::Close)))
        .flatten()
        .map_or(at, |close| close + 1)
}

/// The first date mention in `range`.
pub(super) fn date_in(state: &Resolution<'_, '_>, range: TokenRange) -> Option<usize> {
    state
        .mentions_in(range)
        .find(|(_, m)| matches!(m.draft, Draft::Date(_)))
        .map(|(at, _)| at)
}
