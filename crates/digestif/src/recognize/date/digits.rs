//! Dates that open with digits.
//!
//! | text                                          | expression                    |
//! | --------------------------------------------- | ----------------------------- |
//! | `2025-04-17`, `17.04.2025`, `26/09/2022`      | a day                         |
//! | `Thursday 13.11.`, `El Faro – 13/11`          | a day without its year        |
//! | `17 April 2025`, `the 14th of May`, `3–7 March` | days                        |
//! | `the 1990s`, `the '90s`, `the 19th century`   | decades and centuries         |
//! | `2021–2025`, `2012–13`, `2024/25`             | a range of years              |
//! | `2026 Q1`, `1H 2024`, `2Q25`                  | quarters and halves           |
//! | `in 2030`, `the 2026 budget`, `(2019)`        | a year, where the context says so |
//!
//! Left alone: "2000 people", "2,025", "at 2100 GMT", "Vision 2050", "1845 555 020", addresses and versions.

use super::calendar::century_of;
use super::{Expr, Found, Reader, Year};
use crate::lexicon::{Flags, Tag};
use crate::recognize::Form;
use crate::scan::{Class, Gap, TokenIndex};
use crate::value::Grain;

/// Words that a bare year follows and no count does.
const YEAR_CUES: [&str; 12] = [
    "in",
    "since",
    "until",
    "till",
    "during",
    "year",
    "years",
    "mid",
    "early",
    "late",
    "circa",
    "throughout",
];

/// Words that a year or a number may follow.
const WEAK_CUES: [&str; 24] = [
    "by", "from", "of", "to", "before", "after", "between", "through", "for", "with", "versus",
    "vs", "than", "over", "into", "around", "about", "against", "beyond", "on", "is", "was", "and",
    "or",
];

