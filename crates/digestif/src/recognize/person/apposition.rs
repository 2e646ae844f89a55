//! Offices stated behind a name: in apposition, in a relative clause, by a verb of being.
//!
//! | text after the name `N`                     | role, organisation                                   |
//! | ------------------------------------------- | ---------------------------------------------------- |
//! | `N, governor of the Bank of Latvia,`        | `governor`, `Bank of Latvia`                         |
//! | `N, 51, its chief`, `N (chairman of …)`     | after an age, in brackets                            |
//! | `N – head of the Elbe Office – said`        | between dashes                                       |
//! | `N, who became mayor of Linz,`              | `mayor`, `Linz`                                      |
//! | `N, who heads the Elbe Office,`             | `head`, `Elbe Office`                                |
//! | `N becomes chair of Ember Quay`             | `chair`, `Ember Quay`                                |
//! | `N heads the Elbe Office`                   | `head`, `Elbe Office`                                |
//!
//! Left alone: "N is the minister's brother", "N, no minister", titles of the next name ("N, surgeon M writes").

use super::complement::{classify, complement_end, is_of};
use super::office::{Found, Place};
use super::role::{Head, REACH, complete};
use crate::lexicon::{Flags, Tag, TitleClass, WordGroup};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// The office that stands in apposition after a name that ends before `end`.
pub(super) fn after(doc: &Document<'_>, end: TokenIndex) -> Option<Found> {
    let limit = doc.sentence(end - 1).end.min(end + REACH);
    let mut at = end;
    if at >= limit {
        return None;
    }
    let dash = doc.tokens[at].class.is_dash();
    match doc.tokens[at].class {
        Class::Comma | Class::Open => at += 1,
        _ if dash => at += 1,
        // "Marlowe names N finance chief".
        Class::Word if starts_title(doc, at) => {}
        _ => return None,
    }
    // An age between commas: "N, 51, its chief".
    if doc.is(at, Class::Digits) && doc.is(at + 1, Class::Comma) {
        at += 2;
    }
    // "N, once mayor of Linz".
    at += usize::from(doc.is_any_word(at, &["once", "now", "then", "formerly", "currently"]));
    // "N, in his capacity as mayor".
    if doc.is_word(at, "in") && doc.is_word(at + 2, "capacity") && doc.is_word(at + 3, "as") {
        at += 4;
    }
    // "Norda Lines, whose passenger numbers": what it has, not what it is.
    if doc.is_any_word(at, &["whose", "which"]) {
        return None;
    }
    if doc.is_word(at, "who") {
        if let Some(found) = heads(doc, at + 1) {
            return Some(found);
        }
        at = becomes(doc, at + 1, limit).unwrap_or(at);
    }
    let (found, stop) = noun_phrase(doc, at, limit)?;
    // One dash alone opens any other thought.
    (!dash || doc.get(stop).is_some_and(|t| t.class.is_dash())).then_some(found)
}

/// The office that a closed apposition states of a person called by the short name that ends before `end`: "Orr, a geologist, said".
/// Without its second mark it may be the next clause: "According to Orr, the mayor left".
pub(super) fn closed(doc: &Document<'_>, end: TokenIndex) -> Option<Found> {
    let limit = doc.sentence(end - 1).end.min(end + REACH);
    if end >= limit || !doc.is(end, Class::Comma) {
        return None;
    }
    let (found, stop) = noun_phrase(doc, end + 1, limit)?;
    let closed = doc.get(stop).is_none_or(|t| {
        matches!(t.class, Class::Comma | Class::Semicolon)
            || t.class == Class::Period && !doc.sentence(end).holds(stop + 1)
    });
    closed.then_some(found)
}

/// The office that the verb after a name states: "N becomes chair of Ember Quay", "N was appointed a judge".
pub(super) fn predicate(doc: &Document<'_>, end: TokenIndex) -> Option<Found> {
    let limit = doc.sentence(end - 1).end.min(end + REACH);
    let at = becomes(doc, end, limit)?;
    let opens = starts_title(doc, at)
        || doc.is_any_word(at, &["a", "an", "the"])
        || [Tag::Country, Tag::Demonym]
            .into_iter()
            .any(|tag| doc.has(at, tag));
    let (found, stop) = noun_phrase(doc, at, limit).filter(|_| opens)?;
    // "N is the minister's brother".
    let owns = doc.is(stop, Class::Apostrophe) && doc.glued(stop);
    (!owns).then_some(found)
}

