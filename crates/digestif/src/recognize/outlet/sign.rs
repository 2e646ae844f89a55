//! Signs in the words around a name that an outlet is meant.
//!
//! | text                                             | sign                             |
//! | ------------------------------------------------ | -------------------------------- |
//! | `Dawn reported`, `Time magazine has since said`  | a verb or the kind of outlet     |
//! | `told Mint`, `an interview with Time`            | words said to it                 |
//! | `Source: Trend, June 3`, `(Trend)`               | a source line, brackets          |
//! | `Mint – 4 March 2025`, `(Mint, 4 March)`         | a heading or source with a date  |
//! | `The Mirror (page 4)`, `The Post (18 September)` | a page, a date                   |
//! | `in a letter to The Press`                       | a capital article                |
//! | `Mint and Dawn both note`                        | a verb that names share          |
//! | `The Mirror:` (at the head of a line)            | what it says after the colon     |

use super::Doubt;
use super::verb::{has_genre, has_press_verb, has_story, last_of_list, verb};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::CUES;
use crate::scan::{Class, Document, TokenIndex};
use crate::structure::BlockKind;

/// Whether the words around show that an outlet is meant.
pub(super) fn is_shown(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    verb(doc, end).is_some() || heads_line(doc, first, end) || is_plainly_shown(doc, first, end)
}

/// Whether the name opens a line and a colon follows, or its place and a dash: "The National (Abu Dhabi):".
fn heads_line(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let behind = after_bracket(doc, end);
    let dash = || behind > end && doc.get(behind).is_some_and(|t| t.class.is_dash());
    doc.sentence(first).first == first
        && (doc.is(behind, Class::Colon) && !is_phone(doc, behind + 1) || dash())
}

/// Whether a telephone number starts at `at`: "Newsroom: +1 416", "Newsroom: 020 7946".
fn is_phone(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at).is_some_and(|_| {
        doc.word(at) == "+" || doc.is(at, Class::Digits) && doc.word(at).starts_with('0')
    })
}

/// One past a short bracket at `at`, which says where the piece or the paper is: "(page 9)", "(Abu Dhabi)"; `at` where there is none.
pub(super) fn after_bracket(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
    if !doc.is(at, Class::Open) {
        return at;
    }
    (at + 2..at + 6)
        .find(|&close| doc.is(close, Class::Close))
        .filter(|_| {
            is_page(doc, at)
                || [Tag::City, Tag::Country, Tag::Place]
                    .into_iter()
                    .any(|tag| doc.has(at + 1, tag))
        })
        .map_or(at, |close| close + 1)
}

/// Whether the bracket at `open` names a page: "(page 9)", "(p. 9)", "(front page)".
fn is_page(doc: &Document<'_>, open: TokenIndex) -> bool {
    doc.is(open, Class::Open)
        && (doc.is_any_word(open + 1, &["page", "pages", "p", "pp", "pg"])
            || doc.is_any_word(open + 1, &["front", "back", "inside", "centre", "center"])
                && doc.is_any_word(open + 2, &["page", "pages", "spread"]))
}

/// [`is_shown`] without verbs that other things have, too: "Metro runs late", "Time shows".
pub(super) fn is_plainly_shown(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    verb(doc, end).is_some_and(|verb| verb.is_plain(doc))
        || has_kind(doc, first, end)
        || is_addressed(doc, first)
        || is_source(doc, first, end)
        || is_dated(doc, first, end)
        || is_page(doc, end)
        || is_dated_bracket(doc, end)
        || owns_piece(doc, end)
        || owns_writer(doc, end)
        || opens_with_place(doc, first, end)
        || has_genre(doc, end)
}

/// Whether a capital article inside a sentence marks the words as a name: "in a letter to The Press".
pub(super) fn is_articled(doc: &Document<'_>, first: TokenIndex) -> bool {
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    doc.is_word(first, "the")
        && doc.tokens[first].is_capitalized()
        && doc.sentence(first).holds(before)
        && is_small(doc, before)
}

