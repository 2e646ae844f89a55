//! Who wrote a piece, what it is and what it is called.
//!
//! | text                                                | detail                  |
//! | --------------------------------------------------- | ----------------------- |
//! | `in a March 9 interview with Trend`                 | interview               |
//! | `published an article on March 9 by Nora Weiss`     | author `Nora Weiss`     |
//! | `Under the headline “Night boats”, the Guardian …`  | headline `Night boats`  |

use super::super::{Resolution, Spot};
use super::evidence::Evidence;
use super::phrase::Phrase;
use super::signature;
use super::source::{behind_bracket, credit};
use crate::Str;
use crate::lexicon::{Tag, WordGroup};
use crate::recognize::cue::{is_cue, is_press_verb};
use crate::recognize::quote::title_evidence;
use crate::scan::{Class, TokenIndex};
use crate::structure::{BlockKind, TokenRange};
use crate::value::Genre;

/// Farthest that an author stands behind the verb.
const REACH: usize = 24;

/// The full name of who wrote the piece.
pub(super) fn author<'t>(
    state: &Resolution<'_, 't>,
    phrase: &Phrase,
    evidence: Evidence,
) -> Option<Str<'t>> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let person_at = |at: TokenIndex| {
        state
            .persons_in(TokenRange {
                first: at,
                end: at + 1,
            })
            .next()
    };
    if let Some(writer) = phrase.writer.and_then(person_at) {
        return state.person_name(writer);
    }
    let verb = match evidence {
        Evidence::Told(verb) => verb,
        Evidence::Source => {
            let block = doc.layout.blocks[doc.layout.block_of(phrase.name.first)].content;
            let behind = TokenRange {
                first: phrase.end,
                end: block.end.min(phrase.end + REACH),
            };
            return by_line(state, behind, false).or_else(|| credited_person(state, phrase));
        }
        Evidence::Shown => return credited_person(state, phrase),
    };
    let first = phrase.end.max(verb + 1);
    let behind = TokenRange {
        first,
        end: sentence.end.min(first + REACH),
    };
    if let Some(name) = by_line(state, behind, true) {
        return Some(name);
    }
    // "The Japan Times (December 1, by Ada Linde) reports"
    let close = behind_bracket(doc, phrase.end, sentence.end);
    let bracket = TokenRange {
        first: phrase.end,
        end: close,
    };
    if let Some(name) = by_line(state, bracket, false) {
        return Some(name);
    }
    let placed = doc.is_any_word(phrase.first.wrapping_sub(1), &["in", "for"])
        && phrase.first > sentence.first;
    if !placed {
        return None;
    }
    // "In an op-ed for the Age on Tuesday, Ada Linde argues"; "Writing in the Age, the poet Ada Linde argues".
    let opens = verb == sentence.first && doc.word(verb).ends_with("ing");
    let of_piece =
        opens || doc.has(verb, Tag::Genre) || doc.is_any_word(verb, &["op", "ed", "piece"]);
    let tells = |p: &&Spot| is_cue(doc, p.end) || is_press_verb(doc, p.end);
    if of_piece && let Some(person) = state.persons_in(behind).next().filter(tells) {
        return state.person_name(person);
    }
    (verb > phrase.end || is_cue(doc, verb) || doc.is_in(verb, WordGroup::WriteFor))
        .then(|| writer(state, phrase, verb, sentence))
        .flatten()
}

/// "In the Age, the poet Ada Linde writes"; "Ada Linde writes in the Age".
fn writer<'t>(
    state: &Resolution<'_, 't>,
    phrase: &Phrase,
    verb: TokenIndex,
    sentence: TokenRange,
) -> Option<Str<'t>> {
    let doc = state.doc;
    let range = TokenRange {
        first: if verb > phrase.end {
            phrase.end
        } else {
            sentence.first
        },
        end: verb,
    };
    // "In the Age, Ada Linde, a poet, argues"
    let apposed = |p: &&Spot| {
        p.first <= phrase.end + 4 && doc.is(p.end, Class::Comma) && doc.is(verb - 1, Class::Comma)
    };
    let person = state
        .persons_in(range)
        .next_back()
        .filter(|p| p.end + 2 >= verb)
        .or_else(|| state.persons_in(range).next().filter(apposed));
    state.person_name(person?)
}

/// The person beside the outlet in a credit: "(Nora Weiss for Metro, 6 March)", "Source: Metro (Nora Weiss)".
fn credited_person<'t>(state: &Resolution<'_, 't>, phrase: &Phrase) -> Option<Str<'t>> {
    let block = state.doc.layout.blocks[state.doc.layout.block_of(phrase.name.first)];
    let credit = credit(state, phrase.name, block.content).or_else(|| {
        // "→ Ada Linde, Le Soir", "Le Soir / Ada Linde: rain …"
        signature::of(state, phrase.name, block.content).map(|signature| signature.tokens)
    });
    let credit = credit.or_else(|| {
        let opening = block.content.first;
        let labelled = state.doc.is_in(opening, WordGroup::SourceLabel)
            || state.doc.is_word(phrase.first.wrapping_sub(1), "for");
        (block.kind == BlockKind::Note && labelled).then_some(block.content)
    })?;
    state.person_name(state.persons_in(credit).next()?)
}

