//! `digestif` turns news-digest prose into typed, normalised, source-grounded facts.
//!
//! ```
//! use chrono::NaiveDate;
//! use digestif::{Extractor, Input, Kind, Value};
//!
//! let text = "Kazakhstan is investing $8 billion in roads and railways, reported Trend on April 12.";
//! let day = NaiveDate::from_ymd_opt(2025, 4, 18);
//! let facts = Extractor::new().extract(Input::new(text).reference_date(day));
//!
//! let money = facts.of_kind(Kind::Money).next().unwrap();
//! assert_eq!(money.text, "$8 billion");
//! assert_eq!(money.attribution.outlet.as_deref(), Some("Trend"));
//! assert_eq!(money.attribution.published, NaiveDate::from_ymd_opt(2025, 4, 12));
//! let Value::Money(value) = &money.value else { unreachable!() };
//! assert_eq!(value.amount.unwrap().to_string(), "8000000000");
//! ```
//!
//! # The way of the data
//!
//! text → `scan` (tokens, lexicon hits) → `structure` (lines, sentences, items) → `recognize` (one recognizer per kind) →
//! `resolve` (ordered passes: overlap, dates, currency, links, names, speakers, attribution) → [`Facts`].
//!
//! # Main types
//!
//! * [`Extractor`] is built once, may be shared between threads, and never fails on any text.
//! * [`Facts`] is a slice of [`Fact`] in text order, with the [`Digest`] structure beside it.
//! * [`Value`] is the typed payload, one variant per [`Kind`].
//! * [`LexiconSource`] and [`ExtractorBuilder::pattern`] add words and patterns of your own.
//! * [`OffsetMap`] and [`Facts::records`] give offsets in code points or UTF-16 units; everything else counts bytes.

mod digest;
mod error;
mod extractor;
mod fact;
mod facts;
mod input;
mod lexicon;
#[cfg(feature = "parallel")]
mod parallel;
mod passes;
mod pattern;
mod recognize;
mod record;
mod resolve;
mod rules;
mod scan;
#[cfg(feature = "schema")]
mod schema;
mod span;
mod structure;
mod value;

pub use digest::{Dateline, Digest, Item, ItemPublication, OutletEntity, PersonEntity};
pub use error::Error;
pub use extractor::{Extractor, ExtractorBuilder};
pub use fact::{Attribution, Fact, Kind};
pub use facts::Facts;
pub use input::Input;
pub use lexicon::{LexiconSource, LexiconValue};
#[doc(hidden)]
pub use passes::Pass;
pub use record::Record;
pub use rules::{Rule, rules};
#[cfg(feature = "schema")]
pub use schema::{SCHEMA_VERSION, schema};
pub use span::{OffsetMap, OffsetUnit, Span};
pub use value::{
    Anchor, BaseQuantity, Change, Count, CurrencySource, Custom, Date, Dimension, Direction,
    Duration, Entity, Genre, Grain, Modifier, Money, Number, Ordinal, Outlet, Percent, PercentUnit,
    Person, Publication, Quantity, Quote, Role, Set, Time, TimexMod, Value,
};

/// Text that is borrowed from the document or the lexicon where it can be, and owned where it must.
pub type Str<'t> = std::borrow::Cow<'t, str>;

/// Runs the README's Rust block as a doctest.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;
