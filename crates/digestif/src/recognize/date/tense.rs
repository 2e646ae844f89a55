//! The tense of the clause around a date: whether "March" or "Tuesday" lies behind or ahead.
//!
//! | text                              | tense  |
//! | --------------------------------- | ------ |
//! | `The council will meet on Monday` | future |
//! | `Exports slumped in January`      | past   |
//! | `less than in March`              | past   |
//! | `The fair is to be held in May`    | future |
//! | `Brent for February delivery`     | none   |
//!
//! The nearest verb to the left decides; a date that opens its clause is governed by the verb behind it. Verbs without the regular
//! `-ed` are the rows `tense` of `data/calendar.tsv`.

use super::Reader;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Shape, TokenIndex};

/// Where a clause lies from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

/// How many tokens to either side may hold the verb.
const REACH: usize = 24;

/// The tense of the clause that holds the date at `first..end`.
pub(super) fn of(reader: &Reader<'_, '_>, first: TokenIndex, end: TokenIndex) -> Option<Tense> {
    let mut before = reader.before(first);
    while let Some(at) =
        before.filter(|&at| reader.has(at, Tag::Determiner) || reader.is_class(at, "part"))
    {
        before = reader.before(at);
    }
    let mut clause_opens = before;
    let mut until = false;
    if let Some(at) = before.filter(|&at| reader.has(at, Tag::Preposition)) {
        if reader.is_word(at, &["since"]) || reader.is_before(at, &["than"]) {
            return Some(Tense::Past);
        }
        // What is for a month ("for February delivery") says nothing of when the rest happens.
        if reader.is_word(at, &["for"]) {
            return None;
        }
        until = reader.is_word(at, &["until", "till"]);
        clause_opens = reader.before(at);
    }
    let opens = clause_opens.is_none_or(|at| {
        matches!(
            reader.doc.tokens[at].class,
            Class::Comma | Class::Colon | Class::Dash
        ) || is_boundary(reader, at)
            || is_coordinator(reader, at)
    });
    let tense = if opens {
        right(reader, end, false).or_else(|| left(reader, first))
    } else {
        left(reader, first).or_else(|| right(reader, end, true))
    };
    // "adjourned until 2 September": the past verb says nothing of when it ends.
    tense.filter(|&tense| !(until && tense == Tense::Past))
}

fn left(reader: &Reader<'_, '_>, first: TokenIndex) -> Option<Tense> {
    (reader.first.max(first.saturating_sub(REACH))..first)
        .rev()
        .take_while(|&at| !is_boundary(reader, at) && !opens_subclause(reader, at))
        .find_map(|at| verb(reader, at))
}

/// The verb behind; one in a coordinated clause has its own dates.
fn right(reader: &Reader<'_, '_>, end: TokenIndex, same_clause: bool) -> Option<Tense> {
    (end..reader.end.min(end + REACH))
        .take_while(|&at| !(is_boundary(reader, at) || same_clause && is_coordinator(reader, at)))
        .find_map(|at| verb(reader, at))
}

/// Marks that end a clause for sure.
fn is_boundary(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    let class = reader.doc.tokens[at].class;
    matches!(class, Class::Semicolon | Class::Terminal | Class::Open)
        || class.opens_quote()
        || class.closes_quote()
}

/// Words that put one clause beside another.
fn is_coordinator(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    reader.has_flag(at, Tag::Conjunction.flag()) && reader.is_word(at, &["and", "but", "while"])
}

/// "told the paper that a cut in May": the verb outside the clause says nothing of it.
fn opens_subclause(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    const OPENERS: Flags = Flags::of(&[Tag::Conjunction, Tag::Determiner]);
    reader.has_flag(at, OPENERS)
        && reader.is_word(at, &["that", "whether", "if", "when", "because"])
}

/// The tense of the verb at `at`, if it shows one.
fn verb(reader: &Reader<'_, '_>, at: TokenIndex) -> Option<Tense> {
    const TENSE: Flags = Tag::Tense.flag();
    let token = &reader.doc.tokens[at];
    if token.class != Class::Word {
        return None;
    }
    // "May" with a capital inside a sentence is the month.
    let is_month = token.is_capitalized() && token.flags.has(Tag::Month.flag());
    // "will be held", "to be closed": the participle says nothing, the verb before "be" does.
    if reader.is_before(at, &["be"]) {
        let to = reader
            .before(at)
            .is_some_and(|be| reader.is_before(be, &["to"]));
        return to.then_some(Tense::Future);
    }
    if token.flags.has(TENSE) && !is_month {
        let sense = reader.doc.word_sense(at, Tag::Tense)?;
        let word = &reader.doc.lexicon.calendar[sense.id as usize];
        return Some(if word.value == "future" {
            Tense::Future
        } else {
            Tense::Past
        });
    }
    if token.flags.has(Tag::Preposition.flag())
        && reader.is_word(at, &["to"])
        && reader.is_before(at, &["is", "are", "was", "were"])
    {
        return Some(Tense::Future);
    }
    let regular = token.shape == Shape::Lower
        && token.end - token.start > 4
        && reader.doc.word(at).ends_with("ed");
    regular.then_some(Tense::Past)
}
