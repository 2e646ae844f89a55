//! Fractions in words.
//!
//! | text                                       | value         |
//! | ------------------------------------------ | ------------- |
//! | `half`, `a quarter`, `one third`           | 1/2, 1/4, 1/3 |
//! | `two-thirds`, `three fifths`               | 2/3, 3/5      |
//! | `one twenty-fifth`, `fifty-four hundredths`| 1/25, 54/100  |
//! | `half a million`, `a quarter of a million` | 500000, 250000 |
//! | `half a [tonne]`, `a quarter of a [mile]`  | 1/2, 1/4      |
//!
//! Left to the ordinals: `a third party`, `two hundredth`. Words: `data/number_words.tsv`.

use rust_decimal::Decimal;

use super::words::{group_at, hyphen, is_article, number_word};
use super::{Form, Numeral, plain};
use crate::lexicon::{Flags, NumberClass, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// A fraction and where it ends.
pub(super) struct Fraction {
    /// The numerator.
    pub(super) over: Decimal,
    /// The denominator.
    pub(super) under: Decimal,
    pub(super) end: TokenIndex,
}

/// Whether a part may be named from `at` on at all: few numbers have one near.
fn may_name_part(doc: &Document<'_>, at: TokenIndex) -> bool {
    /// Tokens of the longest fraction: "twenty-one twenty-fifths".
    const REACH: usize = 7;
    let near = at.min(doc.tokens.len())..doc.tokens.len().min(at + REACH);
    Flags::any(&doc.tokens[near]).has(Flags::of(&[Tag::Fraction, Tag::Ordinal]))
}

/// A fraction that starts at `at`, maybe of a scale.
pub(super) fn words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    if !may_name_part(doc, at) {
        return None;
    }
    let fraction = explicit(doc, at).or_else(|| bare(doc, at))?;
    let rank = is_article(doc, at) && ranks(doc, fraction.end)
        || is_definite(doc, at) && fraction.under >= Decimal::ONE_HUNDRED;
    if rank && fraction.over == Decimal::ONE {
        return None;
    }
    numeral(doc, at, &fraction)
}

/// "twenty one fifths", "one hundred and thirty-two fifths": the words of `over` count the parts behind them.
pub(super) fn of_numerator(doc: &Document<'_>, over: &Numeral) -> Option<Numeral> {
    if !may_name_part(doc, over.end) {
        return None;
    }
    let denominator = denominator(doc, over.end).filter(|d| d.plural && !d.everyday)?;
    let fraction = Fraction {
        over: over.value,
        under: denominator.value,
        end: denominator.end,
    };
    numeral(doc, over.first, &fraction)
}

/// A fraction with a numerator or article before it.
pub(super) fn explicit(doc: &Document<'_>, at: TokenIndex) -> Option<Fraction> {
    let (over, over_end) = numerator(doc, at)?;
    let joined = hyphen(doc, over_end);
    let denominator = denominator(doc, over_end + joined)?;
    // "two hundredth", "twenty-fifth" rank; "a two-third majority" does not.
    let one = over == Decimal::ONE;
    let proper = over < denominator.value && denominator.value < Decimal::TEN;
    let compound = joined > 0 && doc.glued(over_end) && proper;
    (denominator.plural != one || compound && !one).then_some(Fraction {
        over,
        under: denominator.value,
        end: denominator.end,
    })
}

/// "half" and "quarter" need no number before them; other such words alone rank.
fn bare(doc: &Document<'_>, at: TokenIndex) -> Option<Fraction> {
    let denominator = denominator(doc, at).filter(|d| d.everyday && !d.plural)?;
    Some(Fraction {
        over: Decimal::ONE,
        under: denominator.value,
        end: denominator.end,
    })
}

fn numeral(doc: &Document<'_>, at: TokenIndex, fraction: &Fraction) -> Option<Numeral> {
    let Fraction { over, under, end } = *fraction;
    if let Some((scale_end, scale)) = scale_behind(doc, end) {
        let value = (over.checked_mul(scale)? / under).normalize();
        return Some(Numeral {
            scale,
            ..plain(at, scale_end, Form::Words, value)
        });
    }
    let value = over.checked_div(under)?.normalize();
    Some(Numeral {
        bare_end: end,
        ..plain(at, unit_behind(doc, end), Form::Fraction, value)
    })
}

/// Where the unit stands that a fraction up to `end` is of: behind the article of "half a tonne", "a quarter of a mile"; else `end`.
fn unit_behind(doc: &Document<'_>, end: TokenIndex) -> TokenIndex {
    const UNITS: [Tag; 3] = [Tag::Unit, Tag::Currency, Tag::Minor];
    let article = end + usize::from(doc.is_word(end, "of"));
    let unit = article + 1;
    let is_unit = is_article(doc, article)
        && UNITS.iter().any(|&tag| doc.has(unit, tag))
        && !doc.has(unit, Tag::TimeUnit);
    if is_unit { unit } else { end }
}

