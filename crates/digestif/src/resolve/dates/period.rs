//! Calendar arithmetic: periods of one grain, their TIMEX3 values, bounds and neighbours, and the movable feasts.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::value::Grain;

/// A period of the calendar: its grain and its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) grain: Grain,
    pub(super) start: NaiveDate,
}

impl Period {
    /// The period of `grain` that holds `day`; none outside the years 1 to 9999.
    pub(super) fn around(grain: Grain, day: NaiveDate) -> Option<Self> {
        let year = day.year();
        let start = match grain {
            Grain::Day => Some(day),
            Grain::Week => monday(day),
            Grain::Weekend => monday(day)?.checked_add_days(Days::new(5)),
            Grain::Month | Grain::Season => NaiveDate::from_ymd_opt(year, day.month(), 1),
            Grain::Quarter => NaiveDate::from_ymd_opt(year, (day.month() - 1) / 3 * 3 + 1, 1),
            Grain::Half => NaiveDate::from_ymd_opt(year, (day.month() - 1) / 6 * 6 + 1, 1),
            Grain::Year => NaiveDate::from_ymd_opt(year, 1, 1),
            Grain::Decade => NaiveDate::from_ymd_opt(year - year.rem_euclid(10), 1, 1),
            Grain::Century => NaiveDate::from_ymd_opt(year - year.rem_euclid(100), 1, 1),
        }?;
        (1..=9999)
            .contains(&start.year())
            .then_some(Self { grain, start })
    }

    /// The year `year`.
    pub(super) fn year(year: i32) -> Option<Self> {
        Self::around(Grain::Year, NaiveDate::from_ymd_opt(year, 1, 1)?)
    }

    /// The month `month` of `year`.
    pub(super) fn month(year: i32, month: u32) -> Option<Self> {
        Self::around(Grain::Month, NaiveDate::from_ymd_opt(year, month, 1)?)
    }

    /// A day; none where the calendar has no such day.
    pub(super) fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        Self::around(Grain::Day, NaiveDate::from_ymd_opt(year, month, day)?)
    }

    /// Quarter or half `index`, from 1, of `year`.
    pub(super) fn part(grain: Grain, year: i32, index: u32) -> Option<Self> {
        let months = if grain == Grain::Half { 6 } else { 3 };
        Self::around(
            grain,
            NaiveDate::from_ymd_opt(year, index.checked_sub(1)? * months + 1, 1)?,
        )
    }

    /// ISO week `week` of `year`.
    pub(super) fn week(year: i32, week: u32) -> Option<Self> {
        Self::around(
            Grain::Week,
            NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?,
        )
    }

    /// The day after the last day.
    pub(super) fn end(self) -> Option<NaiveDate> {
        let (months, days) = match self.grain {
            Grain::Day => (0, 1),
            Grain::Week => (0, 7),
            Grain::Weekend => (0, 2),
            Grain::Month => (1, 0),
            Grain::Quarter | Grain::Season => (3, 0),
            Grain::Half => (6, 0),
            Grain::Year => (12, 0),
            Grain::Decade => (120, 0),
            Grain::Century => (1200, 0),
        };
        shift(self.start, months, days)
    }

    /// The TIMEX3 value.
    pub(super) fn timex(self) -> String {
        let mut timex = String::with_capacity(LONGEST);
        self.write(&mut timex);
        timex
    }

    /// The TIMEX3 value of the range from this period to `last`.
    pub(super) fn timex_to(self, last: Self) -> String {
        let mut timex = String::with_capacity(2 * LONGEST + 1);
        self.write(&mut timex);
        timex.push('/');
        last.write(&mut timex);
        timex
    }

    /// Writes the TIMEX3 value figure by figure: most dates are written here, and the general formatter is slow.
    fn write(self, out: &mut String) {
        let (year, month) = (self.start.year().unsigned_abs(), self.start.month());
        match self.grain {
            Grain::Day => {
                year_to(out, year);
                sign_and_pair(out, "-", month);
                sign_and_pair(out, "-", self.start.day());
            }
            Grain::Week | Grain::Weekend => {
                let week = self.start.iso_week();
                year_to(out, week.year().unsigned_abs());
                sign_and_pair(out, "-W", week.week());
                if self.grain == Grain::Weekend {
                    out.push_str("-WE");
                }
            }
            Grain::Month => {
                year_to(out, year);
                sign_and_pair(out, "-", month);
            }
            Grain::Quarter | Grain::Half => {
                let (sign, months) = if self.grain == Grain::Half {
                    ("-H", 6)
                } else {
                    ("-Q", 3)
                };
                year_to(out, year);
                out.push_str(sign);
                out.push(figure((month - 1) / months + 1));
            }
            Grain::Season | Grain::Year => year_to(out, year),
            Grain::Decade => {
                pair(out, year / 100);
                out.push(figure(year / 10));
            }
            Grain::Century => pair(out, year / 100),
        }
    }
}

/// Bytes of the longest value: `2025-W16-WE`.
const LONGEST: usize = 11;

/// A year in four figures.
fn year_to(out: &mut String, year: u32) {
    pair(out, year / 100);
    pair(out, year);
}

fn sign_and_pair(out: &mut String, sign: &str, value: u32) {
    out.push_str(sign);
    pair(out, value);
}

/// The last two figures of `value`.
fn pair(out: &mut String, value: u32) {
    out.push(figure(value / 10));
    out.push(figure(value));
}

/// The last figure of `value`.
fn figure(value: u32) -> char {
    char::from(b"0123456789"[value as usize % 10])
}

