//! Numbers in words: cardinals, ordinals, decimals and vague numbers.
//!
//! | text                               | value        |
//! | ---------------------------------- | ------------ |
//! | `three hundred and twelve thousand`| 312000       |
//! | `a dozen`, `five dozens`           | 12, 60       |
//! | `nine point nought four`           | 9.04         |
//! | `two and a half`, `a million and a half` | 2.5, 1500000 |
//! | `twenty-first`, `two hundredth`    | ranks 21, 200 |
//! | `dozens`, `tens of thousands`      | vague        |
//!
//! Fractions: `fraction.rs`. Words: `data/number_words.tsv`, `data/scales.tsv`.

use rust_decimal::Decimal;

use super::fraction::{self, Fraction};
use super::{Form, Numeral, plain};
use crate::lexicon::{NumberClass, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// A number that starts with a word.
pub(super) fn words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    if let Some((_, len)) = doc.sense(at, Tag::Vague) {
        return Some(vague(doc, at, at + len));
    }
    if let Some(fraction) = fraction::words(doc, at) {
        return Some(fraction);
    }
    if let Some((value, _)) = number_word(doc, at, Tag::Ordinal) {
        return Some(plain(at, at + 1, Form::Ordinal, value));
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
pub(super) fn number_word(
    doc: &Document<'_>,
    at: TokenIndex,
    tag: Tag,
) -> Option<(Decimal, NumberClass)> {
    let word = doc.lexicon.numbers[doc.word_sense(at, tag)?.id as usize];
    Some((word.value, word.class))
}

pub(crate) fn is_article(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at, &["a", "an"])
}

/// Tokens of a hyphen at `at` that joins two words: glued to both, or, in tokenised text, with a space on both sides.
pub(super) fn hyphen(doc: &Document<'_>, at: TokenIndex) -> usize {
    let gaps = |at: TokenIndex| doc.get(at).map(|t| t.gap);
    let even = gaps(at) == gaps(at + 1) && gaps(at) <= Some(Gap::Space);
    usize::from(doc.is(at, Class::Hyphen) && even)
}

/// A scale word, "hundred" or "dozen" at `at`, with its value and end.
pub(super) fn group_at(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, Decimal)> {
    if let Some((value, NumberClass::Group | NumberClass::Hundred)) =
        number_word(doc, at, Tag::Cardinal)
    {
        return Some((at + 1, value));
    }
    let (sense, len) = doc.sense(at, Tag::Scale)?;
    let scale = doc.lexicon.scales[sense.id as usize];
    (!scale.glued && doc.word(at).len() > 3).then_some((at + len, scale.value))
}

/// "twenty-five", "three hundred and twelve thousand", "a hundred", "two dozen", and what may follow: "… and a half", "… point
/// five", an ordinal as the last word.
fn cardinal_words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    let mut reader = CardinalReader::default();
    let mut end = at;
    if is_article(doc, at) {
        group_at(doc, at + 1)?;
        reader.group = Decimal::ONE;
        end = at + 1;
    }
    let mut scale = Decimal::ONE;
    // The number up to its last hundred and up to its last scale: what follows may turn out to be another one.
    let (mut hundreds, mut scales) = (None, None);
    while let Some((after, part)) = reader.next(doc, at, end) {
        match part {
            Part::Word(_, class, _) if reader.starts_over_at(class) => {
                (reader, end) = hundreds.unwrap_or((reader, end));
                break;
            }
            Part::Word(value, class, after_and) => {
                if !reader.take(value, class, after_and) {
                    break;
                }
                if class == NumberClass::Hundred {
                    hundreds = Some((reader, after));
                }
            }
            // Scales fall: "two million and three million" are two numbers.
            Part::Scale(value) if scales.is_some() && value >= scale => {
                (reader, end) = scales.unwrap_or((reader, end));
                break;
            }
            Part::Scale(value) => {
                if !reader.scale(value) {
                    break;
                }
                scale = value;
                (hundreds, scales) = (None, Some((reader, after)));
            }
            Part::Ordinal(value) => return Some(plain(at, after, Form::Ordinal, value)),
        }
        end = after;
    }
    if end == at || end == at + 1 && is_article(doc, at) {
        return None;
    }
    let value = reader.total.checked_add(reader.group)?;
    let number = Numeral {
        scale,
        ..plain(at, end, Form::Words, value)
    };
    Some(
        spoken_decimal(doc, &number)
            .or_else(|| and_fraction(doc, &number, reader.group.is_zero()))
            .or_else(|| fraction::of_numerator(doc, &number))
            .unwrap_or(number),
    )
}

/// "nine point nought four", "one point five million": the words behind "point" are digits, one by one or as a number.
fn spoken_decimal(doc: &Document<'_>, whole: &Numeral) -> Option<Numeral> {
    let point = whole.end;
    // "at one point five men": a moment.
    let moment = whole.first > 0 && doc.is_any_word(whole.first - 1, &["at", "to", "from"]);
    if whole.scale != Decimal::ONE || moment || !doc.is_word(point, "point") {
        return None;
    }
    let (mut digits, mut places, mut end) = (Decimal::ZERO, 0, point + 1);
    // As many digits as the longest decimals of newspapers.
    while places < 8 {
        let Some((value, class)) = number_word(doc, end, Tag::Cardinal) else {
            break;
        };
        let shift = match class {
            NumberClass::Unit => 1,
            NumberClass::Teen | NumberClass::Ten if places == 0 => 2,
            _ => break,
        };
        digits = digits * Decimal::from(10_u32.pow(shift)) + value;
        places += shift;
        end += 1;
        if shift == 2 {
            // "twenty five": the unit fills the place that the tens left open.
            let unit = end + hyphen(doc, end);
            if class == NumberClass::Ten
                && let Some((value, NumberClass::Unit)) = number_word(doc, unit, Tag::Cardinal)
            {
                digits += value;
                end = unit + 1;
            }
            break;
        }
    }
    if places == 0 {
        return None;
    }
    let mut fraction = digits;
    fraction.set_scale(places).ok()?;
    let value = whole.value.checked_add(fraction)?.normalize();
    let number = plain(whole.first, end, Form::Words, value);
    Some(match group_at(doc, end) {
        Some((end, scale)) => Numeral {
            value: value.checked_mul(scale)?.normalize(),
            end,
            scale,
            ..number
        },
        None => number,
    })
}

