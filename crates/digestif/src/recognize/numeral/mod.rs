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
//! | `4 thousand 3 hundred`, `2 crore 50 lakh` | 4300, 25000000 |
//! | `two-thirds`, `two and a half`        | 2/3, 2.5     |
//! | `.5`, `$(4.2) million`                | 0.5, −4200000 |
//! | `dozens`, `tens of thousands`         | vague        |
//!
//! Groups are exact groups of three. Runs of digits joined by dots, colons or slashes that are no decimal ("17.04.2025",
//! "10:30", "2024/25") are codes: they are kept as numerals, so that dates can read them, but have no value. Roman numerals
//! and digits glued to letters are no numbers. Words: `data/number_words.tsv`, `data/scales.tsv`.

mod code;
mod decimal;
mod digits;
mod fraction;
mod letter;
mod part;
mod words;

use rust_decimal::Decimal;

use super::row::Row;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};
use digits::digits;
pub(crate) use fraction::is_comparison;
use part::vulgar;
pub(crate) use words::is_article;
use words::words;

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
    /// What the lexicon may say of its first token; a superset.
    pub(crate) opening: Flags,
    /// What the lexicon may say of what stands right before; a superset.
    pub(crate) before: Flags,
    /// What the lexicon may say of what stands right behind, or behind all that may be joined to it; a superset.
    pub(crate) behind: Flags,
    /// Whether a second number or a hedge may be joined to it: most have neither near.
    pub(crate) goes_on: bool,
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

/// Reads all numerals of the document into `numerals`, which may hold those of another one.
pub(crate) fn numerals(doc: &Document<'_>, mut numerals: Numerals) -> Numerals {
    numerals.list.clear();
    numerals.list.reserve(doc.tokens.len() / 8);
    numerals.of_token.clear();
    numerals.of_token.resize(doc.tokens.len(), 0);
    let (mut next, mut row) = (0, Row::of_figures());
    for (at, token) in doc.tokens.iter().enumerate() {
        if may_start(token) && at >= next && may_be_number(doc, at) && !row.is_overlong_at(doc, at)
        {
            next = numerals.read(doc, at).unwrap_or(next);
            row.goes_on_to(next);
        }
    }
    numerals.look_around(doc);
    numerals
}

impl Numerals {
    /// Reads the numeral that starts at `at`, and tells where it ends. Few tokens start one, so this is kept out of the walk.
    #[inline(never)]
    fn read(&mut self, doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
        let numeral = match doc.tokens[at].class {
            Class::Digits => digits(doc, at),
            Class::Fraction => scaled(doc, at, at + 1, Form::Fraction, vulgar(doc, at)?),
            Class::Word => words(doc, at)?,
            _ => return None,
        };
        let (first, end) = (numeral.first, numeral.end);
        self.list.push(numeral);
        self.of_token[first..end].fill(self.list.len() as u32);
        Some(end)
    }

    /// Notes what stands beside each numeral, the last one first: what stands behind a second number is behind the first as well.
    fn look_around(&mut self, doc: &Document<'_>) {
        let mut rest = self.list.as_mut_slice();
        let mut next: Option<&Numeral> = None;
        while let Some((numeral, others)) = rest.split_last_mut() {
            numeral.opening = doc.tokens[numeral.first].flags;
            numeral.before = before(doc, numeral.first);
            numeral.look_behind(doc, next);
            (rest, next) = (others, Some(&*numeral));
        }
    }
}

impl Numeral {
    /// Notes what stands behind, where `next` is the numeral that follows.
    fn look_behind(&mut self, doc: &Document<'_>, next: Option<&Self>) {
        let Some(token) = doc.get(self.end) else {
            return;
        };
        self.behind = token.flags;
        if joins(token) {
            let near = self.end + JOINED;
            let tokens = &doc.tokens[self.end..near.min(doc.tokens.len())];
            self.behind = Flags::any(tokens);
            self.goes_on = self.behind.has(Tag::ModifierAfter.flag());
            if let Some(next) = next.filter(|next| next.first < near) {
                self.behind = self.behind.or(next.behind);
                self.goes_on = true;
            }
        }
    }
}

/// Whether the token may start a number: a superset that most tokens are not in.
fn may_start(token: &Token) -> bool {
    token.flags.has(Flags::FIGURES.or(NUMBERS).or(ARTICLES))
}

