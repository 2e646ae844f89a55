//! A date as read: what its words say, before `resolve::dates` anchors it.

use super::Tense;
use crate::value::{Date, Grain, TimexMod};

/// A date expression; `date` is filled by `resolve::dates`.
#[derive(Clone, Debug)]
pub(crate) struct DateDraft {
    pub(crate) expr: Expr,
    /// The last period of a range.
    pub(crate) to: Option<Expr>,
    /// The weekday named with a day, which tells the year where it is left out.
    pub(crate) weekday: Option<u32>,
    /// The tense of the clause, which tells past from future where the year or week is left out.
    pub(crate) tense: Option<Tense>,
    pub(crate) modifier: Option<TimexMod>,
    pub(crate) date: Option<Date>,
}

/// What a date expression says, before it is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    /// "17 April", "April 17, 2025".
    Day { year: Year, month: u32, day: u32 },
    /// "3/4/2024": which is the month is for the whole document to say.
    Slashed { first: u32, second: u32, year: Year },
    /// "April", "June 2027".
    Month { year: Year, month: u32 },
    /// "Q3 2028", "the first half of 2025": `grain` is a quarter or half.
    Part {
        grain: Grain,
        index: u32,
        year: Year,
        fiscal: bool,
    },
    /// "the first nine months of 2023": months `first` to `last`.
    Months { first: u32, last: u32, year: Year },
    /// "2030", "fiscal 2026", "this year".
    Year { year: Year, fiscal: bool },
    /// "autumn 2024", "this summer": `season` as in TIMEX3.
    Season { season: &'static str, year: Year },
    /// "the 1990s": the first year; a decade without its century ("the '90s") counts from 1900.
    Decade(i32),
    /// "the 19th century": the first year as TIMEX3 counts, 1800.
    Century(i32),
    /// "2025-W16", "week 16 of last year".
    Week { year: Year, week: u32 },
    /// "the week of 17 March": the week that holds the day.
    WeekOf { year: Year, month: u32, day: u32 },
    /// "the same quarter of 2025": that of the last date mentioned, in another year.
    SameIn { grain: Grain, year: Year },
    /// "Tuesday", "last Tuesday".
    Weekday { day: u32, which: Option<Which> },
    /// "this week", "yesterday", "three years ago", "the following day": so many months and days away.
    Shift {
        grain: Grain,
        months: i32,
        days: i32,
        from: From,
    },
    /// "Tuesday of last week": a day of the week so many weeks away.
    WeekdayIn { day: u32, weeks: i32 },
    /// "a week on Friday": so many weeks behind the coming one.
    WeekdayAfter { day: u32, weeks: i32 },
    /// "the first Monday of May", "the last week of next month".
    Nth(Nth),
    /// "the first ten days of May", "the last two weeks of 2027".
    Stretch(Stretch),
    /// "the 29th", "Friday the 13th": a day whose month is left out.
    DayOfMonth { day: u32, weekday: Option<u32> },
    /// "over the weekend".
    Weekend,
    /// "Christmas": the rule of `data/holidays.tsv`; empty where nothing tells which country's day is meant.
    Holiday { rule: &'static str, year: Year },
    /// "the Easter weekend": the weekend of a holiday, by the same rule.
    HolidayWeekend { rule: &'static str, year: Year },
}

impl Expr {
    /// The year that the words give or leave open; none where no year belongs to the expression.
    pub(crate) const fn year(&self) -> Option<Year> {
        match *self {
            Self::Day { year, .. }
            | Self::Slashed { year, .. }
            | Self::Month { year, .. }
            | Self::Part { year, .. }
            | Self::Months { year, .. }
            | Self::Year { year, .. }
            | Self::Season { year, .. }
            | Self::Week { year, .. }
            | Self::WeekOf { year, .. }
            | Self::SameIn { year, .. }
            | Self::Holiday { year, .. }
            | Self::HolidayWeekend { year, .. }
            | Self::Nth(Nth {
                month: NthMonth::Named { year, .. },
                ..
            })
            | Self::Stretch(Stretch {
                whole: Whole::Month(NthMonth::Named { year, .. }) | Whole::Year(year),
                ..
            }) => Some(year),
            _ => None,
        }
    }
}

/// A weekday or week by its place in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nth {
    /// From 1; -1 is the last.
    pub(crate) index: i32,
    /// 1 (Monday) to 7; none for a whole week.
    pub(crate) weekday: Option<u32>,
    pub(crate) month: NthMonth,
}

/// The month of [`Nth`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NthMonth {
    /// "of May", "of May 2027".
    Named { month: u32, year: Year },
    /// "of next month": so many months away.
    Shifted(i32),
}

/// Some days or weeks at one edge of a longer period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) count: u8,
    /// Whether weeks are counted, not days.
    pub(crate) weeks: bool,
    /// Whether they are the last ones.
    pub(crate) at_end: bool,
    pub(crate) whole: Whole,
}

/// The period of a [`Stretch`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    Month(NthMonth),
    Year(Year),
    /// "of last week": so many weeks away.
    Week(i32),
}

impl Whole {
    /// The whole period as an expression of its own.
    pub(crate) fn expr(self) -> Expr {
        let shift = |grain, months, days| Expr::Shift {
            grain,
            months,
            days,
            from: From::Now,
        };
        match self {
            Self::Month(NthMonth::Named { month, year }) => Expr::Month { year, month },
            Self::Month(NthMonth::Shifted(months)) => shift(Grain::Month, months, 0),
            Self::Year(year) => Expr::Year {
                year,
                fiscal: false,
            },
            Self::Week(weeks) => shift(Grain::Week, 0, 7 * weeks),
        }
    }
}

/// The year of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// Left out.
    Open,
    /// Left out where no tense tells it: whose financial year "Q2" belongs to is known to the reader alone.
    Unstated,
    /// Stated.
    Named(i32),
    /// "this year" (0), "last year" (-1).
    Shifted(i32),
    /// "last December", "next spring".
    Which(Which),
}

/// Which of the recurring days, months or seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Last,
    This,
    Next,
    /// "the following Monday": after the last date mentioned.
    Following,
    /// "the previous Monday": before it.
    Preceding,
    /// "that December": of the year of the last date mentioned.
    That,
}

/// What a shift starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The day of writing.
    Now,
    /// The last date mentioned.
    Mention,
}

impl DateDraft {
    /// A day so many days from `from`.
    pub(in crate::recognize) fn days_from(from: From, days: i32) -> Self {
        Self {
            expr: Expr::Shift {
                grain: Grain::Day,
                months: 0,
                days,
                from,
            },
            to: None,
            weekday: None,
            tense: None,
            modifier: None,
            date: None,
        }
    }
}
