//! The structure over the facts: title, dateline, items with their publication, and who appears.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::value::{Entity, owned, owned_option};
use crate::{OffsetMap, Span, Str};

/// The shape of a document. Plain prose is one document with no items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Digest<'t> {
    /// The heading above everything.
    pub title: Option<Str<'t>>,
    /// Place and date at the head of the text.
    pub dateline: Option<Dateline<'t>>,
    /// The day the digest itself appeared, where it says so.
    pub published: Option<NaiveDate>,
    /// The items in order.
    pub items: Vec<Item<'t>>,
    /// Named humans in order of first mention.
    pub people: Vec<PersonEntity<'t>>,
    /// News outlets in order of first mention.
    pub outlets: Vec<OutletEntity<'t>>,
}

/// Place and date at the head of a text: "ASTANA, May 9 –".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Dateline<'t> {
    /// The place as in the text.
    pub place: Option<Str<'t>>,
    /// The date, where it could be resolved.
    pub date: Option<NaiveDate>,
}

/// One item of a digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Item<'t> {
    /// Its visible headline, or the heading that names the paper; null where it has none.
    pub headline: Option<Str<'t>>,
    /// From the headline's first byte to the item's last, without trailing line breaks.
    #[serde(flatten)]
    pub span: Span,
    /// The publication it renders.
    pub publication: ItemPublication<'t>,
}

/// The publication that an item renders; each part null where the item does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemPublication<'t> {
    /// Canonical name of the outlet.
    pub outlet: Option<Str<'t>>,
    /// The day it was published.
    pub published: Option<NaiveDate>,
    /// Full name of the author.
    pub author: Option<Str<'t>>,
}

/// A person of the document with everything stated of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PersonEntity<'t> {
    /// The entity that the person's facts carry.
    pub entity: Entity,
    /// The fullest form of the name.
    pub name: Str<'t>,
    /// Roles in order of mention, each once.
    pub roles: Vec<Str<'t>>,
    /// Organisations in order of mention, each once.
    pub organisations: Vec<Str<'t>>,
    /// The country tied to a role.
    pub country: Option<Str<'t>>,
    /// Ids of the person's facts.
    pub mentions: Vec<usize>,
}

/// An outlet of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OutletEntity<'t> {
    /// The entity that the outlet's facts carry.
    pub entity: Entity,
    /// Canonical name.
    pub name: Str<'t>,
    /// English name of its country, from the lexicon.
    pub country: Option<Str<'t>>,
    /// Its web domain, from the lexicon.
    pub domain: Option<Str<'t>>,
    /// Ids of the outlet's facts of kind `outlet`.
    pub mentions: Vec<usize>,
}

impl<'t> Digest<'t> {
    /// Named humans in order of first mention, each with all mentions, roles, organisations and the country.
    ///
    /// ```
    /// use digestif::Extractor;
    ///
    /// let facts = Extractor::new().extract("Finnish Minister Ada Linde left. Linde said nothing.");
    /// let [linde] = facts.digest().people() else { unreachable!() };
    /// assert_eq!(linde.roles, ["Minister"]);
    /// assert_eq!(linde.country.as_deref(), Some("Finland"));
    /// let texts: Vec<_> = facts.mentions(linde.entity).map(|fact| &*fact.text).collect();
    /// assert_eq!(texts, ["Ada Linde", "Linde"]);
    /// ```
    #[must_use]
    pub fn people(&self) -> &[PersonEntity<'t>] {
        &self.people
    }

    /// News outlets in order of first mention, each with all mentions, the country and the domain.
    #[must_use]
    pub fn outlets(&self) -> &[OutletEntity<'t>] {
        &self.outlets
    }

    /// The same structure with the items' spans in the unit of `offsets`.
    #[must_use]
    pub fn with_offsets(&self, offsets: &OffsetMap<'_>) -> Self {
        let mut digest = self.clone();
        for item in &mut digest.items {
            item.span = Span::new(
                offsets.convert(item.span.start),
                offsets.convert(item.span.end),
            );
        }
        digest
    }

    /// The same structure without borrows from the text.
    #[must_use]
    pub fn into_owned(self) -> Digest<'static> {
        Digest {
            title: owned_option(self.title),
            dateline: self.dateline.map(|d| Dateline {
                place: owned_option(d.place),
                date: d.date,
            }),
            published: self.published,
            items: self.items.into_iter().map(Item::into_owned).collect(),
            people: self
                .people
                .into_iter()
                .map(PersonEntity::into_owned)
                .collect(),
            outlets: self
                .outlets
                .into_iter()
                .map(OutletEntity::into_owned)
                .collect(),
        }
    }
}

impl Item<'_> {
    fn into_owned(self) -> Item<'static> {
        Item {
            headline: owned_option(self.headline),
            span: self.span,
            publication: ItemPublication {
                outlet: owned_option(self.publication.outlet),
                published: self.publication.published,
                author: owned_option(self.publication.author),
            },
        }
    }
}

impl PersonEntity<'_> {
    fn into_owned(self) -> PersonEntity<'static> {
        PersonEntity {
            entity: self.entity,
            name: owned(self.name),
            roles: self.roles.into_iter().map(owned).collect(),
            organisations: self.organisations.into_iter().map(owned).collect(),
            country: owned_option(self.country),
            mentions: self.mentions,
        }
    }
}

impl OutletEntity<'_> {
    fn into_owned(self) -> OutletEntity<'static> {
        OutletEntity {
            entity: self.entity,
            name: owned(self.name),
            country: owned_option(self.country),
            domain: owned_option(self.domain),
            mentions: self.mentions,
        }
    }
}
