//! Numbers in digits: groups, decimals and fractions, and what is a code instead.
//!
//! | text                                  | value        |
//! | ------------------------------------- | ------------ |
//! | `1,350,000`, `1 350 000`, `1.350.000` | 1350000      |
//! | `1,00,000` (Indian groups)            | 100000       |
//! | `12,5`, `12.5`, `12½`, `12 1/2`       | 12.5         |
//! | `1.204,75`, `1 204,75`                | 1204.75      |
//! | `.5`, `$.05`, `(0.4)%`                | 0.5, 0.05, −0.4 |
//! | `4 thousand 3 hundred`                | 4300         |
//! | `17.04.2025`, `10:30`, `0340`         | a code       |
//! | `4-1-1-0-2-…`, with more parts than any date or number has | a code |

use rust_decimal::Decimal;

use super::words::and_fraction;
use super::{Form, Numeral, plain, scaled};
use crate::lexicon::Tag;
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
    let after_letter = at > 0 && doc.glued(at) && letter_before(doc, at);
    if !goes_on(doc, at + 1)
        && let Some(value) = short_integer(doc.word(at))
    {
        let mut number = scaled(doc, at, at + 1, Form::Digits, value);
        number.after_letter = after_letter;
        return number;
    }
    let code_end = code_end(doc, at);
    if let Some(end) = code_end {
        return Numeral {
            after_letter,
            ..plain(at, end, Form::Code, Decimal::ZERO)
        };
    }
    let (end, value) = decimal(doc, at);
    // "0340", "007": a leading zero makes a code.
    let value =
        value.filter(|_| !(end == at + 1 && len(doc, at) > 1 && doc.word(at).starts_with('0')));
    let Some(value) = value else {
        return Numeral {
            after_letter,
            ..plain(at, end, Form::Code, Decimal::ZERO)
        };
    };
    if doc.glued(end) && doc.is_any_word(end, &["st", "nd", "rd", "th"]) {
        return Numeral {
            after_letter,
            ..plain(at, end + 1, Form::Ordinal, value)
        };
    }
    if let Some((end, fraction)) = trailing_fraction(doc, end) {
        // "5.47-1/4" is a quarter of the last digit's unit.
        let fraction = fraction * Decimal::new(1, decimals(doc, at, end));
        return Numeral {
            after_letter,
            ..scaled(doc, at, end, Form::Digits, value + fraction)
        };
    }
    Numeral {
        after_letter,
        ..scaled(doc, at, end, Form::Digits, value)
    }
}

/// Whether the token at `at` may belong to the figures before it; most numbers are one run of figures.
fn goes_on(doc: &Document<'_>, at: TokenIndex) -> bool {
    match doc.class(at) {
        Some(Class::Digits | Class::Fraction) => true,
        Some(Class::Comma | Class::Period | Class::Colon | Class::Slash) => {
            doc.glued(at) && doc.glued(at + 1) && doc.is(at + 1, Class::Digits)
        }
        // "5-1/2"; "5-8" is a range.
        Some(Class::Hyphen) => doc.is(at + 2, Class::Slash),
        Some(Class::Word) => doc.glued(at),
        _ => false,
    }
}

/// The value of a few figures without a leading zero.
fn short_integer(figures: &str) -> Option<Decimal> {
    let short = figures.len() < 10 && (figures.len() == 1 || !figures.starts_with('0'));
    let value = |value: u32, b: u8| 10 * value + u32::from(b - b'0');
    short.then(|| Decimal::from(figures.bytes().fold(0, value)))
}

