//! One walk over the tokens that collects all that the shape of a text hangs on, so that later passes visit nothing else.
//!
//! | token                                      | collected as          |
//! | ------------------------------------------ | --------------------- |
//! | the first one of a line                    | start of a line       |
//! | `.`, `!`, `?`, `…`                         | stop                  |
//! | `"`, `“`, `”`, `«`, `»`                    | quotation mark        |
//! | "Photo", "Source", "Headlines", `©`        | page word             |
//! | "said", "reports", "according to"          | speech word           |
//! | "Chad", "Danish", "Oslo"                   | place word            |
//!
//! Words: `data/words.tsv`, `data/cue_verbs.tsv`.

use super::TokenRange;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Gap, Token, TokenIndex};

/// What stands where, each in text order.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) lines: Vec<TokenRange>,
    pub(super) stops: Vec<TokenIndex>,
    pub(super) quotes: Vec<TokenIndex>,
    pub(super) page_words: Vec<TokenIndex>,
    pub(super) speech_words: Vec<TokenIndex>,
    pub(super) place_words: Vec<TokenIndex>,
}

const SPEECH: Flags = Flags::of(&[Tag::CueSay, Tag::CuePublish, Tag::Source]);

const PAGE: Flags = Tag::Page.flag();

const PLACE: Flags = Flags::of(&[Tag::Country, Tag::Demonym, Tag::City]);

impl Marks {
    /// Collects a word by what the lexicon says of it.
    #[inline]
    fn word(&mut self, at: TokenIndex, flags: Flags) {
        if flags.has(PAGE) {
            self.page_words.push(at);
        }
        if flags.has(SPEECH) {
            self.speech_words.push(at);
        }
        if flags.has(PLACE) {
            self.place_words.push(at);
        }
    }
}

/// Walks over the tokens.
pub(super) fn collect(tokens: &[Token]) -> Marks {
    // Room for what running text has of each.
    let mut marks = Marks {
        lines: Vec::with_capacity(tokens.len() / 24 + 1),
        stops: Vec::with_capacity(tokens.len() / 12 + 1),
        quotes: Vec::with_capacity(tokens.len() / 24 + 1),
        page_words: Vec::with_capacity(tokens.len() / 96 + 1),
        speech_words: Vec::with_capacity(tokens.len() / 12 + 1),
        place_words: Vec::with_capacity(tokens.len() / 24 + 1),
    };
    let mut first = 0;
    for (at, token) in tokens.iter().enumerate() {
        // Most tokens are none of these: one branch for them.
        if !token.flags.has(Flags::MARK.or(SPEECH).or(PAGE).or(PLACE)) {
            continue;
        }
        if token.gap >= Gap::Line && at > first {
            marks.lines.push(TokenRange { first, end: at });
            first = at;
        }
        match token.class {
            Class::Period | Class::Terminal => marks.stops.push(at),
            class if class.opens_quote() || class.closes_quote() => marks.quotes.push(at),
            _ => marks.word(at, token.flags),
        }
    }
    if first < tokens.len() {
        let end = tokens.len();
        marks.lines.push(TokenRange { first, end });
    }
    marks
}
