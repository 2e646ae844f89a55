//! Amounts behind "by", "to" and "from": which movement, if any, governs the preposition.
//!
//! | text                                           | governor     |
//! | ---------------------------------------------- | ------------ |
//! | `rose sharply to 5%`, `lift output from 9 to 14` | the verb   |
//! | `went from 10% to 25%`                         | the numbers  |
//! | `grew at an annual rate of 3%`                 | the verb, by |
//! | `the cuts were opposed by 3 unions`            | none         |
//! | `growing demand led to 12 new plants`          | none         |

use rust_decimal::Decimal;

use super::movement_at;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, TokenIndex};
use crate::value::{Change, Direction, Role};

/// How far back a verb of movement may govern "to" and "from", in tokens.
const REACH: usize = 24;

/// Whether the word at `at` is a preposition that movements govern.
pub(super) fn is_preposition(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.tokens[at].flags.has(Tag::Preposition.flag())
        && matches!(
            doc.word(at),
            "at" | "by" | "By" | "to" | "To" | "from" | "From"
        )
}

/// The change of an amount right behind the [preposition](is_preposition) at `at`.
pub(super) fn by_preposition(
    doc: &Document<'_>,
    sentence: TokenIndex,
    at: TokenIndex,
) -> Option<Change> {
    let role = match doc.word(at) {
        "by" | "By" => Role::By,
        "to" | "To" => Role::To,
        "from" | "From" => Role::From,
        _ => return pace(doc, sentence, at),
    };
    let direction = direction(doc, sentence, at, role)?;
    Some(Change { direction, role })
}

