//! The facts of one document, kept in Rust until Python asks for them; offsets leave in code points.

use digestif::{Digest, Facts, OffsetMap, OffsetUnit, Record};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};
use serde::Serialize;

use crate::error::raise;
use crate::model;

/// The facts behind `digestif.Facts`.
#[pyclass(frozen, module = "digestif._digestif")]
pub(crate) struct NativeFacts(Facts<'static>);

/// A document as the program writes it with `--format json`.
#[derive(Serialize)]
struct Document<'a> {
    doc_id: Option<&'a str>,
    digest: Digest<'a>,
    facts: Vec<Record<'a>>,
}

impl NativeFacts {
    pub(crate) fn new(facts: Facts<'static>) -> Self {
        Self(facts)
    }

    pub(crate) fn inner(&self) -> &Facts<'static> {
        &self.0
    }

    fn offsets(&self) -> OffsetMap<'_> {
        OffsetMap::new(self.0.text(), OffsetUnit::Chars)
    }

    /// The records of the facts with these ids, in the order of the ids; of all without.
    fn records(&self, ids: Option<Vec<usize>>) -> Vec<Record<'_>> {
        let records: Vec<_> = self.0.records(OffsetUnit::Chars).collect();
        let Some(ids) = ids else { return records };
        ids.into_iter()
            .filter_map(|id| records.get(id).copied())
            .collect()
    }
}

#[pymethods]
impl NativeFacts {
    /// How many facts there are.
    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// The document's text.
    #[getter]
    fn text(&self) -> &str {
        self.0.text()
    }

    /// The document's id, or None.
    #[getter]
    fn doc_id(&self) -> Option<&str> {
        self.0.doc_id()
    }

    /// All facts as `digestif.Fact`, in text order.
    #[pyo3(signature = () -> "tuple[Fact[Value], ...]")]
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        model::facts(py, &self.0, &self.offsets())
    }

    /// The sentences as pairs of start and end in code points.
    fn sentences(&self) -> Vec<(usize, usize)> {
        let offsets = self.offsets();
        self.0
            .sentences()
            .iter()
            .map(|span| (offsets.convert(span.start), offsets.convert(span.end)))
            .collect()
    }

    /// The structure over the facts as one JSON object.
    fn digest(&self) -> PyResult<String> {
        serde_json::to_string(&self.0.digest().with_offsets(&self.offsets())).map_err(raise)
    }

    /// The facts with these ids, or all, as JSON lines.
    #[pyo3(signature = (ids: "Sequence[int] | None" = None))]
    fn jsonl(&self, ids: Option<Vec<usize>>) -> PyResult<String> {
        let mut out = Vec::new();
        for record in self.records(ids) {
            serde_json::to_writer(&mut out, &record).map_err(raise)?;
            out.push(b'\n');
        }
        String::from_utf8(out).map_err(raise)
    }

    /// The document with its digest and the facts with these ids, or all, as one JSON object.
    #[pyo3(signature = (ids: "Sequence[int] | None" = None))]
    fn json(&self, ids: Option<Vec<usize>>) -> PyResult<String> {
        let document = Document {
            doc_id: self.0.doc_id(),
            digest: self.0.digest().with_offsets(&self.offsets()),
            facts: self.records(ids),
        };
        serde_json::to_string(&document).map_err(raise)
    }

    /// Everything, as bytes that `from_state` reads.
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(
            py,
            &serde_json::to_vec(&self.0).map_err(raise)?,
        ))
    }

    /// The facts that `state` wrote.
    #[staticmethod]
    fn from_state(state: &[u8]) -> PyResult<Self> {
        serde_json::from_slice(state).map(Self).map_err(raise)
    }
}
