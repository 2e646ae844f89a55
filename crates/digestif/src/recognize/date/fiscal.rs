//! Fiscal years, quarters and halves.
//!
//! | text                                            | expression                        |
//! | ----------------------------------------------- | --------------------------------- |
//! | `FY25`, `fiscal 2024`, `fiscal year 2022/23`    | a fiscal year, named by its year  |
//! | `Q3 2024`, `Q2FY25`, `H1`, `Q1–Q3 2024`         | quarters and halves               |
//! | `the second quarter of 2026`, `first half of last year` | the same in words         |
//! | `the first nine months of 2023`                 | `2023-01/2023-09`                 |
//!
//! Left alone: "the second half" without a year (a match has halves, too), "a quarter of firms".

use super::digits::parts_of;
use super::year::Last;
use super::{Expr, Found, Reader, Year};
use crate::lexicon::Tag;
use crate::recognize::Form;
use crate::scan::{Class, TokenIndex};
use crate::value::Grain;

impl Reader<'_, '_> {
    /// "FY25", "FY2024/25", "fiscal 2026", "financial year 2025/26".
    pub(super) fn fiscal(&self, at: TokenIndex) -> Option<Found> {
        if let Some(found) = self.fiscal_part(at) {
            return Some(found);
        }
        let (first, last, end) = self.fiscal_year(at)?;
        let found = Found::new(
            at,
            end,
            Expr::Year {
                year: Year::Named(first),
                fiscal: true,
            },
            "date.fiscal_year",
        );
        Some(match last {
            Some(last) => found.to(Expr::Year {
                year: Year::Named(last),
                fiscal: true,
            }),
            None => found,
        })
    }

    /// "quarter" or "half" at `at`.
    pub(super) fn part_noun(&self, at: TokenIndex) -> Option<Grain> {
        /// Tokens from the joint of two ordinals to their noun.
        const REACH: usize = 2;
        match self.word_at(at)? {
            w if w.eq_ignore_ascii_case("quarter") => Some(Grain::Quarter),
            w if w.eq_ignore_ascii_case("half") => Some(Grain::Half),
            // "the first and second quarters".
            w if w.eq_ignore_ascii_case("quarters")
                && (at.saturating_sub(REACH).max(self.first)..at)
                    .any(|and| self.is_word(and, &["and", "or", "to"])) =>
            {
                Some(Grain::Quarter)
            }
            _ => None,
        }
    }

    /// "fiscal third quarter", "fiscal second-quarter 2026".
    fn fiscal_part(&self, at: TokenIndex) -> Option<Found> {
        let numeral = self
            .doc
            .numerals
            .starting(at + 1)
            .filter(|n| n.form == Form::Ordinal && n.end < self.end)?;
        let hyphen = usize::from(self.is(numeral.end, Class::Hyphen));
        let noun = numeral.end + hyphen;
        let grain = self.part_noun(noun)?;
        let index = u32::try_from(numeral.value)
            .ok()
            .filter(|n| (1..=parts_of(grain)).contains(n))?;
        let (year, end, _) = self.part_year(noun + 1);
        let expr = Expr::Part {
            grain,
            index,
            year,
            fiscal: true,
        };
        Some(Found::new(at, end, expr, "date.fiscal_part"))
    }

    /// The first year, the last year of a split one, and the end of the fiscal year at `at`.
    fn fiscal_year(&self, at: TokenIndex) -> Option<(i32, Option<i32>, TokenIndex)> {
        if !self.is_class(at, "fiscal") {
            return None;
        }
        let mut next = at + 1;
        next += usize::from(self.is_word(next, &["year", "years"]));
        let short = self
            .glued(next)
            .then(|| self.number(next, 2))
            .flatten()
            .filter(|_| self.doc.word(next).len() == 2);
        if let Some(short) = short {
            // "FY24/25", "FY24-25".
            let sign = next + 1;
            let split = (self.is(sign, Class::Slash) || self.dash(sign))
                && self.glued(sign)
                && self.glued(sign + 1);
            let last = split
                .then(|| self.number(sign + 1, 2))
                .flatten()
                .filter(|&last| last == short + 1);
            return Some((
                2000 + short,
                last.map(|l| 2000 + l),
                if last.is_some() { sign + 2 } else { next + 1 },
            ));
        }
        if let Some((year, end)) = self
            .year_at(next)
            .filter(|_| self.four_figures(next).is_none())
        {
            return Some((year, None, end));
        }
        let year = self
            .four_figures(next)
            .filter(|y| (1100..2200).contains(y))?;
        match self.last_year(next, year) {
            Some((Last::Year(last), end)) => Some((year, Some(last), end)),
            _ => Some((year, None, next + 1)),
        }
    }

