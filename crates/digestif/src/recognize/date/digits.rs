//! Dates that open with digits.
//!
//! | text                                          | expression                    |
//! | --------------------------------------------- | ----------------------------- |
//! | `2025-04-17`, `17.04.2025`, `26/09/2022`      | a day                         |
//! | `Thursday 13.11.`, `El Faro – 13/11`          | a day without its year        |
//! | `17 April 2025`, `the 14th of May`, `3–7 March` | days                        |
//! | `1H 2024`, `2Q25`                             | quarters and halves           |
//!
//! Years are read in `year`. Left alone: "2,025", "1845 555 020", addresses and versions.

use super::year::century_of;
use super::{Expr, Found, Reader, Year};
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Gap, Token, TokenIndex};
use crate::value::Grain;

/// How far behind a day its month may stand, with a second day between them in figures or words, in tokens.
const MONTH_REACH: usize = 12;

impl Reader<'_, '_> {
    /// Dates that open with the digits at `at`.
    pub(super) fn digits(&self, at: TokenIndex) -> Option<Found> {
        if !self.starts_free(at) {
            return self.short_decade(at).or_else(|| self.short_year(at));
        }
        match self.doc.tokens[at].len() {
            8 => self.basic_iso(at),
            4 => self
                .iso(at)
                .or_else(|| self.named_month(at))
                .or_else(|| self.separated(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.years(at))
                .or_else(|| self.year(at)),
            1 | 2 => self
                .separated(at)
                .or_else(|| self.month_in_figures(at))
                .or_else(|| self.yearless(at))
                .or_else(|| self.day(at))
                .or_else(|| self.numbered_week(at))
                .or_else(|| self.short_decade(at))
                .or_else(|| self.letter_behind(at))
                .or_else(|| self.ordinal(at)),
            _ => None,
        }
    }

    /// A day whose month follows, at once or behind a second day, or stands before a list of days.
    fn day(&self, at: TokenIndex) -> Option<Found> {
        const MONTH: Flags = Tag::Month.flag();
        if !self.doc.sentence_has(at, MONTH) {
            return None;
        }
        let near = at + 1..self.end.min(at + 1 + MONTH_REACH).max(at + 1);
        let ahead = || self.day_month(at).or_else(|| self.day_before_day(at));
        Flags::any(&self.doc.tokens[near])
            .has(MONTH)
            .then(ahead)
            .flatten()
            .or_else(|| self.day_behind_day(at))
    }

    /// Whether no letter, figure or sign is glued before the digits at `at`.
    pub(super) fn starts_free(&self, at: TokenIndex) -> bool {
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
    pub(super) fn ends_free(&self, end: TokenIndex) -> bool {
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
                Expr::Week {
                    year: Year::Named(year),
                    week,
                },
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

    /// `20250417`: the basic form of ISO 8601, for years of our time.
    fn basic_iso(&self, at: TokenIndex) -> Option<Found> {
        let word = self.doc.word(at);
        let year = word[..4]
            .parse()
            .ok()
            .filter(|y| (1900..2100).contains(y))?;
        let (month, day) = (word[4..6].parse().ok()?, word[6..].parse().ok()?);
        let valid = (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && self.ends_free(at + 1)
            && !self.counted(at + 1);
        let expr = Expr::Day {
            year: Year::Named(year),
            month,
            day,
        };
        valid.then(|| Found::new(at, at + 1, expr, "date.iso_basic"))
    }

    /// `2020-Sep-23`, `2020/Sep/23`.
    fn named_month(&self, at: TokenIndex) -> Option<Found> {
        let year = self.four_figures(at).filter(|y| (1100..2200).contains(y))?;
        if !self.is_joint(at + 1) {
            return None;
        }
        let (month, joint, _) = self.month_at(at + 2)?;
        let day = u32::try_from(self.is_joint(joint).then(|| self.number(joint + 1, 2))??).ok()?;
        let expr = Expr::Day {
            year: Year::Named(year),
            month,
            day,
        };
        ((1..=31).contains(&day) && self.ends_free(joint + 2))
            .then(|| Found::new(at, joint + 2, expr, "date.joined"))
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
        let expr = match (self.doc.tokens[at].len(), self.doc.tokens[at + 4].len()) {
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
                year: Year::Named(c),
            },
            (1 | 2, 2) if class == Class::Slash => Expr::Slashed {
                first,
                second,
                year: Year::Named(century_of(c)),
            },
            _ => return None,
        };
        let valid = match expr {
            Expr::Day { month, day, .. } => (1..=12).contains(&month) && (1..=31).contains(&day),
            _ => (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12,
        };
        valid.then(|| Found::new(at, at + 5, expr, "date.separated"))
    }

    /// `13.11.` and `13/11` without a year, behind a weekday, a preposition, at the end of a source or as the head of an entry:
    /// "Thursday 13.11.", "El Faro – 13/11", "• 06/05 – El Faro".
    fn yearless(&self, at: TokenIndex) -> Option<Found> {
        let pointed = self.is(at + 1, Class::Period) && self.is(at + 3, Class::Period);
        if !pointed && !self.is(at + 1, Class::Slash) {
            return None;
        }
        let (day, month) = (self.number(at, 2)?, self.number(at + 2, 2)?);
        let end = at + 3 + usize::from(pointed);
        let heads = self.heads_entry(at, end);
        let slashed = !pointed && (day > 12 || heads);
        let glued = (at + 1..end).all(|i| self.glued(i));
        if !(pointed || slashed) || !glued || !self.ends_free(end) {
            return None;
        }
        let before = at.checked_sub(1)?;
        let ends_line = self.doc.get(end).is_none_or(|token| token.gap >= Gap::Line);
        let sourced = self.is(before, Class::Comma) || self.dash(before);
        // "[Gestión, 13/8]", "by 30/8".
        let noted = sourced && self.is(end, Class::Close);
        let bound = slashed
            && self.is_word(before, &["by", "from", "on", "until"])
            && !self.noun_follows(end);
        if !(self.has(before, Tag::Weekday) || sourced && ends_line || noted || bound || heads) {
            return None;
        }
        let (first, second) = (u32::try_from(day).ok()?, u32::try_from(month).ok()?);
        let expr = if pointed {
            Expr::Day {
                year: Year::Open,
                month: second,
                day: first,
            }
        } else {
            Expr::Slashed {
                first,
                second,
                year: Year::Open,
            }
        };
        let is_day = first.min(second) >= 1
            && first.max(second) <= 31
            && if pointed {
                second <= 12
            } else {
                first.min(second) <= 12
            };
        if !is_day {
            return None;
        }
        Some(Found::new(at, end, expr, "date.yearless"))
    }

    /// Whether the figures open a line, maybe behind its bullet, and a dash or colon with a name behind it parts them from the rest.
    fn heads_entry(&self, at: TokenIndex, end: TokenIndex) -> bool {
        let opens = |at: TokenIndex| self.doc.tokens[at].gap >= Gap::Line;
        let bullet = |at: TokenIndex| {
            matches!(
                self.doc.tokens[at].class,
                Class::Bullet | Class::Hyphen | Class::Dash
            )
        };
        let line = opens(at) || self.before(at).is_some_and(|b| bullet(b) && opens(b));
        let parted = self.dash(end) || self.is(end, Class::Colon);
        line && parted && self.doc.get(end + 1).is_some_and(Token::is_capitalized)
    }

    /// "in 03/2026", "until 12/2027": behind a preposition of time; "Decision 3/2026" is a number of its own.
    fn month_in_figures(&self, at: TokenIndex) -> Option<Found> {
        if !(self.is(at + 1, Class::Slash) && self.glued(at + 1) && self.glued(at + 2)) {
            return None;
        }
        let month = u32::try_from(self.number(at, 2)?)
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        let year = self
            .four_figures(at + 2)
            .filter(|year| (1900..2100).contains(year))?;
        let cues = ["by", "from", "in", "since", "to", "until"];
        let year = Year::Named(year);
        let expr = Expr::Month { year, month };
        (self.is_before(at, &cues) && self.ends_free(at + 3))
            .then(|| Found::new(at, at + 3, expr, "date.month_in_figures"))
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
        // "the twenty-third day of September".
        let day_of = usize::from(range.is_none() && self.is_word(after_day, &["day"]));
        let after_day = after_day + day_of;
        let of = self.is_word(after_day, &["of"]);
        let joined = of || self.is_joint(after_day);
        if day_of > 0 && !of {
            return None;
        }
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
        let (year, year_end) = self.year_of_day(end);
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
        Some(last.map_or(found, |last| found.to_day(last)))
    }

    /// A hyphen or slash that joins the parts of one date: "05-Aug-2016".
    pub(super) fn is_joint(&self, at: TokenIndex) -> bool {
        (self.is(at, Class::Hyphen) || self.is(at, Class::Slash))
            && self.glued(at)
            && self.glued(at + 1)
    }

    /// "2Q25", "1H 2024", "3Q".
    fn letter_behind(&self, at: TokenIndex) -> Option<Found> {
        let letter = at + 1;
        if !(self.glued(letter) && self.is(letter, Class::Word)) {
            return None;
        }
        let index = u32::try_from(self.number(at, 1)?).ok()?;
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
}

/// How many quarters or halves a year has.
pub(super) const fn parts_of(grain: Grain) -> u32 {
    if matches!(grain, Grain::Half) { 2 } else { 4 }
}
