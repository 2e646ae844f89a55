//! Payloads of speech and publishing: publications, quotations, and a user's own patterns.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Entity, names, owned, owned_option};
use crate::Str;

names! {
    /// What kind of piece was published.
    Genre {
        /// An article, report or story.
        Article = "article",
        /// An interview.
        Interview = "interview",
        /// A comment, column or editorial.
        Opinion = "opinion",
        /// A report or study.
        Report = "report",
    }
}

/// An act of publishing: "EU Reporter published an article on April 17". Its span is the outlet mention that governs it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Publication<'t> {
    /// Canonical name of the outlet.
    pub outlet: Str<'t>,
    /// The day it appeared, where the sentence or heading says when.
    pub published: Option<NaiveDate>,
    /// Full name of the author.
    pub author: Option<Str<'t>>,
    /// Headline of the piece: the one quoted, else the item's if the item renders one piece.
    pub headline: Option<Str<'t>>,
    /// What kind of piece.
    pub genre: Option<Genre>,
}

impl Publication<'_> {
    pub(crate) fn into_owned(self) -> Publication<'static> {
        Publication {
            outlet: owned(self.outlet),
            author: owned_option(self.author),
            headline: owned_option(self.headline),
            ..self
        }
    }
}

/// Quoted words; the span takes in their marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quote<'t> {
    /// Who said so: a person's full name, a body, an outlet, or "the article".
    pub speaker: Option<Str<'t>>,
    /// The speaker's entity, where it is a person or outlet of the document.
    pub entity: Option<Entity>,
    /// The word that attributes the quotation: "said".
    pub cue: Option<Str<'t>>,
}

impl Quote<'_> {
    pub(crate) fn into_owned(self) -> Quote<'static> {
        Quote {
            speaker: owned_option(self.speaker),
            cue: owned_option(self.cue),
            ..self
        }
    }
}

/// A match of a user's own pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Custom<'t> {
    /// Name of the pattern.
    pub name: Str<'t>,
    /// Text of each named group that took part.
    pub groups: BTreeMap<Str<'t>, Str<'t>>,
}

impl Custom<'_> {
    pub(crate) fn into_owned(self) -> Custom<'static> {
        Custom {
            name: owned(self.name),
            groups: self
                .groups
                .into_iter()
                .map(|(k, v)| (owned(k), owned(v)))
                .collect(),
        }
    }
}
