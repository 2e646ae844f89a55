//! The tense of the clause around a date: whether "March" or "Tuesday" lies behind or ahead.
//!
//! | text                              | tense  |
//! | --------------------------------- | ------ |
//! | `The council will meet on Monday` | future |
//! | `Exports slumped in January`      | past   |
//! | `less than in March`              | past   |
//! | `The fair is to be held in May`    | future |
//! | `postponed until 2 September`, `planned for May` | future |
//! | `hoped to sail in May`, `promised a vote by Friday` | future |
//! | `Talks resume on Monday`, `Polls open on Sunday` | future |
//! | `ahead of Sunday's vote`          | future |
//! | `Brent for February delivery`     | none   |
//!
//! The nearest verb to the left decides; a date that opens its clause is governed by the verb behind it. Verbs without the regular
//! `-ed` are the rows `tense` of `data/calendar.tsv`.

use super::Reader;
use crate::lexicon::{Flags, Tag, WordGroup};
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
    let scheduled = Scheduled::of(reader, before, end);
    let mut clause_opens = before;
    let (mut until, mut before_what) = (false, false);
    // "between now and December", "from now to May"
    if before.is_some_and(|at| {
        reader.is_word(at, &["and", "to", "until"]) && reader.is_before(at, &["now", "today"])
    }) {
        return Some(Tense::Future);
    }
    if let Some(at) = before.filter(|&at| reader.has(at, Tag::Preposition)) {
        if reader.is_word(at, &["since"]) || reader.is_before(at, &["than"]) {
            return Some(Tense::Past);
        }
        if looks_ahead(reader, at) {
            return Some(Tense::Future);
        }
        if compares(reader, at) {
            return Some(Tense::Past);
        }
        // What is for a month ("for February delivery") says nothing of when the rest happens, but "the figure for May rose".
        if reader.is_word(at, &["for"]) {
            return reader.inside(end).then(|| verb(reader, end, scheduled))?;
        }
        until = reader.is_word(at, &["until", "till"]);
        before_what = reader.is_word(at, &["before", "by"]);
        clause_opens = reader.before(at);
    }
    let opens = clause_opens.is_none_or(|at| {
        matches!(
            reader.doc.tokens[at].class,
            Class::Comma | Class::Colon | Class::Dash
        ) || is_boundary(reader, at)
            || is_coordinator(reader, at) && !behind_date(reader, at)
    });
    let tense = if opens {
        right(reader, end, false, scheduled).or_else(|| left(reader, first, scheduled))
    } else {
        left(reader, first, scheduled).or_else(|| right(reader, end, true, scheduled))
    };
    match tense {
        // "ran until 2 September": the past verb says nothing of when it ended.
        Some(Tense::Past) if until => None,
        None if until || before_what => Some(Tense::Future),
        tense => tense,
    }
}

/// Whether the verbs of what is scheduled ("begins") look ahead to the date: where it stands as an adverb, not in "opens with
/// Monday's attack".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scheduled(bool);

impl Scheduled {
    fn of(reader: &Reader<'_, '_>, before: Option<TokenIndex>, end: TokenIndex) -> Self {
        let governed = before.is_none_or(|at| {
            !reader.has(at, Tag::Preposition)
                || reader.is_word(at, &["on", "in", "at", "from", "by", "early", "late"])
        });
        Self(governed && !reader.is(end, Class::Apostrophe))
    }
}

/// "planned for October", "adjourned until Monday", "ahead of Sunday's vote", "is closed from Thursday": the preposition at `at` has
/// the date ahead.
fn looks_ahead(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    let Some(word) = reader.before(at) else {
        return false;
    };
    let cue = |words: &[&str]| reader.is_word(at, words);
    if cue(&["of"]) {
        return reader.is_word(word, &["ahead"]);
    }
    // "in the run-up to the June vote".
    let run_up = || {
        let hyphen = reader.before(word);
        reader.is_word(word, &["up"]) && hyphen.is_some_and(|b| reader.is(b, Class::Hyphen))
    };
    let is_closed = || reader.is_before(word, &["is", "are"]) && is_participle(reader, word);
    let planned = || reader.doc.is_in(word, WordGroup::Scheduled) && !may_have_lapsed(reader, word);
    cue(&["to"]) && run_up()
        || cue(&["from"]) && is_closed()
        || cue(&["for", "until", "till"]) && planned()
        || cue(&["for"]) && has_object(reader, at, WordGroup::Scheduled)
        || cue(&["by", "before"]) && has_object(reader, at, WordGroup::Intend)
        || cue(&["from", "to", "until"]) && reschedules(reader, at)
}

