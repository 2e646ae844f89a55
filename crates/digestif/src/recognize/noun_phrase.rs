//! Noun phrases behind a number or an "of": where they end, which word is their head, and its singular.
//!
//! A phrase runs over words and glued hyphens to the first function word, verb, number or other sign. The head of a counted
//! phrase is its first plural noun (or the one right behind it: "crew members"); of "one" it is the last word. Words:
//! `data/words.tsv`, `data/count_nouns.tsv`.

use std::borrow::Cow;

use crate::Str;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};

/// Longest counted phrase, in tokens.
const REACH: usize = 9;

/// Verbs, which end a noun phrase unless they are its plural head ("two reports").
const VERBS: Flags = Flags::of(&[Tag::Verb, Tag::CueSay, Tag::CuePublish]);

/// A counted noun phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct NounPhrase {
    pub(super) first: TokenIndex,
    /// One past the head, which is a single token.
    pub(super) end: TokenIndex,
}

impl NounPhrase {
    /// The head's token.
    pub(super) const fn head(self) -> TokenIndex {
        self.end - 1
    }
}

/// Where the phrase that starts at `first` must end at the latest: function words, verbs, numbers and signs end it.
fn limit(doc: &Document<'_>, first: TokenIndex) -> TokenIndex {
    let last = doc.sentence(first).end.min(first + REACH);
    let mut at = first;
    while at < last {
        let token = &doc.tokens[at];
        let goes_on = match token.class {
            // "jack-up vessels": a small word inside a compound.
            Class::Word => {
                let compound = at > first && doc.glued(at) && doc.is(at - 1, Class::Hyphen);
                compound
                    || !ends_phrase(doc, at, at > first)
                    || is_designation(doc, at)
                    || at > first && doc.glued(at) && doc.is(at - 1, Class::Digits)
            }
            Class::Hyphen => at > first && doc.glued(at) && doc.glued(at + 1),
            // "5G masts", "Leopard 2 tanks", "A220-300 jets": a number inside a name.
            Class::Digits => {
                doc.glued(at + 1) && doc.is(at + 1, Class::Word)
                    || at > first + 1 && doc.glued(at) && doc.is(at - 1, Class::Hyphen)
                    || at > first
                        && doc.tokens[at - 1].is_capitalized()
                        && doc.tokens[at].end - doc.tokens[at].start <= 3
            }
            _ => false,
        };
        if !goes_on || at > first && token.gap == Gap::Paragraph {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the letters at `at` start the designation of a model: "K2", "F-35", "A321neo".
pub(super) fn is_designation(doc: &Document<'_>, at: TokenIndex) -> bool {
    let figures = at + 1 + usize::from(doc.is(at + 1, Class::Hyphen));
    doc.is(figures, Class::Digits)
        && doc.tokens[at].is_capitalized()
        && (at + 1..=figures).all(|at| doc.glued(at))
}

/// Whether the word at `at` cannot belong to a noun phrase.
fn ends_phrase(doc: &Document<'_>, at: TokenIndex, inside: bool) -> bool {
    let token = &doc.tokens[at];
    let numeral = doc
        .numerals
        .starting(at)
        .is_some_and(|n| n.is_cardinal() && inside && !doc.glued(at));
    numeral
        || token.flags.has(Flags::FUNCTION_WORDS)
            && !token.flags.has(Tag::Noun.flag())
            && !is_intensifier(doc, at)
        || inside && is_verb(doc, at) && !is_plural(doc, at) && !token.flags.has(Tag::Noun.flag())
}

fn is_intensifier(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at, &["very", "more", "other", "such", "own", "new"])
}

/// The phrase counted by a number above one that stands just before `first`.
pub(super) fn plural(doc: &Document<'_>, first: TokenIndex) -> Option<NounPhrase> {
    let limit = limit(doc, first);
    let lower = (first..limit).find(|&at| is_plural(doc, at) && !joins_right(doc, at));
    // "Two Kamsarmaxes": a name in the plural, where no common noun follows.
    // "three missing German tourists": a fate is the head only where no noun follows.
    let lower = match lower.filter(|&at| is_fate(doc, at)) {
        Some(fate) => (fate + 1..limit)
            .find(|&at| is_plural(doc, at) && !joins_right(doc, at))
            .or(lower),
        None => lower,
    };
    let named = || (first..limit).rev().find(|&at| is_plural_name(doc, at));
    let head = lower.or_else(named).or_else(|| model(doc, first, limit))?;
    let mut end = head + 1;
    while end < limit
        && lower.is_some()
        && doc.tokens[end].gap != Gap::None
        && is_plural(doc, end)
        && !is_verb(doc, end)
        && !is_fate(doc, end)
    {
        end += 1;
    }
    Some(NounPhrase { first, end })
}

/// Whether the word at `at` says what befell people: "wounded", "missing".
fn is_fate(doc: &Document<'_>, at: TokenIndex) -> bool {
    let word = doc.word(at);
    word.ends_with("ed") || doc.is_any_word(at, &["dead", "hurt", "missing"])
}

/// The "s" of a model in the plural: "A320s", "F-16s", "Boeing 737s". Decades ("1990s") are none.
fn model(doc: &Document<'_>, first: TokenIndex, limit: TokenIndex) -> Option<TokenIndex> {
    let names = (first..limit)
        .take_while(|&at| doc.tokens[at].is_capitalized() && doc.tokens[at].gap != Gap::None)
        .count();
    let is_model = |at: TokenIndex| {
        let digits = &doc.tokens[at - 1];
        doc.is_word(at, "s")
            && doc.glued(at)
            && digits.class == Class::Digits
            && (digits.gap == Gap::None || digits.end - digits.start == 3)
    };
    (first + 1..(first + names + 4).min(doc.sentence(first).end)).find(|&at| is_model(at))
}

/// Where the model whose plural "s" stands at `at` starts.
fn model_start(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
    let first = at.saturating_sub(4);
    (first..at)
        .rev()
        .find(|&back| !doc.glued(back))
        .unwrap_or(first)
}

/// A people whose name is the same in the plural, where no noun follows: "six Chinese were aboard".
pub(super) fn people(doc: &Document<'_>, first: TokenIndex) -> Option<NounPhrase> {
    const FOLLOWS: Flags = Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::Preposition]);
    let word = doc
        .get(first)
        .filter(|t| t.flags.has(Tag::Demonym.flag()))?;
    let alike = ["ese", "ish", "ss", "ch"]
        .iter()
        .any(|end| doc.word(first).ends_with(end));
    let closes = doc.get(first + 1).is_none_or(|next| match next.class {
        Class::Word => next.flags.has(FOLLOWS),
        Class::Period | Class::Semicolon => true,
        _ => false,
    });
    (word.gap <= Gap::Line && alike && closes).then_some(NounPhrase {
        first,
        end: first + 1,
    })
}