    /// "Q3 2024", "H1", "Q2FY25", "Q1–Q3 2024": an expression that opens with the letter.
    pub(super) fn lettered(&self, at: TokenIndex) -> Option<Found> {
        let (grain, index, end) = self.letter_at(at)?;
        if self.glued(at) && at > 0 && self.doc.is(at - 1, Class::Digits) {
            return None;
        }
        if self.dash(end)
            && let Some((last_grain, last, last_end)) = self.letter_at(end + 1)
            && last_grain == grain
            && last > index
        {
            let (year, found_end, fiscal) = self.part_year(last_end);
            let part = |index| Expr::Part {
                grain,
                index,
                year,
                fiscal,
            };
            return Some(Found::new(at, found_end, part(index), "date.part_range").to(part(last)));
        }
        let (year, found_end, fiscal) = self.part_year(end);
        Some(Found::new(
            at,
            found_end,
            Expr::Part {
                grain,
                index,
                year,
                fiscal,
            },
            "date.part",
        ))
    }

    /// `Q3` or `H1` at `at`.
    pub(super) fn letter_at(&self, at: TokenIndex) -> Option<(Grain, u32, TokenIndex)> {
        if !(self.is(at, Class::Word) && self.glued(at + 1)) {
            return None;
        }
        let grain = match self.doc.word(at) {
            "Q" | "q" => Grain::Quarter,
            "H" => Grain::Half,
            _ => return None,
        };
        let index = u32::try_from(self.number(at + 1, 1)?).ok()?;
        let whole = !self.glued(at + 2)
            || !matches!(
                self.doc.tokens[at + 2].class,
                Class::Word | Class::Period | Class::Digits
            )
            || self.is_class(at + 2, "fiscal")
            || self.is(at + 2, Class::Period) && !self.glued(at + 3);
        (whole && (1..=parts_of(grain)).contains(&index)).then_some((grain, index, at + 2))
    }

    /// The year behind a quarter or half, where it ends, and whether it is a fiscal one.
    pub(super) fn part_year(&self, at: TokenIndex) -> (Year, TokenIndex, bool) {
        let joined = self.is_word(at, &["of"])
            || self.is(at, Class::Comma)
            || (self.is(at, Class::Slash) || self.is(at, Class::Hyphen)) && self.glued(at);
        let next = at + usize::from(joined);
        if let Some((first, last, end)) = self.fiscal_year(next) {
            return (Year::Named(last.unwrap_or(first)), end, true);
        }
        if let Some((year, end)) = self.year_at(next) {
            return (Year::Named(year), end, false);
        }
        if (self.glued(next) && !joined || self.is(at, Class::Slash))
            && let Some(short) = self.number(next, 2)
            && self.doc.word(next).len() == 2
        {
            return (Year::Named(2000 + short), next + 1, false);
        }
        if self.is_word(at, &["of"])
            && let Some((year, end)) = self.year_phrase(next)
        {
            return (year, end, false);
        }
        (Year::Unstated, at, false)
    }

    /// "2024", "the year", "this year", "last year" behind "of", and where it ends.
    pub(super) fn year_phrase(&self, at: TokenIndex) -> Option<(Year, TokenIndex)> {
        if let Some((year, end)) = self.year_at(at) {
            return Some((Year::Named(year), end));
        }
        let (shift, unit) = match self.calendar(at, Tag::DateWord) {
            Some((word, len)) if word.class == "relative" => (word.value.parse().ok()?, at + len),
            _ if self.is_word(at, &["the"]) => (0, at + 1),
            _ => return None,
        };
        self.is_word(unit, &["year"])
            .then_some((Year::Shifted(shift), unit + 1))
    }

