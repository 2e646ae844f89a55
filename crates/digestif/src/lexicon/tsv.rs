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

/// The rows of `content`, whose header must be exactly `columns`; one at a time, since together they would be larger than the list.
pub(crate) fn rows<'a, const N: usize>(
    list: &'a str,
    content: &'a str,
    columns: [&str; N],
) -> Result<impl Iterator<Item = Result<Row<'a, N>, Error>> + use<'a, N>, Error> {
    let mut lines = lines(content)
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'));
    let (at, header) = lines.next().unwrap_or_default();
    if !header.split('\t').eq(columns) {
        let head = Row {
            list,
            line: at + 1,
            cells: [""; N],
        };
        return Err(head.error("header does not name the columns of this list", header));
    }
    let rows = lines.filter(|(_, line)| !line.is_empty());
    Ok(rows.map(move |(at, line)| row(list, at + 1, line)))
}

/// The lines of a list, which is long: the end of each is looked for many bytes at a time.
fn lines(content: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', content.as_bytes()).chain([content.len()]);
    ends.map(move |end| {
        let line = &content[std::mem::replace(&mut start, end + 1)..end];
        line.strip_suffix('\r').unwrap_or(line)
    })
}

/// The row that stands in `line`, whose number is `number`.
fn row<'a, const N: usize>(
    list: &'a str,
    number: usize,
    line: &'a str,
) -> Result<Row<'a, N>, Error> {
    let mut row = Row {
        list,
        line: number,
        cells: [""; N],
    };
    let (mut count, mut start) = (0, 0);
    // Cells are too short for a faster search to pay.
    let tabs = (0..line.len()).filter(|&at| line.as_bytes()[at] == b'\t');
    for end in tabs.chain([line.len()]) {
        if let Some(slot) = row.cells.get_mut(count) {
            *slot = &line[start..end];
        }
        count += 1;
        start = end + 1;
    }
    if count == N {
        Ok(row)
    } else {
        Err(row.error("wrong number of columns", line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_list_line_and_value() {
        let error = rows("units.tsv", "a\tb\nx\ty\nz\n", ["a", "b"])
            .unwrap()
            .find_map(Result::err)
            .unwrap()
            .to_string();
        assert_eq!(error, "units.tsv, line 3: wrong number of columns: \"z\"");
        let error = rows("units.tsv", "# note\na\tc\n", ["a", "b"])
            .err()
            .unwrap()
            .to_string();
        assert_eq!(
            error,
            "units.tsv, line 2: header does not name the columns of this list: \"a\\tc\""
        );
    }
}