/// Whether a bracket with nothing but a date follows: "The Post (18 September)".
fn is_dated_bracket(doc: &Document<'_>, open: TokenIndex) -> bool {
    doc.is(open, Class::Open)
        && (open + 2..open + 6)
            .find(|&at| doc.is(at, Class::Close))
            .is_some_and(|close| {
                (open + 1..close).any(|at| doc.is(at, Class::Digits) && is_date_part(doc, at))
            })
}

/// Whether a country's name is meant as its newspaper: "the newspaper Azerbaijan", but not "quoted Azerbaijan's committee".
pub(super) fn is_country_paper(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    has_kind(doc, first, end) || is_source(doc, first, end) || is_dated(doc, first, end)
}

/// Whether the name publishes something here: "Chatham House, which published", "issued by OSW".
pub(super) fn is_publishing(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    const VERBS: [&str; 9] = [
        "publish", "report", "write", "release", "issue", "note", "argue", "carry", "comment",
    ];
    let by = before_article(doc, first).filter(|&by| doc.is_any_word(by, &["by", "from"]));
    verb(doc, end).is_some_and(|verb| VERBS.contains(&verb.lemma))
        || by
            .and_then(|by| by.checked_sub(1))
            .is_some_and(|cue| doc.has(cue, Tag::CuePublish))
}

/// What a paper owns.
const PIECES: [WordGroup; 4] = [
    WordGroup::PieceNoun,
    WordGroup::PagePart,
    WordGroup::EditorialBoard,
    WordGroup::Journalist,
];

/// Whether a piece or page of it, or who writes it, is named: "Metro's headline".
fn owns_piece(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.is(end, Class::Apostrophe)
        && doc.is_word(end + 1, "s")
        && (end + 2..end + 4).any(|at| {
            is_small(doc, at)
                && (doc.has(at, Tag::Genre) || PIECES.iter().any(|&group| doc.is_in(at, group)))
        })
}

/// Whether somebody of its own tells something: "The Observer’s Ada Orr says".
fn owns_writer(doc: &Document<'_>, end: TokenIndex) -> bool {
    const MAX_NAME: usize = 4;
    let writer = end + 2;
    if !doc.is(end, Class::Apostrophe) || !doc.is_word(end + 1, "s") || !is_capital(doc, writer + 1)
    {
        return false;
    }
    let verb = (writer..writer + MAX_NAME).find(|&at| !is_capital(doc, at));
    verb.is_some_and(|verb| {
        doc.is(verb, Class::Colon) || is_small(doc, verb) && doc.tokens[verb].flags.has(CUES)
    })
}

/// Whether a kind of outlet stands beside the name: "Time magazine", "the daily Dawn", "The Mill, a trade newsletter".
pub(super) fn has_kind(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let after = is_small(doc, end) && doc.has(end, Tag::Medium);
    let staff = is_small(doc, end) && doc.is_in(end, WordGroup::Journalist);
    after || staff || kind_before(doc, first) || apposition(doc, end)
}

/// Whether a kind of outlet stands right before: "the Polish daily Rzeczpospolita".
pub(super) fn kind_before(doc: &Document<'_>, first: TokenIndex) -> bool {
    let Some(kind) = first.checked_sub(1) else {
        return false;
    };
    is_small(doc, kind)
        && doc.word_sense(kind, Tag::Medium).is_some()
        && doc.tokens[first].gap < crate::scan::Gap::Line
}

fn apposition(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.is(end, Class::Comma)
        && doc.is_any_word(end + 1, &["a", "an", "the"])
        && (end + 2..end + 6)
            .take_while(|&at| doc.is(at, Class::Word))
            .any(|at| doc.has(at, Tag::Medium) && is_small(doc, at))
}