    /// Expressions that open with an ordinal word: "the first half of 2025", "the first nine months of 2023", "the fourth of July".
    pub(super) fn ordinal(&self, at: TokenIndex) -> Option<Found> {
        let numeral = self
            .doc
            .numerals
            .starting(at)
            .filter(|n| n.form == Form::Ordinal)?;
        let index = u32::try_from(numeral.value).ok()?;
        let hyphen = usize::from(self.is(numeral.end, Class::Hyphen) && self.glued(numeral.end));
        let next = numeral.end + hyphen;
        self.part_in_words(at, next, index)
            .or_else(|| self.part_of_two(at, next, index))
            .or_else(|| self.months_of(at, next, index == 1))
            .or_else(|| {
                let edge = || {
                    self.stretch(at, next, false)
                        .or_else(|| self.day_of_period(at, next, false))
                };
                (index == 1).then(edge).flatten()
            })
            .or_else(|| self.nth(at, next, i32::try_from(index).ok()?))
            .or_else(|| self.week_of_year(at, next, index))
            .or_else(|| self.month_of_year(at, next, index))
            .or_else(|| self.day_month(at))
            .or_else(|| self.day_before_day(at))
            .or_else(|| self.century(at))
            .or_else(|| self.day_of_month(at))
    }

    /// "the second quarter of 2026", "first half of this year", "the third quarter".
    pub(super) fn part_in_words(
        &self,
        at: TokenIndex,
        noun: TokenIndex,
        index: u32,
    ) -> Option<Found> {
        let grain = self.part_noun(noun)?;
        if index == 0 || index > parts_of(grain) || !self.inside(noun) {
            return None;
        }
        let (year, end, fiscal) = self.part_year(noun + 1);
        let the = self.with_the(at);
        let hyphen = self.is(noun - 1, Class::Hyphen);
        if year == Year::Unstated {
            // Only a quarter stands alone, with its article and no whole behind it, or before what was earned in it
            // ("third-quarter profit"); a match has halves, too.
            let alone = the < at
                && self
                    .before(the)
                    .is_some_and(|b| self.has(b, Tag::Preposition));
            let of = self.is_word(noun + 1, &["of"]);
            if grain != Grain::Quarter || of || !(alone || hyphen && self.is(noun + 1, Class::Word))
            {
                return None;
            }
        }
        let (first, year) = match year {
            Year::Unstated if hyphen => (at, Year::Open),
            Year::Unstated => (the, Year::Open),
            _ if self.is_word(noun + 1, &["of"]) => (the, year),
            _ => (at, year),
        };
        Some(Found::new(
            first,
            end,
            Expr::Part {
                grain,
                index,
                year,
                fiscal,
            },
            "date.part_in_words",
        ))
    }

    /// "the first" of "the first and second quarters of 2025".
    fn part_of_two(&self, at: TokenIndex, and: TokenIndex, index: u32) -> Option<Found> {
        if !self.is_word(and, &["and", "or", "to"]) {
            return None;
        }
        let second = self
            .doc
            .numerals
            .starting(and + 1)
            .filter(|n| n.form == Form::Ordinal && n.end < self.end)?;
        let grain = self.part_noun(second.end)?;
        let (year, _, fiscal) = self.part_year(second.end + 1);
        if index == 0 || index > parts_of(grain) || year == Year::Unstated {
            return None;
        }
        let expr = Expr::Part {
            grain,
            index,
            year,
            fiscal,
        };
        Some(Found::new(
            self.with_the(at),
            and,
            expr,
            "date.part_in_words",
        ))
    }

    /// "the first nine months of 2023", "the last three months of the year", "the first three quarters of 2024".
    pub(super) fn months_of(
        &self,
        at: TokenIndex,
        noun: TokenIndex,
        from_start: bool,
    ) -> Option<Found> {
        let numeral = self
            .doc
            .numerals
            .starting(noun)
            .filter(|n| n.end < self.end && matches!(n.form, Form::Digits | Form::Words))?;
        let unit = numeral.end;
        let months_each = match self.word_at(unit)? {
            w if w.eq_ignore_ascii_case("months") => 1,
            w if w.eq_ignore_ascii_case("quarters") => 3,
            _ => return None,
        };
        let count = u32::try_from(numeral.value)
            .ok()?
            .checked_mul(months_each)
            .filter(|n| (1..12).contains(n))?;
        let named = self
            .is_word(unit + 1, &["of", "in"])
            .then(|| self.year_phrase(unit + 2))
            .flatten();
        let (year, end) = match named {
            Some(named) => named,
            None if from_start && months_each == 1 && self.with_the(at) < at => {
                (Year::Open, unit + 1)
            }
            None => return None,
        };
        let (first, last) = if from_start {
            (1, count)
        } else {
            (13 - count, 12)
        };
        Some(Found::new(
            self.with_the(at),
            end,
            Expr::Months { first, last, year },
            "date.months",
        ))
    }
}
