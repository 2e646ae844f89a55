//! What a text says of somebody's office, and what stands behind the name of its holder.
//!
//! | text                                       | organisation   | country   |
//! | ------------------------------------------ | -------------- | --------- |
//! | `the mayors of Linz and Graz, N and M`     | `Linz`, `Graz` |           |
//! | `Foreign ministers N of Ghana and M of …`  |                | `Ghana`   |
//! | `Governor N of Kirinyaga County`           | `Kirinyaga County` |       |
//! | `Marlowe Bank has made N its chief`        | `Marlowe Bank` |           |

use super::complement::{body_in_bracket, body_of, end_before_owner};
use super::owner::in_owner;
use crate::Str;
use crate::lexicon::{Tag, TitleClass, WordGroup};
use crate::scan::{Class, Document, TokenIndex};

/// What a text says of a person's office.
#[derive(Clone, Debug, Default)]
pub(super) struct Office<'t> {
    pub(super) role: Option<Str<'t>>,
    pub(super) organisation: Option<Str<'t>>,
    pub(super) country: Option<Str<'t>>,
}

/// How a title stands to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// "Minister N".
    Beside,
    /// "Minister of Water N".
    Complement,
    /// "Minister of Water, N", "N, Minister of Water".
    Apposition,
}

/// A title with the tokens of its parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) place: Place,
    /// First token of the head: "Minister".
    pub(super) head: TokenIndex,
    /// The head is a plural.
    pub(super) plural: bool,
    /// The role's tokens.
    pub(super) class: TitleClass,
    pub(super) role: (TokenIndex, TokenIndex),
    /// The noun for the office where a verb states it: "head" for "heads".
    pub(super) noun: Option<&'static str>,
    /// A qualifier apart from the role: "former" in "former Kazakh minister".
    pub(super) prefix: Option<(TokenIndex, TokenIndex)>,
    pub(super) organisation: Option<(TokenIndex, TokenIndex)>,
    pub(super) country: Option<u32>,
}

impl Found {
    /// What it says, as text.
    pub(super) fn office<'t>(&self, doc: &Document<'t>) -> Office<'t> {
        let role = self
            .noun
            .map_or_else(|| doc.plain(self.role.0, self.role.1), Str::Borrowed);
        Office {
            role: Some(match self.prefix {
                Some((first, end)) => Str::Owned(format!("{} {role}", doc.plain(first, end))),
                None => role,
            }),
            organisation: self.organisation.map(|(first, end)| doc.plain(first, end)),
            country: self
                .country
                .map(|id| doc.lexicon.countries[id as usize].name.clone()),
        }
    }

    /// Takes what follows the name ("A B of Vietnam") and this name's share of a list ("the mayors of Linz and Graz").
    pub(super) fn complete_from_name(&mut self, doc: &Document<'_>, end: TokenIndex, place: usize) {
        if self.plural
            && let Some((first, last)) = self.organisation
        {
            self.organisation = share(doc, first, last, place);
            // "The presidents of Ghana and Togo".
            if let Some((first, last)) = self.organisation
                && let Some((sense, len)) = doc.sense(first, Tag::Country)
                && first + len == last
            {
                (self.organisation, self.country) = (None, Some(sense.id));
            }
        }
        if self.organisation.is_none() && doc.is(end, Class::Open) {
            self.organisation = body_in_bracket(doc, end);
        }
        if self.country.is_some() || self.organisation.is_some() || !doc.is_word(end, "of") {
            return;
        }
        if let Some((sense, _)) = doc.sense(end + 1, Tag::Country) {
            self.country = Some(sense.id);
        } else {
            self.organisation = body_of(doc, end).or_else(|| self.seat(doc, end));
        }
    }

    /// The region or town of an office behind the name: "Governor N of Kirinyaga County".
    fn seat(&self, doc: &Document<'_>, of: TokenIndex) -> Option<(TokenIndex, TokenIndex)> {
        let end = end_before_owner(doc, of);
        let capital = (of + 1..end).all(|at| doc.tokens[at].is_capitalized());
        (self.class == TitleClass::OfBody && end > of + 1 && capital).then_some((of + 1, end))
    }

    /// Takes the firm that appoints the person at `at`: "Marlowe Bank has made N its chief executive".
    pub(super) fn employer(&mut self, doc: &Document<'_>, at: TokenIndex) {
        let low = doc.sentence(at).first;
        if self.organisation.is_some() || at <= low || !doc.is_in(at - 1, WordGroup::Appoint) {
            return;
        }
        let mut end = at - 1;
        while end > low
            && doc.tokens[end - 1].flags.has(Tag::Auxiliary.flag())
            && !doc.tokens[end - 1].is_capitalized()
        {
            end -= 1;
        }
        let mut start = end;
        while start > low && end - start < 8 && in_owner(doc, start - 1, false) {
            start -= 1;
        }
        self.organisation = (start < end).then_some((start, end));
    }
}

/// The part of a list "A, B and C" at `place`; the whole where it is no list.
fn share(
    doc: &Document<'_>,
    first: TokenIndex,
    end: TokenIndex,
    place: usize,
) -> Option<(TokenIndex, TokenIndex)> {
    let mut start = first;
    let mut count = 0;
    for at in first..=end {
        if at == end || doc.is_word(at, "and") || doc.is(at, Class::Comma) {
            if at > start {
                if count == place {
                    return Some((start, at));
                }
                count += 1;
            }
            start = at + 1;
        }
    }
    (count == 1).then_some((first, end))
}
