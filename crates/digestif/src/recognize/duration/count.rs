//! What counts a unit of time: a numeral, a range, an article, or "the past" with one unit as a length.
//!
//! | text before or with the unit                  | count      |
//! | --------------------------------------------- | ---------- |
//! | `nine-month`, `about 18 months`               | 9, 18      |
//! | `six to eight weeks`, `5–10 days`             | 6 to 8, 5 to 10 |
//! | `a decade`, `half a century`                  | 1, 1/2     |
//! | `the past year`, `another day`, `all week`    | 1          |
//! | `the last three quarters`                     | 3          |
//!
//! Left alone: rates ("$38k a year"), distances from an event ("a day before the vote").

use rust_decimal::Decimal;

use super::length::Unit;
use super::{Form, Reader};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Gap, Shape, TokenIndex};

/// A number before a unit.
pub(super) struct Counted {
    pub(super) first: TokenIndex,
    pub(super) low: Decimal,
    /// Upper end of a range.
    pub(super) high: Option<Decimal>,
    pub(super) rule: &'static str,
}

impl Reader<'_, '_> {
    /// What counts the unit at `at`: a numeral, "a", or "half a".
    pub(super) fn count(&self, at: TokenIndex, unit: Unit) -> Option<Counted> {
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
    pub(super) fn measures(&self, first: TokenIndex) -> bool {
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
}
