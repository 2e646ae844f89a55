//! Quantities: a number with a unit of measure, maybe as a rate.
//!
//! | text                                    | value                                     |
//! | --------------------------------------- | ----------------------------------------- |
//! | `42,000 hectares`, `1.1-GW`, `33°C`     | hectare, gigawatt, degree celsius         |
//! | `216,000 barrels per day`, `180,000 bpd`| barrel per `day`                          |
//! | `40 kg per head`                        | kilogram per `head`                       |
//! | `9,000 tonnes daily`                    | tonne per `day`; the adverb stays outside |
//! | `2.5 to 3 metres`                       | 2.5 … 3 metre                             |
//! | `5 km to 7 km`                          | 5 … 7 kilometre                           |
//! | `5 feet 2 inches`, `6-foot-3`           | one length: 5 1/6, 6 1/4 foot             |
//! | `from 3.2 million to 4 million tons`    | two facts; the first takes the unit       |
//! | `hundreds of miles`                     | vague: no amount                          |
//!
//! Left alone: units of time (durations), currency nouns, names such as "Boeing 777F". Words: `data/units.tsv`,
//! `data/calendar.tsv` for rates.

mod compound;
mod degrees;

use super::amount::{Amount, Marks};
use super::numeral::{Form, Numeral};
use super::{Draft, Mention, change, hedge, repeated, rhythm};
use crate::Str;
use crate::lexicon::{PER, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::{Dimension, Modifier, Quantity};

pub(super) struct Recognizer;

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        numeral.behind.has(Tag::Unit.flag())
            && !matches!(numeral.form, Form::Code | Form::Ordinal)
            && !numeral.after_letter
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        if numeral.form == Form::Vague {
            return vague(doc, numeral);
        }
        let range = Amount::read(doc, numeral, Marks::None);
        for mut amount in [range, Amount::single(numeral)] {
            if let Some(mut unit) = unit_at(doc, amount.end) {
                if degrees::is_name(doc, &amount, unit.end) {
                    return None;
                }
                repeat(doc, &mut amount, &mut unit);
                compound::add_smaller(doc, &mut amount, &mut unit);
                let rule = "quantity.number_unit";
                return Some(mention(doc, &amount, &unit, unit.end, rule));
            }
        }
        let unit = unit_at(doc, range.shared_with(doc)?.end)?;
        Some(mention(
            doc,
            &range,
            &unit,
            range.end,
            "quantity.shared_unit",
        ))
    }
}

/// A unit in the text: its row, its rate, and where it ends.
struct UnitMention<'t> {
    id: u32,
    per: Option<Str<'t>>,
    end: TokenIndex,
}

/// "5 km to 7 km", "5kg-6kg": takes in an upper end with the unit of its own.
fn repeat<'t>(doc: &Document<'t>, amount: &mut Amount<'_>, unit: &mut UnitMention<'t>) {
    let upper = repeated::upper(doc, amount, unit.end);
    let Some((upper, again)) = upper.and_then(|upper| Some((upper, unit_at(doc, upper.end)?)))
    else {
        return;
    };
    if again.id == unit.id && (unit.per.is_none() || again.per == unit.per) {
        amount.high = Some(upper.value);
        *unit = again;
    }
}

fn mention<'t>(
    doc: &Document<'t>,
    amount: &Amount<'_>,
    unit: &UnitMention<'t>,
    end: TokenIndex,
    rule: &'static str,
) -> Mention<'t> {
    let entry = &doc.lexicon.units[unit.id as usize];
    let first = amount.signed_first(doc);
    let (modifier, start) = match entry.dimension {
        Dimension::Length | Dimension::Area => hedge::around_extent(doc, first, end),
        _ => hedge::around(doc, first, end),
    };
    let per = entry.per.clone().or_else(|| unit.per.clone());
    let each = end > 0 && doc.meaning(end - 1, Tag::Beside, PER).is_some();
    let flows = per.is_some() && !each && matches!(entry.dimension, Dimension::Volume);
    let quantity = Quantity {
        amount: amount.signed_low(first),
        high: amount.high,
        unit: entry.name.clone(),
        dimension: match entry.dimension {
            _ if flows => Dimension::Flow,
            Dimension::Angle if degrees::of_heat(doc, first, end) => Dimension::Temperature,
            dimension => dimension,
        },
        per,
        modifier,
        change: change::change(doc, start, end),
    };
    Mention::new(first, end, rule, Draft::Quantity(quantity))
}

/// "hundreds of miles", "thousands of tonnes".
fn vague<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
    let unit = doc
        .is_word(numeral.end, "of")
        .then(|| unit_at(doc, numeral.end + 1))??;
    let mut mention = mention(
        doc,
        &Amount::single(numeral),
        &unit,
        unit.end,
        "quantity.vague",
    );
    if let Draft::Quantity(quantity) = &mut mention.draft {
        quantity.modifier = Modifier::About;
    }
    Some(mention)
}

