//! Numbers that name instead of counting: "Highway 9", "Boeing 737", "No. 6", "Article 5", "the 2024 elections", "12 Elm Street", a score's half.
//!
//! Words: `data/words.tsv` (classes `label` and `street`).

use super::numeral::{Form, Numeral};
use crate::lexicon::{Flags, NAMED, STREET, Tag};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};

/// Words that are no part of a name although they may be capitalised: at the head of a sentence or in a title.
const PLAIN: Flags = Flags::FUNCTION_WORDS.with(&[
    Tag::ModifierBefore,
    Tag::Verb,
    Tag::Month,
    Tag::Weekday,
    Tag::CueSay,
]);

/// A bare number behind a capitalised word or "No." belongs to a name: "Highway 9", "Boeing 737", "No. 6".
pub(super) fn is_name(doc: &Document<'_>, numeral: &Numeral) -> bool {
    if numeral.form == Form::Digits && is_address(doc, numeral) {
        return true;
    }
    let Some(before) = numeral.first.checked_sub(1) else {
        return false;
    };
    if is_group(doc, numeral, before) {
        return true;
    }
    if numeral.form != Form::Digits || numeral.first == doc.sentence(numeral.first).first {
        return false;
    }
    // "No. 6", "No 10": of the word without a dot only the capital tells.
    let token = &doc.tokens[before];
    let sign = |at: TokenIndex| doc.is_any_word(at, &["no", "nos"]);
    let number_sign = match token.class {
        Class::Period => before > 0 && sign(before - 1),
        _ => token.is_capitalized() && sign(before),
    };
    let bare = numeral.end == numeral.first + 1;
    let named = bare
        && token.is_capitalized()
        && !token.flags.has(PLAIN)
        && doc.tokens[numeral.first].gap <= Gap::NoBreak;
    // "a 3-1 win": the second half of a score.
    let joined = doc.glued(numeral.first)
        && token.class.is_dash()
        && before > 0
        && doc.glued(before)
        && doc.is(before - 1, Class::Digits);
    number_sign
        || named
        || joined
        || numeral.scale == rust_decimal::Decimal::ONE && is_labelled(doc, before)
        || is_year(doc, numeral, before)
}

/// Whether the word before a number makes it a name, alone or over "and": "section 4", "flights 11 and 93". A rank makes the noun
/// stand for itself: "in the first phase 300 homes".
fn is_labelled(doc: &Document<'_>, before: TokenIndex) -> bool {
    let labels = |at: TokenIndex| {
        let ranked = doc
            .numerals
            .ending(at)
            .is_some_and(|n| n.form == Form::Ordinal);
        names(doc, at) && !ranked
    };
    let joined = doc.is_any_word(before, &["and", "or"]) || doc.is(before, Class::Comma);
    labels(before)
        || joined
            && doc.numerals.ending(before).is_some_and(|n| {
                let plural = n.first > 0 && doc.is(n.first - 1, Class::Word);
                plural && doc.word(n.first - 1).ends_with('s') && labels(n.first - 1)
            })
}

/// "the Group of 77", "the Big Four": bodies named by how many they are.
fn is_group(doc: &Document<'_>, numeral: &Numeral, before: TokenIndex) -> bool {
    let capital = |at: TokenIndex, word| doc.is_word(at, word) && doc.tokens[at].is_capitalized();
    doc.is_word(before, "of") && before > 0 && capital(before - 1, "group")
        || capital(before, "big") && doc.tokens[numeral.first].is_capitalized()
}

/// "12 Elm Street": capitalised words to a noun that ends an address.
fn is_address(doc: &Document<'_>, numeral: &Numeral) -> bool {
    (numeral.end..numeral.end + 4)
        .take_while(|&at| doc.get(at).is_some_and(Token::is_capitalized))
        .skip(1)
        .any(|at| doc.meaning(at, Tag::Beside, STREET).is_some())
}

/// Whether the number behind the noun at `at` names: "page 3".
pub(super) fn names(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.meaning(at, Tag::Beside, NAMED).is_some()
}

/// "the 2024 elections", "in 2024 ships": a bare number of four digits behind a determiner or preposition is a year.
fn is_year(doc: &Document<'_>, numeral: &Numeral, before: TokenIndex) -> bool {
    let four = numeral.end == numeral.first + 1 && doc.tokens[numeral.first].len() == 4;
    // Most numerals are not of four digits.
    four && (1900..2100).contains(&i64::try_from(numeral.value.trunc()).unwrap_or(0))
        && (doc.is_any_word(
            before,
            &[
                "the", "in", "since", "until", "by", "from", "for", "its", "during", "of",
            ],
        )
            // "43% below 1990 levels"
            || doc.is_any_word(numeral.end, &["level", "levels"]))
}
