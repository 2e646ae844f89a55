//! Outlets that nothing but the rest of the digest shows to be sources.
//!
//! Where most entries tell what an outlet has, an entry that opens by naming one has it from there, whatever the words:
//!
//! | first words of an entry                               | source       |
//! | ----------------------------------------------------- | ------------ |
//! | `Le Soir’s Ada Linde spent a week on the night train` | `Le Soir`    |
//! | `A long read in Le Soir about salt: 40% of it …`      | `Le Soir`    |
//! | `In an interview that Holm gave to Le Soir, she`      | `Le Soir`    |
//! | `Le Soir was sold for €40 million`                    | none: news of a firm |
//! | `Norda bought Le Soir`                                | none         |

use super::super::Resolution;
use super::evidence::{Evidence, behind_aside};
use super::phrase::Phrase;
use super::{Found, day, details};
use crate::Kind;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::Draft;
use crate::scan::{Class, Shape, TokenIndex};
use crate::structure::{BlockKind, TokenRange};

/// Most sources of an entry that are compared with one another.
const MAX_SOURCES: usize = 12;

/// Whether what the digest tells of outlets, and the entries that open with other ones, make it one of what they have: two entries
/// told of two outlets, or one beside others of two more.
fn reviews(found: &[Found<'_>], told: usize) -> bool {
    let outlets = |found: &[Found<'_>]| {
        let mut names: Vec<&str> = found.iter().map(|one| &*one.outlet).collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    told > 0 && (outlets(&found[..told]) > 1 || outlets(found) > 2)
}

/// The entry that holds the token: its paragraph or bullet.
fn entry(state: &Resolution<'_, '_>, at: TokenIndex) -> TokenRange {
    let layout = &state.doc.layout;
    layout.blocks[layout.block_of(at)].tokens
}

/// What shows the outlet of `phrase` to be the source of what follows; `first` where it is the first that its entry names.
fn evidence(state: &Resolution<'_, '_>, phrase: &Phrase, first: bool) -> Option<Evidence> {
    let at = phrase.name.first;
    if state.is_frame_work(at)
        || state.quotation_of(at).is_some()
        || state.block_kind(at) == BlockKind::Heading
    {
        return None;
    }
    let placed = first && opens_entry(state, at);
    act(state, phrase)
        .or_else(|| placed.then(|| place(state, phrase)).flatten())
        .map(Evidence::Told)
}

/// Whether the token stands in one of the first sentences of its entry.
fn opens_entry(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    const MAX_SENTENCES: u32 = 2;
    let layout = &state.doc.layout;
    let first = entry(state, at).first;
    layout.sentence_of[at] - layout.sentence_of[first] < MAX_SENTENCES
}

/// What the outlet does that opens its clause, where no other firm does it: "Le Soir has done the sums".
fn act(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    const WORDS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Movement]);
    const MAX_OPENER: usize = 6;
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    // "Overnight, Le Soir", "09:05 Le Soir": a word or a time at most.
    let opener = sentence.first..phrase.first;
    let words = opener.clone().filter(|&at| doc.is(at, Class::Word));
    let opens = opener.len() <= MAX_OPENER && words.count() < 2
        || matches!(
            doc.tokens[phrase.first - 1].class,
            Class::Semicolon | Class::Dash
        );
    let verb = behind_aside(doc, phrase.end, sentence.end);
    let token = doc.get(verb).filter(|_| verb < sentence.end)?;
    let stance = doc.is_in(verb + 1, WordGroup::Stance);
    let firm = doc.is_in(verb, WordGroup::FirmAct) || doc.is_in(verb + 1, WordGroup::FirmAct);
    let does = token.class == Class::Word
        && token.shape == Shape::Lower
        && !token.flags.has(WORDS)
        && (stance || !firm || phrase.writer.is_some());
    (opens && does && !state.is_possessive(phrase.end)).then_some(verb)
}

/// The word that makes the outlet the place where something stands, or whom it is given to: "in Le Soir", "gave to Le Soir", "see
/// Le Soir’s map".
fn place(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let before = phrase
        .first
        .checked_sub(1)
        .filter(|&at| at >= sentence.first)?;
    if doc.is_word(before, "see") {
        return Some(before);
    }
    let placed = doc.is_any_word(
        before,
        &["at", "by", "for", "from", "in", "on", "to", "with"],
    );
    let done = before > sentence.first && doc.is_in(before - 1, WordGroup::FirmAct);
    (placed && !done && !state.is_possessive(phrase.end)).then_some(before)
}

/// Adds what the other entries show.
pub(super) fn add<'t>(state: &Resolution<'_, 't>, found: &mut Vec<Found<'t>>) {
    let told = found.len();
    if told == 0 {
        return;
    }
    let mut known = 0;
    let mut last: Option<TokenRange> = None;
    for (at, mention) in state.of_kind(Kind::Outlet) {
        let Draft::Outlet(draft) = state.draft(mention) else {
            continue;
        };
        let here = entry(state, mention.first);
        let first = last.replace(here) != Some(here);
        while known < told && found[known].phrase.name.first < mention.first {
            known += 1;
        }
        if known < told && found[known].phrase.name.first == mention.first {
            continue;
        }
        let Some(outlet) = draft.outlet.and_then(|o| state.outlets.get(o)) else {
            continue;
        };
        // Where another outlet tells the entry, this one is what it tells of.
        let alone = found[known..told]
            .iter()
            .take_while(|one| one.phrase.name.first < here.end)
            .take(MAX_SOURCES)
            .all(|one| one.outlet == outlet.name);
        let phrase = super::phrase::phrase(state, at);
        if let Some(evidence) = evidence(state, &phrase, first && alone) {
            found.push(Found {
                date: day::date(state, &phrase, evidence),
                author: details::author(state, &phrase, evidence),
                headline: None,
                phrase,
                evidence,
                outlet: outlet.name.clone(),
            });
        }
    }
    if !reviews(found, told) {
        found.truncate(told);
    }
    found.sort_by_key(|one| one.phrase.name.first);
}