/// "rose to 9%, after 8% in December": the figure that another is compared with lies behind.
fn compares(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    /// Words from the preposition to the figure's own.
    const NEAR: usize = 6;
    let figure = reader.before(at).and_then(|b| {
        let of_unit = reader.is(b, Class::Percent) || reader.doc.numerals.covering(b).is_none();
        let last = b - usize::from(of_unit && b > reader.first);
        reader.doc.numerals.covering(last)
    });
    reader.is_word(at, &["in", "on"])
        && figure.is_some_and(|figure| {
            (reader.first.max(figure.first.saturating_sub(NEAR))..figure.first)
                .rev()
                .take(2)
                .any(|word| {
                    reader.is_word(
                        word,
                        &["after", "against", "from", "than", "versus", "vs", "was"],
                    )
                })
        })
}

/// "called a 24-hour strike for Thursday", "promised a vote by Friday": one of `verbs` has its object before the preposition at `at`.
fn has_object(reader: &Reader<'_, '_>, at: TokenIndex, verbs: WordGroup) -> bool {
    /// Words of an object with its verb.
    const OBJECT: usize = 6;
    let mut back = (reader.first.max(at.saturating_sub(OBJECT))..at).rev();
    back.find(|&word| !is_of_object(reader, word) || reader.doc.is_in(word, verbs))
        .is_some_and(|verb| {
            verb + 1 < at
                && reader.doc.is_in(verb, verbs)
                && reader
                    .before(verb)
                    .is_some_and(|b| !reader.has(b, Tag::Auxiliary))
        })
}

/// "moved from 31 December to the first Sunday of February": both days are plans.
fn reschedules(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    /// Words from the verb to the day.
    const NEAR: usize = 8;
    (reader.first.max(at.saturating_sub(NEAR))..at)
        .rev()
        .take_while(|&word| !is_boundary(reader, word))
        .any(|word| reader.doc.is_in(word, WordGroup::Reschedule))
}

/// Whether the token at `at` may belong to the object of a verb: no preposition, mark or verb.
fn is_of_object(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    const ENDS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Pronoun]);
    matches!(
        reader.doc.tokens[at].class,
        Class::Word | Class::Digits | Class::Hyphen
    ) && !reader.has_flag(at, ENDS)
}

/// Whether the participle at `at` tells of a plan of the past: "was planned for May", "had been due until Monday".
fn may_have_lapsed(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    let past = reader.is_before(at, &["was", "were"])
        || reader.is_before(at, &["been"])
            && reader
                .before(at)
                .is_some_and(|b| reader.is_before(b, &["had"]));
    past && reader.doc.is_in(at, WordGroup::Intended)
}

/// The verb before; what stands in brackets is passed over.
fn left(reader: &Reader<'_, '_>, first: TokenIndex, scheduled: Scheduled) -> Option<Tense> {
    let mut closed = false;
    (reader.first.max(first.saturating_sub(REACH))..first)
        .rev()
        .filter(|&at| {
            let aside = closed || reader.is(at, Class::Close);
            closed = aside && !reader.is(at, Class::Open);
            !aside
        })
        .take_while(|&at| !is_boundary(reader, at) && !opens_subclause(reader, at))
        .find_map(|at| verb(reader, at, scheduled))
}

