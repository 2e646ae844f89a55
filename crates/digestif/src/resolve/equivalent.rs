//! Links an amount with its restatement in another currency: "120 billion tenge (US$229.3 million)".
//!
//! Whichever currency comes first, the link is on the first amount. The restatement must stand right behind it, in brackets or
//! after "or", "equivalent to", "about"; an exchange-rate line ("$1 = 7.8 dirhams") is no restatement.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Resolution;
use crate::lexicon::Tag;
use crate::recognize::{Draft, Mention};
use crate::scan::{Class, Document, TokenIndex};

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let money: Vec<usize> = (0..state.mentions.len())
        .filter(|&at| matches!(state.mentions[at].draft, Draft::Money(_)))
        .collect();
    for pair in money.windows(2) {
        let (first, second) = (&state.mentions[pair[0]], &state.mentions[pair[1]]);
        if !restates(state.doc, first, second) {
            continue;
        }
        let rate = rate(&first.draft, &second.draft);
        if let Draft::Money(draft) = &mut state.mentions[pair[0]].draft {
            draft.money.equivalent = Some(pair[1]);
            draft.money.implied_rate = rate;
        }
    }
}

/// Whether `second` restates `first` in another currency.
fn restates(doc: &Document<'_>, first: &Mention<'_>, second: &Mention<'_>) -> bool {
    let (Draft::Money(a), Draft::Money(b)) = (&first.draft, &second.draft) else {
        return false;
    };
    let known = a.money.currency.is_some() && b.money.currency.is_some();
    known && a.money.currency != b.money.currency && stands_behind(doc, first.end, second.first)
}

/// Units of the first currency for one of the second, to six significant digits; nothing where an amount is vague.
fn rate(first: &Draft<'_>, second: &Draft<'_>) -> Option<Decimal> {
    let (Draft::Money(a), Draft::Money(b)) = (first, second) else {
        return None;
    };
    let rate = a.money.amount?.checked_div(b.money.amount?)?;
    let rounded = rate.round_sf_with_strategy(6, RoundingStrategy::MidpointNearestEven)?;
    Some(rounded.normalize())
}

/// Whether only a bracket or a linking word, and hedges, stand between two amounts.
fn stands_behind(doc: &Document<'_>, end: TokenIndex, first: TokenIndex) -> bool {
    // "385,000 pesos a tonne (US$284)": what the price is for may stand between.
    let bracket = (end..end + 5).find(|&at| !doc.is(at, Class::Word) && !doc.is(at, Class::Slash));
    let per = doc.is_any_word(end, &["a", "an", "per"]) || doc.is(end, Class::Slash);
    let mut at = bracket
        .filter(|&at| per && doc.is(at, Class::Open))
        .unwrap_or(end);
    let comma = usize::from(doc.is(at, Class::Comma));
    if doc.is(at, Class::Open) {
        at += 1;
    } else if doc.is_word(at + comma, "or") || doc.is_word(at + comma, "equivalent") {
        at += comma + 1;
    } else {
        return false;
    }
    let filler = [
        "or",
        "equivalent",
        "to",
        "some",
        "worth",
        "the",
        "of",
        "equal",
        "i",
        "e",
    ];
    while at < first {
        match doc.sense(at, Tag::ModifierBefore) {
            Some((_, len)) => at += len,
            None if doc.is_any_word(at, &filler) || doc.is(at, Class::Period) => at += 1,
            None => return false,
        }
    }
    at == first
}
