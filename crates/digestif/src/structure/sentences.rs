//! Sentence ends: a full stop, question or exclamation mark before a capital, unless it belongs to an abbreviation or an initial.
//!
//! | text                                  | ends a sentence                                |
//! | ------------------------------------- | ---------------------------------------------- |
//! | `It is late. The lock is shut.`       | after `late.`                                  |
//! | `“It is late.” The lock is shut.`     | after `late.”`                                 |
//! | `No. 3`, `Nov. 4`, `U.S. Steel`, `Ts. Bold` | nowhere                                  |
//! | `at 8 a.m. The lock`                  | after `a.m.`: "The" opens a sentence           |
//! | `“Who pays?” Holm asked.`             | nowhere: what follows tells who asks           |
//!
//! Abbreviations: `data/words.tsv`.

use std::ops::Range;

use super::{Layout, TokenRange};
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Gap, Shape, Token, TokenIndex};

/// Abbreviations in small letters that no sentence ends with.
const SMALL: [&str; 10] = [
    "vs", "ca", "approx", "cf", "vol", "fig", "est", "incl", "dept", "resp",
];

/// Splits every block into sentences; `stops` are the tokens that may end one.
pub(super) fn split(text: &str, tokens: &[Token], stops: &[TokenIndex], layout: &mut Layout) {
    layout.sentence_of = Vec::with_capacity(tokens.len());
    let most = layout.blocks.len() + stops.len() / 2;
    layout.sentences.reserve(most);
    layout.flags_of_sentence.reserve(most);
    layout.block_of_sentence.reserve(most);
    let mut stops = stops.iter().copied().peekable();
    for block in 0..layout.blocks.len() {
        let mut rest = layout.blocks[block].tokens;
        while let Some(at) = stops.next_if(|&at| at < rest.end) {
            let next = behind_closing(tokens, at, rest.end);
            while stops.next_if(|&stop| stop < next).is_some() {}
            if next < rest.end && ends_sentence(text, tokens, rest, at, next) {
                push(layout, tokens, rest.first..next, block);
                rest.first = next;
            }
        }
        push(layout, tokens, rest.first..rest.end, block);
    }
}

fn push(layout: &mut Layout, tokens: &[Token], range: Range<TokenIndex>, block: usize) {
    let sentence = layout.sentences.len() as u32;
    let Range { start: first, end } = range;
    layout.sentence_of.resize(end, sentence);
    layout.sentences.push(TokenRange { first, end });
    layout
        .flags_of_sentence
        .push(Flags::any(&tokens[first..end]));
    layout.block_of_sentence.push(block as u32);
}

/// The first token behind the stop at `at` and the closing marks that belong to the sentence it closes.
fn behind_closing(tokens: &[Token], at: TokenIndex, end: TokenIndex) -> TokenIndex {
    let closing = tokens[at + 1..end]
        .iter()
        .take_while(|t| t.gap == Gap::None && closes(t));
    at + 1 + closing.count()
}

/// Whether the stop at `at` ends the sentence that starts at `rest.first`, where `next` would open another.
fn ends_sentence(
    text: &str,
    tokens: &[Token],
    rest: TokenRange,
    at: TokenIndex,
    next: TokenIndex,
) -> bool {
    let opening = &tokens[next];
    if opening.gap == Gap::None {
        return false;
    }
    let dotted = tokens[at].class == Class::Period && next == at + 1;
    if !dotted {
        let behind = TokenRange {
            first: next,
            end: rest.end,
        };
        return opens(opening) && !tells_who(tokens, at, behind);
    }
    match abbreviation(text, tokens, rest.first, at) {
        Some(Abbreviation::Time) => opens_after_time(opening),
        Some(Abbreviation::Other) => opens_surely(opening),
        None => opens(opening),
    }
}

fn closes(token: &Token) -> bool {
    token.class.closes_quote()
        || matches!(
            token.class,
            Class::Close | Class::Apostrophe | Class::Period | Class::Terminal
        )
}

fn opens(token: &Token) -> bool {
    match token.class {
        Class::Word => token.shape != Shape::Lower,
        Class::Digits
        | Class::Currency
        | Class::Open
        | Class::SingleOpen
        | Class::Bullet
        | Class::Dash => true,
        class => class.opens_quote(),
    }
}

/// Words that open a sentence even after an abbreviation: "Acme Inc. The company …".
fn opens_surely(token: &Token) -> bool {
    token.is_capitalized()
        && token.flags.has(Flags::FUNCTION_WORDS)
        && !token.flags.has(Tag::Given.flag())
        || token.class.opens_quote()
}

/// "8 a.m. Officials …", but "8 a.m. Monday", "8 a.m. GMT".
fn opens_after_time(token: &Token) -> bool {
    token.is_capitalized() && token.shape != Shape::Upper && !token.flags.has(Flags::CALENDAR)
        || opens_surely(token)
}

/// Whether a quoted question or exclamation goes on with its attribution: "“Who pays?” Holm asked."
fn tells_who(tokens: &[Token], end: TokenIndex, rest: TokenRange) -> bool {
    const MAX_NAME: usize = 6;
    let quoted =
        tokens[end].class == Class::Terminal && tokens[rest.first - 1].class.closes_quote();
    if !quoted {
        return false;
    }
    for token in tokens[rest.first..rest.end].iter().take(MAX_NAME) {
        match token.class {
            Class::Word if token.shape == Shape::Lower && token.flags.has(Tag::CueSay.flag()) => {
                return true;
            }
            Class::Word | Class::Hyphen | Class::Apostrophe => {}
            Class::Period if token.gap == Gap::None => {}
            _ => return false,
        }
    }
    false
}

/// What sort of abbreviation a dot belongs to.
enum Abbreviation {
    /// "a.m.", "p.m."
    Time,
    /// "Sept.", "Mr.", "J.", "U.S.", "vs."
    Other,
}

fn abbreviation(
    text: &str,
    tokens: &[Token],
    first: TokenIndex,
    at: TokenIndex,
) -> Option<Abbreviation> {
    if at == first || tokens[at].gap != Gap::None {
        return None;
    }
    let before = &tokens[at - 1];
    if before.class != Class::Word {
        return None;
    }
    let word = &text[before.start as usize..before.end as usize];
    let single = word.chars().nth(1).is_none();
    let in_acronym =
        at >= first + 2 && before.gap == Gap::None && tokens[at - 2].class == Class::Period;
    if single && in_acronym && before.shape == Shape::Lower && matches!(word, "m") {
        return Some(Abbreviation::Time);
    }
    let listed = before.flags.has(Tag::Abbreviation.flag())
        && (before.is_capitalized() || SMALL.contains(&word));
    // An initial is a capital; two consonants that write one sound, "Ts. Enkhtuyaa", are an initial as well.
    let digraph = before.shape == Shape::Title
        && matches!(word, "Ch" | "Dz" | "Kh" | "Sh" | "Th" | "Ts" | "Zh");
    let initial = single && (before.shape != Shape::Lower || in_acronym);
    (listed || initial || digraph).then_some(Abbreviation::Other)
}
