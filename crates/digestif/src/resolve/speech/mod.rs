//! Whose words a verb of saying reports: its subject, or the person it quotes.
//!
//! | text                                              | speaker                   |
//! | ------------------------------------------------- | ------------------------- |
//! | `mayor Mira Holm said`, `said mayor Mira Holm`    | Mira Holm                 |
//! | `Ada Linde, head of the yard, told Reuters`       | Ada Linde                 |
//! | `she added`, `the mayor added`                    | the person last in focus  |
//! | `the paper quotes Ada Linde as saying`            | Ada Linde                 |
//! | `the daily notes`, `it adds`                      | the outlet in force       |
//! | `the article reads`                               | the article               |
//! | `the Danube Office expects`                       | Danube Office             |
//! | `two officials said`, `costs are expected to rise` | nobody                   |

mod body;
mod pronoun;
mod subject;

use super::Resolution;
use crate::lexicon::{Tag, WordGroup};
use crate::recognize::cue::is_citing;
use crate::scan::{Class, Shape, TokenIndex};
use crate::structure::TokenRange;
use crate::{Kind, Str};

/// Farthest that a subject is looked for, in tokens.
const REACH: usize = 40;

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum Speaker<'t> {
    /// Index into `Resolution::people`.
    Person(usize),
    /// Index into `Resolution::outlets`.
    Outlet(usize),
    /// "The article reads".
    Article,
    /// A body, as written without its article.
    Body(Str<'t>),
    /// Somebody without a name, as written: "one of them", "a grid manager".
    Other(Str<'t>),
}

/// On which side of its verb a subject stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Straight,
    Inverted,
}

/// A verb with its subject.
#[derive(Clone, Debug)]
pub(in crate::resolve) struct Statement<'t> {
    pub(in crate::resolve) cue: TokenIndex,
    /// First token of the speaker's name.
    pub(in crate::resolve) at: TokenIndex,
    pub(in crate::resolve) speaker: Speaker<'t>,
}

