//! Makes persons and outlets of their mentions; short forms find their full name.
//!
//! | text                                    | short form                                         |
//! | --------------------------------------- | -------------------------------------------------- |
//! | `Dana Orlova resigned. Orlova left.`    | `Orlova` is `Dana Orlova`                          |
//! | `Tran Quoc Hao … Mr Hao`                | `Hao` is `Tran Quoc Hao`                           |
//! | `The Washington Post … the Post`        | `Post` is `The Washington Post`                    |
//!
//! A short form needs exactly one full name in the document. One walk over the capitalised tokens finds them all.

use std::collections::HashMap;

use super::Resolution;
use crate::lexicon::{Flags, Tag};
use crate::recognize::{Draft, Mention, OutletDraft, PersonDraft};
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::Entity;
use crate::{OutletEntity, PersonEntity, Str};

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    drop_overlapping(state);
    people(state);
    outlets(state);
    state.mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    collect(state);
}

/// Of two persons that overlap the longer one stays; no person stands inside an outlet.
fn drop_overlapping(state: &mut Resolution<'_, '_>) {
    let mut last: Option<usize> = None;
    let mut keep = vec![true; state.mentions.len()];
    for at in 0..state.mentions.len() {
        let mention = &state.mentions[at];
        if !matches!(mention.draft, Draft::Person(_) | Draft::Outlet(_)) {
            continue;
        }
        if let Some(before) = last.filter(|&before| state.mentions[before].span.overlaps(mention.span)) {
            if mention.span.len() > state.mentions[before].span.len() {
                keep[before] = false;
            } else {
                keep[at] = false;
                continue;
            }
        }
        last = Some(at);
    }
    let mut keep = keep.into_iter();
    state.mentions.retain(|_| keep.next().unwrap_or(true));
}

/// Who may be meant by a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Candidate {
    One(usize),
    Several,
}

/// Full names by each of their words.
type Index<'t> = HashMap<Str<'t>, Candidate>;

fn people(state: &mut Resolution<'_, '_>) {
    let doc = state.doc;
    let mut index = Index::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut single = Vec::new();
    for (at, mention) in state.mentions.iter_mut().enumerate() {
        let Draft::Person(draft) = &mut mention.draft else { continue };
        if !draft.name.contains([' ', '.']) {
            single.push(at);
            continue;
        }
        let person = *by_name.entry(draft.name.to_lowercase()).or_insert_with(|| {
            state.people.push(entity(state.people.len(), draft.name.clone()));
            state.people.len() - 1
        });
        draft.person = Some(person);
        add_words(&mut index, &draft.name, person);
    }
    for at in single {
        let Draft::Person(draft) = &mut state.mentions[at].draft else { continue };
        let person = match index.get(&draft.name) {
            Some(&Candidate::One(person)) => person,
            _ => {
                state.people.push(entity(state.people.len(), draft.name.clone()));
                let person = state.people.len() - 1;
                index.insert(draft.name.clone(), Candidate::One(person));
                person
            }
        };
        draft.person = Some(person);
    }
    if !state.people.is_empty() {
        let found = short_names(doc, &state.mentions, &index);
        state.mentions.extend(found);
    }
}

fn entity(at: usize, name: Str<'_>) -> PersonEntity<'_> {
    PersonEntity {
        entity: Entity::Person(at as u32 + 1),
        name,
        roles: Vec::new(),
        organisations: Vec::new(),
        country: None,
        mentions: Vec::new(),
    }
}

/// Enters the words of a full name by which it may be meant later.
fn add_words<'t>(index: &mut Index<'t>, name: &Str<'t>, person: usize) {
    for word in name.split(' ').filter(|w| w.starts_with(char::is_uppercase) && w.len() > 1 && !w.ends_with('.')) {
        let slot = index.entry(Str::Owned(word.to_owned())).or_insert(Candidate::One(person));
        if *slot != Candidate::One(person) {
            *slot = Candidate::Several;
        }
    }
}

/// Mentions of known persons by one word of their name.
fn short_names<'t>(doc: &Document<'t>, mentions: &[Mention<'t>], index: &Index<'t>) -> Vec<Mention<'t>> {
    let mut found = Vec::new();
    let mut known = mentions.iter().filter(|m| matches!(m.draft, Draft::Person(_) | Draft::Outlet(_))).peekable();
    let mut at = 0;
    while at < doc.tokens.len() {
        while known.next_if(|m| m.end <= at).is_some() {}
        if let Some(mention) = known.peek().filter(|m| m.first <= at) {
            at = mention.end;
            continue;
        }
        if !doc.tokens[at].is_capitalized() {
            at += 1;
            continue;
        }
        let end = word_end(doc, at);
        if let Some(&Candidate::One(person)) = index.get(doc.text_of(at, end))
            && stands_alone(doc, at, end)
        {
            let name = doc.plain(at, end);
            let draft = PersonDraft { name, role: None, organisation: None, country: None, person: Some(person) };
            found.push(Mention::new(doc, at, end, "person.short_name", Draft::Person(draft)));
        }
        at = end;
    }
    found
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

