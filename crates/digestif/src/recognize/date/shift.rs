//! Dates so many units from the day of writing or from the last date mentioned, and the parts of periods.
//!
//! | text                                             | from                    |
//! | ------------------------------------------------ | ----------------------- |
//! | `three years ago`, `half a century ago`          | the day of writing      |
//! | `two weeks from now`, `a week from tomorrow`     | the day of writing      |
//! | `a year earlier`, `two days later`, `the day before` | the last date mentioned |
//! | `mid-2026`, `mid-April`                          | the period named        |
//!
//! Left alone: "years ago", hours and minutes.

use super::{Expr, Found, From, Reader, Year};
use crate::lexicon::Tag;
use crate::recognize::Form;
use crate::scan::{Class, TokenIndex};
use crate::value::Grain;

impl Reader<'_, '_> {
    /// "three years ago", "a decade ago", "two days later", "the day before": read backwards from the last word.
    pub(super) fn shifted(&self, at: TokenIndex) -> Option<Found> {
        let (word, _) = self.calendar(at, Tag::DateWord)?;
        let sign: i32 = word.value.parse().ok()?;
        if self.is_word(at, &["later", "earlier"]) && self.is_word(at + 1, &["in"]) {
            return self.part_of_current(at + 2);
        }
        let mut unit_at = self.before(at)?;
        let ago = self.is_word(at, &["ago"]);
        if self.is(unit_at, Class::Hyphen) {
            return self.hyphened(at, unit_at, ago);
        }
        let now = self.is_word(at, &["now"]);
        if now {
            if !self.is_word(unit_at, &["from"]) {
                return None;
            }
            unit_at = self.before(unit_at)?;
        }
        if let Some(found) = self.after_next(at, unit_at) {
            return Some(found);
        }
        let half_more = self.is_word(unit_at, &["half"])
            && self.is_before(unit_at, &["a"])
            && unit_at >= self.first + 4;
        let unit_at = if half_more { unit_at - 3 } else { unit_at };
        let unit = self.unit(unit_at)?;
        let (first, count) = self.count_before(unit_at)?;
        let mut end = at + 1;
        if self.is_word(at, &["before", "after"]) {
            // "ten days before that".
            if self.points_back(at) {
                end = at + 2;
            }
            // "the day before the vote" and "two days after the quake" hang on an event.
            let hangs = end == at + 1
                && self.inside(at + 1)
                && matches!(self.doc.tokens[at + 1].class, Class::Word | Class::Digits)
                && !self.has(at + 1, Tag::Conjunction)
                && !self.has(at + 1, Tag::Adverb);
            if hangs {
                return None;
            }
        } else if self.is_word(first, &["the"]) || self.is_word(at + 1, &["than"]) {
            return None;
        }
        let count = if half_more {
            count.checked_add(rust_decimal::Decimal::new(5, 1))?
        } else {
            count
        };
        let (grain, months, days) = amount(unit, count)?;
        let from = if ago || now || self.is_word(at, &["hence"]) {
            From::Now
        } else {
            From::Mention
        };
        let expr = Expr::Shift {
            grain,
            months: sign * months,
            days: sign * days,
            from,
        };
        Some(Found::new(
            first,
            end,
            expr,
            if ago { "date.ago" } else { "date.shift" },
        ))
    }

    /// "the week after next", "the year before last": two away.
    fn after_next(&self, at: TokenIndex, unit: TokenIndex) -> Option<Found> {
        let steps = match () {
            () if self.is_word(at, &["after"]) && self.is_word(at + 1, &["next"]) => 2,
            () if self.is_word(at, &["before"]) && self.is_word(at + 1, &["last"]) => -2,
            () => return None,
        };
        let the = self
            .before(unit)
            .filter(|&the| self.is_word(the, &["the"]))?;
        let expr = shift(self.grain_at(unit)?, steps, From::Now)?;
        let number = self.doc.numerals.starting(at + 2).is_some();
        (number || !self.noun_follows(at + 2)).then(|| Found::new(the, at + 2, expr, "date.shift"))
    }

    /// "the year-earlier period", "year-ago sales".
    fn hyphened(&self, at: TokenIndex, hyphen: TokenIndex, ago: bool) -> Option<Found> {
        let first = self
            .before(hyphen)
            .filter(|_| self.glued(hyphen) && self.glued(at))?;
        if !(ago || self.is_word(at, &["earlier"])) {
            return None;
        }
        let (grain, months, days) = amount(self.unit(first)?, rust_decimal::Decimal::ONE)?;
        let expr = Expr::Shift {
            grain,
            months: -months,
            days: -days,
            from: if ago { From::Now } else { From::Mention },
        };
        Some(Found::new(first, at + 1, expr, "date.shift_in_compound"))
    }