impl Reader<'_, '_> {
    /// Dates that open with the digits at `at`.
    pub(super) fn digits(&self, at: TokenIndex) -> Option<Found> {
        if !self.starts_free(at) {
            return self.short_decade(at);
        }
        let len = self.doc.word(at).len();
        match len {
            4 => self
                .iso(at)
                .or_else(|| self.separated(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.years(at))
                .or_else(|| self.year(at)),
            1 | 2 => self
                .separated(at)
                .or_else(|| self.yearless(at))
                .or_else(|| self.day_month(at))
                .or_else(|| self.day_before_day(at))
                .or_else(|| self.short_decade(at))
                .or_else(|| self.letter_behind(at))
                .or_else(|| self.ordinal(at)),
            _ => None,
        }
    }

    /// Whether no letter, figure or sign is glued before the digits at `at`.
    fn starts_free(&self, at: TokenIndex) -> bool {
        if at == 0 || !self.doc.glued(at) {
            return true;
        }
        let class = self.doc.tokens[at - 1].class;
        class.opens_quote()
            || matches!(
                class,
                Class::Open
                    | Class::SingleOpen
                    | Class::Dash
                    | Class::Comma
                    | Class::Bullet
                    | Class::Colon
            ) && !(at >= 2 && self.doc.glued(at - 1) && self.doc.is(at - 2, Class::Digits))
    }

    /// Whether no letter or further figure is glued behind `end`.
    fn ends_free(&self, end: TokenIndex) -> bool {
        if !self.glued(end) {
            return true;
        }
        match self.doc.tokens[end].class {
            Class::Word | Class::Digits | Class::Slash | Class::Percent | Class::Currency => false,
            Class::Hyphen => !self.glued(end + 1) || self.doc.is(end + 1, Class::StraightQuote),
            Class::Period | Class::Comma | Class::Colon => {
                !(self.glued(end + 1) && self.is(end + 1, Class::Digits))
            }
            _ => true,
        }
    }

    /// `2025-04-17`, `2025-W16`.
    fn iso(&self, at: TokenIndex) -> Option<Found> {
        if !(self.is(at + 1, Class::Hyphen) && self.glued(at + 1) && self.glued(at + 2)) {
            return None;
        }
        let year = self.four_figures(at)?;
        if self.is_word(at + 2, &["w"]) && self.glued(at + 3) {
            let week = u32::try_from(self.number(at + 3, 2)?).ok()?;
            return Some(Found::new(
                at,
                at + 4,
                Expr::Week { year, week },
                "date.iso_week",
            ));
        }
        let month = u32::try_from(self.number(at + 2, 2)?).ok()?;
        if !(self.is(at + 3, Class::Hyphen) && self.glued(at + 3) && self.glued(at + 4)) {
            return None;
        }
        let day = u32::try_from(self.number(at + 4, 2)?).ok()?;
        let timed = self.glued(at + 5) && self.is_word(at + 5, &["t"]);
        let valid = (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && (timed || self.ends_free(at + 5));
        valid.then(|| {
            Found::new(
                at,
                at + 5,
                Expr::Day {
                    year: Year::Named(year),
                    month,
                    day,
                },
                "date.iso",
            )
        })
    }

    /// `17.04.2025`, `26/09/2022`, `2022/09/26`, `3-3-2024`.
    fn separated(&self, at: TokenIndex) -> Option<Found> {
        let class = self
            .doc
            .class(at + 1)
            .filter(|c| matches!(c, Class::Period | Class::Slash | Class::Hyphen))?;
        if !(self.is(at + 3, class)
            && (at + 1..at + 5).all(|i| self.glued(i))
            && self.ends_free(at + 5))
        {
            return None;
        }
        let (a, b, c) = (
            self.number(at, 4)?,
            self.number(at + 2, 2)?,
            self.number(at + 4, 4)?,
        );
        let (first, second) = (u32::try_from(a).ok()?, u32::try_from(b).ok()?);
        let expr = match (self.doc.word(at).len(), self.doc.word(at + 4).len()) {
            (4, 1 | 2) if class != Class::Period => Expr::Day {
                year: Year::Named(a),
                month: second,
                day: u32::try_from(c).ok()?,
            },
            (1 | 2, 4) if class == Class::Period => Expr::Day {
                year: Year::Named(c),
                month: second,
                day: first,
            },
            (1 | 2, 4) => Expr::Slashed {
                first,
                second,
                year: c,
            },
            (1 | 2, 2) if class == Class::Slash => Expr::Slashed {
                first,
                second,
                year: century_of(c),
            },
            _ => return None,
        };
        let valid = match expr {
            Expr::Day { month, day, .. } => (1..=12).contains(&month) && (1..=31).contains(&day),
            _ => (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12,
        };
        valid.then(|| Found::new(at, at + 5, expr, "date.separated"))
    }

    /// `13.11.` and `13/11` without a year, behind a weekday or at the end of a source line: "Thursday 13.11.", "El Faro – 13/11".
    fn yearless(&self, at: TokenIndex) -> Option<Found> {
        let (day, month) = (self.number(at, 2)?, self.number(at + 2, 2)?);
        let pointed = self.is(at + 1, Class::Period) && self.is(at + 3, Class::Period);
        let slashed = self.is(at + 1, Class::Slash) && day > 12;
        let end = at + 3 + usize::from(pointed);
        let glued = (at + 1..end).all(|i| self.glued(i));
        if !(pointed || slashed) || !glued || !self.ends_free(end) {
            return None;
        }
        let before = at.checked_sub(1)?;
        let ends_line = self.doc.get(end).is_none_or(|token| token.gap >= Gap::Line);
        let sourced = self.is(before, Class::Comma) || self.dash(before);
        if !(self.has(before, Tag::Weekday) || sourced && ends_line) {
            return None;
        }
        let expr = Expr::Day {
            year: Year::Open,
            month: u32::try_from(month).ok().filter(|m| (1..=12).contains(m))?,
            day: u32::try_from(day).ok().filter(|d| (1..=31).contains(d))?,
        };
        Some(Found::new(at, end, expr, "date.yearless"))
    }

    /// "17 April 2025", "the 14th of May", "3–7 March 2025", "30 April – 2 May", "05-Aug-2016".
    pub(super) fn day_month(&self, at: TokenIndex) -> Option<Found> {
        let (day, day_end) = self.day_at(at)?;
        let range = self
            .dash(day_end)
            .then(|| self.day_at(day_end + 1))
            .flatten()
            .filter(|&(last, _)| last >= day);
        let after_day = range.map_or(day_end, |(_, end)| end);
        let joined = self.is_word(after_day, &["of"]) || self.is_joint(after_day);
        let (month, mut end, _) = self.month_at(after_day + usize::from(joined))?;
        if self.is_joint(end) && self.year_at(end + 1).is_some() {
            end += 1;
        }
        let spelled = day_end > at + 1 || !self.is(at, Class::Digits);
        let first = if spelled && self.is_word(after_day, &["of"]) {
            self.with_the(at)
        } else {
            at
        };
        if spelled && !self.is(at, Class::Digits) && !joined {
            return None;
        }
        let mut last = range.map(|(last, _)| (month, last));
        if last.is_none()
            && self.dash(end)
            && let Some((last_day, last_end)) = self.day_at(end + 1)
            && let Some((last_month, month_end, _)) = self.month_at(last_end)
        {
            last = Some((last_month, last_day));
            end = month_end;
        }
        let (year, year_end) = self
            .year_after_day(end)
            .map_or((Year::Open, end), |(year, end)| (Year::Named(year), end));
        // The dot of an abbreviation belongs to a date only inside it.
        let found_end = if year_end == end
            && last.is_none_or(|(m, _)| m == month)
            && self.is(end - 1, Class::Period)
        {
            end - 1
        } else {
            year_end
        };
        let rule = if year == Year::Open {
            "date.day_month"
        } else {
            "date.day_month_year"
        };
        let found = Found::new(first, found_end, Expr::Day { year, month, day }, rule);
        Some(match last {
            Some((last_month, last_day)) => {
                let first_year = if last_month < month { Year::Open } else { year };
                Found {
                    expr: Expr::Day {
                        year: first_year,
                        month,
                        day,
                    },
                    rule: "date.day_range",
                    ..found
                }
                .to(Expr::Day {
                    year,
                    month: last_month,
                    day: last_day,
                })
            }
            None => found,
        })
    }

    /// "from 1 to 7 May", "on 11 and 12 March": the first day takes the month of the second.
    fn day_before_day(&self, at: TokenIndex) -> Option<Found> {
        let (day, end) = self.day_at(at)?;
        let governed = self
            .before(at)
            .is_some_and(|b| self.has(b, Tag::Preposition) || self.is_word(b, &["the"]));
        if !(governed && self.is_word(end, &["and", "to", "or", "through"])) {
            return None;
        }
        let (last, last_end) = self.day_at(end + 1).filter(|&(last, _)| last > day)?;
        let second = self
            .day_month(end + 1)
            .filter(|f| f.to.is_none() && f.end > last_end)?;
        let Expr::Day {
            year,
            month,
            day: same,
        } = second.expr
        else {
            return None;
        };
        (same == last)
            .then(|| Found::new(at, end, Expr::Day { year, month, day }, "date.shared_month"))
    }

    /// A hyphen or slash that joins the parts of one date: "05-Aug-2016".
    fn is_joint(&self, at: TokenIndex) -> bool {
        (self.is(at, Class::Hyphen) || self.is(at, Class::Slash))
            && self.glued(at)
            && self.glued(at + 1)
    }

    /// "the 1990s".
    pub(super) fn decade(&self, at: TokenIndex) -> Option<Found> {
        let year = self
            .four_figures(at)
            .filter(|y| y % 10 == 0 && (1100..2200).contains(y))?;
        let apostrophe = usize::from(
            self.is(at + 1, Class::Apostrophe) && self.glued(at + 1) && self.glued(at + 2),
        );
        let s = at + 1 + apostrophe;
        (self.glued(s) && self.is_word(s, &["s"]))
            .then(|| Found::new(self.with_the(at), s + 1, Expr::Decade(year), "date.decade"))
    }

    /// "the '90s", "the 80s".
    fn short_decade(&self, at: TokenIndex) -> Option<Found> {
        if !(self.glued(at + 1) && self.is_word(at + 1, &["s"])) {
            return None;
        }
        let tens = self
            .number(at, 2)
            .filter(|n| n % 10 == 0 && *n > 0 && self.doc.word(at).len() == 2)?;
        let marked = self.glued(at)
            && self.before(at).is_some_and(|b| {
                matches!(
                    self.doc.tokens[b].class,
                    Class::Apostrophe | Class::SingleOpen
                )
            });
        let first = if marked { at - 1 } else { at };
        let with_the = self.with_the(first);
        (marked || with_the < first)
            .then(|| Found::new(with_the, at + 2, Expr::Decade(1900 + tens), "date.decade"))
    }

    /// "2021–2025", "2012–13", "2024/25", `2025-04`, "2026 Q1".
    fn years(&self, at: TokenIndex) -> Option<Found> {
        let year = self.four_figures(at).filter(|y| (1100..2200).contains(y))?;
        if self.before(at).is_some_and(|b| self.has(b, Tag::Currency)) {
            return None;
        }
        let joint = self.is_joint(at + 1);
        if let Some((grain, index, end)) = self.letter_at(at + 1 + usize::from(joint)) {
            return Some(Found::new(
                at,
                end,
                Expr::Part {
                    grain,
                    index,
                    year: Year::Named(year),
                    fiscal: false,
                },
                "date.year_part",
            ));
        }
        let (last, end) = self.last_year(at, year)?;
        // "2000-3000 people" counts; between years of our time only a unit makes an amount.
        let likely = (1900..2070).contains(&year) && year % 100 != 0;
        if self.measured(end) || !likely && self.counted(end) || !self.ends_free(end) {
            return None;
        }
        let (end, fiscal) = self.fiscal_behind(end);
        let expr = Expr::Year {
            year: Year::Named(year),
            fiscal,
        };
        match last {
            Last::Month(month) => Some(Found::new(
                at,
                end,
                Expr::Month {
                    year: Year::Named(year),
                    month,
                },
                "date.iso",
            )),
            Last::Year(last) => Some(Found::new(at, end, expr, "date.year_range").to(Expr::Year {
                year: Year::Named(last),
                fiscal,
            })),
        }
    }

    /// What follows a year behind a dash or slash.
    pub(super) fn last_year(&self, at: TokenIndex, year: i32) -> Option<(Last, TokenIndex)> {
        let sign = at + 1;
        let slash = self.is(sign, Class::Slash) && self.glued(sign) && self.glued(sign + 1);
        if !(slash || self.dash(sign)) {
            return None;
        }
        let number = self.number(sign + 1, 4)?;
        match self.doc.word(sign + 1).len() {
            // "Regulation 2019/2088" is a number of its own.
            4 => (number > year && number < 2200 && (!slash || number == year + 1))
                .then_some((Last::Year(number), sign + 2)),
            2 if self.glued(sign + 1) => {
                let last = year - year % 100
                    + number
                    + if year % 100 == 99 && number == 0 {
                        100
                    } else {
                        0
                    };
                if last > year {
                    return (last - year <= 20).then_some((Last::Year(last), sign + 2));
                }
                let month = u32::try_from(number)
                    .ok()
                    .filter(|m| (1..=12).contains(m))?;
                self.is(sign, Class::Hyphen)
                    .then_some((Last::Month(month), sign + 2))
            }
            _ => None,
        }
    }

    /// "2Q25", "1H 2024", "3Q".
    fn letter_behind(&self, at: TokenIndex) -> Option<Found> {
        let index = u32::try_from(self.number(at, 1)?).ok()?;
        let letter = at + 1;
        if !(self.glued(letter) && self.is(letter, Class::Word)) {
            return None;
        }
        let (grain, mut fiscal) = match self.doc.word(letter) {
            "Q" => (Grain::Quarter, false),
            "H" => (Grain::Half, false),
            "QFY" => (Grain::Quarter, true),
            "HFY" => (Grain::Half, true),
            _ => return None,
        };
        if index == 0 || index > parts_of(grain) {
            return None;
        }
        let (year, end, named_fiscal) = self.part_year(letter + 1);
        fiscal |= named_fiscal;
        Some(Found::new(
            at,
            end,
            Expr::Part {
                grain,
                index,
                year,
                fiscal,
            },
            "date.part",
        ))
    }

    /// "the 19th century".
    pub(super) fn century(&self, at: TokenIndex) -> Option<Found> {
        let numeral = self
            .doc
            .numerals
            .starting(at)
            .filter(|n| n.form == Form::Ordinal && n.end < self.end)?;
        let hyphen = usize::from(
            self.is(numeral.end, Class::Hyphen)
                && self.glued(numeral.end)
                && self.glued(numeral.end + 1),
        );
        let unit = numeral.end + hyphen;
        if !self.is_word(unit, &["century"]) {
            return None;
        }
        let index = i32::try_from(numeral.value)
            .ok()
            .filter(|n| (1..=22).contains(n))?;
        let first = if hyphen == 0 { self.with_the(at) } else { at };
        Some(Found::new(
            first,
            unit + 1,
            Expr::Century((index - 1) * 100),
            "date.century",
        ))
    }

    /// A bare year, where its context shows that it is one.
    fn year(&self, at: TokenIndex) -> Option<Found> {
        let year = self.four_figures(at).filter(|y| (1100..2200).contains(y))?;
        let numeral = self.doc.numerals.starting(at)?;
        if numeral.end != at + 1
            || numeral.after_letter
            || !self.ends_free(at + 1)
            || self.measured(at + 1)
        {
            return None;
        }
        let likely = (1900..2070).contains(&year);
        // "The floods of 2023 killed 14": words like "killed" count only where the number cannot well be a year.
        if self.counted(at + 1) && (!likely || year % 50 == 0 || !self.is_before(at, &YEAR_CUES)) {
            return None;
        }
        // "at 2100 GMT", "by 1140 a.m.".
        if self.is_word(
            at + 1,
            &[
                "gmt", "utc", "hours", "hrs", "bst", "cet", "est", "edt", "local", "a", "p", "am",
                "pm",
            ],
        ) {
            return None;
        }
        let grouped =
            self.number(at + 1, 3).is_some() && self.doc.tokens[at + 1].gap != Gap::Paragraph;
        if grouped || !(self.year_before(at, likely) || likely && self.year_opens(at)) {
            return None;
        }
        let (end, fiscal) = self.fiscal_behind(at + 1);
        let rule = if fiscal {
            "date.fiscal_year"
        } else {
            "date.year"
        };
        Some(Found::new(
            at,
            end,
            Expr::Year {
                year: Year::Named(year),
                fiscal,
            },
            rule,
        ))
    }

    /// "2025 fiscal year", "2022/23 financial year": where it ends, and whether it is one.
    fn fiscal_behind(&self, end: TokenIndex) -> (TokenIndex, bool) {
        let fiscal =
            self.is_word(end, &["fiscal", "financial"]) && self.is_word(end + 1, &["year"]);
        if fiscal {
            (end + 2, true)
        } else {
            (end, false)
        }
    }

    /// Whether what stands before the figures at `at` makes them a year.
    fn year_before(&self, at: TokenIndex, likely: bool) -> bool {
        const NAMES: Flags = Flags::of(&[Tag::Season, Tag::Month, Tag::Weekday, Tag::Holiday]);
        let Some(before) = self.before(at) else {
            return false;
        };
        if self.is_word(before, &YEAR_CUES)
            || self.is(before, Class::Period) && self.is_before(before, &["c", "ca"])
        {
            return true;
        }
        if !likely {
            return false;
        }
        let token = &self.doc.tokens[before];
        if self.is_word(before, &["as"]) {
            return self.is_before(before, &["early", "late", "recently", "soon", "far"]);
        }
        if self.is_word(before, &WEAK_CUES) {
            return self.weak_cue_holds(before, at);
        }
        match token.class {
            Class::Word if token.flags.has(NAMES) => true,
            // "the 2026 budget", "its 2024 profit", "a 2019 law", "Norway's 2025 plan".
            Class::Word if self.has(before, Tag::Determiner) => self.noun_behind(at),
            Class::Word if self.is_word(before, &["s"]) => {
                self.before(before)
                    .is_some_and(|b| self.is(b, Class::Apostrophe))
                    && self.noun_behind(at)
            }
            // "(2019)".
            Class::Open => {
                self.is(at + 1, Class::Close) || self.is(at + 1, Class::Comma) || self.dash(at + 1)
            }
            // "2021, 2022 and 2023".
            Class::Comma => before > self.first && self.is_likely_year(before - 1),
            _ => false,
        }
    }

    fn is_likely_year(&self, at: TokenIndex) -> bool {
        self.four_figures(at)
            .is_some_and(|y| (1900..2070).contains(&y))
            && self.starts_free(at)
    }

    fn noun_behind(&self, at: TokenIndex) -> bool {
        self.is(at + 1, Class::Word) && self.doc.tokens[at + 1].gap != Gap::None
    }

    /// Whether a year, not an amount, stands behind a preposition that allows both.
    fn weak_cue_holds(&self, cue: TokenIndex, at: TokenIndex) -> bool {
        const CLOSED: Flags = Flags::of(&[
            Tag::Preposition,
            Tag::Determiner,
            Tag::Pronoun,
            Tag::Auxiliary,
            Tag::Conjunction,
            Tag::Adverb,
            Tag::Verb,
            Tag::Movement,
        ]);
        if self.is_word(cue, &["and", "or"]) {
            return cue > self.first
                && (self.is_likely_year(cue - 1)
                    || self.is(cue - 1, Class::Comma)
                        && cue > self.first + 1
                        && self.is_likely_year(cue - 2));
        }
        if self.is_word(cue, &["than", "over", "about", "around"]) {
            return self.is_word(cue, &["over", "around"]) && !self.is(at + 1, Class::Word);
        }
        if self.is_word(cue, &["is", "was"]) {
            return self.is_before(cue, &["it", "year"]);
        }
        // "to 2000 workers": a bare noun behind a round number is counted.
        let round = self.four_figures(at).is_some_and(|y| y % 50 == 0);
        !(round && self.noun_behind(at) && !self.has_flag(at + 1, CLOSED))
    }

    /// Whether a sentence or entry opens with the year at `at`: "2022 was dry", "2023: 14 ships".
    fn year_opens(&self, at: TokenIndex) -> bool {
        at == self.first
            && (self.is(at + 1, Class::Colon)
                || self.has_flag(at + 1, Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::Tense]))
                    && (self.has(at + 1, Tag::Auxiliary)
                        || self.has(at + 1, Tag::Verb)
                        || self.has(at + 1, Tag::Tense)))
    }
}

/// What ends a range that a year opens.
#[derive(Clone, Copy, Debug)]
pub(super) enum Last {
    /// `2025-04` is no range but a month.
    Month(u32),
    Year(i32),
}

/// How many quarters or halves a year has.
pub(super) const fn parts_of(grain: Grain) -> u32 {
    if matches!(grain, Grain::Half) { 2 } else { 4 }
}
