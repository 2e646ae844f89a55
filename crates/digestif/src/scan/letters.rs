//! Runs of ASCII letters, measured eight bytes at a time.
//!
//! | text         | `len` | `head`     | `tail`     | `capital` |
//! | ------------ | ----- | ---------- | ---------- | --------- |
//! | `tenge,`     | 5     | `tenge`    | none       | no        |
//! | `NATO-led`   | 4     | `nato`     | none       | yes       |
//! | `Kazakhstan` | 10    | `kazakhst` | `zakhstan` | yes       |
//!
//! Most words fit one step, which gives their length, their case and what the word table compares.

/// The case bit of each byte: the letters of ASCII differ in it alone.
const CASE: u64 = each(0x20);
const HIGH: u64 = each(0x80);

/// Eight bytes that are all `b`.
const fn each(b: u8) -> u64 {
    u64::from_ne_bytes([b; 8])
}

/// A run of ASCII letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    pub(crate) len: usize,
    /// The first eight letters in lower case, the first one lowest; zeros behind a shorter word.
    pub(crate) head: u64,
    /// The last eight letters of a longer word in lower case; else zero.
    pub(crate) tail: u64,
    /// Whether any of them is a capital.
    pub(crate) capital: bool,
}

impl Letters {
    /// The letters of `bytes` from `start` on.
    #[inline]
    pub(crate) fn read(bytes: &[u8], start: usize) -> Self {
        let first = eight(bytes, start);
        let (len, mask) = run(first);
        let word = Self {
            len,
            head: (first | CASE) & mask,
            tail: 0,
            capital: !first & CASE & mask != 0,
        };
        if len < 8 {
            word
        } else {
            Self::long(bytes, start)
        }
    }

    /// A word that fills the first step.
    fn long(bytes: &[u8], start: usize) -> Self {
        let first = eight(bytes, start);
        let mut word = Self {
            len: 8,
            head: first | CASE,
            tail: 0,
            capital: !first & CASE != 0,
        };
        loop {
            let next = eight(bytes, start + word.len);
            let (len, mask) = run(next);
            word.len += len;
            if len < 8 {
                word.capital |= !next & CASE & mask != 0;
                break;
            }
            word.capital |= !next & CASE != 0;
        }
        if word.len > 8 {
            word.tail = eight(bytes, start + word.len - 8) | CASE;
        }
        word
    }
}

/// How many letters `bytes` starts with, and the mask of their bits where they are fewer than eight.
#[inline]
const fn run(bytes: u64) -> (usize, u64) {
    let low = (bytes | CASE) & !HIGH;
    // The additions set the high bit of a byte from `a` on, and of one beyond `z`; neither carries into the next.
    let from_a = low + each(0x80 - b'a');
    let beyond_z = low + each(0x80 - b'z' - 1);
    let others = !(from_a & !beyond_z & !bytes) & HIGH;
    // All bits below the first other byte, whose high bit is bit `8 * len + 7`.
    let mask = (others & others.wrapping_neg()).wrapping_sub(1) >> 7;
    ((others.trailing_zeros() / 8) as usize, mask)
}

/// The eight bytes at `at`, the first one lowest; zeros behind the end.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk()
        .map_or_else(|| fewer(rest), |chunk| u64::from_le_bytes(*chunk))
}

/// The last bytes of a text, filled up with zeros.
#[cold]
fn fewer(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |all, &byte| all << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_runs_of_any_length() {
        let text = "aZbYcXdWeVfUgThSiRjQ";
        for len in 0..=text.len() {
            for behind in ["", "@", "[", "`", "{", "7", "é", " and more of it", "\0"] {
                let text = format!("{}{behind}", &text[..len]);
                let word = Letters::read(text.as_bytes(), 0);
                let lower = text[..len].to_ascii_lowercase();
                assert_eq!((word.len, word.capital), (len, len > 1), "{text}");
                assert_eq!(word.head, fewer(&lower.as_bytes()[..len.min(8)]), "{text}");
                let tail = if len > 8 { &lower[len - 8..] } else { "" };
                assert_eq!(word.tail, fewer(tail.as_bytes()), "{text}");
            }
        }
    }
}