    /// The number before the unit at `unit`, and where it starts.
    pub(super) fn count_before(
        &self,
        unit: TokenIndex,
    ) -> Option<(TokenIndex, rust_decimal::Decimal)> {
        use rust_decimal::Decimal;
        let before = self.before(unit)?;
        if self.is_word(before, &["a", "an"]) {
            return Some(
                match self
                    .before(before)
                    .filter(|&half| self.is_word(half, &["half"]))
                {
                    Some(half) => (half, Decimal::new(5, 1)),
                    None => (before, Decimal::ONE),
                },
            );
        }
        if self.is_word(before, &["the"]) {
            return Some((before, Decimal::ONE));
        }
        let numeral = self
            .doc
            .numerals
            .ending(unit)
            .filter(|n| n.first >= self.first)?;
        let counts = matches!(numeral.form, Form::Digits | Form::Words) && !numeral.after_letter;
        counts.then_some((numeral.first, numeral.value))
    }

    /// "the end of the year", "the rest of the month": the period that holds the day of writing.
    pub(super) fn part_of_current(&self, the: TokenIndex) -> Option<Found> {
        let grain = self
            .grain_at(the + 1)
            .filter(|g| matches!(g, Grain::Week | Grain::Month | Grain::Year | Grain::Decade))?;
        let named = self.is_word(the + 2, &["of", "that", "in", "to", "when"])
            || self.is(the + 2, Class::Digits)
            || self.is(the + 2, Class::Hyphen);
        let expr = shift(grain, 0, From::Now)?;
        (self.is_word(the, &["the"]) && !named)
            .then(|| Found::new(the, the + 2, expr, "date.part_of_current"))
    }

    /// "mid-2026", "mid-April", "end-March", "early-2025".
    pub(super) fn part_prefix(&self, at: TokenIndex) -> Option<Found> {
        if self.is_word(at + 1, &["of", "in"]) {
            return self.part_of_current(at + 2);
        }
        if !(self.is(at + 1, Class::Hyphen) && self.glued(at + 1) && self.glued(at + 2)) {
            return None;
        }
        let modifier = self.part(at);
        let next = at + 2;
        let found = if let Some(decade) = self.decade(next) {
            Found {
                first: at,
                rule: "date.part_of_decade",
                ..decade
            }
        } else if let Some(century) = self.century(next) {
            Found {
                first: at,
                ..century
            }
        } else if let Some((year, end)) = self.year_at(next) {
            Found::new(
                at,
                end,
                Expr::Year {
                    year: Year::Named(year),
                    fiscal: false,
                },
                "date.part_of_year",
            )
        } else {
            let (month, end, _) = self.month_at(next)?;
            let (year, end) = self.year_of_day(end);
            Found::new(at, end, Expr::Month { year, month }, "date.part_of_month")
        };
        Some(Found { modifier, ..found })
    }

    /// "a week from tomorrow": the unit and its count stand before "from".
    pub(super) fn shifted_from(
        &self,
        at: TokenIndex,
        end: TokenIndex,
        offset: &str,
    ) -> Option<Found> {
        let from = self.before(at).filter(|&b| self.is_word(b, &["from"]))?;
        let unit_at = self.before(from)?;
        let unit = self.unit(unit_at)?;
        let (first, count) = self.count_before(unit_at)?;
        let (grain, months, days) = amount(unit, count)?;
        let days = days + offset.parse::<i32>().ok()?;
        // Counted from a day, weeks come out at a day.
        let grain = if grain == Grain::Week {
            Grain::Day
        } else {
            grain
        };
        let expr = Expr::Shift {
            grain,
            months,
            days,
            from: From::Now,
        };
        Some(Found::new(first, end, expr, "date.from_day"))
    }
}

/// `steps` whole periods away.
pub(super) fn shift(grain: Grain, steps: i32, from: From) -> Option<Expr> {
    let (months, days) = match grain {
        Grain::Day => (0, steps),
        Grain::Week | Grain::Weekend => (0, 7 * steps),
        Grain::Month => (steps, 0),
        Grain::Quarter => (3 * steps, 0),
        Grain::Year => (12 * steps, 0),
        Grain::Decade => (120 * steps, 0),
        Grain::Century => (1200 * steps, 0),
        _ => return None,
    };
    Some(Expr::Shift {
        grain,
        months,
        days,
        from,
    })
}

/// Months and days of `count` units, and how fine a date that far away is.
fn amount(unit: &str, count: rust_decimal::Decimal) -> Option<(Grain, i32, i32)> {
    let (grain, months, days) = match unit {
        "D" => (Grain::Day, 0, 1),
        "W" => (Grain::Week, 0, 7),
        "2W" => (Grain::Week, 0, 14),
        "M" => (Grain::Month, 1, 0),
        "3M" => (Grain::Quarter, 3, 0),
        "Y" => (Grain::Year, 12, 0),
        "10Y" => (Grain::Year, 120, 0),
        "100Y" => (Grain::Year, 1200, 0),
        "1000Y" => (Grain::Year, 12000, 0),
        _ => return None,
    };
    let times = |n: i32| {
        count
            .checked_mul(n.into())
            .and_then(|d| i32::try_from(d.trunc()).ok())
            .filter(|n| n.abs() < 120_000)
    };
    Some((grain, times(months)?, times(days)?))
}
