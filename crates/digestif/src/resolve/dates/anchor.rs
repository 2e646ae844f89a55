//! Finds the period that one expression means.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, Weekday};

use super::period::{Period, holiday, shift};
use super::written::{figures, is_fiscal, leans, named_year, with_year};
use crate::recognize::{
    DateDraft, DateExpr as Expr, DateFrom as From, Nth, NthMonth, Tense, Which, Year,
};
use crate::value::{Anchor, Date, Grain};

/// What the expressions of one place may start from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchors {
    pub(super) reference: Option<NaiveDate>,
    pub(super) publication: Option<NaiveDate>,
    pub(super) mention: Option<NaiveDate>,
    /// Whether the day stands first in dates in figures; none where the document does not show it.
    pub(super) day_first: Option<bool>,
}

/// Days that a date without tense may lie back before the next such date is nearer.
const BACK: i64 = 240;
/// So near, a date is meant whatever the tense seems to say …
const NEAR: i64 = 31;
/// … if the other one is as far away as this.
const FAR: i64 = 300;

/// A period as found, or only its value where it has no days to count.
enum Found {
    Period(Period, Option<Anchor>),
    /// No bounds: seasons, and all that stays open.
    Value(String, Grain, Option<Anchor>),
}

impl Anchors {
    /// The date that `draft` means.
    pub(super) fn date(&self, draft: &DateDraft) -> Date {
        let Some(to) = draft.to else {
            return self.single(draft);
        };
        let (first, last) = self.range(draft, to);
        let fiscal = is_fiscal(draft.expr);
        let (timex, start, end) = match (&first, &last) {
            (Found::Period(a, _), Found::Period(b, _)) => (a.timex_to(*b), Some(a.start), b.end()),
            _ => (format!("{}/{}", first.timex(), last.timex()), None, None),
        };
        let bounds = if fiscal { (None, None) } else { (start, end) };
        Date {
            timex,
            grain: last.grain(),
            start: bounds.0,
            end: bounds.1,
            fiscal,
            anchor: first.anchor().or(last.anchor()),
            modifier: draft.modifier,
        }
    }

    fn single(&self, draft: &DateDraft) -> Date {
        let fiscal = is_fiscal(draft.expr);
        if let Expr::Months { first, last, year } = draft.expr {
            return self.months(draft, first, last, year);
        }
        let found = self.first(draft);
        let (start, end) = match &found {
            Found::Period(period, _) if !fiscal => (Some(period.start), period.end()),
            _ => (None, None),
        };
        Date {
            grain: found.grain(),
            start,
            end,
            fiscal,
            anchor: found.anchor(),
            modifier: draft.modifier,
            timex: found.into_timex(),
        }
    }

    /// "the first nine months of 2023".
    fn months(&self, draft: &DateDraft, first: u32, last: u32, year: Year) -> Date {
        let open = |reference: NaiveDate| {
            let over = Period::month(reference.year(), last)
                .and_then(Period::end)
                .is_some_and(|end| end <= reference);
            reference.year() - i32::from(!over && draft.tense != Some(Tense::Future))
        };
        let (year, anchor) = match year {
            Year::Named(year) => (Some(year), Some(Anchor::Absolute)),
            Year::Shifted(by) => self.shifted_year(by),
            Year::Open | Year::Unstated | Year::Which(_) => (
                self.reference.map(open),
                self.reference.map(|_| Anchor::Reference),
            ),
        };
        let ends = year.and_then(|y| Period::month(y, first).zip(Period::month(y, last)));
        let (timex, start, end) = match ends {
            Some((a, b)) => (a.timex_to(b), Some(a.start), b.end()),
            None => (format!("XXXX-{first:02}/XXXX-{last:02}"), None, None),
        };
        Date {
            timex,
            grain: Grain::Month,
            start,
            end,
            fiscal: false,
            anchor,
            modifier: draft.modifier,
        }
    }

