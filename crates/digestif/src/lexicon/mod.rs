//! The lexicon: every surface form the extractor knows, from `data/*.tsv`, with all its readings.
//!
//! A form of one word hangs on its word number; a form of several hangs on a trie over word numbers and signs, whose edges tell
//! whether the parts are glued. Both lead to an entry, which holds the readings ([`Reading`]).

mod entries;
mod group;
mod load;
mod table;
mod tag;
mod tsv;
mod user;

use std::collections::HashMap;
use std::sync::Arc;

use once_cell::sync::Lazy;

pub(crate) use entries::{
    CalendarWord, Country, CueVerb, Currency, CurrencyForm, CurrencyFormKind, Hedge, Holiday,
    MinorForm, Movement, Noun, NumberClass, NumberWord, OutletEntry, PageWord, Scale, Title,
    TitleClass, Unit,
};
pub(crate) use group::WordGroup;
pub(crate) use tag::{Flags, NAMED, PER, Reading, STREET, Sense, Tag};

pub use user::{LexiconSource, LexiconValue};
pub(crate) use user::{Row, Table};

use crate::Error;
use crate::scan::{Gap, Phrase, Run, SIGN, Token, WordId};
use crate::value::{Genre, PercentUnit};
use group::WordGroups;
use table::{Key, WordTable};
use tag::Case;

/// Most tokens that a phrase of the lexicon may have.
pub(crate) const MAX_PHRASE: usize = 12;

/// What a particle's sense holds where it may also end a name: "kyzy".
pub(crate) const PATRONYMIC: usize = 1;

static DEFAULT: Lazy<Arc<Lexicon>> = Lazy::new(|| {
    Arc::new(load::builtin().expect("the lists in data/ are checked by the tests of this crate"))
});

/// A sign as a form of its own, and what may start with it.
#[derive(Clone, Copy, Debug, Default)]
struct SignForm {
    flags: Flags,
    /// Its number in `Lexicon::bounds`, behind words and phrases; of use where `flags` has any tag.
    number: u32,
    start: Node,
}

/// Where a trie node leads.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Its number; 0 for none.
    number: u32,
    /// The phrase that ends here; 0 for none.
    phrase: u32,
    /// A bit for each word that goes on from here, by [`bit`]: most others need not be looked up.
    next: u64,
}

impl Node {
    fn numbered(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Whether the word may go on from here.
    #[inline]
    const fn leads_over(&self, word: WordId) -> bool {
        self.next & bit(word) != 0
    }
}

/// All surface forms with their readings.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: WordTable,
    /// The groups of the words that have any, by their number: these are added first and so have the smallest.
    groups: Vec<WordGroups>,
    /// The flags of phrases, by their number; phrase 0 is none.
    phrases: Vec<Flags>,
    /// Where in `readings` those of each form begin: of words by their number, then of phrases, then of signs.
    bounds: Vec<u32>,
    readings: Vec<Reading>,
    /// The forms whose case counts, one a line.
    forms: String,
    nodes: Vec<Node>,
    /// Node behind each word as the first of a phrase.
    starts: Vec<Node>,
    edges: Map<u64, u32>,
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
    /// The outlet of each web domain.
    domains: Map<crate::Str<'static>, u32>,
    /// Full names of the persons that a user has added.
    pub(crate) people: Vec<Box<str>>,
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

    /// The built-in lexicon with a user's own rows; patterns are not for the lexicon.
    pub(crate) fn extended(rows: &[Row]) -> Result<Arc<Self>, Error> {
        load::extended(rows).map(Arc::new)
    }

    /// Number and flags of an ASCII word in any case.
    pub(crate) fn word(&self, bytes: &[u8]) -> (WordId, Flags) {
        self.words.lookup(Key::of(bytes), bytes, 0)
    }

    /// [`word`](Self::word) of a run in the text `bytes`.
    #[inline]
    pub(crate) fn run(&self, run: &Run, bytes: &[u8]) -> (WordId, Flags) {
        self.words.lookup(Key::of_run(run), bytes, run.start)
    }

    /// Number and flags of a word with letters outside ASCII.
    pub(crate) fn wide_word(&self, word: &str) -> (WordId, Flags) {
        const ROOM: usize = 64;
        let (mut lower, mut end) = ([0; ROOM], 0);
        for c in word.chars() {
            // What a sigma becomes depends on where it stands; few words fill all the room.
            if c == 'Σ' || end + 3 * c.len_utf8() > ROOM {
                return self.word(word.to_lowercase().as_bytes());
            }
            for small in c.to_lowercase() {
                end += small.encode_utf8(&mut lower[end..]).len();
            }
        }
        self.word(&lower[..end])
    }

    /// Whether a word is of `group`.
    #[inline]
    pub(crate) fn is_in(&self, word: WordId, group: WordGroup) -> bool {
        self.groups
            .get(word as usize)
            .is_some_and(|groups| groups.has(group))
    }

