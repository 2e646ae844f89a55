//! Numbers with neither unit nor counted noun: "of these, 30 stayed", "by 402 to 12", "two-thirds of the houses", "one in five".
//!
//! Every other numeric kind spans more and wins over them. Left alone: digits glued to letters or further signs, codes, numbers
//! inside names, list numbers, scores, clock times, the word "one". Fractions and ratios: `fraction.rs`.

mod fraction;

use rust_decimal::Decimal;

use super::amount::{Amount, Marks};
use super::numeral::{Form, Numeral};
use super::{Draft, Mention, change, hedge, label};
use crate::lexicon::{Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};
use crate::value::Number;

pub(super) struct Recognizer;

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        matches!(numeral.form, Form::Digits | Form::Words | Form::Fraction) && !numeral.after_letter
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        let at = numeral.first;
        if let Some((value, end)) = fraction::ratio(doc, numeral) {
            let ratio = Number {
                amount: Some(value),
                ..number(doc, &Amount::single(numeral), at, end)
            };
            return Some(Mention::new(at, end, "number.ratio", Draft::Number(ratio)));
        }
        if is_one(doc, at, numeral.end) && !is_signed(doc, numeral) {
            return None;
        }
        let amount = Amount::read(doc, numeral, Marks::None);
        let in_words = numeral.form == Form::Fraction && amount.high.is_none();
        if in_words && !fraction::is_meant(doc, numeral) {
            return None;
        }
        // A glued hedge belongs to a noun; here there is none.
        let end = match (amount.high, numeral.form) {
            (Some(_), _) => amount.end,
            (None, Form::Fraction) => numeral.bare_end,
            (None, _) => numeral.end,
        };
        let first = amount.signed_first(doc);
        if is_part_of_code(doc, first, at, end)
            || is_listed(doc, at)
            || is_losing_side(doc, at)
            || is_clock(doc, at, end)
            || is_score(doc, &amount)
            || is_tally(doc, numeral)
        {
            return None;
        }
        let rule = if numeral.form == Form::Fraction {
            "number.fraction"
        } else {
            "number.bare"
        };
        let number = number(doc, &amount, first, end);
        Some(Mention::new(first, end, rule, Draft::Number(number)))
    }
}

/// The payload of the amount that stands in `first..end`.
fn number(doc: &Document<'_>, amount: &Amount<'_>, first: TokenIndex, end: TokenIndex) -> Number {
    let (modifier, start) = hedge::around(doc, first, end);
    Number {
        amount: amount.signed_low(first),
        high: amount.high,
        modifier,
        change: change::change(doc, start, end),
    }
}

fn is_signed(doc: &Document<'_>, numeral: &Numeral) -> bool {
    Amount::single(numeral).signed_first(doc) < numeral.first
}

/// "sections 3, 4 and 7": a number behind one that a label names.
fn is_listed(doc: &Document<'_>, at: TokenIndex) -> bool {
    // As many as a sentence lists without tiring its reader.
    const MOST: usize = 6;
    let mut first = at;
    for _ in 0..MOST {
        let Some(joint) = first.checked_sub(1) else {
            return false;
        };
        let lists = doc.is(joint, Class::Comma)
            || doc.tokens[joint].is_sign('&')
            || doc.is_any_word(joint, &["and", "or", "to"]);
        let Some(before) = doc.numerals.ending(joint).filter(|_| lists) else {
            return false;
        };
        if before.scale == Decimal::ONE && before.first > 0 && label::names(doc, before.first - 1) {
            return true;
        }
        first = before.first;
    }
    false
}

/// "8 a.m.", "1300 GMT", "4.30 pm", "half past nine", "a quarter to nine".
fn is_clock(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    let part = |end: TokenIndex| doc.numerals.ending(end).map(|n| n.form);
    if at > 1 && doc.is_word(at - 1, "past") && part(at - 1).is_some()
        || at > 1
            && doc.is_word(at - 1, "to")
            && part(at - 1) == Some(Form::Fraction)
            && change::change(doc, at, at + 1).is_none()
    {
        return true;
    }
    let dotted = doc.is_any_word(end, &["a", "p"])
        && doc.is(end + 1, Class::Period)
        && doc.glued(end + 2)
        && doc.is_word(end + 2, "m");
    dotted
        || doc.is_any_word(
            end,
            &[
                "am", "pm", "gmt", "utc", "cet", "cest", "bst", "est", "edt", "hrs",
            ],
        )
}

/// "lost 1-3 at home", "a 2–4 defeat": two small numbers beside a word of contest are no range.
fn is_score(doc: &Document<'_>, amount: &Amount<'_>) -> bool {
    let Some(high) = amount.high else {
        return false;
    };
    let (first, end) = (amount.first, amount.end);
    let dash = amount.numeral.end;
    if high > Decimal::from(200) || !doc.class(dash).is_some_and(Class::is_dash) {
        return false;
    }
    let capitalized = |at: TokenIndex| doc.get(at).is_some_and(Token::is_capitalized);
    (first.saturating_sub(4)..first).any(|at| doc.is_in(at, WordGroup::Contest))
        || doc.is_in(end, WordGroup::Contest)
        || first > 0 && capitalized(first - 1) && capitalized(end)
}

