//! "Pound" as a weight and not as money: "weighs 120 pounds", "a 500-pound bomb", "2,000 pounds of cocaine".
//!
//! Money is the rule. A weight needs a verb or adjective of weight, "of" with something that is not paid for, or a hyphen
//! before a noun that is no payment. Millions of pounds are money.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::hedge;
use crate::lexicon::WordGroup;
use crate::scan::{Class, Document, TokenIndex};

/// Whether the word "pound" behind an amount, at `at`, weighs.
pub(super) fn weighs(doc: &Document<'_>, amount: &Amount<'_>, at: TokenIndex) -> bool {
    if !doc.is_any_word(at, &["pound", "pounds"]) {
        return false;
    }
    // Millions of pounds are money unless something is mined or grown.
    if amount.numeral.scale > Decimal::from(1000) {
        return doc.is_word(at + 1, "of") && has_verb(doc, amount, WordGroup::Produce);
    }
    let pays = |from: TokenIndex| (from..from + 4).any(|at| doc.is_in(at, WordGroup::Payment));
    if doc.is_word(at + 1, "of") {
        return !pays(at + 2);
    }
    if doc.is(amount.end, Class::Hyphen) && doc.is_word(at, "pound") {
        let price = doc.is(at + 1, Class::Hyphen);
        return !price && doc.is(at + 1, Class::Word) && !pays(at + 1);
    }
    doc.is_any_word(at + 1, &["heavier", "lighter", "overweight", "underweight"])
        || is_weighed(doc, amount, at)
}

/// Whether a verb of weight governs the amount: "weighing about 120 pounds", "lost 30 pounds".
fn is_weighed(doc: &Document<'_>, amount: &Amount<'_>, at: TokenIndex) -> bool {
    if has_verb(doc, amount, WordGroup::Weigh) {
        return true;
    }
    let start = start(doc, amount);
    let sentence = doc.sentence(amount.first).first;
    // "lost 30 pounds on the horses", "30 pounds a week" are money again.
    let whole = amount.numeral.value < Decimal::ONE_THOUSAND && amount.numeral.value.scale() == 0;
    let paid = doc.is_any_word(at + 1, &["a", "per", "on", "each", "to", "from"]);
    whole && !paid && start > sentence && doc.is_in(start - 1, WordGroup::Shed)
}

/// Whether one of `verbs` stands closely before the amount.
fn has_verb(doc: &Document<'_>, amount: &Amount<'_>, verbs: WordGroup) -> bool {
    let start = start(doc, amount);
    let first = start
        .saturating_sub(4)
        .max(doc.sentence(amount.first).first);
    (first..start).rev().any(|at| doc.is_in(at, verbs))
}

/// Where the amount starts with its hedge.
fn start(doc: &Document<'_>, amount: &Amount<'_>) -> TokenIndex {
    hedge::before(doc, amount.first).map_or(amount.first, |(_, start)| start)
}
