//! Fractions in digits: "1/2" and "½", alone or behind a whole number.
//!
//! | text                              | value    |
//! | --------------------------------- | -------- |
//! | `1/2`, `½`                        | 1/2      |
//! | `12½`, `12 1/2`, `12-1/2`         | the half of "12 1/2" |
//! | `3/17`, `5/4`                     | no fraction |

use rust_decimal::Decimal;

use super::digits::joint;
use crate::scan::{Class, Document, Gap, TokenIndex};

/// "1/2", "3/4": a proper fraction with a usual denominator.
pub(super) fn simple_fraction(doc: &Document<'_>, at: TokenIndex) -> Option<Decimal> {
    let goes_on = doc.is(at + 3, Class::Slash) && doc.glued(at + 3);
    if joint(doc, at + 1) != Some(Class::Slash) || goes_on {
        return None;
    }
    let (a, b): (u32, u32) = (doc.word(at).parse().ok()?, doc.word(at + 2).parse().ok()?);
    let usual = matches!(b, 2..=6 | 8 | 10 | 16 | 32);
    (0 < a && a < b && usual).then(|| Decimal::from(a) / Decimal::from(b))
}

/// The fraction behind a whole number: `½`, " 1/2" or "-1/2", and where it ends.
pub(super) fn trailing_fraction(
    doc: &Document<'_>,
    end: TokenIndex,
) -> Option<(TokenIndex, Decimal)> {
    match doc.class(end)? {
        Class::Fraction if doc.tokens[end].gap <= Gap::NoBreak => {
            Some((end + 1, vulgar(doc, end)?))
        }
        Class::Digits if matches!(doc.tokens[end].gap, Gap::Space | Gap::NoBreak) => {
            Some((end + 3, simple_fraction(doc, end)?))
        }
        Class::Hyphen => {
            joint(doc, end)?;
            Some((end + 4, simple_fraction(doc, end + 1)?))
        }
        _ => None,
    }
}

pub(super) fn vulgar(doc: &Document<'_>, at: TokenIndex) -> Option<Decimal> {
    let (a, b) = match doc.word(at).chars().next()? {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Decimal::from(a) / Decimal::from(b))
}