/// The phrase counted by "one" just before `first`.
pub(super) fn singular(doc: &Document<'_>, first: TokenIndex) -> Option<NounPhrase> {
    let limit = limit(doc, first);
    if limit == first {
        return None;
    }
    let end = without_participle(doc, first, limit);
    let head = end - 1;
    // "one short of a majority"
    if doc.is_word(head, "short") {
        return None;
    }
    // "one favoured a cut"
    if head == first && is_past(doc, head) {
        return None;
    }
    let token = &doc.tokens[head];
    let plural_only = is_plural(doc, head) && doc.word(head).ends_with('s');
    let noun =
        token.class == Class::Word && !token.flags.has(Flags::FUNCTION_WORDS) && !plural_only;
    noun.then_some(NounPhrase { first, end })
}

/// Words without a plural among them, up to a conjunction: "20 single-seat" of "20 single-seat and four two-seat aircraft".
pub(super) fn modifiers(doc: &Document<'_>, first: TokenIndex) -> Option<TokenIndex> {
    let end = limit(doc, first);
    (end > first && (first..end).all(|at| !is_plural(doc, at))).then_some(end)
}

/// Whether the word at `at` is a finite verb: not a name, not the first part of a compound, and not the base form of a verb
/// before a sign or preposition, which is a noun ("national demand.").
fn is_verb(doc: &Document<'_>, at: TokenIndex) -> bool {
    let token = &doc.tokens[at];
    if !token.flags.has(VERBS) || token.is_capitalized() || joins_right(doc, at) {
        return false;
    }
    let base = [Tag::CueSay, Tag::CuePublish].iter().any(|&tag| {
        doc.word_sense(at, tag)
            .is_some_and(|s| doc.lexicon.cues[s.id as usize].lemma == doc.word(at))
    });
    let closes = doc
        .get(at + 1)
        .is_none_or(|t| t.class != Class::Word || t.flags.has(Tag::Preposition.flag()));
    !(base && closes)
}

/// Whether a hyphen joins the word to the one behind it: "sales-driven".
fn joins_right(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is(at + 1, Class::Hyphen) && doc.glued(at + 1) && doc.glued(at + 2)
}

/// Whether the word at `at` is a plural noun.
pub(super) fn is_plural(doc: &Document<'_>, at: TokenIndex) -> bool {
    let token = &doc.tokens[at];
    if token.class != Class::Word {
        return false;
    }
    if let Some(sense) = doc.word_sense(at, Tag::Noun) {
        return doc.lexicon.nouns[sense.id as usize].plural;
    }
    if doc.word_sense(at, Tag::Demonym).is_some() {
        return doc.word(at).ends_with('s') && !doc.word(at).ends_with("ss");
    }
    // In a heading of capitals every word is one.
    let capitals = token.shape == Shape::Upper
        && at > 0
        && doc.tokens[at - 1].shape == Shape::Upper
        && doc.word(at).ends_with('S');
    (token.shape == Shape::Lower && ends_like_plural(doc.word(at))
        || capitals
        || is_plural_acronym(doc.word(at)))
        && !token.flags.has(Flags::FUNCTION_WORDS)
}

