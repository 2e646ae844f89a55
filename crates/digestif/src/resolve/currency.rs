//! Decides ambiguous currency signs and nouns.
//!
//! In this order: one currency by code, sign or name (already known); a declaration in the text ("All sums are in Australian
//! dollars"); for nouns and signs that many countries share, another amount of the sentence, a country in the sentence; the last
//! currency of that noun or sign that the document named in full or by its code; the country that the document speaks of most; else the default. Subunits first ask the other amounts of their
//! sentence, then those of the document where they are all in one currency. Other currencies that the words allow are kept as candidates. A bare `$` or `£` is never moved by a country alone.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Resolution;
use crate::Kind;
use crate::lexicon::{Lexicon, Tag, WordGroup};
use crate::recognize::{Draft, Mark, MoneyDraft};
use crate::scan::{Document, TokenIndex};
use crate::value::{CurrencySource, Money};

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let open = drafts(state).any(|(_, draft)| !matches!(draft.mark, Mark::Known(..)));
    let mut context = if open {
        Context::of(state)
    } else {
        Context::default()
    };
    let money = state.mentions.iter().filter(|m| m.kind == Kind::Money);
    for mention in money {
        if let Draft::Money(draft) = &mut state.found[mention.found()].draft {
            decide(draft, mention.first, state.doc, &mut context);
        }
    }
}

/// The amounts of money, with their first tokens.
fn drafts<'s, 't>(
    state: &'s Resolution<'_, 't>,
) -> impl Iterator<Item = (TokenIndex, &'s MoneyDraft<'t>)> {
    let money = state.of_kind(Kind::Money);
    money.filter_map(|(_, mention)| match state.draft(mention) {
        Draft::Money(draft) => Some((mention.first, draft)),
        _ => None,
    })
}

/// What the document says of countries and currencies.
#[derive(Default)]
struct Context {
    /// Places that name a country with a currency, in text order: token, currency.
    countries: Vec<(TokenIndex, u32)>,
    /// Amounts whose currency is known by name, sign or code, in text order: token, currency.
    known: Vec<(TokenIndex, u32)>,
    /// Those and amounts under a sign of two currencies ("C$"), which is as good as a code beside cents.
    near_known: Vec<(TokenIndex, u32)>,
    /// Currencies with the place where each was last named in full or by its code, as far as the text is read.
    named: Vec<(u32, TokenIndex)>,
    /// Currencies of `countries` with how often each stands there, in order of first mention.
    tally: Vec<(u32, usize)>,
    /// The dollar that a note declares for bare signs.
    declared: Vec<u32>,
    /// The currencies of `near_known`, each once.
    used: Vec<u32>,
    /// Whether an amount has a sign or noun of many countries: `$`, "pounds".
    bare: bool,
}

impl Context {
    fn of(state: &Resolution<'_, '_>) -> Self {
        let doc = state.doc;
        let mut context = Self {
            countries: Vec::with_capacity(doc.layout.place_words.len()),
            ..Self::default()
        };
        for &at in &doc.layout.place_words {
            let country = [Tag::Country, Tag::Demonym, Tag::City]
                .iter()
                .find_map(|&tag| doc.sense(at, tag));
            if let Some((sense, _)) = country
                && let Some(currency) = doc.lexicon.countries[sense.id as usize].currency
            {
                context.countries.push((at, currency));
                match context.tally.iter_mut().find(|t| t.0 == currency) {
                    Some(tally) => tally.1 += 1,
                    None => context.tally.push((currency, 1)),
                }
                if doc.tokens[at].is_capitalized() && declares(doc, at) {
                    context.declared.push(currency);
                }
            }
        }
        let forms = &doc.lexicon.currency_forms;
        let known = drafts(state).filter_map(|(first, draft)| match draft.mark {
            Mark::Known(id, _) => Some((first, id, true)),
            Mark::Form(form) if forms[form as usize].currencies.len() == 2 => {
                forms[form as usize].default.map(|id| (first, id, false))
            }
            _ => None,
        });
        for (at, currency, sure) in known {
            context.near_known.push((at, currency));
            if sure {
                context.known.push((at, currency));
            }
        }
        context.used = context.near_known.iter().map(|known| known.1).collect();
        context.used.sort_unstable();
        context.used.dedup();
        context.bare = drafts(state).any(|(_, draft)| match draft.mark {
            Mark::Form(form) => forms[form as usize].currencies.len() > 2,
            _ => false,
        });
        context
    }

    /// Notes that a currency is named in full, or by a code or sign of its own, at `at`.
    fn name(&mut self, currency: u32, at: TokenIndex) {
        match self.named.iter_mut().find(|named| named.0 == currency) {
            Some(named) => named.1 = at,
            None => self.named.push((currency, at)),
        }
    }

    /// The currency among `candidates` that was named in full last.
    fn last_named(&self, candidates: &[u32]) -> Option<u32> {
        self.named
            .iter()
            .filter(|named| candidates.contains(&named.0))
            .max_by_key(|named| named.1)
            .map(|named| named.0)
    }

    /// The one currency among `candidates` that the amounts of the document are in, where none is in the default or under its
    /// bare sign: cents of a text in euros are euro cents.
    fn only(&self, candidates: &[u32], default: Option<u32>) -> Option<u32> {
        let mut found = self.used.iter().filter(|id| candidates.contains(id));
        let (first, more) = (*found.next()?, found.next().is_some());
        (!more && !self.bare && Some(first) != default).then_some(first)
    }

