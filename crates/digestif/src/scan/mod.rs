//! Pass 1: one walk over the bytes that makes the tokens and looks each word up in the lexicon.
//!
//! The walk goes by a table of byte classes. A word is looked up once, by its first bytes, when it ends; where it can start a
//! lexicon phrase the longest one is taken. Nothing here depends on what was seen before, so the cost is linear in the text: a
//! phrase is at most [`MAX_PHRASE`](crate::lexicon::MAX_PHRASE) tokens long.

mod document;
mod form;
mod run;
mod token;

pub(crate) use document::{Document, Scratch};
pub(crate) use form::{Part, ascii_parts};
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
    phrases.clear();
    self::tokens(text, lexicon, tokens);
    if memchr::memchr(b'@', text.as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), b"://").is_some()
    {
        blank_addresses(tokens);
    }
    find_phrases(lexicon, tokens, phrases);
}

/// The tokens of `text` alone, as those of a form.
pub(crate) fn tokens(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    tokens.clear();
    Scanner {
        text,
        bytes: text.as_bytes(),
        lexicon,
    }
    .run(tokens);
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

/// The walk over a text; where it is and what it has made are in [`run`](Scanner::run).
#[derive(Clone, Copy)]
struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    lexicon: &'a Lexicon,
}

/// A token but for the white space before it, from where the walk is to `end`.
struct Piece {
    end: usize,
    class: Class,
    shape: Shape,
    word: WordId,
    flags: Flags,
}

/// What a character is where ASCII alone does not tell.
enum Wide {
    Token(Piece),
    /// White space, or nothing to see: the gap with it, and where it ends.
    Gap(Gap, usize),
}

