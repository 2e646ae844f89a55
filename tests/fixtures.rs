//! Runs the cases of `tests/fixtures/*.toml`; their format is described in `tests/README.md`.
//!
//! `cargo test --test fixtures` runs all of them; words after `--` pick the cases whose `file/case` contains one of them, as in
//! `cargo test --test fixtures -- money/sign`. All failures are listed at the end with what was expected and what came out.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use digestif::{Extractor, Fact, Facts, Input, Kind, LexiconSource};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value as Json;
use toml::Value as Toml;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words and patterns of a user's own that its cases are read with, in the TOML of lexicons.
    lexicon: Option<String>,
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    reference_date: Option<toml::value::Datetime>,
    known_gap: Option<String>,
    fact: Option<Vec<Expected>>,
    digest: Option<ExpectedDigest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: String,
    #[serde(default = "first")]
    nth: usize,
    kind: Option<String>,
    rule: Option<String>,
    #[serde(default)]
    value: toml::Table,
    #[serde(default)]
    attribution: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedDigest {
    title: Option<String>,
    published: Option<String>,
    items: Vec<ExpectedItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedItem {
    headline: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    author: Option<String>,
}

const fn first() -> usize {
    1
}

/// What the cases of a file look at.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    /// All facts of one kind.
    Kind(Kind),
    /// The listed facts of any kind.
    Listed,
    /// The digest.
    Structure,
}

/// Counts and messages of a run.
#[derive(Default)]
struct Report {
    cases: usize,
    gaps: usize,
    failures: Vec<String>,
}

fn main() -> ExitCode {
    let filters: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let mut report = Report::default();
    let mut paths: Vec<_> = std::fs::read_dir(FOLDER)
        .expect("tests/fixtures can be read")
        .map(|entry| entry.expect("tests/fixtures can be listed").path())
        .collect();
    paths.sort();
    let extractor = Extractor::new();
    for path in paths {
        run_file(&path, &extractor, &filters, &mut report);
    }
    if report.cases == 0 && filters.is_empty() {
        report
            .failures
            .push("no cases at all in tests/fixtures".to_owned());
    }
    for failure in &report.failures {
        println!("\n{failure}");
    }
    println!(
        "\nfixtures: {} cases, {} failed, {} known gaps",
        report.cases,
        report.failures.len(),
        report.gaps
    );
    if report.failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run_file(path: &Path, extractor: &Extractor, filters: &[String], report: &mut Report) {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let (subject, file) = match read_file(path, &stem) {
        Ok(read) => read,
        Err(reason) => {
            return report
                .failures
                .push(format!("{}: {reason}", path.display()));
        }
    };
    let own = match file.lexicon.as_ref().map(|text| own_extractor(text)) {
        None => None,
        Some(Ok(own)) => Some(own),
        Some(Err(reason)) => {
            return report
                .failures
                .push(format!("{}: lexicon: {reason}", path.display()));
        }
    };
    let extractor = own.as_ref().unwrap_or(extractor);
    let mut names = HashSet::new();
    for case in &file.case {
        let id = format!("{stem}/{}", case.name);
        if !names.insert(&case.name) {
            report.failures.push(format!("{id}: the name stands twice"));
        }
        if !filters.is_empty() && !filters.iter().any(|filter| id.contains(filter.as_str())) {
            continue;
        }
        report.cases += 1;
        let problems = run_case(subject, case, extractor);
        match (&case.known_gap, problems) {
            (None, Ok(problems)) if problems.is_empty() => {}
            (Some(_), Ok(problems)) if problems.is_empty() => {
                report
                    .failures
                    .push(format!("{id}: passes now; take the `known_gap` away"));
            }
            (Some(_), Ok(_)) => report.gaps += 1,
            (None, Ok(problems)) => {
                report.failures.push(format!(
                    "{id}: {:?}\n  {}",
                    case.text,
                    problems.join("\n  ")
                ));
            }
            // A case that cannot be read is no known gap.
            (_, Err(reason)) => report.failures.push(format!("{id}: {reason}")),
        }
    }
}

fn read_file(path: &Path, stem: &str) -> Result<(Subject, File), String> {
    if path.extension().is_none_or(|ending| ending != "toml") {
        return Err("not a TOML file".to_owned());
    }
    let subject = match stem {
        "attribution" | "attribution_styles" | "change" | "known_errors" => Subject::Listed,
        "structure" => Subject::Structure,
        kind => Subject::Kind(
            kind.parse()
                .map_err(|error| format!("the file's name is no kind: {error}"))?,
        ),
    };
    let content = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file: File = toml::from_str(&content).map_err(|error| error.to_string())?;
    if file.case.is_empty() {
        Err("no cases".to_owned())
    } else {
        Ok((subject, file))
    }
}

/// An extractor with a file's own lexicon.
fn own_extractor(text: &str) -> Result<Extractor, digestif::Error> {
    let source = LexiconSource::toml("lexicon", text);
    Extractor::builder().lexicon(source).build()
}

/// The differences between a case and what comes out; an error where the case itself is wrong.
fn run_case(subject: Subject, case: &Case, extractor: &Extractor) -> Result<Vec<String>, String> {
    let date = case
        .reference_date
        .map(|date| parse_date(&date.to_string()))
        .transpose()?;
    let facts = extractor.extract(Input::new(&case.text).reference_date(date));
    match (subject, &case.fact, &case.digest) {
        (Subject::Structure, None, Some(digest)) => compare_digest(digest, &facts),
        (Subject::Structure, ..) => {
            Err("a case of structure.toml has `digest` and no `fact`".to_owned())
        }
        (Subject::Listed, Some(list), None) if !list.is_empty() => {
            compare_facts(list, None, &case.text, &facts)
        }
        (Subject::Kind(kind), Some(list), None) => {
            compare_facts(list, Some(kind), &case.text, &facts)
        }
        _ => Err("a case has `fact` (perhaps `fact = []`) and no `digest`".to_owned()),
    }
}

fn parse_date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("not a date: {text}"))
}