    /// The outlet whose site a host is, without its "www" and other parts before the domain.
    pub(crate) fn outlet_of_host(&self, host: &str) -> Option<u32> {
        let dots = host.match_indices('.').map(|(dot, _)| &host[dot + 1..]);
        std::iter::once(host)
            .chain(dots)
            .find_map(|domain| self.outlet_of_domain(domain))
    }

    /// The outlet whose site `domain` is.
    pub(crate) fn outlet_of_domain(&self, domain: &str) -> Option<u32> {
        self.domains.get(domain).copied()
    }

    /// The flags of a sign.
    pub(crate) fn sign_flags(&self, sign: u32) -> Flags {
        self.sign(sign).flags
    }

    /// The flags of a sign of ASCII.
    #[inline]
    pub(crate) fn ascii_sign_flags(&self, sign: u8) -> Flags {
        self.ascii_signs
            .get(usize::from(sign))
            .map_or(Flags::NONE, |form| form.flags)
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

    /// The readings of a word or sign as a form of its own.
    #[inline]
    pub(crate) fn word_readings(&self, word: WordId) -> &[Reading] {
        if word & SIGN == 0 {
            self.readings_of(word as usize)
        } else {
            self.readings_of(self.sign(word).number as usize)
        }
    }

    /// The readings of a phrase.
    #[inline]
    pub(crate) fn phrase_readings(&self, phrase: Phrase) -> &[Reading] {
        self.readings_of(self.words.len() + phrase.entry as usize)
    }

    #[inline]
    fn readings_of(&self, form: usize) -> &[Reading] {
        match self.bounds.get(form..form + 2) {
            Some(&[first, end]) => &self.readings[first as usize..end as usize],
            _ => &[],
        }
    }

    /// The flags of a phrase.
    pub(crate) fn phrase_flags(&self, phrase: Phrase) -> Flags {
        self.phrases[phrase.entry as usize]
    }

    /// The first of `readings` under `tag` that fits the case of the form, which stands in `text` from the token `first` on to the
    /// byte `end`.
    #[inline]
    pub(crate) fn sense(
        &self,
        readings: &[Reading],
        tag: Tag,
        first: &Token,
        text: &str,
        end: u32,
    ) -> Option<Sense> {
        let at = readings.iter().position(|reading| reading.tag == tag)?;
        let reading = &readings[at];
        match reading.case {
            Case::Any => Some(Sense { id: reading.id }),
            Case::Name if first.is_named() => Some(Sense { id: reading.id }),
            _ => self.cased_sense(&readings[at..], tag, first, text, end),
        }
    }

    /// [`sense`](Self::sense) where the case of the first decides; few are, so this is kept out of the search for a reading.
    #[inline(never)]
    fn cased_sense(
        &self,
        readings: &[Reading],
        tag: Tag,
        first: &Token,
        text: &str,
        end: u32,
    ) -> Option<Sense> {
        let written = || text.get(first.start as usize..end as usize);
        let fits = |reading: &Reading| match reading.case {
            Case::Any => true,
            Case::Name => first.is_named(),
            Case::Exact => written().is_some_and(|written| {
                let form = self.forms.get(reading.form as usize..);
                let behind = form.and_then(|form| form.strip_prefix(written));
                behind.is_some_and(|behind| behind.starts_with('\n'))
            }),
        };
        let mut fitting = readings.iter().filter(|r| r.tag == tag && fits(r));
        fitting.next().map(|reading| Sense { id: reading.id })
    }

    /// The longest phrase that starts at the first of `tokens`.
    #[inline]
    pub(crate) fn longest_phrase(&self, tokens: &[Token]) -> Option<Phrase> {
        let [first, next, ..] = tokens else {
            return None;
        };
        let start = if first.word & SIGN == 0 {
            *self.starts.get(first.word as usize)?
        } else {
            self.sign(first.word).start
        };
        // Most words that could go on do not: look before the trie is asked.
        if start.leads_over(next.word) {
            self.longest_from(start.number, tokens)
        } else {
            None
        }
    }

    /// The longest phrase whose first token leads to `node`.
    #[inline(never)]
    fn longest_from(&self, mut node: u32, tokens: &[Token]) -> Option<Phrase> {
        let mut longest = None;
        for (at, token) in tokens.iter().enumerate().skip(1).take(MAX_PHRASE - 1) {
            if token.gap == Gap::Paragraph {
                break;
            }
            let Some(next) = self.step(node, token, token.gap == Gap::None) else {
                break;
            };
            node = next;
            let entry = self.nodes[node as usize].phrase;
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
        if !self.nodes[node as usize].leads_over(token.word) {
            return None;
        }
        self.edges.get(&edge(node, token.word, glued)).copied()
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

/// A map of our own keys: nobody chooses them to meet.
type Map<K, V> = HashMap<K, V, std::hash::BuildHasherDefault<Spread>>;

/// The hasher of [`Map`]: one multiplication spreads a number.
#[derive(Debug, Default)]
struct Spread(u64);

impl std::hash::Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        for eight in eights {
            self.write_u64(u64::from_le_bytes(*eight));
        }
        for &byte in rest {
            self.write_u8(byte);
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 29;
    }
}
