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

const STOPS: u32 = bits(&[Class::Period, Class::Terminal]);

const QUOTES: u32 = bits(&[
    Class::StraightQuote,
    Class::QuoteOpen,
    Class::QuoteClose,
    Class::GuillemetOpen,
    Class::GuillemetClose,
]);

const SPEECH: Flags = Flags::of(&[Tag::CueSay, Tag::CuePublish, Tag::Source]);

const PAGE: Flags = Tag::Page.flag();

const PLACE: Flags = Flags::of(&[Tag::Country, Tag::Demonym, Tag::City]);

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
        let class = 1 << token.class as u32;
        // Most tokens are none of these: one branch for them.
        let (line, sign) = (token.gap >= Gap::Line, class & (STOPS | QUOTES) != 0);
        if !(line | sign | token.flags.has(SPEECH.or(PAGE).or(PLACE))) {
            continue;
        }
        if line && at > first {
            marks.lines.push(TokenRange { first, end: at });
            first = at;
        }
        if class & STOPS != 0 {
            marks.stops.push(at);
        } else if class & QUOTES != 0 {
            marks.quotes.push(at);
        } else {
            if token.flags.has(PAGE) {
                marks.page_words.push(at);
            }
            if token.flags.has(SPEECH) {
                marks.speech_words.push(at);
            }
            if token.flags.has(PLACE) {
                marks.place_words.push(at);
            }
        }
    }
    if first < tokens.len() {
        let end = tokens.len();
        marks.lines.push(TokenRange { first, end });
    }
    marks
}

const fn bits(classes: &[Class]) -> u32 {
    let (mut bits, mut i) = (0, 0);
    while i < classes.len() {
        bits |= 1 << classes[i] as u32;
        i += 1;
    }
    bits
}