    /// The currency of a country in the sentence of `at`, the nearest one before first.
    fn in_sentence(&self, doc: &Document<'_>, at: TokenIndex, candidates: &[u32]) -> Option<u32> {
        let sentence = doc.sentence(at);
        let (back, ahead) = self
            .countries
            .split_at(self.countries.partition_point(|&(place, _)| place < at));
        let fits = |place: &&(TokenIndex, u32)| candidates.contains(&place.1);
        let back = back
            .iter()
            .rev()
            .take_while(|place| sentence.holds(place.0))
            .find(fits);
        back.or_else(|| {
            ahead
                .iter()
                .take_while(|place| sentence.holds(place.0))
                .find(fits)
        })
        .map(|place| place.1)
    }

    /// The currency of the country that the document speaks of most; of equals the one named first.
    fn foremost(&self, candidates: &[u32]) -> Option<u32> {
        self.tally
            .iter()
            .rev()
            .filter(|tally| candidates.contains(&tally.0))
            .max_by_key(|tally| tally.1)
            .map(|tally| tally.0)
    }
}

/// The currency among `candidates` of another amount in the sentence of `at`, of `known` ones the nearest before first.
fn beside(
    known: &[(TokenIndex, u32)],
    doc: &Document<'_>,
    at: TokenIndex,
    candidates: &[u32],
) -> Option<u32> {
    let sentence = doc.sentence(at);
    let (back, ahead) = known.split_at(known.partition_point(|known| known.0 < at));
    let fits =
        |known: &&(TokenIndex, u32)| sentence.holds(known.0) && candidates.contains(&known.1);
    back.iter()
        .rev()
        .take(4)
        .find(fits)
        .or_else(|| ahead.iter().take(4).find(fits))
        .map(|known| known.1)
}

/// "(Amounts in $ are Canadian)", "All sums are in Australian dollars": a sentence about amounts as such.
fn declares(doc: &Document<'_>, at: TokenIndex) -> bool {
    let sentence = doc.sentence(at);
    let before = sentence.first..at;
    let any = |words: &[&str]| before.clone().any(|i| doc.is_any_word(i, words));
    sentence.len() < 16
        && before
            .clone()
            .take(12)
            .any(|i| doc.is_in(i, WordGroup::AmountNoun))
        && any(&["are", "in", "is"])
        && doc.numerals.covering(at + 1).is_none()
}

fn decide(draft: &mut MoneyDraft<'_>, at: TokenIndex, doc: &Document<'_>, context: &mut Context) {
    let lexicon = &*doc.lexicon;
    draft.currency = match draft.mark {
        Mark::Known(id, source) => {
            context.name(id, at);
            Some((id, source))
        }
        Mark::Form(form) => {
            let form = &lexicon.currency_forms[form as usize];
            choose(&form.currencies, form.default, at, doc, context)
        }
        Mark::Minor(form) => {
            let form = &lexicon.minor_forms[form as usize];
            let ids: Vec<u32> = form.currencies.iter().map(|c| c.0).collect();
            let beside = beside(&context.near_known, doc, at, &ids)
                .or_else(|| context.only(&ids, form.default));
            let currency = match beside {
                Some(found) => Some((found, CurrencySource::Context)),
                None => choose(&ids, form.default, at, doc, context),
            };
            let per_unit = currency
                .and_then(|(id, _)| form.currencies.iter().find(|c| c.0 == id))
                .map_or(100, |c| c.1);
            let scaled = |amount: Decimal| (amount / Decimal::from(per_unit)).normalize();
            draft.amount = draft.amount.map(scaled);
            draft.high = draft.high.map(scaled);
            currency
        }
    };
}

/// The payload of a draft whose currency is decided.
pub(super) fn money<'t>(draft: MoneyDraft<'t>, lexicon: &Lexicon) -> Money<'t> {
    let code = |id: u32| lexicon.currencies[id as usize].code.clone();
    let currency = draft.currency.map(|(id, _)| id);
    Money {
        amount: draft.amount,
        high: draft.high,
        currency: currency.map(code),
        currency_source: draft.currency.map(|(_, source)| source),
        candidates: match draft.mark {
            Mark::Known(..) => Arc::default(),
            Mark::Form(form) => {
                let form = &lexicon.currency_forms[form as usize];
                let decided = form.currencies.iter().position(|&c| Some(c) == currency);
                form.candidates.without(decided)
            }
            Mark::Minor(form) => {
                let form = &lexicon.minor_forms[form as usize];
                let decided = form.currencies.iter().position(|c| Some(c.0) == currency);
                form.candidates.without(decided)
            }
        },
        modifier: draft.modifier,
        change: draft.change,
        per: draft.per,
        equivalent: None,
        implied_rate: None,
    }
}

/// One currency of several, and how it was decided.
fn choose(
    candidates: &[u32],
    default: Option<u32>,
    at: TokenIndex,
    doc: &Document<'_>,
    context: &Context,
) -> Option<(u32, CurrencySource)> {
    if let [only] = candidates {
        return Some((*only, CurrencySource::Name));
    }
    let decided = |id: u32| (id, CurrencySource::Context);
    let by_default = || default.map(|id| (id, CurrencySource::Default));
    if let Some(&declared) = context.declared.iter().find(|id| candidates.contains(id)) {
        return Some(decided(declared));
    }
    // The dollar and the pound have a world-wide default; the others go by the country that is talked about.
    let found = match default.map(|id| &*doc.lexicon.currencies[id as usize].code) {
        Some("USD") => None,
        // A country's own pound stays the pound once it is named; "dollars" stay American.
        Some("GBP") => context.last_named(candidates),
        _ => beside(&context.known, doc, at, candidates)
            .or_else(|| context.in_sentence(doc, at, candidates))
            .or_else(|| context.last_named(candidates))
            .or_else(|| context.foremost(candidates)),
    };
    found.map(decided).or_else(by_default)
}
