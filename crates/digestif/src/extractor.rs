//! The extractor: built once, shared freely, run on any text.

use std::cell::Cell;
use std::sync::Arc;

use crate::error::ErrorKind;
use crate::fact::KindSet;
use crate::lexicon::Lexicon;
use crate::scan::{Document, MAX_TEXT, Scratch};
use crate::{Error, Facts, Input, Kind, recognize, resolve};

/// Extracts facts from texts. Cheap to clone, and safe to share between threads.
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
    kinds: KindSet,
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
            kinds: KindSet::ALL,
        }
    }

    /// An extractor to be configured.
    #[must_use]
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder { kinds: None }
    }

    /// The facts of a text.
    ///
    /// Never fails and never panics; the cost is linear in the length of the text. Offsets are 32 bits wide inside, so of a
    /// text above 4 GiB only the first 4 GiB are read.
    pub fn extract<'t>(&self, input: impl Into<Input<'t>>) -> Facts<'t> {
        let input = input.into();
        let text = readable(input.text);
        // A thread that is about to end has no scratch left.
        let scratch = SCRATCH.try_with(Cell::take).unwrap_or_default();
        let doc = Document::read(text, Arc::clone(&self.lexicon), scratch);
        let mentions = recognize::mentions(&doc);
        let facts = resolve::resolve(&doc, mentions, input.reference_date, input.id, self.kinds);
        let _ = SCRATCH.try_with(|scratch| scratch.set(doc.into_scratch()));
        facts
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
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    kinds: Option<KindSet>,
}

impl ExtractorBuilder {
    /// Gives only facts of these kinds; all kinds without it. Attribution still draws on the others.
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.kinds = Some(kinds.into_iter().fold(KindSet::NONE, KindSet::with));
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    ///
    /// Where no kind at all was asked for ([`Error::is_config`]).
    pub fn build(self) -> Result<Extractor, Error> {
        let kinds = self.kinds.unwrap_or(KindSet::ALL);
        if kinds.is_empty() {
            return Err(ErrorKind::NoKinds.into());
        }
        Ok(Extractor {
            lexicon: Lexicon::builtin(),
            kinds,
        })
    }
}
