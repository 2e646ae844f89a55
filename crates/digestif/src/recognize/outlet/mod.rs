//! News outlets: names of the lexicon here, shapes of unseen ones in `shape`.
//!
//! | text                                | outlet                                       |
//! | ----------------------------------- | -------------------------------------------- |
//! | `The Guardian wrote`                | `The Guardian`, the article inside           |
//! | `On Monday the Financial Times`     | `Financial Times`, the article outside       |
//! | `THE GLOBE AND MAIL` (a heading)    | `The Globe and Mail`                         |
//! | `Trend wrote on March 7`            | a name that is a common word, with its verb  |
//! | `Politika.rs`                       | the name of its site                         |
//!
//! Left alone: `the paper`, `the daily`, stock-photo agencies, common words without a sign that an outlet is meant.
//! Short forms ("the Herald") are found by `resolve::names`. Names: `data/outlets.tsv`.

mod frame;
mod head;
mod known;
mod shape;
mod sign;
mod site;
mod verb;

use super::{Draft, Mention};
use crate::Str;
use crate::lexicon::{Flags, Tag};
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
    /// What little shows that an outlet is meant, where the rest of the document must decide (`resolve::doubt`).
    pub(crate) doubt: Option<Doubt>,
}

/// A weak sign that a word of the language is an outlet's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It is the subject of a verb that papers and others have ("Mint expects"), or opens a line before a colon.
    Tells,
    /// It has a capital inside a sentence: "the Sun and Metro".
    Named,
    /// It stands in a list without its article: "Die Presse, Kurier and Standard".
    Listed,
}

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Flags {
        // "Time" may be a paper, "time" is none.
        Flags::CAPITALIZED.or(Flags::SMALL_OUTLET)
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let capital = doc.tokens[at].is_capitalized();
        if let Some((sense, len)) = doc.sense(at, Tag::Outlet)
            && let Some(known) = known::read(doc, at, sense.id, len)
        {
            let settled = !capital || !is_doubtful(&known);
            return if settled {
                Some(known)
            } else {
                shape::read(doc, at).or(Some(known))
            };
        }
        if !capital {
            return None;
        }
        shape::read(doc, at).or_else(|| head::read(doc, at))
    }
}

/// Whether the rest of the document must decide about the outlet.
fn is_doubtful(mention: &Mention<'_>) -> bool {
    matches!(&mention.draft, Draft::Outlet(draft) if draft.doubt.is_some())
}

/// The first token with a capitalised article, which belongs to the name where it does not open a noun phrase of its own.
fn article(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    let the = at
        .checked_sub(1)
        .filter(|&the| doc.is_word(the, "the") && doc.tokens[the].is_capitalized());
    let apart = doc.get(end).is_some_and(|t| {
        t.class == Class::Word && t.shape == Shape::Lower && t.flags.has(Tag::Genre.flag())
    });
    the.filter(|_| !apart || doc.has(end, Tag::CuePublish))
        .unwrap_or(at)
}

/// Whether the words are part of a longer name by a hyphen, or, for a single word, by a capitalised one: "Sun Trident".
fn continues(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let joined = |at: TokenIndex| doc.is(at, Class::Hyphen) && doc.glued(at) && doc.glued(at + 1);
    joined(end) || first > 0 && joined(first - 1) || end - first == 1 && is_longer(doc, end)
}

/// Whether a capitalised word at `end` goes on with the name that ends there.
fn is_longer(doc: &Document<'_>, end: TokenIndex) -> bool {
    const APART: Flags = Flags::of(&[
        Tag::Title,
        Tag::Qualifier,
        Tag::Weekday,
        Tag::Month,
        Tag::CueSay,
        Tag::CuePublish,
        Tag::Medium,
    ]);
    doc.sentence(end - 1).holds(end)
        && doc.tokens[end].is_capitalized()
        && !doc.tokens[end].flags.has(APART)
        && !doc.glued(end)
}
