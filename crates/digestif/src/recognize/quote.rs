//! Quotations: the words between double marks that belong to somebody, marks included.
//!
//! | text                                         | quotation                               |
//! | -------------------------------------------- | --------------------------------------- |
//! | `“The lock is ours,” said Mira Holm.`        | with verb and speaker after             |
//! | `Holm warned: "The dam will leak."`          | after a colon                           |
//! | `Holm called it «a bridge to nowhere».`      | partial, where the sentence has a verb  |
//! | `“We wait.” — Mayor Mira Holm`               | signed behind a dash                    |
//! | `“We wait.” … “We pay.”`                     | beside a quotation or verb in its block |
//! | `the so-called “Amber Road”`                 | none: scare quotes                      |
//! | `under the headline “Night boats”`           | none: a title                           |
//! | `Jan “Dutch” Maas`, `the ferry “Ada”`        | none: names                             |
//!
//! Which marks belong together is found by `structure::quotations`; who speaks, by `resolve::speaker`. Single marks are left
//! alone. Verbs: `data/cue_verbs.tsv`.

use super::cue::is_speech;
use super::{Draft, Mention};
use crate::Str;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};
use crate::structure::TokenRange;
use crate::value::Entity;

/// A quotation; who speaks is filled by `resolve::speaker`.
#[derive(Clone, Debug, Default)]
pub(crate) struct QuoteDraft<'t> {
    pub(crate) speaker: Option<Str<'t>>,
    pub(crate) entity: Option<Entity>,
    pub(crate) cue: Option<Str<'t>>,
}

/// Farthest that a verb is looked for beside a quotation, in tokens.
pub(crate) const REACH: usize = 48;

/// The mention of a quotation that is somebody's words.
pub(super) fn mention<'t>(doc: &Document<'t>, quotation: TokenRange) -> Option<Mention<'t>> {
    let rule = rule(doc, quotation)?;
    Some(Mention::new(
        quotation.first,
        quotation.end,
        rule,
        Draft::Quote(QuoteDraft::default()),
    ))
}

