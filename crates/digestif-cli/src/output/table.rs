//! A table a document, for reading in a terminal.
//!
//! ```text
//! weekly.txt · 2 facts
//!   kind     text        value              who says so        where
//!   money    $3 million  3,000,000 USD      Trend, 2025-04-12  14–24
//!   percent  30%         30% of all chrome  Ada Linde          40–43
//! ```
//!
//! The table keeps to the width of the terminal: `kind` and `where` stand in full, and the three others share what is left, so
//! that a short column leaves its room to the long ones. Below 60 columns `who says so` is left out, below 40 also `where`.

use std::io::{self, Write};

use clap::builder::styling::Style;
use digestif::{Attribution, Facts, OffsetUnit};

use super::FactWriter;
use super::summary::summary;
use crate::terminal::{Look, columns, line};

const HEADER: [&str; 5] = ["kind", "text", "value", "who says so", "where"];
const KIND: usize = 0;
const WHO: usize = 3;
const WHERE: usize = 4;
/// Spaces ahead of each column.
const GAP: usize = 2;
/// Columns that no cell is cut below; a terminal too narrow for them overflows.
const NARROWEST: usize = 4;

/// Writes tables.
#[derive(Debug)]
pub struct Table<W> {
    out: W,
    unit: OffsetUnit,
    look: Look,
    documents: usize,
}

impl<W: Write> Table<W> {
    /// A writer to `out` with offsets in `unit`.
    pub const fn new(out: W, unit: OffsetUnit, look: Look) -> Self {
        Self {
            out,
            unit,
            look,
            documents: 0,
        }
    }

    fn rows(&self, facts: &Facts<'_>) -> Vec<[String; 5]> {
        let most = self.look.width;
        facts
            .records(self.unit)
            .map(|record| {
                [
                    record.fact.kind().to_string(),
                    line(&record.fact.text, most),
                    line(&summary(record.fact, facts), most),
                    line(&who(&record.fact.attribution), most),
                    format!("{}–{}", record.start, record.end),
                ]
            })
            .collect()
    }

    fn row(&mut self, cells: &[String; 5], widths: [usize; 5], header: bool) -> io::Result<()> {
        let Look {
            kind, span, faint, ..
        } = self.look;
        let plain = Style::new();
        let styles = if header {
            [faint; 5]
        } else {
            [kind, span, plain, plain, faint]
        };
        // Spaces are owed until something follows them, so that no line ends in one.
        let mut owed = 0;
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|&(column, _)| widths[column] > 0)
        {
            let (cell, style) = (line(cell, widths[column]), styles[column]);
            let room = widths[column] - columns(&cell);
            owed += GAP;
            if cell.is_empty() {
                owed += room;
            } else {
                write!(self.out, "{:owed$}{style}{cell}{style:#}", "")?;
                owed = room;
            }
        }
        writeln!(self.out)
    }
}

impl<W: Write> FactWriter for Table<W> {
    fn document(&mut self, facts: &Facts<'_>) -> io::Result<()> {
        if self.documents > 0 {
            writeln!(self.out)?;
        }
        self.documents += 1;
        let count = match facts.len() {
            0 => "no facts".to_owned(),
            1 => "1 fact".to_owned(),
            n => format!("{n} facts"),
        };
        let id = line(
            facts.doc_id().unwrap_or("document"),
            self.look.width.saturating_sub(columns(&count) + 3),
        );
        let heading = self.look.heading;
        writeln!(self.out, "{heading}{id}{heading:#} · {count}")?;
        if facts.is_empty() {
            return Ok(());
        }
        let rows = self.rows(facts);
        let header = HEADER.map(str::to_owned);
        let widths = widths(&header, &rows, self.look.width);
        self.row(&header, widths, true)?;
        for row in &rows {
            self.row(row, widths, false)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Who says so, in the order a reader asks: the speaker, else the author, then the outlet and the day.
pub(super) fn who(by: &Attribution<'_>) -> String {
    let published = by.published.map(|day| day.to_string());
    let who = by.speaker.as_deref().or(by.author.as_deref());
    [who, by.outlet.as_deref(), published.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// The width of each column within `total`; 0 for a column that is left out.
fn widths(header: &[String; 5], rows: &[[String; 5]], total: usize) -> [usize; 5] {
    let mut natural = [0; 5];
    for row in std::iter::once(header).chain(rows) {
        for (width, cell) in natural.iter_mut().zip(row) {
            *width = (*width).max(columns(cell));
        }
    }
    if total < 60 || rows.iter().all(|row| row[WHO].is_empty()) {
        natural[WHO] = 0;
    }
    if total < 40 {
        natural[WHERE] = 0;
    }
    let gaps = GAP * natural.iter().filter(|&&width| width > 0).count();
    let room = total.saturating_sub(gaps + natural[KIND] + natural[WHERE]);
    let [_, shared @ .., _] = &mut natural;
    *shared = fit(*shared, room);
    natural
}

/// Shares `room` among columns: who needs less than an equal part takes what it needs, the others share the rest.
fn fit(natural: [usize; 3], room: usize) -> [usize; 3] {
    let mut widths = natural;
    let mut open = 3;
    let mut left = room;
    let mut settled = [false; 3];
    loop {
        let part = left.checked_div(open).unwrap_or(0);
        let Some(at) = (0..3).find(|&at| !settled[at] && natural[at] <= part) else {
            break;
        };
        settled[at] = true;
        left -= natural[at];
        open -= 1;
    }
    for at in (0..3).filter(|&at| !settled[at]) {
        let part = left / open;
        widths[at] = part.max(NARROWEST);
        left = left.saturating_sub(part);
        open -= 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_columns_leave_their_room() {
        assert_eq!(fit([10, 20, 5], 100), [10, 20, 5]);
        assert_eq!(fit([10, 90, 5], 50), [10, 35, 5]);
        assert_eq!(fit([90, 90, 5], 46), [20, 21, 5]);
        assert_eq!(fit([90, 90, 0], 9), [4, 5, 0]);
        assert_eq!(fit([90, 90, 90], 0), [4, 4, 4]);
    }
}
