//! Numbers in digits: groups, decimals and fractions, and what is a code instead.
//!
//! | text                                  | value        |
//! | ------------------------------------- | ------------ |
//! | `1,350,000`, `12.5`                   | `decimal.rs` |
//! | `12½`, `12 1/2`, `3/4`                | `part.rs`    |
//! | `17.04.2025`, `10:30`                 | `code.rs`    |
//! | `.5`, `$.05`, `(0.4)%`                | 0.5, 0.05, −0.4 |
//! | `4 thousand 3 hundred`                | 4300         |
//! | `0340`, `007`                         | a code       |

use rust_decimal::Decimal;

use super::code::{chain_end, code_end};
use super::decimal::{Mantissa, decimal};
use super::part::{simple_fraction, trailing_fraction};
use super::words::and_fraction;
use super::{Form, Numeral, plain, scaled};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// A number that starts with digits; a code where the digits make no number.
pub(super) fn digits(doc: &Document<'_>, at: TokenIndex) -> Numeral {
    if let Some(end) = chain_end(doc, at) {
        return plain(at, end, Form::Code, Decimal::ZERO);
    }
    let number = part(doc, at);
    if at > 0 && doc.glued(at) && !number.after_letter {
        return signed_by_bracket(doc, &number)
            .or_else(|| behind_point(doc, &number))
            .unwrap_or(number);
    }
    if number.form == Form::Digits && doc.is_word(number.end, "and") {
        let scaled = number.end > number.bare_end;
        if let Some(mixed) = and_fraction(doc, &number, scaled) {
            return mixed;
        }
    }
    if number.end > number.bare_end {
        return lower_parts(doc, number);
    }
    number
}

/// "4 thousand 3 hundred", "2 crore 50 lakh", "3 hundred and 21": parts of falling scale make one number.
fn lower_parts(doc: &Document<'_>, mut number: Numeral) -> Numeral {
    let mut scale = number.scale;
    loop {
        // "and" joins a number below a hundred only: "worth 6 million and 200 ships".
        let hundreds = scale == Decimal::ONE_HUNDRED;
        let and = usize::from(hundreds && doc.is_word(number.end, "and"));
        let next = number.end + and;
        let follows = doc.get(next).is_some_and(|t| t.gap <= Gap::NoBreak) && !doc.glued(next);
        if !follows {
            return number;
        }
        let lower = match doc.class(next) {
            Some(Class::Digits) => part(doc, next),
            Some(Class::Word) if and == 1 => match super::words(doc, next) {
                Some(lower) => lower,
                None => return number,
            },
            _ => return number,
        };
        let falls = if and == 1 {
            lower.scale == Decimal::ONE
                && (Decimal::ONE..Decimal::ONE_HUNDRED).contains(&lower.value)
        } else {
            lower.scale > Decimal::ONE && lower.value < scale
        };
        if !falls || !matches!(lower.form, Form::Digits | Form::Words) {
            return number;
        }
        let Some(sum) = number.value.checked_add(lower.value) else {
            return number;
        };
        number.value = sum.normalize();
        number.end = lower.end;
        number.bare_end = lower.end;
        number.scale = Decimal::ONE;
        scale = lower.scale;
    }
}

/// "$(4.2) million", "(0.4)%": an accountant's brackets make the number negative; in prose they stand around an aside.
fn signed_by_bracket(doc: &Document<'_>, number: &Numeral) -> Option<Numeral> {
    let open = number.first - 1;
    let close = number.end;
    let bracketed = doc.is(open, Class::Open) && doc.is(close, Class::Close) && doc.glued(close);
    let currency = open > 0 && doc.glued(open) && doc.is(open - 1, Class::Currency);
    let percent = doc.is(close + 1, Class::Percent) && doc.glued(close + 1);
    (bracketed && (currency || percent) && number.form == Form::Digits)
        .then(|| scaled(doc, open, close + 1, Form::Digits, -number.value))
}

/// ".5", "$.05": a point that joins nothing before it starts a decimal.
fn behind_point(doc: &Document<'_>, number: &Numeral) -> Option<Numeral> {
    let point = number.first - 1;
    let starts = doc.is(point, Class::Period)
        && (!doc.glued(point)
            || point > 0 && matches!(doc.tokens[point - 1].class, Class::Currency | Class::Open));
    if !starts || number.bare_end != number.first + 1 {
        return None;
    }
    let mut mantissa = Mantissa::default();
    mantissa.push_fraction(doc.word(number.first));
    Some(scaled(
        doc,
        point,
        number.first + 1,
        Form::Digits,
        mantissa.value()?,
    ))
}

