//! The native module `digestif._digestif` behind the Python package `digestif`: conversions, no logic.
//!
//! | part        | what it converts                                                     |
//! | ----------- | -------------------------------------------------------------------- |
//! | `extractor` | arguments to an `Input`, and the extraction without the interpreter  |
//! | `facts`     | facts to JSON, spans to code points, and both ways through pickle    |
//! | `html`      | facts to the notebook's fragment and to the page of `digestif.report` |
//! | `model`     | facts and payloads to the frozen dataclasses of `digestif.model`     |
//! | `program`   | arguments of the command line to its exit status                     |
//! | `shared`    | objects that many facts share                                        |
//! | `quantity`  | a quantity's JSON to what it is in base units                        |
//! | `batch`     | many texts to tables, by threads that live for one call              |
//! | `table`     | tables to Arrow capsules and columns of Python values                |
//! | `arrow`     | Arrow's `PyCapsule`s, in and out                                     |
//! | `error`     | errors to `digestif.DigestifError`                                   |

mod arrow;
mod batch;
mod error;
mod extractor;
mod facts;
mod html;
mod model;
mod program;
mod quantity;
mod shared;
mod table;

/// Native part of `digestif`; use the package itself.
#[pyo3::pymodule(gil_used = false)]
mod _digestif {
    #[pymodule_export]
    use super::extractor::NativeExtractor;
    #[pymodule_export]
    use super::facts::NativeFacts;
    #[pymodule_export]
    use super::html::{fragment, page};
    #[pymodule_export]
    use super::program::run;
    #[pymodule_export]
    use super::quantity::in_base_unit;
    #[pymodule_export]
    use super::table::NativeTable;

    /// The version of crate and package.
    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
