//! Words other than its own verb that name an outlet as a source.
//!
//! | text                                              | word            |
//! | ------------------------------------------------- | --------------- |
//! | `told Reuters`, `according to Reuters`, `quoted by Reuters`, `interview with Reuters` | before the name |
//! | `In the Age, Ada Linde writes`, `Metro’s headline` | the place of a piece |
//! | `the Age on the drought: “…”`, `Marca sees a bid. L’Équipe: nonsense` | a colon |
//! | `For Le Soir, the plan is dead`                   | the setting     |

use super::super::super::Resolution;
use super::super::phrase::Phrase;
use super::super::source::behind_bracket;
use crate::Kind;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::is_cue;
use crate::recognize::quote::title_evidence;
use crate::scan::{Class, Document, Shape, TokenIndex};
use crate::structure::TokenRange;

/// The colon before the outlet's words: "The Süddeutsche Zeitung sees it differently: “…”", "the Age on the drought: “…”".
pub(super) fn opens_words(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    const MAX_CLAUSE: usize = 16;
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let governed = phrase.first > sentence.first && doc.has(phrase.first - 1, Tag::Preposition);
    let limit = sentence.end.min(phrase.end + MAX_CLAUSE);
    let colon = (phrase.end..limit).find(|&at| doc.is(at, Class::Colon))?;
    let between = TokenRange {
        first: phrase.end,
        end: colon,
    };
    let other = state
        .mentions_in(between)
        .any(|(_, m)| matches!(m.kind, Kind::Person | Kind::Outlet));
    let opens = doc.class(colon + 1).is_some_and(Class::opens_quote);
    (opens && !governed && !other && colon > phrase.end && !state.is_possessive(phrase.end))
        .then_some(colon)
}

/// The word before the name that makes it a source: "told X", "according to X", "quoted by X", "interview with X".
pub(super) fn source_before(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    // In "according to Reuters and AFP" the word stands before the first of the two.
    let mut first = phrase.first;
    if first >= sentence.first + 2
        && doc.is_any_word(first - 1, &["and", "or"])
        && let Some((_, other)) = state
            .mentions_in(TokenRange {
                first: sentence.first,
                end: first - 1,
            })
            .rfind(|(_, m)| m.kind == Kind::Outlet && m.end == first - 1)
    {
        first = other.first
            - usize::from(other.first > sentence.first && doc.is_word(other.first - 1, "the"));
    }
    let at = first.checked_sub(1).filter(|&at| at >= sentence.first)?;
    if doc.is_in(at, WordGroup::Tell) {
        return Some(at);
    }
    // "Per Reuters, …", "…, per Reuters", "(via Reuters)"
    let parted = at == sentence.first
        || matches!(
            doc.tokens[at - 1].class,
            Class::Comma | Class::Open | Class::Dash
        );
    if parted && doc.is_any_word(at, &["per", "via"]) {
        return Some(at);
    }
    let word = at.checked_sub(1).filter(|&word| word >= sentence.first)?;
    // "replies Ada Linde in the Age"
    if doc.is_word(at, "in") && state.names_person(at, sentence.first) {
        return Some(at);
    }
    // "Ada Linde, in yesterday’s Age, hinted", "Ada Linde, on Radio 4, spoke of"
    let aside = doc.is_any_word(at, &["in", "on"])
        && doc.is(word, Class::Comma)
        && doc.is(phrase.end, Class::Comma)
        && state.names_person(word, sentence.first);
    if aside {
        return Some(at);
    }
    if doc.is_word(at, "to") && is_addressed(state, at, sentence) {
        return Some(at);
    }
    let piece =
        |at: TokenIndex| doc.has(at, Tag::Genre) || doc.is_in(at, WordGroup::AddressedPiece);
    let found = match doc.word(at) {
        "to" => {
            doc.is_word(word, "according")
                || doc.is_in(word, WordGroup::Talk)
                || piece(word)
                || doc.has(word, Tag::CueSay) && is_cue(doc, word)
        }
        "by" => doc.is_in(word, WordGroup::PublishedBy),
        "with" | "for" => {
            piece(word) || doc.is_in(word, WordGroup::Talk) || doc.is_in(word, WordGroup::WriteFor)
        }
        // "the headline of the Age", "the front of the Sun"
        "of" => doc.is_in(word, WordGroup::PagePart),
        "in" | "on" => {
            piece(word)
                || doc.has(word, Tag::CueSay) && is_cue(doc, word)
                || doc.is_in(word, WordGroup::PublishedIn)
                || doc.is_in(word, WordGroup::WriteFor)
        }
        _ => false,
    };
    if found {
        return Some(word);
    }
    // "an interview on Monday with X", "a piece of June 3 for X": a date between the piece and its outlet.
    if matches!(doc.word(at), "with" | "for" | "in" | "to") {
        let back = TokenRange {
            first: sentence.first.max(word.saturating_sub(6)),
            end: word + 1,
        };
        let (_, date) = state
            .mentions_in(back)
            .rfind(|(_, m)| m.kind == Kind::Date && m.end == word + 1)?;
        return (back.first..date.first).rev().take(3).find(|&at| piece(at));
    }
    None
}

