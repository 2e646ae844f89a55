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

use crate::lexicon::Tag;
use crate::scan::{Class, Document, TokenIndex};

/// Whether the words around show that an outlet is meant.
pub(super) fn is_shown(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    publishes(doc, end) || heads_line(doc, first, end) || is_plainly_shown(doc, first, end)
}

/// Whether the name opens a line and a colon follows, perhaps after its place: "The National (Abu Dhabi):".
fn heads_line(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    doc.sentence(first).first == first && doc.is(after_bracket(doc, end), Class::Colon)
}

/// One past a short bracket at `at`, which says where the piece or the paper is: "(page 9)", "(Abu Dhabi)"; `at` where there is none.
fn after_bracket(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
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

/// Verbs that newspapers have and other things hardly.
const PLAIN: [&str; 24] = [
    "add",
    "argue",
    "cite",
    "comment",
    "describe",
    "editorialise",
    "editorialize",
    "explain",
    "headline",
    "interview",
    "lead with",
    "note",
    "observe",
    "publish",
    "quote",
    "recall",
    "recount",
    "remark",
    "report",
    "report on",
    "say",
    "splash",
    "splash on",
    "write",
];

/// [`is_shown`] without verbs that other things have, too: "Metro runs late", "Time shows".
pub(super) fn is_plainly_shown(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    verb(doc, end).is_some_and(|lemma| PLAIN.contains(&lemma))
        || has_kind(doc, first, end)
        || is_addressed(doc, first)
        || is_source(doc, first, end)
        || is_dated(doc, first, end)
        || is_page(doc, end)
        || is_dated_bracket(doc, end)
        || owns_piece(doc, end)
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
    verb(doc, end).is_some_and(|lemma| VERBS.contains(&lemma))
        || by
            .and_then(|by| by.checked_sub(1))
            .is_some_and(|cue| doc.has(cue, Tag::CuePublish))
}

/// Whether a piece or page of it is named: "Metro's headline".
fn owns_piece(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.is(end, Class::Apostrophe)
        && doc.is_word(end + 1, "s")
        && (end + 2..end + 4).any(|at| {
            is_small(doc, at)
                && (doc.has(at, Tag::Genre)
                    || doc.is_any_word(
                        at,
                        &[
                            "headline",
                            "front",
                            "splash",
                            "website",
                            "correspondent",
                            "readers",
                        ],
                    ))
        })
}

/// Whether a verb of saying or publishing follows.
fn publishes(doc: &Document<'_>, end: TokenIndex) -> bool {
    verb(doc, end).is_some()
}

/// The verb of saying or publishing that follows the name or the names joined to it: "Mint and Dawn both note".
fn verb<'d>(doc: &'d Document<'_>, end: TokenIndex) -> Option<&'d str> {
    let mut last = end;
    for _ in 0..4 {
        let mut next = last + usize::from(doc.is(last, Class::Comma));
        next += usize::from(doc.is_word(next, "and"));
        if next == last {
            break;
        }
        let Some((_, len)) = doc.sense(next, Tag::Outlet).or_else(|| {
            next += usize::from(doc.is_word(next, "the"));
            doc.sense(next, Tag::Outlet)
        }) else {
            break;
        };
        last = next + len;
    }
    own_verb(doc, last)
}

/// The verb right after a name, perhaps after a bracket, an auxiliary or an adverb.
fn own_verb<'d>(doc: &'d Document<'_>, end: TokenIndex) -> Option<&'d str> {
    let mut at = after_bracket(doc, end);
    if doc.is(at, Class::Comma) && doc.is_any_word(at + 1, &["which", "that"]) {
        at += 2;
    }
    for _ in 0..4 {
        if !is_small(doc, at) {
            return None;
        }
        if let Some((sense, _)) = doc
            .sense(at, Tag::CuePublish)
            .or_else(|| doc.sense(at, Tag::CueSay))
        {
            return Some(&doc.lexicon.cues[sense.id as usize].lemma);
        }
        let skip = doc.has(at, Tag::Adverb)
            || doc.has(at, Tag::Medium)
            || doc.is_any_word(
                at,
                &[
                    "has", "had", "have", "also", "first", "news", "both", "all", "each",
                ],
            );
        if !skip {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a kind of outlet stands beside the name: "Time magazine", "the daily Dawn", "The Mill, a trade newsletter".
pub(super) fn has_kind(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let after = is_small(doc, end) && doc.has(end, Tag::Medium);
    let staff = is_small(doc, end)
        && doc.is_any_word(
            end,
            &[
                "columnist",
                "correspondent",
                "reporter",
                "journalist",
                "editor",
            ],
        );
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
        "in" => cue(at.checked_sub(1)) || before("writing") || before("article"),
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
        _ => false,
    }
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

fn is_small(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at)
        .is_some_and(|t| t.class == Class::Word && !t.is_capitalized())
}
