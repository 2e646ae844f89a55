//! Numerals: numbers in digits and words, read once and shared by all kinds.
//!
//! | text                                  | value        |
//! | ------------------------------------- | ------------ |
//! | `1,350,000`, `1 350 000`, `1.350.000` | 1350000      |
//! | `1,00,000` (Indian groups)            | 100000       |
//! | `12,5`, `12.5`, `12½`, `12 1/2`       | 12.5         |
//! | `2.5 million`, `8bn`, `3 lakh`        | 2500000, …   |
//! | `three hundred and twelve thousand`   | 312000       |
//! | `half a million`, `a dozen`           | 500000, 12   |
//! | `dozens`, `tens of thousands`         | vague        |
//!
//! Groups are exact groups of three. Runs of digits joined by dots, colons or slashes that are no decimal ("17.04.2025",
//! "10:30", "2024/25") are codes: they are kept as numerals, so that dates can read them, but have no value. Roman numerals
//! and digits glued to letters are no numbers. Words: `data/number_words.tsv`, `data/scales.tsv`.

use rust_decimal::Decimal;

use crate::lexicon::{Flags, NumberClass, Tag};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};

/// What a numeral is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits, maybe with a scale word.
    Digits,
    /// Words alone.
    Words,
    /// Digits that are no single number: dates, times, versions, telephone numbers.
    Code,
    /// `3rd`, "third".
    Ordinal,
    /// "a third", "two-thirds", `1/2`.
    Fraction,
    /// "dozens": no value.
    Vague,
}

/// A number of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    pub(crate) first: TokenIndex,
    /// One past the last token.
    pub(crate) end: TokenIndex,
    pub(crate) form: Form,
    /// The value with the scale multiplied out; zero for codes and vague words.
    pub(crate) value: Decimal,
    /// The scale factor, 1 without one.
    pub(crate) scale: Decimal,
    /// One past the last token before the scale.
    pub(crate) bare_end: TokenIndex,
    /// Whether a letter or a letter and a hyphen stands glued before it: "G20", "COVID-19".
    pub(crate) after_letter: bool,
    /// What the lexicon may say of what stands right before; a superset.
    pub(crate) before: Flags,
    /// What the lexicon may say of what stands right behind; a superset, and everything where a second number may follow.
    pub(crate) behind: Flags,
}

impl Numeral {
    /// The value, where the words give one.
    pub(crate) fn amount(&self) -> Option<Decimal> {
        (!matches!(self.form, Form::Vague | Form::Code)).then_some(self.value)
    }

    /// Whether it can count or measure something.
    pub(crate) fn is_cardinal(&self) -> bool {
        matches!(self.form, Form::Digits | Form::Words | Form::Vague)
    }

    /// Whether something stands behind it that may join a second number to it.
    pub(crate) fn may_go_on(&self) -> bool {
        self.behind == Flags::ALL
    }

    /// The number without its scale: 5 of "5 billion".
    pub(crate) fn bare(&self) -> Decimal {
        if self.scale.is_zero() {
            self.value
        } else {
            (self.value / self.scale).normalize()
        }
    }
}

/// All numerals of a document, found by token.
#[derive(Debug, Default)]
pub(crate) struct Numerals {
    pub(crate) list: Vec<Numeral>,
    /// One more than the index of the numeral that covers a token; 0 for none.
    of_token: Vec<u32>,
}

impl Numerals {
    /// The numeral that covers the token at `at`.
    pub(crate) fn covering(&self, at: TokenIndex) -> Option<&Numeral> {
        let index = (*self.of_token.get(at)? as usize).checked_sub(1)?;
        self.list.get(index)
    }

    /// The numeral whose first token is at `at`.
    pub(crate) fn starting(&self, at: TokenIndex) -> Option<&Numeral> {
        self.covering(at).filter(|n| n.first == at)
    }

    /// The numeral whose last token is just before `end`.
    pub(crate) fn ending(&self, end: TokenIndex) -> Option<&Numeral> {
        self.covering(end.checked_sub(1)?).filter(|n| n.end == end)
    }
}

