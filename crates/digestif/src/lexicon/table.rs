//! The word table: which number a word has, whatever its case, and which flags.
//!
//! Open addressing over the folded first and last eight bytes of a word. Words that are longer than both compare what is between
//! as well, so an answer is always exact.

use super::Flags;
use crate::scan::{Run, WordId};

/// A word of the lexicon.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where it stands in the texts.
    start: u32,
    len: u32,
    flags: Flags,
}

#[derive(Clone, Copy, Debug, Default)]
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
    /// Word 0 is no word.
    words: Vec<Word>,
    /// The words in lower case, one behind the other.
    texts: String,
    slots: Vec<Slot>,
}

impl Default for WordTable {
    fn default() -> Self {
        Self {
            words: vec![Word {
                start: 0,
                len: 0,
                flags: Flags::NONE,
            }],
            texts: String::new(),
            slots: vec![Slot::default(); 1 << 10],
        }
    }
}

impl WordTable {
    /// A table with room for about `words` words; more are no error.
    pub(crate) fn with_room(words: usize) -> Self {
        Self {
            slots: vec![Slot::default(); words.next_power_of_two()],
            ..Self::default()
        }
    }

    /// The number of the word `lower`, which is added where it is new.
    pub(crate) fn add(&mut self, lower: &str) -> WordId {
        let key = Key::of(lower.as_bytes());
        let slot = self.slot(key, lower.as_bytes(), 0);
        if slot.word != 0 {
            return slot.word;
        }
        if self.words.len() * 2 > self.slots.len() {
            self.grow();
        }
        let word = self.words.len() as WordId;
        self.words.push(Word {
            start: self.texts.len() as u32,
            len: lower.len() as u32,
            flags: Flags::NONE,
        });
        self.texts.push_str(lower);
        self.insert(&key, word);
        word
    }

    /// The bytes of a word in lower case.
    fn text(&self, word: WordId) -> &[u8] {
        let Word { start, len, .. } = self.words[word as usize];
        &self.texts.as_bytes()[start as usize..][..len as usize]
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
                key.is_of(slot) && (key.len <= 16 || self.same_text(slot.word, bytes, start));
            if found || slot.word == 0 {
                return slot;
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether what no key holds agrees, too.
    #[cold]
    fn same_text(&self, word: WordId, bytes: &[u8], start: usize) -> bool {
        let text = self.text(word);
        bytes
            .get(start..start + text.len())
            .is_some_and(|bytes| text.eq_ignore_ascii_case(bytes))
    }

    fn insert(&mut self, key: &Key, word: WordId) {
        let mask = self.slots.len() - 1;
        let mut at = key.hash() & mask;
        while self.slots[at].word != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = Slot {
            head: key.head,
            tail: key.tail,
            flags: Flags::NONE,
            word,
            len: key.len,
        };
    }

    fn grow(&mut self) {
        self.slots = vec![Slot::default(); self.slots.len() * 4];
        for word in 1..self.words.len() as WordId {
            let key = Key::of(self.text(word));
            self.insert(&key, word);
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
        let ids: Vec<_> = words.iter().map(|w| table.add(w)).collect();
        for n in 0..5000 {
            table.add(&format!("filler{n}"));
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
