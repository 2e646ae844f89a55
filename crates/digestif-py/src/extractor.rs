//! The extractor as Python sees it: arguments in, facts out, the interpreter free for other threads in between.

use chrono::NaiveDate;
use digestif::{Extractor, Input, Kind};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::{raise, utf8};
use crate::facts::NativeFacts;

/// The extractor behind `digestif.Extractor`.
#[pyclass(frozen, module = "digestif._digestif")]
pub(crate) struct NativeExtractor(Extractor);

#[pymethods]
impl NativeExtractor {
    #[new]
    #[pyo3(signature = (kinds=None))]
    fn new(kinds: Option<Vec<Bound<'_, PyString>>>) -> PyResult<Self> {
        let mut builder = Extractor::builder();
        if let Some(kinds) = kinds {
            let kinds: Vec<Kind> = kinds
                .iter()
                .map(|kind| utf8("kind", kind)?.parse().map_err(raise))
                .collect::<PyResult<_>>()?;
            builder = builder.kinds(kinds);
        }
        builder.build().map(Self).map_err(raise)
    }

    /// The facts of `text`; other Python threads run meanwhile.
    #[pyo3(signature = (text, reference_date=None, id=None))]
    fn extract(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyString>,
        reference_date: Option<NaiveDate>,
        id: Option<&Bound<'_, PyString>>,
    ) -> PyResult<NativeFacts> {
        let mut input = Input::new(utf8("text", text)?).reference_date(reference_date);
        if let Some(id) = id {
            input = input.id(utf8("id", id)?);
        }
        Ok(py.detach(|| NativeFacts::new(self.0.extract(input).into_owned())))
    }
}
