//! Seasons and holidays.
//!
//! | text                                     | expression                      |
//! | ---------------------------------------- | ------------------------------- |
//! | `autumn 2022`, `the spring of 2024`      | seasons                         |
//! | `Christmas`, `Good Friday 2024`          | holidays                        |
//! | `the Easter weekend`                     | the weekend of a holiday        |
//!
//! Left alone: seasons without a year or a word that tells which.

use super::{Expr, Found, Reader, Which, Year};
use crate::lexicon::{Flags, Holiday, Tag};
use crate::scan::{Class, TokenIndex};

impl Reader<'_, '_> {
    /// "autumn 2022", "spring of 2024", "winter 2024/25".
    pub(super) fn season(&self, at: TokenIndex) -> Option<Found> {
        let season = self.season_at(at)?;
        let of = self.is_word(at + 1, &["of"]);
        let first = if of { self.with_the(at) } else { at };
        let next = at + 1 + usize::from(of);
        // "winter 2024/25" is named by its first year.
        let split = self
            .four_figures(next)
            .and_then(|year| Some((year, self.last_year(next, year)?.1)));
        if let Some((year, end)) = split.or_else(|| self.year_at(next)) {
            return Some(Found::new(
                first,
                end,
                Expr::Season {
                    season,
                    year: Year::Named(year),
                },
                "date.season_year",
            ));
        }
        if of {
            let (year, end) = self.year_phrase(at + 2)?;
            return Some(Found::new(
                first,
                end,
                Expr::Season { season, year },
                "date.season_year",
            ));
        }
        let that = self.with_that(at);
        if that < at {
            let year = Year::Which(Which::That);
            let expr = Expr::Season { season, year };
            return Some(Found::new(that, at + 1, expr, "date.anaphor"));
        }
        if let Some(year) = self.year_of_listed_season(at) {
            let expr = Expr::Season { season, year };
            return Some(Found::new(at, at + 1, expr, "date.season_year"));
        }
        self.is_bare_season(at).then(|| {
            Found::new(
                at,
                at + 1,
                Expr::Season {
                    season,
                    year: Year::Open,
                },
                "date.season",
            )
        })
    }

    /// The year of "spring" in "the spring and summer of 2024".
    fn year_of_listed_season(&self, at: TokenIndex) -> Option<Year> {
        let (next, _) = self.list_joint(at + 1)?;
        self.season_at(next)?;
        let Expr::Season { year, .. } = self.season(next)?.expr else {
            return None;
        };
        matches!(year, Year::Named(_) | Year::Shifted(_)).then_some(year)
    }

    /// "by spring", "until the autumn", "in the fall": a season that bounds a time, or a certain one; "in summer" may be every
    /// summer's.
    fn is_bare_season(&self, at: TokenIndex) -> bool {
        let Some(before) = self
            .with_the(at)
            .checked_sub(1)
            .filter(|&b| b >= self.first)
        else {
            return false;
        };
        let ends = !self.is(at + 1, Class::Word) && !self.is(at + 1, Class::Hyphen)
            || self.has_flag(at + 1, Flags::FUNCTION_WORDS);
        let the = before + 1 < at;
        // "in late autumn": a part of one season is a certain time.
        if self.part(before).is_some() && !the {
            return ends && self.is_before(before, &["by", "from", "in", "since", "until"]);
        }
        ends && (self.is_word(before, &["before", "by", "until", "till", "since"])
            || the && self.is_word(before, &["in", "during", "over", "throughout"]))
    }

    pub(super) fn season_at(&self, at: TokenIndex) -> Option<&'static str> {
        let (word, _) = self.calendar(at, Tag::Season)?;
        ["SP", "SU", "FA", "WI"]
            .into_iter()
            .find(|s| *s == word.value)
    }

    /// "Christmas", "Good Friday 2024", "last Easter", "India's Independence Day".
    pub(super) fn holiday(&self, at: TokenIndex) -> Option<Found> {
        let (sense, len) = self.doc.sense(at, Tag::Holiday)?;
        let mut end = at + len;
        let rule = self.rule_of(&self.doc.lexicon.holidays[sense.id as usize], at, end);
        let comma = usize::from(self.is(end, Class::Comma));
        let (mut first, mut year) = (at, Year::Open);
        if let Some((named, year_end)) = self.year_at(end + comma) {
            (end, year) = (year_end, Year::Named(named));
        } else if let Some(which) = self.before(at).and_then(|b| self.which(b)) {
            (first, year) = (at - 1, Year::Which(which));
        } else if self.is_word(end, &["this", "last", "next"])
            && let Some((shifted, year_end)) = self.year_phrase(end)
        {
            (end, year) = (year_end, shifted);
        }
        // "Labor Day weekend", "the Easter weekend of 2027".
        if self.is_word(end, &["weekend"]) {
            let of = usize::from(self.is_word(end + 1, &["of", "in"]));
            let named = self.year_at(end + 1 + of).filter(|_| year == Year::Open);
            let (year, end) =
                named.map_or((year, end + 1), |(named, end)| (Year::Named(named), end));
            let expr = Expr::HolidayWeekend { rule, year };
            return Some(Found::new(first, end, expr, "date.holiday_weekend"));
        }
        let expr = Expr::Holiday { rule, year };
        Some(Found::new(first, end, expr, "date.holiday"))
    }

    /// The day of the country named beside the holiday, else the common one.
    fn rule_of(&self, holiday: &Holiday, first: TokenIndex, end: TokenIndex) -> &'static str {
        /// Tokens between a country and its day: "India's", "the Kazakh", "in India", "U.S.".
        const REACH: usize = 4;
        let mut near = (first.saturating_sub(REACH).max(self.first)..first)
            .rev()
            .chain(end..self.end.min(end + REACH));
        let own = (!holiday.by_country.is_empty())
            .then(|| near.find_map(|at| self.country_at(at)))
            .flatten()
            .and_then(|country| holiday.by_country.iter().find(|own| own.0 == country));
        own.map(|own| own.1).or(holiday.rule).unwrap_or_default()
    }

    /// The country that the name or adjective at `at` stands for.
    fn country_at(&self, at: TokenIndex) -> Option<u32> {
        const COUNTRIES: Flags = Flags::of(&[Tag::Country, Tag::Demonym]);
        let named = |tag| self.doc.sense(at, tag).map(|(sense, _)| sense.id);
        self.has_flag(at, COUNTRIES)
            .then(|| named(Tag::Country).or_else(|| named(Tag::Demonym)))
            .flatten()
    }

    /// "last", "this" or "next" at `at`.
    pub(super) fn which(&self, at: TokenIndex) -> Option<Which> {
        let (word, _) = self.calendar(at, Tag::DateWord)?;
        match (&*word.class, &*word.value) {
            ("relative", "-1") => Some(Which::Last),
            ("relative", "0") => Some(Which::This),
            ("relative", "1") => Some(Which::Next),
            _ => None,
        }
    }
}
