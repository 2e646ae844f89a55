//! Dates that share the year or week of the last one of their list.
//!
//! | text                                          | the first one           |
//! | --------------------------------------------- | ----------------------- |
//! | `March and April 2025`                        | March 2025              |
//! | `from 3 March to 5 April last year`           | 3 March of last year    |
//! | `June, September and December of 2025`        | June 2025               |
//! | `between November and February 2024`          | November 2023           |
//! | `Q1 and Q2 2025`                              | the first quarter of 2025 |
//! | `Monday and Tuesday last week`                | Monday of last week     |
//!
//! Left alone: what a comma alone joins ("On April 3, May 2025 figures fell").

use super::{Expr, Found, OPENERS, Reader, Year};
use crate::lexicon::Tag;
use crate::scan::{Class, TokenIndex};
use crate::value::Grain;

impl Reader<'_, '_> {
    /// `found` with the year or week of the date that it is listed with; at most `more` dates on.
    pub(super) fn with_shared_year(&self, found: Found, more: usize) -> Found {
        let open = match found.expr {
            Expr::Weekday { which, .. } => which.is_none(),
            expr => matches!(expr.year(), Some(Year::Open | Year::Unstated)),
        };
        let shared = (open && found.to.is_none() && more > 0)
            .then(|| self.shared(&found, more))
            .flatten();
        shared.map_or(found, |expr| Found { expr, ..found })
    }

    fn shared(&self, found: &Found, more: usize) -> Option<Expr> {
        let (at, closes) = self.list_joint(found.end)?;
        let repeats = self.has(at, Tag::Preposition);
        let last = self.listed(at + usize::from(repeats))?;
        let whole = self.with_shared_year(last, more - 1);
        // A comma joins two dates only where the list goes on; "He left in June and in May 2024 he returned" lists nothing.
        let lists = closes || whole.expr != last.expr;
        let back = found.expr.is_later_than(whole.expr);
        (lists && !(back && repeats))
            .then(|| found.expr.with_year_of(whole.expr, back))
            .flatten()
    }

    /// The date at `at`, behind the article that it may repeat.
    fn listed(&self, at: TokenIndex) -> Option<Found> {
        let at = at + usize::from(self.is_word(at, &["the"]));
        let opens = self.is(at, Class::Digits) || self.has_flag(at, OPENERS);
        opens.then(|| self.read(at)).flatten()
    }
}

impl Expr {
    /// Whether this expression comes later in the calendar than `last`.
    fn is_later_than(self, last: Self) -> bool {
        match (self.place(), last.place()) {
            (Some((_, place)), Some((_, last))) => place > last,
            _ => false,
        }
    }

    /// This expression in the year or week of `last`, or in the year before it.
    fn with_year_of(self, last: Self, before: bool) -> Option<Self> {
        if let (Self::Weekday { day, .. }, Self::WeekdayIn { weeks, .. }) = (self, last) {
            return Some(Self::WeekdayIn { day, weeks });
        }
        let ((kind, _), (last_kind, _)) = (self.place()?, last.place()?);
        let back = i32::from(before);
        let year = match last.year()? {
            Year::Named(year) => Year::Named(year - back),
            Year::Shifted(by) => Year::Shifted(by - back),
            _ => return None,
        };
        (kind == last_kind).then_some(self.in_year(year))
    }

    /// The grain at which places in the year compare, and the place.
    const fn place(&self) -> Option<(Grain, u32)> {
        match *self {
            Self::Day { month, .. } | Self::Month { month, .. } => Some((Grain::Month, month)),
            Self::Part { grain, index, .. } => Some((grain, index)),
            _ => None,
        }
    }

    const fn in_year(self, year: Year) -> Self {
        match self {
            Self::Day { month, day, .. } => Self::Day { year, month, day },
            Self::Month { month, .. } => Self::Month { year, month },
            Self::Part {
                grain,
                index,
                fiscal,
                ..
            } => Self::Part {
                grain,
                index,
                year,
                fiscal,
            },
            other => other,
        }
    }
}
