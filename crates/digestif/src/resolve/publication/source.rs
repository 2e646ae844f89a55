//! Outlets that a line, a bracket or the head of a block shows to be the source of what stands beside them.
//!
//! | text                                               | shows                            |
//! | -------------------------------------------------- | -------------------------------- |
//! | `Le Soir – 3/6/2026` as a heading, `Source: ANSA, June 3`, `By Ada Linde, Le Soir, 3 June` | a source with its day |
//! | `Le Soir: rain …`, a heading `LE SOIR`             | a source                         |
//! | `Outlet: Le Soir`, `From Le Soir: rain …`, `Rain \| Le Soir \| 3 June` | a source  |
//! | `Rain at last – Le Soir, 3 June` as a heading      | a source with its day            |
//! | `… a second day. (Le Soir, 3 June)`, `… — Le Soir`, `… [Le Soir](https://…)` | the source of what stands before |

use super::super::Resolution;
use super::evidence::Evidence;
use super::phrase::Phrase;
use crate::Kind;
use crate::lexicon::WordGroup;
use crate::recognize::cue::is_cue;
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::structure::TokenRange;

/// Farthest that a date stands behind the outlet of a source line.
const MAX_LINE: usize = 24;

/// "Source: ANSA, June 3", "Outlet: El Faro", "El Faro - Spain | 26/09/2022", "Nora Weiss for Metro, 6 March"; no photo credits.
pub(super) fn in_note(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    line: TokenRange,
) -> Option<Evidence> {
    let doc = state.doc;
    let labelled = doc.is_in(line.first, WordGroup::SourceLabel);
    // "By Ada Linde, Le Soir, 3 June"
    let byline = doc.is_word(line.first, "by") && doc.is(phrase.first - 1, Class::Comma);
    let opens = phrase.first == line.first
        || byline
        || writes_for(state, phrase, line)
        || doc.is(line.first, Class::Open) && phrase.first == line.first + 1;
    let dated = date_in(
        state,
        TokenRange {
            first: phrase.end,
            end: line.end.min(phrase.end + MAX_LINE),
        },
    )
    .is_some();
    match (labelled || opens, dated) {
        (true, true) => Some(Evidence::Source),
        (true, false) if labelled || phrase.end + 1 >= line.end => Some(Evidence::Shown),
        _ => None,
    }
}

/// "Nora Weiss for Metro" at the start of a line.
fn writes_for(state: &Resolution<'_, '_>, phrase: &Phrase, line: TokenRange) -> bool {
    let before = TokenRange {
        first: line.first,
        end: line.first + 1,
    };
    state.doc.is_word(phrase.first.wrapping_sub(1), "for")
        && state
            .persons_in(before)
            .any(|person| person.end + 1 == phrase.first)
}

