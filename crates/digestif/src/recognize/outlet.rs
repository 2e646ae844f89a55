//! News outlets: names of the lexicon, and shapes of unseen ones.
//!
//! | text                                | outlet                                       |
//! | ----------------------------------- | -------------------------------------------- |
//! | `The Guardian wrote`                | `The Guardian`, the article inside           |
//! | `On Monday the Financial Times`     | `Financial Times`, the article outside       |
//! | `THE GLOBE AND MAIL` (a heading)    | `The Globe and Mail`                         |
//! | `Trend wrote on March 7`            | a name that is a common word, with its verb  |
//!
//! Left alone: `the paper`, `the daily`, stock-photo agencies, common words without a sign that an outlet is meant.
//! Short forms ("the Herald") are found by `resolve::names`. Names: `data/outlets.tsv`.

use super::{Draft, Mention, Triggers};
use crate::Str;
use crate::lexicon::Tag;
use crate::scan::{Class, Document, Shape, TokenIndex};

/// A mention of an outlet.
#[derive(Clone, Debug)]
pub(crate) struct OutletDraft<'t> {
    /// Canonical name, as far as this mention tells.
    pub(crate) name: Str<'t>,
    /// Index into `Lexicon::outlets`, for known outlets.
    pub(crate) known: Option<u32>,
    /// Index into `Resolution::outlets`, set by `resolve::names`.
    pub(crate) outlet: Option<usize>,
}

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Triggers {
        Triggers { flags: Tag::Outlet.flag(), ..Triggers::NONE }
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        known(doc, at)
    }
}

/// An outlet of the lexicon.
fn known<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
    let (sense, len) = doc.sense(at, Tag::Outlet)?;
    let entry = &doc.lexicon.outlets[sense.id as usize];
    let end = at + len;
    let article = at.checked_sub(1).filter(|&the| doc.is_word(the, "the") && doc.tokens[the].is_capitalized());
    if article.is_some_and(|the| doc.sense(the, Tag::Outlet).is_some_and(|(_, len)| the + len >= end)) {
        return None;
    }
    if !is_cased(doc, end - 1, &entry.name) || continues(doc, at, end) {
        return None;
    }
    if entry.needs_evidence && !is_shown(doc, at, end) {
        return None;
    }
    let first = article.unwrap_or(at);
    let draft = OutletDraft { name: entry.name.clone(), known: Some(sense.id), outlet: None };
    Some(Mention::new(doc, first, end, "outlet.name", Draft::Outlet(draft)))
}

/// Whether the last word is cased as a name: "Business standard" at the head of a sentence is none.
fn is_cased(doc: &Document<'_>, last: TokenIndex, name: &str) -> bool {
    let token = &doc.tokens[last];
    token.class != Class::Word
        || token.shape != Shape::Lower
        || name.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Whether the words are part of a longer name: "Sun Trident", "Port Times".
fn continues(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let joined = |at: TokenIndex| doc.is(at, Class::Hyphen) && doc.glued(at) && doc.glued(at + 1);
    joined(end) || first > 0 && joined(first - 1)
}

/// Whether the words around show that an outlet is meant.
pub(crate) fn is_shown(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    shown_after(doc, end) || shown_before(doc, first)
}

const NOUNS: [&str; 16] = [
    "magazine", "newspaper", "daily", "weekly", "agency", "website", "portal", "broadcaster", "newsletter", "journal",
    "channel", "tabloid", "reported", "reports", "columnist", "correspondent",
];

fn shown_after(doc: &Document<'_>, end: TokenIndex) -> bool {
    let mut at = end;
    // "Time magazine has since reported".
    for _ in 0..3 {
        if !doc.get(at).is_some_and(|t| t.class == Class::Word) || doc.tokens[at].is_capitalized() {
            break;
        }
        if doc.has(at, Tag::CueSay) || doc.has(at, Tag::CuePublish) || doc.is_any_word(at, &NOUNS) {
            return true;
        }
        if !doc.has(at, Tag::Adverb) && !doc.is_any_word(at, &["has", "had", "also", "first", "news"]) {
            break;
        }
        at += 1;
    }
    let dated = doc.get(end).is_some_and(|t| t.class.is_dash() || matches!(t.class, Class::Comma | Class::Other));
    dated && (doc.is(end + 1, Class::Digits) || doc.has(end + 1, Tag::Month))
}

fn shown_before(doc: &Document<'_>, first: TokenIndex) -> bool {
    let Some(mut at) = first.checked_sub(1) else { return false };
    if doc.is_word(at, "the") && at > 0 {
        at -= 1;
    }
    let before = |word: &str| at > 0 && doc.is_word(at - 1, word);
    match doc.tokens[at].class {
        Class::Word => match () {
            () if doc.is_word(at, "with") => before("interview"),
            () if doc.is_word(at, "to") => before("according") || before("interview") || before("told"),
            () if doc.is_word(at, "by") => doc.get(at.wrapping_sub(1)).is_some_and(|t| t.flags.has(Tag::CuePublish.flag())),
            () => doc.is_any_word(at, &["told", "tells"]) || doc.has(at, Tag::CuePublish),
        },
        Class::Colon => at > 0 && doc.is_any_word(at - 1, &["source", "sources", "photo", "credit", "via", "image"]),
        Class::Open => doc.is(first + 1, Class::Close),
        _ => false,
    }
}