/// "by Nora Weiss", "by the poet Ada Linde"; in running text only after a piece has been named.
fn by_line<'t>(state: &Resolution<'_, 't>, range: TokenRange, of_piece: bool) -> Option<Str<'t>> {
    const MAX_JOB: usize = 8;
    let doc = state.doc;
    for person in state.persons_in(range) {
        let lowest = range.first.max(person.first.saturating_sub(MAX_JOB));
        let by = (lowest..person.first).rev().find(|&at| {
            doc.is_word(at, "by") || matches!(doc.tokens[at].class, Class::Comma | Class::Colon)
        })?;
        let piece = |at: TokenIndex| {
            doc.has(at, Tag::Genre) && !is_cue(doc, at) || doc.tokens[at].class.closes_quote()
        };
        let written = doc.is_in(by.wrapping_sub(1), WordGroup::Written);
        if doc.is_word(by, "by") && (!of_piece || written || (range.first..by).any(piece)) {
            return state.person_name(person);
        }
    }
    None
}

/// What kind of piece the sentence names.
pub(super) fn genre(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    evidence: Evidence,
) -> Option<Genre> {
    let Evidence::Told(verb) = evidence else {
        return None;
    };
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let first = phrase.end.max(verb + 1);
    let read = |at: TokenIndex| {
        doc.sense(at, Tag::Genre)
            .map(|(sense, _)| doc.lexicon.genres[sense.id as usize])
    };
    if verb < phrase.first
        && let Some(genre) = read(verb)
    {
        return Some(genre);
    }
    (first..sentence.end.min(first + 12))
        .take_while(|&at| !doc.is_word(at, "that") && !doc.is(at, Class::Colon))
        .find_map(|at| read(at).filter(|_| !is_cue(doc, at) && state.quotation_of(at).is_none()))
}

/// The quoted headline of the piece.
pub(super) fn headline<'t>(
    state: &Resolution<'_, 't>,
    phrase: &Phrase,
    evidence: Evidence,
) -> Option<Str<'t>> {
    let Evidence::Told(verb) = evidence else {
        return None;
    };
    let doc = state.doc;
    let sentence = near(doc.sentence(phrase.name.first), phrase);
    for &quotation in state.quotations_in(sentence) {
        if title_evidence(doc, quotation).is_some() || is_published_title(state, quotation, phrase)
        {
            return Some(unquoted(state, quotation));
        }
    }
    // What a paper asks or puts is its headline too.
    let asks = doc.is_any_word(verb, &["asks", "asked", "puts", "put"]);
    let quotation = state
        .quotations_in(sentence)
        .iter()
        .rfind(|q| q.end <= phrase.first)?;
    asks.then(|| unquoted(state, *quotation))
}

/// The part of a sentence that is looked at around the name.
fn near(sentence: TokenRange, phrase: &Phrase) -> TokenRange {
    const MAX: usize = 80;
    let (first, end) = (phrase.first.saturating_sub(MAX), phrase.end + MAX);
    TokenRange {
        first: sentence.first.max(first),
        end: sentence.end.min(end),
    }
}

/// "published the paper “Salt and Silt”": read by `title_evidence`; "published “Salt and Silt”, a study": here.
fn is_published_title(state: &Resolution<'_, '_>, quotation: TokenRange, phrase: &Phrase) -> bool {
    let doc = state.doc;
    quotation.first > phrase.end && doc.is_in(quotation.first - 1, WordGroup::CarryPiece)
}

/// The words between the marks, without a comma at their end.
pub(super) fn unquoted<'t>(state: &Resolution<'_, 't>, quotation: TokenRange) -> Str<'t> {
    let doc = state.doc;
    let mut end = quotation.end - 1;
    if end > quotation.first + 2
        && matches!(doc.tokens[end - 1].class, Class::Comma | Class::Period)
    {
        end -= 1;
    }
    doc.plain(quotation.first + 1, end)
}

/// Headline and author that the first sentence below a source line gives: "Under the headline “Night boats”, correspondent …".
pub(super) fn below<'t>(
    state: &Resolution<'_, 't>,
    sentence: TokenRange,
) -> (Option<Str<'t>>, Option<Str<'t>>) {
    let doc = state.doc;
    let title = state
        .quotations_in(sentence)
        .iter()
        .find(|&&q| title_evidence(doc, q).is_some())
        .copied();
    let opening = TokenRange {
        first: sentence.first,
        end: sentence.end.min(sentence.first + REACH),
    };
    let writer = state.persons_in(opening).find(|person| {
        let job = person
            .first
            .checked_sub(1)
            .is_some_and(|at| state.is_journalist(at));
        let acts = doc
            .get(person.end)
            .is_some_and(|t| t.class == Class::Word && t.shape == crate::scan::Shape::Lower);
        job && acts
    });
    (
        title.map(|q| unquoted(state, q)),
        writer.and_then(|person| state.person_name(person)),
    )
}
