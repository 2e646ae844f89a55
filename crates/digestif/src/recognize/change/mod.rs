//! Movement: whether a verb or noun of movement governs an amount, and which part the amount plays.
//!
//! | text                                   | change             | file          |
//! | -------------------------------------- | ------------------ | ------------- |
//! | `fares rose 6%`, `up 14%`              | up, by             |               |
//! | `added 80 jobs`, `grew a revised 3%`   | up, by             |               |
//! | `fell below $80`                       | down, to           |               |
//! | `raised its key rate 25 basis points`  | up, by             |               |
//! | `fell to $40 from $52`                 | down, to and from  | `governor.rs` |
//! | `rose to a record 9%`                  | up, to             | `lead.rs`     |
//! | `a 25-basis-point cut`, `5% wage growth` | up or down, by   | `beside.rs`   |
//! | `3% higher`, `was 12% down`            | up or down, by     | `beside.rs`   |
//! | `a rise of 22%`, `a drop in sales of 6%` | up or down, by   | `beside.rs`   |
//!
//! Not: "6% more than", "doubled". Words: `data/movements.tsv`.

mod beside;
mod governor;
mod lead;

use super::hedge;
use super::numeral::MARK;
use crate::lexicon::{Flags, Movement, Tag, WordGroup};
use crate::scan::{Class, Document, TokenIndex};
use crate::value::{Change, Direction, Role};

/// How far before an amount its movement may stand, in tokens: a lead and the way to its governor.
const FAR: usize = 32;

const MOVEMENT: Flags = Tag::Movement.flag();

/// The change that governs the amount in `first..end`, whose hedge starts at `start`.
pub(super) fn change(doc: &Document<'_>, start: TokenIndex, end: TokenIndex) -> Option<Change> {
    beside::noun_behind(doc, end)
        .or_else(|| before(doc, start, end))
        .or_else(|| beside::compared(doc, start, end))
        .or_else(|| beside::compound_behind(doc, end))
}

/// [`change`] of counted nouns, behind which a word of movement is the verb of the sentence: "400 families climb to the groves".
pub(super) fn of_count(doc: &Document<'_>, start: TokenIndex, end: TokenIndex) -> Option<Change> {
    before(doc, start, end)
        .filter(|change| change.role != Role::From || !is_collected(doc, start))
        .or_else(|| beside::compared(doc, start, end))
}

/// "raised €20 million from three funds", "was raised from three funds": money is collected from those who give it.
fn is_collected(doc: &Document<'_>, start: TokenIndex) -> bool {
    /// Longest sum with its restatement, in tokens.
    const SUM: usize = 16;
    let sentence = doc.sentence(start).first;
    let Some(from) = start.checked_sub(1).filter(|&from| from > sentence) else {
        return false;
    };
    let first = from.saturating_sub(SUM).max(sentence);
    let Some(verb) = (first..from).rev().find(|&at| is_raised(doc, at)) else {
        return false;
    };
    let money = |at: TokenIndex| doc.is(at, Class::Currency) || doc.has(at, Tag::Currency);
    verb + 1 == from || (verb + 1..from).any(money)
}

fn is_raised(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at, &["raise", "raises", "raised", "raising"])
}

/// The change by what stands before the amount.
fn before(doc: &Document<'_>, start: TokenIndex, end: TokenIndex) -> Option<Change> {
    let sentence = doc.sentence(start.min(doc.tokens.len() - 1)).first;
    let start = lead::start(doc, sentence, start);
    let at = start.checked_sub(1).filter(|&at| at >= sentence)?;
    if governor::is_preposition(doc, at) {
        return governor::by_preposition(doc, sentence, at);
    }
    if let Some(joint) = restating_joint(doc, sentence, at) {
        return restated(doc, sentence, joint);
    }
    // What follows needs a word of movement before the amount; most sentences have none.
    let near = at.saturating_sub(FAR).max(sentence);
    if !doc.sentence_has(at, MOVEMENT) || !any_flag(doc, near, at + 1, MOVEMENT) {
        return off(doc, sentence, at, end);
    }
    let found = direct(doc, sentence, at, end).or_else(|| beside::noun_of(doc, sentence, at, end));
    found.or_else(|| {
        let (opening, of) = lead::phrase(doc, sentence, start)?;
        let before = opening.checked_sub(1).filter(|&at| at >= sentence)?;
        if governor::is_preposition(doc, before) {
            return governor::by_preposition(doc, sentence, before);
        }
        (of || doc.is_any_word(opening, &["a", "an", "another"]))
            .then(|| verb_change(doc, sentence, before, end))?
    })
}

