//! Names signed to a text.
//!
//! | text                                   | who signs                     |
//! | -------------------------------------- | ----------------------------- |
//! | `an article … by N`, `By N`            | behind a piece, at its head   |
//! | `(Reporting by N and M)`, `signed N`   | all names of the list         |
//! | `(N for the Herald, 6 March)`          | in a bracket, with the paper  |
//! | `The Age’s N reports`                  | whose the writer is           |

use super::list::before_conjunct;
use super::name::Name;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::CUES;
use crate::scan::{Class, Document, TokenIndex};

/// Whether the name is signed to a text: "an article by N", "By N", "a report signed N", "(Reporting by M and N)".
pub(super) fn is_byline(doc: &Document<'_>, name: Name) -> bool {
    let low = doc.sentence(name.first).first;
    let mut first = name.first;
    // The names before it in a list share the byline.
    if writes_for(doc, name) || reports_for(doc, name) {
        return true;
    }
    for _ in 0..3 {
        if signs(doc, first) {
            return true;
        }
        let Some(before) = before_conjunct(doc, first, low) else {
            return false;
        };
        first = before;
    }
    false
}

/// Whether a bracket names the author and the paper: "(N for the Herald, 6 March)".
fn writes_for(doc: &Document<'_>, name: Name) -> bool {
    let opens = name.first > 0 && doc.is(name.first - 1, Class::Open);
    let paper = name.end + 1 + usize::from(doc.is_word(name.end + 1, "the"));
    opens
        && doc.is_any_word(name.end, &["for", "in"])
        && doc
            .get(paper)
            .is_some_and(|t| t.flags.has(Tag::Outlet.flag()) || t.is_capitalized())
        && (paper..paper + 12)
            .take_while(|&at| doc.sentence(name.first).holds(at))
            .any(|at| doc.is(at, Class::Close))
}

/// Whether a paper owns the name that tells something: "The Age’s N reports".
fn reports_for(doc: &Document<'_>, name: Name) -> bool {
    const MAX_PAPER: usize = 5;
    let Some(mark) = name
        .first
        .checked_sub(2)
        .filter(|&mark| doc.is_word(mark + 1, "s") && doc.is(mark, Class::Apostrophe))
    else {
        return false;
    };
    doc.get(name.end).is_some_and(|t| t.flags.has(CUES))
        && (mark.saturating_sub(MAX_PAPER)..mark).any(|first| {
            doc.sense(first, Tag::Outlet)
                .is_some_and(|(_, len)| first + len == mark)
        })
}

/// Whether words that sign a text stand right before the name at `at`.
fn signs(doc: &Document<'_>, at: TokenIndex) -> bool {
    let Some(by) = at
        .checked_sub(1)
        .filter(|&by| doc.is_any_word(by, &["by", "signed"]))
    else {
        return false;
    };
    let first = doc.sentence(by).first;
    let work = by > first && doc.is_in(by - 1, WordGroup::Credit);
    doc.is_word(by, "by") && doc.tokens[by].is_capitalized()
        || work
        || (first.max(by.saturating_sub(14))..by).any(|at| {
            doc.tokens[at]
                .flags
                .has(Flags::of(&[Tag::Genre, Tag::CuePublish]))
                && !doc.tokens[at].is_capitalized()
        })
}