/// Reads all numerals of the document.
pub(crate) fn numerals(doc: &Document<'_>) -> Numerals {
    let mut numerals = Numerals {
        list: Vec::with_capacity(doc.tokens.len() / 8),
        of_token: vec![0; doc.tokens.len()],
    };
    let mut next = 0;
    for (at, token) in doc.tokens.iter().enumerate() {
        if !may_start(token) || at < next {
            continue;
        }
        let Some(mut numeral) = read(doc, at) else {
            continue;
        };
        numeral.before = before(doc, numeral.first);
        numeral.behind = behind(doc, numeral.end);
        next = numeral.end;
        numerals.list.push(numeral);
        numerals.of_token[numeral.first..numeral.end].fill(numerals.list.len() as u32);
    }
    numerals
}

/// Whether the token may start a number: a superset that most tokens are not in.
fn may_start(token: &Token) -> bool {
    matches!(token.class, Class::Digits | Class::Fraction) || token.flags.has(NUMBERS.or(ARTICLES))
}

/// The flags of the word before `first`, or of the signs and words there that may make one mark ("Rs.", "S/.", "GH¢").
fn before(doc: &Document<'_>, first: TokenIndex) -> Flags {
    let tokens = &doc.tokens[first.saturating_sub(3)..first];
    match tokens.last().map(|t| t.class) {
        Some(Class::Word) => tokens.last().map_or(Flags::NONE, |t| t.flags),
        _ => tokens.iter().fold(Flags::NONE, |all, t| all.or(t.flags)),
    }
}

/// The flags of the token at `end`; all of them where a joint, an article or "of" lets more follow.
fn behind(doc: &Document<'_>, end: TokenIndex) -> Flags {
    const JOINTS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Determiner]);
    let Some(token) = doc.get(end) else {
        return Flags::NONE;
    };
    let joins = match token.class {
        Class::Word => token.flags.has(JOINTS),
        Class::Hyphen | Class::Dash | Class::Percent => true,
        _ => false,
    };
    if joins { Flags::ALL } else { token.flags }
}

const NUMBERS: Flags = Flags::of(&[Tag::Cardinal, Tag::Ordinal, Tag::Fraction, Tag::Vague]);
const ARTICLES: Flags = Tag::Determiner.flag();

fn read(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
    match doc.tokens[at].class {
        Class::Digits => Some(digits(doc, at)),
        Class::Fraction => Some(scaled(doc, at, at + 1, Form::Fraction, vulgar(doc, at)?)),
        Class::Word if may_be_number(doc, at) => words(doc, at),
        _ => None,
    }
}

/// Whether the word at `at` may start a number. Of the determiners only an article before a part of a number does.
#[inline]
fn may_be_number(doc: &Document<'_>, at: TokenIndex) -> bool {
    const PARTS: Flags = Flags::of(&[Tag::Cardinal, Tag::Fraction, Tag::Scale]);
    doc.tokens[at].flags.has(NUMBERS)
        || doc.get(at + 1).is_some_and(|t| t.flags.has(PARTS)) && is_article(doc, at)
}

// ---------------------------------------------------------------- digits

