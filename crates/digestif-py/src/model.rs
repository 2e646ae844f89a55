//! Facts, payloads and attributions as the frozen dataclasses of the Python package.
//!
//! `records!` lists the classes with their fields, which are the contract's; a name that a class lacks is an error at once.
//! What a field becomes hangs on its type alone, see [`Field`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use digestif::{
    Anchor, Attribution, Change, Count, CurrencySource, Custom, Date, Dimension, Direction,
    Duration, Entity, Fact, Facts, Genre, Grain, Kind, Modifier, Money, Number, OffsetMap, Ordinal,
    Outlet, Percent, PercentUnit, Person, Publication, Quantity, Quote, Role, Set, Str, Time,
    TimexMod, Value,
};
use pyo3::exceptions::PyNotImplementedError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyMappingProxy, PyString, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, ffi, intern};
use rust_decimal::Decimal;

use crate::shared::Shared;

/// What stands in a field of a record.
trait Field {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

impl<T: Field> Field for Option<T> {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Some(value) => value.to_python(py),
            None => Ok(py.None().into_bound(py)),
        }
    }
}

impl Field for Str<'_> {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        (**self).into_bound_py_any(py)
    }
}

impl Field for [Str<'_>] {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyTuple::new(py, self.iter().map(|part| &**part))?.into_any())
    }
}

impl Field for BTreeMap<Str<'_>, Str<'_>> {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let dict = PyDict::new(py);
        for (name, text) in self {
            dict.set_item(&**name, &**text)?;
        }
        Ok(PyMappingProxy::new(py, dict.as_mapping()).into_any())
    }
}

impl Field for Entity {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_string().into_bound_py_any(py)
    }
}

macro_rules! plain {
    ($($type:ty)+) => {
        $(impl Field for $type {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.into_bound_py_any(py)
            }
        })+
    };
}

plain! { String bool u64 usize }

impl Field for NaiveDate {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static DAYS: Shared<NaiveDate> = Shared::new();
        let number = self.num_days_from_ce().cast_unsigned() as usize;
        DAYS.get(py, *self, number, || self.into_bound_py_any(py))
    }
}

impl Field for Decimal {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static AMOUNTS: Shared<[u8; 16]> = Shared::new();
        // 5 and 5.0 are equal, but not the same.
        let key = self.serialize();
        let hash = u128::from_le_bytes(key) % 251;
        AMOUNTS.get(py, key, hash as usize, || self.into_bound_py_any(py))
    }
}

/// The name of a rule, which is a constant of the library wherever the facts were found here.
#[expect(
    clippy::ptr_arg,
    reason = "only of a borrowed name is the address a key"
)]
fn rule<'py>(py: Python<'py>, rule: &Cow<'static, str>) -> PyResult<Bound<'py, PyAny>> {
    static RULES: Shared<(usize, usize)> = Shared::new();
    match rule {
        Cow::Borrowed(name) => {
            let key = (name.as_ptr() as usize, name.len());
            RULES.get(py, key, key.0 ^ key.0 >> 8, || name.into_bound_py_any(py))
        }
        Cow::Owned(name) => name.into_bound_py_any(py),
    }
}

/// Closed sets of names: Python keeps one string for each.
macro_rules! names {
    ($($type:ident)+) => {
        $(impl Field for $type {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                static NAMES: [PyOnceLock<Py<PyString>>; $type::ALL.len()] =
                    [const { PyOnceLock::new() }; $type::ALL.len()];
                let name = NAMES[*self as usize].get_or_init(py, || PyString::intern(py, self.as_str()).unbind());
                Ok(name.bind(py).clone().into_any())
            }
        })+
    };
}

names! { Anchor CurrencySource Dimension Direction Genre Grain Kind Modifier PercentUnit Role TimexMod }

/// Frozen dataclasses with slots, filled field by field without their `__init__`.
macro_rules! records {
    ($($type:ident $(<$life:lifetime>)? { $($field:ident)+ })+) => {
        $(impl Field for $type $(<$life>)? {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
                let object = bare(CLASS.import(py, "digestif", stringify!($type))?)?;
                $(set(&object, intern!(py, stringify!($field)), &self.$field.to_python(py)?)?;)+
                Ok(object)
            }
        })+
    };
}

records! {
    Attribution<'_> { outlet published author speaker headline }
    Change { direction role }
    Money<'_> { amount high currency currency_source candidates modifier change per equivalent implied_rate }
    Percent<'_> { amount high unit modifier change of }
    Count<'_> { amount high noun lemma category modifier change }
    Quantity<'_> { amount high unit dimension per modifier change }
    Number { amount high modifier change }
    Ordinal<'_> { rank noun }
    Date { timex grain start end fiscal anchor modifier }
    Time { timex }
    Set { timex quant freq }
    Duration { timex modifier }
    Person<'_> { name entity role organisation country official }
    Outlet<'_> { name entity country domain }
    Publication<'_> { outlet published author headline genre }
    Quote<'_> { speaker entity cue }
    Custom<'_> { name groups }
}