/// `day` moved by months, then days; a day that its month lacks becomes the month's last.
pub(super) fn shift(day: NaiveDate, months: i32, days: i32) -> Option<NaiveDate> {
    let (m, d) = (
        Months::new(months.unsigned_abs()),
        Days::new(u64::from(days.unsigned_abs())),
    );
    let day = if months < 0 {
        day.checked_sub_months(m)
    } else {
        day.checked_add_months(m)
    }?;
    if days < 0 {
        day.checked_sub_days(d)
    } else {
        day.checked_add_days(d)
    }
}

/// The Monday of the week of `day`.
fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// The day of a holiday in `year`, by its rule in `data/holidays.tsv`: `12-25` month and day, `E-2` days from Easter Sunday,
/// `O+0` from that of the Orthodox churches, `N11-4-4+1` the first day after the fourth Thursday of November, `N5-1-L` the last
/// Monday of May, `A05-18-1` the first Monday on or after 18 May.
pub(super) fn holiday(rule: &str, year: i32) -> Option<NaiveDate> {
    if let Some(offset) = rule.strip_prefix('E') {
        return shift(easter(year)?, 0, offset.parse().ok()?);
    }
    if let Some(offset) = rule.strip_prefix('O') {
        return shift(orthodox_easter(year)?, 0, offset.parse().ok()?);
    }
    if let Some(rule) = rule.strip_prefix('A') {
        let (day, weekday) = rule.rsplit_once('-')?;
        let from = holiday(day, year)?;
        let weekday: i64 = weekday.parse().ok()?;
        let ahead = (weekday - i64::from(from.weekday().number_from_monday())).rem_euclid(7);
        return shift(from, 0, i32::try_from(ahead).ok()?);
    }
    if let Some(rule) = rule.strip_prefix('N') {
        let (rule, after) = rule
            .split_once('+')
            .map_or((rule, 0), |(rule, days)| (rule, days.parse().unwrap_or(0)));
        let mut parts = rule.split('-');
        let month = parts.next()?.parse().ok()?;
        let weekday = Weekday::try_from(parts.next()?.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
        let day = match parts.next()? {
            "L" => NaiveDate::from_weekday_of_month_opt(year, month, weekday, 5)
                .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, 4)),
            nth => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth.parse().ok()?),
        };
        return shift(day?, 0, after);
    }
    let (month, day) = rule.split_once('-')?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// The weekend of a holiday: the one it lies in or next to.
pub(super) fn holiday_weekend(rule: &str, year: i32) -> Option<Period> {
    let day = holiday(rule, year)?;
    let early = day.weekday().num_days_from_monday() < 2;
    Period::around(Grain::Weekend, shift(day, 0, if early { -7 } else { 0 })?)
}

/// Easter Sunday of the Western churches, by the anonymous Gregorian computus.
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let days = epact + sunday - 7 * ((golden + 11 * epact + 22 * sunday) / 451) + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    )
}

/// Easter Sunday of the Orthodox churches: Meeus' computus of the Julian calendar, brought to the Gregorian one.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let moon = (19 * (year % 19) + 15) % 30;
    let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34).rem_euclid(7);
    let days = moon + sunday + 114;
    let julian = NaiveDate::from_ymd_opt(
        year,
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    )?;
    shift(julian, 0, year / 100 - year / 400 - 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn iso_weeks_at_the_turn_of_the_year() {
        let timex = |text: &str, grain| Period::around(grain, day(text)).unwrap().timex();
        assert_eq!(timex("2020-12-31", Grain::Week), "2020-W53");
        assert_eq!(timex("2021-01-03", Grain::Weekend), "2020-W53-WE");
        assert_eq!(timex("2024-12-30", Grain::Week), "2025-W01");
        assert!(Period::week(2025, 53).is_none());
        assert_eq!(
            Period::week(2026, 53).unwrap().end(),
            Some(day("2027-01-04"))
        );
    }

    #[test]
    fn leap_days_and_ends_of_months() {
        assert!(Period::day(2023, 2, 29).is_none());
        assert_eq!(shift(day("2024-02-29"), -12, 0), Some(day("2023-02-28")));
        assert_eq!(
            Period::month(2024, 2).unwrap().end(),
            Some(day("2024-03-01"))
        );
        assert_eq!(shift(day("2024-12-31"), 0, 1), Some(day("2025-01-01")));
    }

    #[test]
    fn names_every_grain() {
        let timex = |grain| Period::around(grain, day("1998-11-08")).unwrap().timex();
        assert_eq!(timex(Grain::Quarter), "1998-Q4");
        assert_eq!(timex(Grain::Half), "1998-H2");
        assert_eq!(timex(Grain::Decade), "199");
        assert_eq!(timex(Grain::Century), "19");
        assert_eq!(
            Period::around(Grain::Decade, day("1998-11-08"))
                .unwrap()
                .end(),
            Some(day("2000-01-01"))
        );
    }

    #[test]
    fn movable_feasts() {
        assert_eq!(holiday("E+0", 2025), Some(day("2025-04-20")));
        assert_eq!(holiday("E-2", 2024), Some(day("2024-03-29")));
        assert_eq!(holiday("N11-4-4+1", 2010), Some(day("2010-11-26")));
        assert_eq!(holiday("N5-1-L", 2024), Some(day("2024-05-27")));
        assert_eq!(holiday("12-25", 2024), Some(day("2024-12-25")));
        assert_eq!(holiday("O+0", 2024), Some(day("2024-05-05")));
        assert_eq!(holiday("O+0", 2025), Some(day("2025-04-20")));
        assert_eq!(holiday("O+0", 2026), Some(day("2026-04-12")));
        assert_eq!(holiday("A05-18-1", 2026), Some(day("2026-05-18")));
        assert_eq!(holiday("A11-02-2", 2024), Some(day("2024-11-05")));
    }
}
