//! Money: a number with a currency sign, code or name before, behind or glued to it.
//!
//! | text                          | value                                  |
//! | ----------------------------- | -------------------------------------- |
//! | `US$229.3 million`, `KZT45bn` | USD 229300000, KZT 45000000000         |
//! | `27.5 Egyptian pounds`        | EGP 27.5                               |
//! | `$75 a barrel`                | USD 75 per `barrel`                    |
//! | `64 cents`, `212p`            | in the currency's unit: 0.64, 2.12     |
//! | `45 US cents`                 | USD 0.45                               |
//! | `75 EUR million`, `120 MEUR`  | the scale stands with the code         |
//! | `5 dollars and 30 cents`      | one amount: 5.30                       |
//! | `-$5 million`                 | negative                               |
//! | `billions of tenge`           | vague: no amount                       |
//!
//! Ambiguous signs and nouns stay open here; `resolve::currency` decides them. Left alone: tickers (`$NRVN`), variables (`{$1}`),
//! "pound" as a verb or a weight, currency nouns without a number. Words: `data/currencies.tsv`, `data/countries.tsv`,
//! `data/words.tsv` (class `per`).

mod mark;
mod price;

use rust_decimal::Decimal;

use super::amount::{Amount, Marks};
use super::label;
use super::numeral::{Form, Numeral};
use super::{Draft, Mention, change, hedge};
use crate::Str;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::{Change, CurrencySource, Modifier};
use mark::{Found, minor_behind, noun_behind};

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

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        const NAMES: Flags = Flags::of(&[Tag::Currency, Tag::Minor, Tag::Country, Tag::Demonym]);
        let marked = numeral.before.has(Tag::Currency.flag()) || numeral.behind.has(NAMES);
        marked && !matches!(numeral.form, Form::Code | Form::Ordinal)
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
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
        if let Some(mut found) = mark::before(doc, &amount) {
            found.end = mark::repeated(doc, amount.end);
            mark::name_country(doc, &mut found);
            // "Flight LE 350" names a flight.
            let labelled = found.first > 0
                && label::names(doc, found.first - 1)
                && doc.is(found.first, Class::Word);
            return (!labelled).then(|| mention(doc, &amount, &found, "money.prefix"));
        }
        // A number glued to a name is no amount: "G7 dollars" do not exist, "B2B" does.
        if numeral.after_letter || numeral.form == Form::Fraction {
            return None;
        }
        if let Some(found) = mark::behind(doc, &amount) {
            return Some(mention(doc, &amount, &found, "money.suffix"));
        }
        let second = amount.shared_with(doc)?;
        let found = mark::behind(doc, &Amount::single(second))?;
        let found = Found {
            first: amount.first,
            end: amount.end,
            ..found
        };
        Some(mention(doc, &amount, &found, "money.shared_suffix"))
    }
}

fn mention<'t>(
    doc: &Document<'t>,
    amount: &Amount<'_>,
    found: &Found,
    rule: &'static str,
) -> Mention<'t> {
    let (mut end, mut low) = (found.end, amount.low);
    let times = |number: Decimal| number.checked_mul(found.factor).unwrap_or(number);
    if found.factor != Decimal::ONE {
        low = low.map(|low| times(low).normalize());
    }
    if let Some((minor_end, part)) = minor_behind(doc, amount, found) {
        end = minor_end;
        low = low.map(|low| (low + part).normalize());
    }
    let first = signed_first(doc, found.first);
    if first < found.first {
        low = low.map(|low| -low);
    }
    let (modifier, start) = hedge::around(doc, first, end);
    let draft = MoneyDraft {
        amount: low,
        high: amount.high.map(|high| times(high).normalize()),
        modifier,
        change: change::change(doc, start, end),
        per: price::per(doc, end),
        mark: found.mark,
        currency: None,
    };
    Mention::new(first, end, rule, Draft::Money(draft))
}

/// The first token with a minus sign glued before the amount, where the sign joins it to nothing: "-$5 million".
fn signed_first(doc: &Document<'_>, first: TokenIndex) -> TokenIndex {
    let Some(before) = first.checked_sub(1).filter(|_| doc.glued(first)) else {
        return first;
    };
    let minus = matches!(doc.tokens[before].class, Class::Minus | Class::Hyphen)
        && (doc.tokens[before].gap != Gap::None || before > 0 && doc.is(before - 1, Class::Open));
    if minus { before } else { first }
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
    let found = Found {
        first: numeral.first,
        end,
        mark,
        factor: Decimal::ONE,
    };
    let mut mention = mention(doc, &Amount::single(numeral), &found, "money.vague");
    if let Draft::Money(draft) = &mut mention.draft {
        draft.amount = None;
        draft.modifier = Modifier::About;
    }
    Some(mention)
}

/// A whole number below a hundred without a scale: what stands beside common words ("COP29", "the team 3 won").
fn is_small(amount: &Amount<'_>) -> bool {
    let largest = amount.high.unwrap_or(amount.numeral.value);
    amount.numeral.scale == Decimal::ONE && largest < Decimal::ONE_HUNDRED && largest.scale() == 0
}

/// A number with a scale or with groups of three: no code or model is written so.
fn is_large(amount: &Amount<'_>) -> bool {
    let number = amount.numeral;
    let grouped = number.bare_end > number.first + 1;
    number.scale > Decimal::ONE
        || grouped && number.value >= Decimal::ONE_THOUSAND
        || amount.high >= Some(Decimal::from(1_000_000))
}
