//! Offices beside a name: how the title runs, and which words of it name the body and the country.
//!
//! | text around `N`                                    | role                                | organisation      | country  |
//! | -------------------------------------------------- | ----------------------------------- | ----------------- | -------- |
//! | `Uzbekistan’s acting Minister of Investment N`     | `acting Minister of Investment`     |                   | from it  |
//! | `Canal authority chairman N`                       | `chairman`                          | `Canal authority` |          |
//! | `N, governor of the Bank of Latvia,`               | `governor`                          | `Bank of Latvia`  | `Latvia` |
//! | `N, head of research at Ember Quay,`               | `head of research`                  | `Ember Quay`      |          |
//! | `N, who became mayor of Linz,`                     | `mayor`                             | `Linz`            |          |
//! | `N, a baker in Linz,`                              | `baker`                             |                   |          |
//!
//! Words: `data/titles.tsv` (heads, qualifiers, portfolios), `data/organisations.tsv`.

use super::name::NAMES;
use crate::Str;
use crate::lexicon::{Flags, Tag, TitleClass};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};

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
    pub(super) class: TitleClass,
    role: (TokenIndex, TokenIndex),
    /// A qualifier apart from the role: "former" in "former Kazakh minister".
    prefix: Option<(TokenIndex, TokenIndex)>,
    organisation: Option<(TokenIndex, TokenIndex)>,
    country: Option<u32>,
}

impl Found {
    /// What it says, as text.
    pub(super) fn office<'t>(&self, doc: &Document<'t>) -> Office<'t> {
        let role = doc.plain(self.role.0, self.role.1);
        Office {
            role: Some(match self.prefix {
                Some((first, end)) => Str::Owned(format!("{} {role}", doc.plain(first, end))),
                None => role,
            }),
            organisation: self.organisation.map(|(first, end)| doc.plain(first, end)),
            country: self
                .country
                .map(|id| doc.lexicon.countries[id as usize].name.clone()),
        }
    }

    /// Takes what follows the name ("A B of Vietnam") and this name's share of a list ("the mayors of Linz and Graz").
    pub(super) fn complete_from_name(&mut self, doc: &Document<'_>, end: TokenIndex, place: usize) {
        if self.plural
            && let Some((first, last)) = self.organisation
        {
            self.organisation = share(doc, first, last, place);
        }
        if self.country.is_none()
            && self.organisation.is_none()
            && doc.is_word(end, "of")
            && let Some((sense, _)) = doc.sense(end + 1, Tag::Country)
        {
            self.country = Some(sense.id);
        }
    }

    /// Takes the firm that appoints the person at `at`: "Marlowe Bank has made N its chief executive".
    pub(super) fn employer(&mut self, doc: &Document<'_>, at: TokenIndex) {
        const APPOINTS: [&str; 12] = [
            "names",
            "named",
            "appoints",
            "appointed",
            "made",
            "makes",
            "elects",
            "elected",
            "hires",
            "hired",
            "promotes",
            "promoted",
        ];
        let low = doc.sentence(at).first;
        if self.organisation.is_some() || at <= low || !doc.is_any_word(at - 1, &APPOINTS) {
            return;
        }
        let mut end = at - 1;
        while end > low
            && doc.tokens[end - 1].flags.has(Tag::Auxiliary.flag())
            && !doc.tokens[end - 1].is_capitalized()
        {
            end -= 1;
        }
        let mut start = end;
        while start > low && end - start < 8 && in_owner(doc, start - 1, false) {
            start -= 1;
        }
        self.organisation = (start < end).then_some((start, end));
    }
}

