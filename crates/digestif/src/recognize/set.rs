//! Times that recur, as TIMEX3 sets.
//!
//! | text                                   | value                              |
//! | -------------------------------------- | ---------------------------------- |
//! | `every year`, `each week`              | `P1Y` `EVERY`, `P1W` `EACH`        |
//! | `every two years`, `every other day`   | `P2Y` `EVERY`, `P2D` `EVERY`       |
//! | `every half hour`, `every quarter of an hour` | `PT30M`, `PT15M`            |
//! | `every Monday`, `Tuesdays`, `every April` | `XXXX-WXX-1`, `XXXX-WXX-2`, `XXXX-04` |
//! | `every morning`, `every summer`        | `TMO`, `XXXX-SU`                   |
//! | `daily`, `quarterly`, `annual`         | `P1D`, `P3M`, `P1Y`                |
//! | `the first Friday of each month`       | `P1M` `EACH`                       |
//! | `the 19th of every month`              | `XXXX-XX-19` `EVERY`               |
//! | `twice a month`, `three times per week` | `P1M` `2X`, `P1W` `3X`            |
//! | `twice daily`, `a twice-weekly flight` | `P1D` `2X`, `P1W` `2X`             |
//!
//! Left alone: "every fifth voter", "once" and "times" without a period, papers ("the daily writes"), names ("Mining Weekly").
//! Words: `recurring` of `data/calendar.tsv`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::clause::Clause;
use super::{Draft, Form, Mention};
use crate::Str;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, TokenIndex};
use crate::value::Set;

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Flags {
        Flags::of(&[Tag::Recurring, Tag::Weekday])
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let reader = Reader::around(doc, at);
        if !doc.tokens[at].flags.has(Tag::Recurring.flag()) {
            return reader.weekdays(at).or_else(|| reader.listed(at));
        }
        let (sense, len) = doc.sense(at, Tag::Recurring)?;
        let Str::Borrowed(value) = doc.lexicon.calendar[sense.id as usize].value else {
            return None;
        };
        match value {
            "EVERY" | "EACH" => reader
                .day_of_each(at, value)
                .or_else(|| reader.every(at, value)),
            value if value.ends_with('X') => reader.frequency(at, value),
            value => reader.rhythm(at, at + len, value),
        }
    }
}

/// Reads expressions inside one sentence.
type Reader<'d, 't> = Clause<'d, 't, Recognizer>;

