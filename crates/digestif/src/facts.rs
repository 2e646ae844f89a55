//! What an extraction gives: the facts of one document in text order, and its structure.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::value::owned_option;
use crate::{
    Attribution, Digest, Entity, Fact, Kind, OffsetMap, OffsetUnit, Record, Span, Str, Value,
};

/// The facts of one document, ordered by start, then end, then kind.
///
/// ```
/// use digestif::{Extractor, Kind};
///
/// let facts = Extractor::new().extract("The port spent 120 billion tenge (US$229.3 million) on 17 vessels.");
/// let money: Vec<_> = facts.of_kind(Kind::Money).map(|fact| &*fact.text).collect();
/// assert_eq!(money, ["120 billion tenge", "US$229.3 million"]);
/// ```
///
/// Serialises whole, text and sentences included and spans in bytes, so that it can be stored and read back;
/// [`records`](Self::records) gives the JSON lines of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts<'t> {
    pub(crate) text: Str<'t>,
    pub(crate) doc_id: Option<Str<'t>>,
    pub(crate) facts: Vec<Fact<'t>>,
    pub(crate) sentences: Vec<Span>,
    pub(crate) digest: Digest<'t>,
}

impl<'t> Facts<'t> {
    /// The document's text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The document's id as given with the [`Input`](crate::Input).
    #[must_use]
    pub fn doc_id(&self) -> Option<&str> {
        self.doc_id.as_deref()
    }

    /// The structure over the facts.
    #[must_use]
    pub fn digest(&self) -> &Digest<'t> {
        &self.digest
    }

    /// The sentences of the text, in bytes; a fact's `sentence` is an index into them.
    #[must_use]
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The facts of one kind, in text order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Fact<'t>> {
        self.facts.iter().filter(move |fact| fact.kind() == kind)
    }

    /// The facts of kind `person` or `outlet` that name one entity, in text order.
    pub fn mentions(&self, entity: Entity) -> impl Iterator<Item = &Fact<'t>> {
        self.facts.iter().filter(move |fact| match &fact.value {
            Value::Person(person) => person.entity == entity,
            Value::Outlet(outlet) => outlet.entity == entity,
            _ => false,
        })
    }

    /// The facts as records with offsets in `unit`, for JSON lines and tables.
    pub fn records(&self, unit: OffsetUnit) -> impl Iterator<Item = Record<'_>> {
        let offsets = OffsetMap::new(&self.text, unit);
        self.facts
            .iter()
            .map(move |fact| Record::new(self.doc_id(), fact, &offsets))
    }

    /// The same facts without borrows from the text; those that share an attribution go on sharing it.
    #[must_use]
    pub fn into_owned(self) -> Facts<'static> {
        let mut attributions = OwnedAttributions::default();
        Facts {
            text: Str::Owned(self.text.into_owned()),
            doc_id: owned_option(self.doc_id),
            facts: self
                .facts
                .into_iter()
                .map(|fact| fact.owned_with(|shared| attributions.of(shared)))
                .collect(),
            sentences: self.sentences,
            digest: self.digest.into_owned(),
        }
    }
}

/// The last attributions that have been freed of the text, since facts near to each other share theirs.
#[derive(Default)]
struct OwnedAttributions<'t> {
    pairs: [Option<Pair<'t>>; RECENT],
    oldest: usize,
}

/// How many are looked through.
const RECENT: usize = 4;

/// An attribution, and what has been made of it.
type Pair<'t> = (Arc<Attribution<'t>>, Arc<Attribution<'static>>);

impl<'t> OwnedAttributions<'t> {
    fn of(&mut self, shared: Arc<Attribution<'t>>) -> Arc<Attribution<'static>> {
        let mut known = self.pairs.iter().flatten();
        if let Some((_, owned)) = known.find(|(known, _)| Arc::ptr_eq(known, &shared)) {
            return Arc::clone(owned);
        }
        let owned = Arc::new(Attribution::clone(&shared).into_owned());
        self.pairs[self.oldest] = Some((shared, Arc::clone(&owned)));
        self.oldest = (self.oldest + 1) % RECENT;
        owned
    }
}

impl<'t> std::ops::Deref for Facts<'t> {
    type Target = [Fact<'t>];

    fn deref(&self) -> &[Fact<'t>] {
        &self.facts
    }
}

impl<'a, 't> IntoIterator for &'a Facts<'t> {
    type Item = &'a Fact<'t>;
    type IntoIter = std::slice::Iter<'a, Fact<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.facts.iter()
    }
}

impl<'t> IntoIterator for Facts<'t> {
    type Item = Fact<'t>;
    type IntoIter = std::vec::IntoIter<Fact<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.facts.into_iter()
    }
}
