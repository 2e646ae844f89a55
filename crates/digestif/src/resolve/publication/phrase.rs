//! The phrase around the name of an outlet: article, description, possessor, coordinated outlet, writer.
//!
//! | text                                      | phrase              | writer    |
//! | ----------------------------------------- | ------------------- | --------- |
//! | `the Polish daily Rzeczpospolita wrote`   | to `Rzeczpospolita` |           |
//! | `Reuters and AFP say`                     | both                |           |
//! | `The Times columnist Ada Linde describes` | to `Linde`          | Ada Linde |
//! | `the BBC’s website counts`                | to `website`        |           |
//! | `the Age of March 27 asks`                | to `27`, its issue  |           |

use super::super::{Resolution, Spot};
use super::source::behind_link;
use crate::Kind;
use crate::lexicon::{Tag, WordGroup};
use crate::recognize::cue::{is_cue, is_press_noun};
use crate::scan::{Class, Document, Token, TokenIndex};
use crate::structure::TokenRange;

/// An outlet mention with the words that belong to its name phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// Index of the mention.
    pub(super) mention: usize,
    /// The outlet's own tokens.
    pub(super) name: TokenRange,
    /// With article, description and possessor before it: "India’s Mint", "the Polish daily Rzeczpospolita".
    pub(super) first: TokenIndex,
    /// Behind descriptions and coordinated outlets: "Time magazine", "Reuters and AFP".
    pub(super) end: TokenIndex,
    /// Person mention that the phrase ends with: "The Times columnist Ada Linde".
    pub(super) writer: Option<TokenIndex>,
    /// Index of the date mention that tells the issue: "the Age of March 27".
    pub(super) issue: Option<usize>,
}

/// Reads the phrase around the outlet mention at `at`.
pub(super) fn phrase(state: &Resolution<'_, '_>, at: usize) -> Phrase {
    let mention = &state.mentions[at];
    let (doc, sentence) = (state.doc, state.doc.sentence(mention.first));
    let mut first = mention.first;
    let before = |first: TokenIndex| first.checked_sub(1).filter(|&b| b >= sentence.first);
    // "news agency", "Polish daily", "Singapore’s".
    if before(first).is_some_and(|b| is_press_noun(doc, b)) {
        first -= 1;
        while before(first)
            .is_some_and(|b| doc.has(b, Tag::Demonym) || doc.is_in(b, WordGroup::PressAdjective))
        {
            first -= 1;
        }
    }
    if before(first).is_some_and(|b| doc.is_word(b, "the")) {
        first -= 1;
    }
    if first >= sentence.first + 3
        && doc.is_word(first - 1, "s")
        && doc.is(first - 2, Class::Apostrophe)
    {
        first -= 3;
    }
    // "[Le Soir](https://…)": the link is the name.
    let end = behind_link(doc, mention.end, sentence.end);
    if end > mention.end && before(first).is_some_and(|b| doc.is(b, Class::Open)) {
        first -= 1;
    }
    let mut phrase = Phrase {
        mention: at,
        name: TokenRange {
            first: mention.first,
            end: mention.end,
        },
        first,
        end,
        writer: None,
        issue: None,
    };
    extend(state, &mut phrase, sentence);
    phrase
}

/// Farthest that a writer stands behind the outlet, in tokens of their job.
const MAX_JOB: usize = 4;

/// Takes in what belongs to the name behind it.
fn extend(state: &Resolution<'_, '_>, phrase: &mut Phrase, sentence: TokenRange) {
    let doc = state.doc;
    // "Yonhap news agency", "Time magazine"
    let kind = phrase.end + usize::from(doc.is_in(phrase.end, WordGroup::PressAdjective));
    if kind < sentence.end && is_press_noun(doc, kind) && !is_cue(doc, kind) {
        phrase.end = kind + 1;
    }
    if doc.is_any_word(phrase.end, &["of", "dated"])
        && let Some((date, issue)) = starting(state, phrase.end + 1, is_date)
        && issue.end <= sentence.end
    {
        phrase.issue = Some(date);
        phrase.end = issue.end;
        return;
    }
    // "the Kurier editorial board calls"
    let editorial = doc.has(phrase.end, Tag::Genre);
    let board = phrase.end + usize::from(editorial);
    if board < sentence.end
        && doc.is_in(board, WordGroup::EditorialBoard)
        && (editorial || !doc.is_word(board, "board"))
    {
        phrase.end = board + 1;
    }
    // "Reuters and Voice of Vietnam say": the other one's verb is this one's as well.
    let mut next = phrase.end;
    if doc.is_any_word(next, &["and", "or"]) {
        next += 1 + usize::from(doc.is_word(next + 1, "the"));
        if let Some((_, other)) = starting(state, next, |m| m.kind == Kind::Outlet) {
            phrase.end = other.end;
        }
    }
    let owned = state.is_possessive(phrase.end);
    let job =
        phrase.end + usize::from(owned) + usize::from(owned && doc.is_word(phrase.end + 1, "s"));
    // "the BBC’s website": the outlet.
    if owned && (is_press_noun(doc, job) && !is_cue(doc, job) || is_finding(doc, job)) {
        phrase.end = job + 1;
        return;
    }
    // "the BBC’s reporters", "a BBC reporter", "the BBC’s Berlin correspondent": the outlet, unless one of them is named.
    let placed = owned && doc.get(job).is_some_and(Token::is_capitalized);
    let staff = job + usize::from(placed);
    let staffed = staff < sentence.end && state.is_journalist(staff);
    let mut near = state.mentions[phrase.mention + 1..]
        .iter()
        .take_while(|m| m.first <= job + MAX_JOB);
    if !near.any(|m| m.kind == Kind::Person) {
        if staffed {
            phrase.end = staff + 1;
        }
        return;
    }
    let behind = (job..(job + MAX_JOB).min(sentence.end))
        .find(|&at| state.is_journalist(at))
        .map_or(job, |at| at + 1);
    // "Die Welt’s commentator, Ada Linde, sees"
    let apposed = behind > job && doc.is(behind, Class::Comma);
    let behind = behind + usize::from(apposed);
    if (behind > job || owned)
        && behind < sentence.end
        && let Some((_, person)) = starting(state, behind, |m| m.kind == Kind::Person)
    {
        phrase.writer = Some(person.first);
        phrase.end = person.end + usize::from(apposed && doc.is(person.end, Class::Comma));
    }
}

pub(super) fn is_date(mention: &Spot) -> bool {
    mention.kind == Kind::Date
}

/// The mention that begins at `at` and is as `wanted`, with its index.
/// Whether the word at `at` is what an outlet has found out, and does something: "the Age’s calculations show".
fn is_finding(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_in(at, WordGroup::Findings) && (is_cue(doc, at + 1) || doc.has(at + 1, Tag::Verb))
}

pub(super) fn starting<'s, 't>(
    state: &'s Resolution<'_, 't>,
    at: TokenIndex,
    wanted: fn(&Spot) -> bool,
) -> Option<(usize, &'s Spot)> {
    let first = TokenRange {
        first: at,
        end: at + 1,
    };
    state.mentions_in(first).find(|(_, m)| wanted(m))
}
