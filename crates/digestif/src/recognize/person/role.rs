//! Offices beside a name: how the title runs, and which words of it name the body and the country.
//!
//! | text around `N`                                    | role                                | organisation      | country  |
//! | -------------------------------------------------- | ----------------------------------- | ----------------- | -------- |
//! | `Uzbekistan’s acting Minister of Investment N`     | `acting Minister of Investment`     |                   | from it  |
//! | `Canal authority chairman N`                       | `chairman`                          | `Canal authority` |          |
//! | `N, governor of the Bank of Latvia,`               | `governor`                          | `Bank of Latvia`  | `Latvia` |
//! | `N, head of research at Ember Quay,`               | `head of research`                  | `Ember Quay`      |          |
//!
//! Words: `data/titles.tsv` (heads, qualifiers, portfolios), `data/organisations.tsv`.

use crate::Str;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// Most tokens between a title and the name it belongs to.
const REACH: usize = 14;

/// What a text says of a person's office.
#[derive(Clone, Debug, Default)]
pub(super) struct Office<'t> {
    pub(super) role: Option<Str<'t>>,
    pub(super) organisation: Option<Str<'t>>,
    pub(super) country: Option<Str<'t>>,
}

/// How a title stands to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// "Minister N".
    Beside,
    /// "Minister of Water N".
    Complement,
    /// "Minister of Water, N", "N, Minister of Water".
    Apposition,
}

/// A title with the tokens of its parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) place: Place,
    /// First token of the head: "Minister".
    pub(super) head: TokenIndex,
    /// The head is a plural.
    pub(super) plural: bool,
    /// The role's tokens.
    role: (TokenIndex, TokenIndex),
    organisation: Option<(TokenIndex, TokenIndex)>,
    country: Option<u32>,
}

impl Found {
    /// What it says, as text.
    pub(super) fn office<'t>(&self, doc: &Document<'t>) -> Office<'t> {
        Office {
            role: Some(doc.plain(self.role.0, self.role.1)),
            organisation: self.organisation.map(|(first, end)| doc.plain(first, end)),
            country: self.country.map(|id| doc.lexicon.countries[id as usize].name.clone()),
        }
    }
}

/// The office that stands before the name at `at`.
pub(super) fn before(doc: &Document<'_>, at: TokenIndex) -> Option<Found> {
    let low = doc.sentence(at).first.max(at.saturating_sub(REACH));
    let mut end = at;
    let mut apposition = false;
    if end > low && doc.is(end - 1, Class::Comma) {
        (end, apposition) = (end - 1, true);
    }
    if end == low {
        return None;
    }
    if let Some(head) = ending(doc, end, low, Tag::Title) {
        let place = if apposition { Place::Apposition } else { Place::Beside };
        return Some(complete(doc, Head { first: head, end, place }, low, None));
    }
    // "Minister of Water N": the head stands before a preposition.
    for of in (low + 1..end).rev() {
        if !in_complement(doc, of) {
            return None;
        }
        if !is_of(doc, of) {
            continue;
        }
        if let Some(head) = ending(doc, of, low, Tag::Title) {
            let place = if apposition { Place::Apposition } else { Place::Complement };
            return Some(complete(doc, Head { first: head, end: of, place }, low, Some((of, end))));
        }
    }
    None
}

/// The office that stands in apposition after a name that ends before `end`.
pub(super) fn after(doc: &Document<'_>, end: TokenIndex) -> Option<Found> {
    let limit = doc.sentence(end - 1).end.min(end + REACH);
    let mut at = end;
    if at >= limit || !doc.is(at, Class::Comma) {
        return None;
    }
    at += 1;
    // An age between commas: "N, 51, its chief".
    if doc.is(at, Class::Digits) && doc.is(at + 1, Class::Comma) {
        at += 2;
    }
    let low = at;
    while at < limit {
        if let Some((_, len)) = doc.sense(at, Tag::Title) {
            let mut head = Head { first: at, end: at + len, place: Place::Apposition };
            while head.end < limit && let Some((_, len)) = doc.sense(head.end, Tag::Title) {
                head = Head { first: head.end, end: head.end + len, ..head };
            }
            let complement = (head.end < limit && is_of(doc, head.end)).then(|| (head.end, complement_end(doc, head.end)));
            return Some(complete(doc, head, low, complement));
        }
        if !in_noun_phrase(doc, at) {
            return None;
        }
        at += 1;
    }
    None
}

