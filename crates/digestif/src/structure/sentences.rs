//! Sentence ends: a full stop, question or exclamation mark before a capital, unless it belongs to an abbreviation or an initial.

use super::{Layout, TokenRange};
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Gap, Shape, Token, TokenIndex};

/// Words that open a sentence even after an abbreviation: "Acme Inc. The company …".
const OPENERS: Flags =
    Flags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Preposition, Tag::Conjunction, Tag::Auxiliary, Tag::Adverb]);

/// Splits every block into sentences.
pub(super) fn split(tokens: &[Token], layout: &mut Layout) {
    layout.sentence_of = vec![0; tokens.len()];
    for (block, range) in layout.blocks.iter().map(|b| b.tokens).enumerate() {
        let mut first = range.first;
        while first < range.end {
            let end = end_of_sentence(tokens, TokenRange { first, end: range.end });
            layout.sentence_of[first..end].fill(layout.sentences.len() as u32);
            layout.sentences.push(TokenRange { first, end });
            layout.block_of_sentence.push(block as u32);
            first = end;
        }
    }
}

/// Where the sentence that starts at `rest.first` ends.
fn end_of_sentence(tokens: &[Token], rest: TokenRange) -> TokenIndex {
    for at in rest.first..rest.end {
        if !matches!(tokens[at].class, Class::Period | Class::Terminal) {
            continue;
        }
        // Closing marks belong to the sentence they close.
        let mut next = at + 1;
        while next < rest.end && tokens[next].gap == Gap::None && closes(&tokens[next]) {
            next += 1;
        }
        if next >= rest.end {
            return rest.end;
        }
        let abbreviated = tokens[at].class == Class::Period && next == at + 1 && is_abbreviation(tokens, rest.first, at);
        let opens = if abbreviated { opens_surely(&tokens[next]) } else { opens(&tokens[next]) };
        if tokens[next].gap != Gap::None && opens {
            return next;
        }
    }
    rest.end
}

fn closes(token: &Token) -> bool {
    token.class.closes_quote() || matches!(token.class, Class::Close | Class::Apostrophe | Class::Period | Class::Terminal)
}

fn opens(token: &Token) -> bool {
    match token.class {
        Class::Word => token.shape != Shape::Lower,
        Class::Digits | Class::Currency | Class::Open | Class::SingleOpen | Class::Bullet | Class::Dash => true,
        class => class.opens_quote(),
    }
}

fn opens_surely(token: &Token) -> bool {
    token.is_capitalized() && token.flags.has(OPENERS) && !token.flags.has(Tag::Given.flag())
}

/// Whether the dot at `at` belongs to an abbreviation ("Sept.", "Mr."), an initial ("J.") or an acronym ("U.S.", "a.m.").
fn is_abbreviation(tokens: &[Token], first: TokenIndex, at: TokenIndex) -> bool {
    if at == first || tokens[at].gap != Gap::None {
        return false;
    }
    let before = &tokens[at - 1];
    let single = before.class == Class::Word && before.end - before.start == 1;
    let in_acronym = at >= first + 2 && before.gap == Gap::None && tokens[at - 2].class == Class::Period;
    before.flags.has(Tag::Abbreviation.flag()) && before.is_capitalized()
        || single && (before.shape != Shape::Lower || in_acronym)
}
