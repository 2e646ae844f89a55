//! A letter behind figures: a scale, or the sign of a unit: "£1.2m", "3.2m users" and "40m long".
//!
//! | text                                          | the letter is a scale because                   |
//! | --------------------------------------------- | ----------------------------------------------- |
//! | `£60m-£75m`, `5m euros`, `3m barrels`         | money or a unit of its own stands beside it     |
//! | `20.9 m kg`                                   | a unit stands behind it, spaced                 |
//! | `3m people`, `2.1m fewer`, `300k more`        | things are counted                              |
//! | `from 2m to 4m euros`, `3.1m tonnes, from 3m` | the other end of the movement has one           |
//! | `the population rose to 3.2m`                 | what moves is counted in millions               |
//!
//! Left to the units: `a 100m race`, `a wall 3m high`. Words: `counted_in_millions` of `data/word_groups.tsv`.

use crate::lexicon::{Tag, WordGroup};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// Longest number with its letter, in tokens: "1.25m".
const NUMBER: usize = 4;

/// Whether the letter in `at..end`, glued to figures, is a scale and no unit.
pub(super) fn is_scale(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    if !doc.is_any_word(at, &["m", "b", "t"]) {
        return true;
    }
    // Nothing is measured or numbered "1.2b".
    if doc.is_word(at, "b") && at > 1 && doc.is(at - 2, Class::Period) && doc.glued(at - 1) {
        return true;
    }
    let before = before_number(doc, at);
    let behind_currency = before.is_some_and(|i| {
        is_currency(doc, i) || doc.is(i, Class::Period) && i > 0 && doc.has(i - 1, Tag::Currency)
    });
    behind_currency
        || counts(doc, before, upper_end(doc, end))
        || before.is_some_and(|before| moves(doc, before, end))
}

/// "20.9 m kg": a letter apart from its number is a scale where a unit follows; "3 m long" has metres.
pub(super) fn scales_unit(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    let spaced = |at: TokenIndex| doc.get(at).is_some_and(|t| t.gap == Gap::Space);
    !doc.tokens[at].is_capitalized()
        && spaced(at)
        && spaced(end)
        && doc.sense(end, Tag::Unit).is_some()
}

/// What stands before the number whose letter is at `letter`, or before the lower end that a dash joins to it: "$60m-75m", "12-14m".
fn before_number(doc: &Document<'_>, letter: TokenIndex) -> Option<TokenIndex> {
    let back = |at: TokenIndex| {
        (at.saturating_sub(8)..at)
            .rev()
            .find(|&i| !is_numeric(doc, i))
    };
    let before = back(letter)?;
    let lower = is_letter(doc, before) && doc.class(before + 1).is_some_and(Class::is_dash);
    if lower { back(before) } else { Some(before) }
}

/// Where the upper end stops that a dash joins to a letter that ends at `end`: "3m-4m people", else `end`.
fn upper_end(doc: &Document<'_>, end: TokenIndex) -> TokenIndex {
    if !doc.class(end).is_some_and(Class::is_dash) {
        return end;
    }
    (end + 1..end + 1 + NUMBER)
        .find(|&at| is_letter(doc, at))
        .map_or(end, |letter| letter + 1)
}

/// Whether a letter that may be a scale stands glued to digits at `at`.
fn is_letter(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at, &["m", "b"]) && doc.glued(at) && at > 0 && doc.is(at - 1, Class::Digits)
}

fn is_currency(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is(at, Class::Currency) || doc.has(at, Tag::Currency)
}

/// Whether what stands behind the letter shows a scale: a currency, another unit, a counted noun, "fewer".
fn counts(doc: &Document<'_>, before: Option<TokenIndex>, end: TokenIndex) -> bool {
    if doc.has(end, Tag::Currency) || doc.has(end, Tag::Unit) {
        return true;
    }
    // "a 100m race": the figures are an adjective, and no single thing is counted in millions.
    let plural = doc.word_sense(end, Tag::Noun).is_some_and(|sense| {
        let article = before.is_some_and(|before| doc.is_any_word(before, &["a", "an", "the"]));
        !article || doc.lexicon.nouns[sense.id as usize].plural
    });
    let ends_in_s = || {
        doc.get(end).is_some_and(|t| {
            t.gap != Gap::None && t.class == Class::Word && doc.word(end).ends_with('s')
        })
    };
    plural || doc.is_any_word(end, &["fewer", "more"]) || ends_in_s()
}

/// Whether a number between the token `before` it and the `end` of its letter is an end of a movement in millions.
fn moves(doc: &Document<'_>, before: TokenIndex, end: TokenIndex) -> bool {
    let preposition = doc.is_any_word(before, &["to", "by", "from"]);
    if doc.is_word(before, "from") && is_pair(doc, before, end) {
        return true;
    }
    let verb = doc.has(before, Tag::Auxiliary) || doc.has(before, Tag::Movement);
    (preposition || verb) && is_of_millions(doc, before)
}

/// Whether the "from" at `from` joins the number up to `end` with one that shows its scale: "from 2m to 4m euros", "4m tonnes, from 3m".
fn is_pair(doc: &Document<'_>, from: TokenIndex, end: TokenIndex) -> bool {
    let measured = |at: TokenIndex| {
        [Tag::Currency, Tag::Unit, Tag::Noun]
            .iter()
            .any(|&tag| doc.has(at, tag))
    };
    if doc.is_word(end, "to") {
        let other = (end + 1..end + 1 + NUMBER).find(|&at| is_letter(doc, at));
        return other.is_some_and(|letter| measured(letter + 1));
    }
    let noun = from.checked_sub(1 + usize::from(from > 0 && doc.is(from - 1, Class::Comma)));
    noun.is_some_and(|noun| noun > 0 && measured(noun) && is_letter(doc, noun - 1))
}

/// Whether something that is counted in millions stands before the verb at `verb`: "the population rose to".
fn is_of_millions(doc: &Document<'_>, verb: TokenIndex) -> bool {
    /// How far before the number its subject may stand, in tokens.
    const REACH: usize = 14;
    let first = verb.saturating_sub(REACH);
    (first..verb)
        .rev()
        .take_while(|&at| match doc.tokens[at].class {
            Class::Period => doc.glued(at + 1),
            Class::Semicolon => false,
            _ => true,
        })
        .any(|at| doc.is_in(at, WordGroup::CountedInMillions))
}

fn is_numeric(doc: &Document<'_>, at: TokenIndex) -> bool {
    matches!(
        doc.tokens[at].class,
        Class::Digits
            | Class::Comma
            | Class::Period
            | Class::Hyphen
            | Class::Dash
            | Class::Fraction
            | Class::Slash
    ) && doc.glued(at + 1)
}