/// Whether something is told to, written in or quoted from the name.
pub(super) fn is_addressed(doc: &Document<'_>, first: TokenIndex) -> bool {
    let Some(at) = before_article(doc, first) else {
        return false;
    };
    if !is_small(doc, at) {
        return false;
    }
    let before = |word: &str| at > 0 && doc.is_word(at - 1, word);
    let cue = |at: Option<TokenIndex>| {
        at.is_some_and(|at| doc.tokens[at].flags.has(Tag::CuePublish.flag()))
    };
    if doc.is_any_word(at, &["told", "tells"]) {
        return true;
    }
    match doc.word(at) {
        "with" => before("interview"),
        "to" => ["according", "interview", "speaking", "spoke", "speaks"]
            .into_iter()
            .any(before),
        "by" => cue(at.checked_sub(1)) || before("quoted") || before("cited"),
        "for" => at > 0 && doc.is_in(at - 1, WordGroup::WriteFor),
        "in" => cue(at.checked_sub(1)) || before("writing") || places_piece(doc, at),
        _ => {
            doc.has(at, Tag::CuePublish)
                && !doc.is_any_word(
                    at,
                    &[
                        "carried", "ran", "runs", "covers", "leads", "saying", "adding", "noting",
                        "showing", "writing",
                    ],
                )
        }
    }
}

/// Whether the "in" at `at` says where a piece stands: "an editorial in Dawn", "published on Tuesday in Nature".
fn places_piece(doc: &Document<'_>, at: TokenIndex) -> bool {
    const DATES: Flags = Flags::of(&[Tag::Month, Tag::Weekday, Tag::Deictic]);
    const MAX_DATE: usize = 5;
    let low = doc.sentence(at).first.max(at.saturating_sub(MAX_DATE));
    let Some(head) = (low..at).rev().find(|&at| {
        let token = &doc.tokens[at];
        !(token.flags.has(DATES)
            || token.class == Class::Digits
            || doc.is_any_word(at, &["on", "last", "this", "week", "month", "year"]))
    }) else {
        return false;
    };
    is_small(doc, head)
        && (head + 1 == at && doc.has(head, Tag::Genre) || doc.is_in(head, WordGroup::PublishedIn))
}

/// Whether the outlet's country owns the name: "Kenya’s Nation".
pub(super) fn is_of_country(doc: &Document<'_>, at: TokenIndex, country: Option<&str>) -> bool {
    let Some(country) = country.filter(|_| at > 2 && doc.is_word(at - 1, "s") && doc.glued(at - 1))
    else {
        return false;
    };
    doc.is(at - 2, Class::Apostrophe)
        && (at.saturating_sub(5)..at - 2).any(|first| {
            doc.sense(first, Tag::Country).is_some_and(|(sense, len)| {
                first + len == at - 2
                    && doc.lexicon.countries[sense.id as usize].name.as_ref() == country
            })
        })
}

/// What little shows that the name means an outlet, where nothing leaves no doubt.
pub(super) fn doubt(
    doc: &Document<'_>,
    first: TokenIndex,
    at: TokenIndex,
    end: TokenIndex,
) -> Option<Doubt> {
    if super::shape::is_heading(doc, at) {
        return None;
    }
    let low = doc.sentence(first).first;
    // "In Capital, Ada Linde warns": the place of a piece opens the sentence.
    let place = doc.is(end, Class::Comma) && doc.is_word(low, "in");
    if place && before_article(doc, first) == Some(low)
        || verb(doc, end).is_some()
        || has_press_verb(doc, end)
        || doc.is_word(first, "the") && has_story(doc, end)
        || heads_line(doc, first, end)
    {
        return Some(Doubt::Tells);
    }
    let inside = first > low
        && (is_small(doc, first - 1)
            || matches!(doc.class(first - 1), Some(Class::Comma | Class::Semicolon)));
    (inside || last_of_list(doc, end) > end).then_some(Doubt::Named)
}

/// Whether the name may stand in a list of papers.
pub(super) fn is_listed(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    last_of_list(doc, end) > end
        || at > doc.sentence(at).first
            && (doc.is(at - 1, Class::Comma) || doc.is_word(at - 1, "and"))
}

