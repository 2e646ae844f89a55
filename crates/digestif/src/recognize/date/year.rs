//! Years in digits, alone and in ranges.
//!
//! | text                                          | expression                    |
//! | --------------------------------------------- | ----------------------------- |
//! | `2021–2025`, `2012–13`, `2024/25`             | a range of years              |
//! | `2026 Q1`                                     | a quarter or half             |
//! | `in 2030`, `the 2026 budget`, `(2019)`        | a year, where the context says so |
//!
//! Left alone: "2000 people", "at 2100 GMT", "Vision 2050".

use super::{Expr, Found, Reader, Year};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::{Form, noun_phrase};
use crate::scan::{Class, Gap, Shape, TokenIndex};

impl Reader<'_, '_> {
    /// "2021–2025", "2012–13", "2024/25", `2025-04`, "2026 Q1".
    pub(super) fn years(&self, at: TokenIndex) -> Option<Found> {
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

    /// A bare year, where its context shows that it is one.
    pub(super) fn year(&self, at: TokenIndex) -> Option<Found> {
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
        let spans = likely && self.closes_span(at);
        if self.counted(at + 1)
            && !spans
            && (!likely || year % 50 == 0 || !self.is_before_in(at, WordGroup::YearCue))
        {
            return None;
        }
        // "fell to 2010 points".
        if self.is_word(at + 1, &["point", "points"]) {
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

    /// A year at `at`: four figures, or two behind an apostrophe.
    pub(super) fn year_at(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        if self.inside(at)
            && matches!(
                self.doc.tokens[at].class,
                Class::Apostrophe | Class::SingleOpen
            )
        {
            let short = (self.glued(at + 1) && self.doc.word(at + 1).len() == 2)
                .then(|| self.number(at + 1, 2))
                .flatten()?;
            return Some((century_of(short), at + 2));
        }
        let Some(year) = self.four_figures(at) else {
            return self.year_in_words(at);
        };
        // "2024-25" and "2,024" are more than this year.
        let whole = self
            .doc
            .numerals
            .starting(at)
            .is_none_or(|n| n.bare_end == at + 1);
        (whole && (1100..2200).contains(&year)).then_some((year, at + 1))
    }

    /// "2019, 2020 and '21": the figures behind the apostrophe.
    pub(super) fn short_year(&self, at: TokenIndex) -> Option<Found> {
        let mark = self.before(at)?;
        let mut joint = self.before(mark)?;
        if self.is_word(joint, &["and", "or"])
            && self.before(joint).is_some_and(|b| self.is(b, Class::Comma))
        {
            joint -= 1;
        }
        let lists = self.is_word(joint, &["and", "or", "to"]) || self.is(joint, Class::Comma);
        let (year, end) = self.year_at(mark)?;
        (lists
            && self
                .before(joint)
                .is_some_and(|first| self.is_likely_year(first)))
        .then(|| {
            let year = Year::Named(year);
            let expr = Expr::Year {
                year,
                fiscal: false,
            };
            Found::new(mark, end, expr, "date.year")
        })
    }

    /// "nineteen eighty-six", "two thousand and five"; round numbers count.
    fn year_in_words(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        let words = |at: TokenIndex| {
            let numeral = self
                .inside(at)
                .then(|| self.doc.numerals.starting(at))
                .flatten()
                .filter(|n| n.form == Form::Words && n.end <= self.end)?;
            Some((i32::try_from(numeral.value).ok()?, numeral.end))
        };
        let (first, end) = words(at)?;
        if (1100..2200).contains(&first) && first % 100 != 0 {
            return Some((first, end));
        }
        let (second, end) = words(end).filter(|second| (10..100).contains(&second.0))?;
        (11..=20)
            .contains(&first)
            .then_some((100 * first + second, end))
    }

    pub(super) fn four_figures(&self, at: TokenIndex) -> Option<i32> {
        self.get(at).filter(|token| token.len() == 4)?;
        self.number(at, 4)
    }

    /// Whether what stands before the figures at `at` makes them a year.
    fn year_before(&self, at: TokenIndex, likely: bool) -> bool {
        const NAMES: Flags = Flags::of(&[Tag::Season, Tag::Month, Tag::Weekday, Tag::Holiday]);
        let Some(before) = self.before(at) else {
            return false;
        };
        if self.doc.is_in(before, WordGroup::YearCue)
            || self.is(before, Class::Period) && self.is_before(before, &["c", "ca"])
        {
            return true;
        }
        if self.doc.word(before) == "AD" {
            return true;
        }
        // "dates back to 1865".
        if self.is_word(before, &["to"]) && self.is_before(before, &["back"]) {
            return true;
        }
        // "the treaty of 1648", "the 1848 uprising".
        let dated = |at| self.inside(at) && self.doc.is_in(at, WordGroup::DatedEvent);
        if self.is_word(before, &["of"]) && self.before(before).is_some_and(dated)
            || self.is_word(before, &["the"]) && dated(at + 1)
        {
            return true;
        }
        // "by 1850 there were 40": opens its clause, so that nothing rose by it.
        let opens = || {
            self.before(before)
                .is_none_or(|b| matches!(self.doc.tokens[b].class, Class::Comma | Class::Semicolon))
        };
        if self.is_word(before, &["by"]) && opens() && !self.noun_follows(at + 1) {
            return true;
        }
        if !likely {
            return false;
        }
        let token = &self.doc.tokens[before];
        if self.is_word(before, &["as"]) {
            return self.is_before(before, &["early", "late", "recently", "soon", "far"]);
        }
        if self.doc.is_in(before, WordGroup::WeakYearCue) {
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
            Class::Word if self.described(before) && self.singular_behind(at) => true,
            // "covers 2025 to 2027".
            Class::Word if self.opens_span(at) => true,
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

    /// "2025 to 2027": the first of two years.
    fn opens_span(&self, at: TokenIndex) -> bool {
        let last = at + 2;
        self.is_word(at + 1, &["to", "through", "until"])
            && self.is_likely_year(last)
            && self.four_figures(at) < self.four_figures(last)
            && !self.noun_behind(last)
    }

    /// "between 1990 and 2010 workers left": the second of two years.
    fn closes_span(&self, at: TokenIndex) -> bool {
        self.before(at)
            .filter(|&and| self.is_word(and, &["and"]))
            .and_then(|and| self.before(and))
            .is_some_and(|first| self.is_likely_year(first) && self.is_before(first, &["between"]))
    }

    /// "the draft 2026 budget": an adjective between the article and a year that a noun in the singular follows.
    fn described(&self, adjective: TokenIndex) -> bool {
        const CLOSED: Flags = Flags::FUNCTION_WORDS.with(&[Tag::Verb, Tag::CueSay]);
        self.doc.tokens[adjective].shape == Shape::Lower
            && self.is(adjective, Class::Word)
            && !self.has_flag(adjective, CLOSED)
            && self
                .before(adjective)
                .is_some_and(|at| self.has(at, Tag::Determiner))
    }

    fn singular_behind(&self, at: TokenIndex) -> bool {
        self.noun_behind(at)
            && !self.has_flag(at + 1, Flags::FUNCTION_WORDS)
            && !noun_phrase::is_plural(self.doc, at + 1)
    }

    fn noun_behind(&self, at: TokenIndex) -> bool {
        self.is(at + 1, Class::Word) && self.doc.tokens[at + 1].gap != Gap::None
    }

    /// Whether a year, not an amount, stands behind a preposition that allows both.
    fn weak_cue_holds(&self, cue: TokenIndex, at: TokenIndex) -> bool {
        const CLOSED: Flags = Flags::FUNCTION_WORDS.with(&[Tag::Verb, Tag::Movement]);
        if self.is_word(cue, &["and", "or"]) {
            return cue > self.first
                && (self.is_likely_year(cue - 1)
                    || self.is_word(cue - 1, &["now", "today"])
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

/// The year that two figures mean: up to 49 in this century.
pub(super) fn century_of(short: i32) -> i32 {
    if short < 50 {
        2000 + short
    } else {
        1900 + short
    }
}
