//! Pass 1: one walk over the bytes that makes the tokens and looks each word up in the lexicon.
//!
//! The walk goes by a table of byte classes. A word is looked up once, by its first bytes, when it ends; where it can start a
//! lexicon phrase the longest one is taken. Nothing here depends on what was seen before, so the cost is linear in the text: a
//! phrase is at most [`MAX_PHRASE`](crate::lexicon::MAX_PHRASE) tokens long.

mod document;
mod run;
mod token;

pub(crate) use document::Document;
pub(crate) use run::Run;
pub(crate) use token::{Class, Gap, SIGN, Shape, Token, TokenIndex, WordId, sign_of};

use crate::lexicon::{Flags, Lexicon};
use token::class_of;

/// The longest text that is read, in bytes; offsets of tokens are 32 bits wide.
pub(crate) const MAX_TEXT: usize = u32::MAX as usize;

/// A lexicon phrase of several tokens, found at the token whose `phrase` names it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// Its entry in the lexicon.
    pub(crate) entry: u32,
    /// Number of tokens.
    pub(crate) len: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Byte {
    Letter,
    Digit,
    Space,
    Newline,
    Sign,
    /// First byte of a longer sequence.
    Lead,
}

const BYTES: [Byte; 256] = {
    let mut table = [Byte::Sign; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Byte::Letter,
            b'0'..=b'9' => Byte::Digit,
            b'\n' | 0x0B | 0x0C => Byte::Newline,
            b' ' | b'\t' | b'\r' => Byte::Space,
            0x80..=0xFF => Byte::Lead,
            _ => Byte::Sign,
        };
        b += 1;
    }
    table
};

/// Tokens and phrases of `text`, into buffers that are cleared first.
pub(crate) fn scan(
    text: &str,
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
    phrases: &mut Vec<Phrase>,
) {
    tokens.clear();
    phrases.clear();
    Scanner {
        text,
        bytes: text.as_bytes(),
        lexicon,
        tokens,
        gap: Gap::Paragraph,
    }
    .run();
    if memchr::memchr(b'@', text.as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), b"://").is_some()
    {
        blank_addresses(tokens);
    }
    find_phrases(lexicon, tokens, phrases);
}

