//! Days and weeks by their place in a month or week, and days whose month is left out.
//!
//! | text                                              | expression                        |
//! | ------------------------------------------------- | --------------------------------- |
//! | `the first Monday of May`, `the last Friday in June 2027` | a weekday of a month      |
//! | `the last week of July`, `the second week of next month`  | an ISO week of a month    |
//! | `the week of 17 March`                            | the week of a day                 |
//! | `the second week of 2027`, `week 16 of last year` | an ISO week                       |
//! | `the first ten days of May`, `the last two weeks of 2027` | so many days or weeks     |
//! | `the last day of April`                           | a day at the edge of a period     |
//! | `Tuesday of last week`, `next week on Friday`     | a day of a week                   |
//! | `a week on Friday`, `Friday week`                 | a day some weeks ahead            |
//! | `on the 29th`, `Friday the 13th`                  | a day whose month is left out     |
//! | `over the weekend`                                | a weekend                         |
//!
//! The first week of a month is the one that holds its first Thursday, as ISO 8601 has it for years. Left alone: "the 29th floor",
//! "the first week of the strike", "a weekend".

use chrono::{NaiveDate, Weekday};

use super::{Expr, Found, Nth, NthMonth, Reader, Stretch, Whole, Year};
use crate::lexicon::{Flags, Tag};
use crate::recognize::Form;
use crate::scan::{Class, TokenIndex};

/// Weeks of a long ISO year.
const WEEKS: u32 = 53;

impl Reader<'_, '_> {
    /// "first Monday of May", "last week of July": `index` stands at `at`, what it counts at `noun`.
    pub(super) fn nth(&self, at: TokenIndex, noun: TokenIndex, index: i32) -> Option<Found> {
        let weekday = self.doc_weekday(noun);
        let week = weekday.is_none() && self.is_word(noun, &["week"]);
        if !(weekday.is_some() || week)
            || !matches!(index, -1 | 1..=5)
            || !self.is_word(noun + 1, &["of", "in"])
        {
            return None;
        }
        let first = self.with_the(at);
        let (month, end) = self.nth_month(noun + 2)?;
        let nth = Nth {
            index,
            weekday,
            month,
        };
        Some(Found::new(first, end, Expr::Nth(nth), "date.nth"))
    }

    /// "first ten days of May", "last two weeks of 2027", "first three days of last week": "first" stands at `at`.
    pub(super) fn stretch(&self, at: TokenIndex, noun: TokenIndex, at_end: bool) -> Option<Found> {
        /// More are no part of a year that anybody calls its first or last days.
        const MOST: u8 = 200;
        let numeral = self
            .doc
            .numerals
            .starting(noun)
            .filter(|n| n.end < self.end && matches!(n.form, Form::Digits | Form::Words))?;
        let weeks = match self.unit(numeral.end)? {
            "D" => false,
            "W" => true,
            _ => return None,
        };
        let of = numeral.end + 1;
        if !self.is_word(of, &["of", "in"]) {
            return None;
        }
        let (whole, end) = self.whole_of_stretch(of + 1)?;
        let stretch = Stretch {
            count: u8::try_from(numeral.value)
                .ok()
                .filter(|n| (2..MOST).contains(n))?,
            weeks,
            at_end,
            whole,
        };
        let expr = Expr::Stretch(stretch);
        Some(Found::new(self.with_the(at), end, expr, "date.stretch"))
    }

    /// The month, year or week at `at`, and where it ends.
    fn whole_of_stretch(&self, at: TokenIndex) -> Option<(Whole, TokenIndex)> {
        if let Some((month, end)) = self.nth_month(at) {
            return Some((Whole::Month(month), end));
        }
        if let Some((year, end)) = self.year_phrase(at) {
            return Some((Whole::Year(year), end));
        }
        let (weeks, end) = self.week_phrase(at)?;
        Some((Whole::Week(weeks), end))
    }

