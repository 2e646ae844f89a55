//! Amounts: a numeral, or two that make a range, before it is known what they count.
//!
//! | text                                     | low … high                        |
//! | ---------------------------------------- | --------------------------------- |
//! | `5–8 billion`, `9.5 to 11 million`       | the scale is shared               |
//! | `between 10 and 12`, `five or six`       | one unknown value in between      |
//! | `60m-£75m`                               | a mark may stand before the upper |
//! | `rose from 4 to 5`                       | no range: two amounts             |
//!
//! The scale is shared only where the low end stays below the high one.

use rust_decimal::Decimal;

use super::numeral::{Form, MARK, Numeral};
use super::{change, hedge};
use crate::lexicon::Tag;
use crate::scan::{Class, Document, Gap, TokenIndex};

/// A numeral or range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'d> {
    pub(super) first: TokenIndex,
    /// One past the last token of the (upper) number.
    pub(super) end: TokenIndex,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    /// The (lower) numeral.
    pub(super) numeral: &'d Numeral,
}

/// What may stand between the numbers of a range besides the joint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// Nothing.
    None,
    /// A currency sign or code before the upper number.
    Currency,
    /// A percent sign behind the lower number.
    Percent,
}

impl<'d> Amount<'d> {
    /// The amount of a numeral alone.
    pub(super) fn single(numeral: &'d Numeral) -> Self {
        Self {
            first: numeral.first,
            end: numeral.end,
            low: numeral.amount(),
            high: None,
            numeral,
        }
    }

    /// The amount that starts with `numeral`: the widest range, else the numeral alone.
    pub(super) fn read(doc: &Document<'_>, numeral: &'d Numeral, marks: Marks) -> Self {
        if numeral.may_go_on()
            && let Some(range) = range(doc, numeral, marks)
        {
            return range;
        }
        Self::single(numeral)
    }

    /// The second number of "from 800 to 1,200 manat" or "5 and 6 million tons", whose unit the first one shares.
    pub(super) fn shared_with<'n>(&self, doc: &'n Document<'_>) -> Option<&'n Numeral> {
        let moves = doc.is_word(self.end, "to") && change::moves_from(doc, self.first);
        if self.high.is_some() || !moves && !doc.is_any_word(self.end, &["and", "or"]) {
            return None;
        }
        // "to at least 90 million tons": a hedge may stand before the second number.
        let second = (self.end + 1..self.end + 5).find_map(|at| doc.numerals.starting(at))?;
        let hedged = second.first == self.end + 1
            || hedge::before(doc, second.first).is_some_and(|(_, start)| start == self.end + 1);
        (hedged && second.is_cardinal()).then_some(second)
    }

    /// The first token with a minus sign glued before the number, where the sign joins it to nothing.
    pub(super) fn signed_first(&self, doc: &Document<'_>) -> TokenIndex {
        let Some(before) = self.first.checked_sub(1).filter(|_| doc.glued(self.first)) else {
            return self.first;
        };
        let minus = matches!(doc.tokens[before].class, Class::Minus | Class::Hyphen)
            && doc.tokens[before].gap != Gap::None;
        if minus { before } else { self.first }
    }

    /// The lower number, negative where the span starts with a sign at `first`.
    pub(super) fn signed_low(&self, first: TokenIndex) -> Option<Decimal> {
        self.low
            .map(|low| if first < self.first { -low } else { low })
    }
}

fn range<'d>(doc: &Document<'_>, low: &'d Numeral, marks: Marks) -> Option<Amount<'d>> {
    if !matches!(low.form, Form::Digits | Form::Words) {
        return None;
    }
    let mut joint = low.end;
    if marks == Marks::Percent && doc.is(joint, Class::Percent) {
        joint += 1;
    }
    let mut upper = joint_end(doc, low, joint)?;
    if marks == Marks::Currency {
        upper += currency_mark(doc, upper);
    }
    let high = doc.numerals.starting(upper)?;
    if !matches!(high.form, Form::Digits | Form::Words) {
        return None;
    }
    let shares_scale =
        low.scale == Decimal::ONE && high.scale > Decimal::ONE && low.value < high.bare();
    let value = if shares_scale {
        low.value.checked_mul(high.scale)?.normalize()
    } else {
        low.value
    };
    // "020-7946-0018", "1-2-3": more joints make a code.
    let runs_on = doc.class(high.end).is_some_and(Class::is_dash)
        && doc.glued(high.end)
        && doc.glued(high.end + 1)
        && doc.is(high.end + 1, Class::Digits);
    let follows = low.first > 0
        && doc.tokens[low.first - 1].class.is_dash()
        && doc.glued(low.first)
        && doc.glued(low.first - 1);
    (value < high.value && !runs_on && !follows).then_some(Amount {
        first: low.first,
        end: high.end,
        low: Some(value),
        high: Some(high.value),
        numeral: low,
    })
}

/// Where the upper number may start behind the joint at `at`.
fn joint_end(doc: &Document<'_>, low: &Numeral, at: TokenIndex) -> Option<TokenIndex> {
    match doc.class(at)? {
        Class::Hyphen | Class::Dash if doc.glued(at) && doc.glued(at + 1) => Some(at + 1),
        // "up by 0.80 to 12.40", "fell 3% to 9%": the difference and the end of a movement.
        Class::Word if doc.is_word(at, "to") => {
            let marked = at > low.end || currency_mark(doc, at + 1) > 0;
            let moves =
                change::moves_from(doc, low.first) || change::moves_by(doc, low.first, marked);
            (!moves).then_some(at + 1)
        }
        Class::Word if doc.is_word(at, "and") => after_between(doc, low.first).then_some(at + 1),
        Class::Word if doc.is_word(at, "or") => Some(at + 1),
        _ => None,
    }
}

/// Tokens of a currency sign or code at `at`.
fn currency_mark(doc: &Document<'_>, at: TokenIndex) -> usize {
    doc.sense(at, Tag::Currency).map_or(0, |(_, len)| len)
}

/// Whether "between" stands before the number, maybe with a currency sign or code in the middle.
fn after_between(doc: &Document<'_>, first: TokenIndex) -> bool {
    (1..=(MARK + 1).min(first))
        .map(|back| first - back)
        .any(|at| {
            doc.is_word(at, "between")
                && (at + 1 == first || at + 1 + currency_mark(doc, at + 1) == first)
        })
}