/// "two and a half", "one-and-a-half billion", "one million and a half", "one billion and a half million", "twenty and three
/// fifths". Behind a scale word the fraction is one of the scale.
pub(super) fn and_fraction(
    doc: &Document<'_>,
    whole: &Numeral,
    behind_scale: bool,
) -> Option<Numeral> {
    let Fraction {
        over,
        under,
        end: part_end,
    } = fraction::behind_and(doc, whole.end)?;
    let part = |scale: Decimal| Some(over.checked_mul(scale)? / under);
    let number = |value: Decimal, end: TokenIndex, scale: Decimal| Numeral {
        scale,
        ..plain(whole.first, end, whole.form, value.normalize())
    };
    let hyphen = usize::from(doc.glued(part_end)) * hyphen(doc, part_end);
    match group_at(doc, part_end + hyphen) {
        Some((end, scale)) if scale < whole.scale => {
            let value = whole.value.checked_add(part(scale)?)?;
            Some(number(value, end, scale))
        }
        Some((end, scale)) => {
            let value = whole.value.checked_mul(scale)?.checked_add(part(scale)?)?;
            Some(number(value, end, scale))
        }
        None => {
            let scale = if behind_scale {
                whole.scale
            } else {
                Decimal::ONE
            };
            let value = whole.value.checked_add(part(scale)?)?;
            Some(number(value, part_end, whole.scale))
        }
    }
}

/// One more word of a number.
enum Part {
    /// A number word, and whether it follows "and".
    Word(Decimal, NumberClass, bool),
    Scale(Decimal),
    /// The last word of an ordinal, with the rank of the whole.
    Ordinal(Decimal),
}

/// The state of a number in words: finished thousands, the group below them, and the last part.
#[derive(Clone, Copy, Default)]
struct CardinalReader {
    total: Decimal,
    group: Decimal,
    last: Option<NumberClass>,
}

impl CardinalReader {
    /// The next word of the number that starts at `at` and has been read up to `end`, and where that word ends.
    fn next(
        &self,
        doc: &Document<'_>,
        at: TokenIndex,
        end: TokenIndex,
    ) -> Option<(TokenIndex, Part)> {
        // "three-hundred-and-fifty".
        let joined = if end > at { self.hyphen(doc, end) } else { 0 };
        let and = end > at && doc.is_word(end + joined, "and");
        let next = end + joined + usize::from(and) * (1 + joined);
        // "one hundred and two thirds": the words behind "and" are a fraction of their own.
        if and
            && let Some(part) = fraction::explicit(doc, next)
            && !(part.under >= Decimal::ONE_HUNDRED && fraction::is_definite(doc, at))
        {
            return None;
        }
        if let Some((value, class)) = number_word(doc, next, Tag::Cardinal) {
            return Some((next + 1, Part::Word(value, class, and)));
        }
        if end == at || and && self.last != Some(NumberClass::Hundred) {
            return None;
        }
        if let Some(rank) = self.ordinal(doc, next, and) {
            return Some((next + 1, Part::Ordinal(rank)));
        }
        let (after, value) = group_at(doc, next).filter(|_| !and)?;
        Some((after, Part::Scale(value)))
    }

    /// Tokens of a hyphen at `at`; a spaced one joins tens and units only: "fifty - two".
    fn hyphen(&self, doc: &Document<'_>, at: TokenIndex) -> usize {
        let tens = self.last == Some(NumberClass::Ten);
        if doc.glued(at) || tens {
            hyphen(doc, at)
        } else {
            0
        }
    }

    /// The rank where the word at `at` ends an ordinal: "twenty-first", "one hundred and fifth", "two hundredth".
    fn ordinal(&self, doc: &Document<'_>, at: TokenIndex, and: bool) -> Option<Decimal> {
        let (value, _) = number_word(doc, at, Tag::Ordinal)?;
        if value >= Decimal::ONE_HUNDRED {
            let group = self.group.checked_mul(value).filter(|g| !g.is_zero())?;
            return (!and).then(|| self.total.checked_add(group))?;
        }
        let fits = match self.last? {
            NumberClass::Ten => !and && value < Decimal::TEN,
            // "one hundred first-time voters", "two hundred second homes", "a hundred sixth formers": without "and" such words
            // mostly rank on their own.
            NumberClass::Hundred => {
                let compound = doc.is(at + 1, Class::Hyphen) && doc.glued(at + 1);
                let plural = doc.is(at + 1, Class::Word) && doc.word(at + 1).ends_with('s');
                and || !compound && !plural && value > Decimal::from(3)
            }
            _ => false,
        };
        let rank = self.total.checked_add(self.group)?.checked_add(value)?;
        fits.then_some(rank)
    }

    /// Whether a word of `class` belongs to another number, together with the word before it: "two hundred and three hundred".
    fn starts_over_at(&self, class: NumberClass) -> bool {
        class.multiplies() && self.group >= Decimal::ONE_HUNDRED
    }

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
            self.group = if class.multiplies() {
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
