//! Offices beside a name: how the title runs, and which words of it name the body and the country.
//!
//! | text around `N`                                    | role                                | organisation      | country  |
//! | -------------------------------------------------- | ----------------------------------- | ----------------- | -------- |
//! | `Uzbekistan’s acting Minister of Investment N`     | `acting Minister of Investment`     |                   | from it  |
//! | `Canal authority chairman N`                       | `chairman`                          | `Canal authority` |          |
//! | `N, governor of the Bank of Latvia,`               | `governor`                          | `Bank of Latvia`  | `Latvia` |
//! | `N, head of research at Ember Quay,`               | `head of research`                  | `Ember Quay`      |          |
//! | `Prime Minister and Defence Minister N`            | the whole                           |                   |          |
//! | `N, a baker in Linz,`                              | `baker`                             |                   |          |
//!
//! Words: `data/titles.tsv` (heads, qualifiers, portfolios), `data/organisations.tsv`.

use super::address::honorific;
use super::complement::{classify, in_complement, is_of, is_small_word};
use super::ends_style;
use super::name::NAMES;
use super::office::{Found, Place};
use super::owner::owner;
use crate::lexicon::{Flags, Tag, TitleClass, WordGroup};
use crate::scan::{Class, Document, Shape, TokenIndex};

/// Most tokens between a title and the name it belongs to.
pub(super) const REACH: usize = 14;

/// The office that stands before the name at `at`.
pub(super) fn before(doc: &Document<'_>, at: TokenIndex) -> Option<Found> {
    if !doc.sentence_has(at, Tag::Title.flag()) {
        return None;
    }
    let low = doc.sentence(at).first.max(at.saturating_sub(REACH));
    let mut end = at;
    let mut apposition = false;
    if end > low && doc.is(end - 1, Class::Comma) {
        (end, apposition) = (end - 1, true);
    }
    // "The judges – A B, C D and E F – agreed": only a list stands so.
    let lists = end > low && (doc.is(end - 1, Class::Colon) || doc.tokens[end - 1].class.is_dash());
    if lists {
        (end, apposition) = (end - 1, true);
    }
    if end == low {
        return None;
    }
    let found = ends_before(doc, end, low, apposition)?;
    (found.plural || !lists).then_some(found)
}

