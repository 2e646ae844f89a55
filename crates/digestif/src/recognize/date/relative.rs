//! Dates that start from the day of writing or from the last date mentioned.
//!
//! | text                                             | from                    |
//! | ------------------------------------------------ | ----------------------- |
//! | `today`, `yesterday`, `year-end`                 | the day of writing      |
//! | `this week`, `last month`, `next May`, `last Tuesday` | the day of writing |
//! | `the following day`, `the previous year`, `the same month` | the last date mentioned |
//! | `the same quarter of 2025`                       | its place in the year named |
//!
//! Left alone: "recent months", "the coming years", "the past year", "years ago", hours and minutes.

use super::digits::parts_of;
use super::shift::shift;
use super::{Expr, Found, From, Reader, Which, Year};
use crate::lexicon::{Flags, Tag};
use crate::recognize::Form;
use crate::scan::{Class, TokenIndex};
use crate::value::{Grain, TimexMod};

/// Words that start from the last date mentioned.
const FROM_MENTION: [&str; 5] = ["following", "previous", "preceding", "same", "ensuing"];

impl Reader<'_, '_> {
    /// "today", "tomorrow", "year-end".
    pub(super) fn deictic(&self, at: TokenIndex) -> Option<Found> {
        let (word, len) = self.calendar(at, Tag::Deictic)?;
        let end = at + len;
        // "USA Today" and "Today FM" are names.
        let token = &self.doc.tokens[at];
        let follows_name = self
            .before(at)
            .is_some_and(|b| self.capitalized(b) && b > self.first);
        if token.is_capitalized() && (follows_name || self.in_outlet(at)) {
            return None;
        }
        let shift = |grain, days| Expr::Shift {
            grain,
            months: 0,
            days,
            from: From::Now,
        };
        if let Some(found) = self.shifted_from(at, end, &word.value) {
            return Some(found);
        }
        let expr = match &*word.value {
            "YE" | "MY" => match self.year_at(end) {
                Some((year, year_end)) => {
                    return Some(Found::new(
                        at,
                        year_end,
                        Expr::Year {
                            year: Year::Named(year),
                            fiscal: false,
                        },
                        "date.year_end",
                    ));
                }
                None => shift(Grain::Year, 0),
            },
            "ME" => shift(Grain::Month, 0),
            "YTD" => {
                let found = Found::new(
                    self.with_the(at),
                    end,
                    shift(Grain::Year, 0),
                    "date.deictic",
                );
                return Some(found.to(shift(Grain::Day, 0)));
            }
            days => shift(Grain::Day, days.parse().ok()?),
        };
        let modifier = match &*word.value {
            "YE" | "ME" => Some(TimexMod::End),
            "MY" => Some(TimexMod::Mid),
            _ => None,
        };
        Some(Found {
            modifier,
            ..Found::new(at, end, expr, "date.deictic")
        })
    }

    /// "that day", "that same week": where no clause follows the conjunction.
    pub(super) fn anaphor(&self, at: TokenIndex, end: TokenIndex) -> Option<Found> {
        const ENDS: Flags = Flags::of(&[
            Tag::Preposition,
            Tag::Conjunction,
            Tag::Auxiliary,
            Tag::Determiner,
            Tag::Pronoun,
        ]);
        let governed = self.before(at).is_none_or(|b| {
            self.has(b, Tag::Preposition)
                || self.is_word(
                    b,
                    &["later", "earlier", "early", "late", "and", "but", "or"],
                )
                || !self.is(b, Class::Word)
        });
        let whole = !self.is(end, Class::Word) && !self.is(end, Class::Hyphen)
            || self.has_flag(end, ENDS)
            || governed && self.before(at).is_some();
        let grain = self.grain_at(end - 1)?;
        (governed && whole).then(|| {
            shift(grain, 0, From::Mention).map(|expr| Found::new(at, end, expr, "date.anaphor"))
        })?
    }

    /// "this week", "last Tuesday", "next May", "the following day", "last three months of 2024".
    pub(super) fn relative(&self, at: TokenIndex, noun: TokenIndex) -> Option<Found> {
        let (word, _) = self.calendar(at, Tag::DateWord)?;
        let steps: i32 = word.value.parse().ok()?;
        let from_mention = self.is_word(at, &FROM_MENTION);
        if let Some(grain) = self.grain_at(noun) {
            // "the last week of July" is a week of that month.
            return self
                .last_part(at, noun)
                .or_else(|| self.relative_period(at, noun, grain, steps, from_mention));
        }
        if let Some(found) = self.last_part(at, noun) {
            return Some(found);
        }
        let fiscal = self.is_class(noun, "fiscal");
        if (fiscal || self.is_word(noun, &["calendar"])) && self.is_word(noun + 1, &["year"]) {
            let expr = Expr::Year {
                year: Year::Shifted(steps),
                fiscal,
            };
            let first = self.with_the(at);
            return Some(Found::new(
                first,
                noun + 2,
                expr,
                "date.relative_kind_of_year",
            ));
        }
        let which = self
            .which(at)
            .filter(|_| !self.is_word(at, &["same", "current"]))?;
        self.named(at, noun, which)
    }