/// Makes the tokens of web and mail addresses plain signs, so that nothing is read inside them.
fn blank_addresses(tokens: &mut [Token]) {
    let glued = |tokens: &[Token], at: usize| tokens.get(at).is_some_and(|t| t.gap == Gap::None);
    let mut at = 0;
    while at < tokens.len() {
        let slashes = || {
            glued(tokens, at + 1)
                && glued(tokens, at + 2)
                && tokens[at + 1].class == Class::Slash
                && tokens[at + 2].class == Class::Slash
        };
        let address = match tokens[at].class {
            Class::Colon => slashes(),
            Class::Other => {
                tokens[at].is_sign('@')
                    && at > 0
                    && tokens[at].gap == Gap::None
                    && glued(tokens, at + 1)
            }
            _ => false,
        };
        if !address {
            at += 1;
            continue;
        }
        let mut first = at;
        while first > 0
            && tokens[first].gap == Gap::None
            && !matches!(tokens[first - 1].class, Class::Open | Class::Close)
        {
            first -= 1;
        }
        let mut end = at + 1;
        while glued(tokens, end) {
            end += 1;
        }
        for token in &mut tokens[first..end] {
            // The full stop behind an address still ends the sentence.
            if !matches!(
                token.class,
                Class::Period | Class::Terminal | Class::Close | Class::Comma
            ) {
                *token = Token {
                    class: Class::Other,
                    flags: token.gap.flags(),
                    word: 0,
                    ..*token
                };
            }
        }
        at = end;
    }
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    lexicon: &'a Lexicon,
    tokens: &'a mut Vec<Token>,
    gap: Gap,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(&b) = self.bytes.get(at) {
            at = match BYTES[b as usize] {
                Byte::Letter => self.word(at),
                Byte::Digit => self.digits(at),
                Byte::Space => {
                    self.gap = self.gap.max(Gap::Space);
                    at + 1
                }
                Byte::Newline => {
                    self.newline();
                    at + 1
                }
                Byte::Sign => self.sign(at, b as char),
                Byte::Lead => self.wide(at),
            };
        }
    }

    fn newline(&mut self) {
        self.gap = if self.gap >= Gap::Line {
            Gap::Paragraph
        } else {
            Gap::Line
        };
    }

    /// A word from `start` on; returns where it ends.
    fn word(&mut self, start: usize) -> usize {
        let letters = Run::of_letters(self.bytes, start);
        let end = letters.end();
        if self.bytes.get(end).is_some_and(|&b| b >= 0x80) && in_word(self.char_at(end)) {
            return self.wide_word(start);
        }
        let shape = if letters.capital {
            shape_of(letters.of(self.bytes))
        } else {
            Shape::Lower
        };
        let (word, flags) = self.lexicon.run(&letters, self.bytes);
        self.push(start, end, Class::Word, shape, word, flags);
        // One space follows most words.
        if self.bytes.get(end) == Some(&b' ') {
            self.gap = Gap::Space;
            return end + 1;
        }
        end
    }

    /// A word with letters outside ASCII.
    #[cold]
    fn wide_word(&mut self, start: usize) -> usize {
        let word: &str = {
            let rest = &self.text[start..];
            let end = rest
                .find(|c: char| !c.is_ascii_alphabetic() && !in_word(c))
                .unwrap_or(rest.len());
            &rest[..end]
        };
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let upper = word.chars().filter(|c| c.is_uppercase()).count();
        let shape = shape(upper, letters, word.starts_with(char::is_uppercase));
        let (id, flags) = if word.is_ascii() {
            self.lexicon.word(word.as_bytes())
        } else {
            self.lexicon.wide_word(word)
        };
        let end = start + word.len();
        self.push(start, end, Class::Word, shape, id, flags);
        end
    }

    fn digits(&mut self, start: usize) -> usize {
        let figures = Run::of_figures(self.bytes, start);
        let end = figures.end();
        // Names hold short numbers ("TV 2", "France 24"); longer runs are never words of the lexicon.
        let (word, flags) = if figures.len <= 3 {
            self.lexicon.run(&figures, self.bytes)
        } else {
            (0, Flags::NONE)
        };
        self.push(start, end, Class::Digits, Shape::Lower, word, flags);
        end
    }

    /// A character outside ASCII: a letter starts a word, the rest are spaces and signs.
    #[inline(never)]
    fn wide(&mut self, at: usize) -> usize {
        let c = self.char_at(at);
        let next = at + c.len_utf8();
        if !is_general_sign(c) && c.is_alphabetic() {
            return self.wide_word(at);
        }
        match c {
            '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' => {
                self.gap = if self.gap == Gap::None {
                    Gap::NoBreak
                } else {
                    self.gap
                };
            }
            '\u{2028}' => self.newline(),
            '\u{2029}' => self.gap = Gap::Paragraph,
            // Byte order mark, zero-width space, directional marks: nothing to see, nothing to say.
            '\u{FEFF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' => {}
            c if c.is_whitespace() => self.gap = self.gap.max(Gap::Space),
            c => return self.sign(at, c),
        }
        next
    }

    #[inline]
    fn sign(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        // "Jo‘rayev": an opening mark between letters is an apostrophe.
        let inside = c == '‘'
            && self.gap == Gap::None
            && self.tokens.last().is_some_and(|t| t.class == Class::Word)
            && self.text[end..].starts_with(char::is_alphabetic);
        let c = if inside { '’' } else { c };
        let sign = sign_of(c);
        let flags = self.lexicon.sign_flags(sign);
        self.push(at, end, class_of(c), Shape::Lower, sign, flags);
        end
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "the fields of a token, in their order"
    )]
    fn push(
        &mut self,
        start: usize,
        end: usize,
        class: Class,
        shape: Shape,
        word: WordId,
        flags: Flags,
    ) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        let case = if shape == Shape::Lower {
            Flags::NONE
        } else {
            Flags::CAPITALIZED
        };
        let flags = flags.or(case).or(class.flags()).or(gap.flags());
        if self.tokens.len() == self.tokens.capacity() {
            self.make_room(start);
        }
        let (start, end) = (start as u32, end as u32);
        self.tokens.push(Token {
            start,
            end,
            flags,
            word,
            phrase: 0,
            class,
            shape,
            gap,
        });
    }

    /// Room for the rest of a text that is denser than most, by what stands before `start`: one move, however long the text.
    #[cold]
    fn make_room(&mut self, start: usize) {
        let rest = self.text.len() - start;
        let dense = rest.saturating_mul(self.tokens.len()) / start.max(1);
        self.tokens.reserve_exact(dense.min(rest) + rest / 16 + 16);
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..]
            .chars()
            .next()
            .expect("called at a character boundary inside the text")
    }
}

/// How a word of ASCII letters with a capital is cased.
fn shape_of(word: &[u8]) -> Shape {
    let capital = |b: &u8| b & 0x20 == 0;
    let first = word.first().is_some_and(capital);
    // Nearly all are names and words at the head of a sentence.
    if first && word.len() > 1 && !word[1..].iter().any(capital) {
        return Shape::Title;
    }
    shape(
        word.iter().filter(|b| capital(b)).count(),
        word.len(),
        first,
    )
}

/// How a word of `letters` is cased that has `upper` capitals.
const fn shape(upper: usize, letters: usize, first_upper: bool) -> Shape {
    match upper {
        0 => Shape::Lower,
        _ if upper == letters => Shape::Upper,
        1 if first_upper => Shape::Title,
        _ => Shape::Mixed,
    }
}

/// Whether the character is of the block with the dashes, quotation marks and spaces of print, which holds no letter.
const fn is_general_sign(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206F}')
}

/// Whether a character outside ASCII continues a word.
fn in_word(c: char) -> bool {
    !is_general_sign(c) && c.is_alphabetic() && !c.is_ascii()
        || matches!(c, '²' | '³' | '₂' | '₃' | '\u{AD}' | '\u{300}'..='\u{36F}')
}

/// Marks the longest phrase at each token that can start one.
fn find_phrases(lexicon: &Lexicon, tokens: &mut [Token], phrases: &mut Vec<Phrase>) {
    for at in 0..tokens.len() {
        if !tokens[at].flags.has(Flags::PHRASE) {
            continue;
        }
        if let Some(phrase) = lexicon.longest_phrase(&tokens[at..]) {
            phrases.push(phrase);
            tokens[at].phrase = phrases.len() as u32;
            tokens[at].flags |= lexicon.phrase_flags(phrase);
        }
    }
}
