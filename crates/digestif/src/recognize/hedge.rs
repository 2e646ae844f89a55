//! Hedges around a number: "more than 700", "some 40", "1.77 million barrels a day or so".
//!
//! They stay outside the span. Words: `data/modifiers.tsv`. "Over" before a length, an area or a time is a hedge only where it
//! cannot be the preposition: "ships of over 24 metres", but not "a road over 12 km of marsh".

use crate::lexicon::{Flags, Tag};
use crate::scan::{Document, TokenIndex};
use crate::value::Modifier;

/// Longest hedge before a number, in tokens.
const REACH: usize = 5;

/// The hedge that ends just before the token at `first`, and where it starts.
pub(super) fn before(doc: &Document<'_>, first: TokenIndex) -> Option<(Modifier, TokenIndex)> {
    // The last word of a hedge is one alone, or stands inside a phrase.
    const LAST: Flags = Tag::ModifierBefore.flag().or(Flags::INSIDE);
    let last = first.checked_sub(1)?;
    if !doc.tokens[last].flags.has(LAST) {
        return None;
    }
    let sentence = doc.sentence(last);
    (1..=REACH.min(first.saturating_sub(sentence.first)))
        .rev()
        .map(|len| first - len)
        .find_map(|at| {
            let (sense, len) = doc.sense(at, Tag::ModifierBefore)?;
            (at + len == first).then(|| (doc.lexicon.modifiers[sense.id as usize].modifier, at))
        })
}

/// The hedge that starts at `end`, just behind a number.
pub(super) fn after(doc: &Document<'_>, end: TokenIndex) -> Option<Modifier> {
    let (sense, len) = doc.sense(end, Tag::ModifierAfter)?;
    // "312 houses and under 1,000 souls": the words belong to the number that follows.
    let of_next = (end + 1..end + len + 3).any(|at| doc.numerals.starting(at).is_some());
    (!of_next).then_some(())?;
    Some(doc.lexicon.modifiers[sense.id as usize].modifier)
}

/// The hedge around the tokens `first..end`, and where the hedged phrase starts.
pub(super) fn around(
    doc: &Document<'_>,
    first: TokenIndex,
    end: TokenIndex,
) -> (Modifier, TokenIndex) {
    match before(doc, first) {
        Some(hedge) => hedge,
        None => (after(doc, end).unwrap_or(Modifier::Exact), first),
    }
}

/// [`around`] for measures of space and time, where "over" may be a preposition.
pub(super) fn around_extent(
    doc: &Document<'_>,
    first: TokenIndex,
    end: TokenIndex,
) -> (Modifier, TokenIndex) {
    let (modifier, start) = around(doc, first, end);
    let spatial = start + 1 == first
        && doc.is_any_word(
            start,
            &["over", "around", "about", "under", "above", "below"],
        );
    if spatial && doc.is_word(start, "over") && !can_hedge(doc, start) {
        return (Modifier::Exact, first);
    }
    (modifier, start)
}

/// Whether what stands before "over" leaves a place for a hedge: a preposition, a form of "be" or "have", or nothing at all.
fn can_hedge(doc: &Document<'_>, over: TokenIndex) -> bool {
    let sentence = doc.sentence(over);
    over == sentence.first
        || doc.has(over - 1, Tag::Preposition)
        || doc.has(over - 1, Tag::Auxiliary)
}
