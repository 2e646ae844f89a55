//! Facts as JSON-like records: the fields of the contract in their order, offsets in the unit asked for.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::value::Value;
use crate::{Fact, OffsetMap};

/// One fact as it stands on a line of JSON: `doc_id`, then the common fields, `value` and `attribution`.
///
/// Made by [`Facts::records`](crate::Facts::records).
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The document's id, if it has one.
    pub doc_id: Option<&'a str>,
    /// First unit of the span.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// The fact itself, whose own span stays in bytes.
    pub fact: &'a Fact<'a>,
}

impl<'a> Record<'a> {
    pub(crate) fn new(
        doc_id: Option<&'a str>,
        fact: &'a Fact<'a>,
        offsets: &OffsetMap<'_>,
    ) -> Self {
        Self {
            doc_id,
            start: offsets.convert(fact.span.start),
            end: offsets.convert(fact.span.end),
            fact,
        }
    }
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Record", 11)?;
        out.serialize_field("doc_id", &self.doc_id)?;
        fields(&mut out, self.fact, self.start, self.end)?;
        out.end()
    }
}

impl Serialize for Fact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Fact", 10)?;
        fields(&mut out, self, self.span.start, self.span.end)?;
        out.end()
    }
}

fn fields<S: SerializeStruct>(
    out: &mut S,
    fact: &Fact<'_>,
    start: usize,
    end: usize,
) -> Result<(), S::Error> {
    out.serialize_field("id", &fact.id)?;
    out.serialize_field("kind", &fact.kind())?;
    out.serialize_field("start", &start)?;
    out.serialize_field("end", &end)?;
    out.serialize_field("text", &fact.text)?;
    out.serialize_field("sentence", &fact.sentence)?;
    out.serialize_field("item", &fact.item)?;
    out.serialize_field("rule", &fact.rule)?;
    out.serialize_field("value", &Payload(&fact.value))?;
    out.serialize_field("attribution", &*fact.attribution)
}

/// A payload without its tag, which stands beside it as `kind`.
struct Payload<'a>(&'a Value<'a>);

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Money(v) => v.serialize(serializer),
            Value::Percent(v) => v.serialize(serializer),
            Value::Count(v) => v.serialize(serializer),
            Value::Quantity(v) => v.serialize(serializer),
            Value::Number(v) => v.serialize(serializer),
            Value::Ordinal(v) => v.serialize(serializer),
            Value::Date(v) => v.serialize(serializer),
            Value::Time(v) => v.serialize(serializer),
            Value::Set(v) => v.serialize(serializer),
            Value::Duration(v) => v.serialize(serializer),
            Value::Person(v) => v.serialize(serializer),
            Value::Outlet(v) => v.serialize(serializer),
            Value::Publication(v) => v.serialize(serializer),
            Value::Quote(v) => v.serialize(serializer),
            Value::Custom(v) => v.serialize(serializer),
        }
    }
}
