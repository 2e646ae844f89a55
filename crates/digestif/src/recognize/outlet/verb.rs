//! The verb behind a name, and whether it is one that tells.
//!
//! | text                                        | verb                                             |
//! | ------------------------------------------- | ------------------------------------------------ |
//! | `Mint and the Sun both note`                | shared by the names of the list                  |
//! | `The National, citing officials, says`      | a participle between commas                      |
//! | `Metro carries pictures`, `Metro runs late` | one of any firm tells only with a piece          |
//! | `Focus said goodbye`, `Metro adds 12 trams` | no words are reported                            |
//! | `People said`, `People says`                | a plural noun; a name                            |

use super::sign::{after_bracket, is_small};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::{CUES, is_press_verb};
use crate::scan::{Class, Document, TokenIndex};

/// Verbs that newspapers have and other things hardly.
const PLAIN: [&str; 25] = [
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
    "learn",
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

/// A verb of saying or publishing.
#[derive(Clone, Copy)]
pub(super) struct Verb<'d> {
    pub(super) lemma: &'d str,
    at: TokenIndex,
    end: TokenIndex,
}

impl Verb<'_> {
    /// Whether newspapers have it and other things hardly: "reports", "carries a study".
    pub(super) fn is_plain(&self, doc: &Document<'_>) -> bool {
        PLAIN.contains(&self.lemma)
            || doc.is_in(self.at, WordGroup::CarryPiece) && has_piece(doc, self.end)
    }
}

/// The verb of telling that follows the name or the names joined to it: "Mint and Dawn both note".
pub(super) fn verb<'d>(doc: &'d Document<'_>, end: TokenIndex) -> Option<Verb<'d>> {
    let verb = own_verb(doc, last_of_list(doc, end))?;
    (tells(doc, verb) && agrees(doc, end, verb)).then_some(verb)
}

/// One past the last of the outlets that a comma or "and" joins to the name that ends at `end`.
pub(super) fn last_of_list(doc: &Document<'_>, end: TokenIndex) -> TokenIndex {
    const MAX_NAMES: usize = 4;
    let mut last = end;
    for _ in 0..MAX_NAMES {
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
    last
}

/// The verb right after a name, perhaps after a bracket, an auxiliary or an adverb.
fn own_verb<'d>(doc: &'d Document<'_>, end: TokenIndex) -> Option<Verb<'d>> {
    let mut at = after_aside(doc, after_bracket(doc, end));
    if doc.is(at, Class::Comma) {
        let cites = doc.is_in(at + 1, WordGroup::Quoting) && doc.word(at + 1).ends_with("ing");
        if !cites && !doc.is_any_word(at + 1, &["which", "that"]) {
            return None;
        }
        at += 1 + usize::from(!cites);
    }
    for _ in 0..4 {
        if !is_small(doc, at) {
            return None;
        }
        if let Some((sense, len)) = doc
            .sense(at, Tag::CuePublish)
            .or_else(|| doc.sense(at, Tag::CueSay))
        {
            return Some(Verb {
                lemma: &doc.lexicon.cues[sense.id as usize].lemma,
                at,
                end: at + len,
            });
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

/// One past an aside between commas at `at` before a verb of telling: "The National, also of the Emirates, says"; `at` where there
/// is none.
fn after_aside(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
    const MAX_ASIDE: usize = 7;
    if !doc.is(at, Class::Comma) {
        return at;
    }
    (at + 2..at + MAX_ASIDE)
        .find(|&close| !doc.is(close, Class::Word))
        .filter(|&close| {
            doc.is(close, Class::Comma)
                && is_small(doc, at + 1)
                && is_small(doc, close + 1)
                && doc.tokens[close + 1].flags.has(CUES)
        })
        .map_or(at, |close| close + 1)
}

/// Whether words or a piece follow: "runs late", "said goodbye" and "adds 12 trams" are what anything may do.
fn tells(doc: &Document<'_>, verb: Verb<'_>) -> bool {
    if doc.is_in(verb.at, WordGroup::AnyFirm) {
        return has_piece(doc, verb.end);
    }
    match verb.lemma {
        "say" => !doc.is_in(verb.end, WordGroup::Greeting),
        "add" => {
            doc.numerals.starting(verb.end).is_none()
                && !doc.is_any_word(verb.end, &["a", "an", "to", "more"])
        }
        "learn" => doc.is_word(verb.end, "that"),
        _ => true,
    }
}

/// Whether a piece, its page, quoted words or a clause is the object at `at`.
fn has_piece(doc: &Document<'_>, at: TokenIndex) -> bool {
    const REACH: usize = 7;
    let end = doc.sentence(at.saturating_sub(1)).end.min(at + REACH);
    doc.is_any_word(at, &["that", "how", "why", "what", "whether"])
        || (at..end).any(|at| {
            doc.tokens[at].class.opens_quote()
                || is_small(doc, at)
                    && (doc.has(at, Tag::Genre) || doc.is_in(at, WordGroup::PieceNoun))
        })
}

/// Whether the verb's number is a name's: "People says", since "People say" is about people.
fn agrees(doc: &Document<'_>, end: TokenIndex, verb: Verb<'_>) -> bool {
    let people = doc.word_sense(end - 1, Tag::Noun).is_some_and(|noun| {
        let noun = &doc.lexicon.nouns[noun.id as usize];
        noun.category.as_deref() == Some("person")
            && !noun.lemma.eq_ignore_ascii_case(doc.word(end - 1))
    });
    !people || doc.word(verb.at).ends_with('s')
}

/// Whether a verb by which a paper tells follows, though it is no verb of saying: "Dawn puts the number at 52".
pub(super) fn has_press_verb(doc: &Document<'_>, end: TokenIndex) -> bool {
    const FINITE: Flags = Flags::of(&[Tag::Press]);
    is_small(doc, end)
        && (doc.tokens[end].flags.has(FINITE) && is_press_verb(doc, end)
            || doc.is_in(end, WordGroup::Finding))
}

/// Whether it has a piece: "Wired has an interview with".
pub(super) fn has_genre(doc: &Document<'_>, end: TokenIndex) -> bool {
    const REACH: usize = 4;
    doc.is_word(end, "has")
        && doc.is_any_word(end + 1, &["a", "an", "its"])
        && (end + 2..end + 2 + REACH)
            .take_while(|&at| is_small(doc, at))
            .any(|at| doc.has(at, Tag::Genre))
}

/// Whether it has something, as a paper has a story: "The Sun has a fox that".
pub(super) fn has_story(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.is_word(end, "has") && doc.is_any_word(end + 1, &["a", "an", "the", "its"])
}
