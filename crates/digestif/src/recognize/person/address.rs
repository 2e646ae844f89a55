//! Forms of address and relatives that stand before a name.
//!
//! | text                        | before the name                          |
//! | --------------------------- | ---------------------------------------- |
//! | `Mr N`, `Tan Sri N`         | one honorific                            |
//! | `Prof. Dr. N`               | two                                      |
//! | `Maj-Gen (rtd) N`           | a rank that has been left                |
//! | `her brother Mark`          | a relative                               |

use super::role;
use crate::lexicon::{Tag, WordGroup};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// The token before "(rtd)", by which a rank is a former one; else `at`: "Maj-Gen (rtd) N".
pub(super) fn before_retired(doc: &Document<'_>, at: TokenIndex) -> TokenIndex {
    let dot = usize::from(at > 1 && doc.is(at - 2, Class::Period));
    at.checked_sub(3 + dot)
        .filter(|&open| {
            doc.is(at - 1, Class::Close)
                && doc.is(open, Class::Open)
                && doc.is_in(open + 1, WordGroup::Retired)
        })
        .unwrap_or(at)
}

/// The first of the honorifics before the name: "Mr", "Dr.", "Tan Sri", "Prof. Dr.".
pub(super) fn honorific(doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let low = doc.sentence(at).first.max(at.saturating_sub(8));
    let mut first = None;
    let mut end = at;
    while end > low {
        let last = &doc.tokens[end - 1];
        let dot = last.class == Class::Period && end > low + 1 && last.gap == Gap::None;
        if !(dot || last.is_capitalized()) {
            break;
        }
        let whole = role::ending(doc, end, low, Tag::Honorific);
        let Some(one) = whole
            .or_else(|| role::ending(doc, end - usize::from(dot), low, Tag::Honorific))
            .filter(|&one| doc.tokens[one].is_capitalized())
        else {
            break;
        };
        (first, end) = (Some(one), one);
    }
    first
}

/// Whether a relative is named: "her brother Mark"; true where no comma stands between.
pub(super) fn after_kin(doc: &Document<'_>, at: TokenIndex) -> Option<bool> {
    let comma = at > 0 && doc.is(at - 1, Class::Comma);
    let kin = at.checked_sub(1 + usize::from(comma))?;
    let owned = kin > 0
        && (doc.tokens[kin - 1].flags.has(Tag::Determiner.flag()) || doc.is_word(kin - 1, "s"));
    (doc.tokens[kin].flags.has(Tag::Kin.flag()) && owned && doc.sentence(at).holds(kin))
        .then_some(!comma)
}
