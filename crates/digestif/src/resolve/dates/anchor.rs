//! Finds the period that one expression means.

use chrono::{Datelike, NaiveDate};

use super::open::{Found, open};
use super::period::{Period, holiday, holiday_weekend, shift};
use super::recur::NEAR;
use super::written::{figures, is_fiscal, leans, named_year, with_year};
use crate::recognize::{DateDraft, DateExpr as Expr, DateFrom as From, Stretch, Tense, Year};
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
        if let Expr::Stretch(stretch) = draft.expr {
            return self.stretch(draft, stretch);
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

    /// "the first ten days of May".
    fn stretch(&self, draft: &DateDraft, stretch: Stretch) -> Date {
        let whole = self.find(stretch.whole.expr(), draft.tense);
        let ends = match &whole {
            Found::Period(whole, _) => edge(*whole, stretch),
            Found::Value(..) => None,
        };
        let grain = if stretch.weeks {
            Grain::Week
        } else {
            Grain::Day
        };
        let (timex, start, end) = match ends {
            Some((day, last)) if day == last => (day.timex(), Some(day.start), day.end()),
            Some((first, last)) => (first.timex_to(last), Some(first.start), last.end()),
            None => (whole.timex().into_owned(), None, None),
        };
        Date {
            timex,
            grain,
            start,
            end,
            fiscal: false,
            anchor: whole.anchor(),
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
                self.recurring(year, tense, |y| Period::day(y, month, day))
            }
            Expr::Month { year, month } => self.recurring(year, tense, |y| Period::month(y, month)),
            Expr::Part {
                grain,
                index,
                year,
                fiscal,
            } => self.part(grain, index, year, fiscal, tense),
            Expr::Months { .. } | Expr::Stretch(_) => None,
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
            Expr::WeekOf { year, month, day } => self.recurring(year, tense, |y| {
                Period::around(Grain::Week, Period::day(y, month, day)?.start)
            }),
            Expr::SameIn { grain, year } => self.same_in(grain, year),
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
            Expr::HolidayWeekend { rule, year } => {
                self.recurring(year, tense, |y| holiday_weekend(rule, y))
            }
        }
    }

    /// The day that words like "today" start from.
    pub(super) fn now(&self) -> Option<(NaiveDate, Anchor)> {
        let publication = self.publication.map(|day| (day, Anchor::Publication));
        publication.or_else(|| self.reference.map(|day| (day, Anchor::Reference)))
    }

    pub(super) fn shifted_year(&self, by: i32) -> (Option<i32>, Option<Anchor>) {
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
        // "Two days later" tells nothing before any date was told.
        if from == From::Mention && anchor != Anchor::Mention && months + days > 0 {
            return None;
        }
        Some(Found::Period(
            Period::around(grain, shift(base, months, days)?)?,
            Some(anchor),
        ))
    }
}

/// The first and the last period of a stretch of `whole`; weeks belong where their Thursday lies, as in ISO 8601.
fn edge(whole: Period, stretch: Stretch) -> Option<(Period, Period)> {
    let last_day = whole.end()?.pred_opt()?;
    let (step, grain) = if stretch.weeks {
        (7, Grain::Week)
    } else {
        (1, Grain::Day)
    };
    let span = (i32::from(stretch.count) - 1) * step;
    let period = |day| Period::around(grain, day);
    let (first, last) = if stretch.at_end {
        let last = if stretch.weeks {
            thursday_until(last_day)?
        } else {
            last_day
        };
        (shift(last, 0, -span)?, last)
    } else {
        let first = if stretch.weeks {
            thursday_until(shift(whole.start, 0, 6)?)?
        } else {
            whole.start
        };
        (first, shift(first, 0, span)?)
    };
    (whole.start <= first && last <= last_day)
        .then(|| period(first).zip(period(last)))
        .flatten()
}

/// The last Thursday up to `day`.
fn thursday_until(day: NaiveDate) -> Option<NaiveDate> {
    let back = (day.weekday().num_days_from_monday() + 4) % 7;
    shift(day, 0, -i32::try_from(back).ok()?)
}
