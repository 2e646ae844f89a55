//! The scanned document: tokens with their lexicon senses, and the questions recognizers ask of them.

use std::num::NonZeroU32;
use std::sync::Arc;

use super::{Class, Gap, Phrase, Token, TokenIndex, scan};
use crate::lexicon::{Flags, Lexicon, Reading, Sense, Tag, WordGroup};
use crate::recognize::{Numerals, numerals};
use crate::structure::{Layout, TokenRange, layout};
use crate::{Pass, Span, Str};

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

/// The largest vectors of a document, kept from one text to the next so that their memory is asked for once.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
    numerals: Numerals,
}

impl Scratch {
    /// Tokens for which memory is kept in any case.
    const FEW: usize = 1 << 16;
    /// Most tokens for which memory is kept from one long text to the next: about 50 MB.
    const MOST: usize = 1 << 20;
}

impl<'t> Document<'t> {
    /// Scans a text, finds its shape and reads its numerals; `passed` hears of each pass behind it.
    pub(crate) fn read(
        text: &'t str,
        lexicon: Arc<Lexicon>,
        scratch: Scratch,
        passed: &mut impl FnMut(Pass),
    ) -> Self {
        let Scratch {
            mut tokens,
            mut phrases,
            numerals: used,
        } = scratch;
        tokens.clear();
        tokens.reserve(text.len() / 4);
        phrases.clear();
        scan(text, &lexicon, &mut tokens, &mut phrases);
        passed(Pass::Scan);
        let layout = layout(text, &lexicon, &tokens, &phrases);
        passed(Pass::Structure);
        let mut doc = Self {
            text,
            lexicon,
            tokens,
            phrases,
            layout,
            numerals: Numerals::default(),
        };
        doc.numerals = numerals(&doc, used);
        passed(Pass::Numerals);
        doc
    }

    /// Leaves its vectors to the next text, unless they are of unusual size, or much larger than this one needed.
    pub(crate) fn into_scratch(self) -> Scratch {
        let room = self.tokens.capacity();
        let used = room <= Scratch::FEW || room / 4 <= self.tokens.len();
        if room > Scratch::MOST || !used {
            return Scratch::default();
        }
        Scratch {
            tokens: self.tokens,
            phrases: self.phrases,
            numerals: self.numerals,
        }
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

    /// Whether the sentence that holds the token at `at` may hold a word with any of `flags`.
    #[inline]
    pub(crate) fn sentence_has(&self, at: TokenIndex, flags: Flags) -> bool {
        let sentence = self.layout.sentence_of.get(at);
        sentence
            .is_some_and(|&sentence| self.layout.flags_of_sentence[sentence as usize].has(flags))
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

    /// The text of the token at `at`; empty behind the last one.
    pub(crate) fn word(&self, at: TokenIndex) -> &'t str {
        self.tokens.get(at).map_or("", |token| {
            &self.text[token.start as usize..token.end as usize]
        })
    }

    /// Whether the token at `at` is the word `lower` in any case (ASCII).
    #[inline]
    pub(crate) fn is_word(&self, at: TokenIndex, lower: &str) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.is_any_of(token, &[lower]))
    }

    /// Whether the token at `at` is one of the words `lower` in any case (ASCII).
    #[inline]
    pub(crate) fn is_any_word(&self, at: TokenIndex, lower: &[&str]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.is_any_of(token, lower))
    }

    /// Whether the token is one of the words `lower` in any case (ASCII).
    #[inline]
    pub(crate) fn is_any_of(&self, token: &Token, lower: &[&str]) -> bool {
        if token.class != Class::Word {
            return false;
        }
        let bytes = self.text.as_bytes();
        let word = &bytes[token.start as usize..token.end as usize];
        lower
            .iter()
            .any(|lower| word.eq_ignore_ascii_case(lower.as_bytes()))
    }

    /// Whether the token at `at` is a word of `group`.
    #[inline]
    pub(crate) fn is_in(&self, at: TokenIndex, group: WordGroup) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.lexicon.is_in(token.word, group))
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
        if text.bytes().any(|b| matches!(b, b'\t' | b'\n' | b'\r')) {
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
        let (sense, len) = self.find_sense(at, self.may_have(at, tag)?, tag)?;
        Some((sense, len.get() as usize))
    }

    /// [`sense`](Self::sense) without the conditions on case.
    pub(crate) fn sense_in_any_case(&self, at: TokenIndex, tag: Tag) -> Option<(Sense, usize)> {
        self.reading(at, tag, |_| true)
    }

    /// [`sense`](Self::sense) of that meaning, where a form has several under the tag.
    pub(crate) fn meaning(&self, at: TokenIndex, tag: Tag, id: u32) -> Option<usize> {
        self.reading(at, tag, |sense| sense.id == id)
            .map(|(_, len)| len)
    }

    fn reading(
        &self,
        at: TokenIndex,
        tag: Tag,
        wanted: impl Fn(Sense) -> bool,
    ) -> Option<(Sense, usize)> {
        let token = self.may_have(at, tag)?;
        let read = |readings: &[Reading]| Reading::all(readings, tag).find(|&sense| wanted(sense));
        (token.phrase as usize)
            .checked_sub(1)
            .and_then(|phrase| {
                let phrase = self.phrases[phrase];
                Some((
                    read(self.lexicon.phrase_readings(phrase))?,
                    phrase.len as usize,
                ))
            })
            .or_else(|| Some((read(self.lexicon.word_readings(token.word))?, 1)))
    }

    /// [`sense`](Self::sense) of the single token at `at`.
    #[inline]
    pub(crate) fn word_sense(&self, at: TokenIndex, tag: Tag) -> Option<Sense> {
        self.find_sense_of_word(self.may_have(at, tag)?, tag)
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

    /// The sense and its length, small enough to be handed back in registers.
    #[inline(never)]
    fn find_sense(&self, at: TokenIndex, token: &Token, tag: Tag) -> Option<(Sense, NonZeroU32)> {
        if token.phrase == 0 {
            self.find_word_sense(token, tag)
                .map(|sense| (sense, NonZeroU32::MIN))
        } else {
            self.find_phrase_sense(at, token, tag)
        }
    }

    /// [`find_sense`](Self::find_sense) where a phrase starts.
    #[inline(never)]
    fn find_phrase_sense(
        &self,
        at: TokenIndex,
        token: &Token,
        tag: Tag,
    ) -> Option<(Sense, NonZeroU32)> {
        let phrase = self.phrases[token.phrase as usize - 1];
        let readings = self.lexicon.phrase_readings(phrase);
        let end = self.tokens[at + phrase.len as usize - 1].end;
        match self.lexicon.sense(readings, tag, token, self.text, end) {
            Some(sense) => Some((sense, NonZeroU32::new(phrase.len)?)),
            None => self
                .find_word_sense(token, tag)
                .map(|sense| (sense, NonZeroU32::MIN)),
        }
    }

    #[inline(never)]
    fn find_sense_of_word(&self, token: &Token, tag: Tag) -> Option<Sense> {
        self.find_word_sense(token, tag)
    }

    #[inline]
    fn find_word_sense(&self, token: &Token, tag: Tag) -> Option<Sense> {
        let readings = self.lexicon.word_readings(token.word);
        self.lexicon
            .sense(readings, tag, token, self.text, token.end)
    }
}
