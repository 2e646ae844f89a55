//! Calendar dates and periods, as open drafts that `resolve::dates` anchors.
//!
//! | text                                        | expression                                  |
//! | ------------------------------------------- | ------------------------------------------- |
//! | `17 April 2025`, `April 17`, `the 14th of May` | a day, with or without its year          |
//! | `2025-04-17`, `17.04.2025`, `3/3/2024`      | a day in digits                             |
//! | `mid-2026`, `FY25`, `2024/25`, `the 1990s`  | years, fiscal years, split years, decades   |
//! | `Q2FY25`, `the first half of 2025`          | quarters and halves                         |
//! | `May 3-5`, `2021–2025`, `January–May`       | ranges: one date with two ends              |
//! | `this week`, `last Tuesday`, `yesterday`    | from the day of writing                     |
//! | `the following day`, `that week`, `a year earlier` | from the last date mentioned          |
//! | `the first Monday of May`, `the last week of July` | by their place in a month             |
//!
//! Left alone: "May", "March", "second", "fall" as ordinary words, clock times, numbers with a unit or counted noun, years in names
//! ("Vision 2050"), vague times ("recently"). Words: `data/calendar.tsv`.

mod decade;
mod digits;
mod draft;
mod fiscal;
mod holiday;
mod month;
mod place;
mod relative;
mod shared;
mod shift;
mod tense;
mod tokens;
mod weekday;
mod year;

use super::clause::Clause;
use super::{Draft, Mention, Numeral, Recognizer as _};
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, TokenIndex};
use crate::value::{Grain, TimexMod};

pub(crate) use draft::{DateDraft, Expr, From, Nth, NthMonth, Stretch, Which, Whole, Year};
pub(crate) use tense::Tense;

pub(super) struct Recognizer;

/// Most further dates that share the year of the last one.
const SHARED: usize = 4;

/// Readings of the words that open a date.
const OPENERS: Flags = Flags::of(&[
    Tag::Month,
    Tag::Weekday,
    Tag::Season,
    Tag::Deictic,
    Tag::DateWord,
    Tag::Holiday,
    Tag::Ordinal,
]);
/// Those that numerals open: "twenty-third" begins with a cardinal.
const OPENERS_OF_NUMERALS: Flags = OPENERS.or(Tag::Cardinal.flag());

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Flags {
        OPENERS.or(Flags::FIGURES)
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let reader = Reader::around(doc, at);
        let found = reader.with_shared_year(reader.joined(reader.read(at)?), SHARED);
        let found = reader.week_of(found);
        if reader.names_thing(&found) {
            return None;
        }
        Some(Mention::new(
            found.first,
            found.end,
            found.rule,
            Draft::Date(reader.draft(found)),
        ))
    }
}

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        numeral.opening.has(OPENERS_OF_NUMERALS.or(Flags::FIGURES))
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        Self.recognize(doc, numeral.first)
    }
}

/// How many tokens a day may have before the part of it that is named: "Friday, April 18" of "Friday, April 18, night".
const DAY_REACH: usize = 8;

/// The day that ends right before `end`: "tomorrow" of "tomorrow night".
pub(super) fn day_before(doc: &Document<'_>, end: TokenIndex) -> Option<(TokenIndex, DateDraft)> {
    let reader = Reader::around(doc, end.checked_sub(1)?);
    let found = (end.saturating_sub(DAY_REACH).max(reader.first)..end)
        .filter(|&at| {
            let token = &doc.tokens[at];
            token.class == Class::Digits || token.flags.has(OPENERS)
        })
        .find_map(|at| reader.read(at).filter(|found| found.end == end))?;
    let is_day = matches!(
        found.expr,
        Expr::Day { .. }
            | Expr::Slashed { .. }
            | Expr::Weekday { .. }
            | Expr::Holiday { .. }
            | Expr::Shift {
                grain: Grain::Day,
                ..
            }
    );
    (is_day && found.to.is_none()).then(|| (found.first, reader.draft(found)))
}

/// An expression and where it stands.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: TokenIndex,
    end: TokenIndex,
    expr: Expr,
    to: Option<Expr>,
    /// The weekday named with a day.
    weekday: Option<u32>,
    modifier: Option<TimexMod>,
    rule: &'static str,
}

impl Found {
    fn new(first: TokenIndex, end: TokenIndex, expr: Expr, rule: &'static str) -> Self {
        Self {
            first,
            end,
            expr,
            to: None,
            weekday: None,
            modifier: None,
            rule,
        }
    }

    fn to(self, to: Expr) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }

    /// A day's range to a later day; the year belongs to the last one: "Dec. 28 – Jan. 2, 2025".
    fn to_day(self, (last_month, last_day): (u32, u32)) -> Self {
        let Expr::Day { year, month, day } = self.expr else {
            return self;
        };
        let first_year = if last_month < month { Year::Open } else { year };
        Self {
            expr: Expr::Day {
                year: first_year,
                month,
                day,
            },
            rule: "date.day_range",
            ..self
        }
        .to(Expr::Day {
            year,
            month: last_month,
            day: last_day,
        })
    }

    /// Whether the tense of the clause decides between past and future.
    fn needs_tense(&self) -> bool {
        match self.expr {
            Expr::Weekday { which, .. } => which.is_none(),
            Expr::DayOfMonth { .. } | Expr::Weekend => true,
            expr => expr.year() == Some(Year::Open),
        }
    }
}

