//! The speaker of each quotation, with the verb that says so.
//!
//! | text                                    | speaker                               |
//! | --------------------------------------- | ------------------------------------- |
//! | `“It is late,” said Ada Linde.`         | by the verb behind it                 |
//! | `Linde called it “late”.`               | by the last verb before it            |
//! | `“Late,” is how Linde puts it.`         | by the verb behind it                 |
//! | `“It is late,” said Linde. “It leaks.”` | as the quotation before it            |
//!
//! Subjects are read by `speech`.

use super::Resolution;
use super::speech::{Speaker, Statement};
use crate::Kind;
use crate::lexicon::{Tag, WordGroup};
use crate::recognize::Draft;
use crate::recognize::cue::is_speech;
use crate::recognize::quote::{REACH, around, signature_behind};
use crate::scan::{Class, TokenIndex};
use crate::structure::TokenRange;
use crate::value::Entity;

/// A quotation whose speaker is known.
struct Known<'t> {
    quotation: TokenRange,
    statement: Statement<'t>,
}

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let mut quotes = Vec::with_capacity(state.doc.layout.quotations.len());
    quotes.extend(state.of_kind(Kind::Quote).map(|(at, _)| at));
    let mut last: Option<Known<'_>> = None;
    // Quotations that open a passage and wait for the one behind them.
    let mut waiting: Vec<usize> = Vec::new();
    for at in quotes {
        let mention = &state.mentions[at];
        let quotation = TokenRange {
            first: mention.first,
            end: mention.end,
        };
        let rule = state.rule(mention);
        let continued = rule == "quote.continued";
        let statement = if continued {
            last.as_ref()
                .filter(|known| adjoins(state, known.quotation, quotation))
                .map(|known| known.statement.clone())
                .or_else(|| sentence_before(state, quotation))
        } else {
            of_quotation(state, quotation, rule)
        };
        let Some(statement) = statement.or_else(|| sentence_behind(state, quotation)) else {
            if continued {
                waiting.push(at);
            }
            continue;
        };
        for open in waiting.drain(..) {
            let before = TokenRange {
                first: state.mentions[open].first,
                end: state.mentions[open].end,
            };
            if adjoins(state, before, quotation) {
                fill(state, open, &statement);
            }
        }
        fill(state, at, &statement);
        last = Some(Known {
            quotation,
            statement,
        });
    }
}

/// Whether two quotations stand in one item, at most two sentences apart.
fn adjoins(state: &Resolution<'_, '_>, first: TokenRange, second: TokenRange) -> bool {
    let layout = &state.doc.layout;
    let apart = layout.sentence_of[second.first].saturating_sub(layout.sentence_of[first.end - 1]);
    apart <= 2 && layout.item_of(first.first) == layout.item_of(second.first)
}

fn fill<'t>(state: &mut Resolution<'_, 't>, at: usize, statement: &Statement<'t>) {
    let name = state.speaker_name(&statement.speaker);
    let entity = match statement.speaker {
        Speaker::Person(person) => state.people.get(person).map(|p| p.entity),
        Speaker::Outlet(outlet) => Some(Entity::Outlet(outlet as u32 + 1)),
        Speaker::Article | Speaker::Body(_) | Speaker::Other(_) => None,
    };
    // Without a verb, as in "Ada Linde: “We wait.”", the statement hangs on its colon.
    let cue = state
        .doc
        .is(statement.cue, Class::Word)
        .then(|| state.doc.plain(statement.cue, statement.cue + 1));
    if let Draft::Quote(draft) = state.draft_mut(at) {
        draft.speaker = name;
        draft.entity = entity;
        draft.cue = cue;
    }
}

/// The statement that attributes a quotation: behind it for direct speech, else before it.
fn of_quotation<'t>(
    state: &Resolution<'_, 't>,
    quotation: TokenRange,
    rule: &str,
) -> Option<Statement<'t>> {
    let (before, after) = clauses(state, quotation);
    // "He wants “a second look” and says …": the subject of a verb behind may stand in front.
    let sentence = TokenRange {
        first: before.first,
        end: after.end,
    };
    let behind = || {
        cues(state, after).find_map(|cue| {
            state
                .statement(cue, after)
                .or_else(|| state.statement(cue, sentence))
        })
    };
    let in_front = || nearest(state, before);
    let layout = &state.doc.layout;
    let block_end = layout.blocks[layout.block_of(quotation.first)].tokens.end;
    match rule {
        "quote.direct" | "quote.how_put" => behind().or_else(in_front),
        "quote.after_colon" => printed_person(state, quotation, before)
            .or_else(in_front)
            .or_else(|| before_colon(state, quotation))
            .or_else(behind),
        "quote.signed" => state
            .behind(signature_behind(state.doc, quotation), block_end)
            .map(|(at, speaker)| Statement {
                cue: quotation.end,
                at,
                speaker,
            }),
        _ => in_front().or_else(behind),
    }
}