    /// Both ends of a range: the end that names its year decides the other.
    fn range(&self, draft: &DateDraft, to: Expr) -> (Found, Found) {
        if let (Some(year), true) = (named_year(to), named_year(draft.expr).is_none()) {
            let last = self.find(to, None);
            let first = with_year(draft.expr, year).map(|e| self.find(e, None));
            let first = match (first, &last) {
                (Some(Found::Period(p, _)), Found::Period(end, _)) if p.start > end.start => {
                    with_year(draft.expr, year - 1).map(|e| self.find(e, None))
                }
                (first, _) => first,
            };
            return (first.unwrap_or_else(|| self.first(draft)), last);
        }
        let first = self.first(draft);
        let last = match &first {
            // "year to date" and "March 3-9 last year" end from the day of writing.
            Found::Period(period, _) if named_year(to).is_none() && !leans(to) => {
                let after = Anchors {
                    reference: Some(period.start),
                    ..*self
                };
                match after.find(to, Some(Tense::Future)) {
                    Found::Period(last, _) => Found::Period(last, first.anchor()),
                    open @ Found::Value(..) => open,
                }
            }
            _ => self.find(to, draft.tense),
        };
        (first, last)
    }

    /// The first or only period of `draft`.
    fn first(&self, draft: &DateDraft) -> Found {
        let found = self.find(draft.expr, draft.tense);
        self.by_weekday(draft, &found).unwrap_or(found)
    }

    /// "Friday, April 18": of last year, this and the next, only one has the day on that weekday. A day as near as `found` may be
    /// is meant even where its weekday is wrong.
    fn by_weekday(&self, draft: &DateDraft, found: &Found) -> Option<Found> {
        let (
            Found::Period(likely, anchor),
            Expr::Day {
                year: Year::Open,
                month,
                day,
            },
        ) = (found, draft.expr)
        else {
            return None;
        };
        let (weekday, base) = (draft.weekday?, self.reference?);
        if (likely.start - base).num_days().abs() <= NEAR {
            return None;
        }
        (base.year() - 1..=base.year() + 1)
            .filter_map(|year| Period::day(year, month, day))
            .find(|period| period.start.weekday().number_from_monday() == weekday)
            .map(|period| Found::Period(period, *anchor))
    }

    fn find(&self, expr: Expr, tense: Option<Tense>) -> Found {
        self.period(expr, tense)
            .unwrap_or_else(|| open(expr, self.day_first))
    }

    fn period(&self, expr: Expr, tense: Option<Tense>) -> Option<Found> {
        let absolute = |period: Period| Found::Period(period, Some(Anchor::Absolute));
        match expr {
            Expr::Day { year, month, day } => {
                self.recurring(year, tense, |y| Period::day(y, month, day))
            }
            Expr::Slashed { .. } => {
                let (year, month, day) = figures(expr, self.day_first)?;
                Period::day(year, month, day).map(absolute)
            }
            Expr::Month { year, month } => self.recurring(year, tense, |y| Period::month(y, month)),
            Expr::Part {
                grain,
                index,
                year,
                fiscal,
            } => self.part(grain, index, year, fiscal, tense),
            Expr::Months { .. } => None,
            Expr::Year {
                year: Year::Named(year),
                ..
            } => Period::year(year).map(absolute),
            Expr::Year {
                year: Year::Shifted(by),
                ..
            } => {
                let (year, anchor) = self.shifted_year(by);
                Some(Found::Period(Period::year(year?)?, anchor))
            }
            Expr::Year { .. } => None,
            Expr::Season { season, year } => self.season(season, year, tense),
            Expr::Decade(year) => {
                Period::around(Grain::Decade, NaiveDate::from_ymd_opt(year, 1, 1)?).map(absolute)
            }
            Expr::Century(year) => {
                // TIMEX3 counts the hundreds; the period itself starts with the year 01 but is kept to them.
                Period::around(Grain::Century, NaiveDate::from_ymd_opt(year.max(1), 1, 1)?)
                    .map(absolute)
            }
            Expr::Week { year, week } => self.recurring(year, tense, |y| Period::week(y, week)),
            Expr::Weekday { day, which } => self.weekday(day, which, tense),
            Expr::WeekdayIn { day, weeks } => self.weekday_in(day, weeks),
            Expr::WeekdayAfter { day, weeks } => self.weekday_after(day, weeks),
            Expr::Nth(nth) => self.nth(nth, tense),
            Expr::DayOfMonth { day, weekday } => self.day_of_month(day, weekday, tense),
            Expr::Weekend => self.weekend(tense),
            Expr::Shift {
                grain,
                months,
                days,
                from,
            } => self.shift(grain, months, days, from),
            Expr::Holiday { rule, year } => self.recurring(year, tense, |y| {
                Period::around(Grain::Day, holiday(rule, y)?)
            }),
        }
    }

