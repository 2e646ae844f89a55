//! A newspaper's noun alone, which its article, its capital and a plain sign make a name.
//!
//! | text                                        | outlet                                                   |
//! | ------------------------------------------- | -------------------------------------------------------- |
//! | `The Clarion quotes police`, `in the Clarion, Ada Orr writes` | `Clarion`                              |
//! | `the Monitor says`                          | `Monitor`, where the text names other papers             |
//!
//! Left alone: "the monitor says", "the Monitor Group", a noun without a sign. Words: `outlet_name` and `outlet_head` of
//! `data/organisations.tsv`.

use super::{Doubt, Draft, Mention, OutletDraft, article, continues, shape, sign};
use crate::lexicon::Tag;
use crate::scan::{Document, Gap, Shape, TokenIndex};

/// The outlet whose noun stands at `at`.
pub(super) fn read<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
    let noun = doc.word_sense(at, Tag::OutletHead)?;
    let end = at + 1;
    let articled = at > 0 && doc.is_word(at - 1, "the") && doc.tokens[at].gap < Gap::Line;
    if !articled
        || doc.tokens[at].shape != Shape::Title
        || continues(doc, at, end)
        || shape::is_heading(doc, at)
        || !sign::is_plainly_shown(doc, at, end)
    {
        return None;
    }
    let first = article(doc, at, end);
    let draft = OutletDraft {
        name: doc.plain(first, end),
        known: None,
        outlet: None,
        // "Monitor" and "Mirror" are things as well, "Gazette" hardly.
        doubt: (noun.id != shape::SURELY).then_some(Doubt::Tells),
    };
    Some(Mention::new(
        first,
        end,
        "outlet.noun",
        Draft::Outlet(draft),
    ))
}
