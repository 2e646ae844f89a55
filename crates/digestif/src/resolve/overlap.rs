//! Exclusive kinds (numbers, dates, durations) never overlap: one with a mark of its own (a currency, a unit, a month) wins over a
//! count, a count over a bare number; of equals the longer wins, then the registry's order.

use super::Resolution;
use crate::Kind;
use crate::recognize::Mention;
use crate::scan::Document;

/// Sorts the mentions by place and drops what overlaps a better one.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let mut keep: Vec<u32> = Vec::with_capacity(state.mentions.len());
    let mut last: Option<usize> = None;
    for at in in_order(&state.mentions) {
        let mention = &state.mentions[at as usize];
        if mention.kind().is_exclusive() {
            let before = last.map(|last| &state.mentions[keep[last] as usize]);
            match before.filter(|before| before.overlaps(mention)) {
                Some(before) if !wins(state.doc, mention, before) => continue,
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
        state.permute(&keep);
    }
}

/// The mentions' indices in text order. Mentions are found in the order of their triggers, and a mention starts before its
/// trigger by a few tokens or by the quotation that it closes: each goes back past few others.
fn in_order(mentions: &[Mention<'_>]) -> Vec<u32> {
    let mut order: Vec<u32> = Vec::with_capacity(mentions.len());
    for (mention, at) in mentions.iter().zip(0..) {
        let later = order
            .iter()
            .rev()
            .take_while(|&&before| mentions[before as usize].place() > mention.place());
        order.insert(order.len() - later.count(), at);
    }
    order
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
