//! Whether an outlet is told to publish or say something, and by which word.
//!
//! | text                                        | evidence                       |
//! | ------------------------------------------- | ------------------------------ |
//! | `Trend wrote on March 9 that …`             | subject of `wrote`             |
//! | `…, reported Trend`, `asks the Age`         | subject behind its verb        |
//! | `The Times columnist Ada Linde describes …` | subject through its writer     |
//! | `Le Monde looks back at …`, `the Mirror has the same man` | subject that opens the sentence |
//! | `told Reuters`, `according to Reuters`, `quoted by Reuters`, `interview with Reuters` | named source |
//! | `In the Age, Ada Linde writes …`            | place of the piece             |
//! | `Metro’s headline`, `the headline in Metro` | place of the piece             |
//! | `Le Soir – 3/6/2026`, `Source: ANSA, June 3` | source line                   |
//! | `Le Soir: rain …`, a heading `LE SOIR`      | shown, but no act of publishing |
//! | `Photo: Reuters`, `Reuters has 40 offices`  | none                           |
//!
//! Verbs: `data/cue_verbs.tsv`; pieces: the genres of `data/words.tsv`.

mod named;
mod verb;

use super::super::Resolution;
use super::phrase::Phrase;
use super::signature::{self, Place};
use super::source::{date_in, in_heading, in_note, shown};
use crate::lexicon::{Tag, WordGroup};
use crate::recognize::cue::{is_cue, is_speech};
use crate::scan::{Class, TokenIndex};
use crate::structure::{BlockKind, TokenRange};
use named::{
    employs_speaker, heads_sentence, is_client, is_setting, opens_words, place_of_piece,
    source_before, under_title,
};
use verb::{verb_before, verb_behind, verb_of_opening};

pub(in crate::resolve::publication) use verb::behind_aside;

/// What shows an outlet to be a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve::publication) enum Evidence {
    /// An act of publishing or saying, told by the word at this token.
    Told(TokenIndex),
    /// A line of its own with outlet and date.
    Source,
    /// Nothing but its name before or behind the content.
    Shown,
}

/// What shows the outlet of `phrase` to be a source, if anything does.
pub(in crate::resolve::publication) fn of(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
) -> Option<Evidence> {
    let doc = state.doc;
    let block = doc.layout.block_of(phrase.name.first);
    let shape = doc.layout.blocks[block];
    if doc.layout.title == Some(block)
        || doc
            .layout
            .dateline
            .is_some_and(|d| d.tokens.holds(phrase.name.first))
    {
        return None;
    }
    match shape.kind {
        BlockKind::Note => {
            return in_note(state, phrase, shape.content).or_else(|| {
                let whole = signature::of(state, phrase.name, shape.content)
                    .is_some_and(|signature| signature.place == Place::Whole);
                whole
                    .then(|| signed(state, phrase, shape.content))
                    .flatten()
            });
        }
        BlockKind::Heading => {
            // A line without a full stop that heads nothing is text.
            let heads = doc
                .layout
                .item_of(phrase.name.first)
                .is_some_and(|item| doc.layout.items[item].heading == Some(block));
            return in_heading(state, phrase, shape.content).or_else(|| {
                (!heads)
                    .then(|| in_text(state, phrase, shape.content))
                    .flatten()
            });
        }
        BlockKind::Paragraph | BlockKind::Bullet => {}
    }
    in_text(state, phrase, shape.content)
}

/// Whether somebody gives the outlet of `phrase` their words, so that it need not have what follows: "told Reuters", "said on Radio 4".
pub(in crate::resolve::publication) fn is_addressed(
    state: &Resolution<'_, '_>,
    phrase: &Phrase,
    evidence: Evidence,
) -> bool {
    let doc = state.doc;
    match evidence {
        Evidence::Told(verb) => {
            // Not "writes Reuters", which has what it writes.
            let given = verb + 1 < phrase.first && doc.has(phrase.first - 1, Tag::Preposition);
            verb < phrase.first && doc.is_in(verb, WordGroup::Tell)
                || given
                    && (doc.is_in(verb, WordGroup::Talk)
                        || doc.has(verb, Tag::CueSay) && is_cue(doc, verb))
        }
        Evidence::Source | Evidence::Shown => false,
    }
}

/// Whether the block is a quotation and, behind it, who said it where: "“We wait.” – mayor Ada Linde, in Le Soir", "“We wait.” Ada
/// Linde, 34, to Le Soir".
pub(in crate::resolve::publication) fn signs_quotation(
    state: &Resolution<'_, '_>,
    name: TokenRange,
    block: TokenRange,
) -> bool {
    const MAX_TAIL: usize = 24;
    let doc = state.doc;
    if block.end > name.end + MAX_TAIL {
        return false;
    }
    let low = name.first.saturating_sub(MAX_TAIL).max(block.first);
    let last = state.quotations_before(name.first).last();
    let Some(quotation) = last.filter(|q| q.end > low && q.end <= name.first) else {
        return false;
    };
    let opens = quotation.first == block.first
        || doc.is(quotation.first - 1, Class::Colon)
        || state.quotation_of(block.first) == Some(*quotation);
    let signed = quotation.end..block.end;
    opens
        && doc.tokens[quotation.end - 2].class != Class::Comma
        && state
            .persons_in(TokenRange {
                first: signed.start,
                end: name.first,
            })
            .next()
            .is_some()
        && !signed
            .into_iter()
            .any(|at| is_speech(doc, at) || doc.has(at, Tag::Auxiliary))
}

/// What the words around an outlet in running text show of it.
fn in_text(state: &Resolution<'_, '_>, phrase: &Phrase, block: TokenRange) -> Option<Evidence> {
    let doc = state.doc;
    if state.is_frame_work(phrase.name.first) || state.quotation_of(phrase.name.first).is_some() {
        return None;
    }
    if is_client(doc, phrase) {
        return Some(Evidence::Shown);
    }
    let told = verb_before(doc, phrase)
        .or_else(|| verb_behind(state, phrase))
        .or_else(|| verb_of_opening(state, phrase))
        .or_else(|| source_before(state, phrase))
        .or_else(|| opens_words(state, phrase))
        .or_else(|| under_title(state, phrase));
    told.or_else(|| place_of_piece(state, phrase))
        .map(Evidence::Told)
        .or_else(|| shown(state, phrase, block))
        .or_else(|| signed(state, phrase, block))
        .or_else(|| signs_quotation(state, phrase.name, block).then_some(Evidence::Shown))
        .or_else(|| heads_sentence(doc, phrase).then_some(Evidence::Shown))
        .or_else(|| is_setting(doc, phrase).then_some(Evidence::Shown))
        .or_else(|| employs_speaker(state, phrase).then_some(Evidence::Shown))
}

/// An outlet in a part of its block that holds nothing but who says so and when.
fn signed(state: &Resolution<'_, '_>, phrase: &Phrase, block: TokenRange) -> Option<Evidence> {
    // "Who was first? Le Soir, on 3 June. It wrote …"
    let sentence = state.doc.sentence(phrase.name.first);
    let of_sentence = || {
        (sentence != block)
            .then(|| signature::of(state, phrase.name, sentence))
            .flatten()
            .filter(|signature| signature.place == Place::Whole)
    };
    let signature = signature::of(state, phrase.name, block).or_else(of_sentence)?;
    Some(match date_in(state, signature.tokens) {
        Some(_) => Evidence::Source,
        None => Evidence::Shown,
    })
}
