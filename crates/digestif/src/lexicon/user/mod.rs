//! A user's own words and patterns: sources in TSV, TOML or as rows, read into checked [`Row`]s, which `load` adds to the lexicon.
//!
//! | table      | columns; `name` is needed, lists stand in brackets                                          |
//! | ---------- | -------------------------------------------------------------------------------------------- |
//! | `outlet`   | `name`, [`aliases`], `country`, `domain`, `kind`, `evidence`                                  |
//! | `title`    | `name` (the singular), [`plural`], `class`                                                    |
//! | `person`   | `name`, [`aliases`]                                                                           |
//! | `noun`     | `name` (the singular), [`plural`], `category`                                                 |
//! | `unit`     | `name` (as facts shall call it), `dimension` (needed), `per`, [`surfaces`], [`symbols`]       |
//! | `currency` | `name` (the code), [`nouns`], [`symbols`], [`countries`], [`minor`], [`default_for`], [`guard`] |
//! | `pattern`  | `name`, `regex` (needed)                                                                      |
//!
//! The columns mean what they mean in `data/`, see its README. Nothing is guessed: an unknown table, column or value is an error.

mod row;
mod rows;
mod tables;
#[cfg(feature = "toml")]
mod toml;
mod tsv;

use std::sync::Arc;

pub(crate) use row::{Cell, Row};
pub use rows::LexiconValue;
pub(crate) use tables::Table;

use crate::Error;
use crate::error::ErrorKind;

/// Words and patterns of a user's own, to be given to [`ExtractorBuilder::lexicon`](crate::ExtractorBuilder::lexicon).
///
/// Tables are `outlet`, `title`, `person`, `noun`, `unit`, `currency` and `pattern`. In TOML a row is a `[[table]]` with its
/// columns as keys; in TSV the first line names the columns, the first of them being the table, whose cells are the rows' names.
/// A source is read when the extractor is built; errors name it with line and column.
///
/// ```
/// use digestif::{Extractor, Kind, LexiconSource};
///
/// let papers = LexiconSource::tsv("papers.tsv", "outlet\taliases\tcountry\nHarbour Post\tHaPo\tMalta\n");
/// let units = LexiconSource::rows("units")
///     .row("unit", [("name", "lastage"), ("dimension", "volume")])
///     .row("pattern", [("name", "flight"), ("regex", r"\b(?<airline>[A-Z]\d) (?<number>\d{3,4})\b")]);
/// let extractor = Extractor::builder().lexicon(papers).lexicon(units).build()?;
///
/// let facts = extractor.extract("Flight J2 8051 brought 40 lastage of tea, the Harbour Post wrote.");
/// let texts: Vec<_> = facts.iter().map(|fact| (fact.kind(), &*fact.text)).collect();
/// assert!(texts.contains(&(Kind::Custom, "J2 8051")));
/// assert!(texts.contains(&(Kind::Quantity, "40 lastage")));
/// assert!(texts.contains(&(Kind::Outlet, "Harbour Post")));
/// # Ok::<(), digestif::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct LexiconSource {
    name: Arc<str>,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Tsv(String),
    #[cfg(feature = "toml")]
    Toml(String),
    Rows(Vec<rows::Given>),
}

impl LexiconSource {
    /// A source in tab-separated lines; `name` is what messages call it.
    ///
    /// Cells that hold a list separate its members by `|`; empty cells mean none. Empty lines and lines that start with `#` are
    /// skipped.
    #[must_use]
    pub fn tsv(name: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            content: Content::Tsv(text.into()),
        }
    }

    /// A source in TOML; `name` is what messages call it.
    ///
    /// ```
    /// use digestif::{Extractor, LexiconSource};
    ///
    /// let source = LexiconSource::toml("harbour.toml", r#"
    ///     [[currency]]
    ///     name = "XHC"
    ///     nouns = ["seashell", "seashells"]
    /// "#);
    /// let extractor = Extractor::builder().lexicon(source).build()?;
    /// assert_eq!(extractor.extract("It cost 12 million seashells.")[0].text, "12 million seashells");
    ///
    /// let source = LexiconSource::toml("harbour.toml", "[[unit]]\nname = 'lastage'\ndimension = 'wait'\n");
    /// let error = Extractor::builder().lexicon(source).build().unwrap_err();
    /// assert!(error.to_string().starts_with("harbour.toml:3:13: unknown dimension"));
    /// # Ok::<(), digestif::Error>(())
    /// ```
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn toml(name: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            content: Content::Toml(text.into()),
        }
    }

    /// A source whose format the ending of its name tells: `.tsv` or `.toml`.
    ///
    /// # Errors
    ///
    /// Where the name has neither ending ([`Error::is_lexicon`]).
    pub fn from_file(name: impl Into<Arc<str>>, text: impl Into<String>) -> Result<Self, Error> {
        let name = name.into();
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("tsv") => Ok(Self::tsv(name, text)),
            #[cfg(feature = "toml")]
            Some("toml") => Ok(Self::toml(name, text)),
            _ => Err(ErrorKind::UserLexicon {
                place: name.to_string(),
                reason: "a lexicon's name ends in .tsv or .toml".to_owned(),
                value: String::new(),
            }
            .into()),
        }
    }

    /// A source without rows; [`row`](Self::row) adds them.
    #[must_use]
    pub fn rows(name: impl Into<Arc<str>>) -> Self {
        Self {
            name: name.into(),
            content: Content::Rows(Vec::new()),
        }
    }

    /// Adds a row to a table of a source made by [`rows`](Self::rows); to a text it adds nothing.
    ///
    /// Errors name the table, the number of the row within it from 1, and the column.
    #[must_use]
    pub fn row<K: Into<String>, V: Into<LexiconValue>>(
        mut self,
        table: &str,
        cells: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        if let Content::Rows(rows) = &mut self.content {
            rows.push(rows::Given::new(table, cells));
        }
        self
    }

    /// The rows of the source, checked.
    pub(crate) fn read(&self) -> Result<Vec<Row>, Error> {
        match &self.content {
            Content::Tsv(text) => tsv::read(&self.name, text),
            #[cfg(feature = "toml")]
            Content::Toml(text) => toml::read(&self.name, text),
            Content::Rows(given) => rows::read(&self.name, given),
        }
    }
}
