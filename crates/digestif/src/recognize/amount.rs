//! Amounts: a numeral, or two that make a range, before it is known what they count.
//!
//! | text                                     | low … high                        |
//! | ---------------------------------------- | --------------------------------- |
//! | `5–8 billion`, `9.5 to 11 million`       | the scale is shared               |
//! | `40-50,000`                              | so are the thousands of figures   |
//! | `between 10 and 12`, `five or six`       | one unknown value in between      |
//! | `12 - 14`, `20~100`, `−5 to −3`          | a spaced dash, a tilde, signs     |
//! | `minus 12 to minus 15`                   | −15 … −12: as cold as it gets     |
//! | `at least 5 but no more than 10`         | a bound from each side            |
//! | `60m-£75m`                               | a mark may stand before the upper |
//! | `rose from 4 to 5`                       | no range: two amounts             |
//!
//! The scale is shared only where the low end stays below the high one.

use rust_decimal::Decimal;

use super::numeral::{Form, MARK, Numeral};
use super::{change, hedge};
use crate::lexicon::{Flags, Tag};
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
        // A percentage goes on behind its own unit: "4 percent to 5 percent".
        if numeral.goes_on || marks == Marks::Percent {
            let range = range(doc, numeral, marks).or_else(|| bounded(doc, numeral));
            return range.unwrap_or_else(|| Self::open(doc, numeral));
        }
        Self::single(numeral)
    }

    /// The amount of a numeral with the hedge that stands between it and a noun: "5+ ships", "100-plus people", "40 or more men".
    fn open(doc: &Document<'_>, numeral: &'d Numeral) -> Self {
        let single = Self::single(numeral);
        let marked = numeral.first > 0 && doc.is(numeral.first - 1, Class::Currency);
        match hedge::between(doc, numeral.end) {
            Some((_, end)) if !marked => Self { end, ..single },
            _ => single,
        }
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

    /// The first token with a sign before the number, where the sign joins it to nothing: "−5", "minus 5".
    pub(super) fn signed_first(&self, doc: &Document<'_>) -> TokenIndex {
        signed_first(doc, self.first)
    }

    /// The lower number, negative where the span starts with a sign at `first`.
    pub(super) fn signed_low(&self, first: TokenIndex) -> Option<Decimal> {
        self.low
            .map(|low| if first < self.first { -low } else { low })
    }
}

/// The token of the sign that makes the number at `first` negative, else `first`.
fn signed_first(doc: &Document<'_>, first: TokenIndex) -> TokenIndex {
    let Some(before) = first.checked_sub(1) else {
        return first;
    };
    let token = &doc.tokens[before];
    let negative = match token.class {
        Class::Minus | Class::Hyphen if doc.glued(first) => {
            // "x-5" joins; "(-5", "<-5" do not.
            let open = |class: Class| matches!(class, Class::Open | Class::Other);
            token.gap != Gap::None || before > 0 && open(doc.tokens[before - 1].class)
        }
        Class::Word if doc.tokens[first].gap <= Gap::NoBreak => is_minus(doc, before),
        _ => false,
    };
    if negative { before } else { first }
}

/// Whether the word at `at` is the sign of the number behind it: "fell to minus 5", "is negative one". Not in "all staff minus two",
/// "ten minus two", "tested negative five times".
fn is_minus(doc: &Document<'_>, at: TokenIndex) -> bool {
    const LEADS: Flags = Flags::of(&[
        Tag::Preposition,
        Tag::Auxiliary,
        Tag::Conjunction,
        Tag::Determiner,
        Tag::ModifierBefore,
    ]);
    let minus = doc.is_word(at, "minus");
    if !minus && !doc.is_word(at, "negative") {
        return false;
    }
    if at == doc.sentence(at).first {
        return true;
    }
    // "plus or minus 3"
    if at > 1 && doc.is_word(at - 1, "or") && doc.is_word(at - 2, "plus") {
        return false;
    }
    let before = &doc.tokens[at - 1];
    match before.class {
        // A verb may stand before "minus" as well: "hit minus 40".
        Class::Word => {
            let verb = Flags::of(&[Tag::Verb, Tag::Movement]);
            before.flags.has(LEADS) || minus && before.flags.has(verb)
        }
        Class::Open | Class::Colon | Class::Comma | Class::Dash => minus,
        _ => false,
    }
}

