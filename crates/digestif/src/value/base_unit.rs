//! From a unit of measure to the base unit of what it measures: SI units, bytes for sizes of data, TEU for containers.
//!
//! Factors are exact, from the `offset`, `factor` and `si` columns of `data/units.tsv`. A unit without an exact factor (the ton
//! that nobody fixes, the degree with its π) has no base unit.

use rust_decimal::Decimal;

use super::Quantity;
use crate::lexicon::Lexicon;

/// How one unit becomes another: `(amount + offset) × numerator ÷ denominator`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BaseUnit {
    pub(crate) name: &'static str,
    pub(crate) offset: Decimal,
    pub(crate) numerator: Decimal,
    pub(crate) denominator: Decimal,
}

impl BaseUnit {
    /// The amount in the base unit; none where it is too large.
    pub(crate) fn convert(&self, amount: Decimal) -> Option<Decimal> {
        amount
            .checked_add(self.offset)?
            .checked_mul(self.numerator)?
            .checked_div(self.denominator)
            .map(|converted| converted.normalize())
    }
}

/// A quantity in the base unit of its dimension: what [`Quantity::in_base_unit`] gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BaseQuantity {
    /// The number of base units; null for vague words.
    pub amount: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// The base unit: "metre", "kilogram", "cubic metre", "joule".
    pub unit: &'static str,
}

impl Quantity<'_> {
    /// The amount in the SI base unit of its dimension ("metre", "kilogram", "kelvin", "cubic metre"; bytes, bits per second and
    /// TEU for data and containers), by exact factors.
    ///
    /// A rate keeps its denominator: 2 barrels a day are 0.317974589856 cubic metres, still a day. Where a factor is a fraction
    /// (5/18 for km/h) the result is rounded to 28 digits. None for units without an exact factor (ton, boe, dwt, degree) and
    /// where the result is too large.
    ///
    /// ```
    /// use digestif::{Extractor, Kind, Value};
    ///
    /// let facts = Extractor::new().extract("The pipe is 12.5 miles long.");
    /// let Value::Quantity(pipe) = &facts.of_kind(Kind::Quantity).next().unwrap().value else { unreachable!() };
    /// let base = pipe.in_base_unit().unwrap();
    /// assert_eq!((base.amount.unwrap().to_string().as_str(), base.unit), ("20116.8", "metre"));
    /// ```
    #[must_use]
    pub fn in_base_unit(&self) -> Option<BaseQuantity> {
        let lexicon = Lexicon::builtin();
        // Rows of one name, with and without a rate, share their factor; the list is sorted by name.
        let at = lexicon
            .units
            .partition_point(|unit| *unit.name < *self.unit);
        let unit = lexicon
            .units
            .get(at)
            .filter(|unit| unit.name == self.unit)?;
        let base = unit.base.as_ref()?;
        let convert = |amount: Option<Decimal>| match amount {
            Some(amount) => base.convert(amount).map(Some),
            None => Some(None),
        };
        Some(BaseQuantity {
            amount: convert(self.amount)?,
            high: convert(self.high)?,
            unit: base.name,
        })
    }
}
