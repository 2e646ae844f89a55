//! When a piece appeared.
//!
//! | text                                                | day                     |
//! | --------------------------------------------------- | ----------------------- |
//! | `Trend wrote on March 9 that …`                     | `March 9`               |
//! | `On 9 March the Guardian wrote`                     | `9 March`               |
//! | `in a March 9 interview with Trend`                 | `March 9`               |
//! | `The Post (18 September) thinks`                    | `18 September`          |
//! | `Reuters wrote that exports fell in March`          | none: `that` ends it    |

use super::super::{Resolution, Spot};
use super::evidence::Evidence;
use super::phrase::Phrase;
use super::signature;
use super::source::date_in;
use crate::Kind;
use crate::lexicon::{Tag, WordGroup};
use crate::scan::{Class, TokenIndex};
use crate::structure::TokenRange;

/// Farthest that a date stands behind the verb.
const REACH: usize = 24;

/// The index of the date mention that says when.
pub(super) fn date(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    evidence: Evidence,
) -> Option<usize> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    match evidence {
        Evidence::Shown => None,
        Evidence::Source => {
            let block = doc.layout.blocks[doc.layout.block_of(phrase.name.first)].content;
            let signed = signature::date(state, phrase.name, block);
            signed.or_else(|| {
                date_in(
                    state,
                    TokenRange {
                        first: phrase.end,
                        end: block.end.min(phrase.end + REACH),
                    },
                )
            })
        }
        Evidence::Told(verb) => phrase
            .issue
            .or_else(|| bracketed_date(state, phrase))
            .or_else(|| date_before(state, phrase, verb, sentence))
            .or_else(|| date_behind(state, phrase, verb, sentence)),
    }
}

/// "The Post (18 September) thinks", "The Age’s Ada Linde (2 June) has had enough".
fn bracketed_date(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<usize> {
    const MAX: usize = 10;
    let doc = state.doc;
    [phrase.name.end, phrase.end]
        .into_iter()
        .filter(|&open| doc.is(open, Class::Open))
        .find_map(|open| {
            let close = (open..open + MAX).find(|&at| doc.is(at, Class::Close))?;
            date_in(
                state,
                TokenRange {
                    first: open,
                    end: close,
                },
            )
        })
}

/// "On 9 March the Guardian wrote", "Holm on Friday told Reuters", "in a March 9 interview with Trend".
fn date_before(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    verb: TokenIndex,
    sentence: TokenRange,
) -> Option<usize> {
    let doc = state.doc;
    let end = phrase.first.max(verb);
    let range = TokenRange {
        first: sentence
            .first
            .max(phrase.first.min(verb).saturating_sub(10)),
        end,
    };
    state
        .mentions_in(range)
        .rfind(|(_, m)| {
            m.kind == Kind::Date && state.quotation_of(m.first).is_none() && {
                let comma = matches!(doc.class(m.end), Some(Class::Comma | Class::Colon));
                let behind = m.end + usize::from(comma);
                let on = m.first > sentence.first && doc.is_word(m.first - 1, "on");
                let bulleted = m.first == sentence.first + 1
                    && matches!(
                        doc.tokens[sentence.first].class,
                        Class::Bullet | Class::Hyphen | Class::Dash
                    );
                let opens =
                    m.first == sentence.first || bulleted || on && m.first == sentence.first + 1;
                let adjoins = behind == phrase.first || behind == verb;
                let of_piece = doc.has(m.end, Tag::Genre) && m.end < phrase.first;
                // "an interview on Monday with Trend"
                let in_piece = on
                    && (doc.has(m.first.wrapping_sub(2), Tag::Genre)
                        || doc.is_word(m.first.wrapping_sub(2), "published"))
                    && m.end < phrase.first;
                adjoins && (on && !comma || opens) || of_piece || in_piece
            }
        })
        .map(|(at, _)| at)
}

/// The date behind name and verb, before the content begins.
fn date_behind(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    verb: TokenIndex,
    sentence: TokenRange,
) -> Option<usize> {
    let first = phrase.end.max(verb + 1);
    let range = TokenRange {
        first,
        end: sentence.end.min(first + REACH),
    };
    for (at, mention) in state
        .mentions_in(range)
        .filter(|(_, m)| m.kind == Kind::Date)
    {
        if !is_open(
            state,
            TokenRange {
                first,
                end: mention.first,
            },
        ) {
            return None;
        }
        if state.quotation_of(mention.first).is_none() && says_when(state, mention, first) {
            return Some(at);
        }
    }
    None
}

/// Whether no content begins in `range`: no clause, no list, no quotation after a comma.
fn is_open(state: &Resolution<'_, '_>, range: TokenRange) -> bool {
    let doc = state.doc;
    let mut at = range.first;
    while at < range.end {
        if let Some(quotation) = state.quotation_of(at) {
            at = quotation.end;
            continue;
        }
        let stops = matches!(
            doc.tokens[at].class,
            Class::Colon | Class::Semicolon | Class::Comma
        ) || doc.is_in(at, WordGroup::ClauseStart);
        if stops {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether the words before a date make it the day of publishing.
fn says_when(state: &Resolution<'_, '_>, date: &Spot, first: TokenIndex) -> bool {
    let doc = state.doc;
    if date.first <= first {
        return true;
    }
    let mut before = date.first - 1;
    if doc.is_word(before, "the") && before > first {
        before -= 1;
    }
    if doc.is_any_word(before, &["on", "dated"]) || doc.is(before, Class::Open) {
        return true;
    }
    if doc.is_any_word(before, &["of", "from"]) {
        return before > 0
            && (doc.has(before - 1, Tag::Genre) || doc.is_in(before - 1, WordGroup::IssueNoun));
    }
    // "in a March 9 article", "in its March 9 issue".
    doc.has(date.end, Tag::Genre) || doc.is_in(date.end, WordGroup::IssueNoun)
}