    /// "last week", "this week": how many weeks away, and where it ends.
    fn week_phrase(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        let (word, len) = self.calendar(at, Tag::DateWord)?;
        if word.class != "relative" || !self.is_word(at + len, &["week"]) {
            return None;
        }
        Some((word.value.parse().ok()?, at + len + 1))
    }

    /// "first day of May", "last day of this month".
    pub(super) fn day_of_period(
        &self,
        at: TokenIndex,
        noun: TokenIndex,
        at_end: bool,
    ) -> Option<Found> {
        if !(self.is_word(noun, &["day"]) && self.is_word(noun + 1, &["of"])) {
            return None;
        }
        let (whole, end) = self.whole_of_stretch(noun + 2)?;
        let stretch = Stretch {
            count: 1,
            weeks: false,
            at_end,
            whole,
        };
        let expr = Expr::Stretch(stretch);
        Some(Found::new(self.with_the(at), end, expr, "date.stretch"))
    }

    /// "third month of 2027".
    pub(super) fn month_of_year(
        &self,
        at: TokenIndex,
        noun: TokenIndex,
        month: u32,
    ) -> Option<Found> {
        let counted = self.is_word(noun, &["month"]) && self.is_word(noun + 1, &["of"]);
        if !counted || !(1..=12).contains(&month) {
            return None;
        }
        let (year, end) = self.year_phrase(noun + 2)?;
        let expr = Expr::Month { year, month };
        Some(Found::new(
            self.with_the(at),
            end,
            expr,
            "date.month_of_year",
        ))
    }

    /// "second week of 2027", "16th week of last year".
    pub(super) fn week_of_year(
        &self,
        at: TokenIndex,
        noun: TokenIndex,
        week: u32,
    ) -> Option<Found> {
        if !self.is_word(noun, &["week"]) {
            return None;
        }
        let (year, end) = self.whole_of_week(noun + 1)?;
        let expr = Expr::Week { year, week };
        Some(Found::new(
            self.with_the(at),
            end,
            expr,
            "date.week_of_year",
        ))
    }

    /// "last week of 2027".
    pub(super) fn last_week_of_year(&self, at: TokenIndex, noun: TokenIndex) -> Option<Found> {
        let found = self.week_of_year(at, noun, WEEKS)?;
        let Expr::Week {
            year: Year::Named(year),
            ..
        } = found.expr
        else {
            return None;
        };
        let long = NaiveDate::from_isoywd_opt(year, WEEKS, Weekday::Mon).is_some();
        let expr = Expr::Week {
            year: Year::Named(year),
            week: if long { WEEKS } else { WEEKS - 1 },
        };
        Some(Found { expr, ..found })
    }

    /// "week 16 of 2025", "calendar week 16": the number stands at `at`. A league has weeks, too.
    pub(super) fn numbered_week(&self, at: TokenIndex) -> Option<Found> {
        let noun = self
            .before(at)
            .filter(|&noun| self.is_word(noun, &["week"]))?;
        let week = u32::try_from(self.number(at, 2)?)
            .ok()
            .filter(|week| (1..=WEEKS).contains(week))?;
        let calendar = self.before(noun).filter(|&b| {
            self.is_word(b, &["calendar"]) || self.is_word(b, &["iso"]) && self.capitalized(b)
        });
        let (year, end) = match self.whole_of_week(at + 1) {
            Some(whole) => whole,
            None => (Year::Open, calendar.map(|_| at + 1)?),
        };
        let expr = Expr::Week { year, week };
        let first = calendar.unwrap_or(noun);
        Some(Found::new(first, end, expr, "date.week_of_year"))
    }

    /// "the week of 17 March": the week before the day that was found.
    pub(super) fn week_of(&self, found: Found) -> Found {
        let Expr::Day { year, month, day } = found.expr else {
            return found;
        };
        let week = self
            .before(found.first)
            .filter(|&of| found.to.is_none() && self.is_word(of, &["of"]))
            .and_then(|of| self.before(of))
            .filter(|&week| self.is_word(week, &["week"]));
        week.map_or(found, |week| Found {
            first: self.with_the(week),
            expr: Expr::WeekOf { year, month, day },
            rule: "date.week_of_day",
            ..found
        })
    }

