//! Decides ambiguous currency signs and nouns.
//!
//! In this order: one currency by code, sign or name (already known); a declaration in the text ("All sums are in Australian
//! dollars"); the same noun named with its country elsewhere in the document; for nouns and signs that many countries share, the
//! country nearest in the sentence, then the item, then the document; else the default. Other currencies that the words allow
//! are kept as candidates. A bare `$` or `£` is never moved by a country alone.

use rust_decimal::Decimal;

use super::Resolution;
use crate::lexicon::{Flags, Lexicon, Tag};
use crate::recognize::{Draft, Mark, MoneyDraft};
use crate::scan::{Document, TokenIndex};
use crate::value::CurrencySource;

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    if !state.mentions.iter().any(|m| matches!(m.draft, Draft::Money(_))) {
        return;
    }
    let open = state.mentions.iter().any(|m| matches!(&m.draft, Draft::Money(d) if !matches!(d.mark, Mark::Known(..))));
    let context = if open { Context::of(state) } else { Context::default() };
    let (doc, lexicon) = (state.doc, &*state.doc.lexicon);
    for mention in &mut state.mentions {
        if let Draft::Money(draft) = &mut mention.draft {
            decide(draft, mention.first, doc, lexicon, &context);
        }
    }
}

/// What the document says of countries and currencies.
#[derive(Default)]
struct Context {
    /// Places that name a country with a currency, in text order: token, currency.
    countries: Vec<(TokenIndex, u32)>,
    /// Currencies that the document names with an adjective or code: the only reading of their noun from then on.
    named: Vec<u32>,
    /// The dollar that a note declares for bare signs.
    declared: Vec<u32>,
}

impl Context {
    fn of(state: &Resolution<'_, '_>) -> Self {
        const COUNTRY: Flags = Flags::of(&[Tag::Country, Tag::Demonym, Tag::City]);
        let doc = state.doc;
        let mut context = Self::default();
        for (at, token) in doc.tokens.iter().enumerate().filter(|(_, token)| token.flags.has(COUNTRY)) {
            let country = [Tag::Country, Tag::Demonym, Tag::City].iter().find_map(|&tag| doc.sense(at, tag));
            if let Some((sense, len)) = country {
                if let Some(currency) = doc.lexicon.countries[sense.id as usize].currency {
                    context.countries.push((at, currency));
                    if token.is_capitalized() && declares(doc, at, at + len) {
                        context.declared.push(currency);
                    }
                }
            }
        }
        let named = state.mentions.iter().filter_map(|m| match &m.draft {
            Draft::Money(MoneyDraft { mark: Mark::Known(id, CurrencySource::Name), .. }) => Some(*id),
            _ => None,
        });
        context.named = named.collect();
        context
    }

    /// The currency among `candidates` of the country nearest to `at`: back in the sentence, back in the document, then ahead.
    fn nearest(&self, doc: &Document<'_>, at: TokenIndex, candidates: &[u32]) -> Option<u32> {
        let split = self.countries.partition_point(|&(place, _)| place < at);
        let fits = |&&(_, currency): &&(TokenIndex, u32)| candidates.contains(&currency);
        let sentence = doc.sentence(at);
        let ahead = self.countries[split..].iter().find(fits);
        let back = self.countries[..split].iter().rev().find(fits);
        let best = match (back, ahead) {
            (Some(back), Some(ahead)) if !sentence.holds(back.0) && sentence.holds(ahead.0) => ahead,
            (Some(back), _) => back,
            (None, ahead) => ahead?,
        };
        Some(best.1)
    }
}

/// "(Amounts in $ are Canadian)", "All sums are in Australian dollars": a sentence about amounts as such.
fn declares(doc: &Document<'_>, at: TokenIndex, _end: TokenIndex) -> bool {
    let sentence = doc.sentence(at);
    (sentence.first..at).take(12).any(|i| doc.is_any_word(i, &["amounts", "sums", "figures", "prices", "currency", "dollars"]))
        && (sentence.first..at).any(|i| doc.is_any_word(i, &["are", "in", "is"]))
        && sentence.end - sentence.first < 16
        && doc.numerals.covering(at + 1).is_none()
}

fn decide(draft: &mut MoneyDraft<'_>, at: TokenIndex, doc: &Document<'_>, lexicon: &Lexicon, context: &Context) {
    let (currency, source) = match draft.mark {
        Mark::Known(id, source) => (Some(id), source),
        Mark::Form(form) => {
            let form = &lexicon.currency_forms[form as usize];
            choose(&form.currencies, form.default, at, doc, context)
        }
        Mark::Minor(form) => {
            let form = &lexicon.minor_forms[form as usize];
            let ids: Vec<u32> = form.currencies.iter().map(|c| c.0).collect();
            let (currency, source) = choose(&ids, form.default, at, doc, context);
            let per_unit = currency.and_then(|id| form.currencies.iter().find(|c| c.0 == id)).map_or(100, |c| c.1);
            let scaled = |amount: Decimal| (amount / Decimal::from(per_unit)).normalize();
            draft.money.amount = draft.money.amount.map(scaled);
            draft.money.high = draft.money.high.map(scaled);
            (currency, source)
        }
    };
    let code = |id: u32| lexicon.currencies[id as usize].code.clone();
    draft.money.currency = currency.map(code);
    draft.money.currency_source = currency.map(|_| source);
    let all: Vec<u32> = match draft.mark {
        Mark::Known(..) => Vec::new(),
        Mark::Form(form) => lexicon.currency_forms[form as usize].currencies.clone(),
        Mark::Minor(form) => lexicon.minor_forms[form as usize].currencies.iter().map(|c| c.0).collect(),
    };
    draft.money.candidates = all.into_iter().filter(|&id| Some(id) != currency).map(code).collect();
}

/// One currency of several, and how it was decided.
fn choose(
    candidates: &[u32],
    default: Option<u32>,
    at: TokenIndex,
    doc: &Document<'_>,
    context: &Context,
) -> (Option<u32>, CurrencySource) {
    let among = |list: &[u32]| list.iter().copied().find(|id| candidates.contains(id));
    if let [only] = candidates {
        return (Some(*only), CurrencySource::Name);
    }
    if let Some(found) = among(&context.declared).or_else(|| among(&context.named)) {
        return (Some(found), CurrencySource::Context);
    }
    // The dollar and the pound have a world-wide default; the others go by the country that is talked about.
    let code = |id: u32| doc.lexicon.currencies[id as usize].code.as_ref();
    if let Some(id) = default.filter(|&id| matches!(code(id), "USD" | "GBP" | "EUR")) {
        return (Some(id), CurrencySource::Default);
    }
    match context.nearest(doc, at, candidates) {
        Some(found) => (Some(found), CurrencySource::Context),
        None => (default, CurrencySource::Default),
    }
}
