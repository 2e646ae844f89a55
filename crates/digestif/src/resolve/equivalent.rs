//! Links an amount with its restatement in another currency: "120 billion tenge (US$229.3 million)".
//!
//! Whichever currency comes first, the link is on the first amount. The restatement must stand right behind it, in brackets or
//! after "or", "equivalent to", "about"; an exchange-rate line ("$1 = 7.8 dirhams") is no restatement.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Resolution, Spot};
use crate::Kind;
use crate::lexicon::Tag;
use crate::recognize::{Draft, Mark, MoneyDraft};
use crate::scan::{Class, Document, TokenIndex};
use crate::value::Modifier;

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
        .of_kind(Kind::Money)
        .filter_map(|(at, mention)| match state.draft(mention) {
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
type Indexed<'s, 't> = (usize, &'s Spot, &'s MoneyDraft<'t>);

/// Whether `second` restates `first` in another currency.
fn restates(doc: &Document<'_>, first: Indexed<'_, '_>, second: Indexed<'_, '_>) -> bool {
    differ(doc, first.2, second.2)
        && stands_behind(doc, first.1.end, second.1)
        // "5 euros a kilo, or 2 dollars more than in May" is a difference.
        && !doc.is_any_word(second.1.end, &["more", "less"])
        // "500 dirhams ($1 = 3.67 dirhams)" tells the rate.
        && !doc.tokens.get(second.1.end).is_some_and(|token| token.is_sign('='))
}

/// Whether two amounts are in different currencies; one that is still open differs from what its words do not allow.
fn differ(doc: &Document<'_>, a: &MoneyDraft<'_>, b: &MoneyDraft<'_>) -> bool {
    let allows = |draft: &MoneyDraft<'_>, id: u32| match draft.mark {
        Mark::Known(known, _) => known == id,
        Mark::Form(form) => doc.lexicon.currency_forms[form as usize]
            .currencies
            .contains(&id),
        Mark::Minor(form) => doc.lexicon.minor_forms[form as usize]
            .currencies
            .iter()
            .any(|c| c.0 == id),
    };
    match (a.currency, b.currency) {
        (Some((a, _)), Some((b, _))) => a != b,
        (None, Some((id, _))) => !allows(a, id),
        (Some((id, _)), None) => !allows(b, id),
        (None, None) => false,
    }
}

/// The implied rate, where both have an amount.
fn rate(first: &MoneyDraft<'_>, second: &MoneyDraft<'_>) -> Option<Decimal> {
    let rate = first.amount?.checked_div(second.amount?)?;
    rate.round_sf_with_strategy(6, RoundingStrategy::MidpointNearestEven)
        .map(|rate| rate.normalize())
}

/// Whether a hedge of nearness alone stands from `at` to the amount at `first`: "120 billion tenge, about $229 million".
fn is_about(doc: &Document<'_>, at: TokenIndex, first: TokenIndex) -> bool {
    doc.sense(at, Tag::ModifierBefore)
        .filter(|&(_, len)| at + len == first)
        .is_some_and(|(sense, _)| {
            doc.lexicon.modifiers[sense.id as usize].modifier == Modifier::About
        })
}

/// Whether only a bracket or a linking word, and hedges, stand between the amount that ends at `end` and the `second` one.
fn stands_behind(doc: &Document<'_>, end: TokenIndex, second: &Spot) -> bool {
    let first = second.first;
    // "385,000 pesos a tonne (US$284)": what the price is for may stand between; before a bracket of nothing but the amount, any
    // words about it: "2,000 euros net ($2,300)", "9 million euros in fines ($10 million)".
    let bracket = (end..end + 5).find(|&at| !doc.is(at, Class::Word) && !doc.is(at, Class::Slash));
    let per = doc.is_any_word(end, &["a", "an", "per"]) || doc.is(end, Class::Slash);
    let alone = doc.is(second.end, Class::Close);
    // "30 cents a litre, or 0.28 euro".
    let reaches = |at: TokenIndex| {
        (per || alone) && doc.is(at, Class::Open)
            || per && doc.is(at, Class::Comma) && doc.is_word(at + 1, "or")
    };
    let mut at = bracket.filter(|&at| reaches(at)).unwrap_or(end);
    let comma = usize::from(matches!(doc.class(at), Some(Class::Comma | Class::Dash)));
    let the = comma + usize::from(doc.is_word(at + comma, "the"));
    if doc.is(at, Class::Open) {
        at += 1;
    } else if doc.is_word(at + comma, "or") || doc.is_word(at + the, "equivalent") {
        at += comma + 1;
    } else if comma > 0 && is_about(doc, at + 1, first) {
        at = first;
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
