//! The verb of publishing or saying whose subject an outlet is.
//!
//! | text                                              | verb          |
//! | ------------------------------------------------- | ------------- |
//! | `Trend wrote on March 9 that …`, `Mint, a daily, reports` | behind the name |
//! | `…, reported Trend`, `“Who pays?” asks the Age`   | before the name |
//! | `Le Monde looks back at`, `The Mirror has the same man` | any verb of a review, of an outlet that opens its clause |
//! | `The BBC said it would cut jobs`, `The roof of the Guardian leaked` | none |

use super::super::super::{Resolution, Spot};
use super::super::phrase::{Phrase, is_date, starting};
use super::super::source::{behind_bracket, is_link};
use crate::Kind;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::{is_cue, is_press_verb, puts_at};
use crate::scan::{Class, Document, Shape, TokenIndex};
use crate::structure::TokenRange;

/// The verb behind the name: "Trend wrote", "Mint, a daily, reports", "Reuters on Monday reported", "Post, which published …".
pub(super) fn verb_behind(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let mut at = phrase.end;
    // "The roof of the Guardian leaked": not the Guardian's verb.
    let governed = phrase.first > sentence.first && {
        let before = &doc.tokens[phrase.first - 1];
        // "fell after Reuters reported": a clause of its own.
        before.flags.has(Tag::Preposition.flag())
            && before.shape == Shape::Lower
            && !doc.is_in(phrase.first - 1, WordGroup::ClauseStart)
            && phrase.writer.is_none()
    };
    if governed || state.is_possessive(phrase.end) {
        return None;
    }
    // "The Post-Courier in Port Moresby fills page one with".
    if doc.is_any_word(at, &["from", "in", "of"])
        && at + 1 < sentence.end
        && doc.tokens[at + 1].is_capitalized()
    {
        at = (at + 1..sentence.end)
            .find(|&i| !doc.tokens[i].is_capitalized())
            .unwrap_or(at);
    }
    if doc.is(at, Class::Comma) || doc.is(at, Class::Open) {
        let opened = at + 1;
        // "Mint, which has it from police, reports": the verb of the relative clause, else the one behind it.
        let related = doc.is_any_word(opened, &["which", "who"]);
        if related && verb_at(state, opened + 1, sentence).is_some() {
            at = opened + 1;
        } else if verb_at(state, opened, sentence)
            .is_some_and(|verb| doc.word(verb).ends_with("ing"))
        {
            return verb_at(state, opened, sentence);
        } else {
            const MAX_APPOSITION: usize = 14;
            let bracketed = doc.is(at, Class::Open);
            let close = (opened..sentence.end.min(opened + MAX_APPOSITION))
                .find(|&i| doc.is(i, Class::Close) || !bracketed && doc.is(i, Class::Comma))?;
            at = close + 1;
        }
    }
    verb_at(state, at, sentence)
}

