//! Movement: whether a verb or noun of movement governs an amount, and which part the amount plays.
//!
//! | text                                   | change             |
//! | -------------------------------------- | ------------------ |
//! | `fares rose 6%`, `up 14%`              | up, by             |
//! | `added 80 jobs`, `a rise of 22%`       | up, by             |
//! | `a 25-basis-point cut`                 | down, by           |
//! | `fell to $40 from $52`                 | down, to and from  |
//! | `lift output from 9 million to 14 …`   | up, from and to    |
//!
//! Not: "6% more than", "doubled". Words: `data/movements.tsv`.

use super::hedge;
use super::numeral::MARK;
use crate::lexicon::{Flags, Movement, Tag};
use crate::scan::{Class, Document, TokenIndex};
use crate::value::{Change, Direction, Role};

/// How far back a verb of movement may govern "to" and "from", in tokens.
const REACH: usize = 24;

/// The change that governs the amount in `first..end`, whose hedge starts at `start`.
pub(super) fn change(doc: &Document<'_>, start: TokenIndex, end: TokenIndex) -> Option<Change> {
    noun_behind(doc, end).or_else(|| before(doc, start))
}

/// "a 5% drop", "a 25-basis-point cut": a noun of movement right behind.
fn noun_behind(doc: &Document<'_>, end: TokenIndex) -> Option<Change> {
    let (sense, _) = doc.sense(end, Tag::Movement)?;
    let movement = doc.lexicon.movements[sense.id as usize];
    let is_noun = movement.noun && doc.get(end)?.gap <= crate::scan::Gap::Line;
    is_noun.then_some(Change {
        direction: movement.direction,
        role: Role::By,
    })
}

fn before(doc: &Document<'_>, start: TokenIndex) -> Option<Change> {
    let sentence = doc.sentence(start.min(doc.tokens.len() - 1));
    let at = start.checked_sub(1).filter(|&at| at >= sentence.first)?;
    let role = match doc.word(at) {
        "by" | "By" => Role::By,
        "to" | "To" => Role::To,
        "from" | "From" => Role::From,
        _ => return direct(doc, sentence.first, at),
    };
    let direction = governor(doc, sentence.first, at)?;
    Some(Change { direction, role })
}

/// An amount without a preposition: the movement must stand right before it, or be a noun before "of".
fn direct(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> Option<Change> {
    let by = |movement: Movement| {
        let role = if movement.goal { Role::To } else { Role::By };
        Change {
            direction: movement.direction,
            role,
        }
    };
    // All but "or" needs a word of movement here or shortly before.
    let near = &doc.tokens[at.saturating_sub(3)..=at];
    let flags = near.iter().fold(Flags::NONE, |all, t| all.or(t.flags));
    if !flags.has(Tag::Movement.flag()) && !doc.is_word(at, "or") {
        return None;
    }
    if doc.is_word(at, "of") && at > sentence {
        let movement = movement_at(doc, at - 1)?;
        return movement.noun.then(|| by(movement));
    }
    if doc.is_word(at, "or") {
        return restated(doc, sentence, at);
    }
    // Money that is raised is collected, not increased.
    if doc.is_any_word(at, &["raise", "raises", "raised", "raising"])
        && (doc.is(at + 1, Class::Currency) || doc.has(at + 1, Tag::Currency))
    {
        return None;
    }
    // "added another 80", "lost the 3%": determiners may stand between.
    let skips = doc.is_any_word(at, &["another", "further", "a", "an", "additional"]);
    let verb = if skips && at > sentence { at - 1 } else { at };
    movement_at(doc, verb)
        .filter(|m| (m.verb || !m.noun) && !is_particle(doc, sentence, verb))
        .map(by)
}

/// "added 64 cents, or 0.9%": the change of the amount before "or", which this one restates.
fn restated(doc: &Document<'_>, sentence: TokenIndex, or: TokenIndex) -> Option<Change> {
    let comma = or
        .checked_sub(1)
        .filter(|&comma| comma > sentence && doc.is(comma, Class::Comma))?;
    let first = (comma.saturating_sub(3).max(sentence)..comma)
        .rev()
        .find_map(|at| doc.numerals.covering(at))?
        .first;
    let start = start_of(doc, first);
    let change = before(doc, start)?;
    (change.role == Role::By).then_some(change)
}

/// "put up", "lined up", "made up": the adverb belongs to a verb that is no movement.
fn is_particle(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence) else {
        return false;
    };
    doc.is_any_word(at, &["up", "down"])
        && doc.is(before, Class::Word)
        && !doc.has(before, Tag::Movement)
        && (doc.has(before, Tag::Verb)
            || doc.has(before, Tag::CueSay)
            || doc.word(before).ends_with("ed"))
}