/// The part of a list "A, B and C" at `place`; the whole where it is no list.
fn share(
    doc: &Document<'_>,
    first: TokenIndex,
    end: TokenIndex,
    place: usize,
) -> Option<(TokenIndex, TokenIndex)> {
    let mut start = first;
    let mut count = 0;
    for at in first..=end {
        if at == end || doc.is_word(at, "and") || doc.is(at, Class::Comma) {
            if at > start {
                if count == place {
                    return Some((start, at));
                }
                count += 1;
            }
            start = at + 1;
        }
    }
    (count == 1).then_some((first, end))
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
    if let Some(head) =
        ending(doc, end, low, Tag::Title).map(|head| after_body(doc, head, end, low))
    {
        let place = if apposition {
            Place::Apposition
        } else {
            Place::Beside
        };
        return Some(complete(
            doc,
            Head {
                first: head,
                end,
                place,
            },
            low,
            None,
        ));
    }
    // "Minister of Water N": the head stands before a preposition.
    if !in_complement(doc, end - 1) && !(apposition && is_small_word(doc, end - 1))
        || is_of(doc, end - 1)
        || doc.is_any_word(end - 1, &["the", "and"])
    {
        return None;
    }
    // "the governor of the central bank, N,": small adjectives before the noun for the body.
    let mut small = 0;
    for of in (low + 1..end).rev() {
        let inner = in_complement(doc, of) || apposition && of + 1 < end && is_listed(doc, of);
        small += usize::from(!inner);
        if !inner && !(apposition && small <= 3 && is_small_word(doc, of)) {
            return None;
        }
        if !is_of(doc, of) {
            continue;
        }
        if let Some(head) = ending(doc, of, low, Tag::Title) {
            let place = if apposition {
                Place::Apposition
            } else {
                Place::Complement
            };
            return Some(complete(
                doc,
                Head {
                    first: head,
                    end: of,
                    place,
                },
                low,
                Some((of, end)),
            ));
        }
    }
    None
}

/// The head without words that a body's name takes: "South African Reserve Bank" + "Governor", not "Bank Governor".
fn after_body(
    doc: &Document<'_>,
    head: TokenIndex,
    end: TokenIndex,
    low: TokenIndex,
) -> TokenIndex {
    // But "U.S. Treasury Secretary": a portfolio that is also a body's name.
    let taken = head + 1 < end
        && is_taken(doc, head, low)
        && !doc.tokens[head].flags.has(Tag::Portfolio.flag())
        && doc.word_sense(end - 1, Tag::Title).is_some();
    if taken { end - 1 } else { head }
}

/// Whether the known name of a place or body that starts before `at` holds the word there.
fn is_taken(doc: &Document<'_>, at: TokenIndex, low: TokenIndex) -> bool {
    const NAMED: [Tag; 4] = [Tag::City, Tag::Place, Tag::OrgBody, Tag::Demonym];
    (low.max(at.saturating_sub(4))..at).any(|first| {
        doc.tokens[first].phrase != 0
            && NAMED.into_iter().any(|tag| {
                doc.sense(first, tag)
                    .is_some_and(|(_, len)| first + len > at)
            })
    })
}

/// Whether the token at `at` is a comma of a list of places: "the mayors of Linz, Graz and Wels".
fn is_listed(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is(at, Class::Comma)
        && doc
            .get(at + 1)
            .is_some_and(crate::scan::Token::is_capitalized)
}

/// The office that stands in apposition after a name that ends before `end`.
pub(super) fn after(doc: &Document<'_>, end: TokenIndex) -> Option<Found> {
    let limit = doc.sentence(end - 1).end.min(end + REACH);
    let mut at = end;
    if at >= limit {
        return None;
    }
    match doc.tokens[at].class {
        Class::Comma | Class::Open => at += 1,
        // "Marlowe names N finance chief".
        Class::Word if starts_title(doc, at) => {}
        _ => return None,
    }
    // An age between commas: "N, 51, its chief".
    if doc.is(at, Class::Digits) && doc.is(at + 1, Class::Comma) {
        at += 2;
    }
    if let Some(clause) = becomes(doc, at, limit) {
        at = clause;
    }
    let low = at;
    while at < limit {
        if let Some((_, len)) = doc.sense(at, Tag::Title) {
            let mut head = Head {
                first: at,
                end: at + len,
                place: Place::Apposition,
            };
            while let Some((first, end)) = next_head(doc, head.end, limit) {
                head = Head { first, end, ..head };
            }
            // "In the Herald, surgeon N writes": the title of the next name.
            if doc
                .get(head.end)
                .is_some_and(|t| head.end < limit && t.is_capitalized())
            {
                return None;
            }
            let complement = (head.end < limit && is_of(doc, head.end))
                .then(|| (head.end, complement_end(doc, head.end)));
            let found = complete(doc, head, low, complement);
            return (!found.plural).then_some(found);
        }
        if !in_noun_phrase(doc, at) {
            return None;
        }
        at += 1;
    }
    None
}

