//! Exclusive kinds (numbers, dates, durations) never overlap: one with a mark of its own (a currency, a unit, a month) wins over a
//! count, a count over a bare number; of equals the longer wins, then the registry's order. Nor do names: the longer wins.

use super::Resolution;
use crate::Kind;
use crate::recognize::Mention;
use crate::scan::Document;

/// Sorts the mentions by place and drops what overlaps a better one.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    put_in_order(&mut state.mentions);
    let mut dropped = Vec::new();
    let (mut number, mut name) = (None, None);
    for (at, mention) in state.mentions.iter().enumerate() {
        let last: &mut Option<usize> = match mention.kind() {
            Kind::Person | Kind::Outlet => &mut name,
            kind if kind.is_exclusive() => &mut number,
            _ => continue,
        };
        if let Some(before) = last.filter(|&before| state.mentions[before].overlaps(mention)) {
            if !wins(state.doc, mention, &state.mentions[before]) {
                dropped.push(at);
                continue;
            }
            dropped.push(before);
        }
        *last = Some(at);
    }
    state.remove(dropped);
}

/// Puts the mentions in text order. They are found in the order of their triggers, and a mention starts before its trigger by a
/// few tokens or by the quotation that it closes: each goes back past few others.
fn put_in_order(mentions: &mut [Mention<'_>]) {
    for at in 1..mentions.len() {
        let place = mentions[at].place();
        if mentions[at - 1].place() <= place {
            continue;
        }
        let earlier = mentions[..at]
            .iter()
            .rposition(|before| before.place() <= place)
            .map_or(0, |before| before + 1);
        mentions[earlier..=at].rotate_right(1);
    }
}

/// Whether the later mention is the better one.
fn wins<'t>(doc: &Document<'t>, later: &Mention<'t>, before: &Mention<'t>) -> bool {
    (strength(later.kind()), later.len(doc)) > (strength(before.kind()), before.len(doc))
}

const fn strength(kind: Kind) -> u8 {
    match kind {
        Kind::Number | Kind::Ordinal => 0,
        Kind::Count => 1,
        _ => 2,
    }
}
