//! What a price is for: "a barrel", "per month", "/kWh", "-a-night", "per 60-kg bag", "annually".
//!
//! A short bracket may stand between the price and its unit. Left alone: "a year earlier", a distance in time.

use super::super::rhythm;
use super::mark::noun_behind;
use crate::Str;
use crate::lexicon::{Flags, PER, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};

/// What the price that ends at `end` is for.
pub(super) fn per<'t>(doc: &Document<'t>, end: TokenIndex) -> Option<Str<'t>> {
    let at = skip_conversion(doc, end);
    let at = at + usize::from(doc.is_any_word(at, &["gross", "net"]));
    if doc.is(at, Class::Slash) && doc.glued(at) {
        return measured(doc, at + 1);
    }
    if doc.is_word(at, "per") {
        return measured(doc, at + 1).or_else(|| {
            // "520 tenge per US dollar": a rate of exchange.
            if let Some((end, _)) = noun_behind(doc, at + 1) {
                return Some(doc.plain(at + 1, end));
            }
            let numeral = doc.numerals.starting(at + 1).is_some();
            let word = doc
                .get(at + 1)
                .filter(|t| t.class == Class::Word && !numeral)?;
            (word.gap <= Gap::Line).then(|| Str::Borrowed(doc.word(at + 1)))
        });
    }
    let hyphens = usize::from(doc.is(at, Class::Hyphen) && doc.glued(at));
    if doc.is_any_word(at + hyphens, &["a", "an", "each", "every"]) {
        return measured(doc, at + 1 + 2 * hyphens)
            .or_else(|| (hyphens == 0).then(|| sold_by(doc, at + 1)).flatten());
    }
    rhythm::period(doc, at).map(Str::Borrowed)
}

/// "€16 a carton,": any noun in the singular that ends its phrase. "A record", "a total of" and what a clause goes on with
/// ("a source said") are no units.
fn sold_by<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<Str<'t>> {
    const CLOSED: Flags = Flags::FUNCTION_WORDS.with(&[
        Tag::Verb,
        Tag::Movement,
        Tag::Title,
        Tag::Ordinal,
        Tag::Fraction,
        Tag::Vague,
        Tag::Scale,
    ]);
    let noun = doc.get(at)?;
    let bare = noun.class == Class::Word
        && noun.shape == Shape::Lower
        && noun.gap <= Gap::Line
        && !noun.flags.has(CLOSED);
    let other = doc.is_in(at, WordGroup::Measure) || doc.is_in(at, WordGroup::Payment);
    let closes = doc.get(at + 1).is_none_or(|next| {
        matches!(
            next.class,
            Class::Comma | Class::Period | Class::Semicolon | Class::Close | Class::Dash
        ) || next
            .flags
            .has(Tag::Preposition.flag().or(Tag::Conjunction.flag()))
            && !doc.is_word(at + 1, "of")
    });
    (bare && !other && closes).then(|| doc.plain(at, at + 1))
}

/// "Rp 4.5 trillion (US$276 million) a year": a short bracket may stand between a price and its unit.
fn skip_conversion(doc: &Document<'_>, end: TokenIndex) -> TokenIndex {
    if !doc.is(end, Class::Open) || doc.tokens[end].gap == Gap::None {
        return end;
    }
    (end + 1..end + 10)
        .find(|&at| doc.is(at, Class::Close))
        .map_or(end, |close| close + 1)
}

/// A unit of measure or time, or another word that prices are given for; a number word before it belongs to it.
fn measured<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<Str<'t>> {
    if let Some(end) = sized(doc, at) {
        return Some(doc.plain(at, end));
    }
    let unit_at = doc.numerals.starting(at).map_or_else(
        || scale_word(doc, at),
        |numeral| {
            if numeral.is_cardinal() {
                numeral.end
            } else {
                at
            }
        },
    );
    let unit = |tag| doc.sense(unit_at, tag).map(|(_, len)| len);
    let len = unit(Tag::Unit)
        .or_else(|| unit(Tag::TimeUnit))
        .or_else(|| doc.meaning(unit_at, Tag::Beside, PER))?;
    // "2.60 manat a year earlier": a distance in time.
    let distance = doc.is_any_word(unit_at + len, &["earlier", "ago", "later", "before"]);
    if distance && doc.has(unit_at, Tag::TimeUnit) {
        return None;
    }
    (doc.tokens[unit_at].gap <= Gap::Line).then(|| doc.plain(at, unit_at + len))
}

/// "60-kg bag", "40-foot container", "two-hour session" at `at`: a thing of a size, and where it ends.
fn sized(doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let hyphen = doc.numerals.starting(at).filter(|n| n.is_cardinal())?.end;
    if !doc.is(hyphen, Class::Hyphen) || !doc.glued(hyphen + 1) {
        return None;
    }
    let unit = doc.sense(hyphen + 1, Tag::Unit);
    let (_, len) = unit.or_else(|| doc.sense(hyphen + 1, Tag::TimeUnit))?;
    let noun = hyphen + 1 + len;
    let word = doc.get(noun).filter(|t| t.class == Class::Word)?;
    let is_noun = word.gap <= Gap::Line && !word.flags.has(Flags::FUNCTION_WORDS);
    is_noun.then_some(noun + 1)
}

/// "per thousand cubic metres": a scale word that no number precedes.
fn scale_word(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
    doc.sense(at, Tag::Scale)
        .filter(|_| doc.word(at).len() > 3)
        .map_or(at, |(_, len)| at + len)
}
