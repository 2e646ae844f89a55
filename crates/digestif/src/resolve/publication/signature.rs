//! Signatures: the part of a block that holds nothing but who says so and when, whatever marks set it off.
//!
//! | block                                        | signature          | place |
//! | -------------------------------------------- | ------------------ | ----- |
//! | `… a second day. // Le Soir, 3 June`         | `Le Soir, 3 June`  | tail  |
//! | `… a second day → Ada Linde, Le Soir, p. 4`  | from `Ada`         | tail  |
//! | `[Le Soir] Rain closed the line.`            | `[Le Soir]`        | head  |
//! | `Le Soir · 3 June · Rain closed the line.`   | `Le Soir · 3 June` | head  |
//! | `🔗 Le Soir`                                  | all of it          | whole |
//! | `He met the heads of Le Soir and Trend.`     | none               |       |
//!
//! House styles differ in their marks, not in this: a signature holds outlets, days, persons, places, pages and links, and no words
//! of the story. Small words that may stand in one: `credit_word` in `data/word_groups.tsv`.

use super::super::Resolution;
use super::source::date_in;
use crate::Kind;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Gap, TokenIndex};
use crate::structure::TokenRange;

/// Where in its block a signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Head,
    Tail,
    Whole,
}

/// A part of a block that is no text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signature {
    pub(super) tokens: TokenRange,
    pub(super) place: Place,
}

/// Most tokens of a signature on either side of the outlet, but for web addresses.
const REACH: usize = 24;

/// Most tokens of a web address.
const MAX_ADDRESS: usize = 80;

/// The signature of `block` that holds the outlet `name`.
pub(super) fn of(
    state: &Resolution<'_, '_>,
    name: TokenRange,
    block: TokenRange,
) -> Option<Signature> {
    let first = first(state, name.first, block)?;
    // "“Rain at last” – Le Soir: …": a title before it is no part of the story.
    let opens = first == block.first || behind_title(state, first, block);
    // What neither opens the block nor can close it is none.
    if !opens && block.end > name.end + REACH + MAX_ADDRESS {
        return None;
    }
    let end = behind(state, name.end, block);
    let tokens = TokenRange { first, end };
    if end == block.end {
        let place = if first == block.first {
            Place::Whole
        } else {
            Place::Tail
        };
        return Some(Signature { tokens, place });
    }
    let end = head_end(state, name.end, TokenRange { first, end }, block)?;
    opens.then_some(Signature {
        tokens: TokenRange { first, end },
        place: Place::Head,
    })
}

/// Whether nothing but marks of a list, a quoted title and a dash stands between the start of `block` and `first`.
fn behind_title(state: &Resolution<'_, '_>, first: TokenIndex, block: TokenRange) -> bool {
    const MAX_TITLE: usize = 24;
    let doc = state.doc;
    if first > block.first + MAX_TITLE {
        return false;
    }
    let dash = first - usize::from(doc.tokens[first - 1].class.is_dash());
    let title = dash
        .checked_sub(1)
        .and_then(|last| state.quotation_of(last))
        .filter(|title| title.end == dash && title.first >= block.first);
    title.is_some_and(|title| {
        (block.first..title.first).all(|at| !matches!(doc.tokens[at].class, Class::Word))
    })
}

/// The date in a signature.
pub(super) fn date(
    state: &Resolution<'_, '_>,
    name: TokenRange,
    block: TokenRange,
) -> Option<usize> {
    date_in(state, of(state, name, block)?.tokens)
}

/// Where the signature around the name at `name` begins: behind the first mark of those between which no story stands, or with the
/// block.
fn first(state: &Resolution<'_, '_>, name: TokenIndex, block: TokenRange) -> Option<TokenIndex> {
    let doc = state.doc;
    let mut found = None;
    let mut at = name;
    loop {
        if at == block.first {
            return Some(at);
        }
        let before = at - 1;
        if parts(state, before)
            || doc.sentence(at).first == at
            || tabbed(state, at)
            || doc.tokens[before].class.closes_quote()
        {
            found = Some(at);
        }
        if !(belongs(state, before, block) || is_author(state, before, name))
            || name - before > REACH
        {
            return found;
        }
        at = before;
    }
}

/// One past the last token behind `from` that may belong to a signature.
fn behind(state: &Resolution<'_, '_>, from: TokenIndex, block: TokenRange) -> TokenIndex {
    let mut words = 0;
    let limit = block.end.min(from + REACH + MAX_ADDRESS);
    (from..limit)
        .find(|&at| {
            words += usize::from(!state.doc.is(at, Class::Other));
            words > REACH || !belongs(state, at, block)
        })
        .unwrap_or(limit)
}

