//! What a preposition adds to a title: "head of research at the Elbe Office", sorted into role, body and country.
//!
//! | after the title                   | role                        | organisation            | country         |
//! | --------------------------------- | --------------------------- | ----------------------- | --------------- |
//! | `of Water`                        | it is the title's field     |                         |                 |
//! | `of the central bank`             |                             | `central bank`          |                 |
//! | `of the Rostock dockers' union`   |                             | `Rostock dockers' union`|                 |
//! | `of the U.S.`                     |                             |                         | `United States` |
//! | `in Linz`                         |                             | none: a place of work   |                 |
//!
//! Words: `data/titles.tsv` (portfolios), `data/organisations.tsv`, `data/countries.tsv`.

use super::office::Found;
use super::owner::OPENERS;
use super::role::{REACH, ending};
use crate::lexicon::{Flags, Tag, TitleClass, WordGroup};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// Whether the token at `at` is a preposition between a title and its complement.
pub(super) fn is_of(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at)
        .is_some_and(|t| t.flags.has(Tag::Preposition.flag()))
        && (doc.is_any_word(at, &["of", "for", "at", "to", "with", "in"])
            || doc.is_word(at, "on")
                && at > 0
                && (doc.is_in(at - 1, WordGroup::OfficeOn) || names_subject(doc, at)))
}

/// "the Committee on Fisheries": the preposition at `at` belongs to the name of a body, which has no day.
fn names_subject(doc: &Document<'_>, at: TokenIndex) -> bool {
    let body = &doc.tokens[at - 1];
    body.is_capitalized()
        && body.flags.has(Tag::OrgHead.flag())
        && doc
            .get(at + 1)
            .is_some_and(|t| t.is_capitalized() && !t.flags.has(Flags::CALENDAR))
}

/// Whether the token at `at` may stand in a complement.
pub(super) fn in_complement(doc: &Document<'_>, at: TokenIndex) -> bool {
    let Some(token) = doc.get(at) else {
        return false;
    };
    match token.class {
        // "mayor of Linz in July".
        Class::Word if token.is_capitalized() && token.flags.has(Flags::CALENDAR) => false,
        Class::Word => {
            token.is_capitalized()
                || token
                    .flags
                    .has(Flags::of(&[Tag::OrgHead, Tag::Portfolio, Tag::Particle]))
                || doc.glued(at)
                || is_of(doc, at)
                || doc.is_any_word(at, &["the", "and"])
        }
        Class::Apostrophe | Class::Hyphen => token.gap == Gap::None,
        Class::Period => is_inner_dot(doc, at),
        Class::Other => doc.word(at) == "&",
        _ => false,
    }
}

/// Whether the dot at `at` belongs to initials ("the U.S.") or to a saint ("St. Lucia").
fn is_inner_dot(doc: &Document<'_>, at: TokenIndex) -> bool {
    let Some(letter) = at.checked_sub(1).filter(|_| doc.glued(at)) else {
        return false;
    };
    let single = |at: TokenIndex| {
        doc.tokens[at].is_capitalized() && doc.tokens[at].end - doc.tokens[at].start == 1
    };
    let initials = single(letter)
        && (doc.glued(letter) && letter > 0 && doc.is(letter - 1, Class::Period)
            || doc.glued(at + 1)
                && doc
                    .get(at + 1)
                    .is_some_and(crate::scan::Token::is_capitalized));
    initials
        || doc.is_any_word(letter, &["st", "ste"])
            && doc
                .get(at + 1)
                .is_some_and(crate::scan::Token::is_capitalized)
}

/// Where the complement that starts with the preposition at `of` ends.
pub(super) fn complement_end(doc: &Document<'_>, of: TokenIndex) -> TokenIndex {
    let limit = doc.sentence(of).end.min(of + REACH);
    // "head of foreign policy at".
    let mut end = match firm(doc, of + 1, limit) {
        Some(name) => name,
        None if doc.is_word(of, "of") => small_end(doc, of + 1, limit),
        // "Rapporteur on the right to food": its task, in any words.
        None if doc.is_word(of, "on") => {
            let first = of + 1 + usize::from(doc.is_word(of + 1, "the"));
            small_end(doc, first, limit)
        }
        None => of + 1,
    };
    loop {
        while end < limit && in_complement(doc, end) {
            end += 1;
        }
        // "the central bank", "the Sorong search and rescue office": small words up to the noun for a body.
        match small_body_end(doc, end, limit) {
            Some(body) if doc.is_word(of + 1, "the") => end = body,
            _ => break,
        }
    }
    while end > of + 1 && (is_of(doc, end - 1) || doc.is_any_word(end - 1, &["the", "and"])) {
        end -= 1;
    }
    end
}