/// The movement whose last word is at `at`, maybe a phrase such as "edged up" or "build-up".
fn movement_at(doc: &Document<'_>, at: TokenIndex) -> Option<Movement> {
    let (sense, _) = (1..=3).rev().find_map(|len| {
        let first = (at + 1).checked_sub(len)?;
        doc.sense(first, Tag::Movement)
            .filter(|&(_, found)| found == len)
    })?;
    Some(doc.lexicon.movements[sense.id as usize])
}

/// The direction of the verb or noun of movement that governs a preposition at `at`.
fn governor(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> Option<Direction> {
    let first = at.saturating_sub(REACH).max(sentence);
    for back in (first..at).rev() {
        let token = &doc.tokens[back];
        if matches!(token.class, Class::Semicolon | Class::Colon) || token.class.opens_quote() {
            return None;
        }
        if token.flags.has(Tag::Movement.flag())
            && !is_saying(doc, back)
            && let Some(movement) = movement_at(doc, back)
        {
            return Some(movement.direction);
        }
    }
    None
}

/// "adds that", "adds:": a verb of movement that says something instead.
fn is_saying(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.has(at, Tag::CueSay)
        && (doc.is_word(at + 1, "that")
            || matches!(
                doc.class(at + 1),
                Some(Class::Comma | Class::Colon | Class::Period)
            )
            || doc.class(at + 1).is_some_and(Class::opens_quote))
}

/// Where the number at `first` starts with its hedge and the currency sign or code before it.
fn start_of(doc: &Document<'_>, first: TokenIndex) -> TokenIndex {
    let sentence = doc.sentence(first);
    // A code may stand before the sign: "USD$ 115".
    let sign = sign_start(doc, sentence.first, first);
    let start = sign_start(doc, sentence.first, sign);
    hedge::before(doc, start).map_or(start, |(_, hedged)| hedged)
}

/// Where the currency sign or code that ends just before `end` starts, else `end`.
fn sign_start(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> TokenIndex {
    (1..=MARK.min(end - first))
        .rev()
        .map(|len| end - len)
        .find(|&at| {
            doc.sense(at, Tag::Currency)
                .is_some_and(|(_, len)| at + len == end)
        })
        .unwrap_or(end)
}

/// Whether "from" before the number at `first` tells where a movement starts, so that "to" is no range.
pub(super) fn moves_from(doc: &Document<'_>, first: TokenIndex) -> bool {
    let (sentence, at) = (doc.sentence(first), start_of(doc, first));
    at > sentence.first
        && doc.is_word(at - 1, "from")
        && governor(doc, sentence.first, at - 1).is_some()
}

/// Whether the number at `first` is the difference of a movement: behind "by", or, where both numbers have a mark of their own
/// ("fell 3% to 9%"), right behind the verb.
pub(super) fn moves_by(doc: &Document<'_>, first: TokenIndex, marked: bool) -> bool {
    let (sentence, at) = (doc.sentence(first), start_of(doc, first));
    if at <= sentence.first {
        return false;
    }
    doc.is_word(at - 1, "by") && governor(doc, sentence.first, at - 1).is_some()
        || marked && direct(doc, sentence.first, at - 1).is_some()
}
