//! The JSON Schema of the output, made from the types that write it.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::{Attribution, Digest, Str, Value};

/// Version of the output: it rises when a field is renamed, moved or removed, or its meaning changes.
pub const SCHEMA_VERSION: u32 = 1;

/// The JSON Schema (draft 2020-12) of what the program writes: a line of JSON lines, with a fact or with a document's structure, or the array
/// that `--format json` gives.
///
/// ```
/// let schema = serde_json::to_value(digestif::schema()).unwrap();
/// assert_eq!(schema["$id"], "urn:digestif:output:1");
/// ```
#[must_use]
pub fn schema() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Output<'_>>();
    let id = format!("urn:digestif:output:{SCHEMA_VERSION}");
    schema.insert("$id".to_owned(), id.into());
    schema.insert("title".to_owned(), "Output of digestif".into());
    schema
}

/// A line of JSON lines, or the whole of a JSON file.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "a shape, not a value")]
enum Output<'t> {
    Fact(Box<FactLine<'t>>),
    Digest(DigestLine<'t>),
    Documents(Vec<Document<'t>>),
}

/// A fact: a typed, normalised value at one span of the text, with its provenance.
#[derive(JsonSchema)]
#[schemars(rename = "Fact")]
#[expect(dead_code, reason = "a shape, not a value")]
struct FactLine<'t> {
    /// The document's id as given; else the file's name, with `:LINE` for a record in it.
    doc_id: Option<Str<'t>>,
    /// Position within the document's output, from 0; links name it.
    id: usize,
    /// First unit of the span: code points unless asked otherwise.
    start: usize,
    /// One past the last unit of the span.
    end: usize,
    /// Exactly the text of the span.
    text: Str<'t>,
    /// Index of the sentence, from 0.
    sentence: usize,
    /// Index of the digest item that holds it; null outside any item.
    item: Option<usize>,
    /// Stable name of the rule that fired.
    rule: Str<'t>,
    #[serde(flatten)]
    value: Value<'t>,
    /// Who says so.
    attribution: Attribution<'t>,
}

/// The structure of a document, ahead of its facts.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, not a value")]
struct DigestLine<'t> {
    doc_id: Option<Str<'t>>,
    digest: Digest<'t>,
}

/// A document with its structure and facts.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, not a value")]
struct Document<'t> {
    doc_id: Option<Str<'t>>,
    digest: Digest<'t>,
    facts: Vec<FactLine<'t>>,
}
