//! Payloads of the numeric kinds: money, percent, count, quantity, number and ordinal.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{names, owned, owned_option};
use crate::Str;

names! {
    /// How a number is hedged; the hedging words stay outside the span.
    Modifier {
        /// Stated as it is.
        Exact = "exact",
        /// "about", "some", "nearly".
        About = "about",
        /// "more than", "over".
        MoreThan = "more_than",
        /// "less than", "under".
        LessThan = "less_than",
        /// "at least", "no fewer than".
        AtLeast = "at_least",
        /// "up to", "at most".
        AtMost = "at_most",
    }
}

names! {
    /// Which way an amount moves.
    Direction {
        /// It grows.
        Up = "up",
        /// It shrinks.
        Down = "down",
    }
}

names! {
    /// What part an amount plays in a movement.
    Role {
        /// The difference: "rose 2.1%".
        By = "by",
        /// Where it ends: "fell to $40".
        To = "to",
        /// Where it starts: "from $52".
        From = "from",
    }
}

/// A movement that governs an amount: "fell to $40 from $52" is down/to and down/from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Which way it moves.
    pub direction: Direction,
    /// The part this amount plays.
    pub role: Role,
}

names! {
    /// How a currency was decided.
    CurrencySource {
        /// By an ISO 4217 code.
        Code = "code",
        /// By a sign that names one currency: `US$`, `€`.
        Symbol = "symbol",
        /// By a name: "tenge", "Canadian dollars".
        Name = "name",
        /// By a country, an outlet or a declaration in the text.
        Context = "context",
        /// By the default for an ambiguous sign or noun; see `candidates`.
        Default = "default",
    }
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Money<'t> {
    /// The amount in units of the currency, scale multiplied out; null for vague words ("billions of tenge").
    pub amount: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// ISO 4217 code; null where truly undecidable.
    pub currency: Option<Str<'t>>,
    /// How the currency was decided; null without a currency.
    pub currency_source: Option<CurrencySource>,
    /// Other ISO 4217 codes that the words allow, in the list's order.
    pub candidates: Arc<[Str<'static>]>,
    /// The hedge.
    pub modifier: Modifier,
    /// The movement that governs the amount.
    pub change: Option<Change>,
    /// What the price is for: "barrel", "year".
    pub per: Option<Str<'t>>,
    /// Id of the fact that restates this amount in another currency.
    pub equivalent: Option<usize>,
    /// Units of this currency for one unit of the equivalent's: 6 significant digits, half to even.
    pub implied_rate: Option<Decimal>,
}

impl Money<'_> {
    pub(crate) fn into_owned(self) -> Money<'static> {
        Money {
            currency: owned_option(self.currency),
            per: owned_option(self.per),
            ..self
        }
    }
}

names! {
    /// What a percentage counts.
    PercentUnit {
        /// Hundredths.
        Percent = "percent",
        /// Differences of percentages.
        PercentagePoint = "percentage_point",
        /// Hundredths of a percentage point.
        BasisPoint = "basis_point",
    }
}

/// A percentage; `amount` is in `unit`, so "30%" is 30 and never 0.3.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Percent<'t> {
    /// The number in `unit`.
    pub amount: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// Percent, percentage points or basis points.
    pub unit: PercentUnit,
    /// The hedge.
    pub modifier: Modifier,
    /// The movement that governs it.
    pub change: Option<Change>,
    /// The noun phrase the share is taken of, as in the text.
    pub of: Option<Str<'t>>,
}

impl Percent<'_> {
    pub(crate) fn into_owned(self) -> Percent<'static> {
        Percent {
            of: owned_option(self.of),
            ..self
        }
    }
}

/// A number of countable things.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Count<'t> {
    /// The number; null for vague words ("dozens of ships").
    pub amount: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// The counted noun phrase as in the text: "additional ships".
    pub noun: Str<'t>,
    /// The head noun in the singular: "ship".
    pub lemma: Str<'t>,
    /// `vessel`, `person`, or null.
    pub category: Option<Str<'t>>,
    /// The hedge.
    pub modifier: Modifier,
    /// The movement that governs it.
    pub change: Option<Change>,
}

impl Count<'_> {
    pub(crate) fn into_owned(self) -> Count<'static> {
        Count {
            noun: owned(self.noun),
            lemma: owned(self.lemma),
            category: owned_option(self.category),
            ..self
        }
    }
}

names! {
    /// What a unit measures.
    Dimension {
        /// Metres.
        Length = "length",
        /// Square metres.
        Area = "area",
        /// Cubic metres, litres, barrels.
        Volume = "volume",
        /// Kilograms, tonnes.
        Mass = "mass",
        /// Metres per second, knots.
        Speed = "speed",
        /// Joules, watt hours.
        Energy = "energy",
        /// Watts.
        Power = "power",
        /// Degrees Celsius, kelvin.
        Temperature = "temperature",
        /// Pascals, bars.
        Pressure = "pressure",
        /// Hertz.
        Frequency = "frequency",
        /// Bytes and bits.
        Data = "data",
        /// Degrees of arc.
        Angle = "angle",
        /// Volume or mass in time.
        Flow = "flow",
        /// TEU, deadweight tonnage.
        Cargo = "cargo",
        /// Tonnes of carbon dioxide.
        Emission = "emission",
        /// Anything else.
        Other = "other",
    }
}

/// A number of units of measure, in the unit as written; nothing is converted in place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity<'t> {
    /// The number of units; null for vague words ("hundreds of miles").
    pub amount: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// Canonical unit: singular English name, trade units by their sign.
    pub unit: Str<'t>,
    /// What the unit measures.
    pub dimension: Dimension,
    /// The rate's denominator: "day" in "barrels a day".
    pub per: Option<Str<'t>>,
    /// The hedge.
    pub modifier: Modifier,
    /// The movement that governs it.
    pub change: Option<Change>,
}

impl Quantity<'_> {
    pub(crate) fn into_owned(self) -> Quantity<'static> {
        Quantity {
            unit: owned(self.unit),
            per: owned_option(self.per),
            ..self
        }
    }
}

/// A cardinal, decimal or fraction with neither unit nor counted noun.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Number {
    /// The number; null for vague words.
    pub amount: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// The hedge.
    pub modifier: Modifier,
    /// The movement that governs it.
    pub change: Option<Change>,
}

/// A rank in a series: "the second-largest gold reserves".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ordinal<'t> {
    /// The rank, from 1.
    pub rank: u64,
    /// The ranked noun phrase as in the text, where one follows.
    pub noun: Option<Str<'t>>,
}

impl Ordinal<'_> {
    pub(crate) fn into_owned(self) -> Ordinal<'static> {
        Ordinal {
            noun: owned_option(self.noun),
            ..self
        }
    }
}
