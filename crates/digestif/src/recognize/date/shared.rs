//! Dates that share the month, year or week of another one of their list.
//!
//! | text                                          | a date that shares      |
//! | --------------------------------------------- | ----------------------- |
//! | `from 1 to 7 May`, `3, 4 and 7 March`         | 1 May                   |
//! | `March 3, 4 and 7`, `from April 9 to 17`      | 4 March                 |
//! | `March and April 2025`                        | March 2025              |
//! | `from 3 March to 5 April last year`           | 3 March of last year    |
//! | `June, September and December of 2025`        | June 2025               |
//! | `between November and February 2024`          | November 2023           |
//! | `Q1 and Q2 2025`                              | the first quarter of 2025 |
//! | `Monday and Tuesday last week`                | Monday of last week     |
//!
//! Left alone: what a comma alone joins ("On April 3, May 2025 figures fell").

use super::{Expr, Found, OPENERS, Reader, Year};
use crate::lexicon::Tag;
use crate::scan::{Class, TokenIndex};
use crate::value::Grain;

/// Words between the last two dates of a list, or the two of a span.
const JOINTS: [&str; 6] = ["and", "or", "to", "through", "till", "until"];

/// Most days of a list that share their month.
pub(super) const LISTED_DAYS: usize = 5;

impl Reader<'_, '_> {
    /// "from 1 to 7 May", "on 3, 4 and 7 March": a day takes the month of the last one.
    pub(super) fn day_before_day(&self, at: TokenIndex) -> Option<Found> {
        let (day, end) = self.day_at(at)?;
        // "3, 4 and 7 March" needs a word that governs days: "Berlin, 5, 7 March" lists nothing.
        let governed = || {
            self.before(at).is_some_and(|b| {
                self.has(b, Tag::Preposition) || self.is_word(b, &["the"]) || self.follows_day(b)
            })
        };
        if self.is(end, Class::Comma) && !governed() {
            return None;
        }
        let (mut last, mut last_end) = (day, end);
        for _ in 0..LISTED_DAYS {
            let (next_at, closes) = self.list_joint(last_end)?;
            let next_at = next_at + usize::from(self.is_word(next_at, &["the"]));
            let (next, next_end) = self.day_at(next_at).filter(|&(next, _)| next > last)?;
            let second = self
                .day_month(next_at)
                .filter(|f| closes && f.to.is_none() && f.end > next_end);
            if let Some(Found {
                expr: Expr::Day { year, month, .. },
                ..
            }) = second
            {
                let expr = Expr::Day { year, month, day };
                // "from the 9th to the 12th of June".
                let ranked = end > at + 1 || !self.is(at, Class::Digits);
                let first = if ranked { self.with_the(at) } else { at };
                return Some(Found::new(first, end, expr, "date.shared_month"));
            }
            (last, last_end) = (next, next_end);
        }
        None
    }

    /// Whether a day of a list stands before the comma at `at`.
    fn follows_day(&self, at: TokenIndex) -> bool {
        self.is(at, Class::Comma)
            && self
                .before(at)
                .is_some_and(|day| self.number(day, 2).is_some())
    }

    /// What stands behind the joint of a list at `at`, and whether the joint is one that the last item has.
    pub(super) fn list_joint(&self, at: TokenIndex) -> Option<(TokenIndex, bool)> {
        let comma = usize::from(self.is(at, Class::Comma));
        if self.is_word(at + comma, &JOINTS) {
            return Some((at + comma + 1, true));
        }
        (comma > 0).then_some((at + 1, false))
    }

    /// "March 3 and 4", "March 3, 4 and 7": a day takes the month of the first one.
    pub(super) fn day_behind_day(&self, at: TokenIndex) -> Option<Found> {
        let (day, day_end) = self.day_at(at)?;
        let month = self.month_of_list(at, i32::try_from(day).ok()?)?;
        let joined = self.before(at).is_some_and(|b| self.is(b, Class::Comma));
        let counts = |end| {
            self.counted(end)
                || self.is(end, Class::Percent)
                || self.noun_follows(end) && !self.is(end, Class::Digits)
        };
        // "On March 3 and 4 ships left" counts ships, and so does "On March 3, 4 and 7 ships left".
        let mut last_end = day_end;
        if joined {
            let mut last = day;
            for _ in 0..LISTED_DAYS {
                let (next_at, closes) = self.list_joint(last_end)?;
                (last, last_end) = self.day_at(next_at).filter(|&(next, _)| next > last)?;
                if closes {
                    break;
                }
            }
        }
        if counts(last_end) {
            return None;
        }
        let (year, end) = self.year_of_day(last_end);
        let end = if joined { day_end } else { end };
        let expr = Expr::Day { year, month, day };
        self.ends_free(end)
            .then(|| Found::new(at, end, expr, "date.shared_month"))
    }

