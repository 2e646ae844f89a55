//! Runs of ASCII letters and figures, measured eight bytes at a time.
//!
//! | text         | `len` | `head`     | `tail`     | `shape` |
//! | ------------ | ----- | ---------- | ---------- | ------- |
//! | `tenge,`     | 5     | `tenge`    | none       | lower   |
//! | `NATO-led`   | 4     | `nato`     | none       | upper   |
//! | `Kazakhstan` | 10    | `kazakhst` | `zakhstan` | title   |
//!
//! Most words fit one step, which gives their length, their case and what the word table compares.

use super::Shape;

/// The case bit of each byte: the letters of ASCII differ in it alone.
const CASE: u64 = each(0x20);
const HIGH: u64 = each(0x80);

/// Eight bytes that are all `b`.
const fn each(b: u8) -> u64 {
    u64::from_ne_bytes([b; 8])
}

/// A run of ASCII letters or figures.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) start: usize,
    pub(crate) len: usize,
    /// The first eight bytes in lower case, the first one lowest; zeros behind a shorter run.
    pub(crate) head: u64,
    /// The last eight letters of a longer word in lower case; else zero.
    pub(crate) tail: u64,
    /// How its letters are cased.
    pub(crate) shape: Shape,
}

impl Run {
    /// The letters of `bytes` from `start` on.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "most of the scan is this, and a call costs a tenth of it"
    )]
    pub(crate) fn of_letters(bytes: &[u8], start: usize) -> Self {
        let first = eight(bytes, start);
        let (len, mask) = before(others_than_letters(first));
        if len == 8 {
            return Self::long(bytes, start);
        }
        Self {
            start,
            len,
            head: (first | CASE) & mask,
            tail: 0,
            shape: shape(!first & CASE & mask, CASE & mask),
        }
    }

    /// The figures of `bytes` from `start` on; `tail` stays empty.
    #[inline]
    pub(crate) fn of_figures(bytes: &[u8], start: usize) -> Self {
        let first = eight(bytes, start);
        let (mut len, mask) = before(others_than_figures(first));
        if len == 8 {
            let rest = bytes[start + len..].iter();
            len += rest.take_while(|b| b.is_ascii_digit()).count();
        }
        Self {
            start,
            len,
            head: first & mask,
            tail: 0,
            shape: Shape::Lower,
        }
    }

    /// One past the last byte.
    #[inline]
    pub(crate) const fn end(&self) -> usize {
        self.start + self.len
    }

    /// A word that fills the first step.
    fn long(bytes: &[u8], start: usize) -> Self {
        let first = eight(bytes, start);
        let mut end = start + 8;
        // The capitals of the first step, and any of the later ones.
        let (mut capitals, mut small) = (!first & CASE, first & CASE);
        loop {
            let next = eight(bytes, end);
            let (len, mask) = before(others_than_letters(next));
            let mask = if len < 8 { mask } else { u64::MAX };
            // Behind the first letter, one bit stands for all.
            capitals |= u64::from(!next & CASE & mask != 0) << LATER;
            small |= next & CASE & mask;
            end += len;
            if len < 8 {
                break;
            }
        }
        let len = end - start;
        Self {
            start,
            len,
            head: first | CASE,
            tail: if len > 8 {
                eight(bytes, end - 8) | CASE
            } else {
                0
            },
            shape: shape(capitals, if small == 0 { capitals } else { u64::MAX }),
        }
    }
}

/// A bit of the last letter of the first step.
const LATER: u32 = 56;

/// How a word is cased with these case bits of its capitals, where `all` are those of all its letters.
#[inline]
const fn shape(capitals: u64, all: u64) -> Shape {
    if capitals == 0 {
        Shape::Lower
    } else if capitals == all {
        Shape::Upper
    } else if capitals == 0x20 {
        Shape::Title
    } else {
        Shape::Mixed
    }
}

/// The high bits of the bytes that are no letters.
#[inline]
const fn others_than_letters(bytes: u64) -> u64 {
    let low = (bytes | CASE) & !HIGH;
    // The additions set the high bit of a byte from `a` on, and of one beyond `z`; neither carries into the next.
    let from_a = low + each(0x80 - b'a');
    let beyond_z = low + each(0x80 - b'z' - 1);
    !(from_a & !beyond_z & !bytes) & HIGH
}

