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

use super::{Layout, TokenRange};
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Gap, Shape, Token, TokenIndex};

/// Words that open a sentence even after an abbreviation: "Acme Inc. The company …".
const OPENERS: Flags = Flags::of(&[
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Preposition,
    Tag::Conjunction,
    Tag::Auxiliary,
    Tag::Adverb,
]);

/// Abbreviations in small letters that no sentence ends with.
const SMALL: [&str; 10] = [
    "vs", "ca", "approx", "cf", "vol", "fig", "est", "incl", "dept", "resp",
];

/// Splits every block into sentences.
pub(super) fn split(text: &str, tokens: &[Token], layout: &mut Layout) {
    layout.sentence_of = vec![0; tokens.len()];
    for (block, range) in layout.blocks.iter().map(|b| b.tokens).enumerate() {
        let mut first = range.first;
        while first < range.end {
            let end = end_of_sentence(
                text,
                tokens,
                TokenRange {
                    first,
                    end: range.end,
                },
            );
            layout.sentence_of[first..end].fill(layout.sentences.len() as u32);
            layout.sentences.push(TokenRange { first, end });
            layout.block_of_sentence.push(block as u32);
            first = end;
        }
    }
}

/// Where the sentence that starts at `rest.first` ends.
fn end_of_sentence(text: &str, tokens: &[Token], rest: TokenRange) -> TokenIndex {
    let mut from = rest.first;
    while let Some(at) =
        (from..rest.end).find(|&at| matches!(tokens[at].class, Class::Period | Class::Terminal))
    {
        // Closing marks belong to the sentence they close.
        let mut next = at + 1;
        while next < rest.end && tokens[next].gap == Gap::None && closes(&tokens[next]) {
            next += 1;
        }
        if next >= rest.end {
            return rest.end;
        }
        from = next;
        if tokens[next].gap == Gap::None {
            continue;
        }
        let dotted = tokens[at].class == Class::Period && next == at + 1;
        let opens = match abbreviation(text, tokens, rest.first, at) {
            _ if !dotted => {
                opens(&tokens[next])
                    && !tells_who(
                        tokens,
                        at,
                        TokenRange {
                            first: next,
                            end: rest.end,
                        },
                    )
            }
            Some(Abbreviation::Time) => opens_after_time(&tokens[next]),
            Some(Abbreviation::Other) => opens_surely(&tokens[next]),
            None => opens(&tokens[next]),
        };
        if opens {
            return next;
        }
    }
    rest.end
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

fn opens_surely(token: &Token) -> bool {
    token.is_capitalized() && token.flags.has(OPENERS) && !token.flags.has(Tag::Given.flag())
        || token.class.opens_quote()
}

/// "8 a.m. Officials …", but "8 a.m. Monday", "8 a.m. GMT".
fn opens_after_time(token: &Token) -> bool {
    const DAYS: Flags = Flags::of(&[Tag::Weekday, Tag::Month]);
    token.is_capitalized() && token.shape != Shape::Upper && !token.flags.has(DAYS)
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
    let single = word.chars().count() == 1;
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
