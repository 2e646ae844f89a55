//! The signs, codes and nouns of currencies around a number.
//!
//! | text                         | mark                                                   |
//! | ---------------------------- | ------------------------------------------------------ |
//! | `USD$ 115`, `C$ 12`, `Rs 40` | before; a code glued to the sign says more             |
//! | `K62 million`                | one letter: glued, and only before a large number      |
//! | `27.5 Egyptian pounds`       | the adjective of a country chooses among its currencies |
//! | `45 US cents`                | of a subunit, too; one counts 0.01                     |
//! | `75 EUR million`, `120 MEUR` | one counts a million                                   |

use rust_decimal::Decimal;

use super::{Amount, Mark, is_large, is_small};
use crate::lexicon::{CurrencyFormKind, Flags, Tag, WordGroup};
use crate::recognize::label;
use crate::recognize::numeral::Form;
use crate::recognize::numeral::MARK;
use crate::recognize::weight;
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use crate::value::CurrencySource;

/// A mark with its number: the span, and what one of them counts in units of the currency.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) first: TokenIndex,
    pub(super) end: TokenIndex,
    pub(super) mark: Mark,
    pub(super) factor: Decimal,
}

/// The sign or code that ends just before an amount.
pub(super) fn before(doc: &Document<'_>, amount: &Amount<'_>) -> Option<Found> {
    let first = amount.first;
    let marked = amount.numeral.before.has(Tag::Currency.flag());
    if !marked || doc.tokens[first].gap > Gap::Line {
        return None;
    }
    let found = |at, (mark, factor)| Found {
        first: at,
        end: amount.end,
        mark,
        factor,
    };
    (1..=MARK.min(first)).rev().find_map(|len| {
        let at = first - len;
        let (sense, taken) = doc.sense(at, Tag::Currency)?;
        let form = &doc.lexicon.currency_forms[sense.id as usize];
        if taken != len || form.kind == CurrencyFormKind::Noun || form.guarded && is_small(amount) {
            return None;
        }
        if !is_sign_of(doc, at, amount, form.guarded) || is_variable(doc, at, amount) {
            return None;
        }
        // "USD$ 115", "MXN$20": a code glued before the sign says more.
        if let Some((code_at, code)) = code_before(doc, at) {
            let mark = Mark::Known(code, CurrencySource::Code);
            return Some(found(code_at, (mark, Decimal::ONE)));
        }
        Some(found(at, mark_of(doc, sense.id)))
    })
}

/// Whether the sign at `at` belongs to the number behind it, and its letters to nothing else.
fn is_sign_of(doc: &Document<'_>, at: TokenIndex, amount: &Amount<'_>, guarded: bool) -> bool {
    let first = amount.first;
    // "costs us $9": the pronoun; "us $ 9" is how corpora write the sign.
    if doc.is_word(at, "us")
        && doc.tokens[at].shape == Shape::Lower
        && !doc.glued(at + 1)
        && doc.glued(first)
    {
        return false;
    }
    let letter = doc.tokens[at].class == Class::Word && doc.word(at).len() == 1;
    if !letter {
        // "10 $ 30 $": the sign stands behind the number before it.
        let owned = at + 1 == first
            && !doc.glued(first)
            && doc.numerals.ending(at).is_some()
            && doc.tokens[at].class == Class::Currency;
        return !(owned && doc.is(amount.end, Class::Currency));
    }
    if doc.glued(at) && at > 0 && doc.is(at - 1, Class::Word) {
        return false;
    }
    if at + 1 == first {
        // "R12": one letter is a sign only where it is glued to the number; "K62 million", where that cannot be a code either.
        return doc.glued(first) && (!guarded || is_large(amount));
    }
    // "A $5 million deal" has an article; "c $ 5" is a spaced sign.
    doc.glued(at + 1)
        || !doc.has(at, Tag::Determiner)
        || !doc.glued(first) && at > doc.sentence(at).first
}

