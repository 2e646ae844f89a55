//! Exclusive kinds (numbers, dates, durations) never overlap: one with a mark of its own (a currency, a unit, a month) wins over a
//! count, a count over a bare number; of equals the longer wins, then the registry's order.

use std::cmp::Reverse;

use super::Resolution;
use crate::Kind;
use crate::recognize::Mention;

/// Sorts the mentions by place and drops what overlaps a better one.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    // Mentions are large and nearly in order: keys are sorted, each mention moves once.
    let mut order: Vec<(usize, Reverse<usize>, u32)> = Vec::with_capacity(state.mentions.len());
    order.extend(
        state
            .mentions
            .iter()
            .zip(0..)
            .map(|(m, at)| (m.span.start, Reverse(m.span.end), at)),
    );
    order.sort();
    let mut keep: Vec<u32> = Vec::with_capacity(order.len());
    let mut last: Option<usize> = None;
    for &(_, _, at) in &order {
        let mention = &state.mentions[at as usize];
        if mention.kind().is_exclusive() {
            let before = last.map(|last| &state.mentions[keep[last] as usize]);
            match before.filter(|before| before.span.overlaps(mention.span)) {
                Some(before) if !wins(mention, before) => continue,
                Some(_) => {
                    keep.remove(last.unwrap_or(0));
                }
                None => {}
            }
            last = Some(keep.len());
        }
        keep.push(at);
    }
    if keep.len() < state.mentions.len() || !keep.is_sorted() {
        state.permute(keep.into_iter().map(|at| at as usize));
    }
}

/// Whether the later mention is the better one.
fn wins(later: &Mention<'_>, before: &Mention<'_>) -> bool {
    (strength(later.kind()), later.span.len()) > (strength(before.kind()), before.span.len())
}

const fn strength(kind: Kind) -> u8 {
    match kind {
        Kind::Number | Kind::Ordinal => 0,
        Kind::Count => 1,
        _ => 2,
    }
}
