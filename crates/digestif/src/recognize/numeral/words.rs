//! Numbers in words: cardinals, ordinals, fractions and vague numbers.
//!
//! | text                               | value      |
//! | ---------------------------------- | ---------- |
//! | `three hundred and twelve thousand`| 312000     |
//! | `half a million`, `a dozen`        | 500000, 12 |
//! | `twenty-first`, `two-thirds`       | 21, 2/3    |
//! | `dozens`, `tens of thousands`      | vague      |
//!
//! Words: `data/number_words.tsv`, `data/scales.tsv`.

use rust_decimal::Decimal;

use super::{Form, Numeral, plain};
use crate::lexicon::{NumberClass, Tag};
use crate::scan::{Class, Document, TokenIndex};

/// A number that starts with a word.
pub(super) fn words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    if let Some((_, len)) = doc.sense(at, Tag::Vague) {
        return Some(vague(doc, at, at + len));
    }
    if let Some(fraction) = fraction_words(doc, at) {
        return Some(fraction);
    }
    if let Some(ordinal) = ordinal_words(doc, at) {
        return Some(ordinal);
    }
    cardinal_words(doc, at)
}

/// "dozens", "tens of thousands", "hundreds of millions": the scale words behind "of" belong to it.
fn vague(doc: &Document<'_>, at: TokenIndex, mut end: TokenIndex) -> Numeral {
    while doc.is_word(end, "of") && doc.has(end + 1, Tag::Vague) {
        end += 2;
    }
    plain(at, end, Form::Vague, Decimal::ZERO)
}

/// The value of one number word of `class` at `at`.
fn number_word(doc: &Document<'_>, at: TokenIndex, tag: Tag) -> Option<(Decimal, NumberClass)> {
    let word = doc.lexicon.numbers[doc.word_sense(at, tag)?.id as usize];
    Some((word.value, word.class))
}

/// "half a million", "half a dozen", "a quarter of a million", "two-thirds", "a third", "half".
fn fraction_words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    let (numerator, next) = match number_word(doc, at, Tag::Cardinal) {
        Some((value, NumberClass::Unit)) => (value, at + 1),
        _ if is_article(doc, at) => (Decimal::ONE, at + 1),
        _ => (Decimal::ONE, at),
    };
    let hyphen = usize::from(
        next > at && doc.is(next, Class::Hyphen) && doc.glued(next) && doc.glued(next + 1),
    );
    let (part, _) = number_word(doc, next + hyphen, Tag::Fraction)?;
    // "third" and "hundredth" alone rank; only "half" and "quarter" are parts without a number before them.
    if next == at && doc.word_sense(at, Tag::Ordinal).is_some() {
        return None;
    }
    let value = numerator.checked_mul(part)?.normalize();
    let end = next + hyphen + 1;
    // "a third party", "the third quarter" are ordinals; "a quarter" may be a time: who reads it decides.
    let of = usize::from(doc.is_word(end, "of"));
    let scale_first = end + of + usize::from(is_article(doc, end + of));
    if scale_first > end
        && let Some((scale_end, scale)) = group_at(doc, scale_first)
    {
        let value = value.checked_mul(scale)?.normalize();
        return Some(Numeral {
            scale,
            ..plain(at, scale_end, Form::Words, value)
        });
    }
    (part.scale() > 0 || numerator > Decimal::ONE).then(|| plain(at, end, Form::Fraction, value))
}

pub(super) fn is_article(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at, &["a", "an"])
}

/// A scale word, "hundred" or "dozen" at `at`, with its value and end.
fn group_at(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, Decimal)> {
    if let Some((value, NumberClass::Group | NumberClass::Hundred)) =
        number_word(doc, at, Tag::Cardinal)
    {
        return Some((at + 1, value));
    }
    let (sense, len) = doc.sense(at, Tag::Scale)?;
    let scale = doc.lexicon.scales[sense.id as usize];
    (!scale.glued && doc.word(at).len() > 3).then_some((at + len, scale.value))
}

/// "third", "twenty-first".
fn ordinal_words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    if let Some((value, _)) = number_word(doc, at, Tag::Ordinal) {
        return Some(plain(at, at + 1, Form::Ordinal, value));
    }
    let (tens, NumberClass::Ten) = number_word(doc, at, Tag::Cardinal)? else {
        return None;
    };
    let next = at + 1 + usize::from(doc.is(at + 1, Class::Hyphen) && doc.glued(at + 1));
    let (unit, _) = number_word(doc, next, Tag::Ordinal)?;
    (unit < Decimal::TEN).then(|| plain(at, next + 1, Form::Ordinal, tens + unit))
}