/// The scale that a fraction up to `end` is of: "half a million", "half-a-million", "a quarter of a million", "a half million",
/// "a half-dozen"; not "a third million", which ranks.
fn scale_behind(doc: &Document<'_>, end: TokenIndex) -> Option<(TokenIndex, Decimal)> {
    let of = end + usize::from(doc.is_word(end, "of"));
    let article = of + glued_hyphen(doc, of);
    if is_article(doc, article) {
        return group_at(doc, article + 1 + glued_hyphen(doc, article + 1));
    }
    let everyday = doc.is_any_word(end - 1, &["half", "quarter"]);
    group_at(doc, article).filter(|_| of == end && everyday)
}

fn glued_hyphen(doc: &Document<'_>, at: TokenIndex) -> usize {
    usize::from(doc.glued(at)) * hyphen(doc, at)
}

/// "and a half" behind a whole number, also "-and-a-half".
pub(super) fn behind_and(doc: &Document<'_>, end: TokenIndex) -> Option<Fraction> {
    let joined = glued_hyphen(doc, end);
    if !doc.is_word(end + joined, "and") {
        return None;
    }
    let first = end + 1 + 2 * joined;
    let rank = |f: &Fraction| is_article(doc, first) && ranks(doc, f.end);
    explicit(doc, first).filter(|fraction| !rank(fraction))
}

/// An article or a number in words below a hundred, and where it ends.
fn numerator(doc: &Document<'_>, at: TokenIndex) -> Option<(Decimal, TokenIndex)> {
    if is_article(doc, at) {
        return Some((Decimal::ONE, at + 1));
    }
    match number_word(doc, at, Tag::Cardinal)? {
        (value, NumberClass::Unit | NumberClass::Teen) => Some((value, at + 1)),
        (tens, NumberClass::Ten) => {
            let next = at + 1 + hyphen(doc, at + 1);
            let unit = number_word(doc, next, Tag::Cardinal)
                .filter(|&(_, class)| class == NumberClass::Unit);
            Some(unit.map_or((tens, at + 1), |(unit, _)| (tens + unit, next + 1)))
        }
        _ => None,
    }
}

/// The name of a part.
struct Denominator {
    value: Decimal,
    end: TokenIndex,
    plural: bool,
    /// "half", "quarter": words of games and calendars as well.
    everyday: bool,
}

/// "third", "fifths", "twenty-fifth" at `at`.
fn denominator(doc: &Document<'_>, at: TokenIndex) -> Option<Denominator> {
    if let Some((part, _)) = number_word(doc, at, Tag::Fraction) {
        let plural = doc.word(at).ends_with(['s', 'S']);
        return Some(Denominator {
            // The list holds the part; its inverse is a whole number.
            value: (Decimal::ONE / part).round(),
            end: at + 1,
            plural,
            everyday: doc.is_any_word(at, &["half", "halves", "quarter", "quarters"]),
        });
    }
    let (tens, NumberClass::Ten) = number_word(doc, at, Tag::Cardinal)? else {
        return None;
    };
    let unit = at + 1 + hyphen(doc, at + 1);
    let (value, plural) = match number_word(doc, unit, Tag::Fraction) {
        Some((part, _)) => (
            (Decimal::ONE / part).round(),
            doc.word(unit).ends_with(['s', 'S']),
        ),
        None => (number_word(doc, unit, Tag::Ordinal)?.0, false),
    };
    (value < Decimal::TEN).then(|| Denominator {
        value: tens + value,
        end: unit + 1,
        plural,
        everyday: false,
    })
}

/// "the one hundredth visitor", "its one hundred and one thousandth": a number behind such a word ranks.
pub(super) fn is_definite(doc: &Document<'_>, at: TokenIndex) -> bool {
    at > 0 && doc.tokens[at - 1].flags.has(Tag::Determiner.flag()) && !is_article(doc, at - 1)
}

/// "a third party", "a fifth-generation fighter": the word before `end` ranks the noun behind it.
fn ranks(doc: &Document<'_>, end: TokenIndex) -> bool {
    const OTHERS: Flags = Flags::FUNCTION_WORDS.with(&[Tag::Verb, Tag::CueSay, Tag::Movement]);
    let ordinal = doc.tokens[end - 1].flags.has(Tag::Ordinal.flag());
    let joined = doc.is(end, Class::Hyphen) && doc.glued(end);
    let noun = doc
        .get(end)
        .is_some_and(|t| t.class == Class::Word && t.gap <= Gap::Line && !t.flags.has(OTHERS));
    ordinal && (joined || noun && !is_comparison(doc, end))
}

/// "more", "as", "cheaper" behind a fraction: what it is a part of stands elsewhere.
pub(crate) fn is_comparison(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(
        at,
        &[
            "more", "less", "fewer", "as", "again", "higher", "lower", "larger", "smaller",
            "bigger", "greater", "longer", "shorter", "faster", "slower", "cheaper", "dearer",
            "full", "empty", "off", "above", "below", "up", "down",
        ],
    )
}
