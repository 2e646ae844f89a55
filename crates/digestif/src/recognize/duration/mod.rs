//! Lengths of time as ISO 8601 durations.
//!
//! | text                              | value                       |
//! | --------------------------------- | --------------------------- |
//! | `32 years`, `nine-month`          | `P32Y`, `P9M`               |
//! | `a decade`, `half a century`      | `P10Y`, `P50Y`              |
//! | `two and a half hours`            | `PT2H30M`                   |
//! | `five hours and 30 minutes`       | `PT5H30M`                   |
//! | `a year and a half`               | `P1Y6M`                     |
//! | `up to 18 months`                 | `P18M`, modifier `at_most`  |
//! | `six to eight weeks`              | `P6W/P8W`                   |
//! | `five quarters`, `three weekends` | `P15M`, `P3WE` (TIMEX3)     |
//! | `the past year`, `the next decade`, `all day` | `P1Y`, `P10Y`, `P1D` |
//!
//! Left alone: "for years", rates ("$38k a year", "24 hours a day" keeps only the hours), "three years ago" (a date), "second" as an
//! ordinal, "24/7". Words: units of `data/calendar.tsv`, `data/modifiers.tsv`.

mod count;
mod length;

use rust_decimal::Decimal;

use super::clause::Clause;
use super::{Draft, Form, Mention, Numeral, Recognizer as _, hedge};
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, TokenIndex};
use crate::value::{Duration, Modifier};
use count::Counted;
use length::{Length, Unit};

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Flags {
        Tag::TimeUnit.flag()
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let reader = Reader::around(doc, at);
        let unit = reader.unit(at)?;
        let Counted {
            first,
            low,
            high,
            rule,
        } = reader.count(at, unit)?;
        let mut end = at + 1;
        let mut length = Length::default();
        length.add(unit, high.unwrap_or(low))?;
        if let Some((more_end, more)) = high.is_none().then(|| reader.half_more(end)).flatten() {
            length.add(unit, more)?;
            end = more_end;
        } else if high.is_none() {
            end = reader.smaller_units(end, unit, &mut length);
        }
        // "two weeks ago" is a date; "two hours ago" has no day to be one.
        let dated = unit.rank() >= Unit::Days.rank() && reader.is_date(end);
        if dated || reader.is_tail(at, first) {
            return None;
        }
        let timex = match high {
            Some(_) => {
                let mut shortest = Length::default();
                shortest.add(unit, low)?;
                format!("{}/{}", shortest.timex()?, length.timex()?)
            }
            None => length.timex()?,
        };
        let modifier = reader.modifier(first, end);
        Some(Mention::new(
            first,
            end,
            rule,
            Draft::Duration(Duration { timex, modifier }),
        ))
    }
}

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        numeral.opening.has(Tag::TimeUnit.flag())
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        Self.recognize(doc, numeral.first)
    }
}

/// Reads expressions inside one sentence.
type Reader<'d, 't> = Clause<'d, 't, Recognizer>;

impl Reader<'_, '_> {
    /// The unit of time at `at`.
    fn unit(&self, at: TokenIndex) -> Option<Unit> {
        let sense = self
            .inside(at)
            .then(|| self.doc.word_sense(at, Tag::TimeUnit))
            .flatten()?;
        // "a 10Y bond", "a 24h strike", not "Generation Y" and "the 2H result".
        let word = self.doc.word(at);
        let behind_figures = || self.glued(at) && at > 0 && self.doc.is(at - 1, Class::Digits);
        if word.len() == 1 && (word == "H" || !behind_figures()) {
            return None;
        }
        Unit::of(&self.doc.lexicon.calendar[sense.id as usize].value)
    }

    /// "and a half" behind a unit.
    fn half_more(&self, end: TokenIndex) -> Option<(TokenIndex, Decimal)> {
        let half = self.is_word(end, &["and"])
            && self.is_word(end + 1, &["a"])
            && self.is_word(end + 2, &["half"]);
        half.then_some((end + 3, Decimal::new(5, 1)))
    }

    /// Takes in smaller units that follow: "five hours and 30 minutes", "1 hour 20 minutes".
    fn smaller_units(
        &self,
        mut end: TokenIndex,
        mut unit: Unit,
        length: &mut Length,
    ) -> TokenIndex {
        for _ in 0..3 {
            let joint = usize::from(self.is_word(end, &["and"]) || self.is(end, Class::Comma));
            let Some(numeral) = self
                .doc
                .numerals
                .starting(end + joint)
                .filter(|n| n.end < self.end && matches!(n.form, Form::Digits | Form::Words))
            else {
                break;
            };
            let Some(next) = self.unit(numeral.end).filter(|next| next.is_part_of(unit)) else {
                break;
            };
            let mut longer = *length;
            if longer.add(next, numeral.value).is_none() {
                break;
            }
            *length = longer;
            unit = next;
            end = numeral.end + 1;
        }
        end
    }

    /// Whether the unit at `at` is the smaller part of a longer length that its own unit reads.
    fn is_tail(&self, at: TokenIndex, first: TokenIndex) -> bool {
        let Some(mut before) = self.before(first) else {
            return false;
        };
        if self.is_word(before, &["and"]) || self.doc.is(before, Class::Comma) {
            let Some(further) = self.before(before) else {
                return false;
            };
            before = further;
        }
        let (Some(larger), Some(unit)) = (self.unit(before), self.unit(at)) else {
            return false;
        };
        unit.is_part_of(larger) && self.count(before, larger).is_some()
    }

    /// Whether the words behind make a date of the length: "ago", "earlier", "later".
    fn is_date(&self, end: TokenIndex) -> bool {
        self.is_word(end, &["ago", "hence"])
            || self.points_back(end)
            || self.is_word(end, &["earlier", "later"]) && !self.is_word(end + 1, &["than"])
    }

    /// The hedge before or behind.
    fn modifier(&self, first: TokenIndex, end: TokenIndex) -> Modifier {
        match hedge::before(self.doc, first) {
            Some((modifier, at)) if !self.is_temporal_over(at) => modifier,
            Some(_) => Modifier::Exact,
            None => hedge::after(self.doc, end).unwrap_or(Modifier::Exact),
        }
    }

    /// "$2 billion over 15 years": a span of time, unless a preposition or a verb of lasting stands before ("for over 15 years").
    fn is_temporal_over(&self, at: TokenIndex) -> bool {
        self.is_word(at, &["over"]) && !self.measures(at)
    }
}
