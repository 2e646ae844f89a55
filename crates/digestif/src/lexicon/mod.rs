//! The lexicon: every surface form the extractor knows, from `data/*.tsv`, with all its readings.
//!
//! A form of one word hangs on its word number; a form of several hangs on a trie over word numbers and signs, whose edges tell
//! whether the parts are glued. Both lead to an entry, which holds the readings ([`Sense`]).

mod entries;
mod load;
mod table;
mod tag;
mod tsv;

use std::sync::Arc;

use once_cell::sync::Lazy;

pub(crate) use entries::{
    CalendarWord, Country, CueVerb, Currency, CurrencyForm, CurrencyFormKind, Hedge, Holiday,
    MinorForm, Movement, Noun, NumberClass, NumberWord, OutletEntry, PageWord, Scale, Title,
    TitleClass, Unit,
};
pub(crate) use tag::{Case, Flags, Sense, Tag};

use crate::scan::{Class, Gap, Phrase, Run, SIGN, Token, WordId};
use crate::value::{Genre, PercentUnit};
use table::{Key, WordTable};

/// Most tokens that a phrase of the lexicon may have.
pub(crate) const MAX_PHRASE: usize = 12;

/// What a particle's sense holds where it may also end a name: "kyzy".
pub(crate) const PATRONYMIC: usize = 1;

static DEFAULT: Lazy<Arc<Lexicon>> = Lazy::new(|| {
    Arc::new(load::builtin().expect("the lists in data/ are checked by the tests of this crate"))
});

/// The readings of one surface form: a stretch of `Lexicon::senses`.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    flags: Flags,
    first: u32,
    end: u32,
}

/// A sign as a form of its own, and what may start with it.
#[derive(Clone, Copy, Debug, Default)]
struct SignForm {
    /// 0 for none.
    entry: u32,
    flags: Flags,
}

/// Where a trie node leads.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Entry of the phrase that ends here; 0 for none.
    entry: u32,
    /// A bit for each word that goes on from here, by [`bit`]: most others need not be looked up.
    next: u64,
}

/// All surface forms with their readings.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: WordTable,
    /// Entry of each word as a form of its own; 0 for none.
    word_entries: Vec<u32>,
    /// Entry 0 has no readings.
    entries: Vec<Entry>,
    senses: Vec<Sense>,
    forms: Vec<Box<str>>,
    nodes: Vec<Node>,
    /// Node behind each word as the first of a phrase; 0 for none.
    roots: Vec<u32>,
    edges: std::collections::HashMap<u64, u32, std::hash::BuildHasherDefault<EdgeHasher>>,
    /// Signs of ASCII by their code.
    ascii_signs: Vec<SignForm>,
    /// The other signs, sorted.
    wide_signs: Vec<(u32, SignForm)>,
    pub(crate) currencies: Vec<Currency>,
    pub(crate) currency_forms: Vec<CurrencyForm>,
    pub(crate) minor_forms: Vec<MinorForm>,
    pub(crate) scales: Vec<Scale>,
    pub(crate) numbers: Vec<NumberWord>,
    pub(crate) units: Vec<Unit>,
    pub(crate) modifiers: Vec<Hedge>,
    pub(crate) percents: Vec<PercentUnit>,
    pub(crate) nouns: Vec<Noun>,
    pub(crate) calendar: Vec<CalendarWord>,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) titles: Vec<Title>,
    pub(crate) countries: Vec<Country>,
    pub(crate) outlets: Vec<OutletEntry>,
    pub(crate) cues: Vec<CueVerb>,
    pub(crate) movements: Vec<Movement>,
    pub(crate) genres: Vec<Genre>,
    pub(crate) page_words: Vec<PageWord>,
}

impl Lexicon {
    /// The built-in lexicon, read on first use.
    pub(crate) fn builtin() -> Arc<Self> {
        Arc::clone(&DEFAULT)
    }

    /// Number and flags of an ASCII word in any case.
    pub(crate) fn word(&self, bytes: &[u8]) -> (WordId, Flags) {
        self.words.lookup(&Key::of(bytes), || bytes)
    }

    /// [`word`](Self::word) of a run in the text `bytes`.
    #[inline]
    pub(crate) fn run(&self, run: &Run, bytes: &[u8]) -> (WordId, Flags) {
        self.words.lookup(&Key::of_run(run), || run.of(bytes))
    }

    /// Number and flags of a word with letters outside ASCII.
    pub(crate) fn wide_word(&self, word: &str) -> (WordId, Flags) {
        self.word(word.to_lowercase().as_bytes())
    }