impl Field for Value<'_> {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Money(value) => value.to_python(py),
            Self::Percent(value) => value.to_python(py),
            Self::Count(value) => value.to_python(py),
            Self::Quantity(value) => value.to_python(py),
            Self::Number(value) => value.to_python(py),
            Self::Ordinal(value) => value.to_python(py),
            Self::Date(value) => value.to_python(py),
            Self::Time(value) => value.to_python(py),
            Self::Set(value) => value.to_python(py),
            Self::Duration(value) => value.to_python(py),
            Self::Person(value) => value.to_python(py),
            Self::Outlet(value) => value.to_python(py),
            Self::Publication(value) => value.to_python(py),
            Self::Quote(value) => value.to_python(py),
            Self::Custom(value) => value.to_python(py),
            other => Err(PyNotImplementedError::new_err(format!(
                "no Python class for facts of kind {}",
                other.kind()
            ))),
        }
    }
}

/// All facts of a document, with offsets of the map's unit.
pub(crate) fn facts<'py>(
    py: Python<'py>,
    facts: &Facts<'_>,
    offsets: &OffsetMap<'_>,
) -> PyResult<Bound<'py, PyTuple>> {
    let mut built = Vec::with_capacity(facts.len());
    // Frozen records can be shared, and facts near to each other mostly say the same of who says so.
    let mut recent: [Option<(&Arc<Attribution<'_>>, Bound<'py, PyAny>)>; RECENT] =
        [const { None }; RECENT];
    let mut oldest = 0;
    for fact in facts {
        let known = recent
            .iter()
            .flatten()
            .find(|(same, _)| **same == fact.attribution);
        let attribution = if let Some((_, attribution)) = known {
            attribution.clone()
        } else {
            let attribution = fact.attribution.to_python(py)?;
            recent[oldest] = Some((&fact.attribution, attribution.clone()));
            oldest = (oldest + 1) % RECENT;
            attribution
        };
        built.push(record(py, fact, &attribution, offsets)?);
    }
    PyTuple::new(py, built)
}

/// How many attributions are kept at hand.
const RECENT: usize = 4;

fn record<'py>(
    py: Python<'py>,
    fact: &Fact<'_>,
    attribution: &Bound<'py, PyAny>,
    offsets: &OffsetMap<'_>,
) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let object = bare(CLASS.import(py, "digestif", "Fact")?)?;
    let (start, end) = (
        offsets.convert(fact.span.start),
        offsets.convert(fact.span.end),
    );
    set(&object, intern!(py, "id"), &fact.id.to_python(py)?)?;
    set(&object, intern!(py, "kind"), &fact.kind().to_python(py)?)?;
    set(&object, intern!(py, "start"), &start.to_python(py)?)?;
    set(&object, intern!(py, "end"), &end.to_python(py)?)?;
    set(&object, intern!(py, "text"), &fact.text.to_python(py)?)?;
    set(
        &object,
        intern!(py, "sentence"),
        &fact.sentence.to_python(py)?,
    )?;
    set(&object, intern!(py, "item"), &fact.item.to_python(py)?)?;
    set(&object, intern!(py, "rule"), &rule(py, &fact.rule)?)?;
    set(&object, intern!(py, "value"), &fact.value.to_python(py)?)?;
    set(&object, intern!(py, "attribution"), attribution)?;
    Ok(object)
}

/// What `object.__new__(class)` gives: an object whose slots are still empty.
fn bare<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: the type is live, held by the reference, and the interpreter is attached, as `Bound` proves. It is a dataclass
    // with slots over `object`, which have no state of their own to set up. The call gives a new reference, or null with an
    // exception set, which `from_owned_ptr_or_err` takes over either way.
    unsafe {
        let object = ffi::PyType_GenericAlloc(class.as_type_ptr(), 0);
        Bound::from_owned_ptr_or_err(class.py(), object)
    }
}

/// Sets a slot past the `__setattr__` of a frozen dataclass, as its own `__init__` does through `object.__setattr__`.
fn set(
    object: &Bound<'_, PyAny>,
    name: &Bound<'_, PyString>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    // SAFETY: the three pointers are live Python objects, held by the references above, and the interpreter is attached,
    // as `Bound` proves. The call takes no reference over and reports failure by -1 with an exception set.
    let status =
        unsafe { ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value.as_ptr()) };
    if status == 0 {
        Ok(())
    } else {
        Err(PyErr::fetch(object.py()))
    }
}
