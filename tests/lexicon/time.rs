//! Months, weekdays, seasons, units of time, holidays.

use digestif::{Kind, Value};

use crate::{Findings, forms};

#[test]
fn calendar() {
    let mut findings = Findings::of("calendar");
    for row in list!("calendar.tsv") {
        let (word, class) = (row[0], row[1]);
        let (kind, templates): (Kind, &[&str]) = match class {
            "month" => (
                Kind::Date,
                &[
                    "It opened on WORD 17.",
                    "It opened on WORD. 17.",
                    "It opened in WORD 2025.",
                ],
            ),
            "weekday" if word.ends_with("days") => (Kind::Set, &["It opens on WORD."]),
            "weekday" => (
                Kind::Date,
                &["It opened on WORD.", "It opened on WORD, March 12."],
            ),
            "season" => (Kind::Date, &["It opened in WORD 2025."]),
            "recurring"
                if row[2].len() > 2 && row[2].ends_with(char::is_alphabetic) && word != row[2] =>
            {
                (Kind::Set, &["It opens WORD.", "It opens WORD day."])
            }
            "zone" => (Kind::Time, &["It opens at 10:30 WORD."]),
            "deictic" => (
                Kind::Date,
                &["It opened WORD.", "It opens WORD.", "It opened in WORD."],
            ),
            "unit" if row[2].starts_with('T') => (
                Kind::Duration,
                &[
                    "It lasted 5 WORD.",
                    "It lasted one WORD.",
                    "It lasted 5WORD.",
                ],
            ),
            "unit" => (
                Kind::Duration,
                &[
                    "It lasted 5 WORD.",
                    "It lasted one WORD.",
                    "It lasted a WORD.",
                    "It lasted 5WORD.",
                ],
            ),
            // Words of the grammar (relative, part, holiday, …) show only in phrases of their own class; dates have fixtures for those.
            _ => continue,
        };
        let sentences: Vec<String> = templates
            .iter()
            .map(|template| template.replace("WORD", word))
            .collect();
        findings.expect(word, &sentences, |fact| {
            fact.kind() == kind && fact.text.contains(word)
        });
    }
    findings.done();
}

#[test]
fn holidays() {
    let mut findings = Findings::of("holidays");
    for row in list!("holidays.tsv") {
        let sentences = [format!("It opened on {} 2024.", row[0])];
        findings.expect(row[0], &sentences, |fact| {
            matches!(&fact.value, Value::Date(date) if fact.text.starts_with(row[0]) && (row[1].is_empty() || date.start.is_some()))
        });
        for (country, rule) in forms(row[2]).filter_map(|form| form.split_once('=')) {
            let named = list!("countries.tsv")
                .into_iter()
                .find(|c| c[0] == country)
                .unwrap_or_else(|| panic!("{country} of {} is no country", row[0]));
            let sentences = [
                format!("In {} it opened on {} 2024.", named[1], row[0]),
                format!("It opened on {} 2024 in {}.", row[0], named[1]),
            ];
            findings.expect(row[0], &sentences, |fact| {
                matches!(&fact.value, Value::Date(date) if !rule.is_empty() && date.start.is_some())
            });
        }
    }
    findings.done();
}