/// Digits behind the decimal point of the number from `at` on.
fn decimals(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> u32 {
    (at + 1..end)
        .find(|&i| doc.is(i, Class::Period))
        .map_or(0, |point| len(doc, point + 1))
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

/// The end of a chain of figures and what joins them without a space, with more parts than any number, date or score has: "1-1-0-…",
/// "2,4,1,…". It is read once, not from each of its figures.
fn chain_end(doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
    const PARTS: usize = 16;
    let goes_on = |joint: TokenIndex| {
        doc.glued(joint) && doc.glued(joint + 1) && doc.is(joint + 1, Class::Digits)
    };
    // One look far ahead spares nearly all numbers the walk.
    let may_be = doc.glued(at + 1) && doc.is(at + 2 * (PARTS - 1), Class::Digits);
    if !may_be || !(at + 1..at + 2 * PARTS - 2).step_by(2).all(goes_on) {
        return None;
    }
    let joints = (at + 2 * PARTS - 1..).step_by(2);
    joints.into_iter().find(|&joint| !goes_on(joint))
}

/// The end of a run of digits and single dots, colons or slashes that is no decimal number: "17.04.2025", "10:30", "3/3/2024".
fn code_end(doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let mut end = at + 1;
    let (mut dots, mut others) = (0, 0);
    while doc.glued(end) && doc.glued(end + 1) && doc.is(end + 1, Class::Digits) {
        match doc.tokens[end].class {
            Class::Period => dots += 1,
            Class::Colon | Class::Slash => others += 1,
            _ => break,
        }
        end += 2;
    }
    let grouped = dots >= 2 && others == 0 && dotted_groups(doc, at, end);
    let halves = others == 1 && dots == 0 && simple_fraction(doc, at).is_some();
    (others > 0 && !halves || dots >= 2 && !grouped).then_some(end)
}

fn dotted_groups(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    len(doc, at) <= 3 && (at + 2..end).step_by(2).all(|group| len(doc, group) == 3)
}

fn len(doc: &Document<'_>, at: TokenIndex) -> u32 {
    doc.tokens[at].end - doc.tokens[at].start
}

/// The number in digits from `at` on and where it ends; no value where it has more digits than an exact decimal can hold.
fn decimal(doc: &Document<'_>, at: TokenIndex) -> (TokenIndex, Option<Decimal>) {
    if let Some(value) = simple_fraction(doc, at) {
        return (at + 3, Some(value));
    }
    let mut mantissa = Mantissa::default();
    mantissa.push(doc.word(at));
    let mut end = at + 1;
    end = groups(doc, end, len(doc, at), &mut mantissa);
    let point = doc.is(end, Class::Period)
        && doc.glued(end)
        && doc.is(end + 1, Class::Digits)
        && doc.glued(end + 1);
    let grouped_by_comma = end > at + 1 && doc.is(at + 1, Class::Comma);
    if point || !grouped_by_comma && decimal_comma(doc, end) {
        mantissa.push_fraction(doc.word(end + 1));
        end += 2;
    }
    (end, mantissa.value())
}

/// Takes in groups of three (or Indian pairs before a last three) after a first group of `first` digits.
fn groups(
    doc: &Document<'_>,
    mut end: TokenIndex,
    first: u32,
    mantissa: &mut Mantissa,
) -> TokenIndex {
    if first > 3 {
        return end;
    }
    if let Some(last) = indian_groups(doc, end) {
        for group in (end + 1..=last).step_by(2) {
            mantissa.push(doc.word(group));
        }
        return last + 1;
    }
    let separator = match doc.class(end) {
        Some(Class::Comma | Class::Period) if doc.glued(end) => doc.class(end),
        _ => None,
    };
    // One group behind a dot might be decimals, unless decimals follow: "1.111,50".
    let dotted = |end: TokenIndex| {
        doc.is(end + 2, Class::Period) && is_group(doc, end + 3)
            || is_group(doc, end + 1) && decimal_comma(doc, end + 2)
    };
    if separator == Some(Class::Period) && !dotted(end) {
        return end;
    }
    if let Some(class) = separator {
        while doc.is(end, class) && doc.glued(end) && is_group(doc, end + 1) && doc.glued(end + 1) {
            mantissa.push(doc.word(end + 1));
            end += 2;
        }
        return end;
    }
    let Some(gap) = doc
        .get(end)
        .map(|t| t.gap)
        .filter(|g| matches!(g, Gap::Space | Gap::NoBreak))
    else {
        return end;
    };
    // "May 5 200 people": a plain space groups digits only where no date can end before it.
    if gap == Gap::Space && end >= 2 && doc.has(end - 2, Tag::Month) {
        return end;
    }
    while doc.get(end).is_some_and(|t| t.gap == gap) && is_group(doc, end) {
        mantissa.push(doc.word(end));
        end += 1;
    }
    end
}

/// Whether the token at `at` is a group of exactly three digits, with no letter or further digit run glued behind it.
fn is_group(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is(at, Class::Digits) && len(doc, at) == 3
}

/// The last token of groups such as `1,00,000`: pairs, then three.
fn indian_groups(doc: &Document<'_>, mut end: TokenIndex) -> Option<TokenIndex> {
    let group = |at: TokenIndex, digits: u32| {
        doc.is(at, Class::Comma)
            && doc.glued(at)
            && doc.is(at + 1, Class::Digits)
            && doc.glued(at + 1)
            && len(doc, at + 1) == digits
    };
    if !group(end, 2) {
        return None;
    }
    while group(end, 2) {
        end += 2;
    }
    group(end, 3).then_some(end + 1)
}

/// "12,5": one or two digits, or more than three, behind a comma that groups nothing.
fn decimal_comma(doc: &Document<'_>, comma: TokenIndex) -> bool {
    doc.is(comma, Class::Comma)
        && doc.glued(comma)
        && doc.is(comma + 1, Class::Digits)
        && doc.glued(comma + 1)
        && len(doc, comma + 1) != 3
        && !(doc.is(comma + 2, Class::Comma)
            && doc.glued(comma + 2)
            && doc.is(comma + 3, Class::Digits)
            && doc.glued(comma + 3))
}

/// "1/2", "3/4": a proper fraction with a usual denominator.
fn simple_fraction(doc: &Document<'_>, at: TokenIndex) -> Option<Decimal> {
    if !(doc.is(at + 1, Class::Slash)
        && doc.glued(at + 1)
        && doc.is(at + 2, Class::Digits)
        && doc.glued(at + 2))
    {
        return None;
    }
    if doc.is(at + 3, Class::Slash) && doc.glued(at + 3) {
        return None;
    }
    let (a, b): (u32, u32) = (doc.word(at).parse().ok()?, doc.word(at + 2).parse().ok()?);
    let usual = matches!(b, 2..=6 | 8 | 10 | 16 | 32);
    (0 < a && a < b && usual).then(|| Decimal::from(a) / Decimal::from(b))
}

/// The fraction behind a whole number: `½`, " 1/2" or "-1/2", and where it ends.
fn trailing_fraction(doc: &Document<'_>, end: TokenIndex) -> Option<(TokenIndex, Decimal)> {
    match doc.class(end)? {
        Class::Fraction if doc.tokens[end].gap <= Gap::NoBreak => {
            Some((end + 1, vulgar(doc, end)?))
        }
        Class::Digits if matches!(doc.tokens[end].gap, Gap::Space | Gap::NoBreak) => {
            Some((end + 3, simple_fraction(doc, end)?))
        }
        Class::Hyphen if doc.glued(end) && doc.glued(end + 1) && doc.is(end + 1, Class::Digits) => {
            Some((end + 4, simple_fraction(doc, end + 1)?))
        }
        _ => None,
    }
}

pub(super) fn vulgar(doc: &Document<'_>, at: TokenIndex) -> Option<Decimal> {
    let (a, b) = match doc.word(at).chars().next()? {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Decimal::from(a) / Decimal::from(b))
}

/// Digits gathered to an exact decimal.
#[derive(Default)]
struct Mantissa {
    value: i128,
    digits: u32,
    scale: u32,
}

impl Mantissa {
    /// More digits than this do not fit an exact decimal in every case.
    const MAX_DIGITS: u32 = 27;

    fn push(&mut self, run: &str) {
        // Zeros count behind other digits only.
        let run = if self.digits == 0 {
            run.trim_start_matches('0')
        } else {
            run
        };
        self.digits = self.digits.saturating_add(run.len() as u32);
        if self.digits <= Self::MAX_DIGITS {
            self.value = run
                .bytes()
                .fold(self.value, |value, b| value * 10 + i128::from(b - b'0'));
        }
    }

    fn push_fraction(&mut self, run: &str) {
        // A fraction's leading zeros are digits, too: "0.004".
        self.digits = self.digits.saturating_add(run.len() as u32);
        self.scale = run.len() as u32;
        if self.digits <= Self::MAX_DIGITS {
            self.value = run
                .bytes()
                .fold(self.value, |value, b| value * 10 + i128::from(b - b'0'));
        }
    }

    fn value(&self) -> Option<Decimal> {
        (self.digits <= Self::MAX_DIGITS)
            .then(|| Decimal::from_i128_with_scale(self.value, self.scale).normalize())
    }
}
