//! Exclusive kinds (numbers, dates, durations) never overlap: one with a mark of its own (a currency, a unit, a month) wins over a
//! count, a count over a bare number; of equals the longer wins, then the registry's order. Nor do names: the longer wins.

use super::{Resolution, Spot};
use crate::Kind;
use crate::scan::Document;

/// Drops names that overlap a better one; gives the indices of the numbers that do, which are
/// dropped when the short names come in.
pub(super) fn run(state: &mut Resolution<'_, '_>) -> Vec<usize> {
    let names = losers(state, |kind| matches!(kind, Kind::Person | Kind::Outlet));
    state.change(&names, Vec::new());
    losers(state, Kind::is_exclusive)
}

/// The mentions that overlap a better one, of the kinds asked for, in text order.
fn losers(state: &Resolution<'_, '_>, asked: impl Fn(Kind) -> bool) -> Vec<usize> {
    let mentions = &state.mentions;
    let mut dropped = Vec::new();
    let mut last = None;
    let all = mentions.iter().zip(0..).filter(|(m, _)| asked(m.kind));
    for (mention, at) in all {
        if let Some(before) = last.filter(|&before: &usize| mentions[before].overlaps(mention)) {
            if !wins(state.doc, mention, &mentions[before]) {
                dropped.push(at);
                continue;
            }
            dropped.push(before);
        }
        last = Some(at);
    }
    dropped.sort_unstable();
    dropped
}

/// Whether the later mention is the better one.
fn wins(doc: &Document<'_>, later: &Spot, before: &Spot) -> bool {
    (strength(later.kind), later.len(doc)) > (strength(before.kind), before.len(doc))
}

const fn strength(kind: Kind) -> u8 {
    match kind {
        Kind::Number | Kind::Ordinal => 0,
        Kind::Count => 1,
        _ => 2,
    }
}