/// "{$1}", "a=$5": a variable of a program.
fn is_variable(doc: &Document<'_>, at: TokenIndex, amount: &Amount<'_>) -> bool {
    const CODE: [char; 4] = ['{', '=', '\\', '}'];
    let is_code = |at: TokenIndex| CODE.iter().any(|&sign| doc.tokens[at].is_sign(sign));
    doc.is(at, Class::Currency)
        && (at > 0 && doc.glued(at) && is_code(at - 1)
            || doc.glued(amount.end) && amount.end < doc.tokens.len() && is_code(amount.end))
}

/// A currency code glued before the sign at `at`.
fn code_before(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, u32)> {
    let before = at
        .checked_sub(1)
        .filter(|_| doc.glued(at) && doc.is(at, Class::Currency))?;
    let sense = doc.word_sense(before, Tag::Currency)?;
    let form = &doc.lexicon.currency_forms[sense.id as usize];
    (form.kind == CurrencyFormKind::Code).then(|| (before, form.currencies[0]))
}

/// What a form says, and what one of it counts.
fn mark_of(doc: &Document<'_>, form: u32) -> (Mark, Decimal) {
    let entry = &doc.lexicon.currency_forms[form as usize];
    let source = match entry.kind {
        CurrencyFormKind::Code => CurrencySource::Code,
        CurrencyFormKind::Symbol => CurrencySource::Symbol,
        CurrencyFormKind::Noun => CurrencySource::Name,
    };
    let mark = match entry.currencies.as_slice() {
        [only] => Mark::Known(*only, source),
        _ => Mark::Form(form),
    };
    (mark, entry.factor)
}

/// The sign, code or noun behind an amount.
pub(super) fn behind(doc: &Document<'_>, amount: &Amount<'_>) -> Option<Found> {
    let hyphen = usize::from(
        doc.is(amount.end, Class::Hyphen) && doc.glued(amount.end) && doc.glued(amount.end + 1),
    );
    let at = amount.end + hyphen;
    let found = |end, mark, factor| Found {
        first: amount.first,
        end,
        mark,
        factor,
    };
    let longer = |tag: Tag| doc.sense(at, tag).filter(|&(_, len)| len > 1);
    if let Some((sense, len)) = longer(Tag::Minor) {
        return Some(found(at + len, Mark::Minor(sense.id), Decimal::ONE));
    }
    // "5 pounds per square inch" is a pressure.
    if longer(Tag::Unit).is_some() {
        return None;
    }
    if let Some((end, mark)) = noun_behind(doc, at) {
        let other = weight::weighs(doc, amount, at) || is_guarded(doc, at, amount);
        return (!other).then(|| found(end, mark, Decimal::ONE));
    }
    if let Some((end, mark, factor)) = minor_of_country(doc, at) {
        return Some(found(end, mark, factor));
    }
    if let Some((sense, len)) = doc.sense(at, Tag::Currency) {
        let code_or_glued =
            doc.glued(at) || doc.tokens[at].class == Class::Currency || doc.word(at).len() > 1;
        // "12 $5 notes", "two $ 500 checks": a sign belongs to the number that follows it, unless that has its own: "10 $ 30 cents".
        let sign = doc.tokens[at].class == Class::Currency && !doc.glued(at);
        let owned = doc.numerals.starting(at + len).is_some_and(|next| {
            let own = doc.is(next.end, Class::Currency) || doc.has(next.end, Tag::Minor);
            doc.glued(at + len) || sign && !own
        });
        // "2P reserves", "1Q sales": behind a small number a letter is something else.
        let form = &doc.lexicon.currency_forms[sense.id as usize];
        let letter = form.guarded && doc.word(at).len() == 1 && !is_large(amount);
        if !code_or_glued || letter || owned || doc.tokens[at].gap > Gap::Line {
            return None;
        }
        let (mark, factor) = mark_of(doc, sense.id);
        let (end, scale) = scale_behind(doc, amount, at + len);
        return Some(found(end, mark, factor * scale));
    }
    let (sense, len) = doc.sense(at, Tag::Minor)?;
    let form = &doc.lexicon.minor_forms[sense.id as usize];
    (!is_other_letter(doc, amount, at) && !form.currencies.is_empty())
        .then(|| found(at + len, Mark::Minor(sense.id), Decimal::ONE))
}