/// The verb of an outlet that opens its sentence, or of the writer it names there: "Le Monde looks back at", "The Mirror has the
/// same man", "The Age’s Ada Linde has had enough".
pub(super) fn verb_of_opening(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    const MAX_OPENER: usize = 4;
    const ACTS: Flags = Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::CueSay, Tag::Press]);
    const WORDS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Determiner]);
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let opener = sentence.first..phrase.first;
    let opens = opener.len() <= MAX_OPENER
        && opener.clone().all(|at| {
            let token = &doc.tokens[at];
            token.class == Class::Comma
                || token.class == Class::Bullet
                || token.flags.has(Flags::FUNCTION_WORDS)
                || at > sentence.first && doc.is(at + 1, Class::Comma)
        });
    let clause = opener.end > opener.start
        && (matches!(
            doc.tokens[phrase.first - 1].class,
            Class::Semicolon | Class::Colon
        ) || doc.is_any_word(phrase.first - 1, &["while", "whereas", "but"]));
    if !(opens || clause) || state.is_possessive(phrase.end) {
        return None;
    }
    // "Le Soir [has the story](https://…)"
    let linked = doc.is(phrase.end, Class::Open) && is_link(doc, phrase.end, sentence.end);
    let behind = if linked {
        phrase.end + 1
    } else {
        behind_bracket(doc, phrase.end, sentence.end)
    };
    let mut at = behind_aside(doc, behind, sentence.end);
    while at < sentence.end
        && (doc.tokens[at].flags.has(Tag::Adverb.flag())
            || doc.is_any_word(at, &["has", "had", "also"]))
        && !doc.is_word(at + 1, "been")
        && (is_press_verb(doc, at + 1) || is_cue(doc, at + 1))
    {
        at += 1;
    }
    let verb = doc
        .get(at)
        .filter(|t| at < sentence.end && t.shape == Shape::Lower && t.class == Class::Word)?;
    // "The Guardian leads with …. The Sun has a fox that …"
    let contrasted = || {
        let block = doc.layout.blocks[doc.layout.block_of(phrase.first)].tokens;
        let before = TokenRange {
            first: block.first,
            end: sentence.first,
        };
        let outlet = |m: &Spot| m.kind == Kind::Outlet;
        doc.numerals.starting(at + 1).is_none() && state.mentions_in(before).any(|(_, m)| outlet(m))
    };
    let has_piece = || {
        doc.is_any_word(at, &["has", "had"])
            && (clause
                || contrasted()
                || doc.is_any_word(at + 1, &["it", "its", "another", "more", "no", "different"])
                || doc.is_any_word(at + 1, &["the", "a"])
                    && doc.is_any_word(
                        at + 2,
                        &["same", "different", "story", "latest", "details", "other"],
                    ))
    };
    // The day behind a writer shows a piece whatever the verb; without it, "Reuters correspondent Ada Linde was killed" is news of her.
    let acts = linked && !verb.flags.has(Flags::FUNCTION_WORDS);
    let dated = phrase.writer.is_some() && behind > phrase.end && verb.flags.has(ACTS);
    // Only a digest, or a text that names several papers, has them act by these verbs, and not on themselves: "The BBC found itself
    // in debt" is news of a firm.
    let digest = state.outlets.len() > 1 || !doc.layout.items.is_empty();
    let reviews =
        digest && !doc.is_any_word(at + 1, &["its", "itself"]) || doc.is_word(at + 1, "that");
    // "The Age’s Ada Linde has walked the border": who belongs to an outlet writes for it.
    let owned = phrase.writer.is_some()
        && state.is_possessive(phrase.name.end)
        && !verb.flags.has(WORDS)
        && !doc.is_in(at, WordGroup::FirmAct)
        && !doc.is_word(at + 1, "been");
    // "The Age was told by two officers"
    let told = doc.is_word(at, "was") && doc.is_word(at + 1, "told");
    (acts || dated || owned || told || reviews && is_press_verb(doc, at) || has_piece())
        .then_some(at)
}

/// One past ", on the other hand,", an aside of a few words that opens at `at`; `at` where none does.
pub(in crate::resolve::publication) fn behind_aside(
    doc: &Document<'_>,
    at: TokenIndex,
    end: TokenIndex,
) -> TokenIndex {
    const MAX_ASIDE: usize = 7;
    let opened = at < end && doc.is(at, Class::Comma);
    opened
        .then(|| (at + 1..end.min(at + MAX_ASIDE)).find(|&i| !doc.is(i, Class::Word)))
        .flatten()
        .filter(|&close| doc.is(close, Class::Comma))
        .map_or(at, |close| close + 1)
}

