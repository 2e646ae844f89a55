//! Numbers with neither unit nor counted noun: "of these, 30 stayed", "by 402 to 12".
//!
//! Every other numeric kind spans more and wins over them. Left alone: digits glued to letters or further signs, codes, numbers
//! inside names, list numbers, the word "one".

use super::amount::{Amount, Marks};
use super::numeral::{Form, Numeral};
use super::{Draft, Mention, change, hedge, label};
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::Number;

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn may_read(&self, numeral: &Numeral) -> bool {
        matches!(numeral.form, Form::Digits | Form::Words) && !numeral.after_letter
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let numeral = doc.numerals.starting(at)?;
        if is_one(doc, at, numeral.end) {
            return None;
        }
        let amount = Amount::read(doc, numeral, Marks::None);
        if is_part_of_code(doc, at, amount.end)
            || label::is_name(doc, numeral)
            || is_losing_side(doc, at)
        {
            return None;
        }
        let first = amount.signed_first(doc);
        let (modifier, start) = hedge::around(doc, first, amount.end);
        let number = Number {
            amount: amount.signed_low(first),
            high: amount.high,
            modifier,
            change: change::change(doc, start, amount.end),
        };
        Some(Mention::new(
            first,
            amount.end,
            "number.bare",
            Draft::Number(number),
        ))
    }
}

fn is_one(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    end == at + 1 && doc.is_word(at, "one")
}

/// "by 61 votes to 43": the other side of a count.
fn is_losing_side(doc: &Document<'_>, at: TokenIndex) -> bool {
    at >= 3
        && doc.is_word(at - 1, "to")
        && doc.is(at - 2, Class::Word)
        && doc.numerals.ending(at - 2).is_some()
}

/// Glued to letters or signs, behind "No." or a name, a list number, a part of a telephone number or a score.
fn is_part_of_code(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
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
                    | Class::Colon
            )
        });
    let list_number =
        first == sentence.first && matches!(doc.class(end), Some(Class::Period | Class::Close));
    let Some(before) = first
        .checked_sub(1)
        .filter(|&before| before >= sentence.first)
    else {
        return glued_behind || list_number;
    };
    let token = &doc.tokens[before];
    let glued_before = doc.glued(first)
        && !matches!(token.class, Class::Open | Class::Minus | Class::Hyphen)
        && !token.class.opens_quote();
    let joined = doc.glued(first) && doc.glued(before) && token.class.is_dash();
    let digits = matches!(doc.class(first), Some(Class::Digits));
    let named = digits
        && token.is_capitalized()
        && doc.tokens[first].gap <= Gap::NoBreak
        && before > sentence.first;
    let labelled = digits
        && token.class == Class::Period
        && doc.glued(before)
        && doc.is_any_word(before.saturating_sub(1), &["no", "nos"]);
    let run = matches!(token.class, Class::Digits | Class::Plus) || doc.is(end, Class::Digits);
    glued_behind || glued_before || joined || named || labelled || run
}