/// A number that starts with digits; a code where the digits make no number.
fn digits(doc: &Document<'_>, at: TokenIndex) -> Numeral {
    let after_letter = at > 0 && doc.glued(at) && letter_before(doc, at);
    if !goes_on(doc, at + 1)
        && let Some(value) = short_integer(doc.word(at))
    {
        return Numeral {
            after_letter,
            ..scaled(doc, at, at + 1, Form::Digits, value)
        };
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
        Some(Class::Comma | Class::Period | Class::Colon | Class::Slash | Class::Hyphen) => {
            doc.glued(at) && doc.glued(at + 1) && doc.is(at + 1, Class::Digits)
        }
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

fn plain(first: TokenIndex, end: TokenIndex, form: Form, value: Decimal) -> Numeral {
    Numeral {
        first,
        end,
        form,
        value,
        scale: Decimal::ONE,
        bare_end: end,
        after_letter: false,
        before: Flags::NONE,
        behind: Flags::NONE,
    }
}

fn letter_before(doc: &Document<'_>, at: TokenIndex) -> bool {
    match doc.tokens[at - 1].class {
        Class::Word => true,
        Class::Hyphen if at > 1 && doc.glued(at - 1) => doc.is(at - 2, Class::Word),
        _ => false,
    }
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
    if point || end == at + 1 && decimal_comma(doc, end) {
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
    if separator == Some(Class::Period)
        && !(doc.is(end + 2, Class::Period) && is_group(doc, end + 3))
    {
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

fn vulgar(doc: &Document<'_>, at: TokenIndex) -> Option<Decimal> {
    let (a, b) = match doc.word(at).chars().next()? {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
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
        self.digits = self
            .digits
            .saturating_add(run.trim_start_matches('0').len() as u32);
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

// ---------------------------------------------------------------- scales

/// A number with the scale words or letters behind it.
fn scaled(
    doc: &Document<'_>,
    first: TokenIndex,
    bare_end: TokenIndex,
    form: Form,
    value: Decimal,
) -> Numeral {
    let mut numeral = plain(first, bare_end, form, value);
    let scales = |t: &Token| t.class == Class::Hyphen || t.flags.has(Tag::Scale.flag());
    if !doc.get(bare_end).is_some_and(scales) {
        return numeral;
    }
    // "lakh crore", "hundred thousand": at most two scales multiply.
    for _ in 0..2 {
        let Some((end, scale)) = scale_at(doc, numeral.end) else {
            break;
        };
        let Some(product) = numeral.value.checked_mul(scale) else {
            break;
        };
        numeral.value = product.normalize();
        numeral.scale *= scale;
        numeral.end = end;
        if form == Form::Fraction {
            numeral.form = Form::Digits;
        }
    }
    numeral
}

/// The scale that starts at `at`, maybe after a hyphen, and where it ends.
fn scale_at(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, Decimal)> {
    let hyphenated = doc.is(at, Class::Hyphen) && doc.glued(at) && doc.glued(at + 1);
    let at = if hyphenated { at + 1 } else { at };
    let (sense, len) = doc.sense(at, Tag::Scale)?;
    let scale = doc.lexicon.scales[sense.id as usize];
    let glued = doc.glued(at) && !hyphenated;
    if doc.tokens[at].gap >= Gap::Paragraph
        || scale.glued && !(glued && suffix_is_scale(doc, at, at + len))
    {
        return None;
    }
    // "bn" and "cr" glued to more letters cannot happen: a word is a whole run. A dot of "mn." belongs to the sentence.
    Some((at + len, scale.value))
}

/// Whether a glued letter is a scale and no unit: beside a currency, before a counted noun or a unit.
fn suffix_is_scale(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    if !doc.is_any_word(at, &["m", "b", "t"]) {
        return true;
    }
    let currency_before =
        |at: TokenIndex| doc.is(at, Class::Currency) || doc.has(at, Tag::Currency);
    // Back over the digits and signs of the number and of a lower end: "£60m-£75m", "12bn-14bn".
    let before = (at.saturating_sub(8)..at)
        .rev()
        .find(|&i| !is_numeric(doc, i));
    let stands_behind_currency = before.is_some_and(|i| {
        currency_before(i) || doc.is(i, Class::Period) && i > 0 && doc.has(i - 1, Tag::Currency)
    });
    let joined = doc.class(end).is_some_and(Class::is_dash) && doc.is(end + 1, Class::Digits);
    stands_behind_currency
        || joined
        || doc.has(end, Tag::Currency)
        || doc.has(end, Tag::Unit)
        || doc.has(end, Tag::Noun)
        || doc.get(end).is_some_and(|t| {
            t.gap != Gap::None && t.class == Class::Word && doc.word(end).ends_with('s')
        })
}

fn is_numeric(doc: &Document<'_>, at: TokenIndex) -> bool {
    matches!(
        doc.tokens[at].class,
        Class::Digits
            | Class::Comma
            | Class::Period
            | Class::Hyphen
            | Class::Dash
            | Class::Fraction
            | Class::Slash
    ) && doc.glued(at + 1)
}

// ---------------------------------------------------------------- words

/// A number that starts with a word.
fn words(doc: &Document<'_>, at: TokenIndex) -> Option<Numeral> {
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

fn is_article(doc: &Document<'_>, at: TokenIndex) -> bool {
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