impl<'t> Resolution<'_, 't> {
    /// Who says what the cue at `cue` reports; `clause` holds the cue and is what is looked at.
    pub(in crate::resolve) fn statement(
        &self,
        cue: TokenIndex,
        clause: TokenRange,
    ) -> Option<Statement<'t>> {
        let doc = self.doc;
        let made = |(at, speaker)| Statement { cue, at, speaker };
        if doc.tokens[cue].flags.has(Tag::Source.flag()) {
            // "In her view"
            if doc.is_any_word(cue + 1, &["her", "his"]) {
                let person = self.focus(cue)?;
                return Some(made((cue + 1, Speaker::Person(person))));
            }
            let source = doc.sense(cue, Tag::Source).map_or(2, |(_, len)| len);
            let source = self.behind_findings(cue + source, clause.end);
            return self.behind(source, clause.end).map(made);
        }
        if doc.word(cue).ends_with("ing") && doc.is_word(cue.wrapping_sub(1), "as") {
            let quoted = (clause.first.max(cue.saturating_sub(REACH))..cue)
                .rev()
                .find(|&at| is_quoting(self, at))?;
            return self
                .statement(quoted, clause)
                .map(|s| Statement { cue, ..s });
        }
        let passive = self.is_passive(cue, clause.first);
        if is_quoting(self, cue) {
            if is_citing(doc, cue) {
                return self.cited(cue + 1, clause.end).map(made);
            }
            // "quotes him as saying"
            let pronoun = || Some((cue + 1, self.pronoun(cue + 1)?));
            let object = || {
                pronoun()
                    .or_else(|| self.quoted_person(cue + 1, clause.end))
                    .or_else(|| self.noun_phrase(cue + 1, clause.end))
            };
            return if passive {
                self.before(cue, clause.first).map(made)
            } else {
                object().map(made)
            };
        }
        // "expected by analysts", "published by the Age": the participle is no statement of what stands before it.
        // "The Age was told by Ada Linde that"
        if passive && doc.is_in(cue, WordGroup::Tell) && doc.is_word(cue + 1, "by") {
            return self.behind(cue + 2, clause.end).map(made);
        }
        if passive || doc.is_word(cue + 1, "by") && !doc.word(cue).ends_with("ing") {
            return None;
        }
        match self.order(cue, clause) {
            Order::Inverted => self
                .behind(cue + 1, clause.end)
                .or_else(|| self.before(cue, clause.first))
                .map(made),
            Order::Straight => self.before(cue, clause.first).map(made),
        }
    }

    /// Behind "figures from" and "a survey published by" at `first`, where those who made them are named.
    pub(super) fn behind_findings(&self, first: TokenIndex, end: TokenIndex) -> TokenIndex {
        /// Words of "the latest official figures published by".
        const REACH: usize = 6;
        let doc = self.doc;
        let end = end.min(first + REACH);
        let lower = |at: &TokenIndex| doc.tokens[*at].shape == Shape::Lower;
        let findings = (first..end)
            .take_while(lower)
            .find(|&at| doc.is_in(at, WordGroup::Findings));
        findings
            .and_then(|noun| {
                (noun + 1..end)
                    .take_while(lower)
                    .find(|&at| doc.is_any_word(at, &["by", "from"]))
            })
            .map_or(first, |by| by + 1)
    }

    /// Whether the subject of the verb at `cue` stands before it or behind it.
    fn order(&self, cue: TokenIndex, clause: TokenRange) -> Order {
        let doc = self.doc;
        // "**“We wait,”** said Ada Linde"
        let behind_marks = (clause.first.saturating_sub(1)..cue)
            .rev()
            .find(|&at| !doc.is(at, Class::Bullet));
        if cue == clause.first || behind_marks.is_some_and(|at| doc.tokens[at].class.closes_quote())
        {
            return Order::Inverted;
        }
        if !matches!(
            doc.tokens[cue - 1].class,
            Class::Comma | Class::Semicolon | Class::Dash
        ) {
            return Order::Straight;
        }
        if cue - 1 == clause.first || doc.tokens[cue - 2].class.closes_quote() {
            return Order::Inverted;
        }
        // "…, said Ada Linde" against "Ada Linde, head of the yard, told the paper" and "Linde came, paid $5 and left".
        let next = doc.get(cue + 1).filter(|_| cue + 1 < clause.end);
        // "Linde, the mayor, said in a talk with Reuters that"
        let addressed =
            next.is_some_and(|t| t.shape == Shape::Lower && t.flags.has(Tag::Preposition.flag()));
        let named = !addressed
            && next.is_some_and(|t| t.class == Class::Word)
            && self
                .mentions_in(TokenRange {
                    first: cue + 1,
                    end: clause.end.min(cue + 9),
                })
                .find(|(_, m)| matches!(m.kind, Kind::Person | Kind::Outlet))
                .is_some_and(|(_, m)| {
                    (cue + 1..m.first).all(|at| {
                        doc.is(at, Class::Word)
                            || doc.is(at, Class::Hyphen)
                            || doc.is(at, Class::Apostrophe)
                    })
                });
        // "…, said she", but "Linde, 61, said she had sat"
        let pronoun = doc.is_any_word(cue + 1, &["he", "she"])
            && (cue + 2 >= clause.end || !doc.is(cue + 2, Class::Word));
        let telling = doc.is_any_word(cue, &["told", "tells"]);
        let closes = |at: TokenIndex| {
            at >= clause.end || matches!(doc.tokens[at].class, Class::Comma | Class::Period)
        };
        let body = || {
            (cue + 2..clause.end.min(cue + 9)).any(closes)
                && self
                    .noun_phrase(cue + 1, clause.end)
                    .is_some_and(|(_, s)| matches!(s, Speaker::Body(_)))
        };
        if !telling && (pronoun || named || !self.has_apposition(cue - 1, clause.first) && body()) {
            Order::Inverted
        } else {
            Order::Straight
        }
    }

    /// "is expected", "was first reported", "been told".
    fn is_passive(&self, cue: TokenIndex, first: TokenIndex) -> bool {
        let doc = self.doc;
        if doc.word(cue).ends_with("ing") || doc.word(cue).ends_with('s') {
            return false;
        }
        let mut at = cue;
        while at > first && cue - at < 3 && doc.tokens[at - 1].flags.has(Tag::Adverb.flag()) {
            at -= 1;
        }
        let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else {
            return false;
        };
        // "it’s said"
        let contracted =
            doc.is_word(before, "s") && doc.is(before.wrapping_sub(1), Class::Apostrophe);
        contracted || doc.is_any_word(before, &["is", "are", "was", "were", "be", "been", "being"])
    }

    /// The name that a speaker has in the output.
    pub(in crate::resolve) fn speaker_name(&self, speaker: &Speaker<'t>) -> Option<Str<'t>> {
        match speaker {
            Speaker::Person(person) => self.people.get(*person).map(|p| p.name.clone()),
            Speaker::Outlet(outlet) => self.outlets.get(*outlet).map(|o| o.name.clone()),
            Speaker::Article => Some(Str::Borrowed("the article")),
            Speaker::Body(text) | Speaker::Other(text) => Some(text.clone()),
        }
    }
}

/// Whether the cue at `at` gives the words of its object: "quotes Holm as saying", "cites", "interviews".
fn is_quoting(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    state.doc.is_in(at, WordGroup::Quoting)
}
