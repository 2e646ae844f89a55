//! Weekdays, alone, with their dates and in ranges.
//!
//! | text                                     | expression                      |
//! | ---------------------------------------- | ------------------------------- |
//! | `Friday`, `Monday–Friday`                | weekdays                        |
//! | `Friday, April 18`                       | with its date, a day            |
//!
//! Left alone: "Mondays", which recur, the bare abbreviation "Sun", and "Bloody Sunday".

use super::{Expr, Found, Reader};
use crate::lexicon::{Tag, WordGroup};
use crate::scan::{Class, TokenIndex};

impl Reader<'_, '_> {
    /// "Friday", "Friday, April 18", "Friday 18 April 2025".
    pub(super) fn weekday(&self, at: TokenIndex) -> Option<Found> {
        let day = self.doc.word_sense(at, Tag::Weekday)?.id;
        let word = self.doc.word(at);
        let ending = word.as_bytes().last_chunk::<3>();
        let short = !ending.is_some_and(|ending| ending.eq_ignore_ascii_case(b"day"));
        if let Some(found) = self
            .weekday_with_date(at)
            .or_else(|| self.weekday_in_week(at, day))
            .or_else(|| self.weeks_after(at, day))
        {
            return Some(found);
        }
        // "Mondays" recur; "Sun" and "Wed" are other words.
        if short
            || word.ends_with(['s', 'S'])
            || self.in_outlet(at)
            || self.is_before(at, &["every", "each", "other"])
            || self.names_one_day(at)
        {
            return None;
        }
        Some(Found::new(
            at,
            at + 1,
            Expr::Weekday { day, which: None },
            "date.weekday",
        ))
    }

    /// "Bloody Sunday", "Super Tuesday": days of history and of elections, not of a week; "the Monday Club", "Sunday Lane".
    fn names_one_day(&self, at: TokenIndex) -> bool {
        let opens_name = self.capitalized(at + 1)
            && (self.is_before(at, &["the"]) && self.has(at + 1, Tag::OrgHead)
                || self.has(at + 1, Tag::Beside));
        opens_name
            || self
                .before(at)
                .is_some_and(|b| self.capitalized(b) && self.doc.is_in(b, WordGroup::NamedDay))
    }

    fn weekday_with_date(&self, at: TokenIndex) -> Option<Found> {
        let mut next = at + 1 + usize::from(self.is(at + 1, Class::Period) && self.glued(at + 1));
        next += usize::from(self.is(next, Class::Comma));
        if !self.inside(next) || self.glued(next) {
            return None;
        }
        next += usize::from(self.is_word(next, &["the"]));
        let found = if self.is(next, Class::Digits) {
            self.digits(next).filter(|f| {
                f.first <= next && matches!(f.expr, Expr::Day { .. } | Expr::Slashed { .. })
            })
        } else {
            self.month(next)
                .filter(|f| matches!(f.expr, Expr::Day { .. }))
        }?;
        Some(Found {
            first: at,
            weekday: self.doc.word_sense(at, Tag::Weekday).map(|day| day.id),
            rule: "date.weekday_day",
            ..found
        })
    }

    /// "Monday–Friday", "Saturday–Sunday, April 18-19".
    pub(super) fn weekdays(&self, found: Found) -> Found {
        let last = self
            .inside(found.end + 1)
            .then(|| self.doc.word_sense(found.end + 1, Tag::Weekday))
            .flatten()
            .and_then(|_| self.weekday(found.end + 1))
            .filter(|last| last.first == found.end + 1);
        match last {
            Some(last) if last.to.is_some() => Found {
                first: found.first,
                weekday: None,
                ..last
            },
            Some(last) if matches!(last.expr, Expr::Weekday { .. }) => Found {
                end: last.end,
                rule: "date.range",
                ..found.to(last.expr)
            },
            _ => found,
        }
    }
}