/// Where the noun phrase of a relative clause that states an office starts: "who became", "who has been", "who serves as".
fn becomes(doc: &Document<'_>, who: TokenIndex, limit: TokenIndex) -> Option<TokenIndex> {
    if !doc.is_word(who, "who") {
        return None;
    }
    let mut at = who + 1;
    let mut stated = false;
    while at < limit && at < who + 6 {
        let verb = doc.is_any_word(
            at,
            &[
                "is",
                "was",
                "became",
                "becomes",
                "been",
                "elected",
                "appointed",
                "named",
                "as",
            ],
        );
        let passes = doc.is_any_word(
            at,
            &[
                "has", "had", "serves", "served", "works", "worked", "will", "be",
            ],
        ) || doc.tokens[at].flags.has(Tag::Adverb.flag());
        if !verb && !passes {
            break;
        }
        stated |= verb;
        at += 1;
    }
    stated.then_some(at)
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

#[derive(Clone, Copy)]
struct Head {
    first: TokenIndex,
    end: TokenIndex,
    place: Place,
}

/// The whole office around a head, with the complement from its preposition on.
fn complete(
    doc: &Document<'_>,
    head: Head,
    low: TokenIndex,
    complement: Option<(TokenIndex, TokenIndex)>,
) -> Found {
    let title = doc
        .sense(head.first, Tag::Title)
        .filter(|(_, len)| head.first + len == head.end)
        .map(|(sense, _)| sense);
    let title = title
        .or_else(|| doc.word_sense(head.end - 1, Tag::Title))
        .map(|sense| &doc.lexicon.titles[sense.id as usize]);
    let class = title.map_or(TitleClass::Plain, |title| title.class);
    let first = role_start(doc, head, low, class);
    let mut found = Found {
        place: head.place,
        head: head.first,
        plural: title.is_some_and(|title| title.plural),
        class,
        role: (first, head.end),
        prefix: None,
        organisation: None,
        country: None,
    };
    owner(doc, first, low, &mut found);
    if let Some((of, end)) = complement {
        classify(doc, of, end, &mut found);
    }
    found
}

/// Where a form under `tag` starts that ends before `end`, not before `low`: the longest.
pub(super) fn ending(
    doc: &Document<'_>,
    end: TokenIndex,
    low: TokenIndex,
    tag: Tag,
) -> Option<TokenIndex> {
    let last = doc.get(end.checked_sub(1)?)?;
    // "U.S." ends in a dot.
    if !matches!(last.class, Class::Word | Class::Period) {
        return None;
    }
    (low.max(end.saturating_sub(7))..end).find(|&first| {
        doc.tokens[first].flags.has(tag.flag())
            && (doc
                .sense(first, tag)
                .is_some_and(|(_, len)| first + len == end)
                || first + 1 == end && doc.word_sense(first, tag).is_some())
    })
}

/// Where the role starts: the head with qualifiers, portfolios and compounds before it.
fn role_start(doc: &Document<'_>, head: Head, low: TokenIndex, class: TitleClass) -> TokenIndex {
    let mut first = head.first;
    while first > low {
        let before = first - 1;
        if doc.glued(first) && doc.is(before, Class::Hyphen) && before > low && doc.glued(before) {
            first = before - 1;
            continue;
        }
        // "Government Statistician": no body by itself, but whose service it is.
        if doc.is_word(before, "government") && doc.tokens[head.first].is_capitalized() {
            first = before;
            continue;
        }
        let longer = [Tag::Title, Tag::Qualifier, Tag::Portfolio]
            .into_iter()
            .filter_map(|tag| ending(doc, first, low, tag))
            .min();
        if let Some(longer) = longer {
            if names_body(doc, longer, first, head, class) || is_taken(doc, first - 1, low) {
                break;
            }
            first = longer;
            continue;
        }
        let joined = doc.is_word(before, "and") || doc.is(before, Class::Comma);
        match joined
            .then(|| ending(doc, before, low, Tag::Portfolio))
            .flatten()
        {
            Some(portfolio) if first < head.first && doc.has(first, Tag::Portfolio) => {
                first = portfolio;
            }
            _ => break,
        }
    }
    first
}

/// Whether the words `first..end` before a role name a body rather than its field: "EU" Commissioner, "Commission" President,
/// "Treasury" Principal Secretary; but "Transport" Minister.
fn names_body(
    doc: &Document<'_>,
    first: TokenIndex,
    end: TokenIndex,
    head: Head,
    class: TitleClass,
) -> bool {
    if doc.tokens[first].shape == Shape::Upper
        && doc.tokens[first]
            .flags
            .has(Flags::of(&[Tag::OrgBody, Tag::Country]))
    {
        return true;
    }
    let body = doc.word_sense(end - 1, Tag::OrgHead).is_some() && doc.has(first, Tag::Portfolio);
    body && end == head.first
        && (class == TitleClass::OfBody
            || head.end - head.first > 1 && !doc.has(head.first, Tag::Portfolio))
}

/// The country, region or body that stands before a role.
fn owner(doc: &Document<'_>, first: TokenIndex, low: TokenIndex, found: &mut Found) {
    let mut end = first;
    let mut owned = true;
    if end >= low + 2
        && doc.is_word(end - 1, "s")
        && doc.is(end - 2, Class::Apostrophe)
        && doc.glued(end - 1)
    {
        end -= 2;
    } else if end > low && doc.is(end - 1, Class::Apostrophe) && doc.glued(end - 1) {
        end -= 1;
    } else {
        owned = false;
    }
    if end <= low {
        return;
    }
    for tag in [Tag::Demonym, Tag::Country] {
        if let Some(at) = ending(doc, end, low, tag) {
            found.country = doc.sense(at, tag).map(|(sense, _)| sense.id);
            if !owned && at > low && doc.is_any_word(at - 1, &STATUS) {
                found.prefix = Some((at - 1, at));
            }
            found.organisation = body_of(doc, at, end, low);
            return;
        }
    }
    if let Some(country) = cut_short(doc, end, low) {
        found.country = Some(country);
        return;
    }
    let mut start = end;
    while start > low && end - start < 8 && in_owner(doc, start - 1, start == end) {
        start -= 1;
    }
    if let Some(place) = [Tag::City, Tag::Place, Tag::OrgBody]
        .into_iter()
        .filter_map(|tag| ending(doc, end, low, tag))
        .min()
    {
        start = start.min(place);
    }
    let opens = |at: TokenIndex| {
        let token = &doc.tokens[at];
        token.class != Class::Word
            || doc.is_any_word(at, &["the", "a", "an"])
            || token.flags.has(OPENERS) && !token.flags.has(BODY)
            || doc.glued(at)
    };
    while start < end && opens(start) {
        start += 1;
    }
    // "Kyrgyz President Sadyr Japarov's spokesman": a person is no body.
    let titled = |at: TokenIndex| {
        doc.sense(at, Tag::Title)
            .is_some_and(|(_, len)| at + len <= end)
    };
    let person =
        (start..end).any(titled) || owned && doc.tokens[start.min(end - 1)].flags.has(NAMES);
    if person
        || start == end
        || doc.has(start, Tag::Outlet)
        || doc.tokens[end - 1].flags.has(Tag::OutletHead.flag()) && is_press(doc, found)
    {
        return;
    }
    // "Fish trader N": a common word that only the head of the sentence capitalises.
    let token = &doc.tokens[start];
    let common = end - start == 1 && token.word != 0 && !token.flags.has(BODY);
    if !owned
        && common
        && start == doc.sentence(start).first
        && !doc.tokens[found.head].is_capitalized()
    {
        found.role.0 = start;
        return;
    }
    // "Former World Bank economist": the qualifier belongs to the role.
    if start + 1 < end && doc.is_any_word(start, &STATUS) {
        found.prefix = Some((start, start + 1));
        start += 1;
    } else if !owned && start > low && doc.is_any_word(start - 1, &STATUS) {
        found.prefix = Some((start - 1, start));
    }
    if doc.tokens[start].is_capitalized()
        || end - start > 1
        || token.flags.has(Tag::Portfolio.flag())
    {
        found.organisation = Some((start, end));
    }
}

/// The country that ends before `end`, where a longer known name starts with it: "U.S." + "Treasury Secretary", not "U.S. Treasury".
fn cut_short(doc: &Document<'_>, end: TokenIndex, low: TokenIndex) -> Option<u32> {
    (low.max(end.saturating_sub(6))..end).find_map(|first| {
        let token = &doc.tokens[first];
        if token.phrase == 0 || !token.is_capitalized() {
            return None;
        }
        let phrase = doc.lexicon.longest_phrase(&doc.tokens[first..end])?;
        let text = doc.text_of(first, end);
        let sense = |tag| doc.lexicon.entry_sense(phrase.entry, tag, text, token);
        (phrase.len as usize == end - first)
            .then(|| sense(Tag::Country).or_else(|| sense(Tag::Demonym)))?
            .map(|sense| sense.id)
    })
}

/// Qualifiers that belong to a role even where its country or body stands between: "former Kazakh minister".
const STATUS: [&str; 12] = [
    "former", "acting", "interim", "outgoing", "incoming", "late", "ousted", "then", "senior",
    "top", "veteran", "longtime",
];

/// The body whose name ends in the country at `country`: "the Bank of Ghana's Governor".
fn body_of(
    doc: &Document<'_>,
    country: TokenIndex,
    end: TokenIndex,
    low: TokenIndex,
) -> Option<(TokenIndex, TokenIndex)> {
    let of = country
        .checked_sub(1)
        .filter(|&of| of > low && doc.is_word(of, "of"))?;
    let mut start = of;
    while start > low
        && of - start < 5
        && doc.tokens[start - 1].is_capitalized()
        && !doc.is_word(start - 1, "the")
    {
        start -= 1;
    }
    (start < of
        && doc.tokens[start]
            .flags
            .has(Flags::of(&[Tag::OrgHead, Tag::Portfolio])))
    .then_some((start, end))
}

/// Whether the role is a journalist's: the paper before it is no employer here.
fn is_press(doc: &Document<'_>, found: &Found) -> bool {
    doc.is_any_word(
        found.role.1 - 1,
        &[
            "columnist",
            "correspondent",
            "reporter",
            "journalist",
            "editor",
            "commentator",
            "writer",
        ],
    )
}

/// Readings of a word that names something by itself.
const BODY: Flags = Flags::of(&[
    Tag::OrgHead,
    Tag::OrgBody,
    Tag::City,
    Tag::Place,
    Tag::Country,
    Tag::Outlet,
    Tag::Given,
    Tag::GivenWord,
    Tag::Family,
]);

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
        Class::Word if last => doc.word_sense(at, Tag::OrgHead).is_some(),
        Class::Word => {
            doc.word(at) == "s" && doc.glued(at)
                || token.flags.has(Flags::of(&[Tag::OrgHead, Tag::Portfolio]))
                    && !token.flags.has(OPENERS)
                || doc.word(at) == "central"
        }
        Class::Apostrophe | Class::Hyphen => token.gap == Gap::None && doc.glued(at + 1),
        _ => false,
    }
}

