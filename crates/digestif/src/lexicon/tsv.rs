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
        let mut rest = self.cells[column];
        let forms = std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let end = memchr::memchr(b'|', rest.as_bytes()).unwrap_or(rest.len());
            let form = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            Some(form)
        });
        forms.filter(|form| !form.is_empty())
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
) -> Result<Rows<'a, N>, Error> {
    let (mut rest, mut line) = (content, 0);
    loop {
        let (first, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        (rest, line) = (behind, line + 1);
        if first.starts_with('#') {
            continue;
        }
        let header = first.strip_suffix('\r').unwrap_or(first);
        if header.split('\t').eq(columns) {
            break;
        }
        let head = Row {
            list,
            line,
            cells: [""; N],
        };
        return Err(head.error("header does not name the columns of this list", header));
    }
    Ok(Rows {
        list,
        line,
        rest,
        start: 0,
    })
}

/// The rows of a list.
pub(crate) struct Rows<'a, const N: usize> {
    list: &'a str,
    line: usize,
    rest: &'a str,
    start: usize,
}

impl<'a, const N: usize> Iterator for Rows<'a, N> {
    type Item = Result<Row<'a, N>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.start < self.rest.len() {
            self.line += 1;
            let first = self.start;
            let mut row = Row {
                list: self.list,
                line: self.line,
                cells: [""; N],
            };
            let mut count = 0;
            let end = loop {
                let end = end_of_cell(self.rest.as_bytes(), self.start);
                if let Some(cell) = row.cells.get_mut(count) {
                    *cell = &self.rest[self.start..end];
                }
                count += 1;
                self.start = end + 1;
                if self.rest.as_bytes().get(end) != Some(&b'\t') {
                    break end;
                }
            };
            if let Some(cell) = row.cells.last_mut() {
                *cell = cell.strip_suffix('\r').unwrap_or(cell);
            }
            if count == N {
                return Some(Ok(row));
            }
            let line = self.rest[first..end].trim_end_matches('\r');
            if !line.is_empty() {
                return Some(Err(row.error("wrong number of columns", line)));
            }
        }
        None
    }
}

/// Where the cell ends that begins at `at`, by a tab or a line end, which are the lowest bytes that text has: eight are tested in
/// one step, since the lists are long and their cells short.
fn end_of_cell(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const BEHIND: u64 = b'\n' as u64 + 1;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        // The high bit of the first byte that is lower.
        let lower = eight.wrapping_sub(ONES * BEHIND) & !eight & (ONES << 7);
        if lower != 0 {
            return at + lower.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes[at..].iter();
    at + rest.take_while(|&&b| u64::from(b) >= BEHIND).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_whatever_ends_their_lines() {
        for content in [
            "# note\na\tb\n1\t2|3\n\n\t4",
            "# note\r\na\tb\r\n1\t2|3\r\n\r\n\t4\r\n",
        ] {
            let read: Vec<_> = rows("list.tsv", content, ["a", "b"])
                .unwrap()
                .map(|row| row.unwrap())
                .map(|row| (row.line, row.cells, row.forms(1).count()))
                .collect();
            assert_eq!(read, [(3, ["1", "2|3"], 2), (5, ["", "4"], 1)]);
        }
    }

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
