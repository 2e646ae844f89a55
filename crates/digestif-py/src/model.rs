//! Facts, payloads and attributions as the frozen dataclasses of `digestif.model` and `digestif.values`.
//!
//! The field names here are the contract's, and so those of the dataclasses; a name that a class lacks is an error at once.

use digestif::{Attribution, Change, Fact, Facts, OffsetMap, Str, Value};
use pyo3::exceptions::PyNotImplementedError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, ffi, intern};

/// A frozen dataclass with slots, filled without its `__init__`.
struct Class(Py<PyType>);

impl Class {
    fn load(module: &Bound<'_, PyModule>, name: &str) -> PyResult<Self> {
        Ok(Self(module.getattr(name)?.cast_into::<PyType>()?.unbind()))
    }
}

/// The classes of the package, looked up once.
struct Model {
    /// `object.__new__`.
    new: Py<PyAny>,
    fact: Class,
    attribution: Class,
    change: Class,
    money: Class,
    percent: Class,
    count: Class,
    quantity: Class,
    number: Class,
    ordinal: Class,
    date: Class,
    time: Class,
    set: Class,
    duration: Class,
    person: Class,
    outlet: Class,
    publication: Class,
    quote: Class,
    custom: Class,
}

impl Model {
    fn load(py: Python<'_>) -> PyResult<Self> {
        let model = py.import("digestif.model")?;
        let values = py.import("digestif.values")?;
        let value = |name| Class::load(&values, name);
        Ok(Self {
            new: py.get_type::<PyAny>().getattr("__new__")?.unbind(),
            fact: Class::load(&model, "Fact")?,
            attribution: Class::load(&model, "Attribution")?,
            change: value("Change")?,
            money: value("Money")?,
            percent: value("Percent")?,
            count: value("Count")?,
            quantity: value("Quantity")?,
            number: value("Number")?,
            ordinal: value("Ordinal")?,
            date: value("Date")?,
            time: value("Time")?,
            set: value("Set")?,
            duration: value("Duration")?,
            person: value("Person")?,
            outlet: value("Outlet")?,
            publication: value("Publication")?,
            quote: value("Quote")?,
            custom: value("Custom")?,
        })
    }

    fn bare<'py>(&self, py: Python<'py>, class: &Class) -> PyResult<Bound<'py, PyAny>> {
        self.new.bind(py).call1((class.0.bind(py),))
    }
}

/// Sets a slot past the `__setattr__` of a frozen dataclass, as its own `__init__` does through `object.__setattr__`.
fn set(object: &Bound<'_, PyAny>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> PyResult<()> {
    // SAFETY: the three pointers are live Python objects, held by the references above, and the interpreter is attached,
    // as `Bound` proves. The call takes no reference over and reports failure by -1 with an exception set.
    let status = unsafe { ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value.as_ptr()) };
    if status == 0 { Ok(()) } else { Err(PyErr::fetch(object.py())) }
}

/// An object of a dataclass with the fields given by name.
macro_rules! record {
    ($py:expr, $model:expr, $class:ident { $($field:ident: $value:expr),+ $(,)? }) => {{
        let object = $model.bare($py, &$model.$class)?;
        $(set(&object, intern!($py, stringify!($field)), &$value.into_bound_py_any($py)?)?;)+
        object
    }};
}

/// All facts of a document, with offsets of the map's unit.
pub(crate) fn facts<'py>(py: Python<'py>, facts: &Facts<'_>, offsets: &OffsetMap<'_>) -> PyResult<Bound<'py, PyTuple>> {
    static MODEL: PyOnceLock<Model> = PyOnceLock::new();
    let model = MODEL.get_or_try_init(py, || Model::load(py))?;
    let mut builder = Builder { py, model, attribution: None };
    let built: Vec<_> = facts.iter().map(|fact| builder.fact(fact, offsets)).collect::<PyResult<_>>()?;
    PyTuple::new(py, built)
}

struct Builder<'a, 'py> {
    py: Python<'py>,
    model: &'a Model,
    /// The last one built: neighbouring facts mostly share theirs.
    attribution: Option<(&'a Attribution<'a>, Bound<'py, PyAny>)>,
}

impl<'a, 'py> Builder<'a, 'py> {
    fn fact(&mut self, fact: &'a Fact<'a>, offsets: &OffsetMap<'_>) -> PyResult<Bound<'py, PyAny>> {
        let py = self.py;
        let attribution = self.attribution(&fact.attribution)?;
        Ok(record!(py, self.model, fact {
            id: fact.id,
            kind: PyString::intern(py, fact.kind().as_str()),
            start: offsets.convert(fact.span.start),
            end: offsets.convert(fact.span.end),
            text: &*fact.text,
            sentence: fact.sentence,
            item: fact.item,
            rule: PyString::intern(py, &fact.rule),
            value: self.value(&fact.value)?,
            attribution: attribution,
        }))
    }

    fn attribution(&mut self, attribution: &'a Attribution<'a>) -> PyResult<Bound<'py, PyAny>> {
        if let Some((last, built)) = &self.attribution
            && *last == attribution
        {
            return Ok(built.clone());
        }
        let built = record!(self.py, self.model, attribution {
            outlet: attribution.outlet.as_deref(),
            published: attribution.published,
            author: attribution.author.as_deref(),
            speaker: attribution.speaker.as_deref(),
            headline: attribution.headline.as_deref(),
        });
        self.attribution = Some((attribution, built.clone()));
        Ok(built)
    }

