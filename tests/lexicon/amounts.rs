//! Words of amounts: units, scales, numerals, hedges, counted nouns, movements.

use std::collections::{BTreeMap, BTreeSet};

use digestif::{Fact, Kind, Value};
use rust_decimal::Decimal;

use crate::money::is_money;
use crate::{Findings, forms};

#[test]
fn units() {
    let mut by_form: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let lists = list!("units.tsv");
    for row in &lists {
        for form in forms(row[6]).chain(forms(row[7])) {
            by_form.entry(form).or_default().insert(row[0]);
        }
    }
    let mut findings = Findings::of("units");
    for (form, units) in &by_form {
        let sentences = [
            "It was 5 FORM of flour.",
            "It measured 5 FORM.",
            "It measured 5FORM.",
            "It measured 5 FORM then.",
        ]
        .map(|text| text.replace("FORM", form));
        findings.expect(form, &sentences, |fact| {
            matches!(&fact.value, Value::Quantity(q) if q.amount == Some(Decimal::from(5)) && units.contains(&*q.unit))
        });
    }
    findings.done();
}

#[test]
fn scales() {
    let mut findings = Findings::of("scales");
    for row in list!("scales.tsv") {
        let value: Decimal = row[1].parse().expect("the loader checks this");
        let amount = value * Decimal::from(5);
        let gap = if row[2] == "glued" { "" } else { " " };
        findings.expect(
            row[0],
            &[format!("It cost $5{gap}{} then.", row[0])],
            |fact| is_money(fact, "USD", amount),
        );
    }
    findings.done();
}

#[test]
fn number_words() {
    let mut findings = Findings::of("number_words");
    for row in list!("number_words.tsv") {
        let (word, class) = (row[0], row[2]);
        let value = row[1].split_once('/').map_or_else(
            || row[1].parse::<Decimal>().ok(),
            |(a, b)| Some(a.parse::<Decimal>().ok()? / b.parse::<Decimal>().ok()?),
        );
        match class {
            "ordinal" => findings.expect(word, &[format!("It was the {word} bridge.")], |fact| {
                matches!(&fact.value, Value::Ordinal(o) if Some(Decimal::from(o.rank)) == value)
            }),
            "vague" => findings.expect(word, &[format!("They built {word} of ships."), format!("They saw {word} ships.")], |fact| {
                matches!(&fact.value, Value::Count(c) if c.amount.is_none())
            }),
            // Many bare fractions rank or belong to a calendar; those of a unit or a scale do not.
            "fraction" => {
                let templates = ["It weighs WORD tonne.", "It weighs WORD a tonne.", "It has one WORD of a million.", "It has two WORD of a million."];
                let million = Decimal::from(1_000_000);
                findings.expect(word, &templates.map(|template| template.replace("WORD", word)), |fact| {
                    let factors = [Decimal::ONE, million, million * Decimal::TWO];
                    amount(fact).is_some_and(|got| value.is_some_and(|v| factors.iter().any(|f| (got - v * f).abs() < Decimal::ONE)))
                });
            }
            _ => findings.expect(word, &[format!("They built {word} ships."), format!("They built {word} ship."), format!("They built a {word} ships.")], |fact| {
                fact.kind() == Kind::Count && amount(fact) == value
            }),
        }
    }
    findings.done();
}

fn amount(fact: &Fact<'_>) -> Option<Decimal> {
    match &fact.value {
        Value::Money(v) => v.amount,
        Value::Percent(v) => v.amount,
        Value::Count(v) => v.amount,
        Value::Quantity(v) => v.amount,
        Value::Number(v) => v.amount,
        _ => None,
    }
}

fn modifier(fact: &Fact<'_>) -> Option<digestif::Modifier> {
    match &fact.value {
        Value::Money(v) => Some(v.modifier),
        Value::Percent(v) => Some(v.modifier),
        Value::Count(v) => Some(v.modifier),
        Value::Quantity(v) => Some(v.modifier),
        Value::Number(v) => Some(v.modifier),
        Value::Duration(v) => Some(v.modifier),
        _ => None,
    }
}

#[test]
fn modifiers() {
    let mut findings = Findings::of("modifiers");
    for row in list!("modifiers.tsv") {
        let templates: &[&str] = match row[2] {
            "before" => &[
                "It cost WORD $5 million.",
                "It cost WORD$5 million.",
                "It was WORD 5 km.",
                "It lasted WORD 5 years.",
                "It has WORD 500 ships.",
            ],
            _ => &[
                "It cost $5 million WORD.",
                "It cost $5 millionWORD.",
                "It took 500 ships WORD.",
                "It took 500WORD ships.",
                "It took 500 WORD ships.",
                "It grew by 5% WORD.",
            ],
        };
        let sentences: Vec<String> = templates
            .iter()
            .map(|template| template.replace("WORD", row[0]))
            .collect();
        findings.expect(row[0], &sentences, |fact| {
            modifier(fact).is_some_and(|m| m.as_str() == row[1])
        });
    }
    findings.done();
}

#[test]
fn count_nouns() {
    // A plural may have two singulars: "axes", "bases".
    let mut by_plural: BTreeMap<&str, Vec<(&str, Option<&str>)>> = BTreeMap::new();
    for row in list!("count_nouns.tsv") {
        let category = (!row[2].is_empty()).then_some(row[2]);
        for plural in forms(row[1]) {
            by_plural
                .entry(plural)
                .or_default()
                .push((row[0], category));
        }
    }
    let mut findings = Findings::of("count_nouns");
    for (plural, nouns) in &by_plural {
        findings.expect(plural, &[format!("They counted 17 {plural}.")], |fact| {
            let Value::Count(count) = &fact.value else {
                return false;
            };
            nouns.iter().any(|(lemma, category)| {
                // Of "crew-members" the head may be the last part alone.
                let head = lemma
                    .strip_suffix(&*count.lemma)
                    .is_some_and(|before| before.is_empty() || before.ends_with('-'));
                head && *category == count.category.as_deref()
            })
        });
    }
    findings.done();
}

#[test]
fn movements() {
    let mut findings = Findings::of("movements");
    for row in list!("movements.tsv") {
        let templates: &[&str] = match row[2] {
            "verb" => &[
                "Exports WORD by 5% in May.",
                "Exports WORD 5%.",
                "Exports have WORD by 5%.",
                "Exports are WORD by 5%.",
                "They WORD exports by 5%.",
                "They will WORD exports by 5%.",
                "They were WORD by 5%.",
            ],
            "noun" => &[
                "There was a WORD of 5% in May.",
                "They saw a 5% WORD in exports.",
                "There were WORD of 5%.",
            ],
            _ => &[
                "Exports were WORD 5%.",
                "Exports were 5% WORD.",
                "Exports were WORD by 5%.",
            ],
        };
        let sentences: Vec<String> = templates
            .iter()
            .map(|template| template.replace("WORD", row[0]))
            .collect();
        findings.expect(row[0], &sentences, |fact| {
            matches!(&fact.value, Value::Percent(p) if p.change.is_some_and(|c| c.direction.as_str() == row[1]))
        });
    }
    findings.done();
}
