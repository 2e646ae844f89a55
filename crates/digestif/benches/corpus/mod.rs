//! Documents to measure speed on: sentences in ever new order with ever new figures and words.
//!
//! A text that repeats lets the processor learn it and flatters the result, so no document and no order comes twice. Figures keep
//! their length, and days, months and years stay possible, so that a document has as many facts as the text it is made of.
//!
//! | prose    | made of                                                     | facts a KB |
//! | -------- | ----------------------------------------------------------- | ---------- |
//! | `News`   | `news.txt`: plain news                                      | 9          |
//! | `Digest` | `examples/digests/*.txt`: press digests, dense with facts   | 30         |
//! | `Quiet`  | `quiet.txt`: nothing that is a fact                         | 0          |
//! | `Wide`   | `wide.txt`: letters, marks and signs beyond ASCII           | 15         |

mod baselines;
mod figures;
mod hostile;
mod sources;

use std::collections::HashSet;

pub use baselines::Baselines;
use digestif::Facts;
use figures::vary;
pub use hostile::{HOSTILE, MORE_HOSTILE, hostile};
use sources::Sources;

/// What a document is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prose {
    News,
    Digest,
    Quiet,
    Wide,
}

impl Prose {
    pub const ALL: [Self; 4] = [Self::News, Self::Digest, Self::Quiet, Self::Wide];

    /// Its name in tables and records.
    pub fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Digest => "digest",
            Self::Quiet => "quiet",
            Self::Wide => "wide",
        }
    }

    fn sources(self) -> Sources {
        match self {
            Self::News => sources::list(include_str!("news.txt")),
            Self::Digest => sources::digests(),
            Self::Quiet => sources::list(include_str!("quiet.txt")),
            Self::Wide => sources::list(include_str!("wide.txt")),
        }
    }

    /// How many facts a KB of it holds, at the least and at the most.
    fn density(self) -> (usize, usize) {
        match self {
            Self::News => (5, 16),
            Self::Digest => (20, 45),
            Self::Quiet => (0, 0),
            Self::Wide => (8, 25),
        }
    }

    /// Checks that facts of all kinds are about what they must be: a fast answer that is wrong is worth nothing.
    ///
    /// # Panics
    ///
    /// Where they are not.
    pub fn check(self, text: &str, facts: &Facts<'_>) {
        assert!(
            facts
                .iter()
                .all(|fact| text[fact.span.range()] == *fact.text),
            "every fact stands where it says"
        );
        // A short document may happen to hold few or many.
        let (least, most) = self.density();
        let found = facts.len() * 1024 / text.len().max(1);
        let right = (least..=most).contains(&found) && (most > 0 || facts.is_empty());
        assert!(
            right || (text.len() < 10_000 && most > 0),
            "{} has {found} facts a KB",
            self.name()
        );
    }
}

/// Draws numbers: a linear congruential generator (Knuth's MMIX constants), of which the high half is used.
pub struct Draws(u64);

impl Draws {
    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// Writes documents of one prose.
pub struct Composer {
    sources: Sources,
    draws: Draws,
    /// The sentences still to be used before any comes again.
    order: Vec<usize>,
}

impl Composer {
    /// Reads what the documents are made of.
    ///
    /// # Panics
    ///
    /// Where the samples are missing.
    pub fn new(prose: Prose, seed: u64) -> Self {
        Self {
            sources: prose.sources(),
            draws: Draws(seed),
            order: Vec::new(),
        }
    }

    /// Documents of about `bytes` bytes, `total` bytes together, no two of them the same.
    pub fn documents(&mut self, bytes: usize, total: usize) -> Vec<String> {
        let mut documents = Vec::new();
        let (mut written, mut known) = (0, HashSet::new());
        while written < total {
            let document = self.document(bytes);
            if known.insert(document.clone()) {
                written += document.len();
                documents.push(document);
            }
        }
        documents
    }

    /// A document of about `bytes` bytes: paragraphs of three to six sentences, below a headline where the prose has some.
    pub fn document(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 1024);
        // A sentence has about 120 bytes: half of the last one may be too much.
        while text.len() + 60 < bytes {
            if !self.sources.headlines.is_empty() {
                let headline = self.draws.below(self.sources.headlines.len());
                vary(
                    &self.sources.headlines[headline],
                    &mut self.draws,
                    &mut text,
                );
                text.push('\n');
            }
            for at in 0..3 + self.draws.below(4) {
                if at > 0 {
                    if text.len() + 60 > bytes {
                        break;
                    }
                    text.push(' ');
                }
                self.sentence(&mut text);
            }
            text.push_str("\n\n");
        }
        text
    }

    fn sentence(&mut self, text: &mut String) {
        if self.order.is_empty() {
            self.order.extend(0..self.sources.sentences.len());
            self.draws.shuffle(&mut self.order);
        }
        let sentence = &self.sources.sentences[self.order.pop().unwrap_or_default()];
        let chosen = choose(sentence, &mut self.draws);
        vary(&chosen, &mut self.draws, text);
    }
}

/// The sentence with one of each `[list|of|words]`.
fn choose(sentence: &str, draws: &mut Draws) -> String {
    let mut chosen = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, from)) = rest.split_once('[') {
        let (list, after) = from.split_once(']').expect("every list is closed");
        chosen.push_str(before);
        let words: Vec<&str> = list.split('|').collect();
        chosen.push_str(words[draws.below(words.len())]);
        rest = after;
    }
    chosen.push_str(rest);
    chosen
}
