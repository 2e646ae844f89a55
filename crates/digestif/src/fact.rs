//! Facts: typed values at spans of the text, with their provenance.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::ErrorKind;
use crate::value::{Value, owned, owned_option};
use crate::{Error, Span, Str};

/// The kinds of fact, in the order that breaks ties of position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// An amount of a currency.
    Money,
    /// A share, rate or difference of rates.
    Percent,
    /// A number of countable things.
    Count,
    /// A number of units of measure.
    Quantity,
    /// A number with neither unit nor counted noun.
    Number,
    /// A rank in a series.
    Ordinal,
    /// A calendar date or period.
    Date,
    /// A clock time.
    Time,
    /// A recurring time.
    Set,
    /// A length of time.
    Duration,
    /// A named human.
    Person,
    /// A news outlet.
    Outlet,
    /// An act of publishing.
    Publication,
    /// Quoted words.
    Quote,
    /// A match of a user's own pattern.
    Custom,
}

impl Kind {
    /// All kinds in their order.
    pub const ALL: [Self; 15] = [
        Self::Money,
        Self::Percent,
        Self::Count,
        Self::Quantity,
        Self::Number,
        Self::Ordinal,
        Self::Date,
        Self::Time,
        Self::Set,
        Self::Duration,
        Self::Person,
        Self::Outlet,
        Self::Publication,
        Self::Quote,
        Self::Custom,
    ];

    /// The name as it stands in JSON, Python and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Quantity => "quantity",
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Date => "date",
            Self::Time => "time",
            Self::Set => "set",
            Self::Duration => "duration",
            Self::Person => "person",
            Self::Outlet => "outlet",
            Self::Publication => "publication",
            Self::Quote => "quote",
            Self::Custom => "custom",
        }
    }

    /// All names, for messages.
    pub(crate) fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    /// Whether facts of this kind never overlap one another or a date or duration.
    #[must_use]
    pub const fn is_exclusive(self) -> bool {
        (self as u8) <= Self::Duration as u8
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Kind {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == s)
            .ok_or_else(|| ErrorKind::UnknownKind(s.to_owned()).into())
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct KindSet(u16);

impl KindSet {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ALL: Self = Self((1 << Kind::ALL.len()) - 1);

    pub(crate) const fn with(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u16)
    }

    pub(crate) const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Who says so; each part null where the text does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attribution<'t> {
    /// The outlet whose content the sentence renders, by canonical name.
    pub outlet: Option<Str<'t>>,
    /// The day it was published.
    pub published: Option<NaiveDate>,
    /// Its author, by full name.
    pub author: Option<Str<'t>>,
    /// The person or body whose words are quoted or reported.
    pub speaker: Option<Str<'t>>,
    /// Headline of the digest item.
    pub headline: Option<Str<'t>>,
}

impl Attribution<'_> {
    /// Whether nobody is credited at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Attribution::default()
    }

    pub(crate) fn into_owned(self) -> Attribution<'static> {
        Attribution {
            outlet: owned_option(self.outlet),
            published: self.published,
            author: owned_option(self.author),
            speaker: owned_option(self.speaker),
            headline: owned_option(self.headline),
        }
    }
}

/// A typed, normalised value at one span of the text, with its provenance.
///
/// Serialises with `start` and `end` in bytes; [`Record`](crate::Record) writes the other units.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "FactParts<'t>")]
pub struct Fact<'t> {
    /// Position within the document's output, from 0; links name it.
    pub id: usize,
    /// Where it stands, in UTF-8 bytes of the original text.
    pub span: Span,
    /// Exactly the text of the span.
    pub text: Str<'t>,
    /// Index of the sentence, from 0.
    pub sentence: usize,
    /// Index of the digest item that holds it; null outside any item.
    pub item: Option<usize>,
    /// Stable name of the rule that fired.
    pub rule: Cow<'static, str>,
    /// The typed payload.
    pub value: Value<'t>,
    /// Who says so; facts that one party claims may share it.
    pub attribution: Arc<Attribution<'t>>,
}

impl<'t> Fact<'t> {
    /// The kind of fact.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.value.kind()
    }

    /// The same fact without borrows from the text.
    #[must_use]
    pub fn into_owned(self) -> Fact<'static> {
        self.owned_with(|shared| Arc::new(Arc::unwrap_or_clone(shared).into_owned()))
    }

    /// [`into_owned`](Self::into_owned) with another way to free the attribution.
    pub(crate) fn owned_with(
        self,
        attribution: impl FnOnce(Arc<Attribution<'t>>) -> Arc<Attribution<'static>>,
    ) -> Fact<'static> {
        Fact {
            id: self.id,
            span: self.span,
            text: owned(self.text),
            sentence: self.sentence,
            item: self.item,
            rule: self.rule,
            value: self.value.into_owned(),
            attribution: attribution(self.attribution),
        }
    }
}

/// A fact as it is read back: kind and payload stand beside the other fields.
#[derive(Deserialize)]
struct FactParts<'t> {
    id: usize,
    start: usize,
    end: usize,
    text: Str<'t>,
    sentence: usize,
    item: Option<usize>,
    rule: Cow<'static, str>,
    #[serde(flatten)]
    value: Value<'t>,
    attribution: Attribution<'t>,
}

impl<'t> From<FactParts<'t>> for Fact<'t> {
    fn from(parts: FactParts<'t>) -> Self {
        Self {
            id: parts.id,
            span: Span::new(parts.start, parts.end),
            text: parts.text,
            sentence: parts.sentence,
            item: parts.item,
            rule: parts.rule,
            value: parts.value,
            attribution: Arc::new(parts.attribution),
        }
    }
}
