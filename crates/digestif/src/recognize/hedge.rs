//! Hedges around a number: "more than 700", "some 40", "1.77 million barrels a day or so".
//!
//! They stay outside the span. Words: `data/modifiers.tsv`. "Over" before a length, an area or a time is a hedge only where it
//! cannot be the preposition: "ships of over 24 metres", but not "a road over 12 km of marsh".

use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};
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
    let sentence = doc.sentence(last).first;
    for at in first.saturating_sub(REACH).max(sentence)..first {
        if let Some((sense, len)) = doc.sense(at, Tag::ModifierBefore)
            && at + len == first
            && !belongs_to_verb(doc, sentence, at)
        {
            return Some((doc.lexicon.modifiers[sense.id as usize].modifier, at));
        }
    }
    None
}

/// "ticked up to 4%": the "up" of a verb of movement is no "up to".
fn belongs_to_verb(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> bool {
    at > sentence
        && doc.is_word(at, "up")
        && doc
            .sense(at - 1, Tag::Movement)
            .is_some_and(|(_, len)| len == 2)
}

/// The hedge that starts at `at`, and where the number behind it may start.
pub(super) fn ahead(doc: &Document<'_>, at: TokenIndex) -> Option<(Modifier, TokenIndex)> {
    let (sense, len) = doc.sense(at, Tag::ModifierBefore)?;
    Some((doc.lexicon.modifiers[sense.id as usize].modifier, at + len))
}

/// The hedge that starts at `end`, just behind a number.
pub(super) fn after(doc: &Document<'_>, end: TokenIndex) -> Option<Modifier> {
    let (sense, len) = doc.sense(end, Tag::ModifierAfter)?;
    // "312 houses and under 1,000 souls": the words belong to the number that follows.
    let number = |at: TokenIndex| doc.numerals.starting(at).is_some();
    let behind = end + len;
    let mark = doc.is(behind, Class::Currency) || doc.is_any_word(behind, &["than", "to", "of"]);
    // "five years and over the next decade": a phrase of its own begins.
    // "£1,000 plus costs": what is added; not "40 plus people".
    let measured = doc
        .numerals
        .ending(end)
        .is_none_or(|n| n.first > 0 && doc.is(n.first - 1, Class::Currency));
    let adds = measured
        && doc.is_word(end, "plus")
        && doc.get(behind).is_some_and(|next| {
            next.class == Class::Word && !next.flags.has(Flags::FUNCTION_WORDS)
        });
    let of_next =
        number(behind) || mark && number(behind + 1) || doc.has(behind, Tag::Determiner) || adds;
    (!of_next).then_some(())?;
    Some(doc.lexicon.modifiers[sense.id as usize].modifier)
}

/// The hedge between a number and the noun it counts, and where it ends: "5+ ships", "100-plus people", "40-odd ships", "a dozen or so
/// ferries".
pub(super) fn between(doc: &Document<'_>, end: TokenIndex) -> Option<(Modifier, TokenIndex)> {
    let joins = match doc.class(end)? {
        Class::Plus | Class::Hyphen => doc.glued(end),
        Class::Word => doc.is_word(end, "or"),
        _ => false,
    };
    let (sense, len) = joins.then(|| doc.sense(end, Tag::ModifierAfter))??;
    let behind = doc.get(end + len)?;
    let counts = behind.class == Class::Word && matches!(behind.gap, Gap::Space | Gap::NoBreak);
    counts.then(|| (doc.lexicon.modifiers[sense.id as usize].modifier, end + len))
}

/// Which end of a range a hedge gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Lower,
    Upper,
}

/// The end of a range that `modifier` gives, if any.
pub(super) fn bound(modifier: Modifier) -> Option<Bound> {
    match modifier {
        Modifier::MoreThan | Modifier::AtLeast => Some(Bound::Lower),
        Modifier::LessThan | Modifier::AtMost => Some(Bound::Upper),
        Modifier::Exact | Modifier::About => None,
    }
}

/// The hedge around the tokens `first..end`, and where the hedged phrase starts.
pub(super) fn around(
    doc: &Document<'_>,
    first: TokenIndex,
    end: TokenIndex,
) -> (Modifier, TokenIndex) {
    match before(doc, first) {
        Some((modifier, start)) if bound(modifier).is_some() && has_both(doc, first, end) => {
            (Modifier::Exact, start)
        }
        Some(hedge) => hedge,
        None => {
            let within = || between(doc, doc.numerals.covering(first)?.end).filter(|g| g.1 < end);
            let modifier = after(doc, end).or_else(|| Some(within()?.0));
            (modifier.unwrap_or(Modifier::Exact), first)
        }
    }
}

/// Whether the tokens `first..end` hold a range of two bounds: "more than 10 and less than 40".
fn has_both(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    doc.numerals
        .covering(first)
        .is_some_and(|n| n.end < end && doc.is_any_word(n.end, &["and", "but"]))
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
