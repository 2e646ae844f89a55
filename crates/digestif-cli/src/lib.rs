//! The parts of the `digestif` program, as a library that its batch examples share.
//!
//! | module      | what it does                                                                    |
//! | ----------- | ------------------------------------------------------------------------------- |
//! | [`args`]    | the options of the command line                                                 |
//! | [`input`]   | text files and JSON lines to [`Document`](input::Document)s, one bad record at a time |
//! | [`output`]  | facts to JSON lines, JSON, CSV and the terminal table                           |
//! | [`own`]     | words and patterns of the user's own, from files                                |
//! | [`extract`] | `digestif extract`: from the one to the other                                   |
//! | [`explain`] | `digestif explain`: which rule gave each fact                                   |
//! | [`program`] | the program as a whole: arguments in, exit status out                            |
//!
//! ```
//! use digestif::{Extractor, OffsetUnit};
//! use digestif_cli::input::{Defaults, jsonl};
//! use digestif_cli::output::{FactWriter, Jsonl};
//!
//! let line = br#"{"id": "a", "text": "The port paid $3 million.", "reference_date": "2026-03-12"}"#;
//! let document = jsonl::parse(line, "notes.jsonl", 1, &Defaults::default()).unwrap();
//! let facts = Extractor::new().extract(document.input());
//!
//! let mut out = Jsonl::new(Vec::new(), OffsetUnit::Chars, true);
//! out.document(&facts).unwrap();
//! assert!(out.into_inner().starts_with(br#"{"doc_id":"a","digest":{"#));
//! ```

pub mod args;
mod error;
pub mod explain;
pub mod extract;
pub mod input;
pub mod output;
pub mod own;
pub mod program;
pub mod terminal;

pub use error::{Error, Outcome, report, status};
