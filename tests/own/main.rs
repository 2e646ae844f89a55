//! Words and patterns of a user's own.
//!
//! | file            | what it shows                                               |
//! | --------------- | ----------------------------------------------------------- |
//! | `harbour.rs`    | the lexicon that most of them use                           |
//! | `words.rs`      | what each table adds, and what it replaces                  |
//! | `sources.rs`    | the forms in which a lexicon comes, and several of them     |
//! | `patterns.rs`   | expressions over long texts, and their cost                 |
//! | `errors.rs`     | what is said of a bad source, with file, line and value     |
//! | `properties.rs` | facts stay sound on any text                                |

mod errors;
mod harbour;
mod patterns;
mod properties;
mod sources;
mod words;
