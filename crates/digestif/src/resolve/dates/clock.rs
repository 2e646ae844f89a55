//! Gives clock times their day: the one of their own words, else the date beside them ("at 4:25 a.m. on July 19"), else none.

use std::fmt::Write;

use chrono::NaiveDate;

use super::{Resolution, draft_of, single_day};
use crate::Kind;
use crate::recognize::{Clock, Draft, TimeDraft};
use crate::scan::TokenIndex;

/// Tokens that may stand between a time and its date: "local time on", ", ".
const REACH: usize = 3;

/// Finishes every time.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    for at in 0..state.mentions.len() {
        if state.mentions[at].kind != Kind::Time {
            continue;
        }
        let own = draft_of(state, at).map(|draft| draft.date.as_ref().and_then(|d| d.start));
        let day = own.unwrap_or_else(|| beside(state, at));
        if let Draft::Time(draft) = state.draft_mut(at) {
            draft.timex = timex(draft, day);
        }
    }
}

/// The day of the date that stands right before or behind the time at mention `at`.
fn beside(state: &Resolution<'_, '_>, at: usize) -> Option<NaiveDate> {
    let (first, end) = (state.mentions[at].first, state.mentions[at].end);
    let day = |mention: usize| {
        let Draft::Date(draft) = state.draft(&state.mentions[mention]) else {
            return None;
        };
        draft.date.as_ref().filter(|date| single_day(date))?.start
    };
    let sentence = state.doc.sentence(first);
    let near = |from: TokenIndex, to: TokenIndex| {
        to.saturating_sub(from) <= REACH
            && sentence.holds(from.min(to))
            && (from..to).all(|token| links(state, token))
    };
    let behind = state.mentions[at + 1..]
        .iter()
        .take(REACH)
        .position(|m| m.kind == Kind::Date)
        .map(|next| at + 1 + next)
        .filter(|&next| {
            near(end, state.mentions[next].first) && sentence.holds(state.mentions[next].first)
        });
    let before = (at.saturating_sub(REACH)..at)
        .rfind(|&b| state.mentions[b].kind == Kind::Date)
        .filter(|&b| near(state.mentions[b].end, first) && sentence.holds(state.mentions[b].first));
    behind.and_then(day).or_else(|| before.and_then(day))
}

/// Whether the token may stand between a time and its date.
fn links(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    use crate::scan::Class;
    match state.doc.tokens[at].class {
        Class::Comma | Class::Open | Class::Close | Class::Dash | Class::Hyphen => true,
        Class::Word => state.doc.is_any_word(
            at,
            &[
                "on", "at", "of", "from", "by", "around", "about", "local", "time", "after",
                "before", "until",
            ],
        ),
        _ => false,
    }
}

/// The TIMEX3 value of the time on `day`.
fn timex(draft: &TimeDraft, day: Option<NaiveDate>) -> String {
    let mut timex = String::with_capacity(MOST * (1 + usize::from(draft.to.is_some())));
    push(&mut timex, draft.clock, day, draft.zone);
    if let Some(to) = draft.to {
        timex.push('/');
        push(&mut timex, to, day, draft.zone);
    }
    timex
}

/// Room for a day, a time and its zone.
const MOST: usize = 16;

/// Appends one clock time.
fn push(timex: &mut String, clock: Clock, day: Option<NaiveDate>, zone: &str) {
    if let Some(day) = day {
        // Writing to a string cannot fail.
        let _ = write!(timex, "{day}");
    }
    timex.push('T');
    match clock {
        Clock::Part(part) => timex.push_str(part),
        Clock::Time {
            hour,
            minute,
            second,
        } => {
            two_digits(timex, hour);
            for part in [Some(minute), second].into_iter().flatten() {
                timex.push(':');
                two_digits(timex, part);
            }
            timex.push_str(zone);
        }
    }
}

fn two_digits(timex: &mut String, number: u8) {
    for digit in [number / 10 % 10, number % 10] {
        timex.push(char::from(b'0' + digit));
    }
}