/// Reads expressions inside one sentence.
type Reader<'d, 't> = Clause<'d, 't, Recognizer>;

impl Reader<'_, '_> {
    fn read(&self, at: TokenIndex) -> Option<Found> {
        let token = &self.doc.tokens[at];
        if token.class == Class::Digits {
            return self.digits(at);
        }
        let flags = token.flags;
        let has = |tag: Tag| flags.has(tag.flag());
        None.or_else(|| has(Tag::Holiday).then(|| self.holiday(at)).flatten())
            .or_else(|| has(Tag::Weekday).then(|| self.weekday(at)).flatten())
            .or_else(|| has(Tag::Month).then(|| self.month(at)).flatten())
            .or_else(|| has(Tag::Deictic).then(|| self.deictic(at)).flatten())
            .or_else(|| has(Tag::Season).then(|| self.season(at)).flatten())
            .or_else(|| has(Tag::DateWord).then(|| self.date_word(at)).flatten())
            .or_else(|| {
                (has(Tag::Ordinal) || has(Tag::Cardinal))
                    .then(|| self.ordinal(at))
                    .flatten()
            })
    }

    /// Whether a day without its year opens a name: "the May 9 Square", "the 5 November Group"; not "the May 9 Security Council vote".
    fn names_thing(&self, found: &Found) -> bool {
        /// Words of a name up to the noun that tells what it names.
        const NAME: usize = 3;
        const THINGS: Flags = Flags::of(&[Tag::OrgHead, Tag::Thing, Tag::Beside]);
        const ENDS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Auxiliary]);
        let first = match found.expr {
            Expr::Day {
                year: Year::Open, ..
            } if found.to.is_none() => found.first,
            // Of "the 5 November Group", what the month alone would make.
            Expr::Month {
                year: Year::Open, ..
            } => match self.before(found.first) {
                Some(day) if self.number(day, 2).is_some() => day,
                _ => found.first,
            },
            _ => return false,
        };
        let Some(last) = (found.end..found.end + NAME)
            .take_while(|&at| self.capitalized(at))
            .last()
        else {
            return false;
        };
        let ends = !self.is(last + 1, Class::Word)
            || self.has_flag(last + 1, ENDS)
            || self.doc.word(last + 1).ends_with("ed");
        self.is_before(first, &["the"]) && self.has_flag(last, THINGS) && ends
    }

    /// The open draft of what was found.
    fn draft(&self, found: Found) -> DateDraft {
        let tense = found
            .needs_tense()
            .then(|| tense::of(self, found.first, found.end))
            .flatten();
        DateDraft {
            expr: found.expr,
            to: found.to,
            weekday: found.weekday,
            tense,
            modifier: found.modifier.or_else(|| self.modifier(found.first)),
            date: None,
        }
    }

    /// "Nov. 18, 2024 – Dec. 19, 2025": two full dates of one kind with a dash between them are one range.
    fn joined(&self, found: Found) -> Found {
        if found.to.is_some() || !self.dash(found.end) {
            return found;
        }
        if matches!(found.expr, Expr::Weekday { which: None, .. }) {
            return self.weekdays(found);
        }
        let named = |expr: Expr| match expr {
            Expr::Day {
                year: Year::Named(y),
                month,
                day,
            } => Some((0, y, month, day)),
            Expr::Month {
                year: Year::Named(y),
                month,
            } => Some((1, y, month, 0)),
            Expr::Part {
                grain,
                index,
                year: Year::Named(y),
                ..
            } => Some((2 + i32::from(grain == Grain::Half), y, index, 0)),
            _ => None,
        };
        let (Some(first), true) = (named(found.expr), self.inside(found.end + 1)) else {
            return found;
        };
        let last = self.read(found.end + 1).filter(|last| {
            last.first == found.end + 1
                && last.to.is_none()
                && named(last.expr).is_some_and(|last| last.0 == first.0 && last > first)
        });
        last.map_or(found, |last| Found {
            end: last.end,
            rule: "date.range",
            ..found.to(last.expr)
        })
    }

    /// Expressions that open with a word of the calendar grammar.
    fn date_word(&self, at: TokenIndex) -> Option<Found> {
        let (word, len) = self.calendar(at, Tag::DateWord)?;
        match &*word.class {
            "relative" => self.relative(at, at + len),
            "final" => self.last_part(at, at + len),
            "anaphor" => self.anaphor(at, at + len),
            "decade" => self.decade_in_words(at),
            "weekend" => self.weekend(at),
            "shift" => self.shifted(at),
            "part" => self.part_prefix(at),
            "fiscal" => self.fiscal(at),
            "letter" => self.lettered(at),
            _ => None,
        }
    }
}