/// The flags of the word before `first`, or of the signs and words there that may make one mark ("Rs.", "S/.", "GH¢", "£E").
fn before(doc: &Document<'_>, first: TokenIndex) -> Flags {
    let tokens = &doc.tokens[first.saturating_sub(MARK)..first];
    match tokens.last() {
        Some(word) if word.class == Class::Word && !word.flags.has(Flags::INSIDE) => word.flags,
        _ => Flags::any(tokens),
    }
}

/// Most tokens of a currency sign: "U.S. $".
pub(crate) const MARK: usize = 5;

/// How far behind a numeral a second number, a hedge or a unit may be joined to it, in tokens: a joint, a hedge and a mark.
const JOINED: usize = 1 + 4 + MARK;

/// Whether the token behind a numeral may join more to it: a joint, an article, "of".
fn joins(token: &Token) -> bool {
    const JOINTS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Determiner]);
    match token.class {
        Class::Word => token.flags.has(JOINTS),
        Class::Hyphen | Class::Dash | Class::Percent | Class::Plus | Class::Open => true,
        // "20~100".
        Class::Other => token.flags.has(Tag::ModifierBefore.flag()),
        _ => false,
    }
}

const NUMBERS: Flags = Flags::of(&[Tag::Cardinal, Tag::Ordinal, Tag::Fraction, Tag::Vague]);
const ARTICLES: Flags = Tag::Determiner.flag();

/// Whether the token at `at` may start a number, by the one behind it: of the determiners only an article before a part of one does.
#[inline]
fn may_be_number(doc: &Document<'_>, at: TokenIndex) -> bool {
    const PARTS: Flags = Flags::of(&[Tag::Cardinal, Tag::Fraction, Tag::Scale]);
    doc.tokens[at].flags.has(Flags::FIGURES.or(NUMBERS))
        || doc.get(at + 1).is_some_and(|t| t.flags.has(PARTS)) && is_article(doc, at)
}

/// A numeral of one part.
fn plain(first: TokenIndex, end: TokenIndex, form: Form, value: Decimal) -> Numeral {
    Numeral {
        first,
        end,
        form,
        value,
        scale: Decimal::ONE,
        bare_end: end,
        after_letter: false,
        opening: Flags::NONE,
        before: Flags::NONE,
        behind: Flags::NONE,
        goes_on: false,
    }
}

/// What may multiply a number: scales, and "hundred".
const SCALES: Flags = Flags::of(&[Tag::Scale, Tag::Cardinal]);

/// A number with the scale words or letters behind it.
fn scaled(
    doc: &Document<'_>,
    first: TokenIndex,
    bare_end: TokenIndex,
    form: Form,
    value: Decimal,
) -> Numeral {
    let mut numeral = plain(first, bare_end, form, value);
    let scales = |t: &Token| t.class == Class::Hyphen || t.flags.has(SCALES);
    if !doc.get(bare_end).is_some_and(scales) {
        return numeral;
    }
    // "lakh crore", "hundred thousand": at most two scales multiply.
    for _ in 0..2 {
        let scale = scale_at(doc, numeral.end).or_else(|| hundred_at(doc, numeral.end));
        let Some((end, scale)) = scale else {
            break;
        };
        // A zero fits any scale, its scale does not.
        let product = numeral.value.checked_mul(scale);
        let Some((product, scale)) = product.zip(numeral.scale.checked_mul(scale)) else {
            break;
        };
        numeral.value = product.normalize();
        numeral.scale = scale;
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
    let letter = || {
        if glued {
            letter::is_scale(doc, at, at + len)
        } else {
            letter::scales_unit(doc, at, at + len)
        }
    };
    if doc.tokens[at].gap >= Gap::Paragraph || scale.glued && !letter() {
        return None;
    }
    // "bn" and "cr" glued to more letters cannot happen: a word is a whole run. A dot of "mn." belongs to the sentence.
    Some((at + len, scale.value))
}

/// "hundred" behind figures: "3 hundred"; not in "5 hundred-dollar bills".
fn hundred_at(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, Decimal)> {
    let compound = doc.is(at + 1, Class::Hyphen) && doc.glued(at + 1);
    let hundred = doc.is_word(at, "hundred") && doc.tokens[at].gap <= Gap::Line && !compound;
    hundred.then_some((at + 1, Decimal::ONE_HUNDRED))
}
