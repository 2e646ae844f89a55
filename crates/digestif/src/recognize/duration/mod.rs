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

use rust_decimal::Decimal;

mod length;

use super::clause::Clause;
use super::{Draft, Form, Mention, Numeral, Recognizer as _, hedge};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use crate::value::{Duration, Modifier};
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

/// A number before a unit.
struct Counted {
    first: TokenIndex,
    low: Decimal,
    /// Upper end of a range.
    high: Option<Decimal>,
    rule: &'static str,
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

    /// What counts the unit at `at`: a numeral, "a", or "half a".
    fn count(&self, at: TokenIndex, unit: Unit) -> Option<Counted> {
        let before = self.before(at)?;
        if self.is_word(before, &["a", "an"]) {
            return self.article(before, at, unit);
        }
        if self.is_word(
            before,
            &["past", "last", "next", "coming", "another", "all"],
        ) {
            return self.whole(before, at, unit);
        }
        if let Some(quarters) = self.quarters(at, unit) {
            return Some(quarters);
        }
        let hyphen =
            self.doc.is(before, Class::Hyphen) && self.doc.glued(before) && self.doc.glued(at);
        let number_end = if hyphen { before } else { at };
        if !hyphen && self.doc.tokens[at].gap > Gap::Line {
            return None;
        }
        let numeral = self
            .doc
            .numerals
            .ending(number_end)
            .filter(|n| n.first >= self.first && !n.after_letter)?;
        if numeral.first > 0
            && self.doc.glued(numeral.first)
            && self.doc.is(numeral.first - 1, Class::Currency)
        {
            return None;
        }
        // "in 2021 weekend trains ran".
        if unit == Unit::Weekends && numeral.value > Decimal::ONE_HUNDRED {
            return None;
        }
        // "every two days" recurs.
        if self
            .before(numeral.first)
            .is_some_and(|b| self.is_word(b, &["every", "each"]))
        {
            return None;
        }
        // "two quarters of the vote" are parts of a whole.
        if unit == Unit::Months(3) && self.is_word(at + 1, &["of"]) {
            return None;
        }
        let rule = if hyphen {
            "duration.hyphen"
        } else {
            "duration.number"
        };
        match numeral.form {
            Form::Digits | Form::Words => {}
            // "half-hour", "three quarters of" is no count of units.
            Form::Fraction
                if hyphen && unit.years() == 0
                    || unit == Unit::Hours
                    || unit == Unit::Years(100) => {}
            _ => return None,
        }
        // "one day" and "one year" are times of a story unless they measure.
        let is_one = numeral.value == Decimal::ONE && numeral.form == Form::Words && !hyphen;
        let goes_on = self.half_more(at + 1).is_some()
            || self.is_word(at + 1, &["and"]) && self.doc.numerals.starting(at + 2).is_some();
        if is_one && !goes_on && !self.hangs(at + 1) && !self.measures(numeral.first) {
            return None;
        }
        if let Some(low) = self.range(numeral.first) {
            return Some(Counted {
                first: low.0,
                low: low.1,
                high: Some(numeral.value),
                rule: "duration.range",
            });
        }
        // The article of "a half-hour talk" belongs to the talk.
        let first =
            numeral.first + usize::from(hyphen && self.is_word(numeral.first, &["a", "an"]));
        Some(Counted {
            first,
            low: numeral.value,
            high: None,
            rule,
        })
    }

    /// "the last three quarters", which else is a fraction.
    fn quarters(&self, at: TokenIndex, unit: Unit) -> Option<Counted> {
        if unit != Unit::Months(3) {
            return None;
        }
        let numeral = self
            .doc
            .numerals
            .covering(at)
            .filter(|n| n.form == Form::Fraction && n.end == at + 1 && n.first >= self.first)?;
        let told = self
            .before(numeral.first)
            .is_some_and(|b| self.is_word(b, &["last", "past", "next", "previous", "coming"]));
        told.then_some(Counted {
            first: numeral.first,
            low: numeral.value * Decimal::from(4),
            high: None,
            rule: "duration.number",
        })
    }

    /// "the past year", "the next decade", "another day", "all week": one unit as a length.
    fn whole(&self, word: TokenIndex, at: TokenIndex, unit: Unit) -> Option<Counted> {
        let singular = !self.doc.word(at).ends_with('s') && unit != Unit::Seconds;
        let goes_on =
            self.is_word(at + 1, &["of", "round", "long"]) || self.is(at + 1, Class::Hyphen);
        let first = if self.is_word(word, &["all", "another"]) {
            (unit.rank() >= Unit::Days.rank() || self.is_word(word, &["another"])).then_some(word)
        } else {
            // "last year" is a date; a quarter has its place in the calendar.
            self.before(word)
                .filter(|&the| self.is_word(the, &["the"]) && unit != Unit::Months(3))
        }?;
        (singular && !goes_on).then_some(Counted {
            first,
            low: Decimal::ONE,
            high: None,
            rule: "duration.whole",
        })
    }