/// "The Age prints a line by Ada Linde: “We wait.”": a paper that publishes gives the words of whom it names before the colon.
fn printed_person<'t>(
    state: &Resolution<'_, 't>,
    quotation: TokenRange,
    before: TokenRange,
) -> Option<Statement<'t>> {
    let colon = quotation.first.checked_sub(1)?;
    let (at, speaker) = state.named_before(colon)?;
    let publishes = |at: TokenIndex| {
        let doc = state.doc;
        doc.has(at, Tag::CuePublish) && !doc.has(at, Tag::CueSay)
    };
    let printed = matches!(speaker, Speaker::Person(_))
        && state.doc.is_any_word(at.checked_sub(1)?, &["by", "named"]);
    let paper = state.doc.layout.speech_words_in(before).iter();
    (printed && paper.copied().any(publishes)).then_some(Statement {
        cue: colon,
        at,
        speaker,
    })
}

/// The statement of the last verb in `range`; of an earlier one only where somebody with a name makes it.
fn nearest<'t>(state: &Resolution<'_, 't>, range: TokenRange) -> Option<Statement<'t>> {
    // As many as the sentences within reach have.
    const MOST: usize = 12;
    let words = state.doc.layout.speech_words_in(range);
    let quotations = state.quotations_before(range.end);
    let mut quoted = quotations.iter().rev().peekable();
    let mut last = true;
    words.iter().rev().take(MOST).find_map(|&cue| {
        while quoted.next_if(|q| q.first > cue).is_some() {}
        if quoted.peek().is_some_and(|q| q.holds(cue)) || !is_speech(state.doc, cue) {
            return None;
        }
        let nearest = std::mem::take(&mut last);
        state
            .statement(cue, range)
            .filter(|s| nearest || matches!(s.speaker, Speaker::Person(_) | Speaker::Outlet(_)))
    })
}

/// The statement of the sentence before a quotation that has none of its own: "Holm was blunt, she told us. “No.”"
fn sentence_before<'t>(state: &Resolution<'_, 't>, quotation: TokenRange) -> Option<Statement<'t>> {
    let layout = &state.doc.layout;
    let before = (layout.sentence_of[quotation.first] as usize).checked_sub(1)?;
    let range = layout.sentences[before];
    let range = TokenRange {
        first: range.first.max(range.end.saturating_sub(REACH)),
        end: range.end,
    };
    let same_item = layout.item_of(range.first) == layout.item_of(quotation.first);
    nearest(state, range).filter(|_| same_item)
}

/// The person whom the sentence behind a quotation names for it: "“We wait.” That is how Ada Linde sums it up."
fn sentence_behind<'t>(state: &Resolution<'_, 't>, quotation: TokenRange) -> Option<Statement<'t>> {
    let (doc, layout) = (state.doc, &state.doc.layout);
    let behind = layout.sentence_of[quotation.end - 1] as usize + 1;
    let range = *layout.sentences.get(behind)?;
    let refers = doc.is_any_word(range.first, &["so", "speaking", "that", "this", "thus"])
        || (range.first..range.end.min(range.first + REACH))
            .any(|at| doc.is_in(at, WordGroup::Remark));
    let same_block = layout.block_of(range.first) == layout.block_of(quotation.end - 1);
    if !refers || !same_block || state.quotation_of(range.first).is_some() {
        return None;
    }
    let range = TokenRange {
        first: range.first,
        end: range.end.min(range.first + REACH),
    };
    let person = state
        .persons_in(range)
        .find(|person| !state.is_possessive(person.end))?;
    let Draft::Person(draft) = state.draft(person) else {
        return None;
    };
    Some(Statement {
        cue: quotation.end - 1,
        at: person.first,
        speaker: Speaker::Person(draft.person?),
    })
}

/// "Mayor Ada Linde: “We wait.”"
fn before_colon<'t>(state: &Resolution<'_, 't>, quotation: TokenRange) -> Option<Statement<'t>> {
    let colon = quotation.first.checked_sub(1)?;
    let sentence = state.doc.sentence(colon);
    let before = TokenRange {
        first: sentence.first,
        end: colon,
    };
    // "…, says a reader named Ada Linde, 83: “…”"; else who is spoken of: "Linde is less sure: “…”"
    let aged =
        state.doc.numerals.starting(colon - 1).is_some() && state.doc.is(colon - 2, Class::Comma);
    let (at, speaker) = state
        .named_before(colon - 2 * usize::from(aged))
        .or_else(|| state.opening_subject(before))?;
    Some(Statement {
        cue: colon,
        at,
        speaker,
    })
}

/// What stands before and after the quotation, up to the next ones.
fn clauses(state: &Resolution<'_, '_>, quotation: TokenRange) -> (TokenRange, TokenRange) {
    let (before, after) = around(state.doc, quotation);
    let next = state
        .quotations_in(TokenRange {
            first: quotation.end,
            end: after.end,
        })
        .first()
        .map_or(after.end, |q| q.first);
    (
        before,
        TokenRange {
            first: after.first,
            end: next,
        },
    )
}

fn cues(state: &Resolution<'_, '_>, range: TokenRange) -> impl Iterator<Item = TokenIndex> {
    let words = state.doc.layout.speech_words_in(range).iter().copied();
    words.filter(|&at| is_speech(state.doc, at) && state.quotation_of(at).is_none())
}
