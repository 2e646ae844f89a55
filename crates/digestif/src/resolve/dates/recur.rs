//! Periods that recur: which of the days, weeks, months or years of that name is meant.

use chrono::{Datelike, NaiveDate, Weekday};

use super::anchor::Anchors;
use super::open::Found;
use super::period::{Period, shift};
use crate::recognize::{Nth, NthMonth, Tense, Which, Year};
use crate::value::{Anchor, Grain};

/// Days that a date without tense may lie back before the next such date is nearer.
const BACK: i64 = 240;
/// So near, a day is meant whatever the tense seems to say …
pub(super) const NEAR: i64 = 31;
/// … if the other one is as far away as this.
const FAR: i64 = 300;
impl Anchors {
    /// A period that recurs every year.
    pub(super) fn recurring(
        &self,
        year: Year,
        tense: Option<Tense>,
        of: impl Fn(i32) -> Option<Period>,
    ) -> Option<Found> {
        if let Year::Named(year) = year {
            return Some(Found::Period(of(year)?, Some(Anchor::Absolute)));
        }
        let (base, anchor) = match year {
            Year::Unstated => return None,
            Year::Open => (self.reference?, Anchor::Reference),
            Year::Which(Which::That) => (self.mention?, Anchor::Mention),
            Year::Which(Which::Following | Which::Preceding) if self.mention.is_some() => {
                (self.mention?, Anchor::Mention)
            }
            _ => self.now()?,
        };
        let this = base.year();
        let at = |period: Period| Some(Found::Period(period, Some(anchor)));
        // A leap day is looked for as far as the next leap year.
        let before = || (0..=8).find_map(|back| of(this - back).filter(|p| p.start <= base));
        let strictly_before = || {
            (0..=8)
                .find_map(|back| of(this - back).filter(|p| p.end().is_some_and(|end| end <= base)))
        };
        let strictly_after =
            || (0..=8).find_map(|ahead| of(this + ahead).filter(|p| p.start > base));
        let after = || {
            (0..=8).find_map(|ahead| {
                of(this + ahead).filter(|p| p.end().is_some_and(|end| end > base))
            })
        };
        match year {
            Year::Shifted(by) => at(of(this + by)?),
            Year::Which(Which::This | Which::That) => at(of(this)?),
            Year::Which(Which::Last | Which::Preceding) => at(strictly_before()?),
            Year::Which(Which::Next | Which::Following) => at(strictly_after()?),
            Year::Named(_) | Year::Open | Year::Unstated => {
                at(nearest(base, before(), after(), tense)?)
            }
        }
    }

    pub(super) fn part(
        &self,
        grain: Grain,
        index: u32,
        year: Year,
        fiscal: bool,
        tense: Option<Tense>,
    ) -> Option<Found> {
        if fiscal && !matches!(year, Year::Named(_)) {
            return None;
        }
        self.recurring(year, tense, |y| Period::part(grain, y, index))
    }

    pub(super) fn season(&self, season: &str, year: Year, tense: Option<Tense>) -> Option<Found> {
        let first_month = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let found = self.recurring(year, tense, |y| {
            Some(Period {
                grain: Grain::Season,
                start: Period::month(y, first_month)?.start,
            })
        })?;
        let Found::Period(period, anchor) = found else {
            return None;
        };
        Some(Found::Value(
            format!("{:04}-{season}", period.start.year()),
            Grain::Season,
            anchor,
        ))
    }

    /// "the same quarter of 2025".
    pub(super) fn same_in(&self, grain: Grain, year: Year) -> Option<Found> {
        let mention = self.mention.map(|day| (day, Anchor::Mention));
        let (base, anchor) = mention.or_else(|| self.now())?;
        let year = match year {
            Year::Named(year) => year,
            Year::Shifted(by) => self.shifted_year(by).0?,
            _ => return None,
        };
        let same = match grain {
            Grain::Day => Period::day(year, base.month(), base.day()),
            Grain::Week => Period::week(year, base.iso_week().week()),
            Grain::Quarter => Period::part(grain, year, (base.month() - 1) / 3 + 1),
            Grain::Month => Period::month(year, base.month()),
            _ => None,
        };
        Some(Found::Period(same?, Some(anchor)))
    }

    /// "Tuesday of last week".
    pub(super) fn weekday_in(&self, day: u32, weeks: i32) -> Option<Found> {
        let (base, anchor) = self.now()?;
        let monday = Period::around(Grain::Week, base)?.start;
        let day = shift(monday, 0, 7 * weeks + i32::try_from(day).ok()? - 1)?;
        Some(Found::Period(
            Period::around(Grain::Day, day)?,
            Some(anchor),
        ))
    }

    /// "a week on Friday".
    pub(super) fn weekday_after(&self, day: u32, weeks: i32) -> Option<Found> {
        let (base, anchor) = self.now()?;
        let today = i32::try_from(base.weekday().number_from_monday()).ok()?;
        let ahead = (i32::try_from(day).ok()? - today).rem_euclid(7);
        let period = Period::around(Grain::Day, shift(base, 0, ahead + 7 * weeks)?)?;
        Some(Found::Period(period, Some(anchor)))
    }

