//! Adverbs that make an amount a rate: "9,000 tonnes daily", "$400 monthly".

use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// The period of the adverb right behind an amount that ends at `end`. Before a noun the word is its adjective: "$400 monthly fees".
pub(super) fn period(doc: &Document<'_>, end: TokenIndex) -> Option<&'static str> {
    let adverb = doc.get(end)?;
    if !adverb.flags.has(Tag::Recurring.flag()) || adverb.gap > Gap::Line {
        return None;
    }
    let behind = doc.get(end + 1);
    let noun =
        behind.is_some_and(|t| t.class == Class::Word && !t.flags.has(Flags::FUNCTION_WORDS));
    if noun || !doc.word(end).ends_with("ly") {
        return None;
    }
    let sense = doc.word_sense(end, Tag::Recurring)?;
    Some(match &*doc.lexicon.calendar[sense.id as usize].value {
        "PT1H" => "hour",
        "P1D" => "day",
        "P1W" => "week",
        "P1M" => "month",
        "P3M" => "quarter",
        "P1Y" => "year",
        _ => return None,
    })
}
