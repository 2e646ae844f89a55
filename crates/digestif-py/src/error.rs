//! The one exception of the package, and how errors of the crate become it.

use pyo3::prelude::*;
use pyo3::types::PyString;

// Python declares it, so that tools which read the package's sources see all of it.
pyo3::import_exception!(digestif._error, DigestifError);

/// An error of the crate, or of JSON, as the package's exception.
pub(crate) fn raise(error: impl std::fmt::Display) -> PyErr {
    DigestifError::new_err(error.to_string())
}

/// The UTF-8 of a Python string; one with lone surrogates is no text, and the exception says where they stand.
pub(crate) fn utf8<'a>(what: &str, string: &'a Bound<'_, PyString>) -> PyResult<&'a str> {
    string.to_str().map_err(|cause| {
        let py = string.py();
        let error = raise(format!("{what} is not valid Unicode: {}", cause.value(py)));
        error.set_cause(py, Some(cause));
        error
    })
}
