//! Makes entities of names: persons in `people`, outlets here; short forms of outlets find their full name.
//!
//! | text                                    | short form                                         |
//! | --------------------------------------- | -------------------------------------------------- |
//! | `The Washington Post … the Post`        | `Post` is `The Washington Post`                    |
//! | `The Globe and Mail … the Globe`        | `Globe` is `The Globe and Mail`                    |
//! | `the Financial Times … the FT`          | `FT` is `Financial Times`                          |
//! | `Sky News … Sky also says`              | `Sky` is `Sky News`                                |
//!
//! Left alone: "the paper", "the daily".

use std::collections::BTreeMap;

use super::people::People;
use super::{Resolution, Spot};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::{Draft, Mention, OutletDraft};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use crate::structure::TokenRange;
use crate::value::Entity;
use crate::{Kind, OutletEntity};

/// Runs the pass; the mentions at `dropped` make room for the short forms.
pub(super) fn run(state: &mut Resolution<'_, '_>, dropped: &[usize]) {
    let people = People::of(state);
    let shorts = outlets(state);
    let mut added = Vec::new();
    if !people.is_empty() || !shorts.forms.is_empty() {
        let mut words = unnamed(state, &people.filter().or(&shorts.filter));
        added = people.short_names(state.doc, &words);
        leave(&mut words, &added);
        added.extend(short_outlets(state, &shorts, &words));
    }
    state.change(dropped, added);
    people.number(state);
    collect(state);
}

const fn is_name(mention: &Spot) -> bool {
    matches!(mention.kind, Kind::Person | Kind::Outlet)
}

/// The capitalised words outside the names that were found, with their hyphens and inner apostrophes, as far as they or a part of
/// them pass the filter: where short forms are looked for.
fn unnamed(state: &Resolution<'_, '_>, filter: &WordFilter) -> Vec<TokenRange> {
    let doc = state.doc;
    let mut words = Vec::with_capacity(state.mentions.len() / 8);
    let mut behind = 0;
    let mut walk = |from: TokenIndex, to: TokenIndex| {
        let stretch = doc.tokens.get(from..to).unwrap_or_default();
        for (first, token) in (from..).zip(stretch) {
            // Only words have a capital.
            if token.shape == Shape::Lower || first < behind {
                continue;
            }
            let end = word_end(doc, first);
            behind = end;
            let passes = |first, end| filter.may_have(doc, first, end);
            // "Al-Rashoud": the part behind the particle, too.
            let parts = || end > first + 2 && (passes(first, first + 1) || passes(first + 2, end));
            if passes(first, end) || parts() {
                words.push(TokenRange { first, end });
            }
        }
    };
    let mut from = 0;
    for name in state.mentions.iter().filter(|m| is_name(m)) {
        walk(from, name.first);
        from = name.end.max(from);
    }
    walk(from, doc.tokens.len());
    words
}

/// The end of the word at `at` with its hyphens and inner apostrophes.
fn word_end(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
    let mut end = at + 1;
    while end - at < 8
        && matches!(doc.class(end), Some(Class::Hyphen | Class::Apostrophe))
        && doc.glued(end)
        && doc.glued(end + 1)
        && doc.tokens[end + 1].is_capitalized()
    {
        end += 2;
    }
    end
}

