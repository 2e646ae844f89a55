//! One row of a user's lexicon: from what stands in a source to what its table asks for.

use std::fmt;
use std::sync::Arc;

use super::tables::{Column, Shape, Table};
use crate::Error;
use crate::error::ErrorKind;
use crate::lexicon::tsv::Located;

/// Where something stands in a source.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(super) source: Arc<str>,
    pub(super) at: At,
}

#[derive(Clone, Debug)]
pub(super) enum At {
    /// Line, and column in characters, both from 1.
    Line(usize, usize),
    /// The row's number within its table from 1, and the column's name; for sources that are no text.
    Row(String, usize, Option<String>),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            At::Line(line, column) => write!(f, "{}:{line}:{column}", self.source),
            At::Row(table, number, None) => write!(f, "{}, {table} {number}", self.source),
            At::Row(table, number, Some(column)) => {
                write!(f, "{}, {table} {number}, {column}", self.source)
            }
        }
    }
}

impl Place {
    /// An error about `value`, which stands here.
    pub(super) fn error(&self, reason: impl Into<String>, value: &str) -> Error {
        ErrorKind::UserLexicon {
            place: self.to_string(),
            reason: reason.into(),
            value: value.to_owned(),
        }
        .into()
    }
}

/// A text of a source with its place.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(super) place: Place,
}

impl Cell {
    /// An error about this text.
    pub(crate) fn wrong(&self, reason: impl Into<String>) -> Error {
        self.place.error(reason, &self.text)
    }

    /// The same place with a part of the text.
    fn part(&self, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            place: self.place.clone(),
        }
    }
}

impl Located for Cell {
    fn error(&self, reason: &'static str, value: &str) -> Error {
        self.place.error(reason, value)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.place.fmt(f)
    }
}

/// How a value is written in its source.
#[derive(Clone, Debug)]
pub(super) enum Written {
    /// A cell of a TSV line, which the column tells how to read.
    Raw(Cell),
    Text(Cell),
    List(Vec<Cell>),
    Flag(Cell),
    /// Something no column holds, with the name of its type.
    Other(Cell, &'static str),
}

/// A row as its source has it.
pub(super) struct Raw {
    pub(super) table: Cell,
    pub(super) place: Place,
    /// Column names with their values.
    pub(super) cells: Vec<(Cell, Written)>,
}

/// A checked row: the columns are its table's, and those that it needs are there.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) table: Table,
    /// The columns that hold something.
    cells: Vec<(&'static str, Vec<Cell>)>,
}

impl Row {
    /// Checks a row against its table.
    pub(super) fn check(raw: Raw) -> Result<Self, Error> {
        let table = table(&raw.table)?;
        let mut row = Self {
            table,
            cells: Vec::new(),
        };
        let mut empty = Vec::new();
        for (name, written) in raw.cells {
            let column = column(table, &name)?;
            if row.cells.iter().any(|cell| cell.0 == column.0) {
                return Err(name.wrong("the column stands twice"));
            }
            let place = written.place(&name);
            let mut cells = read(column, &name, written)?;
            cells.retain(|cell| !cell.text.is_empty());
            if cells.is_empty() {
                empty.push((column.0, place));
            } else {
                row.cells.push((column.0, cells));
            }
        }
        for &(name, shape) in table.columns() {
            if shape != Shape::Needed || row.text(name).is_some() {
                continue;
            }
            return Err(match empty.iter().find(|e| e.0 == name) {
                Some((_, place)) => place.error(format!("{name} is empty"), ""),
                None => raw
                    .place
                    .error(format!("{} without {name}", table.as_str()), ""),
            });
        }
        Ok(row)
    }

    /// The name that every row has.
    pub(crate) fn name(&self) -> &Cell {
        self.text("name").expect("`check` asks for a name")
    }

    /// The text of a column, if there is one.
    pub(crate) fn text(&self, column: &str) -> Option<&Cell> {
        self.list(column).first()
    }

    /// The texts of a column.
    pub(crate) fn list(&self, column: &str) -> &[Cell] {
        self.cells
            .iter()
            .find(|cell| cell.0 == column)
            .map_or(&[], |cell| &cell.1)
    }

    /// Whether a column says yes or no.
    pub(crate) fn flag(&self, column: &str) -> Option<bool> {
        self.text(column)
            .map(|cell| matches!(cell.text.as_str(), "yes" | "true"))
    }
}

/// The table that a source names.
pub(super) fn table(name: &Cell) -> Result<Table, Error> {
    Table::named(&name.text)
        .ok_or_else(|| name.wrong(format!("unknown table; the tables are {}", Table::names())))
}

/// The column of `table` that a source names.
pub(super) fn column(table: Table, name: &Cell) -> Result<Column, Error> {
    table.column(&name.text).ok_or_else(|| {
        name.wrong(format!(
            "unknown column; {} has {}",
            table.as_str(),
            table.column_names()
        ))
    })
}

impl Written {
    /// Where the value stands; for an empty list where its name does.
    fn place(&self, name: &Cell) -> Place {
        match self {
            Self::Raw(cell) | Self::Text(cell) | Self::Flag(cell) | Self::Other(cell, _) => {
                cell.place.clone()
            }
            Self::List(cells) => cells.first().unwrap_or(name).place.clone(),
        }
    }
}

/// The texts of a value, as its column asks for them.
fn read((_, shape): Column, name: &Cell, written: Written) -> Result<Vec<Cell>, Error> {
    let cells = match (shape, written) {
        (Shape::List, Written::Raw(cell)) => {
            return Ok(cell.text.split('|').map(|t| cell.part(t.trim())).collect());
        }
        (Shape::List, Written::List(cells)) => cells,
        (Shape::Flag, Written::Raw(cell) | Written::Flag(cell) | Written::Text(cell)) => {
            if !matches!(cell.text.as_str(), "yes" | "no" | "true" | "false" | "") {
                return Err(cell.wrong(format!("{} is neither yes nor no", name.text)));
            }
            vec![cell]
        }
        (Shape::Text | Shape::Needed | Shape::List, Written::Text(cell)) => vec![cell],
        (Shape::Text | Shape::Needed, Written::Raw(cell)) => vec![cell],
        (_, Written::List(_)) => {
            return Err(name.wrong("a list where one value is expected"));
        }
        (_, Written::Flag(cell)) => {
            return Err(cell.wrong(format!("{} is a text, not a boolean", name.text)));
        }
        (_, Written::Other(cell, what)) => {
            return Err(cell.wrong(format!("{} cannot be of type {what}", name.text)));
        }
    };
    Ok(cells)
}