    /// "the first Monday of May", "the last week of next month".
    pub(super) fn nth(&self, nth: Nth, tense: Option<Tense>) -> Option<Found> {
        let place = |year, month| place_in_month(year, month, nth.weekday, nth.index);
        match nth.month {
            NthMonth::Named { month, year } => self.recurring(year, tense, |y| place(y, month)),
            NthMonth::Shifted(months) => {
                let (base, anchor) = self.now()?;
                let month = shift(Period::around(Grain::Month, base)?.start, months, 0)?;
                let period = place(month.year(), month.month())?;
                Some(Found::Period(period, Some(anchor)))
            }
        }
    }

    /// "the 29th", "Friday the 13th": the nearest month that has such a day.
    pub(super) fn day_of_month(
        &self,
        day: u32,
        weekday: Option<u32>,
        tense: Option<Tense>,
    ) -> Option<Found> {
        /// Months in which any weekday falls on any day of the month at least once.
        const MONTHS: i32 = 16;
        let base = self.reference?;
        let month = Period::around(Grain::Month, base)?.start;
        let of = |months| {
            let month = shift(month, months, 0)?;
            let period = Period::day(month.year(), month.month(), day)?;
            let held = weekday.is_none_or(|w| period.start.weekday().number_from_monday() == w);
            held.then_some(period)
        };
        let before = (0..MONTHS).find_map(|back| of(-back).filter(|p| p.start <= base));
        let after = (0..MONTHS).find_map(|ahead| of(ahead).filter(|p| p.start >= base));
        let period = match tense {
            Some(Tense::Future) => after.or(before),
            _ => before.or(after),
        };
        Some(Found::Period(period?, Some(Anchor::Reference)))
    }

    /// "over the weekend": the last one, or this one where it lies ahead.
    pub(super) fn weekend(&self, tense: Option<Tense>) -> Option<Found> {
        let base = self.reference?;
        let this = Period::around(Grain::Weekend, base)?;
        let period = match tense {
            Some(Tense::Future) => this,
            _ if this.start <= base => this,
            _ => Period::around(Grain::Weekend, shift(base, 0, -7)?)?,
        };
        Some(Found::Period(period, Some(Anchor::Reference)))
    }

    pub(super) fn weekday(
        &self,
        day: u32,
        which: Option<Which>,
        tense: Option<Tense>,
    ) -> Option<Found> {
        let told = matches!(which, Some(Which::Following | Which::Preceding));
        let mention = self
            .mention
            .filter(|_| told)
            .map(|day| (day, Anchor::Mention));
        let (base, anchor) =
            mention.or_else(|| self.reference.map(|day| (day, Anchor::Reference)))?;
        let (today, day) = (
            i32::try_from(base.weekday().number_from_monday()).ok()?,
            i32::try_from(day).ok()?,
        );
        let back = (today - day).rem_euclid(7);
        let ahead = (day - today).rem_euclid(7);
        let days = match (which, tense) {
            (Some(Which::Last | Which::Preceding), _) => -(if back == 0 { 7 } else { back }),
            // Nobody calls tomorrow "next Tuesday".
            (Some(Which::Next), _) if ahead <= 1 => ahead + 7,
            (Some(Which::Following), _) if ahead == 0 => 7,
            (Some(Which::Next | Which::Following), _) => ahead,
            (Some(Which::This | Which::That), _) => day - today,
            (None, Some(Tense::Future)) => ahead,
            (None, _) => -back,
        };
        Some(Found::Period(
            Period::around(Grain::Day, shift(base, 0, days)?)?,
            Some(anchor),
        ))
    }
}

/// The weekday or, without one, the ISO week number `index` of a month, counted from its end below zero.
fn place_in_month(year: i32, month: u32, weekday: Option<u32>, index: i32) -> Option<Period> {
    // The weeks of a month are those of its Thursdays.
    let day = weekday.unwrap_or(4);
    let day = Weekday::try_from(u8::try_from(day.checked_sub(1)?).ok()?).ok()?;
    let nth = |n| NaiveDate::from_weekday_of_month_opt(year, month, day, n);
    let found = if index < 0 {
        nth(5).or_else(|| nth(4))
    } else {
        nth(u8::try_from(index).ok()?)
    };
    let grain = if weekday.is_some() {
        Grain::Day
    } else {
        Grain::Week
    };
    Period::around(grain, found?)
}

/// Of the last such period and the next, the one that the tense or nearness to `base` names.
fn nearest(
    base: NaiveDate,
    before: Option<Period>,
    after: Option<Period>,
    tense: Option<Tense>,
) -> Option<Period> {
    let (Some(before), Some(after)) = (before, after) else {
        return before.or(after);
    };
    if before == after {
        return Some(before);
    }
    let (back, ahead) = (
        (base - before.start).num_days(),
        (after.start - base).num_days(),
    );
    // "Exports fell in June", written in May, tells of the last June.
    let day = after.grain == Grain::Day;
    let behind = before.end().map_or(back, |end| (base - end).num_days());
    Some(match tense {
        Some(Tense::Past) if day && ahead <= NEAR && back >= FAR => after,
        Some(Tense::Past) => before,
        // "will publish January data", written in February.
        Some(Tense::Future) if behind <= NEAR && ahead >= FAR => before,
        Some(Tense::Future) => after,
        None if back <= BACK => before,
        None => after,
    })
}
