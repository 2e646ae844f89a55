//! The word table: which number a word has, whatever its case, and which flags.
//!
//! Open addressing over the folded first eight bytes of a word, behind a small bit filter that answers for most words that the
//! lexicon does not have. Longer words compare their tail as well, so an answer is always exact.

use super::Flags;
use crate::scan::WordId;

/// A word of the lexicon.
#[derive(Clone, Debug)]
struct Word {
    /// Lower case.
    text: Box<str>,
    flags: Flags,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    head: u64,
    /// Those of the word, once the table is frozen.
    flags: Flags,
    /// 0 for an empty slot.
    word: WordId,
    len: u32,
}

/// Words by their spelling in lower case.
#[derive(Clone, Debug)]
pub(crate) struct WordTable {
    /// Word 0 is no word.
    words: Vec<Word>,
    slots: Vec<Slot>,
    filter: Vec<u64>,
}

const FILTER_BITS: u32 = 17;

impl Default for WordTable {
    fn default() -> Self {
        Self {
            words: vec![Word {
                text: "".into(),
                flags: Flags::NONE,
            }],
            slots: vec![Slot::default(); 1 << 10],
            filter: vec![0; 1 << (FILTER_BITS - 6)],
        }
    }
}

impl WordTable {
    /// The number of the word `lower`, which is added where it is new.
    pub(crate) fn add(&mut self, lower: &str) -> WordId {
        let (head, hash) = key(lower.as_bytes());
        if let Some(slot) = self.find(lower.as_bytes(), head, hash) {
            return slot.word;
        }
        if self.words.len() * 2 > self.slots.len() {
            self.grow();
        }
        let word = self.words.len() as WordId;
        self.words.push(Word {
            text: lower.into(),
            flags: Flags::NONE,
        });
        self.insert(
            Slot {
                head,
                flags: Flags::NONE,
                word,
                len: lower.len() as u32,
            },
            hash,
        );
        word
    }

    /// Adds `flags` to a word.
    pub(crate) fn flag(&mut self, word: WordId, flags: Flags) {
        self.words[word as usize].flags |= flags;
    }

    /// Copies the flags of all words to where look-ups find them; nothing is added afterwards.
    pub(crate) fn freeze(&mut self) {
        for slot in &mut self.slots {
            slot.flags = self.words[slot.word as usize].flags;
        }
    }

    /// Number and flags of the ASCII word `bytes` in any case; 0 for words that are not here.
    #[inline]
    pub(crate) fn lookup(&self, bytes: &[u8]) -> (WordId, Flags) {
        let (head, hash) = key(bytes);
        let bit = hash >> (64 - FILTER_BITS);
        if self.filter[(bit >> 6) as usize] & (1 << (bit & 63)) == 0 {
            return (0, Flags::NONE);
        }
        self.find(bytes, head, hash)
            .map_or((0, Flags::NONE), |slot| (slot.word, slot.flags))
    }

    #[inline]
    fn find(&self, bytes: &[u8], head: u64, hash: u64) -> Option<&Slot> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = &self.slots[at];
            if slot.word == 0 {
                return None;
            }
            if slot.head == head
                && slot.len as usize == bytes.len()
                && self.same_tail(slot.word, bytes)
            {
                return Some(slot);
            }
            at = (at + 1) & mask;
        }
    }

    /// [`lookup`](Self::lookup) of a word with letters outside ASCII, which must be in lower case already.
    pub(crate) fn lookup_wide(&self, lower: &str) -> (WordId, Flags) {
        let (word, flags) = self.lookup(lower.as_bytes());
        if &*self.words[word as usize].text == lower {
            (word, flags)
        } else {
            (0, Flags::NONE)
        }
    }

    /// Whether the rest of a word agrees, too. Folding the head is exact for ASCII letters; other bytes are compared here.
    fn same_tail(&self, word: WordId, bytes: &[u8]) -> bool {
        bytes.len() <= 8
            || self.words[word as usize].text.as_bytes()[8..].eq_ignore_ascii_case(&bytes[8..])
    }

    fn insert(&mut self, slot: Slot, hash: u64) {
        let bit = hash >> (64 - FILTER_BITS);
        self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].word != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    fn grow(&mut self) {
        self.slots = vec![Slot::default(); self.slots.len() * 4];
        for word in 1..self.words.len() {
            let text = self.words[word].text.as_bytes();
            let ((head, hash), len) = (key(text), text.len() as u32);
            self.insert(
                Slot {
                    head,
                    flags: Flags::NONE,
                    word: word as WordId,
                    len,
                },
                hash,
            );
        }
    }
}

/// The first eight bytes with the case bit set, and a hash of them with the length and the last bytes.
#[inline]
fn key(bytes: &[u8]) -> (u64, u64) {
    const FOLD: u64 = 0x2020_2020_2020_2020;
    // Overlapping reads of two halves instead of a loop.
    let read = |part: &[u8]| -> u64 {
        let wide = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        if let (Some(head), Some(tail)) = (part.first_chunk::<4>(), part.last_chunk::<4>()) {
            return wide(head) | wide(tail) << (8 * (part.len() - 4));
        }
        match *part {
            [a] => u64::from(a),
            [a, b] => u64::from(a) | u64::from(b) << 8,
            [a, b, c] => u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
            _ => 0,
        }
    };
    let (head, tail) = if let Some((head, rest)) = bytes.split_first_chunk::<8>() {
        let tail = if rest.is_empty() {
            0
        } else {
            u64::from_le_bytes(*bytes.last_chunk::<8>().unwrap_or(head)) | FOLD
        };
        (u64::from_le_bytes(*head) | FOLD, tail)
    } else {
        // Bytes beyond the word stay zero, so that words of other lengths cannot meet.
        let fold = FOLD.checked_shr(64 - 8 * bytes.len() as u32).unwrap_or(0);
        (read(bytes) | fold, 0)
    };
    let mixed =
        (head ^ tail.rotate_left(29) ^ bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (head, mixed ^ mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_in_any_case_and_nothing_else() {
        let mut table = WordTable::default();
        let words = [
            "a",
            "tenge",
            "kazakhstan",
            "kazakhstani",
            "kazakhst",
            "zł",
            "n",
            "2",
            "1234567890",
        ];
        let ids: Vec<_> = words.iter().map(|w| table.add(w)).collect();
        for n in 0..5000 {
            table.add(&format!("filler{n}"));
        }
        for (word, id) in words.iter().zip(ids) {
            assert_eq!(table.lookup(word.as_bytes()).0, id, "{word}");
            assert_eq!(
                table.lookup(word.to_ascii_uppercase().as_bytes()).0,
                id,
                "{word}"
            );
        }
        for absent in [
            "b",
            "teng",
            "tenges",
            "kazakhstanj",
            "kazakhsts",
            "filler5000",
            "\u{0}",
        ] {
            assert_eq!(table.lookup(absent.as_bytes()).0, 0, "{absent}");
        }
    }
}