/// Takes the words that `found` covers out of `words`; both are in text order.
fn leave(words: &mut Vec<TokenRange>, found: &[Mention<'_>]) {
    let mut found = found.iter().peekable();
    if found.peek().is_some() {
        words.retain(|word| {
            while found.next_if(|m| m.end <= word.first).is_some() {}
            found.peek().is_none_or(|m| word.first < m.first)
        });
    }
}

/// A bit for each shape of word (first and last byte, length): most words of a text are told apart without a hash.
#[derive(Debug, Default)]
pub(super) struct WordFilter([u64; 16]);

impl WordFilter {
    pub(super) fn add(&mut self, word: &str) {
        let bit = Self::bit(word.as_bytes());
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// What either filter has.
    fn or(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    /// Whether a word of the tokens `first..end` of `doc` may have been added.
    pub(super) fn may_have(&self, doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
        let bytes = doc.span(first, end).range();
        doc.text.as_bytes().get(bytes).is_some_and(|word| {
            let bit = Self::bit(word);
            self.0[bit / 64] & 1 << (bit % 64) != 0
        })
    }

    fn bit(word: &[u8]) -> usize {
        let (Some(&first), Some(&last)) = (word.first(), word.last()) else {
            return 0;
        };
        (usize::from(first) * 31 + usize::from(last) * 7 + word.len()) % 1024
    }
}

/// The outlets that a short form may mean: where each is first named, with its index, in text order.
#[derive(Default)]
struct Shorts {
    filter: WordFilter,
    forms: BTreeMap<String, Vec<(TokenIndex, usize)>>,
}

/// Gives every outlet mention its entity; gives the short forms by which they may be meant.
fn outlets(state: &mut Resolution<'_, '_>) -> Shorts {
    let doc = state.doc;
    let mut keys: BTreeMap<Key, usize> = BTreeMap::new();
    let mut shorts = Shorts::default();
    for at in 0..state.mentions.len() {
        let mention = state.mentions[at];
        let (first, end) = (mention.first, mention.end);
        if mention.kind != Kind::Outlet {
            continue;
        }
        let Draft::Outlet(draft) = &mut state.found[mention.found()].draft else {
            continue;
        };
        let key = draft
            .known
            .map_or_else(|| Key::Name(key_of(&draft.name)), Key::Known);
        // "the Post" after "National Post" is that paper, unless it has been named as its own before.
        let known = keys.get(&key).copied();
        // A capital article inside a sentence ("as The Times writes") marks a full name.
        let full = doc.is_word(first, "the") && doc.sentence(first).first != first;
        // "Told Sky" after "Sky News" is that one, too.
        let single = draft.known.is_none() && end - first == 1;
        let short = (!full && (single || is_head(doc, first, end)))
            .then(|| before(doc, &shorts, end - 1, first))
            .flatten();
        let outlet = known.or(short).unwrap_or_else(|| {
            let entity = Entity::Outlet(state.outlets.len() as u32 + 1);
            let entry = draft.known.map(|id| &doc.lexicon.outlets[id as usize]);
            state.outlets.push(OutletEntity {
                entity,
                name: draft.name.clone(),
                country: entry.and_then(|outlet| outlet.country.clone()),
                domain: entry.and_then(|outlet| outlet.domain.clone()),
                mentions: Vec::new(),
            });
            let outlet = state.outlets.len() - 1;
            keys.insert(key, outlet);
            for short in short_forms(&draft.name) {
                shorts.filter.add(&short);
                shorts.forms.entry(short).or_default().push((first, outlet));
            }
            outlet
        });
        draft.outlet = Some(outlet);
        prefer_canonical(
            doc,
            &mut state.outlets[outlet],
            draft,
            short.is_some() && known.is_none(),
        );
    }
    shorts
}

/// What tells one outlet from another.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Its number in the lexicon.
    Known(u32),
    /// Its name in small letters without the article.
    Name(String),
}

fn key_of(name: &str) -> String {
    let mut lower = name.to_lowercase();
    if lower.starts_with("the ") {
        lower.drain(.."the ".len());
    }
    lower
}

/// Where one mention has the canonical name, all have it.
fn prefer_canonical<'t>(
    doc: &Document<'t>,
    outlet: &mut OutletEntity<'t>,
    draft: &OutletDraft<'t>,
    short: bool,
) {
    if let Some(known) = draft.known.filter(|_| !short) {
        let canonical = &doc.lexicon.outlets[known as usize].name;
        if draft.name == *canonical {
            outlet.name.clone_from(canonical);
        }
    }
}

/// Whether the outlet at `first..end` is a newspaper's noun alone: "The Post".
fn is_head(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let last = end - 1;
    last - first <= 1
        && doc.tokens[last].flags.has(Tag::OutletHead.flag())
        && (doc.is_word(first, "the")
            || last == first && first > 0 && doc.is_word(first - 1, "the"))
}

/// The outlet of the short form at `at` which was named last before `until`.
fn before(doc: &Document<'_>, shorts: &Shorts, at: TokenIndex, until: TokenIndex) -> Option<usize> {
    if !shorts.filter.may_have(doc, at, at + 1) {
        return None;
    }
    let named = shorts.forms.get(doc.word(at))?;
    named[..named.partition_point(|n| n.0 < until)]
        .last()
        .map(|n| n.1)
}

/// The forms by which an outlet may be meant after its full name: its last word, its first before "and" or a general word, its
/// initials.
fn short_forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').filter(|w| *w != "The").collect();
    let mut forms = Vec::new();
    if words.len() < 2 {
        return forms;
    }
    forms.extend(words.last().map(|w| (*w).to_owned()));
    let general = words.len() == 2 && GENERAL.contains(&words[1]);
    if general || words.iter().any(|w| matches!(*w, "and" | "of" | "&")) {
        forms.push(words[0].to_owned());
    }
    let initials: String = words
        .iter()
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    if initials.chars().count() >= 2 {
        forms.push(initials);
    }
    forms
}

