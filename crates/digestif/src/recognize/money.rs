//! Money: a number with a currency sign, code or name before, behind or glued to it.
//!
//! | text                          | value                                  |
//! | ----------------------------- | -------------------------------------- |
//! | `US$229.3 million`, `KZT45bn` | USD 229300000, KZT 45000000000         |
//! | `27.5 Egyptian pounds`        | EGP 27.5                               |
//! | `$75 a barrel`                | USD 75 per `barrel`                    |
//! | `64 cents`, `212p`            | in the currency's unit: 0.64, 2.12     |
//! | `billions of tenge`           | vague: no amount                       |
//!
//! Ambiguous signs and nouns stay open here; `resolve::currency` decides them. Left alone: tickers (`$NRVN`), "pound" as a verb,
//! currency nouns without a number. Words: `data/currencies.tsv`, `data/countries.tsv`, `data/words.tsv` (class `per`).

use rust_decimal::Decimal;

use super::amount::{Amount, Marks};
use super::numeral::{Form, Numeral};
use super::{Draft, Mention, change, hedge};
use crate::Str;
use crate::lexicon::{CurrencyFormKind, Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::{Change, CurrencySource, Modifier};

/// Money whose currency may still be open.
#[derive(Clone, Debug)]
pub(crate) struct MoneyDraft<'t> {
    pub(crate) amount: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) modifier: Modifier,
    pub(crate) change: Option<Change>,
    pub(crate) per: Option<Str<'t>>,
    pub(crate) mark: Mark,
    /// Index into `Lexicon::currencies` and how it was decided: filled by `resolve::currency`.
    pub(crate) currency: Option<(u32, CurrencySource)>,
}

/// What the text says of the currency.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mark {
    /// One currency (index into `Lexicon::currencies`) and how it was named.
    Known(u32, CurrencySource),
    /// A sign or noun of several currencies: index into `Lexicon::currency_forms`.
    Form(u32),
    /// A subunit of several currencies: index into `Lexicon::minor_forms`. The amount still counts subunits.
    Minor(u32),
}

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn may_read(&self, numeral: &Numeral) -> bool {
        const NAMES: Flags = Flags::of(&[Tag::Currency, Tag::Minor, Tag::Country, Tag::Demonym]);
        let marked = numeral.before.has(Tag::Currency.flag()) || numeral.behind.has(NAMES);
        marked && !matches!(numeral.form, Form::Code | Form::Ordinal)
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let numeral = doc.numerals.starting(at)?;
        if numeral.form == Form::Vague {
            return vague(doc, numeral);
        }
        // "$4 to 5 ships", "$2 to 3%": an upper end that measures something else is no end of this range.
        let range = Amount::read(doc, numeral, Marks::Currency);
        let amount = if range.high.is_some() && measures_other(doc, range.end) {
            Amount::single(numeral)
        } else {
            range
        };
        if let Some((first, mark)) = mark_before(doc, &amount) {
            let end = noun_behind(doc, amount.end)
                .filter(|_| is_dollar_noun(doc, amount.end))
                .map_or(amount.end, |(end, _)| end);
            // "Flight LE 350" names a flight.
            let labelled =
                first > 0 && doc.has(first - 1, Tag::Label) && doc.is(first, Class::Word);
            return (!labelled).then(|| mention(doc, &amount, first, end, mark, "money.prefix"));
        }
        // A number glued to a name is no amount: "G7 dollars" do not exist, "B2B" does.
        if numeral.after_letter || numeral.form == Form::Fraction {
            return None;
        }
        if let Some((end, mark)) = mark_behind(doc, &amount) {
            return Some(mention(
                doc,
                &amount,
                amount.first,
                end,
                mark,
                "money.suffix",
            ));
        }
        let second = amount.shared_with(doc)?;
        let (_, mark) = mark_behind(doc, &Amount::single(second))?;
        Some(mention(
            doc,
            &amount,
            amount.first,
            amount.end,
            mark,
            "money.shared_suffix",
        ))
    }
}

fn mention<'t>(
    doc: &Document<'t>,
    amount: &Amount<'_>,
    first: TokenIndex,
    end: TokenIndex,
    mark: Mark,
    rule: &'static str,
) -> Mention<'t> {
    let (modifier, start) = hedge::around(doc, first, end);
    let draft = MoneyDraft {
        amount: amount.low,
        high: amount.high,
        modifier,
        change: change::change(doc, start, end),
        per: per(doc, end),
        mark,
        currency: None,
    };
    Mention::new(first, end, rule, Draft::Money(draft))
}

