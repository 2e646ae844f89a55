//! The digits of one number: groups of three, Indian groups, decimals.
//!
//! | text                                  | value        |
//! | ------------------------------------- | ------------ |
//! | `1,350,000`, `1 350 000`, `1.350.000` | 1350000      |
//! | `1,00,000` (Indian groups)            | 100000       |
//! | `12,5`, `12.5`                        | 12.5         |
//! | `1.204,75`, `1 204,75`                | 1204.75      |
//!
//! Left alone: more digits than an exact decimal holds, which have no value.

use rust_decimal::Decimal;

use super::digits::{figures, joint};
use crate::lexicon::Tag;
use crate::scan::{Class, Document, Gap, TokenIndex};

/// The number in digits from `at` on and where it ends; no value where it has more digits than an exact decimal can hold.
#[inline]
pub(super) fn decimal(doc: &Document<'_>, at: TokenIndex) -> (TokenIndex, Option<Decimal>) {
    let mut mantissa = Mantissa::default();
    mantissa.push(doc.word(at));
    let mut end = groups(doc, at + 1, figures(doc, at), &mut mantissa);
    let point = joint(doc, end) == Some(Class::Period);
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
    first: usize,
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
    let separator = joint(doc, end).filter(|sign| matches!(sign, Class::Comma | Class::Period));
    // One group behind a dot might be decimals, unless decimals follow: "1.111,50".
    let dotted = |end: TokenIndex| {
        doc.is(end + 2, Class::Period) && is_group(doc, end + 3)
            || is_group(doc, end + 1) && decimal_comma(doc, end + 2)
    };
    if separator == Some(Class::Period) && !dotted(end) {
        return end;
    }
    if let Some(class) = separator {
        while joint(doc, end) == Some(class) && figures(doc, end + 1) == 3 {
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
    doc.is(at, Class::Digits) && figures(doc, at) == 3
}

/// The last token of groups such as `1,00,000`: pairs, then three.
fn indian_groups(doc: &Document<'_>, mut end: TokenIndex) -> Option<TokenIndex> {
    let group = |at: TokenIndex, digits: usize| {
        joint(doc, at) == Some(Class::Comma) && figures(doc, at + 1) == digits
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
    joint(doc, comma) == Some(Class::Comma)
        && figures(doc, comma + 1) != 3
        && joint(doc, comma + 2) != Some(Class::Comma)
}

/// Digits gathered to an exact decimal.
#[derive(Default)]
pub(super) struct Mantissa {
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

    pub(super) fn push_fraction(&mut self, run: &str) {
        // A fraction's leading zeros are digits, too: "0.004".
        self.digits = self.digits.saturating_add(run.len() as u32);
        self.scale = run.len() as u32;
        if self.digits <= Self::MAX_DIGITS {
            self.value = run
                .bytes()
                .fold(self.value, |value, b| value * 10 + i128::from(b - b'0'));
        }
    }

    pub(super) fn value(&self) -> Option<Decimal> {
        (self.digits <= Self::MAX_DIGITS)
            .then(|| Decimal::from_i128_with_scale(self.value, self.scale).normalize())
    }
}
