//! Exclusive kinds (numbers, dates, durations) never overlap: one with a mark of its own (a currency, a unit, a month) wins over a
//! count, a count over a bare number; of equals the longer wins, then the registry's order.

use super::Resolution;
use crate::Kind;
use crate::recognize::Mention;

/// Sorts the mentions by place and drops what overlaps a better one.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    // Stable: of mentions with one span, the recognizer listed first stays in front.
    state.mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    let mut last: Option<usize> = None;
    let mut keep = vec![true; state.mentions.len()];
    for at in 0..state.mentions.len() {
        if !state.mentions[at].kind().is_exclusive() {
            continue;
        }
        if let Some(before) = last.filter(|&before| state.mentions[before].span.overlaps(state.mentions[at].span)) {
            if wins(&state.mentions[at], &state.mentions[before]) {
                keep[before] = false;
            } else {
                keep[at] = false;
                continue;
            }
        }
        last = Some(at);
    }
    let mut keep = keep.into_iter();
    state.mentions.retain(|_| keep.next().unwrap_or(true));
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