/// Words that say only what an outlet is, so that the one before them stands for it: "Sky News", "Sky".
const GENERAL: [&str; 8] = [
    "Agency",
    "Media",
    "News",
    "Newswire",
    "Online",
    "Radio",
    "Television",
    "TV",
];

/// Whether the short form at `at` is the first word of the name and tells something: "Sky also says", "told Kyodo".
fn tells(doc: &Document<'_>, at: TokenIndex, name: &str) -> bool {
    const CUES: Flags = Flags::of(&[Tag::CueSay, Tag::CuePublish]);
    let small = |at: TokenIndex| {
        doc.get(at)
            .filter(|t| t.class == Class::Word && t.shape == Shape::Lower)
    };
    let opens = name
        .strip_prefix(doc.word(at))
        .is_some_and(|rest| rest.starts_with(' '));
    let skip = usize::from(small(at + 1).is_some_and(|t| t.flags.has(Tag::Adverb.flag())))
        + usize::from(doc.is_any_word(at + 1, &["also", "has", "later"]));
    opens
        && (small(at + 1 + skip.min(1)).is_some_and(|t| t.flags.has(CUES))
            || doc.is_in(at - 1, WordGroup::Tell))
}

/// Mentions of named outlets by a short form.
fn short_outlets<'t>(
    state: &Resolution<'_, 't>,
    shorts: &Shorts,
    words: &[TokenRange],
) -> Vec<Mention<'t>> {
    let doc = state.doc;
    let mut found = Vec::new();
    // A text does not open with a short form.
    for at in words.iter().map(|word| word.first).filter(|&at| at > 0) {
        let token = &doc.tokens[at];
        let Some(outlet) = before(doc, shorts, at, at) else {
            continue;
        };
        let article = doc.is_word(at - 1, "the") && token.gap < Gap::Paragraph;
        let initials = token.shape == Shape::Upper && token.end - token.start > 2;
        let alone = doc
            .get(at + 1)
            .is_none_or(|t| !t.is_capitalized() && t.class != Class::Digits || t.gap >= Gap::Line);
        let compound = doc.glued(at) || doc.is(at + 1, Class::Hyphen) && doc.glued(at + 1);
        let told = || tells(doc, at, &state.outlets[outlet].name);
        if !alone || compound || !(article || initials || told()) {
            continue;
        }
        let first = if article && doc.tokens[at - 1].is_capitalized() {
            at - 1
        } else {
            at
        };
        let draft = OutletDraft {
            name: state.outlets[outlet].name.clone(),
            known: None,
            outlet: Some(outlet),
            doubt: None,
        };
        found.push(Mention::new(
            first,
            at + 1,
            "outlet.short_name",
            Draft::Outlet(draft),
        ));
    }
    found
}

/// Gives the outlets their mentions.
fn collect(state: &mut Resolution<'_, '_>) {
    let mentions = state.mentions.iter().enumerate();
    for (at, mention) in mentions.filter(|(_, mention)| mention.kind == Kind::Outlet) {
        if let Draft::Outlet(draft) = &state.found[mention.found()].draft
            && let Some(outlet) = draft.outlet.and_then(|o| state.outlets.get_mut(o))
        {
            outlet.mentions.push(at);
        }
    }
}
