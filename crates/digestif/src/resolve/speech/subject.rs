//! Where the subject of a verb stands: before it, behind it, through an apposition.
//!
//! | text                                          | subject             |
//! | --------------------------------------------- | ------------------- |
//! | `Ada Linde on Friday also said`               | the name before     |
//! | `Ada Linde, head of the yard, told`           | the name before the commas |
//! | `its head, Ada Linde, told`                   | the name between them |
//! | `Ada Linde of the Danube Office warns`        | the person, not the body |
//! | `Linde came and said`                         | the subject of the first verb |
//! | `writes The Times columnist Ada Linde`        | the person behind the outlet |

use super::super::Resolution;
use super::{REACH, Speaker};
use crate::Kind;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::Draft;
use crate::recognize::cue::is_press_noun;
use crate::scan::{Class, Shape, TokenIndex};
use crate::structure::TokenRange;

impl<'t> Resolution<'_, 't> {
    /// Whether a name before the comma at `comma` has an apposition that this comma closes.
    pub(super) fn has_apposition(&self, comma: TokenIndex, first: TokenIndex) -> bool {
        self.last_named(TokenRange { first, end: comma }, |end| {
            self.opens_apposition(end, comma)
        })
        .is_some()
    }

    /// Whether the tokens from `end`, where a name ends, to the comma at `comma` are an apposition: no verb of its own in it,
    /// unless it is a relative clause.
    pub(in crate::resolve) fn opens_apposition(&self, end: TokenIndex, comma: TokenIndex) -> bool {
        const VERBS: Flags = Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::Conjunction]);
        let doc = self.doc;
        if end > comma
            || !matches!(
                doc.class(end),
                Some(Class::Comma | Class::Open | Class::Dash)
            )
        {
            return false;
        }
        if end == comma {
            return false;
        }
        if doc.is_any_word(end + 1, &["who", "whose", "which"]) {
            return true;
        }
        (end + 1..comma).all(|at| {
            !(doc.tokens[at].shape == Shape::Lower && doc.tokens[at].flags.has(VERBS))
                || doc.is_any_word(at, &["and", "or", "&"])
                // "Linde, reached by telephone,"
                || doc.is_word(at + 1, "by")
        })
    }

    /// The name phrase that starts at `first`, behind an inverted verb or a preposition.
    pub(in crate::resolve) fn behind(
        &self,
        first: TokenIndex,
        end: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let doc = self.doc;
        let end = end.min(first + REACH);
        if first >= end {
            return None;
        }
        if doc.tokens[first].flags.has(Tag::Pronoun.flag())
            || doc.is_word(first, "her") && !doc.is(first + 1, Class::Word)
        {
            return self.pronoun(first).map(|speaker| (first, speaker));
        }
        let stop = (first..end)
            .find(|&at| {
                matches!(doc.tokens[at].class, Class::Semicolon | Class::Colon)
                    || doc.tokens[at].class.opens_quote()
            })
            .unwrap_or(end);
        let range = TokenRange { first, end: stop };
        let named = self
            .mentions_in(range)
            .find_map(|(_, m)| match self.draft(m) {
                Draft::Person(draft) if !self.is_possessive(m.end) => {
                    draft.person.map(|p| (m.first, m.end, Speaker::Person(p)))
                }
                Draft::Outlet(draft) => draft.outlet.map(|o| (m.first, m.end, Speaker::Outlet(o))),
                _ => None,
            });
        // The name must be the head of this phrase: at most one comma before it, after a title.
        if let Some((at, name_end, speaker)) = named {
            let commas = (first..at).filter(|&i| doc.is(i, Class::Comma)).count();
            let verb = (first..at).any(|i| {
                doc.has(i, Tag::Auxiliary) || doc.is_any_word(i, &["who", "which", "that"])
            });
            if commas <= 1 && !verb {
                return Some((
                    at,
                    self.writer_behind(&speaker, name_end, stop)
                        .unwrap_or(speaker),
                ));
            }
        }
        self.noun_phrase(first, stop)
    }

    /// "quotes Prime Minister Ada Linde": the person whom a paper quotes.
    pub(super) fn quoted_person(
        &self,
        first: TokenIndex,
        end: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let range = TokenRange {
            first,
            end: end.min(first + REACH).max(first),
        };
        let person = self
            .persons_in(range)
            .find(|m| !self.is_possessive(m.end))?;
        let Draft::Person(draft) = self.draft(person) else {
            return None;
        };
        draft.person.map(|p| (person.first, Speaker::Person(p)))
    }

    /// Who is cited by the words from `first` on, as far as their clause goes: "citing mayor Ada Linde, that".
    pub(super) fn cited(
        &self,
        first: TokenIndex,
        end: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let doc = self.doc;
        let end = end.min(first + REACH);
        let stop = (first..end)
            .find(|&at| {
                matches!(doc.tokens[at].class, Class::Comma | Class::Semicolon)
                    || doc.is_any_word(at, &["that", "as", "who", "which"])
            })
            .unwrap_or(end);
        let source = self.behind_findings(first, stop);
        self.quoted_person(source, stop)
            .or_else(|| {
                let range = TokenRange {
                    first: source,
                    end: stop,
                };
                self.last_named(range, |_| true)
            })
            .or_else(|| self.noun_phrase(source, stop))
    }

    /// The bracket that closes at `last` where it holds no more than another form of the name before it: "the Danube Office (DO)".
    fn abbreviation(&self, last: TokenIndex, first: TokenIndex) -> Option<TokenIndex> {
        const MAX_BRACKET: usize = 4;
        let doc = self.doc;
        let open = last.checked_sub(2).filter(|_| doc.is(last, Class::Close))?;
        (first.max(last.saturating_sub(MAX_BRACKET))..=open)
            .rev()
            .find(|&at| doc.is(at, Class::Open))
            .filter(|&open| open > first && doc.tokens[open + 1].shape == Shape::Upper)
    }

    /// "writes The Times columnist Ada Linde": the person behind the outlet.
    fn writer_behind(
        &self,
        speaker: &Speaker<'t>,
        end: TokenIndex,
        stop: TokenIndex,
    ) -> Option<Speaker<'t>> {
        if !matches!(speaker, Speaker::Outlet(_)) {
            return None;
        }
        let range = TokenRange {
            first: end,
            end: stop.min(end + 5).max(end),
        };
        let person = self
            .persons_in(range)
            .find(|p| self.is_journalist(p.first - 1))?;
        let Draft::Person(draft) = self.draft(person) else {
            return None;
        };
        draft.person.map(Speaker::Person)
    }

    /// The subject that ends before the verb at `cue`.
    pub(super) fn before(
        &self,
        cue: TokenIndex,
        first: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let doc = self.doc;
        let first = first.max(cue.saturating_sub(REACH));
        // Clauses that a semicolon parts have subjects of their own.
        let first = (first..cue)
            .rev()
            .find(|&at| doc.is(at, Class::Semicolon))
            .map_or(first, |semicolon| semicolon + 1);
        let mut end = cue;
        // Adverbs, auxiliaries, "not", a date: "Holm on Friday also said".
        while end > first && self.stands_between(end - 1) {
            end -= 1;
        }
        if let Some(date) = self
            .mentions_in(TokenRange { first, end })
            .rfind(|(_, m)| m.kind == Kind::Date && m.end == end)
            && date.1.first > first
            && doc.is_word(date.1.first - 1, "on")
        {
            end = date.1.first - 1;
        }
        let last = end.checked_sub(1).filter(|&at| at >= first)?;
        let range = TokenRange { first, end };
        if doc.is_any_word(last, &["and", "but", "or"]) {
            let clause = TokenRange { first, end: last };
            return self
                .opening_subject(clause)
                .or_else(|| self.opening_proper(clause));
        }
        if let Some(open) = self.abbreviation(last, first) {
            return self.before(open, first);
        }
        if doc.is_any_word(last, &["who", "which", "that"]) {
            return self
                .last_named(range, |_| true)
                .or_else(|| self.body_before(last, first));
        }
        if matches!(
            doc.tokens[last].class,
            Class::Comma | Class::Close | Class::Dash
        ) {
            // "Ada Linde, head of the yard, told"; "its head, Ada Linde, told"; else a second verb of the same subject.
            return self
                .last_named(TokenRange { first, end: last }, |name_end| {
                    self.opens_apposition(name_end, last)
                })
                .or_else(|| self.after_title(last, first))
                .or_else(|| self.body_in_commas(last, first))
                .or_else(|| self.opening_body(last, first))
                .or_else(|| self.opening_subject(TokenRange { first, end: last }));
        }
        if doc.tokens[last].flags.has(Tag::Pronoun.flag()) && doc.has(last, Tag::Pronoun) {
            return self.pronoun(last).map(|speaker| (last, speaker));
        }
        if let Some(found) = self.last_named(range, |name_end| name_end == end) {
            return Some(found).filter(|&(at, _)| at == first || !self.is_object(at - 1));
        }
        if is_press_noun(doc, last)
            && let kind =
                last - usize::from(last > first && doc.is_in(last - 1, WordGroup::PressAdjective))
            && let Some(found) =
                self.last_named(TokenRange { first, end: kind }, |name_end| name_end == kind)
            && matches!(found.1, Speaker::Outlet(_))
        {
            return Some(found);
        }
        self.described(last, first)
            .or_else(|| self.member(range))
            .or_else(|| self.body_before(end, first))
    }

    /// "Ada Linde of the Danube Office warns": the person, not the body behind.
    fn member(&self, range: TokenRange) -> Option<(TokenIndex, Speaker<'t>)> {
        let of = |at: TokenIndex| self.doc.is_any_word(at, &["of", "at", "from", "with"]);
        self.last_named(range, |name_end| {
            name_end + 1 < range.end
                && of(name_end)
                && (name_end + 1..range.end).all(|at| self.joins_body(at))
        })
        .filter(|&(at, _)| at == range.first || !self.is_object(at - 1))
    }

    /// "its chief executive, Ada Linde,": the name between two commas, the first behind a title.
    fn after_title(
        &self,
        comma: TokenIndex,
        first: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let found = self.last_named(TokenRange { first, end: comma }, |end| end == comma)?;
        (found.0 > first && self.doc.is(found.0 - 1, Class::Comma)).then_some(found)
    }

    /// The subject that the first verb of the clause has: its opening pronoun, or the first name in it.
    pub(in crate::resolve) fn opening_subject(
        &self,
        clause: TokenRange,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let doc = self.doc;
        if doc.is_any_word(clause.first, &["he", "she", "it"]) {
            return self
                .pronoun(clause.first)
                .map(|speaker| (clause.first, speaker));
        }
        self.mentions_in(clause).find_map(|(_, m)| {
            if self.is_possessive(m.end) || self.quotation_of(m.first).is_some() {
                return None;
            }
            match self.draft(m) {
                Draft::Person(draft) => draft.person.map(|p| (m.first, Speaker::Person(p))),
                Draft::Outlet(draft) => draft.outlet.map(|o| (m.first, Speaker::Outlet(o))),
                _ => None,
            }
        })
    }

    fn stands_between(&self, at: TokenIndex) -> bool {
        let doc = self.doc;
        doc.tokens[at].shape == Shape::Lower
            && doc.tokens[at].class == Class::Word
            && (doc.has(at, Tag::Auxiliary)
                || doc.has(at, Tag::Adverb)
                || doc.is_any_word(at, &["not", "never", "all", "both"]))
            && !is_press_noun(doc, at)
    }

    /// The person or outlet whose name ends before `end`.
    pub(in crate::resolve) fn named_before(
        &self,
        end: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        const MAX_NAME: usize = 8;
        let first = self
            .doc
            .sentence(end.checked_sub(1)?)
            .first
            .max(end.saturating_sub(MAX_NAME));
        self.last_named(TokenRange { first, end }, |name_end| name_end == end)
    }

    /// The last person or outlet of `range` whose end fits, unless it is a possessive.
    fn last_named(
        &self,
        range: TokenRange,
        fits: impl Fn(TokenIndex) -> bool,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        self.mentions_in(range).rev().find_map(|(_, m)| {
            if m.end > range.end
                || !fits(m.end)
                || self.is_possessive(m.end)
                || self.quotation_of(m.first).is_some()
            {
                return None;
            }
            match self.draft(m) {
                Draft::Person(draft) => draft.person.map(|p| (m.first, Speaker::Person(p))),
                Draft::Outlet(draft) => draft.outlet.map(|o| (m.first, Speaker::Outlet(o))),
                _ => None,
            }
        })
    }
}