/// An amount without a preposition: the movement must stand right before it, or its object between them.
fn direct(
    doc: &Document<'_>,
    sentence: TokenIndex,
    at: TokenIndex,
    end: TokenIndex,
) -> Option<Change> {
    if let Some(change) = crossing(doc, sentence, at) {
        return Some(change);
    }
    // "added another 80", "a further 3%": determiners may stand between.
    let skips = doc.is_any_word(at, &["another", "further", "a", "an", "additional"]);
    let verb = if skips && at > sentence { at - 1 } else { at };
    verb_change(doc, sentence, verb, end)
        .or_else(|| off(doc, sentence, at, end))
        .or_else(|| behind_object(doc, sentence, at, end))
}

/// The change by a verb that ends at `verb`, right before the amount.
fn verb_change(
    doc: &Document<'_>,
    sentence: TokenIndex,
    verb: TokenIndex,
    end: TokenIndex,
) -> Option<Change> {
    let movement = movement_at(doc, verb).filter(|m| m.verb || !m.noun)?;
    // What is raised is collected or reared, not increased, unless it is a share; "a higher 12% rate" compares.
    let raised = is_raised(doc, verb);
    let compares = !movement.verb && doc.word(verb).ends_with("er");
    if raised && !is_share(doc, verb + 1, end) || compares || is_particle(doc, sentence, verb, end)
    {
        return None;
    }
    let role = if movement.goal { Role::To } else { Role::By };
    Some(Change {
        direction: movement.direction,
        role,
    })
}

/// "fell below $80", "climbed past 4%": a line that the movement crosses is where it ends. The word is a hedge, which the amount's
/// start leaves out, or a preposition at `at`.
fn crossing(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> Option<Change> {
    let crosses = |at| doc.is_any_word(at, &["below", "above", "beneath", "past", "beyond"]);
    let verb = if crosses(at + 1) {
        at
    } else {
        at.checked_sub(1).filter(|_| crosses(at))?
    };
    let movement = movement_at(doc, verb).filter(|m| m.verb && verb >= sentence)?;
    Some(Change {
        direction: movement.direction,
        role: Role::To,
    })
}

/// "raised its key rate 25 basis points": the object stands between verb and percentage.
fn behind_object(
    doc: &Document<'_>,
    sentence: TokenIndex,
    at: TokenIndex,
    end: TokenIndex,
) -> Option<Change> {
    /// Longest object, in tokens.
    const OBJECT: usize = 5;
    if !is_share(doc, at + 1, end) || !lead::is_plain(doc, at) {
        return None;
    }
    let first = at.saturating_sub(OBJECT).max(sentence);
    let verb = (first..at).rev().find(|&back| {
        doc.has(back, Tag::Movement) && !doc.has(back + 1, Tag::Preposition)
            || !lead::is_plain(doc, back) && !doc.has(back, Tag::Determiner)
    })?;
    let movement = movement_at(doc, verb).filter(|m| m.verb && !m.goal)?;
    // A noun of movement has its determiner: "the rise last year 3%".
    let noun = movement.noun && verb > sentence && doc.has(verb - 1, Tag::Determiner);
    (!noun).then_some(Change {
        direction: movement.direction,
        role: Role::By,
    })
}

/// "volumes were off 3%": only shares and money, and only behind a form of "be".
fn off(
    doc: &Document<'_>,
    sentence: TokenIndex,
    at: TokenIndex,
    end: TokenIndex,
) -> Option<Change> {
    let is = doc.is_word(at, "off") && at > sentence && doc.has(at - 1, Tag::Auxiliary);
    let measured = is_share(doc, at + 1, end) || is_money(doc, at + 1, end);
    (is && measured).then_some(Change {
        direction: Direction::Down,
        role: Role::By,
    })
}

/// Where the amount ends that the one behind the joint at `at` restates or continues: before the comma of "64 cents, or 0.9%", the
/// "and" of "3% and 4% respectively" or "3% on the month and 4% on the year".
fn restating_joint(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> Option<TokenIndex> {
    let before = at.checked_sub(1).filter(|&before| before > sentence)?;
    let comma = doc.is(at, Class::Comma);
    if !comma && !doc.tokens[at].flags.has(Tag::Conjunction.flag()) {
        return None;
    }
    if doc.is_word(at, "or") {
        return doc.is(before, Class::Comma).then_some(before);
    }
    if !comma && !doc.is_word(at, "and") {
        return None;
    }
    let own = doc.numerals.starting(at + 1)?;
    // "rose 3% and 5% of firms closed": a share of something else.
    if !doc.has(own.end, Tag::PercentUnit) || doc.is_word(own.end + 1, "of") {
        return None;
    }
    let end = if comma {
        at
    } else {
        base_start(doc, sentence, at)
    };
    let shares = |at: TokenIndex| doc.tokens[at].flags.has(Tag::PercentUnit.flag());
    (end > sentence && shares(end - 1)).then_some(end)
}

/// Where the words start that end at `end` and say against which time an amount is measured: "on the year", "year-on-year", "y/y",
/// "from May".
fn base_start(doc: &Document<'_>, sentence: TokenIndex, end: TokenIndex) -> TokenIndex {
    /// Longest of them, in tokens.
    const BASE: usize = 6;
    const TIMES: Flags = Flags::of(&[
        Tag::TimeUnit,
        Tag::Month,
        Tag::Preposition,
        Tag::Determiner,
        Tag::Deictic,
    ]);
    let is_base = |at: TokenIndex| {
        let token = &doc.tokens[at];
        match token.class {
            Class::Hyphen | Class::Slash => doc.glued(at),
            Class::Word => {
                token.flags.has(TIMES)
                    || doc.is_any_word(at, &["earlier", "ago", "before", "previous"])
                    || doc.is(at - 1, Class::Slash)
                    || doc.is(at + 1, Class::Slash)
            }
            _ => false,
        }
    };
    let first = end.saturating_sub(BASE).max(sentence + 1);
    (first..end)
        .rev()
        .take_while(|&at| is_base(at))
        .last()
        .unwrap_or(end)
}

/// "added 64 cents, or 0.9%", "1%, 2% and 3% respectively": the change of the amounts before the joint, which this one restates or
/// continues.
fn restated(doc: &Document<'_>, sentence: TokenIndex, joint: TokenIndex) -> Option<Change> {
    /// Longest list of amounts.
    const LIST: usize = 4;
    let mut joint = joint;
    for _ in 0..LIST {
        let first = (joint.saturating_sub(3).max(sentence)..joint)
            .rev()
            .find_map(|at| doc.numerals.covering(at))?
            .first;
        let at = start_of(doc, first)
            .checked_sub(1)
            .filter(|&at| at >= sentence)?;
        if let Some(further) = restating_joint(doc, sentence, at) {
            joint = further;
            continue;
        }
        let change = if governor::is_preposition(doc, at) {
            governor::by_preposition(doc, sentence, at)
        } else {
            verb_change(doc, sentence, at, joint)
        }?;
        return (change.role == Role::By).then_some(change);
    }
    None
}

/// "put up", "lined up", "making up": the adverb belongs to a verb that is no movement. A market that "closed up 4%" did move.
fn is_particle(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex, end: TokenIndex) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence) else {
        return false;
    };
    if !doc.is_any_word(at, &["up", "down"])
        || !doc.is(before, Class::Word)
        || doc.has(before, Tag::Movement)
    {
        return false;
    }
    let word = doc.word(before);
    let verb = doc.has(before, Tag::Verb)
        || doc.has(before, Tag::CueSay)
        || doc.is_in(before, WordGroup::ParticleVerb)
        || word.ends_with("ed")
        || word.ends_with("ing");
    let measured = is_share(doc, at + 1, end) || is_money(doc, at + 1, end);
    verb && !(measured && is_trading(doc, before))
}