/// The rule by which a quotation is somebody's words.
fn rule(doc: &Document<'_>, quotation: TokenRange) -> Option<&'static str> {
    if title_evidence(doc, quotation).is_some() || is_so_called(doc, quotation) {
        return None;
    }
    let (before, after) = around(doc, quotation);
    if is_how_put(doc, after) {
        return Some("quote.how_put");
    }
    let cue_after = (after.first..after.end).any(|at| is_speech(doc, at));
    if ends_as_speech(doc, quotation) && cue_after {
        return Some("quote.direct");
    }
    let cue_before = (before.first..before.end).any(|at| is_speech(doc, at));
    if !cue_before && is_signed(doc, quotation, after) {
        return Some("quote.signed");
    }
    if doc.is(quotation.first.wrapping_sub(1), Class::Colon)
        && (cue_before || is_sentence(doc, quotation))
    {
        return Some("quote.after_colon");
    }
    if is_whole(doc, before, after) {
        return is_beside_speech(doc, quotation).then_some("quote.continued");
    }
    // `the "smart port" plan, said Holm`: a term before its noun needs a verb that governs it.
    let spoken = cue_before || cue_after && !is_premodifier(doc, quotation);
    (spoken && !is_name(doc, quotation) && !is_scare(doc, quotation)).then_some("quote.partial")
}

/// Whether the quoted words are a short noun phrase behind "the": `the “drone wall”`, but `called the plan “late”`.
fn is_scare(doc: &Document<'_>, quotation: TokenRange) -> bool {
    const MAX_TERM: usize = 5;
    let Some(before) = quotation
        .first
        .checked_sub(1)
        .filter(|&at| at >= doc.sentence(quotation.first).first)
    else {
        return false;
    };
    quotation.len() <= MAX_TERM
        && doc.is_any_word(before, &["the", "this", "these", "those", "its", "their"])
}

/// Whether a few quoted words stand between an article and a noun.
fn is_premodifier(doc: &Document<'_>, quotation: TokenRange) -> bool {
    let determined = quotation.first > doc.sentence(quotation.first).first
        && doc.tokens[quotation.first - 1]
            .flags
            .has(Tag::Determiner.flag());
    let noun = doc
        .get(quotation.end)
        .is_some_and(|t| t.class == Class::Word && t.gap == Gap::Space);
    determined
        && noun
        && quotation.len() <= 6
        && !doc.tokens[quotation.end].flags.has(Tag::Preposition.flag())
}

/// What the sentences of a quotation hold before and after it, as far as is looked.
pub(crate) fn around(doc: &Document<'_>, quotation: TokenRange) -> (TokenRange, TokenRange) {
    let (first, last) = (
        doc.sentence(quotation.first),
        doc.sentence(quotation.end - 1),
    );
    let before = TokenRange {
        first: first.first.max(quotation.first.saturating_sub(REACH)),
        end: quotation.first,
    };
    let after = TokenRange {
        first: quotation.end,
        end: last.end.min(quotation.end + REACH).max(quotation.end),
    };
    (before, after)
}

/// Whether the quoted words end as speech that goes on outside: "…,” said", "…?” asks", "…”, said".
fn ends_as_speech(doc: &Document<'_>, quotation: TokenRange) -> bool {
    let last = &doc.tokens[quotation.end - 2];
    matches!(
        last.class,
        Class::Comma | Class::Terminal | Class::Dash | Class::Period
    ) || doc.is(quotation.end, Class::Comma)
}

/// Whether the quoted words are a sentence of their own.
fn is_sentence(doc: &Document<'_>, quotation: TokenRange) -> bool {
    let last = &doc.tokens[quotation.end - 2];
    doc.tokens[quotation.first + 1].is_capitalized()
        && matches!(last.class, Class::Period | Class::Terminal | Class::Comma)
}

/// "“We wait.” — Ada Linde, mayor of Aalby", "Quote of the day: “We wait.” (Mayor Ada Linde)": a quotation that opens its block or
/// stands behind a colon, and nothing behind it but a name with at most an apposition.
fn is_signed(doc: &Document<'_>, quotation: TokenRange, after: TokenRange) -> bool {
    const MAX_NAME: usize = 20;
    const VERBS: Flags = Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::Movement]);
    let block = doc.layout.blocks[doc.layout.block_of(quotation.first)].content;
    let name = TokenRange {
        first: signature_behind(doc, quotation),
        end: block.end,
    };
    let marked = name.first > quotation.end;
    let named = || {
        let opens = doc.get(name.first).is_some_and(Token::is_capitalized);
        // Without a mark between, two capitals and no verb: "“We wait.” Ada Linde, 34, in the Age".
        let bare = || {
            doc.get(name.first + 1).is_some_and(Token::is_capitalized)
                && !(name.first..name.end).any(|at| doc.tokens[at].flags.has(VERBS))
        };
        opens
            && (is_sentence(doc, quotation) || marked && doc.has(name.first, Tag::Title))
            && (marked || bare())
    };
    let opens = quotation.first == block.first
        || quotation.first > block.first && doc.is(quotation.first - 1, Class::Colon);
    opens
        && (name.first + 1..name.first + MAX_NAME).contains(&name.end)
        && named()
        && !(after.first.max(name.first)..after.end.max(name.end)).any(|at| is_speech(doc, at))
}

/// Where the name begins that signs a quotation: behind a dash or bracket, or right behind the marks.
pub(crate) fn signature_behind(doc: &Document<'_>, quotation: TokenRange) -> TokenIndex {
    let end = quotation.end;
    let marked = doc.get(end).is_some_and(|token| {
        matches!(token.class, Class::Dash | Class::Open) && token.gap != Gap::None
    });
    end + usize::from(marked)
}

/// "… is how Holm put it", "… was how the Daily Post puts it".
fn is_how_put(doc: &Document<'_>, after: TokenRange) -> bool {
    let at = after.first + usize::from(doc.is(after.first, Class::Comma));
    doc.is_any_word(at, &["is", "was"]) && doc.is_word(at + 1, "how")
}

/// Whether nothing but the quotation stands in its sentences.
fn is_whole(doc: &Document<'_>, before: TokenRange, after: TokenRange) -> bool {
    let words = |range: TokenRange| (range.first..range.end).any(|at| doc.is(at, Class::Word));
    !words(before) && !words(after)
}

