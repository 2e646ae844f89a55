//! Builds the lexicon from the lists, row by row: each row adds its surface forms with one reading each.

mod money;
mod names;
mod numbers;
mod user;
mod words;

use std::collections::{BTreeMap, HashMap};

use super::entries::Candidates;
use super::table::WordTable;
use super::tag::Case;
use super::tsv::Located;
use super::user::Row;
use super::{Entry, Flags, Lexicon, MAX_PHRASE, Node, Reading, SignForm, Tag, bit, edge};
use crate::scan::{self, Gap, SIGN, Token};
use crate::{Error, Str};

/// A list of this crate: its name and content.
macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/", $name)))
    };
}

/// The lexicon of all lists in `data/`.
pub(super) fn builtin() -> Result<Lexicon, Error> {
    Ok(lists()?.finish())
}

/// The lexicon of all lists in `data/` with a user's own rows, which go before them.
pub(super) fn extended(rows: &[Row]) -> Result<Lexicon, Error> {
    let mut builder = lists()?;
    builder.user_rows(rows)?;
    Ok(builder.finish())
}

fn lists() -> Result<Builder, Error> {
    let mut builder = Builder::new();
    // First, so that words of groups have small numbers.
    builder.word_groups(list!("word_groups.tsv"))?;
    builder.countries(list!("countries.tsv"))?;
    builder.currencies(list!("currencies.tsv"))?;
    builder.scales(list!("scales.tsv"))?;
    builder.number_words(list!("number_words.tsv"))?;
    builder.units(list!("units.tsv"))?;
    builder.percents(list!("percents.tsv"))?;
    builder.modifiers(list!("modifiers.tsv"))?;
    builder.count_nouns(list!("count_nouns.tsv"))?;
    builder.calendar(list!("calendar.tsv"))?;
    builder.holidays(list!("holidays.tsv"))?;
    builder.titles(list!("titles.tsv"))?;
    builder.names(list!("names.tsv"))?;
    builder.places(list!("places.tsv"))?;
    builder.organisations(list!("organisations.tsv"))?;
    builder.outlets(list!("outlets.tsv"))?;
    builder.cue_verbs(list!("cue_verbs.tsv"))?;
    builder.movements(list!("movements.tsv"))?;
    builder.words(list!("words.tsv"))?;
    Ok(builder)
}

/// About as many as the lists hold: what grows to that size is made so large at once, and need not be moved.
const FORMS: usize = 40_000;

type List = (&'static str, &'static str);

struct Builder {
    lexicon: Lexicon,
    /// What the forms are scanned with: a lexicon that knows nothing.
    empty: Lexicon,
    /// The readings with the number of their entry, in the order in which they are added: those of the lists, and a user's own.
    readings: Vec<(u32, Reading)>,
    own_readings: Vec<(u32, Reading)>,
    /// The entry of each word and sign as a form of its own; 0 for none.
    word_entries: Vec<u32>,
    sign_entries: BTreeMap<u32, u32>,
    /// The signs that phrases hold, with their flags for it.
    phrase_signs: BTreeMap<u32, Flags>,
    /// The words and signs that start phrases, with the node behind them.
    starts: Vec<(u32, u32)>,
    currency_forms: HashMap<(String, bool), u32>,
    minor_forms: HashMap<String, u32>,
    country_ids: HashMap<&'static str, u32>,
    /// The currency code of each country, until the currencies are known.
    country_currencies: Vec<&'static str>,
    /// The form being added: in lower case, its tokens, and the word or sign of each with whether it is glued to the one before.
    lower: String,
    tokens: Vec<Token>,
    parts: Vec<(u32, bool)>,
    /// Whether the rows are a user's own, whose readings come before those of the lists.
    own: bool,
}