/// The end of a complement behind a name without what is another's: "N of Roth Attorneys and Elbe Law's M".
pub(super) fn end_before_owner(doc: &Document<'_>, of: TokenIndex) -> TokenIndex {
    let end = complement_end(doc, of);
    let owned = (of + 1..end).any(|at| doc.is(at, Class::Apostrophe));
    (of + 1..end)
        .find(|&at| owned && doc.is_word(at, "and"))
        .unwrap_or(end)
}

/// Where the name starts behind words for what it is: "Danish shipbuilder Limfjord Yard", "lithium developer Salar Verde".
fn firm(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> Option<TokenIndex> {
    let first = at + doc.sense(at, Tag::Demonym).map_or(0, |(_, len)| len);
    let name = small_end(doc, first, limit);
    let named = name > first
        && doc
            .get(name)
            .is_some_and(|t| name < limit && t.is_capitalized())
        && !doc.tokens[name]
            .flags
            .has(Flags::of(&[Tag::Title, Tag::Month, Tag::Weekday]));
    named.then_some(name)
}

/// The body that a name is said to be of: "N of the Tunis Centre for Water Policy".
pub(super) fn body_of(doc: &Document<'_>, of: TokenIndex) -> Option<(TokenIndex, TokenIndex)> {
    const NAMED: Flags = Flags::of(&[Tag::OrgHead, Tag::OrgBody]);
    let first = of + 1 + usize::from(doc.is_word(of + 1, "the"));
    let named = doc.is_word(of, "of")
        && doc
            .get(first)
            .is_some_and(crate::scan::Token::is_capitalized);
    let end = end_before_owner(doc, of);
    let body = named
        && (first..end)
            .any(|at| doc.tokens[at].is_capitalized() && doc.tokens[at].flags.has(NAMED));
    body.then_some((first, end))
}

/// The body in a bracket of its own behind a name: "N (transport ministry)", "N (University of Graz)".
pub(super) fn body_in_bracket(
    doc: &Document<'_>,
    open: TokenIndex,
) -> Option<(TokenIndex, TokenIndex)> {
    const NAMED: Flags = Flags::of(&[Tag::OrgHead, Tag::OrgBody]);
    const MAX_BODY: usize = 9;
    if !doc.is(open, Class::Open) {
        return None;
    }
    let first = open + 1 + usize::from(doc.is_word(open + 1, "the"));
    let close = (first..first + MAX_BODY).find(|&at| !in_complement(doc, at))?;
    let body =
        doc.is(close, Class::Close) && (first..close).any(|at| doc.tokens[at].flags.has(NAMED));
    body.then_some((first, close))
}

/// Whether a small noun or adjective stands at `at`.
pub(super) fn is_small_word(doc: &Document<'_>, at: TokenIndex) -> bool {
    let token = &doc.tokens[at];
    token.class == Class::Word && !token.is_capitalized() && !token.flags.has(OPENERS)
}

/// The end of small nouns and adjectives from `at` on, at most four: "foreign policy".
fn small_end(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> TokenIndex {
    (at..limit.min(at + 4))
        .find(|&at| !is_small_word(doc, at))
        .unwrap_or(limit.min(at + 4))
}

/// The end of small words from `at` on that end in a noun for a body, at most four with a possessive.
fn small_body_end(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> Option<TokenIndex> {
    for end in at..limit.min(at + 6) {
        let token = &doc.tokens[end];
        // "the Rostock dockers' union", "the city's council".
        let owns = token.class == Class::Apostrophe && token.gap == Gap::None
            || doc.is_word(end, "s") && doc.glued(end);
        if owns && end > at {
            continue;
        }
        if token.class != Class::Word || token.flags.has(OPENERS) && !doc.is_word(end, "and") {
            return None;
        }
        if token.flags.has(Tag::OrgHead.flag()) {
            return Some(end + 1);
        }
    }
    None
}

/// Sorts the words of a complement into role, body and country.
pub(super) fn classify(doc: &Document<'_>, of: TokenIndex, end: TokenIndex, found: &mut Found) {
    let mut first = of + 1;
    let article = doc.is_word(first, "the");
    if article {
        first += 1;
    }
    if !article && let Some(name) = firm(doc, first, end) {
        first = name;
    }
    if let Some(owned) = owned_by_country(doc, first, end, found) {
        first = owned;
    }
    if first >= end {
        return;
    }
    let country = doc
        .sense(first, Tag::Country)
        .is_some_and(|(_, len)| first + len == end);
    if doc.is_any_word(of, &["to", "on"]) || doc.is_word(of, "for") && country {
        if doc.tokens[first].is_capitalized() || doc.is_word(of, "on") {
            found.role.1 = end;
        }
        return;
    }
    // "Assistant Secretary of State for Southeast Asia".
    let further = doc.is_word(of, "for") && doc.has(of - 1, Tag::Portfolio);
    if !article && (further || is_field(doc, of, end)) {
        found.role.1 = end;
        return;
    }
    // "A seamstress in Chorkor": where she works is no body.
    if doc.is_word(of, "in") && !(first..end).any(|at| doc.tokens[at].flags.has(BODIES)) {
        return;
    }
    // "of Uzbekistan", "of Uzbekistan to Hungary"
    if let Some((sense, len)) = doc.sense(first, Tag::Country)
        && (first + len == end || doc.is_word(first + len, "to"))
    {
        found.country = found.country.or(Some(sense.id));
        return;
    }
    let mut portfolio = portfolio_end(doc, first, end);
    // "head of foreign policy": no portfolio ends before a small noun.
    if portfolio > first
        && portfolio < end
        && !doc.tokens[portfolio].is_capitalized()
        && !is_of(doc, portfolio)
    {
        portfolio = first;
    }
    // "Head of analytics at Port Watch": the body stands behind "at".
    if !article && !doc.tokens[first].is_capitalized() && doc.is_word(of, "of") {
        let field = small_end(doc, first, end);
        if doc.is_word(field, "at") && field + 1 < end {
            found.role.1 = field;
            return classify(doc, field, end, found);
        }
    }
    // "the central bank", "parliament": a body even where its word is a field of government as well.
    let body = doc
        .word_sense(portfolio.max(first + 1) - 1, Tag::OrgHead)
        .is_some()
        && (article || found.class == TitleClass::OfBody);
    let whole = portfolio == end || is_of(doc, portfolio);
    if portfolio > first && !body && (whole || !article) && !doc.is_word(of, "at") {
        found.role.1 = portfolio;
        if portfolio + 1 < end && is_of(doc, portfolio) {
            classify(doc, portfolio, end, found);
        }
        return;
    }
    if !article && !body && !doc.tokens[first].is_capitalized() && doc.is_word(of, "of") {
        let small = small_end(doc, first, end);
        found.role.1 = small;
        if small + 1 < end && is_of(doc, small) {
            classify(doc, small, end, found);
        }
        return;
    }
    // "the ministry" names no body.
    if end - first == 1
        && !doc.tokens[first].is_capitalized()
        && !doc.tokens[first].flags.has(Tag::Portfolio.flag())
    {
        return;
    }
    // "Marlowe Bank’s vice president for Asia": whose office it is has been said.
    if found.organisation.is_some() && doc.is_word(of, "for") {
        found.role.1 = end;
        return;
    }
    found.organisation = Some((first, end));
    if let Some(country) =
        ending(doc, end, first, Tag::Country).filter(|&at| at > first && doc.is_word(at - 1, "of"))
    {
        found.country = found
            .country
            .or(doc.sense(country, Tag::Country).map(|(sense, _)| sense.id));
    }
}

/// Whether the words behind "of" or "for" name what an office is for, though no list has them: "Minister for Harbours and Coasts",
/// "Assistant Secretary General for Emerging Challenges".
fn is_field(doc: &Document<'_>, of: TokenIndex, end: TokenIndex) -> bool {
    const OTHER: [Tag; 3] = [Tag::OrgBody, Tag::City, Tag::Country];
    let minister = doc.is_in(of - 1, WordGroup::Minister);
    (minister || doc.is_word(of, "for") && doc.is_in(of - 1, WordGroup::OfficeFor))
        && (of + 1..end).all(|at| {
            let token = &doc.tokens[at];
            doc.is_word(at, "and")
                || token.class == Class::Comma
                || token.gap == Gap::None
                || token.is_capitalized()
                    && !OTHER.iter().any(|&tag| doc.has(at, tag))
                    // "Secretary of State for Southeast Asia", but "Minister of Bavaria".
                    && (!minister || !doc.has(at, Tag::Place))
                    && (minister || !doc.has(at, Tag::OrgHead))
        })
}

/// Where the body starts that a country owns: "Gambia's Ministry of Fisheries".
fn owned_by_country(
    doc: &Document<'_>,
    first: TokenIndex,
    end: TokenIndex,
    found: &mut Found,
) -> Option<TokenIndex> {
    let (sense, len) = doc.sense(first, Tag::Country)?;
    let mark = first + len;
    if !doc.is(mark, Class::Apostrophe) || !doc.glued(mark) {
        return None;
    }
    let next = mark + 1 + usize::from(doc.is_word(mark + 1, "s") && doc.glued(mark + 1));
    found.country = found.country.or(Some(sense.id));
    (next < end).then_some(next)
}

/// Words that make a name a body's.
const BODIES: Flags = Flags::of(&[Tag::OrgHead, Tag::OrgBody, Tag::Portfolio]);

/// Where the portfolio words from `first` on end: "Food and Agriculture".
fn portfolio_end(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> TokenIndex {
    let mut at = first;
    while at < end {
        if let Some((_, len)) = doc.sense(at, Tag::Portfolio)
            && at + len <= end
        {
            at += len;
        } else if at > first
            && (doc.is_word(at, "and") || doc.is(at, Class::Comma))
            && doc.has(at + 1, Tag::Portfolio)
        {
            at += 1;
        } else {
            break;
        }
    }
    at
}
