//! Whether an outlet is told to publish or say something, and by which word.
//!
//! | text                                        | evidence                       |
//! | ------------------------------------------- | ------------------------------ |
//! | `Trend wrote on March 9 that …`             | subject of `wrote`             |
//! | `…, reported Trend`, `asks the Age`         | subject behind its verb        |
//! | `The Times columnist Ada Linde describes …` | subject through its writer     |
//! | `Le Monde looks back at …`, `the Mirror has the same man` | subject that opens the sentence |
//! | `told Reuters`, `according to Reuters`, `quoted by Reuters`, `interview with Reuters` | named source |
//! | `In the Age, Ada Linde writes …`            | place of the piece             |
//! | `Metro’s headline`, `the headline in Metro` | place of the piece             |
//! | `Le Soir – 3/6/2026`, `Source: ANSA, June 3` | source line                   |
//! | `Le Soir: rain …`, a heading `LE SOIR`      | shown, but no act of publishing |
//! | `Photo: Reuters`, `Reuters has 40 offices`  | none                           |
//!
//! Verbs: `data/cue_verbs.tsv`; pieces: the genres of `data/words.tsv`.

use super::super::Resolution;
use crate::lexicon::{Flags, Tag};
use crate::recognize::cue::{is_cue, is_press_noun, is_press_verb};
use crate::recognize::{Draft, Mention};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use crate::structure::{BlockKind, TokenRange};

/// What shows an outlet to be a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// An act of publishing or saying, told by the word at this token.
    Told(TokenIndex),
    /// A line of its own with outlet and date.
    Source,
    /// Nothing but its name before or behind the content.
    Shown,
}

/// An outlet mention with the words that belong to its name phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// Index of the mention.
    pub(super) mention: usize,
    /// The outlet's own tokens.
    pub(super) name: TokenRange,
    /// With article, description and possessor before it: "India’s Mint", "the Polish daily Rzeczpospolita".
    pub(super) first: TokenIndex,
    /// Behind descriptions and coordinated outlets: "Time magazine", "Reuters and AFP".
    pub(super) end: TokenIndex,
    /// Person mention that the phrase ends with: "The Times columnist Ada Linde".
    pub(super) writer: Option<TokenIndex>,
}

/// Reads the phrase around the outlet mention at `at`.
pub(super) fn phrase(state: &Resolution<'_, '_>, at: usize) -> Phrase {
    let mention = &state.mentions[at];
    let (doc, sentence) = (state.doc, state.doc.sentence(mention.first));
    let mut first = mention.first;
    let before = |first: TokenIndex| first.checked_sub(1).filter(|&b| b >= sentence.first);
    // "news agency", "Polish daily", "Singapore’s".
    if before(first).is_some_and(|b| is_press_noun(doc, b)) {
        first -= 1;
        while before(first).is_some_and(|b| {
            doc.has(b, Tag::Demonym) || doc.is_any_word(b, &["news", "state", "business", "local"])
        }) {
            first -= 1;
        }
    }
    if before(first).is_some_and(|b| doc.is_word(b, "the")) {
        first -= 1;
    }
    if first >= sentence.first + 3
        && doc.is_word(first - 1, "s")
        && doc.is(first - 2, Class::Apostrophe)
    {
        first -= 3;
    }
    let mut phrase = Phrase {
        mention: at,
        name: TokenRange {
            first: mention.first,
            end: mention.end,
        },
        first,
        end: mention.end,
        writer: None,
    };
    extend(state, &mut phrase, sentence);
    phrase
}

/// Farthest that a writer stands behind the outlet, in tokens of their job.
const MAX_JOB: usize = 4;