/// Whether the person before "to" at `to` gives their words to an outlet: "says the mayor, Ada Linde, to the Age", "“We wait,” mayor
/// Ada Linde to the Age".
fn is_addressed(state: &Resolution<'_, '_>, to: TokenIndex, sentence: TokenRange) -> bool {
    const MAX_PERSON: usize = 16;
    let doc = state.doc;
    let comma = to > sentence.first && doc.is(to - 1, Class::Comma);
    let end = to - usize::from(comma);
    if !state.names_person(end, sentence.first) {
        return false;
    }
    let near = sentence.first.max(to.saturating_sub(MAX_PERSON))..to;
    let speaks = |at: TokenIndex| doc.tokens[at].class.closes_quote() || is_cue(doc, at);
    let words = |at: TokenIndex| doc.is(at, Class::Colon);
    near.into_iter().any(speaks) || (to..sentence.end.min(to + MAX_PERSON)).any(words)
}

/// Where a piece stands: "In the Age, Ada Linde writes", "Metro’s headline".
pub(super) fn place_of_piece(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    if state.is_possessive(phrase.name.end) {
        let owned = phrase.name.end + 2;
        return (owned..sentence.end.min(owned + 3)).find(|&at| {
            doc.is_any_word(at, &["headline", "splash", "verdict", "view"])
                || doc.has(at, Tag::Genre) && !is_cue(doc, at)
        });
    }
    let inside = phrase.first > sentence.first
        && doc.is_any_word(phrase.first - 1, &["in", "for"])
        && doc.tokens[phrase.first - 1].is_capitalized();
    // "In the Age (24 March), Ada Linde writes"
    let comma = behind_bracket(doc, phrase.end, sentence.end);
    if !inside || !doc.is(comma, Class::Comma) {
        return None;
    }
    let behind = TokenRange {
        first: comma + 1,
        end: sentence.end.min(comma + 24),
    };
    (behind.first..behind.end)
        .find(|&at| is_cue(doc, at) && state.quotation_of(at).is_none())
        .or_else(|| verb_of_writer(state, behind))
}

/// "Under the headline “Night boats”, the Age counts 40 of them": the outlet tells what stands there, whatever its verb.
pub(super) fn under_title(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let titled = state
        .quotations_before(phrase.first)
        .last()
        .is_some_and(|quotation| {
            let comma = usize::from(doc.is(quotation.end, Class::Comma));
            quotation.first >= sentence.first
                && quotation.end + comma == phrase.first
                && title_evidence(doc, *quotation).is_some()
        });
    let verb = doc.get(phrase.end)?;
    (titled && phrase.end < sentence.end && verb.shape == Shape::Lower).then_some(phrase.end)
}

/// "In the Age, Ada Linde walks 40 miles": whoever is named there in the present tense writes, whatever the verb. A title in marks or
/// a job may stand before the name.
fn verb_of_writer(state: &Resolution<'_, '_>, range: TokenRange) -> Option<TokenIndex> {
    const MAX_JOB: usize = 4;
    let doc = state.doc;
    let person = state.persons_in(range).next()?;
    let lead = (range.first..person.first)
        .rev()
        .find(|&at| doc.is(at, Class::Comma))
        .map_or(range.first, |comma| comma + 1);
    let job = (lead..person.first).all(|at| doc.tokens[at].shape == Shape::Lower);
    let verb = doc.get(person.end)?;
    let present = verb.shape == Shape::Lower
        && doc.word(person.end).ends_with('s')
        && !verb.flags.has(Flags::FUNCTION_WORDS);
    (job && person.first - lead <= MAX_JOB && present && person.end < range.end)
        .then_some(person.end)
}

/// "Marca sees a bid. L’Équipe: nonsense": what follows the colon is what the outlet has.
pub(super) fn heads_sentence(doc: &Document<'_>, phrase: &Phrase) -> bool {
    phrase.first == doc.sentence(phrase.name.first).first && doc.is(phrase.end, Class::Colon)
}

/// "In Le Soir, two thirds want", "For Le Soir, the plan is dead", "Over at the Age, the talk is of": where what follows stands.
pub(super) fn is_setting(doc: &Document<'_>, phrase: &Phrase) -> bool {
    let sentence = doc.sentence(phrase.name.first);
    let over = usize::from(doc.is_word(sentence.first, "over"));
    let at = sentence.first + over;
    let inside = doc.is_any_word(at, &["in", "for", "on"]) || over == 1 && doc.is_word(at, "at");
    inside && phrase.first == at + 1 && doc.is(phrase.end, Class::Comma)
}

/// "Ada Linde, a columnist for The Guardian, ends: “…”": what she says there is the paper's.
pub(super) fn employs_speaker(state: &Resolution<'_, '_>, phrase: &Phrase) -> bool {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    phrase.first >= sentence.first + 2
        && doc.is_any_word(phrase.first - 1, &["for", "of", "at"])
        && state.is_journalist(phrase.first - 2)
        && doc.is(phrase.end, Class::Comma)
        && state
            .quotations_in(sentence)
            .last()
            .is_some_and(|quotation| quotation.first > phrase.end)
}

/// "A poll for Le Soir finds": the verb is the poll's.
pub(super) fn is_client(doc: &Document<'_>, phrase: &Phrase) -> bool {
    phrase.first > doc.sentence(phrase.name.first).first
        && doc.is_any_word(phrase.first - 1, &["for", "by"])
        && doc.is_in(phrase.name.end, WordGroup::Finding)
}