/// Where a signature that opens the block ends: behind the last of its marks behind which a story begins.
fn head_end(
    state: &Resolution<'_, '_>,
    name_end: TokenIndex,
    run: TokenRange,
    block: TokenRange,
) -> Option<TokenIndex> {
    const MAX_ASIDE: usize = 24;
    let doc = state.doc;
    let bracketed = doc.is(run.first, Class::Open);
    let dated = date_in(state, run).is_some();
    let story = |mark: TokenIndex| {
        mark + 1 < block.end && {
            let next = &doc.tokens[mark + 1];
            next.gap != Gap::None
                && (next.is_capitalized()
                    || next.class.opens_quote()
                    // "• 06/05 – Le Soir – alumna Ada Linde writes"
                    || dated && doc.tokens[mark].class.is_dash() && next.class == Class::Word
                    || matches!(next.class, Class::Digits | Class::Currency))
        }
    };
    // An aside between two dashes is no signature.
    let aside = |mark: TokenIndex| {
        doc.tokens[mark].class.is_dash()
            && (mark + 1..doc.sentence(mark).end.min(mark + MAX_ASIDE))
                .any(|at| doc.tokens[at].class.is_dash() && doc.tokens[at].gap != Gap::None)
    };
    let ends = |mark: &TokenIndex| {
        let mark = *mark;
        let closes = bracketed && doc.is(mark, Class::Close);
        let stops = doc.is(mark, Class::Period) && doc.sentence(run.first).end == mark + 1;
        (parts(state, mark) || closes || stops) && story(mark) && !aside(mark)
            || doc.is(mark, Class::Colon) && mark + 1 < block.end
    };
    let last = run.end.min(block.end - 1);
    (name_end..=last)
        .rev()
        .find(|mark| ends(mark) || tabbed(state, *mark))
        .map(|mark| mark + usize::from(!tabbed(state, mark)))
}

/// Whether the token is a mark that sets parts of a line off: a spaced dash, slash, bar, arrow or symbol, an opening bracket.
fn parts(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    let token = &state.doc.tokens[at];
    match token.class {
        Class::Open => true,
        Class::Dash | Class::Hyphen | Class::Slash | Class::Bullet | Class::Other => {
            token.gap != Gap::None || at > 0 && parts_doubled(state, at)
        }
        _ => false,
    }
}

/// Whether a tab stands before the token: it opens a cell of a table.
fn tabbed(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    let doc = state.doc;
    let token = &doc.tokens[at];
    token.gap == Gap::Space
        && at > 0
        && doc.text.as_bytes()[doc.tokens[at - 1].end as usize..token.start as usize]
            .contains(&b'\t')
}

/// "//", "--", "🔗️": the second of two marks.
fn parts_doubled(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    let (before, token) = (&state.doc.tokens[at - 1], &state.doc.tokens[at]);
    before.gap != Gap::None && before.class == token.class
}

/// Whether the token may belong to a signature.
fn belongs(state: &Resolution<'_, '_>, at: TokenIndex, block: TokenRange) -> bool {
    const PLACES: Flags = Flags::of(&[Tag::Country, Tag::City, Tag::Place]);
    let doc = state.doc;
    let token = &doc.tokens[at];
    let page = |at: TokenIndex| doc.is_any_word(at, &["p", "pp", "page", "pages"]);
    match token.class {
        Class::Comma
        | Class::Semicolon
        | Class::Open
        | Class::Close
        | Class::Slash
        | Class::Hyphen
        | Class::Dash
        | Class::Bullet
        | Class::Other => true,
        Class::Period => {
            at + 1 >= block.end
                || at > block.first && (page(at - 1) || doc.is(at - 1, Class::Other))
                || is_named(state, at)
        }
        Class::Colon => at > block.first && doc.is_in(at - 1, WordGroup::CreditWord),
        Class::Digits => {
            // "(1) Le Soir, page 4:", "1/ Le Soir"
            let opened = at == block.first + 1 && doc.is(block.first, Class::Open);
            let numbered = (at == block.first || opened)
                && matches!(
                    doc.class(at + 1),
                    Some(Class::Close | Class::Slash | Class::Period)
                );
            numbered
                || is_named(state, at)
                || at > block.first
                    && (page(at - 1)
                        || at - 1 > block.first && doc.is(at - 1, Class::Period) && page(at - 2))
        }
        _ => {
            doc.is_in(at, WordGroup::CreditWord)
                || doc.has(at, Tag::Genre)
                || is_named(state, at)
                || token.is_capitalized() && token.flags.has(PLACES)
        }
    }
}

/// Whether the token is part of a name of a few words, known or not, before a comma and the outlet at `name`: "→ Ada Linde, Le Soir".
fn is_author(state: &Resolution<'_, '_>, at: TokenIndex, name: TokenIndex) -> bool {
    const MAX_NAME: usize = 4;
    let doc = state.doc;
    let comma = name - 1;
    doc.is(comma, Class::Comma)
        && at < comma
        && comma - at <= MAX_NAME
        && (at..comma).all(|word| doc.tokens[word].is_capitalized())
}

/// Whether the token belongs to an outlet, a person or a date.
fn is_named(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    const MAX_NAME: usize = 10;
    let near = TokenRange {
        first: at.saturating_sub(MAX_NAME),
        end: at + 1,
    };
    state.mentions_in(near).any(|(_, m)| {
        at < m.end
            && matches!(
                m.kind,
                Kind::Outlet | Kind::Person | Kind::Date | Kind::Time
            )
    })
}