/// A heading that opens with the outlet: alone, with a date behind a dash or comma, or with its headline behind a colon; or one
/// that ends with it, "Rain at last – Le Soir, 3 June".
pub(super) fn in_heading(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    line: TokenRange,
) -> Option<Evidence> {
    let doc = state.doc;
    let opens = doc.is(line.first, Class::Digits) && phrase.first <= line.first + 2
        || phrase.first == line.first;
    if !opens {
        return in_cell(state, phrase, line).or_else(|| tail(state, phrase.name, line));
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

/// "Le Soir: rain …", "From Le Soir: rain …", "Le Soir (3 June) – rain …" at the head of a block, a cell of its own, or behind its
/// content.
pub(super) fn shown(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    block: TokenRange,
) -> Option<Evidence> {
    let doc = state.doc;
    let head = lead(doc, block);
    let name_end = behind_link(doc, phrase.name.end, block.end);
    let labelled = phrase.first == head + 1 && doc.is_in(head, WordGroup::SourceLabel);
    let heads = || match head_line(state, name_end, block.end) {
        Some(evidence) if phrase.first == head || labelled => Some(evidence),
        _ => None,
    };
    heads()
        .or_else(|| in_cell(state, phrase, block))
        .or_else(|| tail(state, phrase.name, block))
}

/// Where the words of a block begin, behind the marks of a list: "- ", "2) ", "➡ ".
fn lead(doc: &Document<'_>, block: TokenRange) -> TokenIndex {
    const MAX_MARKS: usize = 6;
    let mut at = block.first;
    while at < block.end.min(block.first + MAX_MARKS) {
        at += match doc.tokens[at].class {
            Class::Bullet | Class::Hyphen | Class::Dash | Class::Other => 1,
            Class::Digits if matches!(doc.class(at + 1), Some(Class::Period | Class::Close)) => 2,
            _ => break,
        };
    }
    at
}

/// An outlet that fills a cell of a line divided by bars: "Rain at last | Le Soir | 3 June".
fn in_cell(state: &Resolution<'_, '_>, phrase: &Phrase, line: TokenRange) -> Option<Evidence> {
    let doc = state.doc;
    let bar = |at: TokenIndex| doc.get(at).is_some_and(|t| t.is_sign('|'));
    let end = behind_bracket(doc, phrase.name.end, line.end);
    let (before, behind) = (phrase.first > line.first && bar(phrase.first - 1), bar(end));
    let opens = before || phrase.first == lead(doc, line);
    let closes = behind || end >= line.end;
    if !(before || behind) || !(opens && closes) {
        return None;
    }
    Some(if cell_date(state, phrase.name, line).is_some() {
        Evidence::Source
    } else {
        Evidence::Shown
    })
}

/// The date that opens a cell beside the outlet's.
pub(super) fn cell_date(
    state: &Resolution<'_, '_>,
    name: TokenRange,
    line: TokenRange,
) -> Option<usize> {
    const MAX_CELLS: usize = 60;
    let near = TokenRange {
        first: line.first.max(name.first.saturating_sub(MAX_CELLS)),
        end: line.end.min(name.end + MAX_CELLS),
    };
    let barred = |at: TokenIndex| state.doc.get(at).is_some_and(|t| t.is_sign('|'));
    state
        .mentions_in(near)
        .find(|(_, m)| {
            let cell = m.first > line.first && barred(m.first - 1) || barred(m.end);
            m.kind == Kind::Date && cell
        })
        .map(|(at, _)| at)
}

/// An outlet behind its content, at the end of the block: "(Le Soir)", "– Le Soir, 3 June", "[Le Soir](https://…)".
pub(super) fn tail(
    state: &Resolution<'_, '_>,
    name: TokenRange,
    block: TokenRange,
) -> Option<Evidence> {
    let doc = state.doc;
    if let Some(bracket) = credit(state, name, block) {
        let behind = TokenRange {
            first: name.end,
            end: bracket.end.min(name.end + 4),
        };
        return Some(if date_in(state, behind).is_some() {
            Evidence::Source
        } else {
            Evidence::Shown
        });
    }
    let mut first = name.first;
    while first > block.first
        && (doc.is_word(first - 1, "the")
            || doc.is(first - 1, Class::Open) && behind_link(doc, name.end, block.end) > name.end)
    {
        first -= 1;
    }
    let before = first.checked_sub(1).filter(|&at| at >= block.first)?;
    let mark = &doc.tokens[before];
    let dashed = matches!(mark.class, Class::Dash | Class::Hyphen)
        && mark.gap != Gap::None
        && doc.tokens[first].gap != Gap::None;
    // "… for a second day. Le Soir, 3 June."
    let apart = first > block.first + 1 && first == doc.sentence(first).first;
    if !(dashed || apart) {
        return None;
    }
    closing_date(state, behind_link(doc, name.end, block.end), block.end)
}

/// What stands between an outlet and the end of its block, if that is a date or nothing: "", ", 3 June", " (3 June 2026).".
fn closing_date(
    state: &Resolution<'_, '_>,
    from: TokenIndex,
    block_end: TokenIndex,
) -> Option<Evidence> {
    let doc = state.doc;
    let closes = |end: TokenIndex| {
        (end..block_end).all(|at| matches!(doc.tokens[at].class, Class::Period | Class::Close))
    };
    if closes(from) {
        return Some(Evidence::Shown);
    }
    let parted = matches!(
        doc.class(from),
        Some(Class::Comma | Class::Open | Class::Dash | Class::Hyphen)
    );
    let first = from + 1;
    let date = date_in(
        state,
        TokenRange {
            first,
            end: block_end.min(first + 1),
        },
    )?;
    (parted && closes(state.mentions[date].end)).then_some(Evidence::Source)
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
    // A day beside the outlet makes any bracket that closes a clause a citation: "… 138 ships a day (Le Soir, 3 June), and …".
    let dated = doc.is(name.end, Class::Comma)
        && date_in(
            state,
            TokenRange {
                first: name.end + 1,
                end: close,
            },
        )
        .is_some();
    let clause = matches!(
        doc.class(close + 1),
        Some(Class::Period | Class::Comma | Class::Semicolon)
    );
    // "… by €750 million (Zawya). The yard …": nothing but outlets, at the end of a sentence.
    let sentence = matches!(doc.class(close + 1), Some(Class::Period | Class::Semicolon));
    let bare = || {
        (open + 1..close).all(|at| {
            matches!(
                doc.tokens[at].class,
                Class::Comma | Class::Semicolon | Class::Slash
            ) || doc.is_in(at, WordGroup::CreditWord)
                || is_outlet(state, at)
                || doc.tokens[at].is_capitalized()
        })
    };
    let closes = dated && clause
        || sentence && bare()
        || (close + 1..block.end).all(|at| doc.is(at, Class::Period));
    let told = (open..close).any(|at| is_cue(doc, at));
    (closes && !told).then_some(TokenRange {
        first: open,
        end: close + 1,
    })
}

/// Whether the token belongs to the name of an outlet.
fn is_outlet(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    const MAX_NAME: usize = 8;
    let near = TokenRange {
        first: at.saturating_sub(MAX_NAME),
        end: at + 1,
    };
    state
        .mentions_in(near)
        .any(|(_, m)| at < m.end && m.kind == Kind::Outlet)
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
        && (at > name_end || opens_text(doc, at));
    (at < block_end && (doc.is(at, Class::Colon) || dash)).then_some(evidence)
}

/// Whether a text of its own begins behind the dash at `at`, and no aside that another dash closes: "Le Soir – Rain closed the line."
fn opens_text(doc: &Document<'_>, at: TokenIndex) -> bool {
    const MAX_ASIDE: usize = 24;
    let begins = doc
        .get(at + 1)
        .is_some_and(|t| t.gap != Gap::None && (t.is_capitalized() || t.class.opens_quote()));
    let end = doc.sentence(at).end.min(at + MAX_ASIDE);
    doc.is(at, Class::Dash)
        && begins
        && !(at + 1..end).any(|i| doc.is(i, Class::Dash) && doc.tokens[i].gap != Gap::None)
}

/// One past the bracket that opens at `at`: "(Spain)"; `at` where none does.
pub(super) fn behind_bracket(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    const MAX_BRACKET: usize = 12;
    let opened = at < end && doc.is(at, Class::Open);
    opened
        .then(|| (at..end.min(at + MAX_BRACKET)).find(|&i| doc.is(i, Class::Close)))
        .flatten()
        .map_or(at, |close| close + 1)
}

/// One past the target of the Markdown link whose text ends at `at`: "[Le Soir](https://…)"; `at` where there is none.
pub(super) fn behind_link(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    const MAX_TARGET: usize = 80;
    let linked = at + 1 < end
        && doc.is(at, Class::Close)
        && doc.is(at + 1, Class::Open)
        && doc.glued(at + 1);
    linked
        .then(|| {
            (at + 2..end.min(at + MAX_TARGET))
                .take_while(|&i| doc.glued(i))
                .find(|&i| doc.is(i, Class::Close))
        })
        .flatten()
        .map_or(at, |close| close + 1)
}

/// Whether the bracket at `open` holds the text of a Markdown link: "[has the story](https://…)".
pub(super) fn is_link(doc: &Document<'_>, open: TokenIndex, end: TokenIndex) -> bool {
    const MAX_TEXT: usize = 16;
    (open + 1..end.min(open + MAX_TEXT))
        .find(|&at| doc.is(at, Class::Close))
        .is_some_and(|close| behind_link(doc, close, end) > close)
}

/// The first date mention in `range`.
pub(super) fn date_in(state: &Resolution<'_, '_>, range: TokenRange) -> Option<usize> {
    state
        .mentions_in(range)
        .find(|(_, m)| m.kind == Kind::Date)
        .map(|(at, _)| at)
}
