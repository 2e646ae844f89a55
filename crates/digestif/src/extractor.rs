//! The extractor: built once, shared freely, run on any text.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::error::ErrorKind;
use crate::fact::KindSet;
use crate::lexicon::{Lexicon, LexiconSource, Row, Table};
#[cfg(feature = "parallel")]
use crate::parallel::Threads;
use crate::pattern::{Pattern, PatternError, Patterns};
use crate::scan::{Document, MAX_TEXT, Scratch};
use crate::{Error, Facts, Input, Kind, Pass, recognize, resolve};

/// Extracts facts from texts. Cheap to clone, and safe to share between threads; with the feature `parallel` it has threads of its
/// own for many texts.
///
/// ```
/// use digestif::{Extractor, Kind};
///
/// let extractor = Extractor::builder().kinds([Kind::Percent]).build()?;
/// let facts = extractor.extract("Exports rose 7.5 percent to $3 billion.");
/// assert_eq!(facts.len(), 1);
/// assert_eq!(facts[0].text, "7.5 percent");
/// # Ok::<(), digestif::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    lexicon: Arc<Lexicon>,
    patterns: Option<Arc<Patterns>>,
    kinds: KindSet,
    #[cfg(feature = "parallel")]
    pub(crate) threads: Arc<Threads>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor of all kinds with the built-in lexicon, which is read once per process.
    #[must_use]
    pub fn new() -> Self {
        Self {
            lexicon: Lexicon::builtin(),
            patterns: None,
            kinds: KindSet::ALL,
            #[cfg(feature = "parallel")]
            threads: Arc::default(),
        }
    }

    /// An extractor to be configured.
    #[must_use]
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The facts of a text.
    ///
    /// Never fails and never panics; the cost is linear in the length of the text. Offsets are 32 bits wide inside, so of a
    /// text above 4 GiB only the first 4 GiB are read.
    pub fn extract<'t>(&self, input: impl Into<Input<'t>>) -> Facts<'t> {
        let mut facts = Facts::default();
        self.extract_into(input, &mut facts);
        facts
    }

    /// [`extract`](Self::extract) into the place of other facts, whose memory is used again: for many texts, one after another.
    ///
    /// The texts must live as long as each other, since the facts borrow from any of them in turn.
    ///
    /// ```
    /// use digestif::{Extractor, Facts};
    ///
    /// let texts = ["Exports rose 7.5 percent.", "Imports fell to $3 billion."];
    /// let extractor = Extractor::new();
    /// let mut facts = Facts::default();
    /// let mut found = Vec::new();
    /// for text in texts {
    ///     extractor.extract_into(text, &mut facts);
    ///     found.extend(facts.iter().map(|fact| fact.text.to_string()));
    /// }
    /// assert_eq!(found, ["7.5 percent", "$3 billion"]);
    /// ```
    pub fn extract_into<'t>(&self, input: impl Into<Input<'t>>, facts: &mut Facts<'t>) {
        self.run(input.into(), facts, |_| ());
    }

    /// [`extract`](Self::extract) that tells `passed` of each pass when it is done, for measurements.
    #[doc(hidden)]
    pub fn extract_watched<'t>(
        &self,
        input: impl Into<Input<'t>>,
        passed: impl FnMut(Pass),
    ) -> Facts<'t> {
        let mut facts = Facts::default();
        self.run(input.into(), &mut facts, passed);
        facts
    }

    fn run<'t>(&self, input: Input<'t>, facts: &mut Facts<'t>, mut passed: impl FnMut(Pass)) {
        let text = readable(input.text);
        // A thread that is about to end has no scratch left.
        let scratch = SCRATCH.try_with(Cell::take).unwrap_or_default();
        let doc = Document::read(text, Arc::clone(&self.lexicon), scratch, &mut passed);
        let mentions = recognize::mentions(&doc);
        let patterns = self
            .patterns
            .as_ref()
            .filter(|_| self.kinds.has(Kind::Custom));
        let customs = patterns.map_or_else(Vec::new, |patterns| patterns.mentions(&doc));
        passed(Pass::Recognize);
        let day = input.reference_date;
        resolve::resolve(&doc, mentions, customs, day, input.id, self.kinds, facts);
        passed(Pass::Resolve);
        let _ = SCRATCH.try_with(|scratch| scratch.set(doc.into_scratch()));
    }
}

thread_local! {
    /// What the last text of this thread has left.
    static SCRATCH: Cell<Scratch> = Cell::default();
}

/// As much of a text as 32-bit offsets can name, ending at a character's end.
fn readable(text: &str) -> &str {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Settings of an [`Extractor`] to be.
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    kinds: Option<KindSet>,
    lexicon: Vec<LexiconSource>,
    patterns: Vec<(String, String)>,
    #[cfg(feature = "parallel")]
    threads: usize,
}

