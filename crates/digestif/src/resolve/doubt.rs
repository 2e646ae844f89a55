//! Words of the language that may be outlets' names: what else the document names decides.
//!
//! | text                                                 | kept because                                      |
//! | ---------------------------------------------------- | ------------------------------------------------- |
//! | `The Times, the Sun and Metro all carry`             | a list with a sure outlet                         |
//! | `Die Welt writes … Focus calculates`                 | a verb of telling beside a paper of the country   |
//! | `Vox calls … Slate agrees … Salon doubts …`          | three of the kind that tell                       |
//! | `Dawn reported … Dawn puts the number at 52`         | named surely elsewhere                            |
//! | `The Hindu says … Mint expects … The Wire notes …`   | a review of several papers, and a verb of telling |
//!
//! Dropped: headings of one word such as `SCIENCE` unless papers head the other items; "Focus warned" in a text without papers; "Dan said" after "Dan Orr", "Orr reported" beside "Ada Orr", who are persons.

use std::collections::BTreeSet;

use super::Resolution;
use crate::recognize::{Doubt, Draft};
use crate::scan::{Class, Document, TokenIndex};
use crate::structure::BlockKind;
use crate::{Kind, Str};

/// How many other outlets make a text a review of the press, where none of them is of the same country.
const REVIEW: usize = 2;

/// Takes out the mentions of outlets that the document does not bear out.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let doc = state.doc;
    let mut outlets = candidates(state);
    if outlets
        .iter()
        .all(|outlet| outlet.doubt.is_none() && !outlet.bare && !outlet.rubric)
    {
        return;
    }
    let surnames = surnames(state, &outlets);
    for outlet in &mut outlets {
        outlet.bare &= surnames.contains(doc.word(outlet.first));
    }
    outlets.retain(|outlet| !outlet.bare);
    let sure = decide(state, &outlets);
    let kept: BTreeSet<usize> = outlets
        .iter()
        .zip(sure)
        .filter_map(|(outlet, sure)| sure.then_some(outlet.mention))
        .collect();
    let outlets = state.of_kind(Kind::Outlet).map(|(at, _)| at);
    let dropped: Vec<usize> = outlets.filter(|at| !kept.contains(at)).collect();
    state.change(&dropped, Vec::new());
}

/// A mention that may be an outlet's.
struct Candidate {
    /// Index of the mention.
    mention: usize,
    first: TokenIndex,
    end: TokenIndex,
    known: Option<u32>,
    doubt: Option<Doubt>,
    /// One word without an article, which may be a person's name.
    bare: bool,
    /// Such a word alone as a heading: "SCIENCE" may head what is about it.
    rubric: bool,
}

fn candidates(state: &Resolution<'_, '_>) -> Vec<Candidate> {
    let doc = state.doc;
    let outlets = state.of_kind(Kind::Outlet).filter_map(|(at, mention)| {
        let Draft::Outlet(draft) = state.draft(mention) else {
            return None;
        };
        let (first, end) = (mention.first, mention.end);
        let common = || {
            draft.known.is_none_or(|id| {
                doc.lexicon.outlets[id as usize].needs_evidence(doc.text_of(first, end))
            })
        };
        let articled = first > 0 && doc.is_word(first - 1, "the");
        let bare = end == first + 1 && !articled && common();
        let block = doc.layout.blocks[doc.layout.block_of(first)];
        Some(Candidate {
            mention: at,
            first,
            end,
            known: draft.known,
            doubt: draft.doubt,
            bare,
            rubric: bare && block.kind == BlockKind::Heading && block.content.len() == 1,
        })
    });
    outlets.collect()
}

/// The bare words among the outlets that end the full name of a person.
fn surnames<'t>(state: &Resolution<'_, 't>, outlets: &[Candidate]) -> BTreeSet<&'t str> {
    let doc = state.doc;
    let bare: BTreeSet<&str> = outlets
        .iter()
        .filter(|outlet| outlet.bare)
        .map(|outlet| doc.word(outlet.first))
        .collect();
    let persons = state.of_kind(Kind::Person).map(|(_, person)| person);
    persons
        .filter(|person| person.end > person.first + 1)
        .flat_map(|person| [person.first, person.end - 1])
        .map(|at| doc.word(at))
        .filter(|word| bare.contains(word))
        .collect()
}