/// The unit behind a number: glued, spaced or hyphenated, with the rate that follows at once.
fn unit_at<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<UnitMention<'t>> {
    let hyphen = doc.is(at, Class::Hyphen) && doc.glued(at) && doc.glued(at + 1);
    let at = at + usize::from(hyphen);
    if doc.is(at, Class::Open) {
        return bracketed(doc, at);
    }
    let (sense, len) = doc.sense(at, Tag::Unit)?;
    if doc.tokens[at].gap > Gap::Line || is_other_word(doc, at, len, hyphen) {
        return None;
    }
    let end = at + len;
    let (per, end) = match rate(doc, end) {
        Some((per, end)) => (Some(per), end),
        // The adverb of "9,000 tonnes daily" is a set of its own.
        None => (rhythm::period(doc, end).map(Str::Borrowed), end),
    };
    Some(UnitMention {
        id: sense.id,
        per,
        end,
    })
}

/// "20 (kg)": a unit alone in brackets.
fn bracketed<'t>(doc: &Document<'t>, open: TokenIndex) -> Option<UnitMention<'t>> {
    let (sense, len) = doc.sense(open + 1, Tag::Unit)?;
    let end = open + 1 + len;
    let letter = len == 1 && doc.word(open + 1).len() == 1;
    // "in 2023 (GWh)" heads a column.
    let year = matches!(
        doc.word(open - 1).as_bytes(),
        [b'1' | b'2', b'0' | b'9', _, _]
    );
    (doc.is(end, Class::Close) && !letter && !year).then_some(UnitMention {
        id: sense.id,
        per: None,
        end: end + 1,
    })
}

/// Letters that are units only where nothing says otherwise: one letter glued to further signs, "in", a noun behind "stone".
fn is_other_word(doc: &Document<'_>, at: TokenIndex, len: usize, hyphen: bool) -> bool {
    let word = doc.word(at);
    let single = len == 1 && word.len() == 1 && doc.tokens[at].class == Class::Word;
    // "5 C", "10 A": a capital letter alone is a unit only right behind the digits ("35C", "10V").
    let loose_letter = single
        && doc.tokens[at].is_capitalized()
        && !doc.glued(at)
        && !hyphen
        && !matches!(word, "W" | "V" | "K" | "L");
    // "5J 5057", "24703 L-202": a flight or part number; "3m-4m" is a range.
    let repeats = doc.is(at + 2, Class::Digits) && doc.word(at + 3) == word;
    let goes_on = single
        && !repeats
        && (doc.is(at + 1, Class::Digits)
            || doc.glued(at + 1)
                && matches!(doc.class(at + 1), Some(Class::Apostrophe | Class::Hyphen))
                && doc.glued(at + 2));
    // "six stone bridges", "two yard workers": the unit word qualifies a noun.
    let qualifies = doc.is_any_word(at, &["stone", "yard", "foot", "cup", "bar", "point"])
        && !hyphen
        && doc.has(at + len, Tag::Noun);
    loose_letter || goes_on || qualifies
}

/// "per day", "a year", "/day": the rate's denominator and where it ends.
fn rate<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<(Str<'t>, TokenIndex)> {
    let slash = doc.is(at, Class::Slash) && doc.glued(at) && doc.glued(at + 1);
    if !slash && !doc.is_any_word(at, &["per", "a", "an", "each", "every"]) {
        return None;
    }
    let unit = at + 1;
    // "9 kg a day later": a distance in time.
    if doc.is_any_word(unit + 1, &["earlier", "ago", "later", "before"]) {
        return None;
    }
    if let Some(name) = (slash || doc.is_word(at, "per"))
        .then(|| short_time(doc.word(unit)))
        .flatten()
    {
        return Some((Str::Borrowed(name), unit + 1));
    }
    let time = doc
        .sense(unit, Tag::TimeUnit)
        .filter(|_| !doc.is_any_word(unit, &["second"]) || doc.is_word(at, "per"));
    let measure = || {
        doc.sense(unit, Tag::Unit)
            .filter(|_| slash || doc.is_word(at, "per"))
    };
    // "40 kg per head"
    let each = || {
        doc.meaning(unit, Tag::Beside, PER)
            .filter(|_| doc.is_word(at, "per"))
    };
    let len = time.or_else(measure).map(|found| found.1).or_else(each)?;
    Some((doc.plain(unit, unit + len), unit + len))
}

/// The unit of time that a sign in a rate stands for: "t/h", "km/ms", "per sec".
fn short_time(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "ns" | "nanosecond" => "nanosecond",
        "µs" | "μs" | "microsecond" => "microsecond",
        "ms" | "msec" | "millisecond" => "millisecond",
        "s" | "sec" => "second",
        "min" => "minute",
        "h" | "hr" => "hour",
        "d" => "day",
        "wk" => "week",
        "mo" => "month",
        "y" | "yr" => "year",
        _ => return None,
    })
}
