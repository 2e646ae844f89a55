//! Whom "he", "she" and "it" mean.
//!
//! | text                                          | stands for                      |
//! | --------------------------------------------- | ------------------------------- |
//! | `she added`                                   | the person last in focus        |
//! | `Norda Bank bought 40 boats, it said`         | the body that opens the sentence |
//! | `it adds`                                     | the outlet in force             |

use super::super::{Resolution, Spot};
use super::Speaker;
use crate::recognize::Draft;
use crate::scan::{Class, Shape, TokenIndex};
use crate::structure::TokenRange;

impl<'t> Resolution<'_, 't> {
    /// He, she: the person in focus; it: the outlet in force.
    pub(super) fn pronoun(&self, at: TokenIndex) -> Option<Speaker<'t>> {
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
    pub(in crate::resolve) fn focus(&self, at: TokenIndex) -> Option<usize> {
        // "from Linde’s speech": an owner only where nobody else is named.
        self.focus_of(at, |m| !self.is_possessive(m.end))
            .or_else(|| self.focus_of(at, |_| true))
    }

    /// Whether `person` wrote the piece that the sentence tells of.
    fn is_author(&self, sentence: usize, person: &Spot) -> bool {
        let from = self
            .frames
            .partition_point(|frame| (frame.sentence as usize) < sentence);
        let name = self.person_name(person);
        name.is_some()
            && self.frames[from..]
                .iter()
                .take_while(|frame| frame.sentence as usize == sentence)
                .any(|frame| frame.publication.author == name)
    }

    fn focus_of(&self, at: TokenIndex, fits: impl Fn(&Spot) -> bool) -> Option<usize> {
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
            let mut persons = self.persons_in(near).filter(|m| fits(m));
            let first = persons.next();
            // Who writes the piece tells of the others in it.
            let person = first
                .filter(|m| self.is_author(sentence, m))
                .and_then(|_| persons.next())
                .or(first);
            if let Some(Draft::Person(draft)) = person.map(|m| self.draft(m)) {
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
    pub(in crate::resolve) fn outlet_in_force(&self, at: TokenIndex) -> Option<usize> {
        let frame = self.frame_at(at)?;
        match self.draft(self.mentions.get(frame.mention?)?) {
            Draft::Outlet(draft) => draft.outlet,
            _ => None,
        }
    }
}
