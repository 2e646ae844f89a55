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
    string
        .to_str()
        .map_err(|cause| not_unicode(what, string.py(), cause))
}

/// The same as a copy. Python keeps what [`utf8`] borrows as long as the string, and this not.
pub(crate) fn utf8_copy(what: &str, string: &Bound<'_, PyString>) -> PyResult<String> {
    let bytes = string
        .encode_utf8()
        .map_err(|cause| not_unicode(what, string.py(), cause))?;
    String::from_utf8(bytes.as_bytes().to_vec()).map_err(raise)
}

fn not_unicode(what: &str, py: Python<'_>, cause: PyErr) -> PyErr {
    let error = raise(format!("{what} is not valid Unicode: {}", cause.value(py)));
    error.set_cause(py, Some(cause));
    error
}
