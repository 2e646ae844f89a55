//! Fractions in words.
//!
//! | text                                       | value         |
//! | ------------------------------------------ | ------------- |
//! | `half`, `a quarter`, `one third`           | 1/2, 1/4, 1/3 |
//! | `two-thirds`, `three fifths`               | 2/3, 3/5      |
//! | `one twenty-fifth`, `fifty-four hundredths`| 1/25, 54/100  |
//! | `half a million`, `a quarter of a million` | 500000, 250000 |
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

/// A fraction that starts at `at`, maybe of a scale.
pub(super) fn words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
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
    let of = usize::from(doc.is_word(end, "of"));
    let scale_first = end + of + usize::from(is_article(doc, end + of));
    if scale_first > end
        && let Some((scale_end, scale)) = group_at(doc, scale_first)
    {
        let value = (over.checked_mul(scale)? / under).normalize();
        return Some(Numeral {
            scale,
            ..plain(at, scale_end, Form::Words, value)
        });
    }
    Some(plain(
        at,
        end,
        Form::Fraction,
        over.checked_div(under)?.normalize(),
    ))
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
    const OTHERS: Flags = Flags::of(&[
        Tag::Preposition,
        Tag::Determiner,
        Tag::Pronoun,
        Tag::Auxiliary,
        Tag::Conjunction,
        Tag::Adverb,
        Tag::Verb,
        Tag::CueSay,
        Tag::Movement,
    ]);
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
