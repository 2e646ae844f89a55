//! Every row of every list is found through the extractor, in a sentence that leaves it no other reading.
//!
//! A form that several rows share must give one of them and, for money, list the others as candidates. What a list holds on
//! purpose but a plain sentence cannot show (a noun that is also a unit, say) stands in `EXCEPTIONS` with its reason.
//!
//! | file         | lists                                                                      |
//! | ------------ | -------------------------------------------------------------------------- |
//! | `money.rs`   | currencies                                                                 |
//! | `amounts.rs` | units, scales, number words, modifiers, counted nouns, movements           |
//! | `time.rs`    | the calendar and its holidays                                              |
//! | `names.rs`   | outlets, titles, countries, verbs of saying                                |

use chrono::NaiveDate;
use digestif::{Extractor, Fact, Input};

/// The rows of a list as cells.
macro_rules! list {
    ($name:literal) => {
        crate::rows(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/data/",
            $name
        )))
    };
}

mod amounts;
mod money;
mod names;
mod time;

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
