//! Names in a list, which share what stands before the first of them.
//!
//! | text                                    | shared by both            |
//! | --------------------------------------- | ------------------------- |
//! | `Deputy Ministers A B and C D`          | the title                 |
//! | `ministers A B of Ghana and C D of Togo`| the title, not its country|
//! | `(Reporting by A B and C D)`            | the byline                |

use super::name;
use super::name::Name;
use super::office::Found;
use super::role;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, TokenIndex};

/// The plural title of the name before, which this one shares: "Ministers A B and C D". Tells its place in the list, too.
pub(super) fn conjunct(doc: &Document<'_>, name: Name) -> Option<(Found, usize)> {
    // The names of a list are dear to read.
    if !doc.sentence_has(name.first, Tag::Title.flag()) {
        return None;
    }
    let low = doc.sentence(name.first).first;
    let mut first = name.first;
    let mut shared = None;
    for place in 1..=CONJUNCTS {
        let Some(before) = before_conjunct(doc, first, low) else {
            break;
        };
        first = before;
        if let Some(found) = role::before(doc, first) {
            shared = found.plural.then_some((found, place));
        }
    }
    shared
}

/// Most names of a list that one title stands before.
const CONJUNCTS: usize = 5;

/// Where the name starts that is joined by a comma or "and" to the one at `at`.
pub(super) fn before_conjunct(
    doc: &Document<'_>,
    at: TokenIndex,
    low: TokenIndex,
) -> Option<TokenIndex> {
    let mut end = at.checked_sub(1)?;
    if doc.is_word(end, "and") {
        if end > low && doc.is(end - 1, Class::Comma) {
            end -= 1;
        }
    } else if !doc.is(end, Class::Comma) {
        return None;
    }
    // "A B of Vietnam and C D of Sweden".
    let stop = (low.max(end.saturating_sub(4))..end)
        .find(|&of| doc.is_word(of, "of"))
        .unwrap_or(end);
    (low.max(stop.saturating_sub(10))..stop).find(|&first| {
        let token = &doc.tokens[first];
        let opens = first == low
            || !doc.tokens[first - 1].is_capitalized()
            || doc.tokens[first - 1].flags.has(super::BEFORE_NAME);
        token.is_capitalized()
            && opens
            && !token.flags.has(Flags::FUNCTION_WORDS)
            && name::read(doc, first, stop).is_some_and(|name| name.end == stop && name.parts > 1)
    })
}