    /// "the last week of July", "the final quarter of 2025", "the last three months of 2024".
    pub(super) fn last_part(&self, at: TokenIndex, noun: TokenIndex) -> Option<Found> {
        if !self.is_word(at, &["last", "final"]) {
            return None;
        }
        self.months_of(at, noun, false)
            .or_else(|| self.stretch(at, noun, true))
            .or_else(|| self.day_of_period(at, noun, true))
            .or_else(|| self.nth(at, noun, -1))
            .or_else(|| self.last_week_of_year(at, noun))
            .or_else(|| {
                let parts = parts_of(self.part_noun(noun)?);
                self.is_word(noun + 1, &["of"])
                    .then(|| self.part_in_words(at, noun, parts))
                    .flatten()
            })
    }

    fn relative_period(
        &self,
        at: TokenIndex,
        noun: TokenIndex,
        grain: Grain,
        steps: i32,
        from_mention: bool,
    ) -> Option<Found> {
        let the = self.with_the(at);
        let end = noun + 1;
        let expr = shift(
            grain,
            steps,
            if from_mention {
                From::Mention
            } else {
                From::Now
            },
        )?;
        if let Some((year, end)) = self.year_of_same(at, end) {
            let expr = Expr::SameIn { grain, year };
            return Some(Found::new(the, end, expr, "date.same_in"));
        }
        if from_mention {
            return (the < at || grain != Grain::Day)
                .then(|| Found::new(the, end, expr, "date.relative_to_mention"));
        }
        if grain == Grain::Week
            && the == at
            && let Some(found) = self.day_of_week(at, end, steps)
        {
            return Some(found);
        }
        if grain == Grain::Year
            && let Some(found) = self.part_of_shifted_year(at, end, steps)
        {
            return Some(found);
        }
        if the < at && self.is_word(at, &["next"]) && self.is_told_next(the, end, grain) {
            let expr = shift(grain, steps, From::Mention)?;
            return Some(Found::new(the, end, expr, "date.relative_to_mention"));
        }
        // "the last year", "the past week", "the coming year" are spans of time, and so is "last day"; quarters have their
        // places in the calendar.
        let vague = self.is_word(at, &["past", "coming", "upcoming"])
            || the < at && !self.is_word(at, &["current"]) && grain != Grain::Quarter;
        if vague
            || grain == Grain::Day && steps != 0
            || grain == Grain::Day && !self.is_word(at, &["this"])
        {
            return None;
        }
        let first = if the < at { the } else { at };
        Some(Found::new(first, end, expr, "date.relative"))
    }

    /// "of 2025", "last year" behind "the same quarter", and where it ends.
    fn year_of_same(&self, at: TokenIndex, end: TokenIndex) -> Option<(Year, TokenIndex)> {
        let of = usize::from(self.is_word(end, &["of", "in"]));
        self.is_word(at, &["same"])
            .then(|| self.year_phrase(end + of))
            .flatten()
            .filter(|&(_, after)| !self.is(after, Class::Apostrophe))
    }

    /// Whether "the next day" or "the next month" follows a date in the text; "over the next month" is a length, and so is "The next
    /// year will be hard".
    fn is_told_next(&self, the: TokenIndex, end: TokenIndex, grain: Grain) -> bool {
        const LENGTHS: [&str; 8] = [
            "over",
            "in",
            "during",
            "within",
            "for",
            "through",
            "throughout",
            "of",
        ];
        if self.is_before(the, &LENGTHS) || self.is_word(end, &["or"]) {
            return false;
        }
        match grain {
            Grain::Day => true,
            Grain::Week | Grain::Month | Grain::Year => {
                self.before(the).is_some() || self.is(end, Class::Comma)
            }
            _ => false,
        }
    }

