//! What is done by or to a name that no list has, by which it is an outlet's.
//!
//! | text                                                | frame                         |
//! | --------------------------------------------------- | ----------------------------- |
//! | `Elbe International writes that`, `elbe.com reported` | a name of outlets' words, a site |
//! | `Special Eurasia published an article`              | it publishes a piece          |
//! | `told Caspian Ledger`, `in an interview with Valor` | words are said to it          |
//! | `…, Valor reported.`, `…, reported Trend on April 12` | it closes the sentence      |
//!
//! Left alone: bodies that publish reports, unless they are institutes.

use super::shape::Run;
use super::{sign, site};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, TokenIndex};

/// Whether the name publishes a piece: "published an article", "carried an interview"; a report only for institutes.
pub(super) fn published_piece(doc: &Document<'_>, run: Run) -> bool {
    // "La Nación of San José carries": the paper does.
    if run.first > doc.sentence(run.first).first && doc.is_word(run.first - 1, "of") {
        return false;
    }
    let mut at = run.end;
    if doc.is(at, Class::Comma) && doc.is_word(at + 1, "which") {
        at += 2;
    }
    let verb = doc.is_any_word(
        at,
        &[
            "published",
            "publishes",
            "carried",
            "carries",
            "ran",
            "runs",
            "posted",
            "aired",
        ],
    );
    if !verb || !doc.is_any_word(at + 1, &["a", "an", "the", "its", "this"]) {
        return false;
    }
    let institute = is_institute(doc, run.first, run.end);
    (at + 2..at + 6)
        .take_while(|&at| doc.is(at, Class::Word))
        .any(|at| {
            doc.tokens[at].flags.has(Tag::Genre.flag())
                && (institute
                    || !doc.is_any_word(
                        at,
                        &[
                            "report", "reports", "study", "survey", "paper", "review", "note",
                            "analysis",
                        ],
                    ))
        })
}

/// Whether a name with a word of outlets' names, or a site, writes something: "Comunicaffe International writes that".
pub(super) fn writes_that(doc: &Document<'_>, run: Run) -> bool {
    let Run { first, end, .. } = run;
    let site = end >= first + 3 && site::end(doc, end - 2) == end;
    let named = end > first + 1 && doc.is_in(end - 1, WordGroup::OutletWord);
    let clause = doc.is_word(end + 1, "that")
        || doc
            .get(end + 1)
            .is_some_and(|t| t.class.opens_quote() || t.class == Class::Colon);
    doc.is_any_word(end, &["writes", "wrote"]) && (site || named) && clause
        || site && doc.is_any_word(end, &["reports", "reported"])
}

pub(super) fn is_institute(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    (first..end).any(|at| {
        doc.is_any_word(
            at,
            &[
                "institute",
                "institution",
                "centre",
                "center",
                "house",
                "council",
                "foundation",
                "lab",
                "forum",
            ],
        )
    })
}

/// Whether the name was told something.
pub(super) fn told(doc: &Document<'_>, first: TokenIndex) -> bool {
    sign::before_article(doc, first).is_some_and(|at| doc.is_any_word(at, &["told", "tells"]))
}

/// Whether the name closes a sentence as its source: ", Valor reported.", "reported Trend on April 12".
pub(super) fn closing_source(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let Some(before) = sign::before_article(doc, first) else {
        return false;
    };
    let ends = |at: TokenIndex| {
        doc.get(at).is_none_or(|t| {
            matches!(t.class, Class::Period | Class::Terminal | Class::Semicolon)
                || t.flags
                    .has(Flags::of(&[Tag::Weekday, Tag::Month, Tag::Deictic]))
                || doc.is_any_word(at, &["on", "last", "this"])
        })
    };
    doc.is(before, Class::Comma) && doc.is_in(end, WordGroup::ClosingReport) && ends(end + 1)
        || doc.is_any_word(before, &["reported", "reports"])
            && before > 0
            && doc.is(before - 1, Class::Comma)
            && ends(end)
}

/// Whether somebody speaks in an interview with the name: "in an April 17 interview with Eurasia Now".
pub(super) fn interviewed_by(doc: &Document<'_>, first: TokenIndex) -> bool {
    let Some(with) = sign::before_article(doc, first) else {
        return false;
    };
    if !doc.is_any_word(with, &["with", "to"]) || with == 0 || !doc.is_word(with - 1, "interview") {
        return false;
    }
    let low = doc.sentence(with).first;
    (low.max(with.saturating_sub(6))..with - 1).any(|at| doc.is_word(at, "in"))
}
