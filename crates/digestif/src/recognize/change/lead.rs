//! What may stand between a preposition or verb of movement and its amount: "to a record $9", "from an average of 12", "by between 3%".

use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Shape, TokenIndex};

/// Longest such phrase, in tokens.
const REACH: usize = 7;

/// Where the amount at `start` starts with the "between" before it.
pub(super) fn start(doc: &Document<'_>, sentence: TokenIndex, start: TokenIndex) -> TokenIndex {
    start - usize::from(start > sentence && doc.is_word(start - 1, "between"))
}

/// The determiner of a phrase that ends before the amount at `start`, and whether an "of" joins the two.
pub(super) fn phrase(
    doc: &Document<'_>,
    sentence: TokenIndex,
    start: TokenIndex,
) -> Option<(TokenIndex, bool)> {
    let last = start.checked_sub(1).filter(|&last| last > sentence)?;
    let of = doc.is_word(last, "of");
    if of && !is_measure(doc, last - 1) {
        return None;
    }
    // "of" and the noun before it; "an estimate" may be a verb elsewhere.
    let words = last.checked_sub(2 * usize::from(of))?;
    let first = words.saturating_sub(REACH).max(sentence);
    let opening = (first..=words).rev().find(|&at| !is_inner(doc, at))?;
    doc.has(opening, Tag::Determiner).then_some((opening, of))
}

/// Nouns whose "of" names the amount itself: "an average of 12", "a low of 61".
fn is_measure(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_in(at, WordGroup::Measure)
}

/// What may stand behind the determiner: plain words, compounds ("all-time"), "further".
fn is_inner(doc: &Document<'_>, at: TokenIndex) -> bool {
    let compound = doc.is(at, Class::Hyphen) || doc.is(at + 1, Class::Hyphen) && doc.glued(at + 1);
    compound || is_plain(doc, at) || doc.is_word(at, "further")
}

/// A word of a noun phrase: in small letters, no function word and no verb.
pub(super) fn is_plain(doc: &Document<'_>, at: TokenIndex) -> bool {
    const OTHERS: Flags = Flags::FUNCTION_WORDS.with(&[Tag::CueSay, Tag::CuePublish]);
    let Some(token) = doc.get(at) else {
        return false;
    };
    token.class == Class::Word && token.shape != Shape::Upper && !token.flags.has(OTHERS)
}