/// Verbs of a market's day, behind which a share or price tells the movement.
fn is_trading(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_in(at, WordGroup::Trading)
}

fn is_share(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    any_flag(doc, first, end, Tag::PercentUnit.flag())
}

fn is_money(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    const MONEY: Flags = Flags::of(&[Tag::Currency, Tag::Minor]);
    any_flag(doc, first, end, MONEY)
}

fn any_flag(doc: &Document<'_>, first: TokenIndex, end: TokenIndex, flags: Flags) -> bool {
    doc.tokens
        .get(first..end)
        .is_some_and(|tokens| tokens.iter().any(|token| token.flags.has(flags)))
}

/// The movement whose last word is at `at`, maybe a phrase such as "edged up" or "build-up".
fn movement_at(doc: &Document<'_>, at: TokenIndex) -> Option<Movement> {
    // The last word of a movement is one alone, or stands inside a phrase.
    const LAST: Flags = Tag::Movement.flag().or(Flags::INSIDE);
    doc.get(at).filter(|token| token.flags.has(LAST))?;
    // "the start-up": the end of another compound.
    let compound = at > 1 && doc.glued(at) && doc.is(at - 1, Class::Hyphen) && doc.glued(at - 1);
    let (sense, _) = (1..=3).rev().find_map(|len| {
        let first = (at + 1).checked_sub(len)?;
        doc.sense(first, Tag::Movement)
            .filter(|&(_, found)| found == len && !(compound && len == 1))
    })?;
    Some(doc.lexicon.movements[sense.id as usize])
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
        && governor::is_moved(doc, sentence.first, at - 1)
}

/// Whether the number at `first` is the difference of a movement: behind "by", or, where both numbers have a mark of their own
/// ("fell 3% to 9%"), right behind the verb.
pub(super) fn moves_by(doc: &Document<'_>, first: TokenIndex, marked: bool) -> bool {
    let (sentence, at) = (doc.sentence(first).first, start_of(doc, first));
    if at <= sentence {
        return false;
    }
    doc.is_word(at - 1, "by") && governor::is_moved(doc, sentence, at - 1)
        || marked && direct(doc, sentence, at - 1, first + 1).is_some()
}