fn compare_facts(
    list: &[Expected],
    file_kind: Option<Kind>,
    text: &str,
    facts: &Facts<'_>,
) -> Result<Vec<String>, String> {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for expected in list {
        let kind = match (&expected.kind, file_kind) {
            (None, Some(kind)) => kind,
            (Some(name), None) => name.parse().map_err(|error| format!("{error}"))?,
            (Some(_), Some(_)) => return Err("`kind` is the file's own here".to_owned()),
            (None, None) => return Err(format!("{:?} needs a `kind`", expected.text)),
        };
        let (start, end) = locate(text, expected)?;
        let found = facts
            .of_kind(kind)
            .find(|fact| fact.span.start == start && fact.span.end == end);
        let Some(fact) = found else {
            let near: Vec<_> = facts
                .iter()
                .filter(|fact| fact.span.start < end && start < fact.span.end)
                .map(shown)
                .collect();
            let got = if near.is_empty() {
                "nothing there".to_owned()
            } else {
                near.join("; ")
            };
            problems.push(format!("expected {kind} {:?}, got {got}", expected.text));
            continue;
        };
        if !seen.insert(fact.id) {
            return Err(format!(
                "{:?} is listed twice; `nth = 2` names the second",
                expected.text
            ));
        }
        problems.extend(compare_fact(expected, fact)?);
    }
    if let Some(kind) = file_kind {
        let extra = facts.of_kind(kind).filter(|fact| !seen.contains(&fact.id));
        problems.extend(extra.map(|fact| format!("not expected: {}", shown(fact))));
    }
    Ok(problems)
}

/// Where the `nth` occurrence of the expected text stands.
fn locate(text: &str, expected: &Expected) -> Result<(usize, usize), String> {
    let nth = expected.nth.checked_sub(1).ok_or("`nth` counts from 1")?;
    let (start, _) = text.match_indices(&expected.text).nth(nth).ok_or_else(|| {
        format!(
            "the text holds no occurrence {} of {:?}",
            expected.nth, expected.text
        )
    })?;
    Ok((start, start + expected.text.len()))
}

fn compare_fact(expected: &Expected, fact: &Fact<'_>) -> Result<Vec<String>, String> {
    let json = serde_json::to_value(fact).map_err(|error| error.to_string())?;
    let mut differences = Vec::new();
    if let Some(rule) = expected.rule.as_ref().filter(|rule| **rule != fact.rule) {
        differences.push(format!("rule {rule}, got {}", fact.rule));
    }
    compare_table(&expected.value, &json["value"], "", &mut differences)?;
    compare_table(
        &expected.attribution,
        &json["attribution"],
        "attribution.",
        &mut differences,
    )?;
    Ok(differences
        .iter()
        .map(|difference| format!("{:?}: expected {difference}", expected.text))
        .collect())
}

