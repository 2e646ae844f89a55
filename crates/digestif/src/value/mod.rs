//! The typed payloads, one type per kind, with the names of the output contract.
//!
//! Amounts are exact decimals and serialise as strings; nothing is a float on the way.

mod names;

mod amount;
mod base_unit;
mod event;
mod name;
mod time;

use serde::{Deserialize, Serialize};

pub use amount::{
    Change, Count, CurrencySource, Dimension, Direction, Modifier, Money, Number, Ordinal, Percent,
    PercentUnit, Quantity, Role,
};
pub use base_unit::BaseQuantity;
pub(crate) use base_unit::BaseUnit;
pub use event::{Custom, Genre, Publication, Quote};
pub use name::{Entity, Outlet, Person};
pub(crate) use names::names;
pub use time::{Anchor, Date, Duration, Grain, Set, Time, TimexMod};

use crate::{Kind, Str};

/// The payload of a fact; its variant is the fact's kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Value<'t> {
    /// An amount of a currency.
    Money(Money<'t>),
    /// A share, rate or difference of rates.
    Percent(Percent<'t>),
    /// A number of countable things.
    Count(Count<'t>),
    /// A number of units of measure.
    Quantity(Quantity<'t>),
    /// A number with neither unit nor counted noun.
    Number(Number),
    /// A rank in a series.
    Ordinal(Ordinal<'t>),
    /// A calendar date or period.
    Date(Date),
    /// A clock time.
    Time(Time),
    /// A recurring time.
    Set(Set),
    /// A length of time.
    Duration(Duration),
    /// A named human.
    Person(Person<'t>),
    /// A news outlet.
    Outlet(Outlet<'t>),
    /// An act of publishing.
    Publication(Publication<'t>),
    /// Quoted words.
    Quote(Quote<'t>),
    /// A match of a user's own pattern.
    Custom(Custom<'t>),
}

impl Value<'_> {
    /// The kind of fact this is the payload of.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Money(_) => Kind::Money,
            Self::Percent(_) => Kind::Percent,
            Self::Count(_) => Kind::Count,
            Self::Quantity(_) => Kind::Quantity,
            Self::Number(_) => Kind::Number,
            Self::Ordinal(_) => Kind::Ordinal,
            Self::Date(_) => Kind::Date,
            Self::Time(_) => Kind::Time,
            Self::Set(_) => Kind::Set,
            Self::Duration(_) => Kind::Duration,
            Self::Person(_) => Kind::Person,
            Self::Outlet(_) => Kind::Outlet,
            Self::Publication(_) => Kind::Publication,
            Self::Quote(_) => Kind::Quote,
            Self::Custom(_) => Kind::Custom,
        }
    }

    /// The same payload without borrows from the text.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Money(v) => Value::Money(v.into_owned()),
            Self::Percent(v) => Value::Percent(v.into_owned()),
            Self::Count(v) => Value::Count(v.into_owned()),
            Self::Quantity(v) => Value::Quantity(v.into_owned()),
            Self::Number(v) => Value::Number(v),
            Self::Ordinal(v) => Value::Ordinal(v.into_owned()),
            Self::Date(v) => Value::Date(v),
            Self::Time(v) => Value::Time(v),
            Self::Set(v) => Value::Set(v),
            Self::Duration(v) => Value::Duration(v),
            Self::Person(v) => Value::Person(v.into_owned()),
            Self::Outlet(v) => Value::Outlet(v.into_owned()),
            Self::Publication(v) => Value::Publication(v.into_owned()),
            Self::Quote(v) => Value::Quote(v.into_owned()),
            Self::Custom(v) => Value::Custom(v.into_owned()),
        }
    }
}

/// Frees a string from the text it borrows.
pub(crate) fn owned(s: Str<'_>) -> Str<'static> {
    Str::Owned(s.into_owned())
}

/// Frees an optional string from the text it borrows.
pub(crate) fn owned_option(s: Option<Str<'_>>) -> Option<Str<'static>> {
    s.map(owned)
}
