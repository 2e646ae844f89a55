//! Makes entities of names: persons in `people`, outlets here; short forms of outlets find their full name.
//!
//! | text                                    | short form                                         |
//! | --------------------------------------- | -------------------------------------------------- |
//! | `The Washington Post … the Post`        | `Post` is `The Washington Post`                    |
//! | `The Globe and Mail … the Globe`        | `Globe` is `The Globe and Mail`                    |
//! | `the Financial Times … the FT`          | `FT` is `Financial Times`                          |
//!
//! Left alone: "the paper", "the daily".

use std::collections::HashMap;

use super::{Resolution, people};
use crate::recognize::{Draft, Mention, OutletDraft};
use crate::scan::{Class, Document};
use crate::value::Entity;
use crate::{OutletEntity, Str};

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    drop_overlapping(state);
    people::run(state);
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