/// Whether a percent sign or a unit of measure stands at `at`.
fn measures_other(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.has(at, Tag::PercentUnit) || doc.has(at, Tag::Unit) && !doc.has(at, Tag::Currency)
}

/// "billions of tenge", "millions of euros".
fn vague<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
    if !doc.is_word(numeral.end, "of") {
        return None;
    }
    let (end, mark) = noun_behind(doc, numeral.end + 1)?;
    let mut mention = mention(
        doc,
        &Amount::single(numeral),
        numeral.first,
        end,
        mark,
        "money.vague",
    );
    if let Draft::Money(draft) = &mut mention.draft {
        draft.amount = None;
        draft.modifier = Modifier::About;
    }
    Some(mention)
}

/// The sign or code that ends just before the number at `first`, and where it starts.
fn mark_before(doc: &Document<'_>, amount: &Amount<'_>) -> Option<(TokenIndex, Mark)> {
    let first = amount.first;
    if doc.tokens[first].gap > Gap::Line {
        return None;
    }
    (1..=3.min(first)).rev().find_map(|len| {
        let at = first - len;
        let (sense, found) = doc.sense(at, Tag::Currency)?;
        let form = &doc.lexicon.currency_forms[sense.id as usize];
        if found != len || form.kind == CurrencyFormKind::Noun || form.guarded && is_small(amount) {
            return None;
        }
        // "R12", "P500": one letter is a sign only where it is glued to the number and to nothing else.
        let letter = doc.tokens[at].class == Class::Word && doc.word(at).len() == 1;
        if letter && !doc.glued(first)
            || doc.glued(at) && doc.is(at.checked_sub(1)?, Class::Word) && letter
        {
            return None;
        }
        // "USD$ 115", "MXN$20": a code glued before the sign says more.
        if let Some((code_at, code)) = code_before(doc, at) {
            return Some((code_at, Mark::Known(code, CurrencySource::Code)));
        }
        Some((at, mark_of(doc, sense.id)))
    })
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

fn mark_of(doc: &Document<'_>, form: u32) -> Mark {
    let entry = &doc.lexicon.currency_forms[form as usize];
    let source = match entry.kind {
        CurrencyFormKind::Code => CurrencySource::Code,
        CurrencyFormKind::Symbol => CurrencySource::Symbol,
        CurrencyFormKind::Noun => CurrencySource::Name,
    };
    match entry.currencies.as_slice() {
        [only] => Mark::Known(*only, source),
        _ => Mark::Form(form),
    }
}

/// The sign, code or noun behind an amount, and where it ends.
fn mark_behind(doc: &Document<'_>, amount: &Amount<'_>) -> Option<(TokenIndex, Mark)> {
    let hyphen = usize::from(
        doc.is(amount.end, Class::Hyphen) && doc.glued(amount.end) && doc.glued(amount.end + 1),
    );
    let at = amount.end + hyphen;
    let longer = |tag: Tag| doc.sense(at, tag).filter(|&(_, len)| len > 1);
    if let Some((sense, len)) = longer(Tag::Minor) {
        return Some((at + len, Mark::Minor(sense.id)));
    }
    // "5 pounds per square inch" is a pressure.
    if longer(Tag::Unit).is_some() {
        return None;
    }
    if let Some((end, mark)) = noun_behind(doc, at) {
        return Some((end, mark))
            .filter(|_| !is_weight(doc, at, amount) && !is_guarded(doc, at, amount));
    }
    if let Some((sense, len)) = doc.sense(at, Tag::Currency) {
        let code_or_glued =
            doc.glued(at) || doc.tokens[at].class == Class::Currency || doc.word(at).len() > 1;
        // "12 $5 notes": a sign belongs to the number that follows it.
        let owned = doc.numerals.starting(at + len).is_some() && doc.glued(at + len);
        return (code_or_glued && !owned && doc.tokens[at].gap <= Gap::Line)
            .then(|| (at + len, mark_of(doc, sense.id)));
    }
    let (sense, len) = doc.sense(at, Tag::Minor)?;
    let form = &doc.lexicon.minor_forms[sense.id as usize];
    let letter = doc.word(at).len() == 1 && !doc.glued(at);
    (!letter && !form.currencies.is_empty()).then_some((at + len, Mark::Minor(sense.id)))
}

/// A currency noun at `at`, maybe with the adjective of a country before it, and where it ends.
fn noun_behind(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, Mark)> {
    if let Some((country, len)) = country_at(doc, at)
        && let Some((sense, noun_len)) = noun_sense(doc, at + len)
    {
        let form = &doc.lexicon.currency_forms[sense as usize];
        let own = doc.lexicon.countries[country as usize].currency;
        let of_country = |&&id: &&u32| {
            doc.lexicon.currencies[id as usize]
                .countries
                .contains(&country)
        };
        let found = form
            .currencies
            .iter()
            .find(|&&id| Some(id) == own)
            .or_else(|| form.currencies.iter().find(of_country));
        return Some((
            at + len + noun_len,
            found.map_or(Mark::Form(sense), |&id| {
                Mark::Known(id, CurrencySource::Name)
            }),
        ));
    }
    let (sense, len) = noun_sense(doc, at)?;
    (doc.tokens[at].gap <= Gap::Line).then(|| (at + len, mark_of(doc, sense)))
}

fn country_at(doc: &Document<'_>, at: TokenIndex) -> Option<(u32, usize)> {
    doc.sense(at, Tag::Demonym)
        .or_else(|| doc.sense(at, Tag::Country))
        .map(|(sense, len)| (sense.id, len))
}

fn noun_sense(doc: &Document<'_>, at: TokenIndex) -> Option<(u32, usize)> {
    let (sense, len) = doc.sense(at, Tag::Currency)?;
    let form = &doc.lexicon.currency_forms[sense.id as usize];
    (form.kind == CurrencyFormKind::Noun).then_some((sense.id, len))
}

/// "$5 million dollars": the noun repeats the sign.
fn is_dollar_noun(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at, &["dollars", "euros", "pounds"])
}