impl Scanner<'_> {
    fn run(self, tokens: &mut Vec<Token>) {
        let (mut at, mut gap) = (0, Gap::Paragraph);
        let mut emphasis = false;
        while let Some(&b) = self.bytes.get(at) {
            let plain = match BYTES[b as usize] {
                Byte::Letter => self.word(at),
                Byte::Digit => Some(self.digits(at)),
                Byte::Sign if b == b'*' => {
                    emphasis &= gap < Gap::Paragraph;
                    if let Some(end) = self.emphasis(at, gap, emphasis) {
                        (at, emphasis) = (end, !emphasis);
                        continue;
                    }
                    Some(self.sign(at, b))
                }
                Byte::Sign => Some(self.sign(at, b)),
                Byte::Space => {
                    (at, gap) = (at + 1, gap.max(Gap::Space));
                    continue;
                }
                Byte::Newline => {
                    (at, gap) = (at + 1, gap.with_line());
                    continue;
                }
                Byte::Lead => None,
            };
            let piece = if let Some(piece) = plain {
                piece
            } else {
                let before = tokens.last().map(|token| token.class);
                match self.wide(at, gap, before) {
                    Wide::Token(piece) => piece,
                    Wide::Gap(wider, end) => {
                        (at, gap) = (end, wider);
                        continue;
                    }
                }
            };
            if tokens.len() == tokens.capacity() {
                self.make_room(tokens, at);
            }
            tokens.push(Token {
                start: at as u32,
                end: piece.end as u32,
                flags: piece.flags.or(gap.flags()),
                word: piece.word,
                phrase: 0,
                class: piece.class,
                shape: piece.shape,
                gap,
            });
            // One space follows most words.
            (at, gap) = match self.bytes.get(piece.end) {
                Some(b' ') => (piece.end + 1, Gap::Space),
                _ => (piece.end, Gap::None),
            };
        }
    }

    /// Where the asterisks at `at` end that open or close emphasis inside a line: "reported on **11 May** that". They part no words, so
    /// they are no tokens. Those at the ends of a line show what the line is.
    #[cold]
    fn emphasis(self, at: usize, gap: Gap, opened: bool) -> Option<usize> {
        const LONGEST: usize = 3;
        let stars = self.bytes[at..]
            .iter()
            .take(LONGEST + 1)
            .take_while(|&&b| b == b'*')
            .count();
        let end = at + stars;
        let &next = self.bytes.get(end).filter(|_| stars <= LONGEST)?;
        let before = *self.bytes.get(at.checked_sub(1)?)?;
        let closes = opened && gap == Gap::None && !self.bytes[end..].starts_with(b"\n");
        let opens = !opened
            && gap < Gap::Line
            && !next.is_ascii_whitespace()
            && matches!(before, b' ' | b'(' | b'[' | b'"' | b'\'');
        (opens || closes).then_some(end)
    }

    /// A word from `start` on; nothing where it has letters outside ASCII.
    #[inline]
    fn word(self, start: usize) -> Option<Piece> {
        let letters = Run::of_letters(self.bytes, start);
        let end = letters.end();
        if self.bytes.get(end).is_some_and(|&b| b >= 0x80) && in_word(self.char_at(end)) {
            return None;
        }
        let (word, flags) = self.lexicon.run(&letters, self.bytes);
        Some(Piece {
            end,
            class: Class::Word,
            shape: letters.shape,
            word,
            flags: flags.or(letters.shape.flags()),
        })
    }

    /// A word with letters outside ASCII.
    #[cold]
    fn wide_word(self, start: usize) -> Piece {
        let rest = &self.text[start..];
        let (mut end, mut letters, mut upper) = (rest.len(), 0, 0);
        for (at, c) in rest.char_indices() {
            if is_letter(c) {
                letters += 1;
                upper += usize::from(c.is_uppercase());
            } else if !is_in_word(c) {
                end = at;
                break;
            }
        }
        let word = &rest[..end];
        let shape = shape(upper, letters, word.starts_with(char::is_uppercase));
        let (id, flags) = if word.is_ascii() {
            self.lexicon.word(word.as_bytes())
        } else {
            self.lexicon.wide_word(word)
        };
        Piece {
            end: start + word.len(),
            class: Class::Word,
            shape,
            word: id,
            flags: flags.or(shape.flags()),
        }
    }

    #[inline]
    fn digits(self, start: usize) -> Piece {
        let figures = Run::of_figures(self.bytes, start);
        // Names hold short numbers ("TV 2", "France 24"); longer runs are never words of the lexicon.
        let (word, flags) = if figures.len <= 3 {
            self.lexicon.run(&figures, self.bytes)
        } else {
            (0, Flags::NONE)
        };
        Piece {
            end: figures.end(),
            class: Class::Digits,
            shape: Shape::Lower,
            word,
            flags: flags.or(Class::Digits.flags()),
        }
    }

    /// A sign of ASCII.
    #[inline]
    fn sign(self, at: usize, sign: u8) -> Piece {
        let class = Class::of_ascii(sign);
        Piece {
            end: at + 1,
            class,
            shape: Shape::Lower,
            word: SIGN | u32::from(sign),
            flags: self.lexicon.ascii_sign_flags(sign).or(class.flags()),
        }
    }

    /// A sign outside ASCII that ends at `end`.
    fn wide_sign(self, end: usize, c: char) -> Piece {
        let (class, sign) = (class_of(c), sign_of(c));
        Piece {
            end,
            class,
            shape: Shape::Lower,
            word: sign,
            flags: self.lexicon.sign_flags(sign).or(class.flags()),
        }
    }

    /// What stands at `at` where ASCII alone does not tell: a letter starts a word, the rest are spaces and signs.
    #[inline(never)]
    fn wide(self, at: usize, gap: Gap, before: Option<Class>) -> Wide {
        let c = self.char_at(at);
        let end = at + c.len_utf8();
        if is_letter(c) {
            return Wide::Token(self.wide_word(at));
        }
        let gap = match c {
            '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' if gap == Gap::None => Gap::NoBreak,
            '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' => gap,
            '\u{2028}' => gap.with_line(),
            '\u{2029}' => Gap::Paragraph,
            // Byte order mark, zero-width space, directional marks: nothing to see, nothing to say.
            '\u{FEFF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' => gap,
            c if c.is_whitespace() => gap.max(Gap::Space),
            c => {
                // "Jo‘rayev": an opening mark between letters is an apostrophe.
                let inside = c == '‘'
                    && gap == Gap::None
                    && before == Some(Class::Word)
                    && self.text[end..].starts_with(char::is_alphabetic);
                return Wide::Token(self.wide_sign(end, if inside { '’' } else { c }));
            }
        };
        Wide::Gap(gap, end)
    }

    /// Room for the rest of a text that is denser than most, by what stands before `start`: one move, however long the text.
    #[cold]
    fn make_room(self, tokens: &mut Vec<Token>, start: usize) {
        let rest = self.text.len() - start;
        let dense = rest.saturating_mul(tokens.len()) / start.max(1);
        tokens.reserve_exact(dense.min(rest) + rest / 16 + 16);
    }

    fn char_at(self, at: usize) -> char {
        self.text[at..]
            .chars()
            .next()
            .expect("called at a character boundary inside the text")
    }
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

fn is_letter(c: char) -> bool {
    !is_general_sign(c) && c.is_alphabetic()
}

/// Whether a character that is no letter continues a word.
const fn is_in_word(c: char) -> bool {
    matches!(c, '²' | '³' | '₂' | '₃' | '\u{AD}' | '\u{300}'..='\u{36F}')
}

/// Whether a character outside ASCII continues a word.
fn in_word(c: char) -> bool {
    is_in_word(c) || is_letter(c)
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