/// The office whose words end before `end`; in apposition to the name, small words may stand among them.
fn ends_before(
    doc: &Document<'_>,
    end: TokenIndex,
    low: TokenIndex,
    apposition: bool,
) -> Option<Found> {
    if let Some(head) =
        ending(doc, end, low, Tag::Title).map(|head| after_body(doc, head, end, low))
    {
        let (head, end) = before_rank(doc, head, end, low).unwrap_or((head, end));
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
    if !(in_complement(doc, end - 1) || apposition && is_small_word(doc, end - 1))
        || is_of(doc, end - 1)
        || doc.is_any_word(end - 1, &["the", "and"])
    {
        return None;
    }
    // "Chief Minister of Selangor Datuk Seri N".
    let mut end = end;
    if !apposition && (doc.tokens[end - 1].flags.has(Tag::Honorific.flag()) || ends_style(doc, end))
    {
        end = honorific(doc, end).unwrap_or(end);
        if end == low || ending(doc, end, low, Tag::Title).is_some() {
            return None;
        }
    }
    // "the governor of the central bank, N,": small adjectives before the noun for the body.
    // Without a comma only if that noun shows their end: "head of the presidential office N".
    let bodied = doc.tokens[end - 1].shape == Shape::Lower
        && doc.word_sense(end - 1, Tag::OrgHead).is_some();
    let mut small = 0;
    let mut list = apposition;
    for of in (low + 1..end).rev() {
        list |= doc.is_word(of, "and");
        let inner = in_complement(doc, of) || list && of + 1 < end && is_listed(doc, of);
        small += usize::from(!inner);
        if !(inner || (apposition || bodied) && small <= 3 && is_small_word(doc, of)) {
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

/// The office before a rank in short, which says less: "Supreme Commander Gen. N". Its head, and where its words end.
fn before_rank(
    doc: &Document<'_>,
    rank: TokenIndex,
    end: TokenIndex,
    low: TokenIndex,
) -> Option<(TokenIndex, TokenIndex)> {
    if !doc.is(end - 1, Class::Period) || rank == low || doc.is(rank - 1, Class::Period) {
        return None;
    }
    let field = ending(doc, rank, low, Tag::Portfolio).unwrap_or(rank);
    let head = ending(doc, field, low, Tag::Title)?;
    Some((head, rank))
}

/// The head without words that a body's name takes: "South African Reserve Bank" + "Governor", not "Bank Governor".
fn after_body(
    doc: &Document<'_>,
    head: TokenIndex,
    end: TokenIndex,
    low: TokenIndex,
) -> TokenIndex {
    // "Gold Board chairman": the capital is the body's.
    let cased = head > low
        && doc.tokens[head].is_capitalized()
        && doc.tokens[head].flags.has(Tag::OrgHead.flag())
        && doc.tokens[head - 1].is_capitalized()
        && !doc.tokens[end - 1].is_capitalized();
    // But "U.S. Treasury Secretary": a portfolio that is also a body's name.
    let taken = head + 1 < end
        && (cased || is_taken(doc, head, low))
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

#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) first: TokenIndex,
    pub(super) end: TokenIndex,
    pub(super) place: Place,
}

/// The whole office around a head, with the complement from its preposition on.
pub(super) fn complete(
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
    let first = joined(doc, role_start(doc, head, low, class), low);
    let mut found = Found {
        place: head.place,
        head: head.first,
        plural: title.is_some_and(|title| title.plural),
        class,
        role: (first, head.end),
        noun: None,
        prefix: None,
        organisation: None,
        country: None,
    };
    owner(doc, first, low, &mut found);
    if found.role.0 < first {
        // "Deputy Premier and Harbour Minister": a role is joined to one whose field no list has.
        let whole = joined(doc, found.role.0, low);
        if whole < found.role.0 {
            found.role.0 = whole;
            owner(doc, whole, low, &mut found);
        }
    }
    if let Some((of, end)) = complement {
        classify(doc, of, end, &mut found);
    }
    found
}

/// Where a role starts to which another is joined: "Prime Minister and Defence Minister", "founder and chief executive".
fn joined(doc: &Document<'_>, first: TokenIndex, low: TokenIndex) -> TokenIndex {
    let Some(and) = first
        .checked_sub(1)
        .filter(|&and| and > low && doc.is_word(and, "and"))
    else {
        return first;
    };
    // "Co-founder and chief executive": the head of a sentence has a capital anyway.
    let same_case = |at: TokenIndex| {
        doc.tokens[at].is_capitalized() == doc.tokens[first].is_capitalized()
            || at == doc.sentence(at).first
    };
    let Some(other) = ending(doc, and, low, Tag::Title).filter(|&at| same_case(at)) else {
        return first;
    };
    let plural = doc
        .sense(other, Tag::Title)
        .is_some_and(|(sense, _)| doc.lexicon.titles[sense.id as usize].plural);
    let mut start = other;
    while let Some(longer) = [Tag::Qualifier, Tag::Portfolio]
        .into_iter()
        .find_map(|tag| ending(doc, start, low, tag).filter(|_| start > low))
    {
        start = longer;
    }
    // "The president and Prime Minister N": two persons.
    let apart = plural
        || start > low && doc.is_any_word(start - 1, &["the", "a", "an", "of", "for", "between"]);
    if apart { first } else { start }
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
    // "the dry interior, Water Minister N": a list of fields has capitals throughout or none.
    let is_alike = |one: TokenIndex, other: TokenIndex| {
        doc.tokens[one].is_capitalized() == doc.tokens[other].is_capitalized()
    };
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
        // "Union of Miners general secretary": a plural is whose office it is.
        let longer = [Tag::Title, Tag::Qualifier, Tag::Portfolio]
            .into_iter()
            .filter_map(|tag| ending(doc, first, low, tag))
            .filter(|&at| at + 1 < first || !is_plural_title(doc, at))
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
            Some(portfolio)
                if first < head.first
                    && doc.has(first, Tag::Portfolio)
                    && is_alike(portfolio, first) =>
            {
                first = portfolio;
            }
            _ => match joined.then(|| unlisted_field(doc, before, low)).flatten() {
                Some(field) if doc.has(first, Tag::Portfolio) => first = field,
                _ => break,
            },
        }
    }
    first
}

/// Whether the word at `at` is the plural of a title: "miners".
fn is_plural_title(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.word_sense(at, Tag::Title)
        .is_some_and(|sense| doc.lexicon.titles[sense.id as usize].plural)
}

/// Where a field that no list has starts, which ends before `end`: "Marine Affairs" and Fisheries Minister.
fn unlisted_field(doc: &Document<'_>, end: TokenIndex, low: TokenIndex) -> Option<TokenIndex> {
    const MAX_WORDS: usize = 3;
    const OTHER: Flags = NAMES.with(&[Tag::Title, Tag::Qualifier, Tag::Honorific]);
    let field = |at: TokenIndex| {
        let token = &doc.tokens[at];
        token.is_capitalized() && !token.flags.has(OTHER.or(Flags::FUNCTION_WORDS))
    };
    if end <= low || !doc.is_in(end - 1, WordGroup::FieldNoun) || !field(end - 1) {
        return None;
    }
    let mut first = end - 1;
    while first > low && end - first < MAX_WORDS && field(first - 1) {
        first -= 1;
    }
    Some(first)
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
