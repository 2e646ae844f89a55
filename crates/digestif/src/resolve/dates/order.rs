//! Whether dates in figures ("3/4/2024") put the day or the month first, by what the document itself shows.
//!
//! In this order: a part above 12; a date in figures that in one order only is a date written out, or the reference date; the
//! order of the dates written out ("April 17" against "17 April"); the countries of its outlets, then those it speaks of.
//! Where nothing shows, such dates stay open.

use super::super::Resolution;
use super::draft_of;
use super::written::figures;
use crate::Kind;
use crate::lexicon::{Flags, Tag};
use crate::recognize::{DateExpr as Expr, Draft, Year};

/// Countries whose press writes the month first.
const MONTH_FIRST: [&str; 2] = ["Philippines", "United States"];

/// Whether the day stands first; nothing where the document does not show it.
pub(super) fn day_first(state: &Resolution<'_, '_>, dates: &[usize]) -> Option<bool> {
    let slashed = |at: &&usize| {
        draft_of(state, **at).is_some_and(|draft| matches!(draft.expr, Expr::Slashed { .. }))
    };
    dates.iter().find(slashed)?;
    let exprs = || {
        dates
            .iter()
            .filter_map(|&at| Some(draft_of(state, at)?.expr))
    };
    from_figures(exprs())
        .or_else(|| from_known_dates(state, &exprs))
        .or_else(|| from_written_dates(state, dates))
        .or_else(|| from_outlets(state))
        .or_else(|| from_countries(state))
}

/// Counts for and against, and what they come to.
#[derive(Default)]
struct Votes {
    day: usize,
    month: usize,
}

impl Votes {
    fn add(&mut self, day: bool) {
        if day {
            self.day += 1;
        } else {
            self.month += 1;
        }
    }

    fn decide(&self) -> Option<bool> {
        (self.day != self.month).then_some(self.day > self.month)
    }
}

/// A part above 12 can only be the day.
fn from_figures(exprs: impl Iterator<Item = Expr>) -> Option<bool> {
    let mut votes = Votes::default();
    for expr in exprs {
        if let Expr::Slashed { first, second, .. } = expr
            && (first > 12) != (second > 12)
        {
            votes.add(first > 12);
        }
    }
    votes.decide()
}

/// "3/6/2026" in a digest of 3 June 2026.
fn from_known_dates<I: Iterator<Item = Expr>>(
    state: &Resolution<'_, '_>,
    exprs: &impl Fn() -> I,
) -> Option<bool> {
    let known = |(year, month, day): (Year, u32, u32)| {
        let Year::Named(year) = year else {
            return false;
        };
        state.reference_date == chrono::NaiveDate::from_ymd_opt(year, month, day)
            || exprs().any(|expr| {
                expr == Expr::Day {
                    year: Year::Named(year),
                    month,
                    day,
                }
            })
    };
    let mut votes = Votes::default();
    // The first few show it; more would make the cost grow with their square.
    for expr in exprs()
        .filter(|expr| matches!(expr, Expr::Slashed { .. }))
        .take(4)
    {
        let [day, month] =
            [true, false].map(|day_first| figures(expr, Some(day_first)).is_some_and(known));
        if day != month {
            votes.add(day);
        }
    }
    votes.decide()
}

/// Who writes "17 April" puts the day first in figures, too.
fn from_written_dates(state: &Resolution<'_, '_>, dates: &[usize]) -> Option<bool> {
    let mut votes = Votes::default();
    for &at in dates {
        match state.rule(&state.mentions[at]) {
            "date.day_month" | "date.day_month_year" => votes.add(true),
            "date.month_day" | "date.month_day_year" => votes.add(false),
            _ => {}
        }
    }
    votes.decide()
}

fn from_outlets(state: &Resolution<'_, '_>) -> Option<bool> {
    let mut votes = Votes::default();
    for (_, mention) in state.of_kind(Kind::Outlet) {
        if let Draft::Outlet(outlet) = state.draft(mention)
            && let Some(known) = outlet.known
            && let Some(country) = &state.doc.lexicon.outlets[known as usize].country
        {
            votes.add(!MONTH_FIRST.contains(&&**country));
        }
    }
    votes.decide()
}

fn from_countries(state: &Resolution<'_, '_>) -> Option<bool> {
    const PLACES: Flags = Flags::of(&[Tag::Country, Tag::Demonym, Tag::City]);
    let doc = state.doc;
    let mut votes = Votes::default();
    for (at, token) in doc.tokens.iter().enumerate() {
        if !token.flags.has(PLACES) {
            continue;
        }
        let sense = [Tag::Country, Tag::Demonym, Tag::City]
            .into_iter()
            .find_map(|tag| doc.sense(at, tag));
        if let Some((sense, _)) = sense {
            let country = &doc.lexicon.countries[sense.id as usize].name;
            votes.add(!MONTH_FIRST.contains(&&**country));
        }
    }
    votes.decide()
}