impl Builder {
    fn new() -> Self {
        let mut lexicon = Lexicon {
            entries: Vec::with_capacity(FORMS),
            nodes: Vec::with_capacity(FORMS),
            words: WordTable::with_room(FORMS),
            ..Lexicon::default()
        };
        lexicon.entries.push(Entry::default());
        lexicon.nodes.push(Node::default());
        lexicon.edges.reserve(FORMS / 2);
        Self {
            lexicon,
            empty: Lexicon::default(),
            readings: Vec::with_capacity(FORMS),
            own_readings: Vec::new(),
            word_entries: Vec::new(),
            sign_entries: BTreeMap::new(),
            phrase_signs: BTreeMap::new(),
            starts: Vec::new(),
            currency_forms: HashMap::new(),
            minor_forms: HashMap::new(),
            country_ids: HashMap::new(),
            country_currencies: Vec::new(),
            lower: String::new(),
            tokens: Vec::new(),
            parts: Vec::new(),
            own: false,
        }
    }

    fn finish(mut self) -> Lexicon {
        self.readings();
        let entry = |&entry: &u32| self.lexicon.entries[entry as usize];
        self.lexicon.word_entries = self.word_entries.iter().map(entry).collect();
        let mut signs: BTreeMap<u32, SignForm> = BTreeMap::new();
        for (&sign, flags) in &self.phrase_signs {
            signs.entry(sign).or_default().flags = *flags;
        }
        for (&sign, &entry) in &self.sign_entries {
            let form = signs.entry(sign).or_default();
            form.entry = self.lexicon.entries[entry as usize];
            form.flags |= form.entry.flags;
        }
        for (word, node) in std::mem::take(&mut self.starts) {
            let node = self.lexicon.nodes[node as usize];
            if word & SIGN == 0 {
                let starts = &mut self.lexicon.starts;
                starts.resize(starts.len().max(word as usize + 1), Node::default());
                starts[word as usize] = node;
            } else {
                signs.entry(word).or_default().start = node;
            }
        }
        self.lexicon.ascii_signs = vec![SignForm::default(); 128];
        for (sign, form) in signs {
            match self.lexicon.ascii_signs.get_mut((sign & !SIGN) as usize) {
                Some(slot) => *slot = form,
                None => self.lexicon.wide_signs.push((sign, form)),
            }
        }
        self.lexicon.wide_signs.sort_unstable_by_key(|s| s.0);
        self.lexicon.words.freeze();
        self.candidates();
        self.lexicon
    }

    /// Puts the readings of each entry together: a user's own first, of these the last first, then those of the lists in their order.
    fn readings(&mut self) {
        let own = self.own_readings.iter().rev();
        let all = own.chain(&self.readings);
        for (entry, _) in all.clone() {
            self.lexicon.entries[*entry as usize].end += 1;
        }
        let mut next = 0;
        for entry in &mut self.lexicon.entries {
            let count = entry.end;
            (entry.first, entry.end) = (next, next);
            next += count;
        }
        let Some(&(_, any)) = all.clone().next() else {
            return;
        };
        self.lexicon.readings = vec![any; next as usize];
        for &(entry, reading) in all {
            let end = &mut self.lexicon.entries[entry as usize].end;
            self.lexicon.readings[*end as usize] = reading;
            *end += 1;
        }
    }

    /// Lists the codes of every form, once all its currencies are known.
    fn candidates(&mut self) {
        let code = |id: u32| self.lexicon.currencies[id as usize].code.clone();
        for form in &mut self.lexicon.currency_forms {
            let codes: Vec<_> = form.currencies.iter().map(|&id| code(id)).collect();
            form.candidates = Candidates::of(&codes);
        }
        for form in &mut self.lexicon.minor_forms {
            let codes: Vec<_> = form.currencies.iter().map(|&(id, _)| code(id)).collect();
            form.candidates = Candidates::of(&codes);
        }
    }

    /// Adds one reading of `surface`, cased as the form itself asks.
    fn add(&mut self, row: &dyn Located, surface: &str, tag: Tag, id: usize) -> Result<(), Error> {
        self.add_cased(row, surface, Case::of(surface), tag, id)
    }

