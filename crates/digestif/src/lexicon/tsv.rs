//! The reader of the lists: tab-separated, one header line, lists in a cell by `|`, comment lines by `#` before the header.

use crate::Error;
use crate::error::ErrorKind;

/// What a form was read from, for messages.
pub(crate) trait Located {
    /// An error about `value`, which stands here.
    fn error(&self, reason: &'static str, value: &str) -> Error;
}

/// One row of a list, with its place for messages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a, const N: usize> {
    pub(crate) list: &'a str,
    /// Line number from 1.
    pub(crate) line: usize,
    pub(crate) cells: [&'a str; N],
}

impl<'a, const N: usize> Row<'a, N> {
    /// The forms listed in cell `column`.
    pub(crate) fn forms(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a, N> {
        self.cells[column]
            .split('|')
            .filter(|form| !form.is_empty())
    }
}

impl<const N: usize> Located for Row<'_, N> {
    fn error(&self, reason: &'static str, value: &str) -> Error {
        ErrorKind::Lexicon {
            list: self.list.to_owned(),
            line: self.line,
            reason,
            value: value.to_owned(),
        }
        .into()
    }
}

/// The rows of `content`, whose header must be exactly `columns`.
pub(crate) fn rows<'a, const N: usize>(
    list: &'a str,
    content: &'a str,
    columns: [&str; N],
) -> Result<Vec<Row<'a, N>>, Error> {
    let mut lines = content
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'));
    let (at, header) = lines.next().unwrap_or_default();
    let head = Row {
        list,
        line: at + 1,
        cells: [""; N],
    };
    if !header.split('\t').eq(columns) {
        return Err(head.error("header does not name the columns of this list", header));
    }
    lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| {
            let mut row = Row {
                list,
                line: at + 1,
                cells: [""; N],
            };
            let mut count = 0;
            for cell in line.split('\t') {
                if let Some(slot) = row.cells.get_mut(count) {
                    *slot = cell;
                }
                count += 1;
            }
            if count == N {
                Ok(row)
            } else {
                Err(row.error("wrong number of columns", line))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_list_line_and_value() {
        let error = rows("units.tsv", "a\tb\nx\ty\nz\n", ["a", "b"])
            .unwrap_err()
            .to_string();
        assert_eq!(error, "units.tsv, line 3: wrong number of columns: \"z\"");
        let error = rows("units.tsv", "# note\na\tc\n", ["a", "b"])
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "units.tsv, line 2: header does not name the columns of this list: \"a\\tc\""
        );
    }
}
