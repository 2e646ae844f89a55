//! Links an amount with its restatement in another currency: "120 billion tenge (US$229.3 million)".
//!
//! Whichever currency comes first, the link is on the first amount. The restatement must stand right behind it, in brackets or
//! after "or", "equivalent to", "about"; an exchange-rate line ("$1 = 7.8 dirhams") is no restatement.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Resolution;
use crate::lexicon::Tag;
use crate::recognize::{Draft, Mention, MoneyDraft};
use crate::scan::{Class, Document, TokenIndex};

/// An amount that another one restates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Restated {
    /// Index of the mention that comes first.
    pub(crate) mention: usize,
    /// Index of the mention that restates it.
    pub(crate) by: usize,
    /// Units of the first currency for one of the second, where both have an amount.
    pub(crate) rate: Option<Decimal>,
}

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let money = state
        .mentions
        .iter()
        .enumerate()
        .filter_map(|(at, mention)| match &mention.draft {
            Draft::Money(draft) => Some((at, mention, draft)),
            _ => None,
        });
    let mut restated = Vec::new();
    let mut last = None;
    for second in money {
        if let Some(first) = last
            && restates(state.doc, first, second)
        {
            restated.push(Restated {
                mention: first.0,
                by: second.0,
                rate: rate(first.2, second.2),
            });
        }
        last = Some(second);
    }
    state.restated = restated;
}

/// A mention of money with its index.
type Indexed<'s, 't> = (usize, &'s Mention<'t>, &'s MoneyDraft<'t>);

/// Whether `second` restates `first` in another currency.
fn restates(doc: &Document<'_>, first: Indexed<'_, '_>, second: Indexed<'_, '_>) -> bool {
    first
        .2
        .currency
        .zip(second.2.currency)
        .is_some_and(|((a, _), (b, _))| a != b)
        && stands_behind(doc, first.1.end, second.1.first)
}

/// The implied rate, where both have an amount.
fn rate(first: &MoneyDraft<'_>, second: &MoneyDraft<'_>) -> Option<Decimal> {
    let rate = first.amount?.checked_div(second.amount?)?;
    rate.round_sf_with_strategy(6, RoundingStrategy::MidpointNearestEven)
        .map(|rate| rate.normalize())
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