    /// "of 2025", "of last year" behind a week, and where it ends.
    fn whole_of_week(&self, of: TokenIndex) -> Option<(Year, TokenIndex)> {
        if !self.is_word(of, &["of", "in"]) {
            return None;
        }
        self.year_at(of + 1)
            .map(|(year, end)| (Year::Named(year), end))
            .or_else(|| self.year_phrase(of + 1))
    }

    /// "next week on Tuesday", "last week Wednesday": the week ends at `end`.
    pub(super) fn day_of_week(&self, at: TokenIndex, end: TokenIndex, weeks: i32) -> Option<Found> {
        let noun = end + usize::from(self.is_word(end, &["on"]));
        let day = self.doc_weekday(noun)?;
        // "said last week Monday's vote was void", "next week Friday, 3 April".
        let alone = !self.is(noun + 1, Class::Apostrophe) && self.weekday_alone(noun);
        let expr = Expr::WeekdayIn { day, weeks };
        alone.then(|| Found::new(at, noun + 1, expr, "date.weekday_in_week"))
    }

    /// Whether the weekday at `at` is named without its date.
    fn weekday_alone(&self, at: TokenIndex) -> bool {
        self.weekday(at)
            .is_some_and(|found| matches!(found.expr, Expr::Weekday { .. }) && found.first == at)
    }

    /// "a week on Friday", "two weeks from Monday", "Friday week": so many weeks behind the coming one.
    pub(super) fn weeks_after(&self, at: TokenIndex, day: u32) -> Option<Found> {
        let behind = self.is_word(at + 1, &["week"])
            && !self.is(at + 2, Class::Hyphen)
            && !self.noun_follows(at + 2);
        let (first, weeks, end) = if behind {
            (at, 1, at + 2)
        } else {
            if let Some(found) = self.weeks_ago(at, day) {
                return Some(found);
            }
            let (first, weeks) = self.weeks_before(at)?;
            (first, weeks, at + 1)
        };
        let expr = Expr::WeekdayAfter { day, weeks };
        Some(Found::new(first, end, expr, "date.from_day"))
    }

    /// "a week ago Monday": of the week so many back.
    fn weeks_ago(&self, at: TokenIndex, day: u32) -> Option<Found> {
        let ago = self.before(at).filter(|&b| self.is_word(b, &["ago"]))?;
        let unit = self
            .before(ago)
            .filter(|&unit| self.unit(unit) == Some("W"))?;
        let (first, count) = self.count_before(unit)?;
        let weeks = -i32::try_from(count).ok().filter(|n| (1..=52).contains(n))?;
        let expr = Expr::WeekdayIn { day, weeks };
        Some(Found::new(first, at + 1, expr, "date.from_day"))
    }

    /// The weeks before "from" or "on" and the weekday at `at`, and where they start.
    fn weeks_before(&self, at: TokenIndex) -> Option<(TokenIndex, i32)> {
        let joint = self
            .before(at)
            .filter(|&b| self.is_word(b, &["from", "on"]))?;
        let unit = self.before(joint)?;
        let each = match self.unit(unit)? {
            "W" => 1,
            "2W" => 2,
            _ => return None,
        };
        let (first, count) = self.count_before(unit)?;
        let count = i32::try_from(count).ok().filter(|n| (1..=52).contains(n))?;
        // "the week on Monday" ends or begins there.
        (!self.is_word(first, &["the"]) && (count == 1 || self.is_word(joint, &["from"])))
            .then_some((first, each * count))
    }

