//! Nouns and adverbs of movement beside an amount: "a 5% drop", "3% annual growth", "a drop in sales of 6%", "3% higher".

use super::{is_money, is_share, is_trading, lead, movement_at};
use crate::lexicon::{Flags, Movement, Tag};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use crate::value::{Change, Role};

/// Most tokens between an amount and its noun of movement.
const REACH: usize = 6;

const fn by(movement: Movement) -> Change {
    Change {
        direction: movement.direction,
        role: Role::By,
    }
}

/// "a 5% drop", "a 25-basis-point cut": a noun of movement right behind.
pub(super) fn noun_behind(doc: &Document<'_>, end: TokenIndex) -> Option<Change> {
    let (sense, _) = doc.sense(end, Tag::Movement)?;
    let movement = doc.lexicon.movements[sense.id as usize];
    let is_noun = movement.noun && doc.get(end)?.gap <= Gap::Line;
    is_noun.then(|| by(movement))
}

/// "5% annual growth", "a £3 billion tax increase": words of the same noun phrase stand between.
pub(super) fn compound_behind(doc: &Document<'_>, end: TokenIndex) -> Option<Change> {
    let measured =
        end > 0 && (is_share(doc, end - 1, end) || is_money(doc, end.saturating_sub(3), end));
    if !measured {
        return None;
    }
    let noun = (end..end + REACH)
        .take_while(|&at| is_inside(doc, at))
        .find(|&at| doc.has(at + 1, Tag::Movement))?;
    let (sense, len) = doc.sense(noun + 1, Tag::Movement)?;
    let movement = doc.lexicon.movements[sense.id as usize];
    // "paid $3 a share rises": a verb, which a noun of the same form would follow.
    let is_noun = movement.noun && doc.tokens[noun + 1].gap <= Gap::Line;
    let closes = !movement.verb || !lead::is_plain(doc, noun + 1 + len);
    (is_noun && closes).then(|| by(movement))
}

fn is_inside(doc: &Document<'_>, at: TokenIndex) -> bool {
    let Some(token) = doc.get(at) else {
        return false;
    };
    let joins = token.class == Class::Hyphen && doc.glued(at) && doc.glued(at + 1);
    let joined = |at: TokenIndex| doc.is(at, Class::Hyphen) && doc.glued(at);
    let compound = joined(at + 1) || at > 0 && doc.glued(at) && joined(at - 1);
    let word = token.class == Class::Word && compound;
    joins
        || (word || lead::is_plain(doc, at))
            && token.shape == Shape::Lower
            && token.gap <= Gap::Line
}

/// "a rise of 22%", "a drop in sales of 6%", "a growth rate of 3%": a noun of movement before the "of" at `of`.
pub(super) fn noun_of(
    doc: &Document<'_>,
    sentence: TokenIndex,
    of: TokenIndex,
    end: TokenIndex,
) -> Option<Change> {
    if !doc.is_word(of, "of") || of <= sentence {
        return None;
    }
    // A loss of money is a result and no movement.
    if doc.is_any_word(of - 1, &["loss", "losses"]) && is_money(doc, of + 1, end) {
        return None;
    }
    let last = of - 1;
    let speed = doc.is_any_word(last, &["rate", "pace"]) && last > sentence;
    let adjacent = movement_at(doc, last - usize::from(speed)).filter(|m| m.noun);
    if adjacent.is_some() {
        return adjacent.map(by);
    }
    let first = last.saturating_sub(REACH + 1).max(sentence + 1);
    let into = (first..=last)
        .rev()
        .find(|&at| !lead::is_plain(doc, at) && !doc.has(at, Tag::Determiner))?;
    let governs = doc.is_any_word(into, &["in", "on"]);
    movement_at(doc, into - 1)
        .filter(|m| governs && m.noun)
        .map(by)
}

/// "3% higher", "$2 lower than a year ago", "was 12% down": an adverb of movement behind the amount.
pub(super) fn compared(doc: &Document<'_>, start: TokenIndex, end: TokenIndex) -> Option<Change> {
    let token = doc.get(end).filter(|t| t.flags.has(Tag::Movement.flag()))?;
    if token.gap > Gap::Line {
        return None;
    }
    let (sense, len) = doc.sense(end, Tag::Movement)?;
    let movement = doc.lexicon.movements[sense.id as usize];
    let compares = !movement.verb && !movement.noun && !movement.goal || doc.is_word(end, "lower");
    if doc.is_any_word(end, &["up", "down"]) {
        // "2.1 points down on September"
        let against = doc.is_any_word(end + 1, &["on", "from"]) && is_time(doc, end + 2);
        return (against || is_up_or_down(doc, start)).then(|| by(movement));
    }
    let than = end + len;
    let free = !doc.is_word(than, "than") || is_time(doc, than + 1);
    (compares && free).then(|| by(movement))
}

/// "was 12% down", "closed 4% up": behind a form of "be" or a market's verb.
fn is_up_or_down(doc: &Document<'_>, start: TokenIndex) -> bool {
    start
        .checked_sub(1)
        .is_some_and(|at| doc.has(at, Tag::Auxiliary) || is_trading(doc, at))
}

/// Whether a time follows "than": "than a year ago", "than in March", "than last week". Against anything else the amount is a
/// difference and nothing moved.
fn is_time(doc: &Document<'_>, first: TokenIndex) -> bool {
    const TIMES: Flags = Flags::of(&[
        Tag::TimeUnit,
        Tag::Month,
        Tag::Weekday,
        Tag::Season,
        Tag::Deictic,
    ]);
    (first..first + 5)
        .take_while(|&at| doc.is(at, Class::Word) || doc.is(at, Class::Digits))
        .any(|at| {
            doc.tokens[at].flags.has(TIMES) || doc.is(at, Class::Digits) && doc.word(at).len() == 4
        })
}
