//! Facts as HTML, which the command line's library writes.

use std::collections::BTreeSet;

use digestif::{Fact, OffsetUnit};
use digestif_cli::output::{self, FactWriter, Html};
use pyo3::prelude::*;

use crate::error::raise;
use crate::facts::NativeFacts;

/// Ids of a part of a document's facts; of all without.
type Ids = Option<Vec<usize>>;

/// Whether a fact is of the part.
fn part(ids: Ids) -> impl Fn(&Fact<'_>) -> bool {
    let ids: Option<BTreeSet<usize>> = ids.map(BTreeSet::from_iter);
    move |fact| ids.as_ref().is_none_or(|ids| ids.contains(&fact.id))
}

/// The fragment of `Facts._repr_html_`.
// Arguments are extracted from Python objects and so come by value.
#[expect(clippy::needless_pass_by_value)]
#[pyfunction]
#[pyo3(signature = (facts, ids: "Sequence[int] | None" = None))]
pub(crate) fn fragment(facts: PyRef<'_, NativeFacts>, ids: Ids) -> PyResult<String> {
    let mut out = Vec::new();
    output::fragment(&mut out, facts.inner(), part(ids))?;
    String::from_utf8(out).map_err(raise)
}

/// The page of `digestif.report`, with offsets in code points.
#[pyfunction]
#[pyo3(signature = (documents: "Sequence[tuple[NativeFacts, Sequence[int] | None]]", title))]
pub(crate) fn page(documents: Vec<(PyRef<'_, NativeFacts>, Ids)>, title: &str) -> PyResult<String> {
    let mut out = Vec::new();
    let mut page = Html::new(&mut out, OffsetUnit::Chars, title)?;
    for (facts, ids) in documents {
        page.part(facts.inner(), part(ids))?;
    }
    page.finish()?;
    String::from_utf8(out).map_err(raise)
}
