//! The shape of the document: lines, blocks, sentences, quotations, and the digest's title, dateline and items.
//!
//! A *line* ends at a line break; a *block* is a heading, a paragraph, a bullet or a note, of one line or, where the text is
//! wrapped by hand, of several; *sentences* never cross blocks; a *quotation* may run over several blocks of one item.

mod blocks;
mod dateline;
mod items;
mod lines;
mod marks;
mod quotations;
mod sentences;

pub(crate) use blocks::{Block, BlockKind};
pub(crate) use dateline::{DatelineShape, of_paragraph as dateline_of};
pub(crate) use items::ItemShape;

use crate::lexicon::{Flags, Lexicon};
use crate::scan::{Phrase, Token, TokenIndex};

/// Tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TokenRange {
    pub(crate) first: TokenIndex,
    pub(crate) end: TokenIndex,
}

impl TokenRange {
    /// Whether the token at `at` lies inside.
    pub(crate) const fn holds(self, at: TokenIndex) -> bool {
        self.first <= at && at < self.end
    }

    /// Number of tokens.
    pub(crate) const fn len(self) -> usize {
        self.end - self.first
    }
}

/// Blocks, sentences, quotations and items of a document, each in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<TokenRange>,
    /// What the lexicon may say of any word of each sentence: most have no word of what a rule looks around for.
    pub(crate) flags_of_sentence: Vec<Flags>,
    /// Index into `sentences` for each token.
    pub(crate) sentence_of: Vec<u32>,
    /// Index into `blocks` for each sentence.
    pub(crate) block_of_sentence: Vec<u32>,
    /// Everything between double quotation marks that belong together, marks included.
    pub(crate) quotations: Vec<TokenRange>,
    /// The words that may tell who says something: cues, "according to".
    pub(crate) speech_words: Vec<TokenIndex>,
    /// The words that may name a country, its people or a city.
    pub(crate) place_words: Vec<TokenIndex>,
    /// The heading above everything, as a block.
    pub(crate) title: Option<usize>,
    /// Place and date at the head of the text.
    pub(crate) dateline: Option<DatelineShape>,
    pub(crate) items: Vec<ItemShape>,
}

impl Layout {
    /// The block that holds the token at `at`.
    pub(crate) fn block_of(&self, at: TokenIndex) -> usize {
        self.block_of_sentence[self.sentence_of[at] as usize] as usize
    }

    /// The speech words of `range`.
    pub(crate) fn speech_words_in(&self, range: TokenRange) -> &[TokenIndex] {
        &self.speech_words[inside(&self.speech_words, range, |&at| at)]
    }

    /// The item that holds the token at `at`.
    pub(crate) fn item_of(&self, at: TokenIndex) -> Option<usize> {
        let after = self.items.partition_point(|item| item.tokens.first <= at);
        after
            .checked_sub(1)
            .filter(|&item| self.items[item].tokens.holds(at))
    }
}

/// Which of `all`, which stand in text order, start in `range`: from a binary search to one by ever longer steps, since a range
/// holds few of them.
pub(crate) fn inside<T>(
    all: &[T],
    range: TokenRange,
    start: impl Fn(&T) -> TokenIndex,
) -> std::ops::Range<usize> {
    let first = all.partition_point(|one| start(one) < range.first);
    let rest = &all[first..];
    let mut reach = 1;
    while rest
        .get(reach - 1)
        .is_some_and(|one| start(one) < range.end)
    {
        reach *= 2;
    }
    let (low, high) = (reach / 2, rest.len().min(reach));
    let end = low + rest[low..high].partition_point(|one| start(one) < range.end);
    first..first + end
}

/// Finds the shape of a scanned text.
pub(crate) fn layout(
    text: &str,
    lexicon: &Lexicon,
    tokens: &[Token],
    phrases: &[Phrase],
) -> Layout {
    let marks = marks::collect(tokens);
    let source = lines::Lines {
        text,
        tokens,
        phrases,
        lexicon,
        marks: &marks,
    };
    let mut layout = Layout {
        blocks: blocks::blocks(source),
        ..Layout::default()
    };
    sentences::split(text, tokens, &marks.stops, &mut layout);
    items::group(source, &mut layout);
    layout.dateline = dateline::find(tokens, &layout);
    layout.quotations = quotations::pair(tokens, &marks.quotes, &layout);
    layout.speech_words = marks.speech_words;
    layout.place_words = marks.place_words;
    layout
}
