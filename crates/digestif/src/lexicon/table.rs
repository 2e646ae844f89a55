//! The word table: which number a word has, whatever its case, and which flags.
//!
//! Open addressing over the folded first and last eight bytes of a word. Words that are longer than both compare what is between
//! as well, so an answer is always exact.

use super::Flags;
use crate::scan::{Run, WordId};

/// Half a line of the cache, so that none lies across two.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Slot {
    head: u64,
    tail: u64,
    /// Those of the word, once the table is frozen.
    flags: Flags,
    /// 0 for an empty slot.
    word: WordId,
    len: u32,
}

/// Words by their spelling in lower case.
#[derive(Clone, Debug)]
pub(crate) struct WordTable {
    /// The flags of each word by its number; word 0 is no word.
    flags: Vec<Flags>,
    /// The words in lower case that no key holds whole, in the order of their numbers.
    long: Vec<(WordId, Box<[u8]>)>,
    slots: Vec<Slot>,
}

impl Default for WordTable {
    fn default() -> Self {
        Self::with_room(0)
    }
}

impl WordTable {
    /// A table with room for about `words` words; more are no error.
    pub(crate) fn with_room(words: usize) -> Self {
        let mut flags = Vec::with_capacity(words);
        flags.push(Flags::NONE);
        Self {
            flags,
            long: Vec::new(),
            slots: vec![Slot::default(); (words * 3 / 2).next_power_of_two()],
        }
    }

    /// How many numbers there are, 0 among them.
    pub(crate) const fn len(&self) -> usize {
        self.flags.len()
    }

    /// The number of the word with `key`, which stands in `bytes` from `start` on in any case of ASCII; it is added where it is
    /// new.
    pub(crate) fn add(&mut self, key: Key, bytes: &[u8], start: usize) -> WordId {
        let known = self.slot(key, bytes, start).word;
        if known != 0 {
            return known;
        }
        if self.flags.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        let word = self.flags.len() as WordId;
        self.flags.push(Flags::NONE);
        if key.is_part() {
            let text = bytes[start..start + key.len as usize].to_ascii_lowercase();
            self.long.push((word, text.into_boxed_slice()));
        }
        self.insert(Slot {
            head: key.head,
            tail: key.tail,
            flags: Flags::NONE,
            word,
            len: key.len,
        });
        word
    }

    /// Adds `flags` to a word.
    pub(crate) fn flag(&mut self, word: WordId, flags: Flags) {
        self.flags[word as usize] |= flags;
    }

    /// Copies the flags of all words to where look-ups find them; nothing is added afterwards.
    pub(crate) fn freeze(&mut self) {
        for slot in &mut self.slots {
            slot.flags = self.flags[slot.word as usize];
        }
    }

    /// Number and flags of the word with `key`, which stands in `bytes` from `start` on in any case of ASCII; 0 for words that are
    /// not here.
    #[inline]
    pub(crate) fn lookup(&self, key: Key, bytes: &[u8], start: usize) -> (WordId, Flags) {
        let slot = self.slot(key, bytes, start);
        (slot.word, slot.flags)
    }

    /// The slot of a word, or the empty one where it would be.
    #[inline]
    fn slot(&self, key: Key, bytes: &[u8], start: usize) -> &Slot {
        let mask = self.slots.len() - 1;
        let mut at = key.hash() & mask;
        loop {
            let slot = &self.slots[at];
            // No word has the key of an empty slot.
            let found =
                key.is_of(slot) && (!key.is_part() || self.same_text(slot.word, bytes, start));
            if found || slot.word == 0 {
                return slot;
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether what no key holds agrees, too.
    #[cold]
    fn same_text(&self, word: WordId, bytes: &[u8], start: usize) -> bool {
        let Ok(at) = self.long.binary_search_by_key(&word, |long| long.0) else {
            return false;
        };
        let text = &self.long[at].1;
        bytes
            .get(start..start + text.len())
            .is_some_and(|bytes| text.eq_ignore_ascii_case(bytes))
    }

    /// Puts a word that is new where it belongs.
    fn insert(&mut self, new: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = Key::of_slot(&new).hash() & mask;
        while self.slots[at].word != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = new;
    }

    fn grow(&mut self) {
        let larger = vec![Slot::default(); self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, larger) {
            if slot.word != 0 {
                self.insert(slot);
            }
        }
    }
}

/// What a look-up compares: both ends of a word in lower case, and its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    head: u64,
    tail: u64,
    len: u32,
}

impl Key {
    /// The key of any word.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let folded = |part: &[u8]| {
            let mut bytes = [0; 8];
            bytes[..part.len()].copy_from_slice(part);
            bytes.make_ascii_lowercase();
            u64::from_le_bytes(bytes)
        };
        // Bytes beyond the word stay zero, so that words of other lengths cannot meet.
        Self {
            head: folded(&bytes[..bytes.len().min(8)]),
            tail: if bytes.len() > 8 {
                folded(&bytes[bytes.len() - 8..])
            } else {
                0
            },
            len: bytes.len() as u32,
        }
    }

    /// The key of a run that is measured already.
    #[inline]
    pub(crate) const fn of_run(run: &Run) -> Self {
        Self {
            head: run.head,
            tail: run.tail,
            len: run.len as u32,
        }
    }

    const fn of_slot(slot: &Slot) -> Self {
        Self {
            head: slot.head,
            tail: slot.tail,
            len: slot.len,
        }
    }

    /// Whether the word has bytes between both ends that the key does not hold.
    #[inline]
    const fn is_part(self) -> bool {
        self.len > 16
    }

    #[inline]
    const fn hash(self) -> usize {
        let mixed = (self.head ^ self.tail.rotate_left(29) ^ self.len as u64)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize
    }

    #[inline]
    const fn is_of(self, slot: &Slot) -> bool {
        slot.head == self.head && slot.tail == self.tail && slot.len == self.len
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup(table: &WordTable, word: &str) -> WordId {
        table.lookup(Key::of(word.as_bytes()), word.as_bytes(), 0).0
    }

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
            "counterintelligence",
        ];
        let mut add = |word: &str| table.add(Key::of(word.as_bytes()), word.as_bytes(), 0);
        let ids: Vec<_> = words.iter().map(|word| add(word)).collect();
        for n in 0..5000 {
            add(&format!("filler{n}"));
        }
        table.freeze();
        for (word, id) in words.iter().zip(ids) {
            assert_eq!(lookup(&table, word), id, "{word}");
            assert_eq!(lookup(&table, &word.to_ascii_uppercase()), id, "{word}");
        }
        for absent in [
            "b",
            "teng",
            "tenges",
            "kazakhstanj",
            "kazakhsts",
            "filler5000",
            "counterinXelligence",
            "\u{0}",
        ] {
            assert_eq!(lookup(&table, absent), 0, "{absent}");
        }
    }
}
