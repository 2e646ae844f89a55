//! Anchors open dates to the reference date, the publication of their item, or the last date mentioned.
//!
//! | text                                  | starts from                                                       |
//! | ------------------------------------- | ----------------------------------------------------------------- |
//! | `April 17`, `March`, `Tuesday`        | the reference date; the tense of the clause tells past from future |
//! | `today`, `this year`, `a decade ago`  | the publication retold here, if its day is known, else the reference date |
//! | `the following day`, `a year earlier` | the last date mentioned in the item                               |
//! | `3/4/2024`                            | the order of days and months that the document shows, see `order`  |
//! | `10 a.m.` beside `Monday`             | the date beside it, else no day at all                            |
//!
//! Without a reference date the dateline's full date serves, if there is one; else a value keeps only what the text says
//! (`XXXX-04-17`) and has no bounds.

mod anchor;
mod clock;
mod open;
mod order;
mod period;
mod recur;
mod written;

use chrono::NaiveDate;

use super::Resolution;
use crate::Kind;
use crate::recognize::{DateDraft, DateExpr as Expr, Draft, Year};
use crate::structure::BlockKind;
use crate::value::{Date, Grain};
use anchor::Anchors;

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let mut dates = Vec::with_capacity(state.mentions.len() / 4);
    dates.extend((0..state.mentions.len()).filter(|&at| draft_of(state, at).is_some()));
    if !dates.is_empty() {
        let day_first = order::day_first(state, &dates);
        if state.reference_date.is_none() {
            state.reference_date = dateline(state, &dates);
        }
        anchor_all(state, &dates, day_first, false);
        if publish(state) {
            anchor_all(state, &dates, day_first, true);
        }
    }
    clock::run(state);
}

/// The date at mention `at`, or the day of the time there.
fn draft_of<'s>(state: &'s Resolution<'_, '_>, at: usize) -> Option<&'s DateDraft> {
    let mention = &state.mentions[at];
    if !matches!(mention.kind, Kind::Date | Kind::Time) {
        return None;
    }
    match state.draft(mention) {
        Draft::Date(draft) => Some(draft),
        Draft::Time(time) => time.day.as_deref(),
        _ => None,
    }
}

/// The full date of a dateline: in the first heading, or behind the place that opens a paragraph.
fn dateline(state: &Resolution<'_, '_>, dates: &[usize]) -> Option<NaiveDate> {
    const OPENING: usize = 8;
    dates.iter().take(4).find_map(|&at| {
        let draft = draft_of(state, at)?;
        let Expr::Day {
            year: Year::Named(year),
            month,
            day,
        } = draft.to.unwrap_or(draft.expr)
        else {
            return None;
        };
        let mention = &state.mentions[at];
        let layout = &state.doc.layout;
        let block = layout.block_of_sentence[layout.sentence_of[mention.first] as usize] as usize;
        let shape = &layout.blocks[block];
        let opens = block <= 3 && shape.kind == BlockKind::Heading;
        let closes = state.doc.class(mention.end).is_some_and(|c| {
            c.is_dash() || matches!(c, crate::scan::Class::Close | crate::scan::Class::Colon)
        });
        let line = block <= 3 && mention.first < shape.tokens.first + OPENING && closes;
        (opens || line)
            .then(|| NaiveDate::from_ymd_opt(year, month, day))
            .flatten()
    })
}

/// Fills every date in text order; `retold` starts deictic words from the publication they stand in.
fn anchor_all(
    state: &mut Resolution<'_, '_>,
    dates: &[usize],
    day_first: Option<bool>,
    retold: bool,
) {
    let mut last = Last::default();
    for &at in dates {
        let Some(draft) = draft_of(state, at) else {
            continue;
        };
        let deictic = written::is_deictic(draft);
        // The others are the same wherever they stand.
        if deictic || !retold {
            let mut anchors = Anchors {
                reference: state.reference_date,
                publication: None,
                mention: None,
                day_first,
            };
            if deictic {
                let item = state.item_of(state.mentions[at].first);
                anchors.mention = last.before(state, draft, item);
                anchors.publication = retold.then(|| published(state, at, item)).flatten();
            }
            let date = anchors.date(draft);
            match state.draft_mut(at) {
                Draft::Date(draft) => draft.date = Some(date),
                Draft::Time(time) => {
                    if let Some(day) = &mut time.day {
                        day.date = Some(date);
                    }
                }
                _ => {}
            }
        }
        let told = draft_of(state, at).filter(|draft| !written::compares(draft.expr));
        if let Some(date) = told.and_then(|draft| draft.date.as_ref()) {
            last.note(at, date);
        }
    }
}

/// The last date mentioned, and the last that was a single day: "the same day" looks for the latter.
#[derive(Default)]
struct Last {
    date: Option<(usize, NaiveDate)>,
    day: Option<(usize, NaiveDate)>,
}

impl Last {
    /// The date that `draft` may start from, within its item.
    fn before(
        &self,
        state: &Resolution<'_, '_>,
        draft: &DateDraft,
        item: Option<usize>,
    ) -> Option<NaiveDate> {
        let of_day = matches!(
            draft.expr,
            Expr::Shift {
                grain: Grain::Day,
                ..
            }
        );
        self.day
            .filter(|_| of_day)
            .or(self.date)
            .filter(|&(before, _)| state.item_of(state.mentions[before].first) == item)
            .map(|(_, day)| day)
    }

    fn note(&mut self, at: usize, date: &Date) {
        if let Some(start) = date.start.or_else(|| start_of(date)) {
            self.date = Some((at, start));
            if single_day(date) {
                self.day = self.date;
            }
        }
    }
}

/// A day inside a period that has no bounds of its own (a season, a fiscal year).
fn start_of(date: &Date) -> Option<NaiveDate> {
    let year = date.timex.get(..4)?.parse().ok()?;
    NaiveDate::from_ymd_opt(year, 1, 1)
}

/// The day of the publication whose content stands at mention `at`.
fn published(state: &Resolution<'_, '_>, at: usize, item: Option<usize>) -> Option<NaiveDate> {
    let sentence = state.doc.layout.sentence_of[state.mentions[at].first];
    let behind = state
        .frames
        .partition_point(|frame| frame.sentence <= sentence);
    let frame = behind
        .checked_sub(1)
        .map(|last| &state.frames[last])
        .filter(|frame| frame.item == item);
    if frame.is_some_and(|frame| frame.date == Some(at)) {
        return None;
    }
    frame
        .and_then(|frame| frame.publication.published)
        .or_else(|| state.item_publication(item?)?.published)
}

/// Gives every frame the day its date names; whether any has one.
fn publish(state: &mut Resolution<'_, '_>) -> bool {
    let mut any = false;
    for at in 0..state.frames.len() {
        let frame = &state.frames[at];
        let day = frame.date.and_then(|date| {
            draft_of(state, date)?
                .date
                .as_ref()
                .filter(|d| single_day(d))?
                .start
        });
        let published = &mut state.frames[at].publication.published;
        *published = day.or(*published);
        any |= published.is_some();
    }
    any
}

fn single_day(date: &Date) -> bool {
    date.grain == Grain::Day && !date.timex.contains('/')
}
