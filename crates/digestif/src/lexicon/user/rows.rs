//! Sources that are no text: rows given by a program.

use std::collections::HashMap;
use std::sync::Arc;

use super::row::{At, Cell, Place, Raw, Row, Written};
use crate::Error;

/// What a column of a row may hold: a text, a list of texts, or yes and no.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LexiconValue {
    /// One text.
    Text(String),
    /// Any number of texts.
    List(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

impl From<&str> for LexiconValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for LexiconValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for LexiconValue {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

impl From<&[&str]> for LexiconValue {
    fn from(list: &[&str]) -> Self {
        Self::List(list.iter().map(|&text| text.to_owned()).collect())
    }
}

impl From<bool> for LexiconValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

/// A row as it was given.
#[derive(Clone, Debug)]
pub(super) struct Given {
    table: String,
    cells: Vec<(String, LexiconValue)>,
}

impl Given {
    pub(super) fn new<K: Into<String>, V: Into<LexiconValue>>(
        table: &str,
        cells: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        Self {
            table: table.to_owned(),
            cells: cells
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        }
    }
}

/// The rows of a source.
pub(super) fn read(source: &Arc<str>, given: &[Given]) -> Result<Vec<Row>, Error> {
    let mut rows: Vec<Row> = Vec::with_capacity(given.len());
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for row in given {
        let number = numbers.entry(&row.table).or_default();
        *number += 1;
        let cell = |column: Option<&str>, text: &str| Cell {
            text: text.to_owned(),
            place: Place {
                source: Arc::clone(source),
                at: At::Row(row.table.clone(), *number, column.map(str::to_owned)),
            },
        };
        let cells = row.cells.iter().map(|(name, value)| {
            let here = |text: &str| cell(Some(name), text);
            let written = match value {
                LexiconValue::Text(text) => Written::Text(here(text)),
                LexiconValue::List(list) => {
                    Written::List(list.iter().map(|text| here(text)).collect())
                }
                LexiconValue::Flag(flag) => Written::Flag(here(&flag.to_string())),
            };
            (here(name), written)
        });
        let table = cell(None, &row.table);
        rows.push(Row::check(Raw {
            place: table.place.clone(),
            cells: cells.collect(),
            table,
        })?);
    }
    Ok(rows)
}