/// "twenty-five", "three hundred and twelve thousand", "a hundred", "two dozen", "one and a half billion".
fn cardinal_words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    let mut reader = CardinalReader {
        total: Decimal::ZERO,
        group: Decimal::ZERO,
        last: None,
    };
    let mut end = at;
    if is_article(doc, at) {
        group_at(doc, at + 1)?;
        reader.group = Decimal::ONE;
        end = at + 1;
    }
    let mut scale = Decimal::ONE;
    loop {
        let joint = if end == at { 0 } else { joint(doc, end) };
        let next = end + joint;
        if let Some((value, class)) = number_word(doc, next, Tag::Cardinal) {
            if !reader.take(value, class, joint > 0 && !doc.is(end, Class::Hyphen)) {
                break;
            }
            end = next + 1;
            continue;
        }
        if end > at
            && (joint == 0 || doc.is(end, Class::Hyphen))
            && let Some((after, value)) = group_at(doc, next)
        {
            if !reader.scale(value) {
                break;
            }
            scale = value;
            end = after;
            continue;
        }
        break;
    }
    if end == at || end == at + 1 && is_article(doc, at) {
        return None;
    }
    half_behind(doc, at, end, &mut reader, &mut scale).or_else(|| {
        Some(Numeral {
            scale,
            ..plain(
                at,
                end,
                Form::Words,
                reader.total.checked_add(reader.group)?,
            )
        })
    })
}

/// "two and a half", "one and a half billion".
fn half_behind(
    doc: &Document<'_>,
    at: TokenIndex,
    end: TokenIndex,
    reader: &mut CardinalReader,
    scale: &mut Decimal,
) -> Option<Numeral> {
    if !(doc.is_word(end, "and") && is_article(doc, end + 1)) {
        return None;
    }
    let (part, _) = number_word(doc, end + 2, Tag::Fraction)?;
    let value = reader
        .total
        .checked_add(reader.group)?
        .checked_add(part)?
        .normalize();
    let mut numeral = plain(at, end + 3, Form::Words, value);
    if let Some((after, factor)) = group_at(doc, end + 3) {
        numeral.value = value.checked_mul(factor)?.normalize();
        numeral.end = after;
        *scale = factor;
    }
    numeral.scale = *scale;
    Some(numeral)
}

/// Tokens between two parts of a number in words: a glued hyphen, "and", or none.
fn joint(doc: &Document<'_>, end: TokenIndex) -> usize {
    let hyphen = doc.is(end, Class::Hyphen) && doc.glued(end) && doc.glued(end + 1);
    usize::from(hyphen || doc.is_word(end, "and"))
}

/// The state of a number in words: finished thousands, the group below them, and the last part.
struct CardinalReader {
    total: Decimal,
    group: Decimal,
    last: Option<NumberClass>,
}

impl CardinalReader {
    /// Adds a number word; false where it starts another number ("five six", "twenty and five").
    fn take(&mut self, value: Decimal, class: NumberClass, after_and: bool) -> bool {
        let fits = match (self.last, class) {
            (None, NumberClass::Hundred | NumberClass::Group) => self.group == Decimal::ONE,
            (None, _) => true,
            (Some(NumberClass::Ten), NumberClass::Unit) => {
                !after_and && value < Decimal::TEN && !value.is_zero()
            }
            (
                Some(NumberClass::Hundred),
                NumberClass::Unit | NumberClass::Teen | NumberClass::Ten,
            ) => true,
            (
                Some(NumberClass::Unit | NumberClass::Teen | NumberClass::Ten),
                NumberClass::Hundred | NumberClass::Group,
            ) => !after_and,
            _ => false,
        };
        if fits {
            let multiplies = matches!(class, NumberClass::Hundred | NumberClass::Group);
            self.group = if multiplies {
                self.group * value
            } else {
                self.group + value
            };
            self.last = Some(class);
        }
        fits
    }

    /// Multiplies the group by a scale word.
    fn scale(&mut self, value: Decimal) -> bool {
        let Some(product) = self.group.checked_mul(value) else {
            return false;
        };
        let Some(total) = self.total.checked_add(product) else {
            return false;
        };
        if self.group.is_zero() {
            return false;
        }
        self.total = total;
        self.group = Decimal::ZERO;
        // Behind a scale any group may follow, as behind a hundred.
        self.last = Some(NumberClass::Hundred);
        true
    }
}
