//! Verbs of saying and publishing where they stand as verbs; shared by quotations, publications, speakers and attribution.
//!
//! | text                          | cue        |
//! | ----------------------------- | ---------- |
//! | `Holm said`, `the daily notes` | `said`, `notes` |
//! | `is quoted as saying`         | `saying`   |
//! | `the report`, `a new forecast` | none: nouns |
//! | `the said lock`               | none       |
//!
//! Many cues are nouns in one of their forms ("reports", "claims"); those count only where a subject stands before them or
//! their clause after them. Data: `data/cue_verbs.tsv`; those nouns, and the nouns for outlets: `data/words.tsv`.

use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Shape, TokenIndex};

/// The flags of all cues.
pub(crate) const CUES: Flags = Flags::of(&[Tag::CueSay, Tag::CuePublish]);

/// Whether the token at `at` is a cue that stands as a verb.
pub(crate) fn is_cue(doc: &Document<'_>, at: TokenIndex) -> bool {
    let Some(token) = doc.get(at) else {
        return false;
    };
    // The list writes its forms small: the flag is the reading.
    token.flags.has(CUES) && token.shape == Shape::Lower && stands_as_verb(doc, at)
}

/// A cue, or "according to".
#[inline]
pub(crate) fn is_speech(doc: &Document<'_>, at: TokenIndex) -> bool {
    const SPEECH: Flags = CUES.or(Tag::Source.flag());
    let flags = doc.tokens[at].flags;
    flags.has(SPEECH) && (flags.has(Tag::Source.flag()) || is_cue(doc, at))
}

fn stands_as_verb(doc: &Document<'_>, at: TokenIndex) -> bool {
    let first = doc.sentence(at).first;
    if at == first {
        return doc.is_any_word(
            at,
            &[
                "said", "says", "added", "adds", "writes", "wrote", "reported", "reports",
            ],
        );
    }
    let before = &doc.tokens[at - 1];
    // "his claims", "of demand", "the said lock"; but "as saying", "that said" is left to the noun test.
    if before.flags.has(Tag::Determiner.flag())
        && !doc.is_any_word(
            at - 1,
            &["that", "all", "both", "some", "few", "many", "most"],
        )
    {
        return false;
    }
    if doc.is_word(at - 1, "as") {
        return doc.word(at).ends_with("ing");
    }
    if before.flags.has(Tag::Preposition.flag())
        && before.shape == Shape::Lower
        && !doc.is_any_word(at - 1, &["down", "up", "like"])
    {
        return false;
    }
    if !doc.is_in(at, WordGroup::CueNoun) {
        return true;
    }
    // "Damage claims rose": what has a verb of its own is a noun.
    let acts = doc.get(at + 1).is_some_and(|next| {
        next.shape == Shape::Lower
            && next
                .flags
                .has(Flags::of(&[Tag::Auxiliary, Tag::Movement, Tag::Verb]))
    });
    (has_subject(doc, at) && !acts) || has_clause(doc, at) || is_second_verb(doc, at)
}

/// Whether what stands before may be the subject: a name, a pronoun, a closing mark, an adverb, an outlet's description.
fn has_subject(doc: &Document<'_>, at: TokenIndex) -> bool {
    let before = &doc.tokens[at - 1];
    match before.class {
        Class::Word => {
            before.is_capitalized()
                || before.flags.has(Flags::of(&[
                    Tag::Pronoun,
                    Tag::Adverb,
                    Tag::Auxiliary,
                    Tag::OrgHead,
                ]))
                || is_press_noun(doc, at - 1)
                || doc.is_in(at - 1, WordGroup::Findings)
        }
        class => class.closes_quote() || matches!(class, Class::Comma | Class::Close),
    }
}

/// "defends the cut and promises €30 million": behind "and", with an object that no plural noun takes.
fn is_second_verb(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_any_word(at - 1, &["and", "but"])
        && doc.get(at + 1).is_some_and(|next| {
            next.class == Class::Currency
                || next.flags.has(Tag::Determiner.flag())
                || doc.numerals.starting(at + 1).is_some()
        })
}

/// Whether what follows is a clause: "that …", a quotation.
fn has_clause(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at + 1)
        .is_some_and(|t| t.class.opens_quote() || t.class == Class::Colon)
        || doc.is_any_word(at + 1, &["that", "how"])
}

/// Whether the word at `at` is a participle that names those whose words a report gives: "reports, citing the port,".
pub(crate) fn is_citing(doc: &Document<'_>, at: TokenIndex) -> bool {
    at > 0
        && doc.is(at - 1, Class::Comma)
        && doc.is_in(at, WordGroup::Quoting)
        && doc.word(at).ends_with("ing")
}

/// Whether "put" at `at` gives words, an estimate or a place in the paper: "is how the Age puts it", "puts the loss at 5%", "puts the
/// mill first".
pub(crate) fn puts_at(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    const REACH: usize = 10;
    doc.is_word(at + 1, "it")
        || (at + 1..end.min(at + REACH)).any(|at| doc.is_any_word(at, &["at", "first", "page"]))
}

/// Whether the word at `at` describes an outlet: "the daily".
pub(crate) fn is_press_noun(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.word_sense(at, Tag::Press)
        .is_some_and(|sense| sense.id == 0)
}

/// Whether the word at `at` is a verb by which a paper tells where it is the subject: "looks back at".
pub(crate) fn is_press_verb(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.word_sense(at, Tag::Press)
        .is_some_and(|sense| sense.id == 1)
}