#[derive(Clone, Copy)]
struct Head {
    first: TokenIndex,
    end: TokenIndex,
    place: Place,
}

/// The whole office around a head, with the complement from its preposition on.
fn complete(doc: &Document<'_>, head: Head, low: TokenIndex, complement: Option<(TokenIndex, TokenIndex)>) -> Found {
    let sense = doc.sense(head.first, Tag::Title).map(|(sense, _)| sense);
    let plural = sense.is_some_and(|s| doc.lexicon.titles[s.id as usize].plural);
    let first = role_start(doc, head.first, low);
    let mut found =
        Found { place: head.place, head: head.first, plural, role: (first, head.end), organisation: None, country: None };
    owner(doc, first, low, &mut found);
    if let Some((of, end)) = complement {
        classify(doc, of, end, &mut found);
    }
    found
}

/// Where a form under `tag` starts that ends before `end`, not before `low`: the longest.
fn ending(doc: &Document<'_>, end: TokenIndex, low: TokenIndex, tag: Tag) -> Option<TokenIndex> {
    let word = doc.get(end.checked_sub(1)?)?;
    if word.class != Class::Word {
        return None;
    }
    (low.max(end.saturating_sub(5))..end).find(|&first| {
        doc.tokens[first].flags.has(tag.flag())
            && (doc.sense(first, tag).is_some_and(|(_, len)| first + len == end)
                || first + 1 == end && doc.word_sense(first, tag).is_some())
    })
}

/// Where the role starts: the head with qualifiers, portfolios and compounds before it.
fn role_start(doc: &Document<'_>, head: TokenIndex, low: TokenIndex) -> TokenIndex {
    let mut first = head;
    while first > low {
        let before = first - 1;
        if doc.glued(first) && doc.is(before, Class::Hyphen) && before > low && doc.glued(before) {
            first = before - 1;
            continue;
        }
        let longer = [Tag::Title, Tag::Qualifier, Tag::Portfolio].into_iter().filter_map(|tag| ending(doc, first, low, tag)).min();
        if let Some(longer) = longer {
            first = longer;
            continue;
        }
        let joined = doc.is_word(before, "and") || doc.is(before, Class::Comma);
        match joined.then(|| ending(doc, before, low, Tag::Portfolio)).flatten() {
            Some(portfolio) if first < head && doc.has(first, Tag::Portfolio) => first = portfolio,
            _ => break,
        }
    }
    first
}

/// The country, region or body that stands before a role.
fn owner(doc: &Document<'_>, first: TokenIndex, low: TokenIndex, found: &mut Found) {
    let mut end = first;
    if end >= low + 2 && doc.is_word(end - 1, "s") && doc.is(end - 2, Class::Apostrophe) && doc.glued(end - 1) {
        end -= 2;
    } else if end > low && doc.is(end - 1, Class::Apostrophe) && doc.glued(end - 1) {
        end -= 1;
    }
    if end <= low {
        return;
    }
    for tag in [Tag::Demonym, Tag::Country] {
        if let Some(at) = ending(doc, end, low, tag) {
            found.country = doc.sense(at, tag).map(|(sense, _)| sense.id);
            return;
        }
    }
    let mut start = end;
    while start > low && end - start < 8 && in_owner(doc, start - 1, start == end) {
        start -= 1;
    }
    while start < end && (!doc.is(start, Class::Word) || doc.tokens[start].flags.has(OPENERS) && !doc.tokens[start].flags.has(Tag::OrgHead.flag())) {
        start += 1;
    }
    if start < end && !doc.has(start, Tag::Outlet) {
        found.organisation = Some((start, end));
    }
}

const OPENERS: Flags = Flags::of(&[
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Preposition,
    Tag::Conjunction,
    Tag::Auxiliary,
    Tag::Adverb,
    Tag::Verb,
    Tag::CueSay,
    Tag::CuePublish,
]);