/// Takes in what belongs to the name behind it.
fn extend(state: &Resolution<'_, '_>, phrase: &mut Phrase, sentence: TokenRange) {
    let doc = state.doc;
    if phrase.end < sentence.end && is_press_noun(doc, phrase.end) && !is_cue(doc, phrase.end) {
        phrase.end += 1;
    }
    // "Reuters and Voice of Vietnam say": the other one's verb is this one's as well.
    let mut next = phrase.end;
    if doc.is_any_word(next, &["and", "or"]) {
        next += 1 + usize::from(doc.is_word(next + 1, "the"));
        if let Some(other) = starting(state, next, |m| matches!(m.draft, Draft::Outlet(_))) {
            phrase.end = other.end;
        }
    }
    let owned = state.is_possessive(phrase.end);
    let job =
        phrase.end + usize::from(owned) + usize::from(owned && doc.is_word(phrase.end + 1, "s"));
    // "the BBC’s website": the outlet.
    if owned && is_press_noun(doc, job) && !is_cue(doc, job) {
        phrase.end = job + 1;
        return;
    }
    let mut near = state.mentions[phrase.mention + 1..]
        .iter()
        .take_while(|m| m.first <= job + MAX_JOB);
    if !near.any(|m| matches!(m.draft, Draft::Person(_))) {
        return;
    }
    let behind = (job..(job + MAX_JOB).min(sentence.end))
        .find(|&at| state.is_journalist(at))
        .map_or(job, |at| at + 1);
    if (behind > job || owned)
        && behind < sentence.end
        && let Some(person) = starting(state, behind, |m| matches!(m.draft, Draft::Person(_)))
    {
        phrase.writer = Some(person.first);
        phrase.end = person.end;
    }
}