fn range<'d>(doc: &Document<'_>, low: &'d Numeral, marks: Marks) -> Option<Amount<'d>> {
    let mut joint = low.end;
    if marks == Marks::Percent
        && let Some((_, len)) = doc.sense(joint, Tag::PercentUnit)
    {
        joint += len;
    }
    let mut upper = joint_end(doc, low, joint)?;
    if marks == Marks::Currency {
        upper += currency_mark(doc, upper);
    }
    let signed = signed_first(doc, low.first) < low.first;
    let minus = usize::from(signed && is_sign(doc, upper));
    let high = doc.numerals.starting(upper + minus)?;
    if !pairs(low, high) || is_named(doc, low, high) || is_in_chain(doc, low.first, joint, high.end)
    {
        return None;
    }
    let value = with_scale_of(low, high)?;
    let value = with_thousands_of(doc, low, high).unwrap_or(value);
    // The sign before the first number is in the span and applied to `low` later.
    let (low_end, high_end) = match (signed, minus > 0) {
        (true, true) if value == high.value => return None,
        (true, true) => (value.max(high.value), -value.min(high.value)),
        (true, false) => (value, high.value),
        (false, _) if value >= high.value => return None,
        (false, true) => (value, -high.value),
        (false, false) => (value, high.value),
    };
    Some(Amount {
        first: low.first,
        end: high.end,
        low: Some(low_end),
        high: Some(high_end),
        numeral: low,
    })
}

/// "020-7946-0018", "1-2-3", "1 - 2 - 3": more dashes spaced like the one at `joint` make a code of the tokens `first..end`.
fn is_in_chain(doc: &Document<'_>, first: TokenIndex, joint: TokenIndex, end: TokenIndex) -> bool {
    let glued = doc.glued(joint);
    let is_link = |at: TokenIndex| {
        let even = doc.glued(at) == glued && doc.glued(at + 1) == glued;
        even && doc.class(at).is_some_and(Class::is_dash)
    };
    is_link(end) && doc.is(end + 1, Class::Digits)
        || first > 1 && is_link(first - 1) && doc.is(first - 2, Class::Digits)
}

/// "7-Eleven": figures joined to a capitalised word are a name.
fn is_named(doc: &Document<'_>, low: &Numeral, high: &Numeral) -> bool {
    low.form == Form::Digits
        && high.form == Form::Words
        && doc.glued(high.first)
        && doc.tokens[high.first].is_capitalized()
}

/// Whether two numbers can bound a range: two cardinals, or two fractions.
fn pairs(low: &Numeral, high: &Numeral) -> bool {
    let cardinal = |n: &Numeral| matches!(n.form, Form::Digits | Form::Words);
    cardinal(low) && cardinal(high) || low.form == Form::Fraction && high.form == Form::Fraction
}

/// The lower number, with the scale of the higher one where it has none and stays below it.
fn with_scale_of(low: &Numeral, high: &Numeral) -> Option<Decimal> {
    let shares_scale =
        low.scale == Decimal::ONE && high.scale > Decimal::ONE && low.value < high.bare();
    if shares_scale {
        return Some(low.value.checked_mul(high.scale)?.normalize());
    }
    Some(low.value)
}

