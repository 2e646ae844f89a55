//! Ordinals in words and digits: "the second-largest", "3rd", "twenty-first".
//!
//! The span is the ordinal alone; the noun it ranks is kept beside it. Dates and fractions read the same words and win, since
//! they span more. Left alone: `a third of the crop`, `in a second`. Words: `data/number_words.tsv`.

use rust_decimal::prelude::ToPrimitive;

use super::noun_phrase;
use super::numeral::{self, Form, Numeral};
use super::{Draft, Mention};
use crate::scan::{Class, Document};
use crate::value::Ordinal;

pub(super) struct Recognizer;

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        numeral.form == Form::Ordinal && !numeral.after_letter
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        let rank = numeral.value.to_u64().filter(|&rank| rank > 0)?;
        let hyphenated = doc.is(numeral.end, Class::Hyphen) && doc.glued(numeral.end);
        let noun = (!hyphenated)
            .then(|| {
                noun_phrase::singular(doc, numeral.end)
                    .or_else(|| noun_phrase::plural(doc, numeral.end))
            })
            .flatten()
            .map(|noun| doc.plain(noun.first, noun.end));
        // "in a second": a time, unless it ranks something.
        if noun.is_none()
            && !hyphenated
            && doc.is_word(numeral.first, "second")
            && numeral::is_article(doc, numeral.first.wrapping_sub(1))
        {
            return None;
        }
        Some(Mention::new(
            numeral.first,
            numeral.end,
            "ordinal.word",
            Draft::Ordinal(Ordinal { rank, noun }),
        ))
    }
}
