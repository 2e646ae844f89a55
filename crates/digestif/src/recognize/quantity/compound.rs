//! One measure in two units: "5 feet 2 inches", "6-foot-3", "10 stone 4 pounds", "3 km 200 m".
//!
//! Lengths and weights only. The smaller unit measures the same and is worth less in all than one of the larger. The amount counts the larger unit.

use rust_decimal::Decimal;

use super::super::amount::Amount;
use super::super::numeral::{Form, Numeral};
use super::UnitMention;
use crate::lexicon::Tag;
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::{BaseUnit, Dimension};

/// Adds a smaller unit that follows to the amount.
pub(super) fn add_smaller<'t>(
    doc: &Document<'t>,
    amount: &mut Amount<'_>,
    unit: &mut UnitMention<'t>,
) {
    let whole = amount.numeral.value.scale() == 0 && amount.numeral.scale == Decimal::ONE;
    if amount.high.is_some() || unit.per.is_some() || !whole {
        return;
    }
    if let Some((end, part)) = smaller(doc, unit.id, unit.end)
        && let Some(low) = amount.low
    {
        amount.low = Some((low + part).normalize());
        unit.end = end;
    }
}

/// The smaller unit with its number behind a unit that ends at `end`: where it ends, and what part of the larger it makes.
fn smaller(doc: &Document<'_>, larger: u32, end: TokenIndex) -> Option<(TokenIndex, Decimal)> {
    let joint = match doc.class(end)? {
        Class::Digits => 0,
        Class::Word => usize::from(doc.is_word(end, "and")),
        Class::Comma => 1,
        Class::Hyphen if doc.glued(end) && doc.glued(end + 1) => 1,
        _ => return None,
    };
    let number = doc
        .numerals
        .starting(end + joint)
        .filter(|n| matches!(n.form, Form::Digits | Form::Words) && n.scale == Decimal::ONE)?;
    if doc.tokens[number.first].gap > Gap::Line {
        return None;
    }
    let entry = &doc.lexicon.units[larger as usize];
    let base = entry.base.as_ref()?;
    if !matches!(entry.dimension, Dimension::Length | Dimension::Mass) {
        return None;
    }
    if &*entry.name == "foot"
        && let Some(inch_end) = inches(doc, end, joint, number)
    {
        let twelve = Decimal::from(12);
        return (number.value < twelve).then(|| (inch_end, number.value / twelve));
    }
    let hyphen = usize::from(doc.is(number.end, Class::Hyphen) && doc.glued(number.end));
    let (sense, len) = doc.sense(number.end + hyphen, Tag::Unit)?;
    let other = &doc.lexicon.units[sense.id as usize];
    let part = part_of(number.value, other.base.as_ref()?, base)?;
    // "6 feet, 2 inches", but not the list "3 km, 200 m".
    let listed = doc.is(end, Class::Comma)
        && part_of(Decimal::ONE, other.base.as_ref()?, base)? < Decimal::new(5, 2);
    let same = other.dimension == entry.dimension && other.per.is_none() && !listed;
    (same && part < Decimal::ONE).then_some((number.end + hyphen + len, part))
}

/// How much of `larger` so many `smaller` are; divided last, so that 3 inches are a quarter of a foot to the last digit.
fn part_of(number: Decimal, smaller: &BaseUnit, larger: &BaseUnit) -> Option<Decimal> {
    let same = smaller.name == larger.name && smaller.offset.is_zero() && larger.offset.is_zero();
    let above = smaller.numerator.checked_mul(larger.denominator)?;
    let below = smaller.denominator.checked_mul(larger.numerator)?;
    number
        .checked_mul(above)
        .filter(|_| same)?
        .checked_div(below)
}

/// The end of inches that are not named in full: "6-foot-3", "12 ft 2 in" before what "in" could not govern.
fn inches(
    doc: &Document<'_>,
    end: TokenIndex,
    joint: usize,
    number: &Numeral,
) -> Option<TokenIndex> {
    let next = number.end;
    if doc.is(end, Class::Hyphen) {
        let named = doc.is(next, Class::Hyphen) && doc.has(next + 1, Tag::Unit);
        return (!named).then_some(next);
    }
    let after = next + 1;
    let free = !doc.is(after, Class::Word)
        || doc.is_any_word(
            after,
            &[
                "tall", "long", "wide", "high", "deep", "thick", "more", "and", "or",
            ],
        );
    (joint == 0 && doc.is_word(end - 1, "ft") && doc.is_word(next, "in") && free).then_some(after)
}