    /// "last year's third quarter", "next year's first half".
    fn part_of_shifted_year(&self, at: TokenIndex, end: TokenIndex, steps: i32) -> Option<Found> {
        let owned = self.is(end, Class::Apostrophe) && self.is_word(end + 1, &["s"]);
        let numeral = owned
            .then(|| self.doc.numerals.starting(end + 2))
            .flatten()
            .filter(|n| n.form == Form::Ordinal && n.end < self.end)?;
        let grain = self.part_noun(numeral.end)?;
        let index = u32::try_from(numeral.value)
            .ok()
            .filter(|n| (1..=parts_of(grain)).contains(n))?;
        let expr = Expr::Part {
            grain,
            index,
            year: Year::Shifted(steps),
            fiscal: false,
        };
        Some(Found::new(at, numeral.end + 1, expr, "date.part_in_words"))
    }

    /// "last Tuesday", "next May", "this autumn", "last Friday, April 18".
    fn named(&self, at: TokenIndex, noun: TokenIndex, which: Which) -> Option<Found> {
        let which = match which {
            Which::Next if self.is_word(at, &FROM_MENTION) => Which::Following,
            Which::Last if self.is_word(at, &FROM_MENTION) => Which::Preceding,
            which => which,
        };
        let told = matches!(which, Which::Following | Which::Preceding);
        if let Some(found) = self.weekday(noun) {
            // "the last Friday of every month" recurs.
            if self.is_word(found.end, &["of", "in"])
                && self.is_word(found.end + 1, &["every", "each"])
            {
                return None;
            }
            let expr = match found.expr {
                Expr::Weekday { day, .. } => Expr::Weekday {
                    day,
                    which: Some(which),
                },
                other => other,
            };
            let first = if told {
                self.with_the(at)
            } else {
                self.with_this(at)
            };
            return Some(Found {
                first,
                expr,
                rule: "date.relative_weekday",
                ..found
            });
        }
        if let Some((month, end, _)) = self.month_at(noun) {
            let named = self.month(noun).filter(|f| {
                matches!(f.expr, Expr::Day { .. })
                    || !matches!(
                        f.expr,
                        Expr::Month {
                            year: Year::Open,
                            ..
                        }
                    )
            });
            if let Some(found) = named {
                let expr = match found.expr {
                    Expr::Day {
                        year: Year::Open,
                        month,
                        day,
                    } => Expr::Day {
                        year: Year::Which(which),
                        month,
                        day,
                    },
                    other => other,
                };
                return Some(Found {
                    first: at,
                    expr,
                    rule: "date.relative_month",
                    ..found
                });
            }
            return Some(Found::new(
                if told { self.with_the(at) } else { at },
                end,
                Expr::Month {
                    year: Year::Which(which),
                    month,
                },
                "date.relative_month",
            ));
        }
        let season = self.season_at(noun)?;
        Some(Found::new(
            if told {
                self.with_the(at)
            } else {
                self.with_this(at)
            },
            noun + 1,
            Expr::Season {
                season,
                year: Year::Which(which),
            },
            "date.relative_season",
        ))
    }

    /// "that" before a month or season: "that December"; not the conjunction of "said that December was cold".
    pub(super) fn with_that(&self, at: TokenIndex) -> TokenIndex {
        let Some(that) = self.before(at).filter(|&b| self.is_word(b, &["that"])) else {
            return at;
        };
        let governed = self.before(that).is_none_or(|b| {
            !self.is(b, Class::Word)
                || self.has(b, Tag::Preposition)
                || self.is_word(b, &["early", "late", "later", "and", "but"])
        });
        if governed { that } else { at }
    }

    /// "this" before "past" or "coming": "this past Friday".
    fn with_this(&self, at: TokenIndex) -> TokenIndex {
        self.before(at)
            .filter(|&this| self.is_word(this, &["this"]) && self.is_word(at, &["past", "coming"]))
            .unwrap_or(at)
    }

    /// The period that the unit at `at` makes with "this" or "last".
    pub(super) fn grain_at(&self, at: TokenIndex) -> Option<Grain> {
        Some(match self.word_at(at).filter(|_| self.inside(at))? {
            w if w.eq_ignore_ascii_case("day") => Grain::Day,
            w if w.eq_ignore_ascii_case("week") => Grain::Week,
            w if w.eq_ignore_ascii_case("weekend") => Grain::Weekend,
            w if w.eq_ignore_ascii_case("month") => Grain::Month,
            w if w.eq_ignore_ascii_case("quarter") => Grain::Quarter,
            w if w.eq_ignore_ascii_case("year") => Grain::Year,
            w if w.eq_ignore_ascii_case("decade") => Grain::Decade,
            w if w.eq_ignore_ascii_case("century") => Grain::Century,
            _ => return None,
        })
    }
}