    /// The day that words like "today" start from.
    fn now(&self) -> Option<(NaiveDate, Anchor)> {
        let publication = self.publication.map(|day| (day, Anchor::Publication));
        publication.or_else(|| self.reference.map(|day| (day, Anchor::Reference)))
    }

    fn shifted_year(&self, by: i32) -> (Option<i32>, Option<Anchor>) {
        self.now().map_or((None, None), |(now, anchor)| {
            (Some(now.year() + by), Some(anchor))
        })
    }

    fn shift(&self, grain: Grain, months: i32, days: i32, from: From) -> Option<Found> {
        let mention = self
            .mention
            .filter(|_| from == From::Mention)
            .map(|day| (day, Anchor::Mention));
        let (base, anchor) = mention.or_else(|| self.now())?;
        Some(Found::Period(
            Period::around(grain, shift(base, months, days)?)?,
            Some(anchor),
        ))
    }

    /// A period that recurs every year.
    fn recurring(
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
            Year::Which(Which::This) => at(of(this)?),
            Year::Which(Which::Last | Which::Preceding) => at(strictly_before()?),
            Year::Which(Which::Next | Which::Following) => at(strictly_after()?),
            Year::Named(_) | Year::Open | Year::Unstated => {
                at(nearest(base, before(), after(), tense)?)
            }
        }
    }

    fn part(
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

    fn season(&self, season: &str, year: Year, tense: Option<Tense>) -> Option<Found> {
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

    /// "Tuesday of last week".
    fn weekday_in(&self, day: u32, weeks: i32) -> Option<Found> {
        let (base, anchor) = self.now()?;
        let monday = Period::around(Grain::Week, base)?.start;
        let day = shift(monday, 0, 7 * weeks + i32::try_from(day).ok()? - 1)?;
        Some(Found::Period(
            Period::around(Grain::Day, day)?,
            Some(anchor),
        ))
    }

    /// "a week on Friday".
    fn weekday_after(&self, day: u32, weeks: i32) -> Option<Found> {
        let (base, anchor) = self.now()?;
        let today = i32::try_from(base.weekday().number_from_monday()).ok()?;
        let ahead = (i32::try_from(day).ok()? - today).rem_euclid(7);
        let period = Period::around(Grain::Day, shift(base, 0, ahead + 7 * weeks)?)?;
        Some(Found::Period(period, Some(anchor)))
    }

    /// "the first Monday of May", "the last week of next month".
    fn nth(&self, nth: Nth, tense: Option<Tense>) -> Option<Found> {
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
    fn day_of_month(&self, day: u32, weekday: Option<u32>, tense: Option<Tense>) -> Option<Found> {
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
    fn weekend(&self, tense: Option<Tense>) -> Option<Found> {
        let base = self.reference?;
        let this = Period::around(Grain::Weekend, base)?;
        let period = match tense {
            Some(Tense::Future) => this,
            _ if this.start <= base => this,
            _ => Period::around(Grain::Weekend, shift(base, 0, -7)?)?,
        };
        Some(Found::Period(period, Some(Anchor::Reference)))
    }

    fn weekday(&self, day: u32, which: Option<Which>, tense: Option<Tense>) -> Option<Found> {
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
            (Some(Which::Next | Which::Following), _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (Some(Which::This), _) => day - today,
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
    Some(match tense {
        Some(Tense::Past) if ahead <= NEAR && back >= FAR => after,
        Some(Tense::Past) => before,
        Some(Tense::Future) if back <= NEAR && ahead >= FAR => before,
        Some(Tense::Future) => after,
        None if back <= BACK => before,
        None => after,
    })
}

/// The value of an expression as far as the text tells it.
fn open(expr: Expr, day_first: Option<bool>) -> Found {
    let year = named_year(expr).map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
    let (rest, grain) = match expr {
        Expr::Day { month, day, .. } => (format!("-{month:02}-{day:02}"), Grain::Day),
        Expr::Slashed { .. } => (
            figures(expr, day_first).map_or_else(
                || "-XX-XX".to_owned(),
                |(_, month, day)| format!("-{month:02}-{day:02}"),
            ),
            Grain::Day,
        ),
        Expr::Month { month, .. } | Expr::Months { first: month, .. } => {
            (format!("-{month:02}"), Grain::Month)
        }
        Expr::Part { grain, index, .. } => (
            format!("-{}{index}", if grain == Grain::Half { 'H' } else { 'Q' }),
            grain,
        ),
        Expr::Year { .. } | Expr::Decade(_) | Expr::Century(_) => (String::new(), Grain::Year),
        Expr::Season { season, .. } => (format!("-{season}"), Grain::Season),
        Expr::Week { week, .. } => (format!("-W{week:02}"), Grain::Week),
        Expr::Weekday { day, .. }
        | Expr::WeekdayIn { day, .. }
        | Expr::WeekdayAfter { day, .. } => (format!("-WXX-{day}"), Grain::Day),
        Expr::Nth(Nth { weekday: None, .. }) => ("-WXX".to_owned(), Grain::Week),
        Expr::Nth(Nth {
            weekday: Some(day), ..
        }) => (format!("-WXX-{day}"), Grain::Day),
        Expr::DayOfMonth { day, .. } => (format!("-XX-{day:02}"), Grain::Day),
        Expr::Weekend => ("-WXX-WE".to_owned(), Grain::Weekend),
        Expr::Shift { grain, .. } => (open_suffix(grain).to_owned(), grain),
        Expr::Holiday { rule, .. } => {
            // A day of another rule is none of the days that the words name.
            let fixed = rule.as_bytes().first().is_some_and(u8::is_ascii_digit);
            (
                format!("-{}", if fixed { rule } else { "XX-XX" }),
                Grain::Day,
            )
        }
    };
    Found::Value(year + &rest, grain, None)
}

const fn open_suffix(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "-XX-XX",
        Grain::Week => "-WXX",
        Grain::Weekend => "-WXX-WE",
        Grain::Month => "-XX",
        Grain::Quarter => "-QX",
        _ => "",
    }
}

impl Found {
    fn timex(&self) -> Cow<'_, str> {
        match self {
            Self::Period(period, _) => Cow::Owned(period.timex()),
            Self::Value(timex, ..) => Cow::Borrowed(timex),
        }
    }

    fn into_timex(self) -> String {
        match self {
            Self::Period(period, _) => period.timex(),
            Self::Value(timex, ..) => timex,
        }
    }

    fn grain(&self) -> Grain {
        match self {
            Self::Period(period, _) => period.grain,
            Self::Value(_, grain, _) => *grain,
        }
    }

    fn anchor(&self) -> Option<Anchor> {
        match self {
            Self::Period(_, anchor) | Self::Value(.., anchor) => *anchor,
        }
    }
}