/// Whether any movement governs the preposition at `at`.
pub(super) fn is_moved(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> bool {
    let role = if doc.is_word(at, "by") {
        Role::By
    } else {
        Role::From
    };
    direction(doc, sentence, at, role).is_some()
}

fn direction(
    doc: &Document<'_>,
    sentence: TokenIndex,
    at: TokenIndex,
    role: Role,
) -> Option<Direction> {
    let passage = || passage(doc, sentence, at, role);
    if at > sentence && is_bound(doc, at - 1, role) {
        return None;
    }
    governor(doc, sentence, at, role).or_else(passage)
}

/// Whether the word before a preposition takes it for itself: "led to", "thanks to", "was opposed by".
fn is_bound(doc: &Document<'_>, at: TokenIndex, role: Role) -> bool {
    match role {
        Role::To => doc.is_in(at, WordGroup::TakesTo),
        Role::By if doc.is(at, Class::Word) && !doc.has(at, Tag::Movement) => {
            doc.word(at).ends_with("ed") && !doc.is_word(at, "need")
                || doc.is_in(at, WordGroup::AgentBy)
        }
        // "anywhere from 20 to 40 dollars", "ranging from 3% to 5%": a range, whatever moved before.
        Role::From => doc.is_in(at, WordGroup::Spans),
        Role::By => false,
    }
}

/// The direction of the verb or noun of movement that governs a preposition at `at`.
fn governor(
    doc: &Document<'_>,
    sentence: TokenIndex,
    at: TokenIndex,
    role: Role,
) -> Option<Direction> {
    if !doc.sentence_has(at, super::MOVEMENT) {
        return None;
    }
    let first = at.saturating_sub(REACH).max(sentence);
    let mut passive = false;
    for back in (first..at).rev() {
        let token = &doc.tokens[back];
        if matches!(token.class, Class::Semicolon | Class::Colon) || token.class.opens_quote() {
            return None;
        }
        if let Some(movement) = movement_at(doc, back)
            && !is_saying(doc, back)
            && !is_adjective(doc, sentence, back)
            && !super::is_particle(doc, sentence, back, back + 1)
        {
            // "higher" and its like govern only what follows at once; a noun does not reach over the verb of its sentence.
            let compares = !movement.verb && !movement.noun && doc.word(back).ends_with("er");
            let adverb = compares && back + 1 < at;
            let noun = role == Role::By && passive && !movement.verb;
            if !adverb {
                let explained = role == Role::To && is_explained(doc, sentence, back);
                return (!noun && !explained).then_some(movement.direction);
            }
        } else if starts_clause(doc, first, back) {
            return None;
        }
        passive |= token.flags.has(Tag::Auxiliary.flag());
    }
    None
}

/// Whether a clause of its own starts at `at`, beyond which no movement governs: "while imports", "and sold". "The price it pays"
/// has a clause inside the object.
fn starts_clause(doc: &Document<'_>, first: TokenIndex, at: TokenIndex) -> bool {
    const SUBJECTS: Flags = Flags::of(&[Tag::Conjunction, Tag::Pronoun]);
    let inside = |pronoun: TokenIndex| {
        pronoun > first
            && doc.has(pronoun, Tag::Pronoun)
            && doc.is(pronoun - 1, Class::Word)
            && !doc.tokens[pronoun - 1].flags.has(Flags::FUNCTION_WORDS)
    };
    let flags = doc.tokens[at].flags;
    if flags.has(Tag::Conjunction.flag()) && doc.is_in(at, WordGroup::ClauseOpener) {
        return true;
    }
    flags.has(Tag::Verb.flag())
        && at > first
        && doc.tokens[at - 1].flags.has(SUBJECTS)
        && doc.has(at, Tag::Verb)
        && !inside(at - 1)
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

/// "Rising costs", "amid falling sales": a participle before its noun. "After raising rates" has an object instead.
fn is_adjective(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> bool {
    const LEADS: Flags = Flags::of(&[Tag::Preposition, Tag::Determiner, Tag::Conjunction]);
    let opens = at == sentence || doc.tokens[at - 1].flags.has(LEADS);
    let noun = doc.is(at + 1, Class::Word) && !doc.tokens[at + 1].flags.has(Flags::FUNCTION_WORDS);
    opens && doc.is_in(at, WordGroup::Intransitive) && noun
}

/// "attributed the dip to three typhoons": what follows "to" is the cause of the movement at `at`.
fn is_explained(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> bool {
    (at.saturating_sub(4).max(sentence)..at).any(|back| doc.is_in(back, WordGroup::Explain))
}

/// "went from 10% to 25%": a verb without a direction, which the two numbers give.
fn passage(
    doc: &Document<'_>,
    sentence: TokenIndex,
    at: TokenIndex,
    role: Role,
) -> Option<Direction> {
    /// Longest lower number with its marks, in tokens.
    const NUMBER: usize = 8;
    let from = match role {
        Role::From => at,
        Role::To => (at.saturating_sub(NUMBER).max(sentence)..at)
            .rev()
            .find(|&back| doc.is_word(back, "from"))?,
        Role::By => return None,
    };
    if from <= sentence || !doc.is_in(from - 1, WordGroup::Passage) {
        return None;
    }
    let low = (from + 1..from + 5).find_map(|at| doc.numerals.starting(at))?;
    let to = (low.end..low.end + 4).find(|&at| doc.is_word(at, "to"))?;
    let high = (to + 1..to + 5).find_map(|at| doc.numerals.starting(at))?;
    let (low, high) = if low.scale == Decimal::ONE {
        (low.value, high.bare())
    } else {
        (low.amount()?, high.amount()?)
    };
    match low.cmp(&high) {
        std::cmp::Ordering::Less => Some(Direction::Up),
        std::cmp::Ordering::Greater => Some(Direction::Down),
        std::cmp::Ordering::Equal => None,
    }
}

/// "grew at an annual rate of 3%", "expanded at a 3% pace": how fast it moves is by how much.
fn pace(doc: &Document<'_>, sentence: TokenIndex, at: TokenIndex) -> Option<Change> {
    let verb = at.checked_sub(1).filter(|&verb| verb >= sentence)?;
    let movement = movement_at(doc, verb).filter(|m| m.verb)?;
    let speed = (at + 1..at + 10).any(|near| doc.is_in(near, WordGroup::Pace));
    speed.then_some(Change {
        direction: movement.direction,
        role: Role::By,
    })
}