impl ExtractorBuilder {
    /// Gives only facts of these kinds; all kinds without it. Attribution still draws on the others.
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.kinds = Some(kinds.into_iter().fold(KindSet::NONE, KindSet::with));
        self
    }

    /// Adds words and patterns of a user's own; may be called for several sources.
    ///
    /// Own words go before the built-in ones: a row whose name is known adds to it, and what it gives replaces. The extractor has
    /// a lexicon of its own then, made anew when it is built; its clones share it.
    ///
    /// ```
    /// use digestif::{Extractor, Kind, LexiconSource};
    ///
    /// let source = LexiconSource::tsv("crew.tsv", "title\tplural\nstevedore-in-chief\tstevedores-in-chief\n");
    /// let extractor = Extractor::builder().lexicon(source).build()?;
    /// let facts = extractor.extract("Stevedore-in-chief Ada Linde spoke first.");
    /// assert_eq!(facts.of_kind(Kind::Person).next().unwrap().text, "Ada Linde");
    /// # Ok::<(), digestif::Error>(())
    /// ```
    #[must_use]
    pub fn lexicon(mut self, source: LexiconSource) -> Self {
        self.lexicon.push(source);
        self
    }

    /// Adds a pattern: its matches become facts of kind [`Custom`](Kind::Custom) with the text of its named groups.
    ///
    /// The syntax is that of the `regex` crate: no look-around and no back-references, in turn time linear in the text. A pattern
    /// is matched within a paragraph, heading or list entry, whose ends `^` and `$` are; one above 2 KiB is searched in parts of
    /// whole sentences. Custom facts may overlap all others; the matches of one pattern do not overlap each other.
    ///
    /// ```
    /// use digestif::{Extractor, Kind, Value};
    ///
    /// let extractor = Extractor::builder()
    ///     .pattern("flight", r"\b(?<airline>[A-Z]\d) (?<number>\d{3,4})\b")
    ///     .build()?;
    /// let facts = extractor.extract("Flight J2 8051 landed at noon.");
    /// let flight = facts.of_kind(Kind::Custom).next().unwrap();
    /// assert_eq!((&*flight.text, &*flight.rule), ("J2 8051", "custom.flight"));
    /// let Value::Custom(value) = &flight.value else { unreachable!() };
    /// assert_eq!(value.groups["number"], "8051");
    /// # Ok::<(), digestif::Error>(())
    /// ```
    #[must_use]
    pub fn pattern(mut self, name: impl Into<String>, regex: impl Into<String>) -> Self {
        self.patterns.push((name.into(), regex.into()));
        self
    }

    /// How many threads [`Extractor::extract_many`] has; 0, which is what it is without this, for one a core.
    #[cfg(feature = "parallel")]
    #[must_use]
    pub fn threads(mut self, count: usize) -> Self {
        self.threads = count;
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    ///
    /// Where no kind at all was asked for, a pattern is wrong or too large when compiled ([`Error::is_config`]), or a source
    /// cannot be read ([`Error::is_lexicon`]).
    pub fn build(self) -> Result<Extractor, Error> {
        let kinds = self.kinds.unwrap_or(KindSet::ALL);
        if kinds.is_empty() {
            return Err(ErrorKind::NoKinds.into());
        }
        let mut rows = Vec::new();
        for source in &self.lexicon {
            rows.append(&mut source.read()?);
        }
        let patterns = patterns(&rows, &self.patterns)?;
        rows.retain(|row| row.table != Table::Pattern);
        let lexicon = if rows.is_empty() {
            Lexicon::builtin()
        } else {
            Lexicon::extended(&rows)?
        };
        Ok(Extractor {
            lexicon,
            patterns: patterns.map(Arc::new),
            kinds,
            #[cfg(feature = "parallel")]
            threads: Arc::new(Threads::new(self.threads)),
        })
    }
}

/// The patterns of the rows and those given beside them.
fn patterns(rows: &[Row], given: &[(String, String)]) -> Result<Option<Patterns>, Error> {
    let (mut all, mut names) = (Vec::new(), HashMap::new());
    for row in rows.iter().filter(|row| row.table == Table::Pattern) {
        let (name, regex) = (row.name(), row.text("regex").unwrap_or(row.name()));
        if let Some(first) = names.insert(&name.text, name) {
            return Err(name.wrong(format!("stands twice, first at {first}")));
        }
        all.push(
            Pattern::new(&name.text, &regex.text).map_err(|error| match error {
                PatternError::Name(reason) => name.wrong(reason),
                PatternError::Regex(reason) => regex.wrong(reason),
            })?,
        );
    }
    for (name, regex) in given {
        let pattern = Pattern::new(name, regex).map_err(|error| ErrorKind::Pattern {
            name: name.clone(),
            reason: error.reason(),
        })?;
        all.push(pattern);
    }
    Patterns::new(all)
}
