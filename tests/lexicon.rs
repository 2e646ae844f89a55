//! Every row of every list is found through the extractor, in a sentence that leaves it no other reading.
//!
//! A form that several rows share must give one of them and, for money, list the others as candidates. What a list holds on
//! purpose but a plain sentence cannot show (a noun that is also a unit, say) stands in `EXCEPTIONS` with its reason.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use digestif::{Extractor, Fact, Input, Kind, Value};
use rust_decimal::Decimal;

/// The rows of a list as cells.
macro_rules! list {
    ($name:literal) => {
        rows(include_str!(concat!("../crates/digestif/data/", $name)))
    };
}

fn rows(content: &'static str) -> Vec<Vec<&'static str>> {
    let lines = content
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect()
}

fn forms(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|form| !form.is_empty())
}

/// Forms that have another reading first, by list, with that reading.
const EXCEPTIONS: &[(&str, &[&str], &str)] = &[
    (
        "currencies",
        &["LYD dirham", "LYD dirhams", "QAR dirham", "QAR dirhams"],
        "the dirham is a currency elsewhere",
    ),
    (
        "units",
        &[
            "million british thermal units",
            "million btu",
            "million btus",
        ],
        "a million of the unit itself",
    ),
    ("count_nouns", &["calories"], "a unit of energy"),
    ("outlets", &["Irrawaddy"], "a river without the article"),
];

/// The failures of one list.
struct Findings {
    list: &'static str,
    tried: usize,
    missing: Vec<String>,
}

impl Findings {
    fn of(list: &'static str) -> Self {
        Self {
            list,
            tried: 0,
            missing: Vec::new(),
        }
    }

    /// Tries each of the sentences until one shows the form.
    fn expect(&mut self, form: &str, sentences: &[String], found: impl Fn(&Fact<'_>) -> bool) {
        if EXCEPTIONS
            .iter()
            .any(|e| e.0 == self.list && e.1.contains(&form))
        {
            return;
        }
        self.tried += 1;
        let extractor = Extractor::new();
        let day = NaiveDate::from_ymd_opt(2026, 3, 13);
        let shows = |text: &String| {
            extractor
                .extract(Input::new(text).reference_date(day))
                .iter()
                .any(&found)
        };
        if !sentences.iter().any(shows) {
            self.missing.push(form.to_owned());
        }
    }

    /// Fails where forms are missing, and lists them compactly.
    fn done(self) {
        assert!(self.tried > 0, "{}.tsv: no form was tried", self.list);
        let Self {
            list,
            tried,
            missing,
        } = self;
        assert!(
            missing.is_empty(),
            "{list}.tsv: {} of {tried} forms not found: {}",
            missing.len(),
            missing.join(" | ")
        );
    }
}

/// Whether a fact is money that is, or by its words may be, `code`; in another currency the amount may be another, since
/// currencies differ in what a subunit is.
fn is_money(fact: &Fact<'_>, code: &str, amount: Decimal) -> bool {
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
