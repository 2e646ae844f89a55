//! Payloads of named things: persons and outlets.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{owned, owned_option};
use crate::Str;
use crate::error::ErrorKind;

/// One person or outlet within a document; all its mentions carry the same entity.
///
/// In JSON and Python a string, unique within the document.
///
/// ```
/// use digestif::Entity;
/// assert_eq!(Entity::Person(3).to_string(), "person-3");
/// assert_eq!("outlet-1".parse::<Entity>().unwrap(), Entity::Outlet(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Entity {
    /// The nth person of the document, from 1.
    Person(u32),
    /// The nth outlet of the document, from 1.
    Outlet(u32),
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(n) => write!(f, "person-{n}"),
            Self::Outlet(n) => write!(f, "outlet-{n}"),
        }
    }
}

impl FromStr for Entity {
    type Err = crate::Error;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let read = |prefix: &str| s.strip_prefix(prefix)?.parse().ok();
        read("person-")
            .map(Self::Person)
            .or_else(|| read("outlet-").map(Self::Outlet))
            .ok_or_else(|| {
                ErrorKind::UnknownName {
                    what: "entity",
                    value: s.to_owned(),
                }
                .into()
            })
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Entity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Entity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A person or outlet of the document.",
            "type": "string",
            "pattern": "^(person|outlet)-[1-9][0-9]*$",
        })
    }
}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// A named human.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Person<'t> {
    /// The fullest form of the name within the document.
    pub name: Str<'t>,
    /// The same for all mentions of one person.
    pub entity: Entity,
    /// Office, title or job as stated at this mention, else the first one stated.
    pub role: Option<Str<'t>>,
    /// The body named with the title.
    pub organisation: Option<Str<'t>>,
    /// English name of the country that the text ties to the title.
    pub country: Option<Str<'t>>,
    /// Whether the document gives the person an office, title or job role anywhere.
    pub official: bool,
}

impl Person<'_> {
    pub(crate) fn into_owned(self) -> Person<'static> {
        Person {
            name: owned(self.name),
            role: owned_option(self.role),
            organisation: owned_option(self.organisation),
            country: owned_option(self.country),
            ..self
        }
    }
}

/// A news outlet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Outlet<'t> {
    /// Canonical name.
    pub name: Str<'t>,
    /// The same for all mentions of one outlet.
    pub entity: Entity,
    /// English name of its country, from the lexicon.
    pub country: Option<Str<'t>>,
    /// Its web domain, from the lexicon.
    pub domain: Option<Str<'t>>,
}

impl Outlet<'_> {
    pub(crate) fn into_owned(self) -> Outlet<'static> {
        Outlet {
            name: owned(self.name),
            country: owned_option(self.country),
            domain: owned_option(self.domain),
            ..self
        }
    }
}