    /// The flags of a sign.
    #[inline]
    pub(crate) fn sign_flags(&self, sign: u32) -> Flags {
        self.sign(sign).flags
    }

    #[inline]
    fn sign(&self, sign: u32) -> SignForm {
        if let Some(form) = self.ascii_signs.get((sign & !SIGN) as usize) {
            return *form;
        }
        self.wide_signs
            .binary_search_by_key(&sign, |s| s.0)
            .map_or_else(|_| SignForm::default(), |at| self.wide_signs[at].1)
    }

    /// The entry of a token as a form of its own.
    #[inline]
    pub(crate) fn token_entry(&self, word: WordId) -> Option<u32> {
        let entry = if word & SIGN == 0 {
            *self.word_entries.get(word as usize)?
        } else {
            self.sign(word).entry
        };
        (entry != 0).then_some(entry)
    }

    /// The flags of an entry.
    pub(crate) fn entry_flags(&self, entry: u32) -> Flags {
        self.entries[entry as usize].flags
    }

    /// The reading of `entry` under `tag` that fits the case of its `text`, whose first token is `first`.
    #[inline]
    pub(crate) fn entry_sense<'t>(
        &self,
        entry: u32,
        tag: Tag,
        first: &Token,
        text: impl Fn() -> &'t str,
    ) -> Option<Sense> {
        let entry = &self.entries[entry as usize];
        if !entry.flags.has(tag.flag()) {
            return None;
        }
        let fits = |sense: &Sense| match sense.case {
            Case::Any => true,
            Case::Name => first.class != Class::Word || first.is_capitalized(),
            Case::Exact => self.is_written(sense.form, &text),
        };
        let senses = self.senses.get(entry.first as usize..entry.end as usize)?;
        senses.iter().find(|s| s.tag == tag && fits(s)).copied()
    }

    /// Whether `text` is the form to the letter; few are, so this is kept out of the search for a reading.
    #[inline(never)]
    fn is_written<'t>(&self, form: u32, text: &impl Fn() -> &'t str) -> bool {
        text() == &*self.forms[form as usize]
    }

    /// The longest phrase that starts at the first of `tokens`.
    #[inline]
    pub(crate) fn longest_phrase(&self, tokens: &[Token]) -> Option<Phrase> {
        // Most words that could go on do not: look before the trie is asked.
        let next = tokens.get(1).filter(|t| t.flags.has(Flags::INSIDE))?;
        let root = match tokens[0].word {
            word if word & SIGN == 0 => {
                *self.roots.get(word as usize).filter(|&&node| node != 0)?
            }
            sign => *self.edges.get(&edge(0, sign, true))?,
        };
        self.may_step(root, next)
            .then(|| self.longest_from(root, tokens))
            .flatten()
    }

    /// The longest phrase whose first token leads to the node `root`.
    #[inline(never)]
    fn longest_from(&self, root: u32, tokens: &[Token]) -> Option<Phrase> {
        let mut node = root;
        let mut longest = None;
        for (at, token) in tokens.iter().enumerate().skip(1).take(MAX_PHRASE - 1) {
            if token.gap == Gap::Paragraph {
                break;
            }
            let Some(next) = self.step(node, token, token.gap == Gap::None) else {
                break;
            };
            node = next;
            let entry = self.nodes[node as usize].entry;
            if entry != 0 {
                longest = Some(Phrase {
                    entry,
                    len: at as u32 + 1,
                });
            }
        }
        longest
    }

    #[inline]
    fn step(&self, node: u32, token: &Token, glued: bool) -> Option<u32> {
        self.may_step(node, token)
            .then(|| self.edges.get(&edge(node, token.word, glued)).copied())
            .flatten()
    }

    #[inline]
    fn may_step(&self, node: u32, token: &Token) -> bool {
        self.nodes[node as usize].next & bit(token.word) != 0
    }
}

/// The bit of a word or sign in [`Node::next`].
const fn bit(word: WordId) -> u64 {
    1 << (word & 63)
}

/// A trie edge from `node` over a word or sign.
fn edge(node: u32, word: WordId, glued: bool) -> u64 {
    u64::from(node) << 33 | u64::from(word) << 1 | u64::from(glued)
}

/// Edges are small numbers of our own making: one multiplication spreads them.
#[derive(Debug, Default)]
struct EdgeHasher(u64);

impl std::hash::Hasher for EdgeHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }

    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 29;
    }
}
