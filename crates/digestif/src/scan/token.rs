//! Tokens: maximal runs of letters, maximal runs of digits, and single other characters.
//!
//! White space makes no token; it is kept as the `gap` before the next one. Superscripts two and three after a letter belong to
//! the word (`km²`). A token names its word in the lexicon, so that nothing later compares strings.

use crate::lexicon::Flags;

/// Index of a token in the document.
pub(crate) type TokenIndex = usize;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// ½ and its like.
    Fraction,
    Comma,
    Period,
    Colon,
    Semicolon,
    /// `!`, `?` and `…`.
    Terminal,
    /// `-`, `‐` and `‑`.
    Hyphen,
    /// `–`, `—`, `―`, `‒`.
    Dash,
    /// `−`, the minus sign.
    Minus,
    /// `'` and `’`.
    Apostrophe,
    /// `‘` and `‚`.
    SingleOpen,
    /// `"`.
    StraightQuote,
    /// `“`, `„`, `‟`.
    QuoteOpen,
    /// `”`.
    QuoteClose,
    /// `«`.
    GuillemetOpen,
    /// `»`.
    GuillemetClose,
    /// `(` and `[`.
    Open,
    /// `)` and `]`.
    Close,
    /// `%`, and `‰`.
    Percent,
    /// A currency sign.
    Currency,
    Slash,
    Plus,
    /// `•`, `*`, `·`, `▪`, `●`.
    Bullet,
    /// Anything else.
    Other,
}

impl Class {
    /// The class of a sign of ASCII; these are nearly all there are, so a table answers for them.
    #[inline]
    pub(crate) fn of_ascii(sign: u8) -> Self {
        ASCII[usize::from(sign & 0x7F)]
    }

    /// Whether the token opens a double quotation.
    pub(crate) const fn opens_quote(self) -> bool {
        matches!(
            self,
            Self::QuoteOpen | Self::GuillemetOpen | Self::StraightQuote
        )
    }

    /// Whether the token closes a double quotation.
    pub(crate) const fn closes_quote(self) -> bool {
        matches!(
            self,
            Self::QuoteClose | Self::GuillemetClose | Self::StraightQuote
        )
    }

    /// What the class alone says of a token.
    pub(crate) const fn flags(self) -> Flags {
        match self {
            Self::Period
            | Self::Terminal
            | Self::StraightQuote
            | Self::QuoteOpen
            | Self::QuoteClose
            | Self::GuillemetOpen
            | Self::GuillemetClose => Flags::MARK,
            Self::Digits | Self::Fraction => Flags::FIGURES,
            _ => Flags::NONE,
        }
    }

    /// Whether the token joins two numbers to a range: `-` or `–`.
    pub(crate) const fn is_dash(self) -> bool {
        matches!(self, Self::Hyphen | Self::Dash)
    }
}

/// How the letters of a word are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// No capital, or no word at all.
    Lower,
    /// A capital first, then lower case: "Trend".
    Title,
    /// Capitals alone: "NATO", "A".
    Upper,
    /// Anything else, with a capital inside.
    Mixed,
}

impl Shape {
    /// What the case alone says of a token.
    #[inline]
    pub(crate) fn flags(self) -> Flags {
        if self == Self::Lower {
            Flags::NONE
        } else {
            Flags::CAPITALIZED
        }
    }
}

/// The white space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Gap {
    /// None: glued to the token before.
    None,
    /// Spaces or tabs.
    Space,
    /// One no-break, narrow no-break, thin or figure space.
    NoBreak,
    /// One line break.
    Line,
    /// A blank line, or the start of the text.
    Paragraph,
}

impl Gap {
    /// This white space and one more line break.
    pub(crate) fn with_line(self) -> Self {
        if self >= Self::Line {
            Self::Paragraph
        } else {
            Self::Line
        }
    }

    /// What the white space alone says of the token behind it.
    #[inline]
    pub(crate) fn flags(self) -> Flags {
        if self >= Self::Line {
            Flags::MARK
        } else {
            Flags::NONE
        }
    }
}

/// Number of a word in the lexicon; 0 for words it does not have.
pub(crate) type WordId = u32;

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// What the lexicon may say of it, alone or as the first word of a phrase, a superset of the senses that hold here; and what
    /// its class, case and place say.
    pub(crate) flags: Flags,
    /// Its word in the lexicon, or its character with [`SIGN`] set.
    pub(crate) word: WordId,
    /// One more than the index of the longest lexicon phrase that starts here; 0 for none.
    pub(crate) phrase: u32,
    pub(crate) class: Class,
    pub(crate) shape: Shape,
    pub(crate) gap: Gap,
}

/// Marks [`Token::word`] as a character instead of a word.
pub(crate) const SIGN: u32 = 1 << 31;

impl Flags {
    /// The flags of any of `tokens`.
    #[inline]
    pub(crate) fn any(tokens: &[Token]) -> Self {
        tokens
            .iter()
            .fold(Self::NONE, |any, token| any.or(token.flags))
    }
}

impl Token {
    /// Its length in bytes.
    #[inline]
    pub(crate) const fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the token is a word with a capital first.
    pub(crate) fn is_capitalized(&self) -> bool {
        self.class == Class::Word && self.shape != Shape::Lower
    }

    /// Whether the token may start a name by its case: it has a capital first, or is no word.
    pub(crate) fn is_named(&self) -> bool {
        self.class != Class::Word || self.shape != Shape::Lower
    }

    /// Whether the token is the single character `c`.
    pub(crate) fn is_sign(&self, c: char) -> bool {
        self.word == SIGN | c as u32
    }
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut b = 0;
    while b < 128 {
        table[b] = class_of(b as u8 as char);
        b += 1;
    }
    table
};

/// The class of a character that is neither letter, ASCII digit nor white space.
pub(crate) const fn class_of(c: char) -> Class {
    match c {
        ',' => Class::Comma,
        '.' => Class::Period,
        ':' => Class::Colon,
        ';' => Class::Semicolon,
        '!' | '?' | '…' => Class::Terminal,
        '-' | '‐' | '‑' => Class::Hyphen,
        '–' | '—' | '―' | '‒' => Class::Dash,
        '−' => Class::Minus,
        '\'' | '’' => Class::Apostrophe,
        '‘' | '‚' => Class::SingleOpen,
        '"' => Class::StraightQuote,
        '“' | '„' | '‟' => Class::QuoteOpen,
        '”' => Class::QuoteClose,
        '«' => Class::GuillemetOpen,
        '»' => Class::GuillemetClose,
        '(' | '[' => Class::Open,
        ')' | ']' => Class::Close,
        '%' | '‰' => Class::Percent,
        '$'
        | '¢'
        | '£'
        | '¤'
        | '¥'
        | '֏'
        | '؋'
        | '৳'
        | '฿'
        | '៛'
        | '\u{20A0}'..='\u{20CF}'
        | '﷼' => Class::Currency,
        '/' => Class::Slash,
        '+' => Class::Plus,
        '•' | '*' | '·' | '▪' | '●' | '◦' | '‣' => Class::Bullet,
        '½' | '¼' | '¾' | '\u{2150}'..='\u{215E}' => Class::Fraction,
        _ => Class::Other,
    }
}

/// The sign that stands for `c` in the lexicon: variants of the apostrophe and the hyphen are one.
pub(crate) const fn sign_of(c: char) -> u32 {
    let plain = match c {
        '’' => '\'',
        '‐' | '‑' => '-',
        other => other,
    };
    SIGN | plain as u32
}