/// Whether the noun at `at` is also a common word, and the number too small to tell.
fn is_guarded(doc: &Document<'_>, at: TokenIndex, amount: &Amount<'_>) -> bool {
    is_small(amount)
        && noun_sense(doc, at)
            .is_some_and(|(form, _)| doc.lexicon.currency_forms[form as usize].guarded)
}

/// "10 pounds of flour": a small weight.
fn is_weight(doc: &Document<'_>, at: TokenIndex, amount: &Amount<'_>) -> bool {
    doc.is_word(at + 1, "of") && doc.is_any_word(at, &["pound", "pounds"]) && is_small(amount)
}

/// A whole number below a hundred without a scale: what stands beside common words ("COP29", "the team 3 won").
fn is_small(amount: &Amount<'_>) -> bool {
    let number = amount.numeral;
    number.value.scale() == 0 && number.value < Decimal::ONE_HUNDRED && number.scale == Decimal::ONE
}

/// What a price is for: "a barrel", "per month", "/kWh", "-a-night".
fn per<'t>(doc: &Document<'t>, end: TokenIndex) -> Option<Str<'t>> {
    let at = skip_conversion(doc, end);
    if doc.is(at, Class::Slash) && doc.glued(at) {
        return measured(doc, at + 1);
    }
    if doc.is_word(at, "per") {
        return measured(doc, at + 1).or_else(|| {
            let word = doc.get(at + 1).filter(|t| t.class == Class::Word)?;
            (word.gap <= Gap::Line).then(|| Str::Borrowed(doc.word(at + 1)))
        });
    }
    let hyphens = usize::from(doc.is(at, Class::Hyphen) && doc.glued(at));
    if doc.is_any_word(at + hyphens, &["a", "an", "each", "every"]) {
        return measured(doc, at + 1 + 2 * hyphens);
    }
    None
}

/// "Rp 4.5 trillion (US$276 million) a year": a short bracket may stand between a price and its unit.
fn skip_conversion(doc: &Document<'_>, end: TokenIndex) -> TokenIndex {
    if !doc.is(end, Class::Open) || doc.tokens[end].gap == Gap::None {
        return end;
    }
    (end + 1..end + 10)
        .find(|&at| doc.is(at, Class::Close))
        .map_or(end, |close| close + 1)
}

/// A unit of measure or time, or another word that prices are given for; a number word before it belongs to it.
fn measured<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<Str<'t>> {
    let unit_at = doc.numerals.starting(at).map_or_else(
        || scale_word(doc, at),
        |numeral| {
            if numeral.is_cardinal() {
                numeral.end
            } else {
                at
            }
        },
    );
    let tags = [Tag::Unit, Tag::TimeUnit, Tag::Per];
    let (_, len) = tags.iter().find_map(|&tag| doc.sense(unit_at, tag))?;
    // "2.60 manat a year earlier": a distance in time.
    if doc.is_any_word(unit_at + len, &["earlier", "ago", "later", "before"]) {
        return None;
    }
    (doc.tokens[unit_at].gap <= Gap::Line).then(|| doc.plain(at, unit_at + len))
}

/// "per thousand cubic metres": a scale word that no number precedes.
fn scale_word(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
    doc.sense(at, Tag::Scale)
        .filter(|_| doc.word(at).len() > 3)
        .map_or(at, |(_, len)| at + len)
}
