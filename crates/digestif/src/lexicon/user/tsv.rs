//! Tab-separated sources: one table each, named by the first column's head.
//!
//! ```text
//! outlet          aliases   country
//! Harbour Post    HaPo      Malta
//! ```

use std::sync::Arc;

use super::row::{self, At, Cell, Place, Raw, Row, Written};
use crate::Error;

/// The rows of a source.
pub(super) fn read(source: &Arc<str>, text: &str) -> Result<Vec<Row>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(line, number)| cells(source, line, number));
    let Some(mut head) = lines.next() else {
        let place = Place {
            source: Arc::clone(source),
            at: At::Line(1, 1),
        };
        return Err(place.error("no first line to name the columns", ""));
    };
    // What is wrong with the head is said even over no rows.
    let table = row::table(&head[0])?;
    let name = head[0].clone();
    "name".clone_into(&mut head[0].text);
    for cell in &head {
        row::column(table, cell)?;
    }
    lines
        .map(|line| {
            let place = line[0].place.clone();
            if line.len() != head.len() {
                let reason = format!("{} cells under {} columns", line.len(), head.len());
                // The first cell too many, or the last one there is.
                let cell = line.get(head.len()).or(line.last());
                return Err(cell.map_or_else(|| place.error(&*reason, ""), |c| c.wrong(&*reason)));
            }
            Row::check(Raw {
                table: name.clone(),
                place,
                cells: head
                    .iter()
                    .cloned()
                    .zip(line.into_iter().map(Written::Raw))
                    .collect(),
            })
        })
        .collect()
}

/// The cells of a line without the spaces around them; there is one at least.
fn cells(source: &Arc<str>, line: &str, number: usize) -> Vec<Cell> {
    let mut column = 1;
    line.split('\t')
        .map(|cell| {
            let place = Place {
                source: Arc::clone(source),
                at: At::Line(number, column),
            };
            column += cell.chars().count() + 1;
            Cell {
                text: cell.trim().to_owned(),
                place,
            }
        })
        .collect()
}
