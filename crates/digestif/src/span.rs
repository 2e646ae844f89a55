//! Half-open stretches of the original text, and their units.

use serde::{Deserialize, Serialize};

/// A half-open stretch `start..end` of the original text, in UTF-8 bytes.
///
/// Both ends are character boundaries of the text the span belongs to.
///
/// ```
/// use digestif::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(&"the fleet sails"[span.range()], "fleet");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end` in bytes.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same span as a range, for slicing.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OffsetUnit {
    /// UTF-8 bytes, as Rust slices.
    Bytes,
    /// Unicode code points, as Python slices.
    #[default]
    Chars,
    /// UTF-16 code units, as JavaScript slices.
    Utf16,
}

/// Converts byte offsets of one text to another unit, each in constant time after one pass over the text.
///
/// A pure ASCII text costs nothing, since all three units agree there.
///
/// ```
/// use digestif::{OffsetMap, OffsetUnit};
/// let text = "Türkiye 🚢 pays";
/// let map = OffsetMap::new(text, OffsetUnit::Chars);
/// assert_eq!(map.convert(text.find("pays").unwrap()), 10);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before every `STRIDE`th byte; empty where bytes are the units.
    marks: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'t> OffsetMap<'t> {
    /// Prepares the conversion of byte offsets of `text` to `unit`.
    #[must_use]
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Bytes && !text.is_ascii() {
            let mut total = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                marks.push(total);
                total += Self::count(chunk, unit);
            }
            marks.push(total);
        }
        Self { text, unit, marks }
    }

    /// The offset of byte `at` in the map's unit; `at` beyond the text counts as its end.
    #[must_use]
    pub fn convert(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.marks.is_empty() {
            return at;
        }
        let mark = at / STRIDE;
        let rest = &self.text.as_bytes()[mark * STRIDE..at];
        (self.marks[mark] + Self::count(rest, self.unit)) as usize
    }

    /// Units that start in `bytes`: a code point at each byte that is no continuation, two UTF-16 units at a four-byte lead.
    fn count(bytes: &[u8], unit: OffsetUnit) -> u32 {
        let starts: u32 = bytes.iter().map(|b| u32::from(b & 0xC0 != 0x80)).sum();
        match unit {
            OffsetUnit::Utf16 => starts + bytes.iter().map(|&b| u32::from(b >= 0xF0)).sum::<u32>(),
            _ => starts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_agrees_with_counting() {
        let text = "é🚢a–b".repeat(40);
        for (unit, width) in [
            (OffsetUnit::Bytes, char::len_utf8 as fn(char) -> usize),
            (OffsetUnit::Chars, |_| 1),
            (OffsetUnit::Utf16, char::len_utf16),
        ] {
            let map = OffsetMap::new(&text, unit);
            let mut expected = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(map.convert(at), expected, "{unit:?} at byte {at}");
                expected += width(c);
            }
            assert_eq!(map.convert(text.len()), expected);
        }
    }
}