impl Reader<'_, '_> {
    /// "every year", "every two weeks", "every other Friday", "each morning".
    fn every(&self, at: TokenIndex, quant: &str) -> Option<Mention<'static>> {
        let mut next = at + 1;
        let mut count = 1;
        if let Some((timex, end)) = self.part_of_hour(next) {
            return Some(mention(at, end, timex, Some(quant), None, "set.every"));
        }
        if self.is_word(next, &["other", "second"]) {
            (next, count) = (next + 1, 2);
        } else if let Some(numeral) = self.doc.numerals.starting(next) {
            let whole = matches!(numeral.form, Form::Digits | Form::Words | Form::Ordinal);
            count = numeral.value.to_u32().filter(|&n| whole && n > 0)?;
            next = numeral.end;
        }
        let timex = self.period(next, count)?;
        Some(mention(at, next + 1, timex, Some(quant), None, "set.every"))
    }

    /// "half hour", "half-hour", "quarter of an hour" at `at`: the minutes, and where it ends.
    fn part_of_hour(&self, at: TokenIndex) -> Option<(String, TokenIndex)> {
        let part = self.doc.numerals.starting(at);
        let part = part.filter(|n| n.form == Form::Fraction && self.inside(n.end))?;
        let of = self.is_word(part.end, &["of"]) && self.is_word(part.end + 1, &["an"]);
        let hyphen = self.is(part.end, Class::Hyphen) && self.glued(part.end);
        let hour = part.end + if of { 2 } else { usize::from(hyphen) };
        let minutes = (part.value * Decimal::from(60)).normalize();
        (self.is_word(hour, &["hour"]) && minutes.scale() == 0)
            .then(|| (format!("PT{minutes}M"), hour + 1))
    }

    /// The value of `count` of the period named at `at`.
    fn period(&self, at: TokenIndex, count: u32) -> Option<String> {
        if !self.inside(at) {
            return None;
        }
        if let Some(sense) = self.doc.word_sense(at, Tag::TimeUnit) {
            return duration(&self.doc.lexicon.calendar[sense.id as usize].value, count);
        }
        if let Some(sense) = self.doc.word_sense(at, Tag::Weekday) {
            return Some(format!("XXXX-WXX-{}", sense.id));
        }
        if count != 1 {
            return None;
        }
        if let Some(sense) = self.doc.word_sense(at, Tag::Month) {
            return Some(format!("XXXX-{:02}", sense.id));
        }
        let calendar = |tag| {
            let sense = self.doc.word_sense(at, tag)?;
            Some(&self.doc.lexicon.calendar[sense.id as usize])
        };
        if let Some(season) = calendar(Tag::Season) {
            return Some(format!("XXXX-{}", season.value));
        }
        calendar(Tag::Clock)
            .filter(|part| part.class == "daypart" && part.value.len() == 2)
            .map(|part| match &*part.value {
                "12" => "T12:00".to_owned(),
                "00" => "T00:00".to_owned(),
                part => format!("T{part}"),
            })
    }

    /// "on Mondays", "Tuesday evenings".
    fn weekdays(&self, at: TokenIndex) -> Option<Mention<'static>> {
        let day = self.doc.word_sense(at, Tag::Weekday)?.id;
        if let Some(mention) = self.weekday_of_each(at) {
            return Some(mention);
        }
        let word = self.doc.word(at);
        if word.len() > 6 && word.ends_with("days") {
            let timex = format!("XXXX-WXX-{day}");
            return Some(mention(at, at + 1, timex, None, None, "set.weekdays"));
        }
        let part = self.inside(at + 1)
            && self.has(at + 1, Tag::Clock)
            && self.doc.word(at + 1).ends_with('s');
        if !part {
            return None;
        }
        let sense = self.doc.word_sense(at + 1, Tag::Clock)?;
        let value = &self.doc.lexicon.calendar[sense.id as usize].value;
        let timex = format!("XXXX-WXX-{day}T{value}");
        Some(mention(at, at + 2, timex, None, None, "set.weekdays"))
    }

    /// "the first Wednesday of each month", "the third Friday of every quarter": one day a period.
    fn weekday_of_each(&self, at: TokenIndex) -> Option<Mention<'static>> {
        if !self.is_word(at + 1, &["of", "in"]) {
            return None;
        }
        let quant = match () {
            () if self.is_word(at + 2, &["each"]) => "EACH",
            () if self.is_word(at + 2, &["every"]) => "EVERY",
            () => return None,
        };
        let ordinal = || {
            self.doc
                .numerals
                .ending(at)
                .filter(|n| n.form == Form::Ordinal && n.first >= self.first)
                .map(|n| n.first)
        };
        let rank = self
            .before(at)
            .filter(|&last| self.is_word(last, &["last"]))
            .or_else(ordinal)?;
        let first = self
            .before(rank)
            .filter(|&the| self.is_word(the, &["the"]))
            .unwrap_or(rank);
        let timex = self.period(at + 3, 1)?;
        Some(mention(
            first,
            at + 4,
            timex,
            Some(quant),
            None,
            "set.every",
        ))
    }

    /// "Thursday" of "every Monday and Thursday": it recurs with the first.
    fn listed(&self, at: TokenIndex) -> Option<Mention<'static>> {
        /// Most weekdays that share one "every".
        const LISTED: usize = 5;
        let day = self.doc.word_sense(at, Tag::Weekday)?.id;
        let mut item = at;
        for _ in 0..LISTED {
            let mut joint = self.before(item)?;
            if self.is_word(joint, &["and", "or"]) {
                joint -= usize::from(self.is(joint.checked_sub(1)?, Class::Comma));
            } else if !self.is(joint, Class::Comma) {
                return None;
            }
            item = self
                .before(joint)
                .filter(|&day| self.has(day, Tag::Weekday))?;
            let quant = self.before(item)?;
            let quant = match () {
                () if self.is_word(quant, &["every"]) => "EVERY",
                () if self.is_word(quant, &["each"]) => "EACH",
                () => continue,
            };
            let timex = format!("XXXX-WXX-{day}");
            return Some(mention(at, at + 1, timex, Some(quant), None, "set.every"));
        }
        None
    }

    /// "the 19th of every month": one day a month.
    fn day_of_each(&self, at: TokenIndex, quant: &str) -> Option<Mention<'static>> {
        let of = self
            .before(at)
            .filter(|&of| self.is_word(of, &["of"]) && self.is_word(at + 1, &["month"]))?;
        let day = self.doc.numerals.ending(of).filter(|n| {
            n.form == Form::Ordinal && n.first >= self.first && n.value <= Decimal::from(31)
        })?;
        let the = self
            .before(day.first)
            .filter(|&the| self.is_word(the, &["the"]));
        let first = the.unwrap_or(day.first);
        let timex = format!("XXXX-XX-{:02}", day.value.to_u32()?);
        Some(mention(
            first,
            at + 2,
            timex,
            Some(quant),
            None,
            "set.every",
        ))
    }

    /// "twice a month", "three times per week".
    fn frequency(&self, at: TokenIndex, value: &str) -> Option<Mention<'static>> {
        let mut per = at + 1;
        per += usize::from(self.is(per, Class::Hyphen));
        let timex = if self.is_word(per, &["every", "each", "a", "an", "per"]) {
            per += 1;
            self.period(per, 1)?
        } else {
            self.adverb(per)?.to_owned()
        };
        let (first, freq) = match value {
            "X" => {
                let numeral = self.doc.numerals.ending(at).filter(|n| {
                    n.first >= self.first && matches!(n.form, Form::Digits | Form::Words)
                })?;
                (numeral.first, format!("{}X", numeral.value.to_u32()?))
            }
            _ => (at, value.to_owned()),
        };
        Some(mention(
            first,
            per + 1,
            timex,
            None,
            Some(freq),
            "set.frequency",
        ))
    }

    /// The period of "daily" or "weekly" at `at`, behind "twice".
    fn adverb(&self, at: TokenIndex) -> Option<&str> {
        let sense = self
            .doc
            .word_sense(at, Tag::Recurring)
            .filter(|_| self.inside(at) && self.doc.word(at).ends_with("ly"))?;
        let value = &*self.doc.lexicon.calendar[sense.id as usize].value;
        value.starts_with('P').then_some(value)
    }

    /// "daily", "quarterly": a rhythm before its noun or behind its verb, not the paper of that name.
    fn rhythm(&self, at: TokenIndex, end: TokenIndex, timex: &str) -> Option<Mention<'static>> {
        const CUES: Flags = Flags::of(&[Tag::CueSay, Tag::CuePublish]);
        let capital = |at: TokenIndex| self.inside(at) && self.doc.tokens[at].is_capitalized();
        let before = self.before(at);
        let named = capital(at) && (before.is_some() || capital(end))
            || before.is_some_and(|b| capital(b) && b > self.first);
        let medium = self
            .doc
            .sense(at.saturating_sub(1), Tag::Medium)
            .is_some_and(|(_, len)| len > 1);
        if named || medium {
            return None;
        }
        let noun = self.inside(end)
            && self.doc.is(end, Class::Word)
            && !self.doc.tokens[end].flags.has(Flags::FUNCTION_WORDS)
            && !(self.doc.tokens[end].flags.has(CUES) && self.is_inflected(end));
        let of_paper = before.is_some_and(|b| {
            self.doc.tokens[b].flags.has(Flags::of(&[
                Tag::Determiner,
                Tag::Demonym,
                Tag::Qualifier,
            ])) || self.doc.word(b).ends_with("est")
        });
        (noun || !of_paper).then(|| mention(at, end, timex.to_owned(), None, None, "set.rhythm"))
    }

    /// Whether the verb at `at` shows person or tense ("notes", "told"); "report" may be a noun.
    fn is_inflected(&self, at: TokenIndex) -> bool {
        let word = self.doc.word(at);
        word.ends_with('s') || word.ends_with("ed") || self.has(at, Tag::Tense)
    }
}

fn mention(
    first: TokenIndex,
    end: TokenIndex,
    timex: String,
    quant: Option<&str>,
    freq: Option<String>,
    rule: &'static str,
) -> Mention<'static> {
    let quant = quant.map(str::to_owned);
    Mention::new(first, end, rule, Draft::Set(Set { timex, quant, freq }))
}

/// `P2Y` of the unit `Y`, `PT3H` of `TH`, `P20Y` of two of `10Y`.
fn duration(unit: &str, count: u32) -> Option<String> {
    let (time, unit) = match unit.strip_prefix('T') {
        Some(unit) => ("T", unit),
        None => ("", unit),
    };
    let letter = unit.trim_start_matches(|c: char| c.is_ascii_digit());
    let each: u32 = unit[..unit.len() - letter.len()].parse().unwrap_or(1);
    Some(format!("P{time}{}{letter}", count.checked_mul(each)?))
}