/// "40-50,000": of ends joined by a glued dash the lower one shares the thousands of the upper.
fn with_thousands_of(doc: &Document<'_>, low: &Numeral, high: &Numeral) -> Option<Decimal> {
    if high.end != high.first + 3 || !doc.is(high.first + 1, Class::Comma) {
        return None;
    }
    let whole = low.form == Form::Digits && low.end == low.first + 1 && !low.value.is_zero();
    let joined = doc.glued(high.first) && doc.tokens[high.first - 1].class.is_dash();
    let share = (whole && joined).then(|| high.value / Decimal::ONE_THOUSAND)?;
    (share.scale() == 0 && low.value < share).then(|| low.value * Decimal::ONE_THOUSAND)
}

fn is_sign(doc: &Document<'_>, at: TokenIndex) -> bool {
    let glued = matches!(doc.class(at), Some(Class::Minus | Class::Hyphen)) && doc.glued(at + 1);
    glued || doc.is_word(at, "minus")
}

/// "more than 10 and less than 40", "no more than 50 but at least 20": a bound from each side makes one range.
fn bounded<'d>(doc: &Document<'_>, one: &'d Numeral) -> Option<Amount<'d>> {
    if !doc.is_any_word(one.end, &["and", "but"]) {
        return None;
    }
    let (first, _) = hedge::before(doc, one.first)?;
    let (second, other) = hedge::ahead(doc, one.end + 1)?;
    let other = doc.numerals.starting(other)?;
    let (low, high) = match (hedge::bound(first)?, hedge::bound(second)?) {
        (hedge::Bound::Lower, hedge::Bound::Upper) => (with_scale_of(one, other)?, other.value),
        (hedge::Bound::Upper, hedge::Bound::Lower) => (other.value, one.value),
        _ => return None,
    };
    (pairs(one, other) && low < high).then_some(Amount {
        first: one.first,
        end: other.end,
        low: Some(low),
        high: Some(high),
        numeral: one,
    })
}

/// Where the upper number may start behind the joint at `at`.
fn joint_end(doc: &Document<'_>, low: &Numeral, at: TokenIndex) -> Option<TokenIndex> {
    match doc.class(at)? {
        Class::Hyphen | Class::Dash if doc.glued(at) == doc.glued(at + 1) => {
            (doc.glued(at) || is_spaced_dash(doc, at)).then_some(at + 1)
        }
        Class::Other if doc.glued(at) && doc.glued(at + 1) && is_tilde(doc, at) => Some(at + 1),
        // "up by 0.80 to 12.40", "fell 3% to 9%": the difference and the end of a movement.
        Class::Word if doc.is_word(at, "to") => {
            let marked = at > low.end || currency_mark(doc, at + 1) > 0;
            let moves = change::moves_from(doc, low.first)
                || change::moves_by(doc, low.first, marked) && !shares_percent(doc, low, at + 1);
            (!moves).then_some(at + 1)
        }
        Class::Word if doc.is_word(at, "and") => {
            after_between(doc, signed_first(doc, low.first)).then_some(at + 1)
        }
        Class::Word if doc.is_word(at, "or") => Some(at + 1),
        _ => None,
    }
}

/// "12 - 14": a dash with a space on both sides between figures. A long dash is punctuation.
fn is_spaced_dash(doc: &Document<'_>, at: TokenIndex) -> bool {
    let space = |at: TokenIndex| doc.get(at).is_some_and(|t| t.gap == Gap::Space);
    let figures = doc.is(at - 1, Class::Digits) || doc.is(at - 1, Class::Percent);
    space(at) && space(at + 1) && figures && !doc.tokens[at].is_sign('—')
}

fn is_tilde(doc: &Document<'_>, at: TokenIndex) -> bool {
    ['~', '∼', '～', '〜']
        .iter()
        .any(|&c| doc.tokens[at].is_sign(c))
}

/// "grow by 7 to 9 percent": of a difference and an end, each would have its own unit.
fn shares_percent(doc: &Document<'_>, low: &Numeral, upper: TokenIndex) -> bool {
    doc.is_word(low.end, "to")
        && doc
            .numerals
            .starting(upper)
            .is_some_and(|high| doc.has(high.end, Tag::PercentUnit))
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