/// The high bits of the bytes that are no figures.
#[inline]
const fn others_than_figures(bytes: u64) -> u64 {
    let value = bytes ^ each(b'0');
    (((value & !HIGH) + each(0x80 - 10)) | value) & HIGH
}

/// How many bytes stand before the first one whose high bit is set in `others`, and the mask of their bits where they are fewer
/// than eight.
#[inline]
const fn before(others: u64) -> (usize, u64) {
    let mask = (others & others.wrapping_neg()).wrapping_sub(1) >> 7;
    ((others.trailing_zeros() / 8) as usize, mask)
}

/// The eight bytes at `at`, the first one lowest; zeros behind the end.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    bytes[at..]
        .first_chunk()
        .map_or_else(|| last(bytes, at), |chunk| u64::from_le_bytes(*chunk))
}

/// The bytes from `at` on, fewer than eight, filled up with zeros.
#[cold]
fn last(bytes: &[u8], at: usize) -> u64 {
    if let Some(chunk) = bytes.last_chunk() {
        let before = 8 + at - bytes.len();
        return u64::from_le_bytes(*chunk)
            .checked_shr(8 * before as u32)
            .unwrap_or(0);
    }
    let rest = &bytes[at..];
    // Four of them and the last four, which may overlap.
    if let (Some(first), Some(end)) = (rest.first_chunk(), rest.last_chunk()) {
        let behind = 8 * (rest.len() - 4);
        return u64::from(u32::from_le_bytes(*first))
            | u64::from(u32::from_le_bytes(*end)) << behind;
    }
    rest.iter()
        .rev()
        .fold(0, |all, &byte| all << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes, the first one lowest.
    fn packed(bytes: &[u8]) -> u64 {
        bytes
            .iter()
            .rev()
            .fold(0, |all, &byte| all << 8 | u64::from(byte))
    }

    #[test]
    fn reads_eight_bytes_or_what_there_is() {
        let text = b"0123456789ABCDEF";
        for len in 0..=text.len() {
            for at in 0..=len {
                let read = eight(&text[..len], at);
                assert_eq!(read, packed(&text[at..len.min(at + 8)]), "{len} {at}");
            }
        }
    }

    #[test]
    fn measures_figures() {
        let text = "0123456789876";
        for len in 0..=text.len() {
            for behind in ["", "/", ":", "e", "°", ", and more"] {
                let text = format!("{}{behind}", &text[..len]);
                let run = Run::of_figures(text.as_bytes(), 0);
                assert_eq!(run.len, len, "{text}");
                if len < 8 {
                    assert_eq!(run.head, packed(&text.as_bytes()[..len]), "{text}");
                }
            }
        }
    }

    #[test]
    fn measures_runs_of_any_length() {
        let text = "aZbYcXdWeVfUgThSiRjQ";
        for len in 0..=text.len() {
            for behind in ["", "@", "[", "`", "{", "7", "é", " and more of it", "\0"] {
                let text = format!("{}{behind}", &text[..len]);
                let word = Run::of_letters(text.as_bytes(), 0);
                let lower = text[..len].to_ascii_lowercase();
                assert_eq!(word.len, len, "{text}");
                let shape = if len > 1 { Shape::Mixed } else { Shape::Lower };
                assert_eq!(word.shape, shape, "{text}");
                assert_eq!(word.head, packed(&lower.as_bytes()[..len.min(8)]), "{text}");
                let tail = if len > 8 { &lower[len - 8..] } else { "" };
                assert_eq!(word.tail, packed(tail.as_bytes()), "{text}");
            }
        }
    }

    #[test]
    fn tells_the_case_of_words_of_any_length() {
        for len in 2..=20 {
            let small = &"abcdefghijklmnopqrst"[..len];
            let title = format!("A{}", &small[1..]);
            let last = format!("{}Z", &small[1..]);
            let mixed = format!("A{}Z", &small[2..]);
            for (text, shape) in [
                (small.to_owned(), Shape::Lower),
                (title, Shape::Title),
                (last, Shape::Mixed),
                (small.to_ascii_uppercase(), Shape::Upper),
                (mixed, if len == 2 { Shape::Upper } else { Shape::Mixed }),
            ] {
                for behind in ["", " X", ", and the next"] {
                    let run = Run::of_letters(format!("{text}{behind}").as_bytes(), 0);
                    assert_eq!((run.len, run.shape), (len, shape), "{text}");
                }
            }
        }
        assert_eq!(Run::of_letters(b"A", 0).shape, Shape::Upper);
    }
}
