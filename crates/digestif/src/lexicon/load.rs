//! Builds the lexicon from the lists, row by row: each row adds its surface forms with one reading each.

mod forms;
mod money;
mod names;
mod numbers;
mod user;
mod words;

use std::collections::BTreeMap;

use super::entries::Candidates;
use super::table::WordTable;
use super::user::Row;
use super::{Flags, Lexicon, Map, Node, Reading, SignForm};
use crate::scan::Token;
use crate::{Error, Str};

/// A list of this crate: its name and content.
macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/", $name)))
    };
}

/// The lexicon of all lists in `data/`.
pub(super) fn builtin() -> Result<Lexicon, Error> {
    Ok(lists()?.lexicon())
}

/// The lexicon of all lists in `data/` with a user's own rows, which go before them.
pub(super) fn extended(rows: &[Row]) -> Result<Lexicon, Error> {
    let mut builder = lists()?;
    builder.user_rows(rows)?;
    Ok(builder.lexicon())
}

fn lists() -> Result<Builder, Error> {
    let mut builder = Builder::new();
    // First, so that words of groups have small numbers.
    builder.word_groups(list!("word_groups.tsv"))?;
    // Common words first, so that the table finds them where it looks first.
    builder.words(list!("words.tsv"))?;
    builder.calendar(list!("calendar.tsv"))?;
    builder.number_words(list!("number_words.tsv"))?;
    builder.scales(list!("scales.tsv"))?;
    builder.percents(list!("percents.tsv"))?;
    builder.modifiers(list!("modifiers.tsv"))?;
    builder.cue_verbs(list!("cue_verbs.tsv"))?;
    builder.movements(list!("movements.tsv"))?;
    builder.count_nouns(list!("count_nouns.tsv"))?;
    builder.titles(list!("titles.tsv"))?;
    builder.countries(list!("countries.tsv"))?;
    builder.currencies(list!("currencies.tsv"))?;
    builder.units(list!("units.tsv"))?;
    builder.holidays(list!("holidays.tsv"))?;
    builder.organisations(list!("organisations.tsv"))?;
    builder.outlets(list!("outlets.tsv"))?;
    builder.places(list!("places.tsv"))?;
    builder.names(list!("names.tsv"))?;
    Ok(builder)
}

/// About as many as the lists hold: what grows to that size is made so large at once, and need
/// not be moved.
const WORDS: usize = 36_000;
const NODES: usize = 32_000;
const EDGES: usize = 28_000;
const READINGS: usize = 50_000;
const OUTLETS: usize = 4_000;
const TITLES: usize = 6_000;

type List = (&'static str, &'static str);

struct Builder {
    lexicon: Lexicon,
    /// What forms outside ASCII are scanned with: a lexicon that knows nothing.
    empty: Lexicon,
    /// The readings with the form of each, in the order in which they are added: those of the lists, and a user's own.
    readings: Vec<(u32, Reading)>,
    own_readings: Vec<(u32, Reading)>,
    signs: BTreeMap<u32, SignForm>,
    currency_forms: Map<(String, bool), u32>,
    minor_forms: Map<String, u32>,
    country_ids: Map<&'static str, u32>,
    /// The currency code of each country, until the currencies are known.
    country_currencies: Vec<&'static str>,
    /// Of the form being added the tokens, and the word or sign of each with whether it is glued to the one before.
    tokens: Vec<Token>,
    parts: Vec<(u32, bool)>,
    /// Whether the rows are a user's own, whose readings come before those of the lists.
    own: bool,
}

impl Builder {
    fn new() -> Self {
        let mut lexicon = Lexicon {
            words: WordTable::with_room(WORDS),
            phrases: Vec::with_capacity(NODES),
            nodes: Vec::with_capacity(NODES),
            starts: Vec::with_capacity(WORDS),
            outlets: Vec::with_capacity(OUTLETS),
            titles: Vec::with_capacity(TITLES),
            ..Lexicon::default()
        };
        lexicon.domains.reserve(OUTLETS);
        lexicon.phrases.push(Flags::NONE);
        lexicon.nodes.push(Node::default());
        lexicon.edges.reserve(EDGES);
        Self {
            lexicon,
            empty: Lexicon::default(),
            readings: Vec::with_capacity(READINGS),
            own_readings: Vec::new(),
            signs: BTreeMap::new(),
            currency_forms: Map::default(),
            minor_forms: Map::default(),
            country_ids: Map::default(),
            country_currencies: Vec::new(),
            tokens: Vec::new(),
            parts: Vec::new(),
            own: false,
        }
    }

    /// The lexicon of all that was added.
    fn lexicon(mut self) -> Lexicon {
        self.candidates();
        self.finish()
    }

    /// Lists the codes of every form, once all its currencies are known.
    fn candidates(&mut self) {
        let currencies = &self.lexicon.currencies;
        let code = |id: u32| currencies[id as usize].code.clone();
        let alone: Vec<_> = currencies
            .iter()
            .map(|only| Candidates::of(std::slice::from_ref(&only.code)))
            .collect();
        for form in &mut self.lexicon.currency_forms {
            form.candidates = match form.currencies[..] {
                [only] => alone[only as usize].clone(),
                ref several => {
                    Candidates::of(&several.iter().map(|&id| code(id)).collect::<Vec<_>>())
                }
            };
        }
        for form in &mut self.lexicon.minor_forms {
            let codes: Vec<_> = form.currencies.iter().map(|&(id, _)| code(id)).collect();
            form.candidates = Candidates::of(&codes);
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
