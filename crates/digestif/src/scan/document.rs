//! The scanned document: tokens with their lexicon senses, and the questions recognizers ask of them.

use std::sync::Arc;

use super::{Class, Gap, Phrase, Token, TokenIndex, scan};
use crate::lexicon::{Lexicon, Sense, Tag};
use crate::recognize::{Numerals, numerals};
use crate::structure::{Layout, TokenRange, layout};
use crate::{Span, Str};

/// A text with its tokens, the lexicon phrases found in it, its shape and its numerals: all that recognizers look at.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) layout: Layout,
    pub(crate) numerals: Numerals,
}

impl<'t> Document<'t> {
    /// Scans a text, finds its shape and reads its numerals.
    pub(crate) fn read(text: &'t str, lexicon: Arc<Lexicon>) -> Self {
        let (mut tokens, mut phrases) = (Vec::with_capacity(text.len() / 4), Vec::new());
        scan(text, &lexicon, &mut tokens, &mut phrases);
        let layout = layout(text, &lexicon, &tokens, &phrases);
        let mut doc = Self {
            text,
            lexicon,
            tokens,
            phrases,
            layout,
            numerals: Numerals::default(),
        };
        doc.numerals = numerals(&doc);
        doc
    }

    /// The sentence that holds the token at `at`; empty behind the last token.
    pub(crate) fn sentence(&self, at: TokenIndex) -> TokenRange {
        let end = TokenRange {
            first: self.tokens.len(),
            end: self.tokens.len(),
        };
        self.layout
            .sentence_of
            .get(at)
            .map_or(end, |&sentence| self.layout.sentences[sentence as usize])
    }

    /// The token at `at`, if there is one.
    pub(crate) fn get(&self, at: TokenIndex) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The class of the token at `at`.
    pub(crate) fn class(&self, at: TokenIndex) -> Option<Class> {
        self.tokens.get(at).map(|t| t.class)
    }

    /// Whether the token at `at` is of `class`.
    pub(crate) fn is(&self, at: TokenIndex, class: Class) -> bool {
        self.class(at) == Some(class)
    }

    /// Whether the token at `at` exists and is glued to the one before.
    pub(crate) fn glued(&self, at: TokenIndex) -> bool {
        self.tokens.get(at).is_some_and(|t| t.gap == Gap::None)
    }

    /// The text of the token at `at`.
    pub(crate) fn word(&self, at: TokenIndex) -> &'t str {
        let token = &self.tokens[at];
        &self.text[token.start as usize..token.end as usize]
    }

    /// Whether the token at `at` is the word `lower` in any case (ASCII).
    pub(crate) fn is_word(&self, at: TokenIndex, lower: &str) -> bool {
        self.bytes_of_word(at)
            .is_some_and(|word| word.eq_ignore_ascii_case(lower.as_bytes()))
    }

    /// Whether the token at `at` is one of the words `lower` in any case (ASCII).
    pub(crate) fn is_any_word(&self, at: TokenIndex, lower: &[&str]) -> bool {
        self.bytes_of_word(at).is_some_and(|word| {
            lower
                .iter()
                .any(|w| word.eq_ignore_ascii_case(w.as_bytes()))
        })
    }

    #[inline]
    fn bytes_of_word(&self, at: TokenIndex) -> Option<&[u8]> {
        let token = self.tokens.get(at).filter(|t| t.class == Class::Word)?;
        self.text
            .as_bytes()
            .get(token.start as usize..token.end as usize)
    }

    /// The bytes from token `first` to before token `end`.
    pub(crate) fn span(&self, first: TokenIndex, end: TokenIndex) -> Span {
        Span::new(
            self.tokens[first].start as usize,
            self.tokens[end - 1].end as usize,
        )
    }

    /// The text from token `first` to before token `end`.
    pub(crate) fn text_of(&self, first: TokenIndex, end: TokenIndex) -> &'t str {
        &self.text[self.span(first, end).range()]
    }

    /// The text from token `first` to before token `end`, line breaks inside it made spaces.
    pub(crate) fn plain(&self, first: TokenIndex, end: TokenIndex) -> Str<'t> {
        let text = self.text_of(first, end);
        if text.contains(['\n', '\r', '\t']) {
            Str::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
        } else {
            Str::Borrowed(text)
        }
    }

    /// What the lexicon says of the words from `at` on under `tag`, and how many tokens that takes: the longest phrase first,
    /// then the word alone. Case conditions of the surface form are checked here.
    #[inline]
    pub(crate) fn sense(&self, at: TokenIndex, tag: Tag) -> Option<(Sense, usize)> {
        // Most questions are answered by the flags.
        self.may_have(at, tag)
            .and_then(|token| self.find_sense(at, token, tag))
    }

    /// [`sense`](Self::sense) without the conditions on case.
    pub(crate) fn sense_in_any_case(&self, at: TokenIndex, tag: Tag) -> Option<(Sense, usize)> {
        let token = self.may_have(at, tag)?;
        let phrase = (token.phrase as usize)
            .checked_sub(1)
            .and_then(|at| self.phrases.get(at))
            .and_then(|phrase| {
                let sense = self.lexicon.sense_in_any_case(phrase.entry, tag)?;
                Some((sense, phrase.len as usize))
            });
        phrase.or_else(|| {
            let entry = self.lexicon.token_entry(token.word)?;
            Some((self.lexicon.sense_in_any_case(entry, tag)?, 1))
        })
    }

    /// [`sense`](Self::sense) of the single token at `at`.
    #[inline]
    pub(crate) fn word_sense(&self, at: TokenIndex, tag: Tag) -> Option<Sense> {
        self.may_have(at, tag)
            .and_then(|token| self.find_word_sense(token, tag))
    }

    /// Whether [`sense`](Self::sense) finds `tag` at `at`.
    #[inline]
    pub(crate) fn has(&self, at: TokenIndex, tag: Tag) -> bool {
        self.sense(at, tag).is_some()
    }

    #[inline]
    fn may_have(&self, at: TokenIndex, tag: Tag) -> Option<&Token> {
        self.tokens.get(at).filter(|t| t.flags.has(tag.flag()))
    }

    #[inline(never)]
    fn find_sense(&self, at: TokenIndex, token: &Token, tag: Tag) -> Option<(Sense, usize)> {
        self.find_phrase_sense(at, token, tag)
            .or_else(|| self.find_word_sense(token, tag).map(|s| (s, 1)))
    }

    #[inline]
    fn find_phrase_sense(&self, at: TokenIndex, token: &Token, tag: Tag) -> Option<(Sense, usize)> {
        let phrase = self.phrases.get((token.phrase as usize).checked_sub(1)?)?;
        let len = phrase.len as usize;
        let text = || self.text_of(at, at + len);
        let sense = self.lexicon.entry_sense(phrase.entry, tag, token, text)?;
        Some((sense, len))
    }

    #[inline(never)]
    fn find_word_sense(&self, token: &Token, tag: Tag) -> Option<Sense> {
        let entry = self.lexicon.token_entry(token.word)?;
        let text = || &self.text[token.start as usize..token.end as usize];
        self.lexicon.entry_sense(entry, tag, token, text)
    }
}