/// "NGOs", "EVs": capitals with the ending of the plural.
fn is_plural_acronym(word: &str) -> bool {
    let capitals = word.strip_suffix('s').unwrap_or("");
    capitals.len() > 1 && capitals.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_plural_name(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.tokens[at].is_capitalized()
        && doc.tokens[at].shape == Shape::Title
        && ends_like_plural(doc.word(at))
}

fn ends_like_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

/// Singular of the noun at `at`, and its category.
pub(super) fn lemma<'t>(doc: &Document<'t>, at: TokenIndex) -> (Str<'t>, Option<Str<'t>>) {
    // "asylum-seekers": a compound with a row of its own.
    let compound = at
        .checked_sub(2)
        .and_then(|first| doc.sense(first, Tag::Noun))
        .filter(|&(_, len)| len == 3);
    if let Some(sense) = compound
        .map(|(sense, _)| sense)
        .or_else(|| doc.word_sense(at, Tag::Noun))
    {
        let noun = &doc.lexicon.nouns[sense.id as usize];
        return (noun.lemma.clone(), noun.category.clone());
    }
    if let Some(sense) = doc.word_sense(at, Tag::Title) {
        let title = &doc.lexicon.titles[sense.id as usize];
        return (title.singular.clone(), Some(Cow::Borrowed("person")));
    }
    let word = doc.word(at);
    if is_plural_acronym(word) {
        return (Cow::Borrowed(&word[..word.len() - 1]), None);
    }
    let people = doc.tokens[at].shape == Shape::Title && word.ends_with("ians");
    let category = (people || doc.has(at, Tag::Demonym)).then_some(Cow::Borrowed("person"));
    if word == "s" && at > 0 {
        return (doc.plain(model_start(doc, at), at), None);
    }
    if doc.tokens[at].shape == Shape::Upper && word.len() > 3 {
        return (
            Cow::Owned(singularize(&word.to_lowercase()).into_owned()),
            category,
        );
    }
    (singularize(word), category)
}

/// The singular of a regular plural; other words stay as they are.
pub(super) fn singularize(word: &str) -> Str<'_> {
    let Some(stem) = word.strip_suffix('s').filter(|_| ends_like_plural(word)) else {
        return Cow::Borrowed(word);
    };
    if let Some(short) = stem.strip_suffix("ie").filter(|short| short.len() > 1) {
        return Cow::Owned(format!("{short}y"));
    }
    if let Some(short) = stem.strip_suffix('e')
        && ["ch", "sh", "x", "ss", "zz", "o"]
            .iter()
            .any(|end| short.ends_with(end))
    {
        return Cow::Borrowed(short);
    }
    Cow::Borrowed(stem)
}

/// The noun phrase at `first` with determiner, possessives and "of"-phrases: "the world's chromium reserves".
pub(super) fn whole(doc: &Document<'_>, first: TokenIndex) -> Option<TokenIndex> {
    let sentence_end = doc.sentence(first).end.min(first + 14);
    let mut at = first;
    let (mut head, mut whole) = (None, None);
    while at < sentence_end {
        let token = &doc.tokens[at];
        whole = head.or(whole);
        match token.class {
            Class::Word if head.is_none() && is_opener(doc, at) => at += 1,
            // "of the 1,200 workers", "of a $3.2 billion plant"
            Class::Digits | Class::Currency if at > first && is_opener(doc, at - 1) => {
                let sign = usize::from(token.class == Class::Currency);
                let Some(numeral) = doc.numerals.starting(at + sign) else {
                    break;
                };
                at = numeral.end;
            }
            Class::Word if doc.is_word(at, "of") && head == Some(at) && at + 1 < sentence_end => {
                at += 1;
                head = None;
            }
            Class::Word
                if token.flags.has(Flags::FUNCTION_WORDS) && !token.flags.has(Tag::Noun.flag()) =>
            {
                break;
            }
            Class::Word if head.is_some() && is_verb(doc, at) => break,
            Class::Word => {
                at += 1;
                head = Some(at);
            }
            Class::Apostrophe
                if doc.glued(at) && (doc.is_word(at + 1, "s") && doc.glued(at + 1)) =>
            {
                at += 2;
            }
            Class::Apostrophe
                if doc.glued(at) && doc.word(at - 1).ends_with('s') && !doc.glued(at + 1) =>
            {
                at += 1;
            }
            Class::Hyphen if doc.glued(at) && doc.glued(at + 1) => at += 1,
            Class::Period
                if doc.glued(at) && doc.tokens[at - 1].end - doc.tokens[at - 1].start == 1 =>
            {
                at += 1;
            }
            _ => break,
        }
    }
    head.or(whole)
        .map(|end| without_participle(doc, first, end))
}

/// A past form at the end is the verb of the sentence, not the head: "of the crop rotted", "one resident complained".
fn without_participle(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> TokenIndex {
    let last = end - 1;
    if last > first && is_past(doc, last) {
        last
    } else {
        end
    }
}

fn is_past(doc: &Document<'_>, at: TokenIndex) -> bool {
    let word = doc.word(at);
    doc.tokens[at].shape == Shape::Lower
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && word.len() > 4
        && doc.word_sense(at, Tag::Noun).is_none()
}

fn is_opener(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.tokens[at].flags.has(Tag::Determiner.flag())
}
