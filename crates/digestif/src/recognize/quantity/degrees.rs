//! Degrees of heat: "temperatures of up to 45 degrees", and what only looks like one ("Boeing 777F", "a 13F filing").

use super::Amount;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, TokenIndex};

/// Tokens to each side in which a word of heat makes degrees a temperature.
const REACH: usize = 12;

/// Whether the degrees `first..end`, of a scale that is not named, measure heat.
pub(super) fn of_heat(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let sentence = doc.sentence(first);
    let from = first.saturating_sub(REACH).max(sentence.first);
    let to = (end + REACH).min(sentence.end);
    doc.is(first, Class::Minus)
        || doc.is_word(first, "minus")
        || (from..first)
            .chain(end..to)
            .any(|at| doc.is_in(at, WordGroup::Temperature))
}

/// Whether the letter F glued to a number is part of a name: behind a capitalized word, or before a noun that has no heat.
pub(super) fn is_name(doc: &Document<'_>, amount: &Amount<'_>, end: TokenIndex) -> bool {
    const NO_NOUN: Flags = Flags::FUNCTION_WORDS.with(&[
        Tag::Verb,
        Tag::Deictic,
        Tag::DateWord,
        Tag::Weekday,
        Tag::Month,
    ]);
    let glued = end == amount.end + 1 && doc.glued(amount.end) && doc.is(amount.end, Class::Word);
    if !glued || doc.word(amount.end) != "F" {
        return false;
    }
    let first = amount.first;
    let named = first > doc.sentence(first).first
        && doc.is(first - 1, Class::Word)
        && doc.tokens[first - 1].is_capitalized()
        && first - 1 > doc.sentence(first).first;
    let noun = doc.is(end, Class::Word)
        && !doc.tokens[end].flags.has(NO_NOUN)
        && !doc.is_in(end, WordGroup::Temperature)
        && !doc.is_any_word(
            end,
            &[
                "day", "days", "mark", "water", "high", "highs", "low", "lows",
            ],
        );
    named || noun
}
