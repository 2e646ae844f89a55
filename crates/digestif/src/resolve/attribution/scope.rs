//! How far the statement of indirect speech reaches in its sentence.
//!
//! | text                                   | governs              |
//! | -------------------------------------- | -------------------- |
//! | `according to Holm`                    | all of the sentence  |
//! | `…, said Holm`, `…, Holm said on Monday` | what stands before |
//! | `Holm said that …`                     | what stands behind "that" |

use super::super::speech::Statement;
use super::super::{Resolution, Spot};
use crate::Kind;
use crate::lexicon::Tag;
use crate::recognize::cue::is_citing;
use crate::scan::{Class, TokenIndex};
use crate::structure::TokenRange;

/// What a statement governs.
pub(super) struct Said {
    pub(super) cue: TokenIndex,
    /// Where what it governs behind it begins: at its "that", so that "told a panel on Friday that" leaves Friday alone.
    pub(super) content: TokenIndex,
    /// Whether it governs what stands before it, after it, or both.
    pub(super) before: bool,
    pub(super) after: bool,
    /// None where nobody but an outlet says it, whose words they are then, not those of the speaker before.
    pub(super) speaker: Option<usize>,
}

/// What a statement governs: all of its sentence for "according to", what precedes an inverted or trailing verb, else what
/// follows.
pub(super) fn scope(
    state: &Resolution<'_, '_>,
    statement: &Statement<'_>,
    sentence: TokenRange,
    speaker: Option<usize>,
) -> Said {
    let (doc, cue) = (state.doc, statement.cue);
    let (before, after) = if doc.tokens[cue].flags.has(Tag::Source.flag()) {
        (true, true)
    } else if doc.is_word(cue + 1, "by") {
        // "the paper was told by Holm that"
        (false, true)
    } else if is_citing(doc, cue) {
        (true, true)
    } else if statement.at > cue && !doc.is_any_word(cue, &["quoted", "quotes", "cites", "cited"]) {
        (true, false)
    } else if doc.is(cue + 1, Class::Comma) {
        (true, true)
    } else {
        let trails = trails(state, statement, sentence);
        (trails, !trails)
    };
    Said {
        cue,
        content: content(state, cue, sentence),
        before,
        after,
        speaker,
    }
}

/// Where the words begin that the verb reports: at its "that", else behind the verb.
pub(super) fn content(
    state: &Resolution<'_, '_>,
    cue: TokenIndex,
    sentence: TokenRange,
) -> TokenIndex {
    const MAX_ADDRESSEE: usize = 14;
    let doc = state.doc;
    let clause = (cue + 1..sentence.end.min(cue + MAX_ADDRESSEE))
        .take_while(|&at| doc.is(at, Class::Word) || doc.is(at, Class::Digits))
        .find(|&at| doc.is_word(at, "that"));
    // In "expects 40 barges that carry coal" the number belongs to the content, and "that" to the barges.
    let addressed = |that: &TokenIndex| {
        let range = TokenRange {
            first: cue + 1,
            end: *that,
        };
        let addressee = |m: &Spot| {
            matches!(
                m.kind,
                Kind::Date | Kind::Time | Kind::Person | Kind::Outlet
            )
        };
        state.mentions_in(range).all(|(_, m)| addressee(m))
    };
    clause.filter(addressed).unwrap_or(cue)
}

/// Whether the sentence ends with this statement: "…, Holm said on Monday", "…, she told a panel in Oslo".
fn trails(state: &Resolution<'_, '_>, statement: &Statement<'_>, sentence: TokenRange) -> bool {
    const MAX_TITLE: usize = 14;
    let doc = state.doc;
    let lowest = sentence.first.max(statement.at.saturating_sub(MAX_TITLE));
    // The comma of "a Danish dairy, Norda Foods, said on Friday" parts nothing.
    let behind_comma = |at: TokenIndex| at > lowest && doc.is(at - 1, Class::Comma);
    let alone = (statement.at + 1..statement.cue)
        .find(|&at| doc.is(at, Class::Comma))
        .is_some_and(|comma| comma + 1 == statement.cue);
    let apposed = usize::from(alone && behind_comma(statement.at));
    let parted = (lowest..statement.at - apposed).rev().find(|&at| {
        matches!(
            doc.tokens[at].class,
            Class::Comma | Class::Semicolon | Class::Dash
        )
    });
    if parted.is_none_or(|comma| comma < sentence.first + 3) {
        return false;
    }
    let next = statement.cue + 1;
    // "…, the port said that": what it says is still to come.
    if content(state, statement.cue, sentence) > statement.cue {
        return false;
    }
    // "…, the port said Monday"
    let mut dated = state.mentions_in(TokenRange {
        first: next,
        end: next + 1,
    });
    if dated.any(|(_, m)| m.kind == Kind::Date) {
        return true;
    }
    if next >= sentence.end || !doc.is(next, Class::Word) {
        return next >= sentence.end
            || matches!(
                doc.tokens[next].class,
                Class::Period | Class::Terminal | Class::Comma | Class::Close | Class::Dash
            );
    }
    if doc.is_any_word(statement.cue, &["told", "tells", "assures", "assured"]) {
        return !(next..sentence.end.min(next + 10))
            .any(|at| doc.is_any_word(at, &["that", "how", "why", "whether"]));
    }
    doc.is_any_word(
        next,
        &[
            "on",
            "at",
            "in",
            "during",
            "after",
            "before",
            "by",
            "when",
            "while",
            "late",
            "early",
            "yesterday",
            "earlier",
            "last",
            "this",
        ],
    )
}