    /// The lower end of "six to eight", "5–10", "two or three" whose upper end starts at `upper`.
    fn range(&self, upper: TokenIndex) -> Option<(TokenIndex, Decimal)> {
        let mut joint = self.before(upper)?;
        // "five-to-seven-year": the hyphen before the number is no dash.
        if self.doc.is(joint, Class::Hyphen)
            && let Some(word) = self.before(joint)
            && self.is_word(word, &["to", "or"])
            && self.doc.glued(joint)
        {
            joint = word;
        }
        let dash = self.doc.tokens[joint].class.is_dash();
        let between = |low: TokenIndex| {
            self.before(low)
                .is_some_and(|b| self.is_word(b, &["between"]))
        };
        let and = self.is_word(joint, &["and"]);
        if !(dash || and || self.is_word(joint, &["to", "or"])) {
            return None;
        }
        // "two- to three-year".
        let hyphen = joint > self.first
            && self.doc.is(joint - 1, Class::Hyphen)
            && self.doc.glued(joint - 1);
        let low = self
            .doc
            .numerals
            .ending(joint - usize::from(hyphen))
            .filter(|n| n.first >= self.first && matches!(n.form, Form::Digits | Form::Words))?;
        let high = self.doc.numerals.starting(upper)?;
        // "from 30 to 20 days" moves, it leaves nothing open.
        let moves = self
            .before(low.first)
            .is_some_and(|b| self.is_word(b, &["from"]));
        (low.value < high.value && !moves && (!and || between(low.first)))
            .then_some((low.first, low.value))
    }

    /// "a decade", "half an hour", "a quarter of an hour"; not the "a" of a rate.
    fn article(&self, article: TokenIndex, at: TokenIndex, unit: Unit) -> Option<Counted> {
        let whole = |first, low| {
            Some(Counted {
                first,
                low,
                high: None,
                rule: "duration.article",
            })
        };
        if let Some(before) = self.before(article) {
            if self.is_word(before, &["half"]) {
                return whole(before, Decimal::new(5, 1));
            }
            if self.is_word(before, &["of"]) {
                let part = self
                    .doc
                    .numerals
                    .ending(before)
                    .filter(|n| n.form == Form::Fraction && n.first >= self.first);
                if let Some(part) = part {
                    return whole(part.first, part.value);
                }
                if self
                    .before(before)
                    .is_some_and(|b| self.is_word(b, &["quarter", "third", "part", "half"]))
                {
                    return None;
                }
            }
        }
        let unmistakable = matches!(unit, Unit::Years(10 | 100 | 1000) | Unit::Weeks(2))
            && !self.follows_count(article);
        let hyphen = self.doc.is(at + 1, Class::Hyphen) && self.doc.glued(at + 1);
        let goes_on = self.half_more(at + 1).is_some();
        // "a second" and "a quarter" are parts of other phrases.
        let other = matches!(unit, Unit::Seconds | Unit::Months(3));
        // "A year on, the ruins still stand."
        let passed = self.is_word(at + 1, &["on"])
            && (self.is(at + 2, Class::Comma) || self.is_word(at + 2, &["from"]));
        let hangs = self.hangs(at + 1);
        let is_length = unmistakable || goes_on || passed || hangs || self.measures(article);
        (!other && !hyphen && is_length)
            .then(|| whole(article, Decimal::ONE))
            .flatten()
    }

    /// Whether an amount, a counted noun or "once" stands before `at`, so that "a decade" is its rate.
    fn follows_count(&self, at: TokenIndex) -> bool {
        const COUNTS: Flags = Flags::of(&[
            Tag::Unit,
            Tag::Currency,
            Tag::Scale,
            Tag::TimeUnit,
            Tag::Noun,
            Tag::Minor,
        ]);
        self.before(at).is_some_and(|b| {
            self.doc.numerals.covering(b).is_some()
                || self.doc.is(b, Class::Percent)
                || self.doc.tokens[b].flags.has(COUNTS)
                || self.is_word(b, &["once", "twice", "times", "per"])
        })
    }

    /// Whether the word before a phrase makes it a length: a preposition, a hedge, or a verb of lasting.
    fn measures(&self, first: TokenIndex) -> bool {
        let Some(before) = self.before(first) else {
            return false;
        };
        let token = &self.doc.tokens[before];
        if token.class != Class::Word {
            return false;
        }
        self.doc.is_in(before, WordGroup::LengthCue)
            || self.doc.is_in(before, WordGroup::Lasting)
            || token.shape == Shape::Lower
                && (self.doc.word(before).ends_with("ed")
                    || token.flags.has(Tag::Tense.flag()) && self.doc.has(before, Tag::Tense))
    }

    /// "a day before the vote", "one year ahead of time": the distance from an event.
    fn hangs(&self, end: TokenIndex) -> bool {
        let of = usize::from(self.is_word(end, &["ahead"]) && self.is_word(end + 1, &["of"]));
        (of > 0 || self.is_word(end, &["before", "after"]))
            && self.inside(end + 1 + of)
            && self.doc.is(end + 1 + of, Class::Word)
            && !self.has(end + 1 + of, Tag::Conjunction)
            && !self.is_word(end + 1 + of, &["next", "last"])
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