/// The publishing verb at `at`, behind adverbs, auxiliaries and a date.
fn verb_at(
    state: &Resolution<'_, '_>,
    mut at: TokenIndex,
    sentence: TokenRange,
) -> Option<TokenIndex> {
    let doc = state.doc;
    for _ in 0..5 {
        if at >= sentence.end {
            return None;
        }
        if is_publishing(doc, at, sentence) || closes_report(doc, at, sentence) {
            return Some(at);
        }
        if doc.is_word(at, "on")
            && let Some((_, date)) = starting(state, at + 1, is_date)
        {
            at = date.end;
        } else if doc.tokens[at].flags.has(Tag::Adverb.flag())
            || doc.is_in(at, WordGroup::BeforeVerb)
        {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// Whether the verb at `at` tells of publishing when an outlet is its subject.
fn is_publishing(doc: &Document<'_>, at: TokenIndex, sentence: TokenRange) -> bool {
    // "The BBC said it would cut jobs" is a firm speaking of itself.
    if doc.is_any_word(at, &["say", "says", "said"]) && doc.is_any_word(at + 1, &["it", "its"]) {
        return false;
    }
    // "The Guardian put 12 buildings up for sale"
    if doc.is_any_word(at, &["puts", "put"]) && !puts_at(doc, at, sentence.end) {
        return false;
    }
    if doc.has(at, Tag::CuePublish) && is_cue(doc, at) {
        let piece = || {
            is_object(doc, at, sentence)
                || (at + 1..sentence.end.min(at + 8)).any(|i| {
                    doc.has(i, Tag::Genre)
                        || doc.tokens[i].class.opens_quote()
                        || doc.is_in(i, WordGroup::PieceNoun)
                })
                || doc.is_any_word(at + 1, &["that", "how", "why", "what", "whether"])
        };
        // Gathering is what the digest itself does; a verb of any firm needs the piece.
        return !doc.is_in(at, WordGroup::Gather)
            && (!doc.is_in(at, WordGroup::AnyFirm) || piece());
    }
    // "gives its back page to", "believes": sayings of an editorial.
    let gives = doc.is_in(at, WordGroup::GiveSpace)
        && (at + 1..sentence.end.min(at + 8)).any(|i| doc.is_in(i, WordGroup::PagePart));
    gives || doc.has(at, Tag::CueSay) && is_cue(doc, at)
}

/// "Rice costs 4,200 yen, the Asahi found.": a verb that ends a sentence behind the comma of a reporting clause.
fn closes_report(doc: &Document<'_>, at: TokenIndex, sentence: TokenRange) -> bool {
    const MAX_CLAUSE: usize = 10;
    // "…, the Asahi has found after weeks of filming."
    let trails = doc
        .get(at + 1)
        .is_some_and(|t| t.shape == Shape::Lower && t.flags.has(Tag::Preposition.flag()));
    let ends =
        at + 1 >= sentence.end || trails || doc.is(at + 1, Class::Period) && at + 2 >= sentence.end;
    let low = sentence.first.max(at.saturating_sub(MAX_CLAUSE));
    let comma = (low..at).rev().find(|&i| doc.is(i, Class::Comma));
    ends && comma.is_some_and(|comma| comma > sentence.first + 3)
        && doc.tokens[at].shape == Shape::Lower
        && (is_cue(doc, at) || is_press_verb(doc, at))
}

/// Whether the verb at `at` ends a clause about a piece: "an interview that the Age ran".
fn is_object(doc: &Document<'_>, at: TokenIndex, sentence: TokenRange) -> bool {
    const MAX_CLAUSE: usize = 8;
    let first = sentence.first.max(at.saturating_sub(MAX_CLAUSE));
    (first..at)
        .any(|piece| doc.has(piece, Tag::Genre) && doc.is_any_word(piece + 1, &["that", "which"]))
}

/// The verb before the name: "…, reported Trend", "“Who pays?” asks The Age".
pub(super) fn verb_before(doc: &Document<'_>, phrase: &Phrase) -> Option<TokenIndex> {
    let sentence = doc.sentence(phrase.name.first);
    let verb = phrase
        .first
        .checked_sub(1)
        .filter(|&at| at >= sentence.first)?;
    let before = verb.checked_sub(1).filter(|&at| at >= sentence.first)?;
    let parted = matches!(
        doc.tokens[before].class,
        Class::Comma | Class::Semicolon | Class::Dash | Class::Close
    ) || doc.tokens[before].class.closes_quote()
        || doc.is_any_word(before, &["as", "so", "also"]);
    let cue = doc.has(verb, Tag::CuePublish)
        || doc.has(verb, Tag::CueSay) && doc.tokens[before].class.closes_quote()
        || doc.is_in(verb, WordGroup::Editorialize);
    // "…, citing Interfax,": the one that is cited, not the one that publishes.
    let cited = doc.is_in(verb, WordGroup::Quoting) && doc.word(verb).ends_with("ing");
    let known = cue && !cited && doc.tokens[verb].shape == Shape::Lower;
    (parted && (known || closes_clause(doc, phrase, verb))).then_some(verb)
}

/// "…, marvels the Age.": whatever the verb between a comma and an outlet that ends the clause says, it tells of the words before.
fn closes_clause(doc: &Document<'_>, phrase: &Phrase, verb: TokenIndex) -> bool {
    let sentence = doc.sentence(phrase.name.first);
    let ends = phrase.end >= sentence.end
        || matches!(
            doc.tokens[phrase.end].class,
            Class::Period | Class::Comma | Class::Semicolon
        );
    let token = &doc.tokens[verb];
    let finite = doc.word(verb).ends_with('s') || doc.word(verb).ends_with("ed");
    ends && verb > sentence.first + 4
        && doc.is(verb - 1, Class::Comma)
        && token.shape == Shape::Lower
        && finite
        && !token.flags.has(Flags::FUNCTION_WORDS)
        && !doc.is_in(verb, WordGroup::FirmAct)
        && !doc.is_in(verb, WordGroup::Quoting)
}
