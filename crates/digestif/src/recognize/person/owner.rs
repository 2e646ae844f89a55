//! Whose office it is: the country, region or body that stands before a title.
//!
//! | text before the title     | body              | country                              |
//! | ------------------------- | ----------------- | ------------------------------------ |
//! | `Uzbekistan’s`, `Uzbek`   |                   | `Uzbekistan`                         |
//! | `Canal authority`         | `Canal authority` |                                      |
//! | `the Bank of Ghana’s`     | `Bank of Ghana`   | `Ghana`                              |
//! | `former World Bank`       | `World Bank`      | the qualifier goes to the role       |
//!
//! Left alone: persons ("Orlova's spokesman"), papers before their writers. Words: `data/countries.tsv`, `data/organisations.tsv`.

use super::name::NAMES;
use super::office::Found;
use super::role::ending;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};

/// The country, region or body that stands before a role.
pub(super) fn owner(doc: &Document<'_>, first: TokenIndex, low: TokenIndex, found: &mut Found) {
    // "His Eminence Cardinal N".
    let style = ending(doc, first, low, Tag::Honorific).filter(|&at| at + 1 < first);
    let mut end = style.unwrap_or(first);
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
            // "The BBC's Ghana correspondent": where he reports from.
            if tag == Tag::Country && !owned && is_press(doc, found) {
                return;
            }
            found.country = doc.sense(at, tag).map(|(sense, _)| sense.id);
            if !owned && at > low && doc.is_in(at - 1, WordGroup::Status) {
                found.prefix = Some((at - 1, at));
            }
            found.organisation = body_of(doc, at, end, low);
            if let Some((start, _)) = found.organisation
                && start > low
                && doc.is_in(start - 1, WordGroup::Status)
            {
                found.prefix = Some((start - 1, start));
            }
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
    // "Prime Minister's Office spokesperson": a body that is called after an office.
    let office = !owned && end - start > 1 && doc.has(end - 1, Tag::OrgHead);
    let person = !office && (start..end).any(titled)
        || owned && doc.tokens[start.min(end - 1)].flags.has(NAMES);
    if person || start == end || is_outlet(doc, start, end) || is_press(doc, found) {
        return;
    }
    // "Kurdish commander N": a people or a language is no body.
    if end - start == 1 && doc.is_in(start, WordGroup::Regional) {
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
    if !owned && is_field(doc, start, end, found) {
        found.role.0 = start;
        return;
    }
    // "Former World Bank economist": the qualifier belongs to the role.
    if start + 1 < end && doc.is_in(start, WordGroup::Status) {
        found.prefix = Some((start, start + 1));
        start += 1;
    } else if !owned && start > low && doc.is_in(start - 1, WordGroup::Status) {
        found.prefix = Some((start - 1, start));
    }
    if doc.tokens[start].is_capitalized()
        || end - start > 1
        || token.flags.has(Tag::Portfolio.flag())
    {
        found.organisation = Some((start, end));
    }
}

/// Whether the whole of `start..end` is an outlet and no institute: "The Times".
fn is_outlet(doc: &Document<'_>, start: TokenIndex, end: TokenIndex) -> bool {
    doc.sense(start, Tag::Outlet).is_some_and(|(sense, len)| {
        start + len >= end && !doc.lexicon.outlets[sense.id as usize].institute
    })
}

/// Whether the words before a minister's office say what it is for, though no list has them: "Harbour Minister", but not a place's or
/// a body's.
fn is_field(doc: &Document<'_>, start: TokenIndex, end: TokenIndex, found: &Found) -> bool {
    let other = if end - start > 1 {
        BODY
    } else {
        BODY.without(Tag::OrgHead.flag())
    };
    doc.is_in(found.role.1 - 1, WordGroup::Minister)
        && doc.tokens[found.head].is_capitalized()
        && !doc.is_in(start, WordGroup::Status)
        && (start..end).all(|at| {
            let token = &doc.tokens[at];
            token.class == Class::Word && token.is_capitalized() && !token.flags.has(other)
        })
}

/// The country that ends before `end`, where a longer known name starts with it: "U.S." + "Treasury Secretary", not "U.S. Treasury".
fn cut_short(doc: &Document<'_>, end: TokenIndex, low: TokenIndex) -> Option<u32> {
    (low.max(end.saturating_sub(6))..end).find_map(|first| {
        let token = &doc.tokens[first];
        if token.phrase == 0 || !token.is_capitalized() {
            return None;
        }
        let phrase = doc.lexicon.longest_phrase(&doc.tokens[first..end])?;
        let readings = doc.lexicon.phrase_readings(phrase);
        let text_end = doc.tokens[end - 1].end;
        let sense = |tag| doc.lexicon.sense(readings, tag, token, doc.text, text_end);
        (phrase.len as usize == end - first)
            .then(|| sense(Tag::Country).or_else(|| sense(Tag::Demonym)))?
            .map(|sense| sense.id)
    })
}

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
    while start < of && doc.is_in(start, WordGroup::Status) {
        start += 1;
    }
    let named = (start..of).any(|at| {
        doc.tokens[at]
            .flags
            .has(Flags::of(&[Tag::OrgHead, Tag::Portfolio]))
    });
    named.then_some((start, end))
}

/// Whether the role is a journalist's: the paper before it is no employer here.
fn is_press(doc: &Document<'_>, found: &Found) -> bool {
    let last = found.role.1 - 1;
    doc.is_word(last, "chief") && doc.is_word(last.wrapping_sub(1), "bureau")
        || doc.is_any_word(
            last,
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

/// Words that end a noun phrase on its left.
pub(super) const OPENERS: Flags =
    Flags::FUNCTION_WORDS.with(&[Tag::Verb, Tag::CueSay, Tag::CuePublish]);

/// Whether the token at `at` belongs to the name of a body before a role.
pub(super) fn in_owner(doc: &Document<'_>, at: TokenIndex, last: bool) -> bool {
    let token = &doc.tokens[at];
    match token.class {
        Class::Word if token.is_capitalized() => true,
        Class::Word if last => doc.word_sense(at, Tag::OrgHead).is_some(),
        Class::Word => {
            doc.word(at) == "s" && doc.glued(at)
                || token.flags.has(Flags::of(&[Tag::OrgHead, Tag::Portfolio]))
                    && !token.flags.has(OPENERS)
                || doc.word(at) == "central"
                || is_inner_particle(doc, at)
        }
        Class::Apostrophe | Class::Hyphen => token.gap == Gap::None && doc.glued(at + 1),
        _ => false,
    }
}

/// "Uvas del Norte": a small word of another language inside a name.
fn is_inner_particle(doc: &Document<'_>, at: TokenIndex) -> bool {
    let capital = |at: TokenIndex| doc.get(at).is_some_and(Token::is_capitalized);
    doc.tokens[at].flags.has(Tag::Particle.flag())
        && !doc.tokens[at].flags.has(OPENERS)
        && (capital(at + 1) || doc.has(at + 1, Tag::Particle))
        && at > 0
        && (capital(at - 1) || doc.has(at - 1, Tag::Particle))
}
