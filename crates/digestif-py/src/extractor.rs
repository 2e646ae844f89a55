//! The extractor as Python sees it: arguments in, facts out, the interpreter free for other threads in between.

use std::collections::HashMap;

use chrono::NaiveDate;
use digestif::{Extractor, Input, Kind, LexiconSource, LexiconValue};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::batch::{Day, Texts};
use crate::error::{raise, utf8};
use crate::facts::NativeFacts;
use crate::table::NativeTable;

/// A user's lexicon: its name, with its text or its rows.
type Source<'py> = (Bound<'py, PyString>, Content<'py>);

/// A table's name with the columns of one row.
type Row<'py> = (String, Vec<(Bound<'py, PyString>, Cell<'py>)>);

/// Text of a file, or rows of tables.
#[derive(FromPyObject)]
enum Content<'py> {
    Text(Bound<'py, PyString>),
    Rows(Vec<Row<'py>>),
}

/// What a column of a row holds.
#[derive(FromPyObject)]
enum Cell<'py> {
    Flag(bool),
    Text(Bound<'py, PyString>),
    List(Vec<Bound<'py, PyString>>),
}

impl Cell<'_> {
    fn value(&self) -> PyResult<LexiconValue> {
        let owned = |text| utf8("lexicon", text).map(str::to_owned);
        Ok(match self {
            Self::Flag(flag) => LexiconValue::Flag(*flag),
            Self::Text(text) => LexiconValue::Text(owned(text)?),
            Self::List(list) => {
                LexiconValue::List(list.iter().map(owned).collect::<PyResult<_>>()?)
            }
        })
    }
}

/// A lexicon as the crate reads it.
fn source((name, content): &Source<'_>) -> PyResult<LexiconSource> {
    let name = utf8("lexicon", name)?;
    match content {
        Content::Text(text) => {
            LexiconSource::from_file(name, utf8("lexicon", text)?).map_err(raise)
        }
        Content::Rows(rows) => {
            rows.iter()
                .try_fold(LexiconSource::rows(name), |source, (table, cells)| {
                    let cells = cells
                        .iter()
                        .map(|(name, cell)| Ok((utf8("lexicon", name)?, cell.value()?)))
                        .collect::<PyResult<Vec<_>>>()?;
                    Ok(source.row(table, cells))
                })
        }
    }
}

/// The extractor behind `digestif.Extractor`.
#[pyclass(frozen, module = "digestif._digestif")]
pub(crate) struct NativeExtractor(Extractor);

// Arguments are extracted from Python objects and so come by value.
#[expect(clippy::needless_pass_by_value)]
#[pymethods]
impl NativeExtractor {
    #[new]
    #[pyo3(signature = (
        kinds: "Sequence[str] | None" = None,
        lexicon: "Sequence[Source]" = Vec::new(),
        patterns: "Sequence[tuple[str, str]]" = Vec::new(),
    ))]
    fn new(
        py: Python<'_>,
        kinds: Option<Vec<Bound<'_, PyString>>>,
        lexicon: Vec<Source<'_>>,
        patterns: Vec<(Bound<'_, PyString>, Bound<'_, PyString>)>,
    ) -> PyResult<Self> {
        let mut builder = Extractor::builder();
        if let Some(kinds) = kinds {
            let kinds: Vec<Kind> = kinds
                .iter()
                .map(|kind| utf8("kind", kind)?.parse().map_err(raise))
                .collect::<PyResult<_>>()?;
            builder = builder.kinds(kinds);
        }
        for own in &lexicon {
            builder = builder.lexicon(source(own)?);
        }
        for (name, regex) in &patterns {
            builder = builder.pattern(utf8("pattern", name)?, utf8("pattern", regex)?);
        }
        py.detach(|| builder.build()).map(Self).map_err(raise)
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

    // Each is a keyword of Python's.
    #[expect(clippy::too_many_arguments)]
    /// The tables of many texts by name, by threads of their own; other Python threads run meanwhile.
    #[pyo3(signature = (
        texts: "object",
        ids: "Sequence[str | None]" = Vec::new(),
        reference_dates: "Sequence[date | str | None]" = Vec::new(),
        columns: "Sequence[str] | None" = None,
        threads: "int" = 1,
        progress: "Callable[[int], object] | None" = None,
    ))]
    fn extract_batch(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        ids: Vec<Option<String>>,
        reference_dates: Vec<Option<Day>>,
        columns: Option<Vec<Bound<'_, PyString>>>,
        threads: usize,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<HashMap<&'static str, NativeTable>> {
        let texts = Texts::of(texts)?;
        let mut documents = texts.documents(ids, reference_dates)?;
        if let Some(columns) = &columns {
            let names = columns.iter().map(|name| utf8("column", name));
            documents.select(names.collect::<PyResult<_>>()?)?;
        }
        let tables = documents.extract(py, &self.0, threads, progress.as_ref())?;
        Ok(NativeTable::all(tables).collect())
    }
}
