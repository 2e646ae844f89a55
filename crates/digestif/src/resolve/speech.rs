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

use super::Resolution;
use crate::Str;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::is_press_noun;
use crate::recognize::{Draft, Mention};
use crate::scan::{Class, Shape, TokenIndex};
use crate::structure::TokenRange;

/// Farthest that a subject is looked for, in tokens.
const REACH: usize = 40;

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker<'t> {
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
pub(super) struct Statement<'t> {
    pub(super) cue: TokenIndex,
    /// First token of the speaker's name.
    pub(super) at: TokenIndex,
    pub(super) speaker: Speaker<'t>,
}

impl<'t> Resolution<'_, 't> {
    /// Who says what the cue at `cue` reports; `clause` holds the cue and is what is looked at.
    pub(super) fn statement(&self, cue: TokenIndex, clause: TokenRange) -> Option<Statement<'t>> {
        let doc = self.doc;
        let made = |(at, speaker)| Statement { cue, at, speaker };
        if doc.tokens[cue].flags.has(Tag::Source.flag()) {
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
            let object = || {
                self.quoted_person(cue + 1, clause.end)
                    .or_else(|| self.noun_phrase(cue + 1, clause.end))
            };
            return if passive {
                self.before(cue, clause.first).map(made)
            } else {
                object().map(made)
            };
        }
        // "expected by analysts", "published by the Age": the participle is no statement of what stands before it.
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
    fn behind_findings(&self, first: TokenIndex, end: TokenIndex) -> TokenIndex {
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
        if cue == clause.first || doc.tokens[cue - 1].class.closes_quote() {
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
                .find(|(_, m)| matches!(m.draft, Draft::Person(_) | Draft::Outlet(_)))
                .is_some_and(|(_, m)| {
                    (cue + 1..m.first).all(|at| {
                        doc.is(at, Class::Word)
                            || doc.is(at, Class::Hyphen)
                            || doc.is(at, Class::Apostrophe)
                    })
                });
        let pronoun = doc.is_any_word(cue + 1, &["he", "she"]);
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

    /// Whether a name before the comma at `comma` has an apposition that this comma closes.
    fn has_apposition(&self, comma: TokenIndex, first: TokenIndex) -> bool {
        self.last_named(TokenRange { first, end: comma }, |end| {
            self.opens_apposition(end, comma)
        })
        .is_some()
    }

    /// Whether the tokens from `end`, where a name ends, to the comma at `comma` are an apposition: no verb of its own in it,
    /// unless it is a relative clause.
    pub(super) fn opens_apposition(&self, end: TokenIndex, comma: TokenIndex) -> bool {
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
        })
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

    /// The name phrase that starts at `first`, behind an inverted verb or a preposition.
    pub(super) fn behind(
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
        let named = self.mentions_in(range).find_map(|(_, m)| match &m.draft {
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
    fn quoted_person(
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
        let Draft::Person(draft) = &person.draft else {
            return None;
        };
        draft.person.map(|p| (person.first, Speaker::Person(p)))
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
        let Draft::Person(draft) = &person.draft else {
            return None;
        };
        draft.person.map(Speaker::Person)
    }

    /// The subject that ends before the verb at `cue`.
    fn before(&self, cue: TokenIndex, first: TokenIndex) -> Option<(TokenIndex, Speaker<'t>)> {
        let doc = self.doc;
        let first = first.max(cue.saturating_sub(REACH));
        let mut end = cue;
        // Adverbs, auxiliaries, "not", a date: "Holm on Friday also said".
        while end > first && self.stands_between(end - 1) {
            end -= 1;
        }
        if let Some(date) = self
            .mentions_in(TokenRange { first, end })
            .rfind(|(_, m)| matches!(m.draft, Draft::Date(_)) && m.end == end)
            && date.1.first > first
            && doc.is_word(date.1.first - 1, "on")
        {
            end = date.1.first - 1;
        }
        let last = end.checked_sub(1).filter(|&at| at >= first)?;
        let range = TokenRange { first, end };
        if doc.is_any_word(last, &["and", "but", "or"]) {
            return self.opening_subject(TokenRange { first, end: last });
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
    pub(super) fn opening_subject(&self, clause: TokenRange) -> Option<(TokenIndex, Speaker<'t>)> {
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
            match &m.draft {
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
    pub(super) fn named_before(&self, end: TokenIndex) -> Option<(TokenIndex, Speaker<'t>)> {
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
            match &m.draft {
                Draft::Person(draft) => draft.person.map(|p| (m.first, Speaker::Person(p))),
                Draft::Outlet(draft) => draft.outlet.map(|o| (m.first, Speaker::Outlet(o))),
                _ => None,
            }
        })
    }

    /// He, she: the person in focus; it: the outlet in force.
    fn pronoun(&self, at: TokenIndex) -> Option<Speaker<'t>> {
        let doc = self.doc;
        if doc.is_any_word(at, &["he", "she", "him", "her"]) {
            return self.focus(at).map(Speaker::Person);
        }
        if doc.is_word(at, "it") {
            return self
                .opening_name(at)
                .or_else(|| self.outlet_in_force(at).map(Speaker::Outlet));
        }
        None
    }

    /// "Norda Bank bought 40 boats, it said": the body whose name in capitals opens the sentence, with "it" behind a comma.
    fn opening_name(&self, pronoun: TokenIndex) -> Option<Speaker<'t>> {
        let doc = self.doc;
        if !doc.is(pronoun.checked_sub(1)?, Class::Comma) {
            return None;
        }
        let opening = doc.sentence(pronoun).first;
        let first = opening + usize::from(doc.is_word(opening, "the"));
        let end = (first..pronoun).find(|&at| !doc.tokens[at].is_capitalized())?;
        let verb = doc.tokens[end].shape == Shape::Lower && end > first + 1;
        let (_, body) = verb.then(|| self.body(first, end)).flatten()?;
        matches!(body, Speaker::Body(_)).then_some(body)
    }

    /// The person that "he" or "she" at `at` means: the first one named in the sentence so far, else in the last sentence of the
    /// item that names one, outside quotations and possessives.
    pub(super) fn focus(&self, at: TokenIndex) -> Option<usize> {
        // "from Linde’s speech": an owner only where nobody else is named.
        self.focus_of(at, |m| !self.is_possessive(m.end))
            .or_else(|| self.focus_of(at, |_| true))
    }

    fn focus_of(&self, at: TokenIndex, fits: impl Fn(&Mention<'t>) -> bool) -> Option<usize> {
        const MAX_SENTENCES: usize = 6;
        const MAX_TOKENS: usize = 200;
        let layout = &self.doc.layout;
        let item = layout.item_of(at);
        let mut sentence = layout.sentence_of[at] as usize;
        for _ in 0..=MAX_SENTENCES {
            let range = layout.sentences[sentence];
            if layout.item_of(range.first) != item {
                return None;
            }
            let near = TokenRange {
                first: range.first,
                end: range.end.min(at).min(range.first + MAX_TOKENS),
            };
            let person = self.persons_in(near).find(|m| fits(m));
            if let Some(Draft::Person(draft)) = person.map(|m| &m.draft) {
                return draft.person;
            }
            // A quotation names nobody in focus, however long: look before it.
            let opening = self
                .quotation_of(range.first)
                .map_or(range.first, |q| q.first);
            let quoted = layout.sentence_of[opening] as usize;
            sentence = if quoted < sentence {
                quoted
            } else {
                sentence.checked_sub(1)?
            };
        }
        None
    }

    /// The outlet whose content stands at `at`.
    pub(super) fn outlet_in_force(&self, at: TokenIndex) -> Option<usize> {
        let frame = self.frame_at(at)?;
        match &self.mentions.get(frame.mention?)?.draft {
            Draft::Outlet(draft) => draft.outlet,
            _ => None,
        }
    }

    /// The name that a speaker has in the output.
    pub(super) fn speaker_name(&self, speaker: &Speaker<'t>) -> Option<Str<'t>> {
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
