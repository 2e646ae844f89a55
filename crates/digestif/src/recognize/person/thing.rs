//! Words beside a name that make it a thing's.
//!
//! | text                                             | whose                           |
//! | ------------------------------------------------ | ------------------------------- |
//! | `the ferry Anna Karin`, `Hurricane Maria`        | the noun before                 |
//! | `the Marie Curie programme`                      | the noun after                  |
//! | `Anna Karin, a 900-tonne coaster,`               | the noun of the apposition      |
//! | `the ferry Princess Ragnhild`, `MS Roald Amundsen` | the title belongs to its name   |
//! | `Sir Winston, a seven-year-old gelding,`         | an animal's                     |

use super::apposition;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Shape, TokenIndex};

/// Whether a noun for vessels or things stands before the name: "the ferry Anna Karin", "Hurricane Maria".
pub(super) fn after_thing(doc: &Document<'_>, at: TokenIndex) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| doc.sentence(at).holds(b)) else {
        return false;
    };
    is_vessel(doc, before)
        || doc.word_sense(before, Tag::Thing).is_some()
        || doc.is_any_word(
            before,
            &[
                "carrier",
                "tanker",
                "ship",
                "boat",
                "frigate",
                "trawler",
                "brand",
                "operation",
            ],
        )
}

/// Whether a noun after the name makes it a thing's or a family's: "the Marie Curie programme".
pub(super) fn before_thing(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.get(end).is_some_and(|t| t.class == Class::Word)
        && doc.sentence(end - 1).holds(end)
        && (doc.word_sense(end, Tag::Thing).is_some()
            || doc.word_sense(end, Tag::OrgHead).is_some()
            || is_firms(doc, end))
        && !doc.has(end, Tag::CueSay)
        && (!doc.has(end, Tag::Verb) || is_firms(doc, end))
        && !apposition::starts_title(doc, end)
}

/// Whether what only firms have follows the bare name: "Levi Strauss shares rose", but "Ada Orr shares a flat".
fn is_firms(doc: &Document<'_>, end: TokenIndex) -> bool {
    const VERBS: Flags = Flags::of(&[Tag::Verb, Tag::Auxiliary, Tag::Movement]);
    doc.is_in(end, WordGroup::FirmNoun)
        && (!doc.has(end, Tag::Verb) || doc.get(end + 1).is_some_and(|t| t.flags.has(VERBS)))
}

/// Whether an apposition after the name says that it is a thing's or an animal's: "Winston, a seven-year-old gelding,".
pub(super) fn is_described_as_thing(doc: &Document<'_>, end: TokenIndex) -> bool {
    const REACH: usize = 9;
    let described = (doc.is(end, Class::Comma) || doc.is_any_word(end, &["is", "was"]))
        && doc.is_any_word(end + 1, &["a", "an"]);
    if !described {
        return false;
    }
    let limit = doc.sentence(end).end.min(end + REACH);
    let head = (end + 2..limit).find(|&at| ends_noun_phrase(doc, at + 1, limit));
    head.is_some_and(|head| {
        doc.tokens[head].shape == Shape::Lower
            && (is_vessel(doc, head)
                || doc.is_in(head, WordGroup::Animal)
                || doc.word_sense(head, Tag::Thing).is_some())
    })
}

/// Whether the first noun phrase of an apposition ends before `at`.
fn ends_noun_phrase(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> bool {
    const ENDS: Flags = Flags::of(&[
        Tag::Preposition,
        Tag::Pronoun,
        Tag::Conjunction,
        Tag::Auxiliary,
    ]);
    at >= limit
        || match doc.tokens[at].class {
            Class::Word => doc.tokens[at].flags.has(ENDS) || doc.is_word(at, "that"),
            Class::Hyphen | Class::Digits | Class::Apostrophe => false,
            // "A brig. gen.": no brig.
            Class::Period => !doc.sentence(at).holds(at + 1),
            _ => true,
        }
}

/// Whether a vessel is called after the title at `at`: "the ferry Princess Ragnhild".
pub(super) fn names_vessel(doc: &Document<'_>, at: TokenIndex) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let prefixed = doc.tokens[before].shape == Shape::Upper
        && doc.is_in(before, WordGroup::ShipPrefix)
        && doc.tokens[at].shape == Shape::Title;
    prefixed
        || doc.tokens[at].is_capitalized()
            && doc.tokens[before].shape == Shape::Lower
            && is_vessel(doc, before)
}

/// Whether the noun at `at` is a vessel's.
fn is_vessel(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.word_sense(at, Tag::Noun).is_some_and(|sense| {
        doc.lexicon.nouns[sense.id as usize].category.as_deref() == Some("vessel")
    })
}