    fn add_cased(
        &mut self,
        row: &dyn Located,
        surface: &str,
        case: Case,
        tag: Tag,
        id: usize,
    ) -> Result<(), Error> {
        let entry = self.entry(row, surface)?;
        let form = self.lexicon.forms.len() as u32;
        if case == Case::Exact {
            self.lexicon.forms.push_str(surface);
            self.lexicon.forms.push('\n');
        }
        let reading = Reading {
            tag,
            case,
            id: id as u32,
            form,
        };
        let readings = if self.own {
            &mut self.own_readings
        } else {
            &mut self.readings
        };
        readings.push((entry.0, reading));
        let small = tag == Tag::Outlet && !surface.starts_with(char::is_uppercase);
        let flags = if small {
            tag.flag().or(Flags::SMALL_OUTLET)
        } else {
            tag.flag()
        };
        self.lexicon.entries[entry.0 as usize].flags |= flags;
        if let Some(word) = entry.1 {
            self.lexicon.words.flag(word, flags);
        }
        Ok(())
    }

    /// The entry of `surface`, made where it is new, and its word if it is a single one.
    fn entry(&mut self, row: &dyn Located, surface: &str) -> Result<(u32, Option<u32>), Error> {
        self.tokenize(surface);
        let parts = std::mem::take(&mut self.parts);
        let entry = match parts.as_slice() {
            [] => Err(row.error("empty form", surface)),
            [part] => Ok(self.single(*part)),
            parts if parts.len() > MAX_PHRASE => Err(row.error("form has too many words", surface)),
            parts => Ok((self.phrase(parts), None)),
        };
        self.parts = parts;
        entry
    }

    /// Fills `parts` with those of `surface`.
    fn tokenize(&mut self, surface: &str) {
        self.parts.clear();
        self.lower.clear();
        if surface.is_ascii() {
            self.lower.push_str(surface);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.push_str(&surface.to_lowercase());
        }
        // Half of the forms are one plain word, which is one token.
        if !surface.is_empty() && surface.bytes().all(|b| b.is_ascii_alphabetic()) {
            self.parts
                .push((self.lexicon.words.add(&self.lower), false));
            return;
        }
        scan::tokens(&self.lower, &self.empty, &mut self.tokens);
        for token in &self.tokens {
            let word = if token.word & SIGN == 0 {
                let text = &self.lower[token.start as usize..token.end as usize];
                self.lexicon.words.add(text)
            } else {
                token.word
            };
            self.parts.push((word, token.gap == Gap::None));
        }
    }

    fn single(&mut self, (word, _): (u32, bool)) -> (u32, Option<u32>) {
        let next = self.lexicon.entries.len() as u32;
        let slot = if word & SIGN == 0 {
            if self.word_entries.len() <= word as usize {
                self.word_entries.resize(word as usize + 1, 0);
            }
            &mut self.word_entries[word as usize]
        } else {
            self.sign_entries.entry(word).or_default()
        };
        if *slot == 0 {
            *slot = next;
            self.lexicon.entries.push(Entry::default());
        }
        (*slot, (word & SIGN == 0).then_some(word))
    }

    fn phrase(&mut self, tokens: &[(u32, bool)]) -> u32 {
        let mut node = 0;
        for (at, &(word, glued)) in tokens.iter().enumerate() {
            self.mark(
                word,
                if at == 0 {
                    Flags::PHRASE
                } else {
                    Flags::INSIDE
                },
            );
            let key = edge(node, word, at == 0 || glued);
            let next = self.lexicon.nodes.len() as u32;
            self.lexicon.nodes[node as usize].next |= bit(word);
            node = *self.lexicon.edges.entry(key).or_insert(next);
            if node == next {
                self.lexicon.nodes.push(Node {
                    number: node,
                    ..Node::default()
                });
                if at == 0 {
                    self.starts.push((word, node));
                }
            }
        }
        let entry = &mut self.lexicon.nodes[node as usize].entry;
        if *entry == 0 {
            *entry = self.lexicon.entries.len() as u32;
            self.lexicon.entries.push(Entry::default());
        }
        *entry
    }

    fn mark(&mut self, word: u32, flags: Flags) {
        if word & SIGN == 0 {
            self.lexicon.words.flag(word, flags);
        } else {
            *self.phrase_signs.entry(word).or_default() |= flags;
        }
    }
}

fn cell(text: &'static str) -> Option<Str<'static>> {
    (!text.is_empty()).then_some(Str::Borrowed(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_loads() {
        builtin().unwrap();
    }
}
