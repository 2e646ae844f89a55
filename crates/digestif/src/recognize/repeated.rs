//! Ranges whose lower end has its unit or currency already: "5 km to 7 km", "between 5 million euros and 6 million euros".

use super::amount::Amount;
use super::change;
use super::numeral::{Form, Numeral};
use crate::scan::{Class, Document, TokenIndex};

/// The upper number behind an amount whose unit ends at `end`, where the two leave one value open between them.
pub(super) fn upper<'d>(
    doc: &'d Document<'_>,
    amount: &Amount<'_>,
    end: TokenIndex,
) -> Option<&'d Numeral> {
    let joins = match doc.class(end)? {
        Class::Hyphen | Class::Dash => doc.glued(end) && doc.glued(end + 1),
        Class::Word if doc.is_word(end, "to") => {
            !change::moves_from(doc, amount.first) && !change::moves_by(doc, amount.first, true)
        }
        Class::Word if doc.is_word(end, "and") => {
            amount.first > 0 && doc.is_word(amount.first - 1, "between")
        }
        _ => false,
    };
    let upper = doc.numerals.starting(end + 1).filter(|_| joins)?;
    let cardinal = matches!(upper.form, Form::Digits | Form::Words);
    (cardinal && amount.high.is_none() && amount.low? < upper.value).then_some(upper)
}