/// Compares the keys of `expected`, where an empty string stands for null.
fn compare_table(
    expected: &toml::Table,
    got: &Json,
    prefix: &str,
    differences: &mut Vec<String>,
) -> Result<(), String> {
    for (key, want) in expected {
        // Null fields are written out, so a missing one does not exist. A null `change` has no fields to look at.
        let Some(have) = got.get(key) else {
            if got.is_null() && !prefix.is_empty() {
                differences.push(format!("{prefix}{key} {want}, got null"));
                continue;
            }
            return Err(format!("unknown key `{prefix}{key}`"));
        };
        let same = match want {
            Toml::Table(table) => {
                compare_table(table, have, &format!("{prefix}{key}."), differences)?;
                continue;
            }
            Toml::String(text) if text.is_empty() => have.is_null(),
            Toml::String(text) if matches!(key.as_str(), "amount" | "high" | "implied_rate") => {
                let want: Decimal = text
                    .parse()
                    .map_err(|_| format!("{prefix}{key} is no decimal: {text}"))?;
                have.as_str().and_then(|text| text.parse::<Decimal>().ok()) == Some(want)
            }
            Toml::String(text) => have.as_str() == Some(text),
            Toml::Integer(number) => have.as_i64() == Some(*number),
            Toml::Boolean(flag) => have.as_bool() == Some(*flag),
            Toml::Array(_) => serde_json::to_value(want).is_ok_and(|want| want == *have),
            Toml::Float(_) | Toml::Datetime(_) => {
                return Err(format!("{prefix}{key} must be written as a string"));
            }
        };
        if !same {
            differences.push(format!("{prefix}{key} {want}, got {have}"));
        }
    }
    Ok(())
}

fn compare_digest(expected: &ExpectedDigest, facts: &Facts<'_>) -> Result<Vec<String>, String> {
    let digest = facts.digest();
    let mut problems = Vec::new();
    let mut check = |what: &str, want: Option<&String>, got: Option<String>| {
        let same = want.is_none_or(|want| want.as_str() == got.as_deref().unwrap_or_default());
        if !same {
            problems.push(format!("expected {what} {want:?}, got {got:?}"));
        }
    };
    check(
        "title",
        expected.title.as_ref(),
        digest.title.as_deref().map(str::to_owned),
    );
    check(
        "published",
        expected.published.as_ref(),
        digest.published.map(|date| date.to_string()),
    );
    for (at, (want, got)) in expected.items.iter().zip(&digest.items).enumerate() {
        let publication = &got.publication;
        check(
            &format!("items[{at}].headline"),
            want.headline.as_ref(),
            got.headline.as_deref().map(str::to_owned),
        );
        check(
            &format!("items[{at}].outlet"),
            want.outlet.as_ref(),
            publication.outlet.as_deref().map(str::to_owned),
        );
        check(
            &format!("items[{at}].published"),
            want.published.as_ref(),
            publication.published.map(|d| d.to_string()),
        );
        check(
            &format!("items[{at}].author"),
            want.author.as_ref(),
            publication.author.as_deref().map(str::to_owned),
        );
    }
    if expected.items.len() != digest.items.len() {
        let mut got = String::new();
        for item in &digest.items {
            let _ = write!(
                got,
                " {:?}",
                item.headline.as_deref().unwrap_or("(no headline)")
            );
        }
        problems.push(format!(
            "expected {} items, got {}:{got}",
            expected.items.len(),
            digest.items.len()
        ));
    }
    for date in [&expected.published]
        .into_iter()
        .chain(expected.items.iter().map(|item| &item.published))
        .flatten()
    {
        if !date.is_empty() {
            parse_date(date)?;
        }
    }
    Ok(problems)
}

fn shown(fact: &Fact<'_>) -> String {
    let value = serde_json::to_value(fact)
        .map(|json| json["value"].to_string())
        .unwrap_or_default();
    format!("{} {:?} by {} {value}", fact.kind(), fact.text, fact.rule)
}
