//! The command line, run inside the interpreter.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the program with its arguments, its name first, and gives the exit status.
#[pyfunction]
#[pyo3(signature = (arguments: "Sequence[str]"))]
pub(crate) fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| digestif_cli::program::run(arguments))
}