/// Whether a subunit at `at` is one letter that means something else: "section 12c", "35C", "5 c", "heat of 30c".
fn is_other_letter(doc: &Document<'_>, amount: &Amount<'_>, at: TokenIndex) -> bool {
    if doc.word(at).len() > 1 {
        return false;
    }
    let first = amount.first;
    let near = first.saturating_sub(6).max(doc.sentence(first).first)..first;
    let heat = || {
        doc.is_word(at, "c")
            && near
                .into_iter()
                .any(|at| doc.is_in(at, WordGroup::Temperature))
    };
    let labelled = || first > 0 && label::names(doc, first - 1);
    !doc.glued(at) || doc.tokens[at].is_capitalized() || labelled() || heat()
}

/// "75 EUR million": the scale behind the code, where the number has none.
fn scale_behind(doc: &Document<'_>, amount: &Amount<'_>, at: TokenIndex) -> (TokenIndex, Decimal) {
    let scale = doc
        .sense(at, Tag::Scale)
        .filter(|_| amount.numeral.scale == Decimal::ONE && doc.tokens[at].gap <= Gap::NoBreak)
        .map(|(sense, len)| (at + len, doc.lexicon.scales[sense.id as usize]))
        .filter(|(_, scale)| !scale.glued);
    scale.map_or((at, Decimal::ONE), |(end, scale)| (end, scale.value))
}

/// A currency noun at `at`, maybe with the adjective of a country before it, and where it ends.
pub(super) fn noun_behind(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, Mark)> {
    let country = country_at(doc, at);
    if let Some((country, len)) = country
        && let Some((sense, noun_len)) = noun_sense(doc, at + len)
    {
        let form = &doc.lexicon.currency_forms[sense as usize];
        let ids = form.currencies.iter().copied();
        let mark = of_country(doc, country, ids).map_or(Mark::Form(sense), |id| {
            Mark::Known(id, CurrencySource::Name)
        });
        return Some((at + len + noun_len, mark));
    }
    let (sense, len) = noun_sense(doc, at)?;
    (doc.tokens[at].gap <= Gap::Line).then(|| (at + len, mark_of(doc, sense).0))
}

/// "US cents", "Canadian cents": where it ends, the currency, and what one of them counts.
fn minor_of_country(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, Mark, Decimal)> {
    let (country, len) = country_at(doc, at)?;
    let (sense, minor_len) = doc.sense(at + len, Tag::Minor)?;
    let form = &doc.lexicon.minor_forms[sense.id as usize];
    let id = of_country(doc, country, form.currencies.iter().map(|c| c.0))?;
    let (_, per_unit) = form.currencies.iter().find(|c| c.0 == id)?;
    let factor = Decimal::ONE / Decimal::from(*per_unit);
    Some((
        at + len + minor_len,
        Mark::Known(id, CurrencySource::Name),
        factor,
    ))
}

/// The currency among `ids` that the country has now, or had.
fn of_country(
    doc: &Document<'_>,
    country: u32,
    ids: impl Iterator<Item = u32> + Clone,
) -> Option<u32> {
    let own = doc.lexicon.countries[country as usize].currency;
    let has = |id: &u32| {
        doc.lexicon.currencies[*id as usize]
            .countries
            .contains(&country)
    };
    ids.clone()
        .find(|&id| Some(id) == own)
        .or_else(|| ids.into_iter().find(has))
}

