//! The passes of an extraction, named for those who measure them.

/// A pass of an extraction; they run in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Tokens, words and phrases.
    Scan,
    /// Lines, sentences, quotations, items: the shape of a digest.
    Structure,
    /// Numbers.
    Numerals,
    /// Mentions.
    Recognize,
    /// Links, names, days, credits, and the facts themselves.
    Resolve,
}

impl Pass {
    /// All passes in their order.
    pub const ALL: [Self; 5] = [
        Self::Scan,
        Self::Structure,
        Self::Numerals,
        Self::Recognize,
        Self::Resolve,
    ];

    /// Its name in tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scan => "scan",
            Self::Structure => "structure",
            Self::Numerals => "numerals",
            Self::Recognize => "recognize",
            Self::Resolve => "resolve",
        }
    }
}