    /// "May", "May 2027", "next month", and where it ends.
    fn nth_month(&self, at: TokenIndex) -> Option<(NthMonth, TokenIndex)> {
        if let Some((month, end, _)) = self.month_at(at) {
            let (year, end) = self.year_of_day(end);
            return Some((NthMonth::Named { month, year }, end));
        }
        let (word, len) = self.calendar(at, Tag::DateWord)?;
        if word.class != "relative" || !self.is_word(at + len, &["month"]) {
            return None;
        }
        Some((NthMonth::Shifted(word.value.parse().ok()?), at + len + 1))
    }

    /// The weekday named in full at `at`.
    fn doc_weekday(&self, at: TokenIndex) -> Option<u32> {
        self.inside(at)
            .then(|| self.doc.word_sense(at, Tag::Weekday))
            .flatten()
            .map(|sense| sense.id)
    }

    /// "Tuesday of last week", "Friday next week", "Friday the 13th".
    pub(super) fn weekday_in_week(&self, at: TokenIndex, day: u32) -> Option<Found> {
        if let Some((of_month, end)) = self.ordinal_day(at + 1) {
            let expr = Expr::DayOfMonth {
                day: of_month,
                weekday: Some(day),
            };
            return Some(Found::new(at, end, expr, "date.weekday_ordinal"));
        }
        let of = usize::from(self.is_word(at + 1, &["of"]));
        let the = usize::from(of > 0 && self.is_word(at + 2, &["the"]));
        let (weeks, end) = self.week_phrase(at + 1 + of + the)?;
        let expr = Expr::WeekdayIn { day, weeks };
        Some(Found::new(at, end, expr, "date.weekday_in_week"))
    }

    /// "the 13th", "13th": figures with their ending, behind which no month and no noun stands.
    fn ordinal_day(&self, at: TokenIndex) -> Option<(u32, TokenIndex)> {
        let the = self.is_word(at, &["the"]);
        let first = at + usize::from(the);
        if !the && !self.is(first, Class::Digits) || !self.inside(first) {
            return None;
        }
        let numeral = self
            .doc
            .numerals
            .starting(first)
            .filter(|n| n.form == Form::Ordinal && !n.after_letter)?;
        let day = u32::try_from(numeral.value).ok()?;
        let end = numeral.end;
        ((1..=31).contains(&day) && end <= self.end && !self.noun_follows(end))
            .then_some((day, end))
    }

    /// Whether the word at `at` goes on with the phrase before it: a noun, a month, "of", "anniversary".
    pub(super) fn noun_follows(&self, at: TokenIndex) -> bool {
        const ENDS: Flags = Flags::FUNCTION_WORDS.with(&[Tag::Verb]);
        self.is_word(at, &["of"])
            || self.is(at, Class::Hyphen)
            || self.is(at, Class::Digits)
            || self.is(at, Class::Word) && !self.has_flag(at, ENDS)
    }

    /// "on the 29th", "by the 15th".
    pub(super) fn day_of_month(&self, at: TokenIndex) -> Option<Found> {
        let the = self.before(at).filter(|&the| self.is_word(the, &["the"]))?;
        if !self.is_before(
            the,
            &["on", "by", "until", "till", "before", "since", "from"],
        ) {
            return None;
        }
        let (day, end) = self.ordinal_day(at)?;
        let expr = Expr::DayOfMonth { day, weekday: None };
        Some(Found::new(the, end, expr, "date.day_of_month"))
    }

    /// "over the weekend", "at the weekend".
    pub(super) fn weekend(&self, at: TokenIndex) -> Option<Found> {
        const CUES: [&str; 11] = [
            "over",
            "at",
            "during",
            "on",
            "through",
            "throughout",
            "by",
            "until",
            "before",
            "after",
            "for",
        ];
        let the = self.before(at).filter(|&the| self.is_word(the, &["the"]))?;
        (self.is_before(the, &CUES) && !self.noun_follows(at + 1))
            .then(|| Found::new(the, at + 1, Expr::Weekend, "date.weekend"))
    }
}