/// Whether the token at `at` belongs to the name of a body before a role.
fn in_owner(doc: &Document<'_>, at: TokenIndex, last: bool) -> bool {
    let token = &doc.tokens[at];
    match token.class {
        Class::Word if token.is_capitalized() => true,
        Class::Word => last && doc.word_sense(at, Tag::OrgHead).is_some() || !last && doc.word(at) == "s" && doc.glued(at),
        Class::Apostrophe | Class::Hyphen => token.gap == Gap::None && doc.glued(at + 1),
        _ => false,
    }
}

/// Whether the token at `at` is a preposition between a title and its complement.
fn is_of(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at, &["of", "for", "at", "to", "with", "in"])
}

/// Whether the token at `at` may stand in a complement.
fn in_complement(doc: &Document<'_>, at: TokenIndex) -> bool {
    let token = &doc.tokens[at];
    match token.class {
        Class::Word => {
            token.is_capitalized()
                || token.flags.has(Flags::of(&[Tag::OrgHead, Tag::Portfolio, Tag::Particle]))
                || doc.glued(at)
                || is_of(doc, at)
                || doc.is_any_word(at, &["the", "and"])
        }
        Class::Apostrophe | Class::Hyphen => token.gap == Gap::None,
        Class::Other => doc.word(at) == "&",
        _ => false,
    }
}

/// Where the complement that starts with the preposition at `of` ends.
fn complement_end(doc: &Document<'_>, of: TokenIndex) -> TokenIndex {
    let limit = doc.sentence(of).end.min(of + REACH);
    let mut end = of + 1;
    while end < limit && in_complement(doc, end) {
        end += 1;
    }
    while end > of + 1 && (is_of(doc, end - 1) || doc.is_any_word(end - 1, &["the", "and"])) {
        end -= 1;
    }
    end
}

/// Whether the token at `at` may stand between a comma and the head of an apposition.
fn in_noun_phrase(doc: &Document<'_>, at: TokenIndex) -> bool {
    const NEVER: Flags = Flags::of(&[Tag::Preposition, Tag::Pronoun, Tag::Auxiliary, Tag::Conjunction]);
    let token = &doc.tokens[at];
    match token.class {
        Class::Word => token.flags.has(Tag::Determiner.flag()) || !token.flags.has(NEVER),
        Class::Hyphen | Class::Apostrophe => token.gap == Gap::None,
        Class::Digits => doc.glued(at + 1),
        _ => false,
    }
}

/// Sorts the words of a complement into role, body and country.
fn classify(doc: &Document<'_>, of: TokenIndex, end: TokenIndex, found: &mut Found) {
    let mut first = of + 1;
    if doc.is_word(first, "the") {
        first += 1;
    }
    if first >= end {
        return;
    }
    if doc.is_word(of, "to") {
        if doc.tokens[first].is_capitalized() {
            found.role.1 = end;
        }
        return;
    }
    let portfolio = portfolio_end(doc, first, end);
    if portfolio > first {
        found.role.1 = portfolio;
        if portfolio + 1 < end && is_of(doc, portfolio) {
            classify(doc, portfolio, end, found);
        }
        return;
    }
    if let Some((sense, len)) = doc.sense(first, Tag::Country)
        && first + len == end
    {
        found.country = found.country.or(Some(sense.id));
        return;
    }
    found.organisation = Some((first, end));
    if let Some(country) = ending(doc, end, first, Tag::Country).filter(|&at| at > first && doc.is_word(at - 1, "of")) {
        found.country = found.country.or(doc.sense(country, Tag::Country).map(|(sense, _)| sense.id));
    }
}

/// Where the portfolio words from `first` on end: "Food and Agriculture".
fn portfolio_end(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> TokenIndex {
    let mut at = first;
    while at < end {
        if let Some((_, len)) = doc.sense(at, Tag::Portfolio)
            && at + len <= end
        {
            at += len;
        } else if at > first && (doc.is_word(at, "and") || doc.is(at, Class::Comma)) && doc.has(at + 1, Tag::Portfolio) {
            at += 1;
        } else {
            break;
        }
    }
    at
}
