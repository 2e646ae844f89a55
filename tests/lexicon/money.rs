//! Currencies: names, codes, signs and subunits.

use digestif::{Fact, Value};
use rust_decimal::Decimal;

use crate::{Findings, forms};

/// Whether a fact is money that is, or by its words may be, `code`; in another currency the amount may be another, since
/// currencies differ in what a subunit is.
pub(crate) fn is_money(fact: &Fact<'_>, code: &str, amount: Decimal) -> bool {
    let Value::Money(money) = &fact.value else {
        return false;
    };
    let is = money.currency.as_deref() == Some(code) && money.amount == Some(amount);
    is || money.candidates.iter().any(|other| other == code)
}

/// Sentences with five of a form, and with five million where it is a word of common speech too ("5 million marks").
fn five(
    form: &str,
    code: &str,
    parts: Decimal,
    findings: &mut Findings,
    label: &str,
    templates: &[&str],
) {
    let sentences = |number: &str| -> Vec<String> {
        templates
            .iter()
            .map(|template| template.replace('#', number).replace("FORM", form))
            .collect()
    };
    let (five, million) = (Decimal::from(5) / parts, Decimal::from(5_000_000) / parts);
    let all = [sentences("5"), sentences("5 million")].concat();
    findings.expect(label, &all, |fact| {
        is_money(fact, code, five) || is_money(fact, code, million)
    });
}

#[test]
fn currencies() {
    let mut findings = Findings::of("currencies");
    for row in list!("currencies.tsv") {
        let code = row[0];
        for template in ["It cost FORM #.", "It cost # FORM."] {
            five(code, code, Decimal::ONE, &mut findings, code, &[template]);
        }
        for noun in forms(row[1]) {
            five(
                noun,
                code,
                Decimal::ONE,
                &mut findings,
                &format!("{code} {noun}"),
                &["It cost # FORM."],
            );
        }
        for sign in forms(row[2]) {
            let templates = [
                "It cost FORM# then.",
                "It cost #FORM then.",
                "It cost FORM # then.",
                "It cost # FORM then.",
            ];
            five(
                sign,
                code,
                Decimal::ONE,
                &mut findings,
                &format!("{code} {sign}"),
                &templates,
            );
        }
        for subunit in row[4].split(';').filter(|subunit| !subunit.is_empty()) {
            let (names, parts) = subunit.split_once('=').expect("the loader checks this");
            let parts: Decimal = parts.parse().expect("the loader checks this");
            for name in forms(names) {
                let templates = ["It cost # FORM then.", "It cost #FORM then."];
                five(
                    name,
                    code,
                    parts,
                    &mut findings,
                    &format!("{code} {name}"),
                    &templates,
                );
            }
        }
    }
    findings.done();
}