/// "voted 61 to 38", "won 3 to 1": of two bare numbers behind a word of contest the larger stands first.
fn is_tally(doc: &Document<'_>, numeral: &Numeral) -> bool {
    let joins = |at: TokenIndex| doc.is_word(at, "to");
    let behind = || doc.numerals.starting(numeral.end + 1);
    let before = || doc.numerals.ending(numeral.first.checked_sub(1)?);
    let pair = if joins(numeral.end) {
        behind().map(|other| (numeral, other))
    } else if numeral.first > 0 && joins(numeral.first - 1) {
        before().map(|other| (other, numeral))
    } else {
        None
    };
    pair.is_some_and(|(more, less)| {
        let bare = |n: &Numeral| n.scale == Decimal::ONE && n.value.scale() == 0;
        let near = more.first.saturating_sub(3)..more.first;
        bare(more)
            && bare(less)
            && more.value > less.value
            && near.into_iter().any(|at| doc.is_in(at, WordGroup::Contest))
    })
}

fn is_one(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    end == at + 1 && doc.is_word(at, "one")
}

/// "by 61 votes to 43": the other side of a count; but "rose by 12 points to 43", "fell 3 percent to 2,450".
fn is_losing_side(doc: &Document<'_>, at: TokenIndex) -> bool {
    at >= 3
        && doc.is_word(at - 1, "to")
        && doc.is(at - 2, Class::Word)
        && doc.numerals.ending(at - 2).is_some()
        && change::change(doc, at, at + 1).is_none()
}

/// "100-plus", "40-odd": a hedge is glued to the number.
fn is_hedge_behind(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.is(end, Class::Hyphen) && doc.has(end, Tag::ModifierAfter)
}

/// Glued to letters or signs, behind "No." or a name, a list number, a part of a telephone number or a score.
fn is_part_of_code(
    doc: &Document<'_>,
    first: TokenIndex,
    figures: TokenIndex,
    end: TokenIndex,
) -> bool {
    let sentence = doc.sentence(first);
    let glued_behind = doc.glued(end)
        && doc.get(end).is_some_and(|t| {
            matches!(
                t.class,
                Class::Word
                    | Class::Digits
                    | Class::Slash
                    | Class::Other
                    | Class::Hyphen
                    | Class::Dash
                    | Class::Colon
            ) && !is_hedge_behind(doc, end)
        });
    // "3.", "3)", "(3)" at the head of a line.
    let bracket = usize::from(doc.is(sentence.first, Class::Open) && doc.is(end, Class::Close));
    let list_number = first == sentence.first + bracket
        && matches!(doc.class(end), Some(Class::Period | Class::Close));
    let Some(before) = first
        .checked_sub(1)
        .filter(|&before| before >= sentence.first)
    else {
        return glued_behind || list_number;
    };
    let token = &doc.tokens[before];
    let glued_before = doc.glued(first)
        && !matches!(token.class, Class::Open | Class::Minus | Class::Hyphen)
        && !token.class.opens_quote()
        && !doc.has(before, Tag::ModifierBefore);
    let joined = doc.glued(first) && doc.glued(before) && token.class.is_dash();
    let digits = first == figures && doc.is(figures, Class::Digits);
    // "(Tadawul: 3098)".
    let ticker = digits
        && token.class == Class::Colon
        && doc.is(end, Class::Close)
        && before > 1
        && doc.tokens[before - 1].is_capitalized()
        && doc.is(before - 2, Class::Open);
    // "020 - 7946".
    let behind_code = token.class.is_dash()
        && doc
            .numerals
            .ending(before)
            .is_some_and(|n| n.form == Form::Code);
    let named = digits
        && token.is_capitalized()
        && doc.tokens[first].gap <= Gap::NoBreak
        && before > sentence.first;
    let labelled = digits
        && token.class == Class::Period
        && doc.glued(before)
        && doc.is_any_word(before.saturating_sub(1), &["no", "nos"]);
    if list_number {
        return true;
    }
    let run = matches!(token.class, Class::Digits | Class::Plus) || doc.is(end, Class::Digits);
    // "3 - 1", "1 - 2 - 3": what made no range.
    let spaced = |hyphen: TokenIndex, other: TokenIndex| {
        doc.is(hyphen, Class::Hyphen) && doc.is(other, Class::Digits) && !doc.glued(hyphen)
    };
    let run = run || spaced(end, end + 1) || before > 0 && spaced(before, before - 1);
    glued_behind || glued_before || joined || named || labelled || run || ticker || behind_code
}
