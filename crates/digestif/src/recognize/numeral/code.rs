//! Digits that make no single number: dates, times, versions, telephone numbers.
//!
//! | text                                                       | what         |
//! | ---------------------------------------------------------- | ------------ |
//! | `17.04.2025`, `10:30`, `3/3/2024`                          | a code       |
//! | `4-1-1-0-2-…`, with more parts than any date or number has | a code       |
//! | `1.350.000`, `1/2`                                         | no code      |

use super::digits::{figures, joint};
use super::part::simple_fraction;
use crate::scan::{Class, Document, TokenIndex};

/// The end of a chain of figures and what joins them without a space, with more parts than any number, date or score has: "1-1-0-…",
/// "2,4,1,…". It is read once, not from each of its figures.
pub(super) fn chain_end(doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
    const PARTS: usize = 16;
    let goes_on = |at: TokenIndex| joint(doc, at).is_some();
    // One look far ahead spares nearly all numbers the walk.
    let may_be = doc.glued(at + 1) && doc.is(at + 2 * (PARTS - 1), Class::Digits);
    if !may_be || !(at + 1..at + 2 * PARTS - 2).step_by(2).all(goes_on) {
        return None;
    }
    let joints = (at + 2 * PARTS - 1..).step_by(2);
    joints.into_iter().find(|&at| !goes_on(at))
}

/// The end of a run of digits and single dots, colons or slashes that is no decimal number: "17.04.2025", "10:30", "3/3/2024".
pub(super) fn code_end(doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let mut end = at + 1;
    let (mut dots, mut others) = (0, 0);
    while let Some(class) = joint(doc, end) {
        match class {
            Class::Period => dots += 1,
            Class::Colon | Class::Slash => others += 1,
            _ => break,
        }
        end += 2;
    }
    let grouped = dots >= 2 && others == 0 && dotted_groups(doc, at, end);
    let halves = others == 1 && dots == 0 && simple_fraction(doc, at).is_some();
    (others > 0 && !halves || dots >= 2 && !grouped).then_some(end)
}

fn dotted_groups(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    figures(doc, at) <= 3
        && (at + 2..end)
            .step_by(2)
            .all(|group| figures(doc, group) == 3)
}
