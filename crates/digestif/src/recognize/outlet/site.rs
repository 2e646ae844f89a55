//! Outlets named by their sites, and addresses, which name none.
//!
//! | text                                | outlet            |
//! | ----------------------------------- | ----------------- |
//! | `Politika.rs`                       | the site's name   |
//! | `lesoir.be`                         | `Le Soir`         |
//! | `www.lesoir.be`, `lesoir.be/a`      | none              |

use super::{Mention, OutletDraft, continues};
use crate::lexicon::Tag;
use crate::recognize::Draft;
use crate::scan::{Class, Document, Shape, TokenIndex};

/// A known outlet by its site: "Politika.rs".
pub(super) fn read<'t>(
    doc: &Document<'t>,
    at: TokenIndex,
    end: TokenIndex,
    id: u32,
) -> Option<Mention<'t>> {
    let apart = !continues(doc, at, end) && !doc.tokens[at].flags.has(Tag::Country.flag());
    let draft = OutletDraft {
        name: doc.plain(at, end),
        known: Some(id),
        outlet: None,
        doubt: None,
    };
    apart.then(|| Mention::new(at, end, "outlet.site", Draft::Outlet(draft)))
}

/// One past the ending of a site's name at `end`: ".ge", ".com"; `end` where there is none.
pub(super) fn end(doc: &Document<'_>, end: TokenIndex) -> TokenIndex {
    let ending = end + 1;
    let site = doc.is(end, Class::Period)
        && doc.glued(end)
        && doc.is(ending, Class::Word)
        && doc.glued(ending)
        && doc.tokens[ending].shape == Shape::Lower
        && (2..=4).contains(&(doc.tokens[ending].end - doc.tokens[ending].start))
        && !(doc.glued(ending + 1)
            && matches!(
                doc.class(ending + 1),
                Some(Class::Slash | Class::Word | Class::Digits)
            ));
    if site { ending + 1 } else { end }
}

/// Whether the words are part of an address: "www.lesoir.be", "lesoir.be/a".
pub(super) fn is_in_address(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    let joins = |mark: TokenIndex| {
        doc.glued(mark) && matches!(doc.class(mark), Some(Class::Period | Class::Slash))
    };
    doc.glued(at) && at > 0 && doc.is(at - 1, Class::Period)
        || end > at + 2
            && doc.is(end - 1, Class::Word)
            && doc.is(end - 2, Class::Period)
            && doc.glued(end - 1)
            && joins(end)
            && doc.glued(end + 1)
}
