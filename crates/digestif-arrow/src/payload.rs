//! The payloads of all kinds as one row of cells: a field that a kind does not have is absent.

use chrono::NaiveDate;
use digestif::{
    Anchor, Change, Count, CurrencySource, Custom, Date, Duration, Genre, Money, Number, Ordinal,
    Outlet, Percent, Person, Publication, Quantity, Quote, Set, Str, Time, TimexMod, Value,
};
use rust_decimal::Decimal;

/// The fields of every payload, by the names they have in JSON.
#[derive(Default)]
pub(crate) struct Payload<'a> {
    pub(crate) amount: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) unit: Option<&'a str>,
    pub(crate) currency: Option<&'a str>,
    pub(crate) currency_source: Option<&'a str>,
    pub(crate) candidates: &'a [Str<'a>],
    pub(crate) modifier: Option<&'a str>,
    pub(crate) change: Option<Change>,
    pub(crate) per: Option<&'a str>,
    pub(crate) of: Option<&'a str>,
    pub(crate) equivalent: Option<usize>,
    pub(crate) implied_rate: Option<Decimal>,
    pub(crate) noun: Option<&'a str>,
    pub(crate) lemma: Option<&'a str>,
    pub(crate) category: Option<&'a str>,
    pub(crate) dimension: Option<&'a str>,
    pub(crate) rank: Option<usize>,
    pub(crate) timex: Option<&'a str>,
    pub(crate) grain: Option<&'a str>,
    pub(crate) start: Option<NaiveDate>,
    pub(crate) end: Option<NaiveDate>,
    pub(crate) fiscal: Option<bool>,
    pub(crate) anchor: Option<&'a str>,
    pub(crate) quant: Option<&'a str>,
    pub(crate) freq: Option<&'a str>,
    pub(crate) name: Option<&'a str>,
    pub(crate) entity: Option<String>,
    pub(crate) role: Option<&'a str>,
    pub(crate) organisation: Option<&'a str>,
    pub(crate) country: Option<&'a str>,
    pub(crate) official: Option<bool>,
    pub(crate) domain: Option<&'a str>,
    pub(crate) outlet: Option<&'a str>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) author: Option<&'a str>,
    pub(crate) headline: Option<&'a str>,
    pub(crate) genre: Option<&'a str>,
    pub(crate) speaker: Option<&'a str>,
    pub(crate) cue: Option<&'a str>,
    /// A JSON object.
    pub(crate) groups: Option<String>,
}

impl<'a> Payload<'a> {
    pub(crate) fn of(value: &'a Value<'a>) -> Self {
        match value {
            Value::Money(value) => value.into(),
            Value::Percent(value) => value.into(),
            Value::Count(value) => value.into(),
            Value::Quantity(value) => value.into(),
            Value::Number(value) => value.into(),
            Value::Ordinal(value) => value.into(),
            Value::Date(value) => value.into(),
            Value::Time(value) => value.into(),
            Value::Set(value) => value.into(),
            Value::Duration(value) => value.into(),
            Value::Person(value) => value.into(),
            Value::Outlet(value) => value.into(),
            Value::Publication(value) => value.into(),
            Value::Quote(value) => value.into(),
            Value::Custom(value) => value.into(),
            // A kind that this version does not know has no columns of its own.
            _ => Self::default(),
        }
    }
}

impl<'a> From<&'a Money<'a>> for Payload<'a> {
    fn from(value: &'a Money<'a>) -> Self {
        Self {
            amount: value.amount,
            high: value.high,
            currency: value.currency.as_deref(),
            currency_source: value.currency_source.map(CurrencySource::as_str),
            candidates: &value.candidates,
            modifier: Some(value.modifier.as_str()),
            change: value.change,
            per: value.per.as_deref(),
            equivalent: value.equivalent,
            implied_rate: value.implied_rate,
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Percent<'a>> for Payload<'a> {
    fn from(value: &'a Percent<'a>) -> Self {
        Self {
            amount: value.amount,
            high: value.high,
            unit: Some(value.unit.as_str()),
            modifier: Some(value.modifier.as_str()),
            change: value.change,
            of: value.of.as_deref(),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Count<'a>> for Payload<'a> {
    fn from(value: &'a Count<'a>) -> Self {
        Self {
            amount: value.amount,
            high: value.high,
            noun: Some(&value.noun),
            lemma: Some(&value.lemma),
            category: value.category.as_deref(),
            modifier: Some(value.modifier.as_str()),
            change: value.change,
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Quantity<'a>> for Payload<'a> {
    fn from(value: &'a Quantity<'a>) -> Self {
        Self {
            amount: value.amount,
            high: value.high,
            unit: Some(&value.unit),
            dimension: Some(value.dimension.as_str()),
            per: value.per.as_deref(),
            modifier: Some(value.modifier.as_str()),
            change: value.change,
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Number> for Payload<'a> {
    fn from(value: &'a Number) -> Self {
        Self {
            amount: value.amount,
            high: value.high,
            modifier: Some(value.modifier.as_str()),
            change: value.change,
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Ordinal<'a>> for Payload<'a> {
    fn from(value: &'a Ordinal<'a>) -> Self {
        Self {
            rank: usize::try_from(value.rank).ok(),
            noun: value.noun.as_deref(),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Date> for Payload<'a> {
    fn from(value: &'a Date) -> Self {
        Self {
            timex: Some(&value.timex),
            grain: Some(value.grain.as_str()),
            start: value.start,
            end: value.end,
            fiscal: Some(value.fiscal),
            anchor: value.anchor.map(Anchor::as_str),
            modifier: value.modifier.map(TimexMod::as_str),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Time> for Payload<'a> {
    fn from(value: &'a Time) -> Self {
        Self {
            timex: Some(&value.timex),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Set> for Payload<'a> {
    fn from(value: &'a Set) -> Self {
        Self {
            timex: Some(&value.timex),
            quant: value.quant.as_deref(),
            freq: value.freq.as_deref(),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Duration> for Payload<'a> {
    fn from(value: &'a Duration) -> Self {
        Self {
            timex: Some(&value.timex),
            modifier: Some(value.modifier.as_str()),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Person<'a>> for Payload<'a> {
    fn from(value: &'a Person<'a>) -> Self {
        Self {
            name: Some(&value.name),
            entity: Some(value.entity.to_string()),
            role: value.role.as_deref(),
            organisation: value.organisation.as_deref(),
            country: value.country.as_deref(),
            official: Some(value.official),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Outlet<'a>> for Payload<'a> {
    fn from(value: &'a Outlet<'a>) -> Self {
        Self {
            name: Some(&value.name),
            entity: Some(value.entity.to_string()),
            country: value.country.as_deref(),
            domain: value.domain.as_deref(),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Publication<'a>> for Payload<'a> {
    fn from(value: &'a Publication<'a>) -> Self {
        Self {
            outlet: Some(&value.outlet),
            published: value.published,
            author: value.author.as_deref(),
            headline: value.headline.as_deref(),
            genre: value.genre.map(Genre::as_str),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Quote<'a>> for Payload<'a> {
    fn from(value: &'a Quote<'a>) -> Self {
        Self {
            speaker: value.speaker.as_deref(),
            entity: value.entity.map(|entity| entity.to_string()),
            cue: value.cue.as_deref(),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Custom<'a>> for Payload<'a> {
    fn from(value: &'a Custom<'a>) -> Self {
        Self {
            name: Some(&value.name),
            groups: serde_json::to_string(&value.groups).ok(),
            ..Self::default()
        }
    }
}
