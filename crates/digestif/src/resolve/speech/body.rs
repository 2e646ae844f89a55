//! Speakers that no list knows: bodies by the shape of their names, and people by their office.
//!
//! | text                                             | speaker              |
//! | ------------------------------------------------ | -------------------- |
//! | `the Danube Office expects`                      | Danube Office        |
//! | `Norway’s Harbour Office said`                   | Harbour Office       |
//! | `the Danish lender Norda said`                   | Norda                |
//! | `according to the minister`                      | the person in focus  |
//! | `one bank said`, `analysts at Barclays predict`  | nobody               |

use super::super::Resolution;
use super::Speaker;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::Draft;
use crate::recognize::cue::is_press_noun;
use crate::scan::{Class, Shape, Token, TokenIndex};
use crate::structure::TokenRange;

impl<'t> Resolution<'_, 't> {
    /// "The World Bank, which lent the money, expects": the body before the first comma of the clause.
    pub(in crate::resolve) fn opening_body(
        &self,
        comma: TokenIndex,
        first: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let end = (first..comma).find(|&at| !self.joins_body(at))?;
        let body = self
            .opens_apposition(end, comma)
            .then(|| self.body(first, end))
            .flatten()?;
        matches!(body.1, Speaker::Body(_)).then_some(body)
    }

    /// "Ireland’s second-largest dairy processor, Norda Foods, said": the body named between two commas, behind what it is.
    pub(in crate::resolve) fn body_in_commas(
        &self,
        comma: TokenIndex,
        first: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        const MAX_BODY: usize = 9;
        const VERBS: Flags = Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::CueSay]);
        let doc = self.doc;
        let opened = (first.max(comma.saturating_sub(MAX_BODY))..comma)
            .rev()
            .find(|&at| !self.joins_body(at))
            .filter(|&at| doc.is(at, Class::Comma) && at > first && at + 1 < comma)?;
        let clause = (first..opened)
            .rev()
            .find(|&at| doc.is(at, Class::Comma))
            .map_or(first, |comma| comma + 1);
        let described = (clause..opened).all(|at| {
            let token = &doc.tokens[at];
            !(token.shape == Shape::Lower && token.flags.has(VERBS))
        }) && doc.tokens[opened - 1].shape == Shape::Lower;
        let body = (described && doc.tokens[opened + 1].is_capitalized())
            .then(|| self.body(opened + 1, comma))
            .flatten()?;
        matches!(body.1, Speaker::Body(_)).then_some(body)
    }

    /// The noun phrase that ends before `end`: a body where it has a capital, else somebody unnamed.
    pub(in crate::resolve) fn body_before(
        &self,
        end: TokenIndex,
        first: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        const MAX_BODY: usize = 9;
        let mut at = end;
        while at > first && end - at < MAX_BODY && self.joins_body(at - 1) {
            at -= 1;
        }
        // "analysts at Barclays predict": somebody of theirs.
        if at > first && self.is_object(at - 1) {
            return None;
        }
        self.body(at, end)
    }

    /// "The Danube Office kept its rate and said": the body that opens the clause with the name of several capitals, or with one
    /// behind an article, before a verb.
    pub(super) fn opening_proper(&self, clause: TokenRange) -> Option<(TokenIndex, Speaker<'t>)> {
        const ACTS: Flags = Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::CueSay, Tag::Movement]);
        let doc = self.doc;
        let articled = doc.is_word(clause.first, "the");
        let first = clause.first + usize::from(articled);
        let joins = |at: TokenIndex| {
            doc.tokens[at].is_capitalized()
                || doc.is_any_word(at, &["of", "for"]) && doc.tokens[at + 1].is_capitalized()
        };
        let end = (first..clause.end).find(|&at| !joins(at))?;
        let verb = &doc.tokens[end];
        let named = articled || end > first + 1 || doc.tokens[first].shape == Shape::Upper;
        let form = doc.word(end);
        let acts = verb.class == Class::Word
            && verb.shape == Shape::Lower
            && (verb.flags.has(ACTS) || form.ends_with('s') || form.ends_with("ed"));
        let (at, body) = (end > first && named && acts)
            .then(|| self.body(first, end))
            .flatten()?;
        matches!(body, Speaker::Body(_)).then_some((at, body))
    }

    /// Whether the word at `at` is a preposition, so that what follows is no subject: "a spokesman for Ada Linde said".
    pub(in crate::resolve) fn is_object(&self, at: TokenIndex) -> bool {
        self.doc.is_any_word(
            at,
            &[
                "for", "to", "at", "from", "with", "by", "in", "on", "of", "against", "about",
            ],
        )
    }

    /// The noun phrase that starts at `first`.
    pub(in crate::resolve) fn noun_phrase(
        &self,
        first: TokenIndex,
        stop: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        const MAX_BODY: usize = 9;
        let mut end = first;
        while end < stop
            && end - first < MAX_BODY
            && self.joins_body(end)
            && !self.doc.is_word(end, "that")
        {
            end += 1;
        }
        // "according to the minister", "according to the agency": the person in focus, the outlet in force.
        end.checked_sub(1)
            .filter(|&last| last > first)
            .and_then(|last| self.described(last, first))
            .or_else(|| self.body(first, end))
    }

    /// Whether the token may be part of a body's name phrase.
    pub(in crate::resolve) fn joins_body(&self, at: TokenIndex) -> bool {
        const FUNCTION: Flags = Flags::of(&[
            Tag::Preposition,
            Tag::Conjunction,
            Tag::Pronoun,
            Tag::Auxiliary,
            Tag::Adverb,
            Tag::CueSay,
            Tag::Month,
            Tag::Weekday,
        ]);
        let doc = self.doc;
        let token = &doc.tokens[at];
        match token.class {
            Class::Word if token.is_capitalized() => !token.flags.has(Flags::CALENDAR),
            Class::Word => {
                !token.flags.has(FUNCTION)
                    || doc.is_any_word(at, &["of", "for"])
                    || doc.is_word(at, "and") && self.joins_fields(at)
            }
            Class::Hyphen | Class::Apostrophe => true,
            // "U.N.", "AT&T"
            Class::Period => {
                at > 0
                    && doc.tokens[at - 1].shape == Shape::Upper
                    && token.gap == crate::scan::Gap::None
            }
            // "the Agriculture, Forestry and Fisheries Ministry"
            Class::Comma => {
                at > 0
                    && doc.tokens[at - 1].flags.has(Tag::Portfolio.flag())
                    && doc.is_word(at + 2, "and")
                    && self.joins_fields(at)
            }
            _ => token.is_sign('&'),
        }
    }

    /// "the Energy and Mines Ministry", "the Ministry of Energy and Mines", but not "Norway and the World Bank": the "and" or comma
    /// at `at` stands inside the name of one body.
    fn joins_fields(&self, at: TokenIndex) -> bool {
        const REACH: usize = 4;
        const WHOLE: Flags = Flags::of(&[
            Tag::OrgHead,
            Tag::OrgBody,
            Tag::Outlet,
            Tag::Country,
            Tag::Demonym,
            Tag::City,
            Tag::Given,
        ]);
        let doc = self.doc;
        let capital = |at: TokenIndex| doc.get(at).is_some_and(Token::is_capitalized);
        let head = |at: TokenIndex| doc.tokens[at].flags.has(Tag::OrgHead.flag());
        let sentence = doc.sentence(at);
        if at <= sentence.first + 1
            || !capital(at - 1)
            || !capital(at + 1)
            || doc.tokens[at - 1].flags.has(WHOLE)
                && !doc.tokens[at - 1].flags.has(Tag::Portfolio.flag())
            || doc.tokens[at + 1].flags.has(Flags::CALENDAR)
        {
            return false;
        }
        let behind = (at + 1..sentence.end.min(at + 1 + REACH))
            .take_while(|&at| capital(at) || doc.is_word(at, "and"))
            .any(head);
        let before = || {
            (sentence.first.max(at.saturating_sub(REACH + 1))..at - 1)
                .rev()
                .find(|&of| !capital(of))
                .is_some_and(|of| {
                    of > sentence.first && doc.is_any_word(of, &["of", "for"]) && head(of - 1)
                })
        };
        behind || before()
    }

    /// The tokens `first..end` as a body or somebody unnamed, without article.
    pub(in crate::resolve) fn body(
        &self,
        mut first: TokenIndex,
        end: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        /// What a sentence opens with in a capital without being a name.
        const COMMON: Flags = Flags::of(&[Tag::Determiner, Tag::Noun, Tag::Cardinal, Tag::Title]);
        let doc = self.doc;
        while first < end
            && (doc.is_any_word(
                first,
                &["the", "a", "an", "that", "which", "of", "for", "but", "and"],
            ) || doc.tokens[first].class != Class::Word)
        {
            first += 1;
        }
        let mut end = end;
        while end > first && doc.is_any_word(end - 1, &["of", "for"]) {
            end -= 1;
        }
        // "Port Office figures", "the Port Office’s quarterly survey": those who made them.
        if end > first
            && doc.is_in(end - 1, WordGroup::Findings)
            && doc.tokens[end - 1].shape == Shape::Lower
        {
            end = (first..end)
                .rev()
                .find(|&at| {
                    doc.tokens[at].is_capitalized()
                        || doc.is_word(at, "s") && self.is_possessive(at - 1)
                })
                .map_or(first, |last| last + 1);
        }
        // "Norda’s finding that"
        if end >= first + 3 && doc.is_word(end - 1, "s") && self.is_possessive(end - 2) {
            end -= 2;
        }
        first = self.proper_name(first, end);
        // "USD", "MW"; a single letter is an initial: "U.N.".
        let measured = (first..end).any(|at| {
            let token = &doc.tokens[at];
            let code = token.flags.has(Tag::Currency.flag()) && token.end - token.start > 1;
            token.shape == Shape::Upper && (code || token.flags.has(Tag::Unit.flag()))
        });
        if first >= end || measured {
            return None;
        }
        let mut inside = self.mentions_in(TokenRange { first, end });
        let outlet = inside.find_map(|(_, m)| match self.draft(m) {
            Draft::Outlet(draft) if m.first == first && m.end == end => draft.outlet,
            _ => None,
        });
        if let Some(outlet) = outlet {
            return Some((first, Speaker::Outlet(outlet)));
        }
        let text = doc.plain(first, end);
        let named = (first..end).any(|at| {
            let token = &doc.tokens[at];
            let opens = at == doc.sentence(at).first;
            token.is_capitalized() && !(opens && token.flags.has(COMMON.or(Flags::FUNCTION_WORDS)))
        });
        // "the Bolivian navy" is one body, "the Bolivian firm" any.
        let demonym_alone = doc.tokens[first].flags.has(Tag::Demonym.flag())
            && !(first + 1..end).any(|at| doc.tokens[at].is_capitalized())
            && !doc.is_in(end - 1, WordGroup::StateBody);
        // "the ministry of transport", but not "its owner", "one bank".
        let organisation = doc.tokens[first].shape == Shape::Lower
            && !doc.tokens[first].flags.has(Flags::of(&[
                Tag::Determiner,
                Tag::Pronoun,
                Tag::Cardinal,
            ]))
            && (first..end).any(|at| doc.has(at, Tag::OrgHead));
        Some((
            first,
            if named && !demonym_alone || organisation {
                Speaker::Body(text)
            } else {
                Speaker::Other(text)
            },
        ))
    }

    /// Where the name itself starts: "Norway’s Statistics Office" behind its country, "Danish lender Norda" behind its description.
    pub(in crate::resolve) fn proper_name(&self, first: TokenIndex, end: TokenIndex) -> TokenIndex {
        let doc = self.doc;
        (first + 1..end)
            .rev()
            .find(|&at| {
                let before = &doc.tokens[at - 1];
                let owned =
                    at > first + 2 && doc.is_word(at - 1, "s") && self.is_possessive(at - 2);
                let described = before.shape == Shape::Lower
                    && before.class == Class::Word
                    && !doc
                        .is_any_word(at - 1, &["of", "for", "and", "de", "du", "des", "la", "al"])
                    && !before.flags.has(Tag::OrgHead.flag());
                doc.tokens[at].is_capitalized() && (owned || described)
            })
            .unwrap_or(first)
    }

    /// "the daily", "the article", "the minister": who is described by the noun at `last`.
    pub(in crate::resolve) fn described(
        &self,
        last: TokenIndex,
        first: TokenIndex,
    ) -> Option<(TokenIndex, Speaker<'t>)> {
        let doc = self.doc;
        if doc.tokens[last].shape != Shape::Lower {
            return None;
        }
        let definite = (first..last)
            .rev()
            .take(4)
            .any(|at| doc.is_any_word(at, &["the", "its", "this"]));
        if !definite {
            return None;
        }
        if doc.is_any_word(last, &["author", "authors"]) {
            return Some((last, Speaker::Article));
        }
        if is_press_noun(doc, last) {
            return Some((
                last,
                self.outlet_in_force(last)
                    .map_or(Speaker::Article, Speaker::Outlet),
            ));
        }
        if doc.has(last, Tag::Genre) {
            return Some((last, Speaker::Article));
        }
        let title = doc.has(last, Tag::Title)
            || doc.is_any_word(last, &["peer", "official", "man", "woman", "boss", "chief"]);
        title
            .then(|| self.focus(last))
            .flatten()
            .map(|person| (last, Speaker::Person(person)))
    }
}
