//! Outlets, titles, countries and verbs of saying.

use std::collections::{BTreeMap, BTreeSet};

use digestif::Value;

use crate::{Findings, forms};

#[test]
fn outlets() {
    let mut findings = Findings::of("outlets");
    for row in list!("outlets.tsv") {
        for form in forms(row[0]).chain(forms(row[1])) {
            let article = if form.starts_with("The ") {
                ""
            } else {
                "The newspaper "
            };
            let sentences = [
                format!("{form} reported on April 12 that the port grew."),
                format!("{article}{form} published an article on April 12 about ports."),
            ];
            // An alias that is no acronym keeps its own name until the full one stands in the document; `NewsDay` of Harare
            // and `Newsday` of New York are one form.
            findings.expect(form, &sentences, |fact| {
                matches!(&fact.value, Value::Outlet(o) if o.name == row[0] || o.name.eq_ignore_ascii_case(form))
            });
        }
    }
    findings.done();
}

#[test]
fn titles() {
    let mut findings = Findings::of("titles");
    for row in list!("titles.tsv") {
        if row[1] != "head" {
            continue;
        }
        let title = row[0];
        let mut capital = title.to_owned();
        capital[..1].make_ascii_uppercase();
        let sentences = [
            format!("Oskar Brandvold, a {title}, spoke on Monday."),
            format!("{capital} Oskar Brandvold spoke on Monday."),
            format!("“It works,” said {title} Oskar Brandvold."),
        ];
        findings.expect(title, &sentences, |fact| {
            let Value::Person(person) = &fact.value else {
                return false;
            };
            person
                .role
                .as_deref()
                .is_some_and(|role| role.to_lowercase().contains(&title.to_lowercase()))
        });
    }
    findings.done();
}

#[test]
fn countries() {
    // Some forms serve several countries: "Congo", "Dominican".
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut demonyms = names.clone();
    for row in list!("countries.tsv") {
        for form in forms(row[1]).chain(forms(row[2])) {
            names.entry(form).or_default().insert(row[1]);
        }
        if let Some(adjective) = forms(row[3]).next() {
            demonyms.entry(adjective).or_default().insert(row[1]);
        }
    }
    let mut findings = Findings::of("countries");
    let templates = [
        "Oskar Brandvold, the president of FORM, spoke.",
        "Oskar Brandvold, the president of the FORM, spoke.",
    ];
    let adjectives = ["The FORM President Oskar Brandvold spoke."];
    for (forms, templates) in [
        (&names, templates.as_slice()),
        (&demonyms, adjectives.as_slice()),
    ] {
        for (form, countries) in forms {
            let sentences: Vec<String> = templates
                .iter()
                .map(|text| text.replace("FORM", form))
                .collect();
            findings.expect(form, &sentences, |fact| {
                matches!(&fact.value, Value::Person(p) if p.country.as_deref().is_some_and(|c| countries.contains(c)))
            });
        }
    }
    findings.done();
}

#[test]
fn cue_verbs() {
    let mut findings = Findings::of("cue_verbs");
    for row in list!("cue_verbs.tsv") {
        for form in forms(row[1]) {
            if form.ends_with("ing") {
                continue;
            }
            if row[2] != "publish" {
                let sentences = [
                    format!("“It works,” Oskar Brandvold {form}."),
                    format!("“It works,” {form} Oskar Brandvold."),
                    format!("Oskar Brandvold {form}: “It works.”"),
                ];
                findings.expect(form, &sentences, |fact| {
                    matches!(&fact.value, Value::Quote(q) if q.speaker.as_deref() == Some("Oskar Brandvold"))
                });
            }
        }
    }
    findings.done();
}
