//! Conversion of a quantity, which Python has as a dataclass of its own.

use digestif::Quantity;
use pyo3::prelude::*;
use rust_decimal::Decimal;

use crate::error::raise;

/// Amount, upper end and unit.
type Base = (Option<Decimal>, Option<Decimal>, &'static str);

/// Amount, upper end and unit of a quantity, given as JSON, in its base unit; None where it has none.
#[pyfunction]
pub(crate) fn in_base_unit(quantity: &str) -> PyResult<Option<Base>> {
    let quantity: Quantity<'_> = serde_json::from_str(quantity).map_err(raise)?;
    let base = quantity.in_base_unit();
    Ok(base.map(|base| (base.amount, base.high, base.unit)))
}