/// The verb behind; one in a coordinated clause has its own dates.
fn right(
    reader: &Reader<'_, '_>,
    end: TokenIndex,
    same_clause: bool,
    scheduled: Scheduled,
) -> Option<Tense> {
    (end..reader.end.min(end + REACH))
        .take_while(|&at| !(is_boundary(reader, at) || same_clause && is_coordinator(reader, at)))
        .find_map(|at| verb(reader, at, scheduled))
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

/// "August and November": the word at `at` joins two dates, no clauses.
fn behind_date(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    const DATES: Flags = Flags::of(&[Tag::Month, Tag::Weekday, Tag::Season]);
    reader.before(at).is_some_and(|b| {
        reader.has_flag(b, DATES) || reader.is(b, Class::Digits) && reader.is_word(at, &["and"])
    })
}

/// "told the paper that a cut in May": the verb outside the clause says nothing of it.
fn opens_subclause(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    const OPENERS: Flags = Flags::of(&[Tag::Conjunction, Tag::Determiner]);
    reader.has_flag(at, OPENERS)
        && reader.is_word(at, &["that", "whether", "if", "when", "because"])
}

/// The tense of the verb at `at`, if it shows one.
fn verb(reader: &Reader<'_, '_>, at: TokenIndex, scheduled: Scheduled) -> Option<Tense> {
    const TENSE: Flags = Tag::Tense.flag();
    let token = &reader.doc.tokens[at];
    if token.class != Class::Word {
        return None;
    }
    // "May" with a capital inside a sentence is the month.
    let is_month = token.is_capitalized() && token.flags.has(Tag::Month.flag());
    let auxiliary = reader
        .before(at)
        .filter(|&before| reader.doc.tokens[before].flags.has(Tag::Auxiliary.flag()));
    // "will be held", "to be closed": the participle says nothing, the verb before "be" does.
    if let Some(be) = auxiliary.filter(|&be| reader.is_word(be, &["be"])) {
        return reader.is_before(be, &["to"]).then_some(Tense::Future);
    }
    // "hoped to sail", "is due to open": what is intended lies ahead of the verb before.
    if intends(reader, at) {
        return Some(Tense::Future);
    }
    if token.flags.has(TENSE) && !is_month {
        // "won't" is no victory.
        let negated = reader.is(at + 1, Class::Apostrophe) && reader.glued(at + 1);
        if negated && reader.is_word(at, &["won"]) {
            return Some(Tense::Future);
        }
        let sense = reader.doc.word_sense(at, Tag::Tense)?;
        let word = &reader.doc.lexicon.calendar[sense.id as usize];
        return match &*word.value {
            "future" => Some(Tense::Future),
            "scheduled" => scheduled.0.then_some(Tense::Future),
            _ => Some(Tense::Past),
        };
    }
    if let Some(is) = auxiliary
        && reader.is_word(at, &["to"])
        && reader.is_word(is, &["is", "are", "was", "were"])
    {
        return Some(Tense::Future);
    }
    if scheduled.0
        && reader.is_word(at + 1, &["to"])
        && reader.is_word(at, &["go", "goes", "head", "heads"])
    {
        let polls = reader.is_word(at + 3, &["polls"]);
        return polls.then_some(Tense::Future);
    }
    if scheduled.0 && reader.doc.is_in(at, WordGroup::PluralPlan) && follows_plural(reader, at) {
        return Some(Tense::Future);
    }
    // "is closed", "are believed" tell of the present.
    let present = || auxiliary.is_some_and(|is| reader.is_word(is, &["is", "are"]));
    (is_participle(reader, at) && !present()).then_some(Tense::Past)
}

/// Whether an infinitive that a verb of intent governs ends at `at`, with its verb or before it: "hoped to", "hoped to cut".
fn intends(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    const TO: Flags = Tag::Preposition.flag();
    let is_to = |&at: &TokenIndex| reader.has_flag(at, TO) && reader.is_word(at, &["to"]);
    let to = Some(at)
        .filter(is_to)
        .or_else(|| reader.before(at).filter(is_to));
    // "was due to open in May": it may have.
    to.and_then(|to| reader.before(to)).is_some_and(|verb| {
        reader.doc.is_in(verb, WordGroup::Intend) && !reader.is_before(verb, &["was", "were"])
    })
}

/// Whether a plural noun stands right before `at`: "Polls open", not "was open", "its return", "Norway's return".
fn follows_plural(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    reader.before(at).is_some_and(|noun| {
        let word = reader.doc.word(noun);
        word.len() > 2
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !reader.has_flag(noun, Flags::FUNCTION_WORDS)
            && reader.is(noun, Class::Word)
    })
}

/// Whether the word at `at` has the regular ending of the past.
fn is_participle(reader: &Reader<'_, '_>, at: TokenIndex) -> bool {
    let token = &reader.doc.tokens[at];
    token.shape == Shape::Lower
        && token.end - token.start > 4
        && reader.doc.word(at).ends_with("ed")
}