    /// The month before the list of growing days that `day` at `at` goes on: of "March 3" in "March 3, 4 and 7".
    fn month_of_list(&self, at: TokenIndex, mut day: i32) -> Option<u32> {
        let mut item = at;
        for _ in 0..LISTED_DAYS {
            let mut joint = self.before(item)?;
            if self.is_word(joint, &JOINTS) {
                joint -= usize::from(self.before(joint).is_some_and(|b| self.is(b, Class::Comma)));
            } else if !self.is(joint, Class::Comma) {
                return None;
            }
            item = self.before(joint)?;
            item -= usize::from(self.is_word(item, &["st", "nd", "rd", "th"]) && item > self.first);
            day = self.number(item, 2).filter(|&earlier| earlier < day)?;
            // The dot of an abbreviation may stand between a month and its day.
            let dot = usize::from(self.is(item.checked_sub(1)?, Class::Period));
            if let Some((month, end, _)) = self.month_at(item.checked_sub(1 + dot)?) {
                return (end == item).then_some(month);
            }
        }
        None
    }

    /// `found` with the year or week of the date that it is listed with; at most `more` dates on.
    pub(super) fn with_shared_year(&self, found: Found, more: usize) -> Found {
        let open = match found.expr {
            Expr::Weekday { which, .. } => which.is_none(),
            expr => matches!(expr.year(), Some(Year::Open | Year::Unstated)),
        };
        let shared = (open && found.to.is_none() && more > 0)
            .then(|| self.shared(&found, more))
            .flatten();
        shared.map_or(found, |expr| Found { expr, ..found })
    }

    fn shared(&self, found: &Found, more: usize) -> Option<Expr> {
        let (at, closes) = self.list_joint(found.end)?;
        let repeats = self.has(at, Tag::Preposition);
        let last = self.listed(at + usize::from(repeats))?;
        let whole = self.with_shared_year(last, more - 1);
        // A comma joins two dates only where the list goes on; "He left in June and in May 2024 he returned" lists nothing.
        let lists = closes || whole.expr != last.expr;
        let back = found.expr.is_later_than(whole.expr);
        (lists && !(back && repeats))
            .then(|| found.expr.with_year_of(whole.expr, back))
            .flatten()
    }

    /// The date at `at`, behind the article that it may repeat.
    fn listed(&self, at: TokenIndex) -> Option<Found> {
        let at = at + usize::from(self.is_word(at, &["the"]));
        let opens = self.is(at, Class::Digits) || self.has_flag(at, OPENERS);
        opens.then(|| self.read(at)).flatten()
    }
}

impl Expr {
    /// Whether this expression comes later in the calendar than `last`.
    fn is_later_than(self, last: Self) -> bool {
        match (self.place(), last.place()) {
            (Some((_, place)), Some((_, last))) => place > last,
            _ => false,
        }
    }

    /// This expression in the year or week of `last`, or in the year before it.
    fn with_year_of(self, last: Self, before: bool) -> Option<Self> {
        if let (Self::Weekday { day, .. }, Self::WeekdayIn { weeks, .. }) = (self, last) {
            return Some(Self::WeekdayIn { day, weeks });
        }
        let ((kind, _), (last_kind, _)) = (self.place()?, last.place()?);
        let back = i32::from(before);
        let year = match last.year()? {
            Year::Named(year) => Year::Named(year - back),
            Year::Shifted(by) => Year::Shifted(by - back),
            _ => return None,
        };
        (kind == last_kind).then_some(self.in_year(year))
    }

    /// The grain at which places in the year compare, and the place.
    const fn place(&self) -> Option<(Grain, u32)> {
        match *self {
            Self::Day { month, .. } | Self::Month { month, .. } => Some((Grain::Month, month)),
            Self::Part { grain, index, .. } => Some((grain, index)),
            _ => None,
        }
    }

    const fn in_year(self, year: Year) -> Self {
        match self {
            Self::Day { month, day, .. } => Self::Day { year, month, day },
            Self::Month { month, .. } => Self::Month { year, month },
            Self::Part {
                grain,
                index,
                fiscal,
                ..
            } => Self::Part {
                grain,
                index,
                year,
                fiscal,
            },
            other => other,
        }
    }
}