/// The country whose name or adjective stands at `at`. Before a currency the adjective may have a small letter, too: the texts of
/// wires and corpora often do.
fn country_at(doc: &Document<'_>, at: TokenIndex) -> Option<(u32, usize)> {
    doc.sense(at, Tag::Demonym)
        .or_else(|| doc.sense(at, Tag::Country))
        .or_else(|| doc.sense_in_any_case(at, Tag::Demonym))
        .map(|(sense, len)| (sense.id, len))
}

fn noun_sense(doc: &Document<'_>, at: TokenIndex) -> Option<(u32, usize)> {
    let (sense, len) = doc.sense(at, Tag::Currency)?;
    let form = &doc.lexicon.currency_forms[sense.id as usize];
    (form.kind == CurrencyFormKind::Noun).then_some((sense.id, len))
}

/// The end of "$5 million dollars": the noun repeats the sign.
pub(super) fn repeated(doc: &Document<'_>, end: TokenIndex) -> TokenIndex {
    noun_behind(doc, end)
        .filter(|_| doc.is_any_word(end, &["dollars", "euros", "pounds"]))
        .map_or(end, |(end, _)| end)
}

/// "$5 million Canadian": the adjective behind the amount says whose sign it is, where no noun follows.
pub(super) fn name_country(doc: &Document<'_>, found: &mut Found) {
    let Mark::Form(form) = found.mark else {
        return;
    };
    if !doc.has(found.end, Tag::Demonym) || doc.tokens[found.end].gap > Gap::Line {
        return;
    }
    let Some((country, len)) = country_at(doc, found.end) else {
        return;
    };
    let behind = found.end + len;
    let noun = doc.get(behind).is_some_and(|t| {
        t.class == Class::Word && !t.flags.has(Flags::FUNCTION_WORDS) || t.class == Class::Hyphen
    });
    let ids = doc.lexicon.currency_forms[form as usize].currencies.iter();
    if let Some(id) = of_country(doc, country, ids.copied()).filter(|_| !noun) {
        found.mark = Mark::Known(id, CurrencySource::Name);
        found.end = behind;
    }
}

/// Whether the noun at `at` is also a common word, and the number too small to tell.
fn is_guarded(doc: &Document<'_>, at: TokenIndex, amount: &Amount<'_>) -> bool {
    is_small(amount)
        && noun_sense(doc, at)
            .is_some_and(|(form, _)| doc.lexicon.currency_forms[form as usize].guarded)
}

/// The subunits that go on an amount of whole units, "5 dollars and 30 cents", "£3 50p": where they end, and what part of a unit
/// they make.
pub(super) fn minor_behind(
    doc: &Document<'_>,
    amount: &Amount<'_>,
    found: &Found,
) -> Option<(TokenIndex, Decimal)> {
    let whole = amount.high.is_none()
        && amount.numeral.scale == Decimal::ONE
        && found.factor == Decimal::ONE
        && amount.numeral.value.scale() == 0;
    let and = usize::from(doc.is_word(found.end, "and"));
    let part = doc.numerals.starting(found.end + and).filter(|_| whole)?;
    let (sense, len) = doc.sense(part.end, Tag::Minor)?;
    let minor = &doc.lexicon.minor_forms[sense.id as usize];
    let has = |id: &u32| minor.currencies.iter().find(|c| c.0 == *id);
    let (_, per_unit) = match found.mark {
        Mark::Known(id, _) => has(&id)?,
        Mark::Form(form) => {
            let form = &doc.lexicon.currency_forms[form as usize];
            form.default
                .as_ref()
                .and_then(has)
                .or_else(|| form.currencies.iter().find_map(has))?
        }
        Mark::Minor(_) => return None,
    };
    let per_unit = Decimal::from(*per_unit);
    let below = matches!(part.form, Form::Digits | Form::Words) && part.value < per_unit;
    below.then(|| (part.end + len, part.value / per_unit))
}