/// Whether a capitalised word is a name by itself here, and not part of a longer one, nor a common word.
fn stands_alone(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    const BEFORE: Flags = Flags::of(&[
        Tag::Title,
        Tag::Honorific,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Adverb,
        Tag::Auxiliary,
        Tag::CueSay,
    ]);
    let next = doc.get(end).filter(|t| t.gap != Gap::Paragraph);
    let longer = next.is_some_and(|t| t.is_capitalized() && !t.flags.has(Flags::of(&[Tag::Weekday, Tag::Month])) && t.gap < Gap::Line);
    let sentence = doc.sentence(at);
    let opens = sentence.first == at;
    let before = at.checked_sub(1).filter(|_| !opens).map(|b| &doc.tokens[b]);
    let inside = before.is_some_and(|t| t.is_capitalized() && !t.flags.has(BEFORE) || t.class == Class::Hyphen);
    if longer && !doc.has(end, Tag::CueSay) || inside || doc.is(end, Class::Hyphen) && doc.glued(end) {
        return false;
    }
    const COMMON: Flags = Flags::of(&[Tag::Month, Tag::Auxiliary, Tag::Weekday, Tag::Noun, Tag::Verb, Tag::GivenWord, Tag::Movement]);
    if !doc.tokens[at].flags.has(COMMON) {
        return true;
    }
    let spoken = doc.has(end, Tag::CueSay) || before.is_some_and(|t| t.flags.has(Flags::of(&[Tag::CueSay, Tag::Honorific])));
    let owns = doc.is(end, Class::Apostrophe) && doc.is_word(end + 1, "s");
    spoken || owns || !opens && !doc.tokens[at].flags.has(Flags::of(&[Tag::Month, Tag::Weekday]))
}

fn outlets(state: &mut Resolution<'_, '_>) {
    let doc = state.doc;
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut shorts: HashMap<String, usize> = HashMap::new();
    for mention in &mut state.mentions {
        let Draft::Outlet(draft) = &mut mention.draft else { continue };
        let key = draft.name.to_lowercase();
        let key = key.strip_prefix("the ").unwrap_or(&key).to_owned();
        let outlet = *by_name.entry(key).or_insert_with(|| {
            let entity = Entity::Outlet(state.outlets.len() as u32 + 1);
            state.outlets.push(OutletEntity { entity, name: draft.name.clone(), mentions: Vec::new() });
            state.outlets.len() - 1
        });
        draft.outlet = Some(outlet);
    }
    for (at, outlet) in state.outlets.iter().enumerate() {
        for short in short_forms(&outlet.name) {
            shorts.insert(short, at);
        }
    }
    if !shorts.is_empty() {
        let found = short_outlets(doc, state, &shorts);
        state.mentions.extend(found);
    }
}

/// The forms by which an outlet may be meant after its full name: its last word, its initials.
fn short_forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').filter(|w| *w != "The").collect();
    let mut forms = Vec::new();
    if words.len() < 2 {
        return forms;
    }
    forms.extend(words.last().map(|w| (*w).to_owned()));
    if words.iter().any(|w| matches!(*w, "and" | "of" | "&")) {
        forms.push(words[0].to_owned());
    }
    let initials: String = words.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    if initials.chars().count() >= 2 {
        forms.push(initials);
    }
    forms
}

fn short_outlets<'t>(doc: &Document<'t>, state: &Resolution<'_, 't>, shorts: &HashMap<String, usize>) -> Vec<Mention<'t>> {
    let mut found = Vec::new();
    let mut known: Vec<_> = state
        .mentions
        .iter()
        .filter(|m| matches!(m.draft, Draft::Person(_) | Draft::Outlet(_)))
        .map(|m| (m.first, m.end))
        .collect();
    known.sort_unstable();
    let mut known = known.into_iter().peekable();
    for at in 1..doc.tokens.len() {
        while known.next_if(|m| m.1 <= at).is_some() {}
        if known.peek().is_some_and(|m| m.0 <= at) || !doc.tokens[at].is_capitalized() {
            continue;
        }
        let Some(&outlet) = shorts.get(doc.word(at)) else { continue };
        let article = doc.is_word(at - 1, "the");
        let alone = doc.get(at + 1).is_none_or(|t| !t.is_capitalized() && t.class != Class::Digits);
        if !article || !alone {
            continue;
        }
        let first = if doc.tokens[at - 1].is_capitalized() { at - 1 } else { at };
        let draft = OutletDraft { name: state.outlets[outlet].name.clone(), known: None, outlet: Some(outlet) };
        found.push(Mention::new(doc, first, at + 1, "outlet.short_name", Draft::Outlet(draft)));
    }
    found
}

/// Gathers what the mentions say of each entity.
fn collect(state: &mut Resolution<'_, '_>) {
    for (at, mention) in state.mentions.iter().enumerate() {
        match &mention.draft {
            Draft::Person(draft) => {
                let Some(person) = draft.person.and_then(|p| state.people.get_mut(p)) else { continue };
                person.mentions.push(at);
                push_new(&mut person.roles, draft.role.as_ref());
                push_new(&mut person.organisations, draft.organisation.as_ref());
                if person.country.is_none() {
                    person.country.clone_from(&draft.country);
                }
            }
            Draft::Outlet(draft) => {
                if let Some(outlet) = draft.outlet.and_then(|o| state.outlets.get_mut(o)) {
                    outlet.mentions.push(at);
                }
            }
            _ => {}
        }
    }
}

fn push_new<'t>(list: &mut Vec<Str<'t>>, item: Option<&Str<'t>>) {
    if let Some(item) = item.filter(|item| !list.contains(item)) {
        list.push((*item).clone());
    }
}