    fn change(&self, change: Option<Change>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some(change) = change else { return Ok(None) };
        Ok(Some(record!(self.py, self.model, change {
            direction: self.name(change.direction.as_str()),
            role: self.name(change.role.as_str()),
        })))
    }

    /// A name from a closed set; Python keeps one string for each.
    fn name(&self, name: &str) -> Bound<'py, PyString> {
        PyString::intern(self.py, name)
    }

    fn strings(&self, strings: &[Str<'_>]) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(self.py, strings.iter().map(|s| &**s))
    }

    fn value(&self, value: &Value<'_>) -> PyResult<Bound<'py, PyAny>> {
        match value {
            Value::Money(_)
            | Value::Percent(_)
            | Value::Count(_)
            | Value::Quantity(_)
            | Value::Number(_)
            | Value::Ordinal(_) => self.amount(value),
            Value::Date(_) | Value::Time(_) | Value::Set(_) | Value::Duration(_) => self.time(value),
            _ => self.mention(value),
        }
    }

    fn amount(&self, value: &Value<'_>) -> PyResult<Bound<'py, PyAny>> {
        let (py, model) = (self.py, self.model);
        Ok(match value {
            Value::Money(v) => record!(py, model, money {
                amount: v.amount,
                high: v.high,
                currency: v.currency.as_deref(),
                currency_source: v.currency_source.map(|source| self.name(source.as_str())),
                candidates: self.strings(&v.candidates)?,
                modifier: self.name(v.modifier.as_str()),
                change: self.change(v.change)?,
                per: v.per.as_deref(),
                equivalent: v.equivalent,
                implied_rate: v.implied_rate,
            }),
            Value::Percent(v) => record!(py, model, percent {
                amount: v.amount,
                high: v.high,
                unit: self.name(v.unit.as_str()),
                modifier: self.name(v.modifier.as_str()),
                change: self.change(v.change)?,
                of: v.of.as_deref(),
            }),
            Value::Count(v) => record!(py, model, count {
                amount: v.amount,
                high: v.high,
                noun: &*v.noun,
                lemma: &*v.lemma,
                category: v.category.as_deref(),
                modifier: self.name(v.modifier.as_str()),
                change: self.change(v.change)?,
            }),
            Value::Quantity(v) => record!(py, model, quantity {
                amount: v.amount,
                high: v.high,
                unit: &*v.unit,
                dimension: self.name(v.dimension.as_str()),
                per: v.per.as_deref(),
                modifier: self.name(v.modifier.as_str()),
                change: self.change(v.change)?,
            }),
            Value::Number(v) => record!(py, model, number {
                amount: v.amount,
                high: v.high,
                modifier: self.name(v.modifier.as_str()),
                change: self.change(v.change)?,
            }),
            Value::Ordinal(v) => record!(py, model, ordinal { rank: v.rank, noun: v.noun.as_deref() }),
            other => return Err(unknown(other)),
        })
    }

    fn time(&self, value: &Value<'_>) -> PyResult<Bound<'py, PyAny>> {
        let (py, model) = (self.py, self.model);
        Ok(match value {
            Value::Date(v) => record!(py, model, date {
                timex: &v.timex,
                grain: self.name(v.grain.as_str()),
                start: v.start,
                end: v.end,
                fiscal: v.fiscal,
                anchor: v.anchor.map(|anchor| self.name(anchor.as_str())),
                modifier: v.modifier.map(|modifier| self.name(modifier.as_str())),
            }),
            Value::Time(v) => record!(py, model, time { timex: &v.timex }),
            Value::Set(v) => record!(py, model, set { timex: &v.timex, quant: v.quant.as_deref(), freq: v.freq.as_deref() }),
            Value::Duration(v) => record!(py, model, duration { timex: &v.timex, modifier: self.name(v.modifier.as_str()) }),
            other => return Err(unknown(other)),
        })
    }

    fn mention(&self, value: &Value<'_>) -> PyResult<Bound<'py, PyAny>> {
        let (py, model) = (self.py, self.model);
        Ok(match value {
            Value::Person(v) => record!(py, model, person {
                name: &*v.name,
                entity: v.entity.to_string(),
                role: v.role.as_deref(),
                organisation: v.organisation.as_deref(),
                country: v.country.as_deref(),
                official: v.official,
            }),
            Value::Outlet(v) => record!(py, model, outlet {
                name: &*v.name,
                entity: v.entity.to_string(),
                country: v.country.as_deref(),
                domain: v.domain.as_deref(),
            }),
            Value::Publication(v) => record!(py, model, publication {
                outlet: &*v.outlet,
                published: v.published,
                author: v.author.as_deref(),
                headline: v.headline.as_deref(),
                genre: v.genre.map(|genre| self.name(genre.as_str())),
            }),
            Value::Quote(v) => record!(py, model, quote {
                speaker: v.speaker.as_deref(),
                entity: v.entity.map(|entity| entity.to_string()),
                cue: v.cue.as_deref(),
            }),
            Value::Custom(v) => {
                let groups = PyDict::new(py);
                for (name, text) in &v.groups {
                    groups.set_item(&**name, &**text)?;
                }
                // By its `__init__`, which makes the groups read-only.
                model.custom.0.bind(py).call1((&*v.name, groups))?
            }
            other => return Err(unknown(other)),
        })
    }
}

/// For a kind that the crate has learned and the package has not.
fn unknown(value: &Value<'_>) -> PyErr {
    PyNotImplementedError::new_err(format!("no Python class for facts of kind {}", value.kind()))
}