fn starting<'s, 't>(
    state: &'s Resolution<'_, 't>,
    at: TokenIndex,
    wanted: fn(&Mention<'t>) -> bool,
) -> Option<&'s Mention<'t>> {
    state
        .mentions_in(TokenRange {
            first: at,
            end: at + 1,
        })
        .map(|(_, m)| m)
        .find(|m| wanted(m))
}

/// What shows the outlet of `phrase` to be a source, if anything does.
pub(super) fn of(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<Evidence> {
    let doc = state.doc;
    let block = doc.layout.block_of(phrase.name.first);
    let shape = doc.layout.blocks[block];
    if doc.layout.title == Some(block)
        || doc
            .layout
            .dateline
            .is_some_and(|d| d.tokens.holds(phrase.name.first))
    {
        return None;
    }
    match shape.kind {
        BlockKind::Note => return in_note(state, phrase, shape.content),
        BlockKind::Heading => return in_heading(state, phrase, shape.content),
        BlockKind::Paragraph | BlockKind::Bullet => {}
    }
    if state.is_frame_work(phrase.name.first) || state.quotation_of(phrase.name.first).is_some() {
        return None;
    }
    if is_client(doc, phrase) {
        return Some(Evidence::Shown);
    }
    let told = verb_before(doc, phrase)
        .or_else(|| verb_behind(state, phrase))
        .or_else(|| verb_of_opening(state, phrase))
        .or_else(|| source_before(state, phrase));
    told.or_else(|| place_of_piece(state, phrase))
        .map(Evidence::Told)
        .or_else(|| shown(state, phrase, shape.content))
}

/// Farthest that a date stands behind the outlet of a source line.
const MAX_LINE: usize = 24;

/// "Source: ANSA, June 3", "El Faro - Spain | 26/09/2022", "(Le Soir, 3 June)"; no photo credits.
fn in_note(state: &Resolution<'_, '_>, phrase: &Phrase, line: TokenRange) -> Option<Evidence> {
    let doc = state.doc;
    let sourced = doc.is_any_word(line.first, &["source", "sources"]);
    // "By Ada Linde, Le Soir, 3 June"
    let byline = doc.is_word(line.first, "by") && doc.is(phrase.first - 1, Class::Comma);
    let opens = phrase.first == line.first
        || byline
        || doc.is(line.first, Class::Open) && phrase.first == line.first + 1;
    let dated = date_in(
        state,
        TokenRange {
            first: phrase.end,
            end: line.end.min(phrase.end + MAX_LINE),
        },
    )
    .is_some();
    match (sourced || opens, dated) {
        (true, true) => Some(Evidence::Source),
        (true, false) if sourced || opens && phrase.end + 1 >= line.end => Some(Evidence::Shown),
        _ => None,
    }
}

/// A heading that opens with the outlet: alone, with a date behind a dash or comma, or with its headline behind a colon.
fn in_heading(state: &Resolution<'_, '_>, phrase: &Phrase, line: TokenRange) -> Option<Evidence> {
    let doc = state.doc;
    let opens = doc.is(line.first, Class::Digits) && phrase.first <= line.first + 2
        || phrase.first == line.first;
    if !opens {
        return None;
    }
    // "El Faro (Spain) – 3 June", "El Faro (3 June)".
    let end = behind_bracket(doc, phrase.name.end, line.end);
    if end >= line.end && end == phrase.name.end || doc.is(end, Class::Colon) {
        return Some(Evidence::Shown);
    }
    let parted = end > phrase.name.end
        || matches!(
            doc.class(end),
            Some(Class::Dash | Class::Hyphen | Class::Comma)
        )
        || doc.tokens[end].is_sign('|');
    if !parted || doc.glued(end) && doc.is(end, Class::Hyphen) {
        return None;
    }
    let dated = date_in(
        state,
        TokenRange {
            first: phrase.name.end,
            end: line.end.min(end + MAX_LINE),
        },
    )
    .is_some();
    Some(if dated {
        Evidence::Source
    } else {
        Evidence::Shown
    })
}

/// One past the bracket that opens at `at`: "(Spain)"; `at` where none does.
fn behind_bracket(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    const MAX_BRACKET: usize = 8;
    let opened = at < end && doc.is(at, Class::Open);
    opened
        .then(|| (at..end.min(at + MAX_BRACKET)).find(|&i| doc.is(i, Class::Close)))
        .flatten()
        .map_or(at, |close| close + 1)
}

/// The first date mention in `range`.
pub(super) fn date_in(state: &Resolution<'_, '_>, range: TokenRange) -> Option<usize> {
    state
        .mentions_in(range)
        .find(|(_, m)| matches!(m.draft, Draft::Date(_)))
        .map(|(at, _)| at)
}

/// The verb behind the name: "Trend wrote", "Mint, a daily, reports", "Reuters on Monday reported", "Post, which published …".
fn verb_behind(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let mut at = phrase.end;
    // "The roof of the Guardian leaked": not the Guardian's verb.
    let governed = phrase.first > sentence.first && {
        let before = &doc.tokens[phrase.first - 1];
        before.flags.has(Tag::Preposition.flag())
            && before.shape == Shape::Lower
            && phrase.writer.is_none()
    };
    if governed || state.is_possessive(phrase.end) {
        return None;
    }
    // "The Post-Courier in Port Moresby fills page one with".
    if doc.is_any_word(at, &["in", "of"])
        && at + 1 < sentence.end
        && doc.tokens[at + 1].is_capitalized()
    {
        at = (at + 1..sentence.end)
            .find(|&i| !doc.tokens[i].is_capitalized())
            .unwrap_or(at);
    }
    if doc.is(at, Class::Comma) || doc.is(at, Class::Open) {
        let opened = at + 1;
        if doc.is_any_word(opened, &["which", "who"]) {
            at = opened + 1;
        } else if verb_at(state, opened, sentence)
            .is_some_and(|verb| doc.word(verb).ends_with("ing"))
        {
            return verb_at(state, opened, sentence);
        } else {
            const MAX_APPOSITION: usize = 14;
            let close = (opened..sentence.end.min(opened + MAX_APPOSITION))
                .find(|&i| matches!(doc.tokens[i].class, Class::Comma | Class::Close))?;
            at = close + 1;
        }
    }
    verb_at(state, at, sentence)
}

/// The verb of an outlet that opens its sentence, or of the writer it names there: "Le Monde looks back at", "The Mirror has the
/// same man", "The Age’s Ada Linde has had enough".
fn verb_of_opening(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    const MAX_OPENER: usize = 4;
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    let opener = sentence.first..phrase.first;
    let opens = opener.len() <= MAX_OPENER
        && opener.clone().all(|at| {
            let token = &doc.tokens[at];
            token.class == Class::Comma
                || token.class == Class::Bullet
                || token.flags.has(Flags::FUNCTION_WORDS)
                || at > sentence.first && doc.is(at + 1, Class::Comma)
        });
    let clause = opener.end > opener.start
        && (doc.is(phrase.first - 1, Class::Semicolon)
            || doc.is_any_word(phrase.first - 1, &["while", "whereas", "but"]));
    if !(opens || clause) || state.is_possessive(phrase.end) {
        return None;
    }
    let mut at = behind_bracket(doc, phrase.end, sentence.end);
    at = behind_aside(doc, at, sentence.end);
    // "BBC News’ website counts": the site is the outlet.
    while at < sentence.end
        && (doc.tokens[at].flags.has(Tag::Adverb.flag())
            || doc.is_any_word(at, &["has", "had", "also"]))
        && !doc.is_word(at + 1, "been")
        && (is_press_verb(doc, at + 1) || is_cue(doc, at + 1))
    {
        at += 1;
    }
    let verb = doc
        .get(at)
        .filter(|t| at < sentence.end && t.shape == Shape::Lower && t.class == Class::Word)?;
    // "The Guardian leads with …. The Sun has a fox that …"
    let contrasted = || {
        let block = doc.layout.blocks[doc.layout.block_of(phrase.first)].tokens;
        let before = TokenRange {
            first: block.first,
            end: sentence.first,
        };
        let outlet = |m: &Mention<'_>| matches!(m.draft, Draft::Outlet(_));
        doc.numerals.starting(at + 1).is_none() && state.mentions_in(before).any(|(_, m)| outlet(m))
    };
    let has_piece = || {
        doc.is_any_word(at, &["has", "had"])
            && (clause
                || contrasted()
                || doc.is_any_word(at + 1, &["its", "another", "more", "no", "different"])
                || doc.is_any_word(at + 1, &["the", "a"])
                    && doc.is_any_word(
                        at + 2,
                        &["same", "different", "story", "latest", "details", "other"],
                    ))
    };
    let acts = phrase.writer.is_some()
        && verb.flags.has(Flags::of(&[
            Tag::Auxiliary,
            Tag::Verb,
            Tag::CueSay,
            Tag::Press,
        ]));
    (acts || is_press_verb(doc, at) || has_piece()).then_some(at)
}

/// One past ", on the other hand,", an aside of a few words that opens at `at`; `at` where none does.
fn behind_aside(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    const MAX_ASIDE: usize = 7;
    let opened = at < end && doc.is(at, Class::Comma);
    opened
        .then(|| (at + 1..end.min(at + MAX_ASIDE)).find(|&i| !doc.is(i, Class::Word)))
        .flatten()
        .filter(|&close| doc.is(close, Class::Comma))
        .map_or(at, |close| close + 1)
}

/// The publishing verb at `at`, behind adverbs, auxiliaries and a date.
fn verb_at(
    state: &Resolution<'_, '_>,
    mut at: TokenIndex,
    sentence: TokenRange,
) -> Option<TokenIndex> {
    const BETWEEN: [&str; 16] = [
        "also",
        "first",
        "has",
        "had",
        "have",
        "further",
        "itself",
        "later",
        "earlier",
        "meanwhile",
        "too",
        "then",
        "separately",
        "exclusively",
        "both",
        "each",
    ];
    let doc = state.doc;
    for _ in 0..5 {
        if at >= sentence.end {
            return None;
        }
        if is_publishing(doc, at, sentence) {
            return Some(at);
        }
        if doc.is_word(at, "on")
            && let Some(date) = starting(state, at + 1, |m| matches!(m.draft, Draft::Date(_)))
        {
            at = date.end;
        } else if doc.tokens[at].flags.has(Tag::Adverb.flag()) || doc.is_any_word(at, &BETWEEN) {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// Whether the verb at `at` tells of publishing when an outlet is its subject.
fn is_publishing(doc: &Document<'_>, at: TokenIndex, sentence: TokenRange) -> bool {
    // Gathering is what the digest itself does.
    const GATHERING: [&str; 4] = ["compile", "summarise", "summarize", "round up"];
    // Verbs of any firm; the piece must be named.
    const LOOSE: [&str; 8] = [
        "run", "air", "issue", "release", "cover", "feature", "show", "find",
    ];
    const CLAUSE: [&str; 5] = ["that", "how", "why", "what", "whether"];
    // "The BBC said it would cut jobs" is a firm speaking of itself.
    if doc.is_any_word(at, &["say", "says", "said"]) && doc.is_any_word(at + 1, &["it", "its"]) {
        return false;
    }
    if doc.has(at, Tag::CuePublish)
        && is_cue(doc, at)
        && let Some((sense, _)) = doc.sense(at, Tag::CuePublish)
    {
        let lemma = &*doc.lexicon.cues[sense.id as usize].lemma;
        let piece = || {
            is_object(doc, at, sentence)
                || (at + 1..sentence.end.min(at + 8)).any(|i| {
                    doc.has(i, Tag::Genre)
                        || doc.tokens[i].class.opens_quote()
                        || doc.is_any_word(i, &["page", "pages", "headline", "photograph"])
                })
                || doc.is_any_word(at + 1, &CLAUSE)
        };
        return !GATHERING.contains(&lemma) && (!LOOSE.contains(&lemma) || piece());
    }
    // "gives its back page to", "believes": sayings of an editorial.
    let gives = doc.is_any_word(at, &["gives", "gave", "devotes", "devoted"])
        && (at + 1..sentence.end.min(at + 8))
            .any(|i| doc.is_any_word(i, &["page", "pages", "space", "column", "columns"]));
    gives || doc.has(at, Tag::CueSay) && is_cue(doc, at)
}

/// Whether the verb at `at` ends a clause about a piece: "an interview that the Age ran".
fn is_object(doc: &Document<'_>, at: TokenIndex, sentence: TokenRange) -> bool {
    const MAX_CLAUSE: usize = 8;
    let first = sentence.first.max(at.saturating_sub(MAX_CLAUSE));
    (first..at)
        .any(|piece| doc.has(piece, Tag::Genre) && doc.is_any_word(piece + 1, &["that", "which"]))
}

/// The verb before the name: "…, reported Trend", "“Who pays?” asks The Age".
fn verb_before(doc: &Document<'_>, phrase: &Phrase) -> Option<TokenIndex> {
    let sentence = doc.sentence(phrase.name.first);
    let verb = phrase
        .first
        .checked_sub(1)
        .filter(|&at| at >= sentence.first)?;
    let before = verb.checked_sub(1).filter(|&at| at >= sentence.first)?;
    let parted = matches!(
        doc.tokens[before].class,
        Class::Comma | Class::Semicolon | Class::Dash | Class::Close
    ) || doc.tokens[before].class.closes_quote()
        || doc.is_any_word(before, &["as", "so", "also"]);
    let cue = doc.has(verb, Tag::CuePublish)
        || doc.has(verb, Tag::CueSay) && doc.tokens[before].class.closes_quote()
        || doc.is_any_word(verb, &["asks", "asked", "wonders", "argues", "warns"]);
    (parted && cue && doc.tokens[verb].shape == Shape::Lower).then_some(verb)
}

/// The word before the name that makes it a source: "told X", "according to X", "quoted by X", "interview with X".
fn source_before(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
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
            .rfind(|(_, m)| matches!(m.draft, Draft::Outlet(_)) && m.end == first - 1)
    {
        first = other.first
            - usize::from(other.first > sentence.first && doc.is_word(other.first - 1, "the"));
    }
    let at = first.checked_sub(1).filter(|&at| at >= sentence.first)?;
    if doc.is_any_word(at, &["told", "tells", "telling", "tell"]) {
        return Some(at);
    }
    let word = at.checked_sub(1).filter(|&word| word >= sentence.first)?;
    let is = |list: &[&str]| doc.is_any_word(word, list);
    let piece = |at: TokenIndex| {
        doc.has(at, Tag::Genre)
            || doc.is_any_word(
                at,
                &[
                    "headline",
                    "headlines",
                    "remarks",
                    "comments",
                    "letter",
                    "statement",
                    "talk",
                ],
            )
    };
    let found = match doc.word(at) {
        "to" => {
            is(&["according", "speaking", "spoke", "talking", "talked"])
                || piece(word)
                || doc.has(word, Tag::CueSay) && is_cue(doc, word)
        }
        "by" => is(&[
            "quoted",
            "cited",
            "reported",
            "published",
            "carried",
            "interviewed",
            "printed",
            "aired",
            "broadcast",
        ]),
        "with" | "for" => {
            piece(word) || is(&["spoke", "speaking", "talked", "writing", "wrote", "writes"])
        }
        // "the headline of the Age", "the front of the Sun"
        "of" => is(&[
            "headline", "front", "cover", "title", "splash", "lead", "page",
        ]),
        "in" | "on" => {
            piece(word)
                || doc.has(word, Tag::CueSay) && is_cue(doc, word)
                || is(&[
                    "published",
                    "appeared",
                    "appearing",
                    "writing",
                    "writes",
                    "wrote",
                    "speaking",
                    "reported",
                    "quoted",
                    "carried",
                ])
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
            .rfind(|(_, m)| matches!(m.draft, Draft::Date(_)) && m.end == word + 1)?;
        return (back.first..date.first).rev().take(3).find(|&at| piece(at));
    }
    None
}

/// Where a piece stands: "In the Age, Ada Linde writes", "Metro’s headline".
fn place_of_piece(state: &Resolution<'_, '_>, phrase: &Phrase) -> Option<TokenIndex> {
    let doc = state.doc;
    let sentence = doc.sentence(phrase.name.first);
    if state.is_possessive(phrase.name.end) {
        let owned = phrase.name.end + 2;
        return (owned..sentence.end.min(owned + 3))
            .find(|&at| doc.is_any_word(at, &["headline", "splash"]));
    }
    let inside = phrase.first > sentence.first
        && doc.is_any_word(phrase.first - 1, &["in", "for"])
        && doc.tokens[phrase.first - 1].is_capitalized();
    if !inside || !doc.is(phrase.end, Class::Comma) {
        return None;
    }
    (phrase.end + 1..sentence.end.min(phrase.end + 24))
        .find(|&at| is_cue(doc, at) && state.quotation_of(at).is_none())
}

/// "Le Soir: rain …", "Le Soir (3 June) – rain …" at the head of a block, "(Le Soir)" or "– Le Soir" at its end.
fn shown(state: &Resolution<'_, '_>, phrase: &Phrase, block: TokenRange) -> Option<Evidence> {
    let doc = state.doc;
    let head = block.first
        + usize::from(
            doc.layout.blocks[doc.layout.block_of(block.first)].kind == BlockKind::Bullet
                && phrase.first > block.first,
        );
    if phrase.first == head
        && let Some(evidence) = head_line(state, phrase.name.end, block.end)
    {
        return Some(evidence);
    }
    if let Some(bracket) = credit(state, phrase.name, block) {
        let behind = TokenRange {
            first: phrase.name.end,
            end: bracket.end.min(phrase.name.end + 4),
        };
        return Some(if date_in(state, behind).is_some() {
            Evidence::Source
        } else {
            Evidence::Shown
        });
    }
    let before = phrase
        .first
        .checked_sub(1)
        .filter(|&at| at >= block.first)?;
    let dashed = doc.is(before, Class::Dash) && doc.tokens[before].gap != Gap::None;
    let closes = |end: TokenIndex| (end..block.end).all(|at| doc.is(at, Class::Period));
    if !dashed {
        return None;
    }
    // "… — Le Soir, 3 June"
    let date = doc.is(phrase.name.end, Class::Comma).then(|| {
        let first = phrase.name.end + 1;
        date_in(
            state,
            TokenRange {
                first,
                end: first + 1,
            },
        )
    });
    match date.flatten() {
        Some(date) if closes(state.mentions[date].end) => Some(Evidence::Source),
        _ => closes(phrase.name.end).then_some(Evidence::Shown),
    }
}

/// The bracket of names and dates that holds `name` and closes the block: "(Le Soir, 3 June)", "(Nora Weiss for Metro; ANSA)".
pub(super) fn credit(
    state: &Resolution<'_, '_>,
    name: TokenRange,
    block: TokenRange,
) -> Option<TokenRange> {
    const MAX: usize = 20;
    let doc = state.doc;
    let low = block.first.max(name.first.saturating_sub(MAX));
    let open = (low..name.first)
        .rev()
        .find(|&at| matches!(doc.tokens[at].class, Class::Open | Class::Close))
        .filter(|&at| doc.is(at, Class::Open))?;
    let close = (name.end..block.end.min(name.end + MAX)).find(|&at| doc.is(at, Class::Close))?;
    let closes = (close + 1..block.end).all(|at| doc.is(at, Class::Period));
    let told = (open..close).any(|at| is_cue(doc, at));
    (closes && !told).then_some(TokenRange {
        first: open,
        end: close + 1,
    })
}

/// What stands between an outlet at the head of a block and its content: ":", "(Cairo):", "(June 4) –", ", June 4:".
fn head_line(
    state: &Resolution<'_, '_>,
    name_end: TokenIndex,
    block_end: TokenIndex,
) -> Option<Evidence> {
    let doc = state.doc;
    let mut at = name_end;
    let dated = |range: TokenRange| date_in(state, range).map(|date| state.mentions[date].end);
    let mut evidence = Evidence::Shown;
    if doc.is(at, Class::Open) {
        let behind = behind_bracket(doc, at, block_end);
        if behind == at {
            return None;
        }
        let bracket = TokenRange {
            first: at,
            end: behind,
        };
        if dated(bracket).is_some() {
            evidence = Evidence::Source;
        }
        at = behind;
    }
    if doc.is(at, Class::Comma)
        && let Some(end) = dated(TokenRange {
            first: at + 1,
            end: block_end.min(at + 2),
        })
    {
        // "Le Soir, Thursday 4 June" on a line of its own.
        if doc.get(end).is_some_and(|t| t.gap >= Gap::Line) {
            return Some(Evidence::Source);
        }
        evidence = Evidence::Source;
        at = end;
    }
    let dash = matches!(doc.class(at), Some(Class::Dash | Class::Hyphen))
        && !doc.glued(at)
        && at > name_end;
    (at < block_end && (doc.is(at, Class::Colon) || dash)).then_some(evidence)
}

/// "A poll for Le Soir finds": the verb is the poll's.
fn is_client(doc: &Document<'_>, phrase: &Phrase) -> bool {
    phrase.first > doc.sentence(phrase.name.first).first
        && doc.is_any_word(phrase.first - 1, &["for", "by"])
        && doc.is_any_word(
            phrase.name.end,
            &[
                "finds",
                "found",
                "shows",
                "showed",
                "suggests",
                "suggested",
                "puts",
            ],
        )
}