/// The office of the noun phrase at `at`, and the token behind it.
fn noun_phrase(
    doc: &Document<'_>,
    mut at: TokenIndex,
    limit: TokenIndex,
) -> Option<(Found, TokenIndex)> {
    let low = at;
    while at < limit {
        if let Some((_, len)) = doc.sense(at, Tag::Title) {
            let head = whole_head(doc, at, at + len, limit);
            // "In the Herald, surgeon N writes": the title of the next name.
            if doc
                .get(head.end)
                .is_some_and(|t| head.end < limit && t.is_capitalized())
            {
                return None;
            }
            // "Levi Strauss, Hugo Boss": a list of names.
            if at > low
                && doc.tokens[at].is_capitalized()
                && doc.tokens[at - 1].flags.has(Tag::Given.flag())
            {
                return None;
            }
            let complement = (head.end < limit && is_of(doc, head.end))
                .then(|| (head.end, complement_end(doc, head.end)));
            let found = complete(doc, head, low, complement);
            let stop = complement.map_or(head.end, |(_, end)| end);
            return (!found.plural).then_some((found, stop));
        }
        // "Trinidad and Tobago's energy minister": one name.
        if let Some((_, len)) = doc.sense(at, Tag::Country) {
            at += len;
        } else if in_noun_phrase(doc, at) {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// The head at `first..end` with the heads that follow it: "deputy managing director", "founder and chief executive".
fn whole_head(doc: &Document<'_>, first: TokenIndex, end: TokenIndex, limit: TokenIndex) -> Head {
    let mut head = Head {
        first,
        end,
        place: Place::Apposition,
    };
    while let Some((first, end)) = next_head(doc, head.end, limit) {
        head = Head { first, end, ..head };
    }
    if doc.is_word(head.end, "and")
        && let Some((first, end)) = next_head(doc, head.end + 1, limit)
        && !doc.get(end).is_some_and(crate::scan::Token::is_capitalized)
    {
        head = Head { first, end, ..head };
    }
    head
}

/// Where the noun phrase starts that a verb of being or appointing at `at` states: "became", "has been", "serves as".
fn becomes(doc: &Document<'_>, mut at: TokenIndex, limit: TokenIndex) -> Option<TokenIndex> {
    let first = at;
    let mut stated = false;
    while at < limit && at < first + 5 {
        let being = doc.is_in(at, WordGroup::StatesOffice);
        let adverb = doc.tokens[at].flags.has(Tag::Adverb.flag())
            && !doc.is_any_word(at, &["not", "never", "no"]);
        if !being && !adverb && !doc.is_in(at, WordGroup::BeforeOffice) {
            break;
        }
        stated |= being || doc.is_any_word(at, &["be", "remained"]);
        at += 1;
    }
    stated.then_some(at)
}

/// Verbs that say what somebody is of a body, with the noun for it; whether the object must be a body by its own words.
const VERBS: [(&str, &str, bool); 12] = [
    ("heads", "head", false),
    ("headed", "head", false),
    ("chairs", "chair", false),
    ("chaired", "chair", false),
    ("presides", "president", false),
    ("presided", "president", false),
    ("directs", "director", true),
    ("commands", "commander", true),
    ("leads", "leader", true),
    ("led", "leader", true),
    ("runs", "head", true),
    ("ran", "head", true),
];

/// The office that a verb of heading states: "who heads the Elbe Office", "who presides over the Salar Federation".
pub(super) fn heads(doc: &Document<'_>, at: TokenIndex) -> Option<Found> {
    let limit = doc.sentence(at - 1).end.min(at + REACH);
    let verb = (at..limit.min(at + 3)).find(|&at| {
        let passes = doc.tokens[at].flags.has(Tag::Adverb.flag())
            || doc.is_any_word(at, &["now", "also", "has", "had"]);
        !passes
    })?;
    let (_, noun, strict) = VERBS
        .into_iter()
        .find(|(form, ..)| doc.is_word(verb, form))?;
    let presides = noun == "president";
    if presides && !doc.is_word(verb + 1, "over") {
        return None;
    }
    let of = verb + usize::from(presides);
    let end = complement_end(doc, of);
    // "Heads research at the Elbe Office".
    let of = (of + 1..end)
        .find(|&at| doc.is_word(at, "at"))
        .unwrap_or(of);
    if end <= of + 1 || is_of(doc, of + 1) {
        return None;
    }
    let body = (of + 1..end).any(|at| {
        doc.tokens[at]
            .flags
            .has(Flags::of(&[Tag::OrgHead, Tag::OrgBody]))
    });
    let mut found = Found {
        place: Place::Apposition,
        head: verb,
        plural: false,
        class: TitleClass::OfBody,
        role: (verb, verb + 1),
        noun: Some(noun),
        prefix: None,
        organisation: None,
        country: None,
    };
    classify(doc, of, end, &mut found);
    (found.organisation.is_some() && (body || !strict)).then_some(found)
}

/// Whether a title starts at `at`, perhaps with its field: "finance chief".
pub(super) fn starts_title(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.has(at, Tag::Title)
        || [Tag::Portfolio, Tag::Qualifier].into_iter().any(|tag| {
            doc.sense(at, tag)
                .is_some_and(|(_, len)| doc.has(at + len, Tag::Title))
        })
}

/// A further head right after one: "deputy" + "managing director", "police" + "officer".
fn next_head(
    doc: &Document<'_>,
    at: TokenIndex,
    limit: TokenIndex,
) -> Option<(TokenIndex, TokenIndex)> {
    let field = doc.sense(at, Tag::Portfolio).map_or(0, |(_, len)| len);
    [0, field].into_iter().find_map(|skip| {
        let (_, len) = doc
            .sense(at + skip, Tag::Title)
            .filter(|_| at + skip < limit)?;
        Some((at + skip, at + skip + len))
    })
}

/// Whether the token at `at` may stand between a comma and the head of an apposition.
fn in_noun_phrase(doc: &Document<'_>, at: TokenIndex) -> bool {
    const NEVER: Flags = Flags::of(&[
        Tag::Preposition,
        Tag::Pronoun,
        Tag::Auxiliary,
        Tag::Conjunction,
        Tag::Verb,
        Tag::CueSay,
        Tag::CuePublish,
        Tag::Kin,
    ]);
    let token = &doc.tokens[at];
    match token.class {
        Class::Word => {
            token.is_capitalized()
                || token.flags.has(Flags::of(&[
                    Tag::Determiner,
                    Tag::Portfolio,
                    Tag::Qualifier,
                    Tag::OrgHead,
                ]))
                || !token.flags.has(NEVER)
        }
        Class::Hyphen | Class::Apostrophe => token.gap == Gap::None,
        Class::Digits => doc.glued(at + 1),
        _ => false,
    }
}