/// Whether a sentence beside the quotation has a quotation or verb of its own, so that the words go on.
fn is_beside_speech(doc: &Document<'_>, quotation: TokenRange) -> bool {
    let layout = &doc.layout;
    let (first, last) = (
        layout.sentence_of[quotation.first] as usize,
        layout.sentence_of[quotation.end - 1] as usize,
    );
    let speaks = |sentence: usize, backwards: bool| {
        let range = layout.sentences[sentence];
        let mut tokens = range.first..range.end;
        if backwards {
            tokens.start = range.first.max(range.end.saturating_sub(REACH));
        } else {
            tokens.end = range.end.min(range.first + REACH);
        }
        tokens.into_iter().any(|at| {
            is_speech(doc, at)
                || doc.tokens[at].class.opens_quote() && doc.tokens[at].gap != Gap::None
        })
    };
    let same_item = |sentence: usize| {
        layout.item_of(layout.sentences[sentence].first) == layout.item_of(quotation.first)
    };
    let same_block =
        |sentence: usize| layout.block_of_sentence[sentence] == layout.block_of_sentence[last];
    first > 0 && same_item(first - 1) && speaks(first - 1, true)
        || last + 1 < layout.sentences.len() && same_block(last + 1) && speaks(last + 1, false)
}

/// Whether the quoted words are spelt as a name: every longer word has a capital, and no mark ends a sentence.
fn is_name(doc: &Document<'_>, quotation: TokenRange) -> bool {
    const MAX_NAME: usize = 8;
    let inside = &doc.tokens[quotation.first + 1..quotation.end - 1];
    inside.len() <= MAX_NAME
        && inside
            .iter()
            .all(|t| t.class != Class::Word || t.is_capitalized() || t.end - t.start <= 3)
        && inside.first().is_some_and(Token::is_capitalized)
        && !inside
            .last()
            .is_some_and(|t| matches!(t.class, Class::Comma | Class::Period | Class::Terminal))
}

/// Words before a mark that make what follows a term: "the so-called …", "known as …", "the word …".
fn is_so_called(doc: &Document<'_>, quotation: TokenRange) -> bool {
    let Some(before) = quotation
        .first
        .checked_sub(1)
        .filter(|&at| at >= doc.sentence(quotation.first).first)
    else {
        return false;
    };
    let so_called = doc.is_word(before, "called")
        && (doc.is(before.wrapping_sub(1), Class::Hyphen)
            || doc.is_word(before.wrapping_sub(1), "so")
            || is_name(doc, quotation));
    let known = doc.is_word(before, "as") && doc.is_word(before.wrapping_sub(1), "known");
    let named = || doc.is_in(before, WordGroup::NameCarrier) || is_vessel(doc, before);
    // Jan “Dutch” Maas
    let nickname = doc.tokens[before].is_capitalized()
        && quotation.len() <= 5
        && doc
            .get(quotation.end)
            .is_some_and(|t| t.is_capitalized() && t.gap == Gap::Space)
        && doc.tokens[quotation.end - 2].class == Class::Word;
    so_called
        || known
        || nickname
        || named() && is_name(doc, quotation)
        || doc.is_in(before, WordGroup::SoCalled)
}

fn is_vessel(doc: &Document<'_>, at: TokenIndex) -> bool {
    let noun = doc
        .sense(at, Tag::Noun)
        .map(|(sense, _)| &doc.lexicon.nouns[sense.id as usize]);
    noun.is_some_and(|noun| noun.category.as_deref() == Some("vessel"))
}

/// Whether the quoted words are the title of a piece, and whose evidence says so: the position of the word.
///
/// Shared with `resolve::publication`, which takes the headline from here.
pub(crate) fn title_evidence(doc: &Document<'_>, quotation: TokenRange) -> Option<TokenIndex> {
    let sentence = doc.sentence(quotation.first);
    if let Some(before) = quotation
        .first
        .checked_sub(1)
        .filter(|&at| at >= sentence.first)
    {
        let at = if doc.is_any_word(before, &["is", "was", "reads", "read", "says", "said"])
            || doc.is(before, Class::Comma)
        {
            before.saturating_sub(1)
        } else {
            before
        };
        if at >= sentence.first
            && doc.is_in(at, WordGroup::Titled)
            && (at == before || doc.is_any_word(at, &["headline", "title"]))
        {
            return Some(at);
        }
        if before > sentence.first
            && doc.is_any_word(before, &["on", "with"])
            && doc.is_in(before - 1, WordGroup::Splash)
        {
            return Some(before - 1);
        }
    }
    // “Night boats” is the headline in …; “Night boats” is Metro’s headline; “Night boats”, runs the headline.
    let last = doc.sentence(quotation.end - 1).end.min(quotation.end + 8);
    let verb = quotation.end + usize::from(doc.is(quotation.end, Class::Comma));
    if verb < last
        && doc.is_any_word(
            verb,
            &["is", "was", "runs", "reads", "ran", "screams", "declares"],
        )
    {
        return (verb + 1..last).find(|&at| doc.is_any_word(at, &["headline", "splash", "title"]));
    }
    None
}