/// One number in digits with its scale.
fn part(doc: &Document<'_>, at: TokenIndex) -> Numeral {
    let mut number = unsigned(doc, at);
    number.after_letter = at > 0 && doc.glued(at) && letter_before(doc, at);
    number
}

/// [`part`] by its figures and what stands behind them.
#[inline]
fn unsigned(doc: &Document<'_>, at: TokenIndex) -> Numeral {
    let code = |end| plain(at, end, Form::Code, Decimal::ZERO);
    if !goes_on(doc, at + 1)
        && let Some(value) = short_integer(doc.word(at))
    {
        return scaled(doc, at, at + 1, Form::Digits, value);
    }
    if let Some(end) = code_end(doc, at) {
        return code(end);
    }
    let (end, value) = match simple_fraction(doc, at) {
        Some(fraction) => (at + 3, Some(fraction)),
        None => decimal(doc, at),
    };
    // "0340", "007": a leading zero makes a code.
    let zero = end == at + 1 && figures(doc, at) > 1 && doc.word(at).starts_with('0');
    let Some(value) = value.filter(|_| !zero) else {
        return code(end);
    };
    if doc.glued(end) && doc.is_any_word(end, &["st", "nd", "rd", "th"]) {
        return plain(at, end + 1, Form::Ordinal, value);
    }
    match trailing_fraction(doc, end) {
        // "5.47-1/4" is a quarter of the last digit's unit.
        Some((end, fraction)) => {
            let fraction = fraction * Decimal::new(1, decimals(doc, at, end));
            scaled(doc, at, end, Form::Digits, value + fraction)
        }
        None => scaled(doc, at, end, Form::Digits, value),
    }
}

/// Whether the token at `at` may belong to the figures before it; most numbers are one run of figures.
fn goes_on(doc: &Document<'_>, at: TokenIndex) -> bool {
    match doc.class(at) {
        Some(Class::Digits | Class::Fraction) => true,
        Some(Class::Comma | Class::Period | Class::Colon | Class::Slash) => {
            joint(doc, at).is_some()
        }
        // "5-1/2"; "5-8" is a range.
        Some(Class::Hyphen) => doc.is(at + 2, Class::Slash),
        Some(Class::Word) => doc.glued(at),
        _ => false,
    }
}

/// The sign at `at`, where figures follow it without a space and none stands before it.
#[inline]
pub(super) fn joint(doc: &Document<'_>, at: TokenIndex) -> Option<Class> {
    let sign = doc.get(at).filter(|token| token.gap == Gap::None)?;
    let behind = doc.get(at + 1)?;
    (behind.gap == Gap::None && behind.class == Class::Digits).then_some(sign.class)
}

/// How many figures the token at `at` has.
pub(super) fn figures(doc: &Document<'_>, at: TokenIndex) -> usize {
    doc.tokens[at].len()
}

/// The value of a few figures without a leading zero.
fn short_integer(figures: &str) -> Option<Decimal> {
    let short = figures.len() < 10 && (figures.len() == 1 || !figures.starts_with('0'));
    let value = |value: u32, b: u8| 10 * value + u32::from(b - b'0');
    short.then(|| Decimal::from(figures.bytes().fold(0, value)))
}

fn letter_before(doc: &Document<'_>, at: TokenIndex) -> bool {
    match doc.tokens[at - 1].class {
        Class::Word => true,
        Class::Hyphen if at > 1 && doc.glued(at - 1) => {
            doc.is(at - 2, Class::Word) && !joins_numbers(doc, at - 2)
        }
        _ => false,
    }
}

/// Whether the word at `at` stands between two numbers of a compound: "a 10-to-12-week course".
fn joins_numbers(doc: &Document<'_>, at: TokenIndex) -> bool {
    at > 1
        && doc.is_any_word(at, &["to", "or"])
        && doc.is(at - 1, Class::Hyphen)
        && doc.is(at - 2, Class::Digits)
}

/// Digits behind the decimal point of the number from `at` on.
fn decimals(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> u32 {
    (at + 1..end)
        .find(|&i| doc.is(i, Class::Period))
        .map_or(0, |point| figures(doc, point + 1) as u32)
}