/// Whether the sentence opens with the name as the place of somebody's words: "In the Age, Ada Orr writes".
fn opens_with_place(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    const REACH: usize = 8;
    let sentence = doc.sentence(first);
    doc.is(end, Class::Comma)
        && doc.is_word(sentence.first, "in")
        && before_article(doc, first) == Some(sentence.first)
        && (end + 2..sentence.end.min(end + REACH)).any(|at| {
            is_small(doc, at)
                && doc.tokens[at].flags.has(CUES)
                && (is_capital(doc, at - 1) || doc.is_in(at - 1, WordGroup::Authors))
        })
}

/// Whether the name stands in a source line, a picture credit, or alone in brackets.
pub(super) fn is_source(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    match doc.tokens[before].class {
        Class::Colon => {
            let words = [
                "source",
                "sources",
                "photo",
                "photos",
                "credit",
                "credits",
                "via",
                "image",
                "images",
                "picture",
                "pictures",
                "photograph",
            ];
            before > 0 && doc.is_any_word(before - 1, &words)
        }
        Class::Open => doc.is(end, Class::Close) || is_dated_in_bracket(doc, end),
        Class::Comma => is_in_byline(doc, end),
        _ => false,
    }
}

/// "By Ada Orr, The National, 17 April": the name that ends at `end` behind a comma of a line that names the author.
fn is_in_byline(doc: &Document<'_>, end: TokenIndex) -> bool {
    let block = doc.layout.blocks[doc.layout.block_of(end - 1)];
    let signed = block.kind == BlockKind::Note && doc.is_word(block.content.first, "by");
    signed && (end >= block.content.end || doc.is(end, Class::Comma))
}

/// Whether a comma and a date close the bracket: "(Mint, 28 August)".
fn is_dated_in_bracket(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.is(end, Class::Comma)
        && (end + 2..end + 8)
            .take_while(|&at| !doc.is(at, Class::Open))
            .find(|&at| doc.is(at, Class::Close))
            .is_some_and(|close| {
                (end + 1..close).any(|at| doc.is(at, Class::Digits) && is_date_part(doc, at))
            })
}

/// Whether a date closes the heading or source line that the name opens.
pub(super) fn is_dated(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let sentence = doc.sentence(first);
    let opens = sentence.first == first || sentence.first + 1 == first;
    let mark = doc
        .get(end)
        .filter(|t| sentence.holds(end) && opens && (t.class.is_dash() || is_bar(doc, end)));
    if mark.is_none() {
        return false;
    }
    // "El País - Spain | 26/09/2022": the date within a few tokens.
    (end + 1..sentence.end.min(end + 6))
        .any(|at| doc.is(at, Class::Digits) && (is_date_part(doc, at)))
}

fn is_bar(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is(at, Class::Other) && doc.word(at) == "|"
}

fn is_date_part(doc: &Document<'_>, at: TokenIndex) -> bool {
    let month = |at: TokenIndex| doc.get(at).is_some_and(|t| t.flags.has(Tag::Month.flag()));
    // "28 August", "Aug. 28".
    let dotted = at > 1 && doc.is(at - 1, Class::Period) && month(at - 2);
    month(at + 1)
        || at > 0 && month(at - 1)
        || dotted
        || matches!(
            doc.class(at + 1),
            Some(Class::Slash | Class::Hyphen | Class::Period)
        ) && doc.is(at + 2, Class::Digits)
}

/// The token before the name and its small article.
pub(super) fn before_article(doc: &Document<'_>, first: TokenIndex) -> Option<TokenIndex> {
    let low = doc.sentence(first).first;
    let mut at = first.checked_sub(1)?;
    if doc.is_word(at, "the") {
        at = at.checked_sub(1)?;
    }
    (at >= low).then_some(at)
}

pub(super) fn is_small(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at)
        .is_some_and(|t| t.class == Class::Word && !t.is_capitalized())
}

fn is_capital(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at).is_some_and(crate::scan::Token::is_capitalized)
}