/// Whether the token at `at` is a preposition between a title and its complement.
fn is_of(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at)
        .is_some_and(|t| t.flags.has(Tag::Preposition.flag()))
        && doc.is_any_word(at, &["of", "for", "at", "to", "with", "in"])
}

const CALENDAR: Flags = Flags::of(&[Tag::Month, Tag::Weekday]);

/// Whether the token at `at` may stand in a complement.
fn in_complement(doc: &Document<'_>, at: TokenIndex) -> bool {
    let token = &doc.tokens[at];
    match token.class {
        // "mayor of Linz in July".
        Class::Word if token.is_capitalized() && token.flags.has(CALENDAR) => false,
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
            || doc.glued(at + 1) && doc.get(at + 1).is_some_and(|t| t.is_capitalized()));
    initials
        || doc.is_any_word(letter, &["st", "ste"])
            && doc.get(at + 1).is_some_and(|t| t.is_capitalized())
}

/// Where the complement that starts with the preposition at `of` ends.
fn complement_end(doc: &Document<'_>, of: TokenIndex) -> TokenIndex {
    let limit = doc.sentence(of).end.min(of + REACH);
    // "head of foreign policy at".
    let mut end = if doc.is_word(of, "of") {
        small_end(doc, of + 1, limit)
    } else {
        of + 1
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

/// Whether a small noun or adjective stands at `at`.
fn is_small_word(doc: &Document<'_>, at: TokenIndex) -> bool {
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

/// Sorts the words of a complement into role, body and country.
fn classify(doc: &Document<'_>, of: TokenIndex, end: TokenIndex, found: &mut Found) {
    let mut first = of + 1;
    let article = doc.is_word(first, "the");
    if article {
        first += 1;
    }
    if first >= end {
        return;
    }
    let country = doc
        .sense(first, Tag::Country)
        .is_some_and(|(_, len)| first + len == end);
    if doc.is_word(of, "to") || doc.is_word(of, "for") && country {
        if doc.tokens[first].is_capitalized() {
            found.role.1 = end;
        }
        return;
    }
    // "A seamstress in Chorkor": where she works is no body.
    if doc.is_word(of, "in") && !(first..end).any(|at| doc.tokens[at].flags.has(BODIES)) {
        return;
    }
    if let Some((sense, len)) = doc.sense(first, Tag::Country)
        && first + len == end
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
    found.organisation = Some((first, end));
    if let Some(country) =
        ending(doc, end, first, Tag::Country).filter(|&at| at > first && doc.is_word(at - 1, "of"))
    {
        found.country = found
            .country
            .or(doc.sense(country, Tag::Country).map(|(sense, _)| sense.id));
    }
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