/// Which of the outlets are meant.
fn decide(state: &Resolution<'_, '_>, outlets: &[Candidate]) -> Vec<bool> {
    let doc = state.doc;
    let headed = heads_items(state, outlets);
    let is_sure = |outlet: &Candidate| outlet.doubt.is_none() && (headed || !outlet.rubric);
    let mut sure: Vec<bool> = outlets.iter().map(is_sure).collect();
    let keys = |doubt: Option<Doubt>| -> BTreeSet<(Option<u32>, &str)> {
        let alike = outlets
            .iter()
            .filter(|outlet| outlet.doubt == doubt && (headed || !outlet.rubric));
        alike.map(|outlet| key(doc, outlet)).collect()
    };
    let named = keys(None);
    let told = keys(Some(Doubt::Tells));
    // "Vox calls it a gamble. Slate agrees. Salon doubts it.": firms and things would hardly all do so.
    let reviews = named.len() >= REVIEW || named.union(&told).count() > REVIEW;
    let country = |known: Option<u32>| doc.lexicon.outlets[known? as usize].country.as_ref();
    let countries: BTreeSet<&Str<'_>> = named.iter().filter_map(|&(id, _)| country(id)).collect();
    for (outlet, sure) in outlets.iter().zip(&mut sure) {
        let again = outlet.doubt != Some(Doubt::Listed) && named.contains(&key(doc, outlet));
        let compatriot = || country(outlet.known).is_some_and(|c| countries.contains(c));
        let review = outlet.doubt == Some(Doubt::Tells) && (reviews || compatriot());
        *sure |= again || review;
    }
    for at in 1..outlets.len() {
        sure[at] |= sure[at - 1] && is_joined(doc, &outlets[at - 1], &outlets[at]);
    }
    for at in (1..outlets.len()).rev() {
        sure[at - 1] |= sure[at] && is_joined(doc, &outlets[at - 1], &outlets[at]);
    }
    for at in 1..outlets.len() {
        sure[at] |= sure[at - 1] && shares_clause(doc, &outlets[at - 1], &outlets[at]);
    }
    sure
}

/// Whether the items of the document stand under the names of papers: one that is sure, or nothing but papers.
fn heads_items(state: &Resolution<'_, '_>, outlets: &[Candidate]) -> bool {
    let layout = &state.doc.layout;
    let headings = layout.items.iter().filter_map(|item| item.heading);
    let mut all = 0;
    let mut named = 0;
    for heading in headings {
        all += 1;
        let content = layout.blocks[heading].content;
        let first = outlets.partition_point(|outlet| outlet.first < content.first);
        let Some(outlet) = outlets.get(first).filter(|o| content.holds(o.first)) else {
            continue;
        };
        if outlet.doubt.is_none() && !outlet.rubric {
            return true;
        }
        named += 1;
    }
    all > 1 && named == all
}

/// What tells one outlet from another: its entry, else its last word.
fn key<'d>(doc: &'d Document<'_>, outlet: &Candidate) -> (Option<u32>, &'d str) {
    match outlet.known {
        Some(id) => (Some(id), ""),
        None => (None, doc.word(outlet.end - 1)),
    }
}

/// Whether nothing but commas, "and" and articles stands between two outlets.
fn is_joined(doc: &Document<'_>, one: &Candidate, other: &Candidate) -> bool {
    const MAX_LINK: usize = 3;
    let link = one.end..other.first;
    (1..=MAX_LINK).contains(&link.len())
        && doc.sentence(one.first).holds(other.first)
        && link.clone().all(|at| {
            doc.is(at, Class::Comma) || doc.is_any_word(at, &["and", "or", "the", "while"])
        })
        && !doc.is_word(link.start, "the")
}

/// Whether the second outlet has the verb of the first, or tells in a clause beside: "The Mirror leads with pay and the Star with a
/// heatwave".
fn shares_clause(doc: &Document<'_>, one: &Candidate, other: &Candidate) -> bool {
    let low = doc.sentence(other.first).first;
    if one.first < low {
        return false;
    }
    let article = usize::from(doc.is_word(other.first - 1, "the"));
    let before = other.first - 1 - article;
    let linked = doc.is_any_word(before, &["and", "while", "but", "whereas"])
        || matches!(doc.class(before), Some(Class::Comma | Class::Semicolon));
    // "The Age quotes the mayor, the Herald a source": the verb is told once.
    let object = doc.is_any_word(other.end, &["a", "an", "another"]);
    linked
        && (object
            || other.doubt == Some(Doubt::Tells)
            || doc.is_any_word(other.end, &["with", "on", "for", "has", "also", "too"]))
}
