//! The table of rules says what the code does: it names every rule of the code and of the fixtures, and its examples fire.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use digestif::{Extractor, Input, Kind, LexiconSource, rules};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn names_are_in_order_and_start_with_their_kind() {
    let names: Vec<_> = rules().map(|rule| rule.name).collect();
    assert!(
        names.windows(2).all(|pair| pair[0] < pair[1]),
        "not in order"
    );
    for name in names {
        assert!(kind_of(name).is_some(), "{name} starts with no kind");
    }
}

#[test]
fn examples_fire_their_rules() {
    // One rule reads names that a user adds.
    let own = LexiconSource::tsv("own.tsv", "person\nAda Linde\n");
    let extractor = Extractor::builder().lexicon(own).build().unwrap();
    for rule in rules() {
        let text = rule.text();
        let facts = extractor.extract(Input::new(&text));
        let fires = facts
            .iter()
            .any(|fact| fact.rule == rule.name && fact.text == rule.span());
        let gives: Vec<_> = facts
            .iter()
            .map(|fact| (fact.rule.to_string(), fact.text.to_string()))
            .collect();
        assert!(fires, "{}: {text:?} gives {gives:?}", rule.name);
    }
}

#[test]
fn the_code_and_the_table_name_the_same_rules() {
    let mut named = BTreeSet::new();
    for folder in ["recognize", "resolve"] {
        sources(
            &Path::new(ROOT).join("crates/digestif/src").join(folder),
            &mut |source| named.extend(literals(source)),
        );
    }
    let listed: BTreeSet<_> = rules().map(|rule| rule.name.to_owned()).collect();
    let missing: Vec<_> = named.difference(&listed).collect();
    let stale: Vec<_> = listed.difference(&named).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "not in data/rules.tsv: {missing:?}; not in the code: {stale:?}"
    );
}

#[test]
fn fixtures_fire_listed_rules_only() {
    let listed: BTreeSet<_> = rules().map(|rule| rule.name).collect();
    let extractor = Extractor::new();
    for path in files(&Path::new(ROOT).join("tests/fixtures")) {
        let content = fs::read_to_string(&path).expect("a fixture file can be read");
        let table: toml::Table = content.parse().expect("a fixture file is TOML");
        let cases = table["case"].as_array().expect("cases are a list");
        for text in cases.iter().filter_map(|case| case["text"].as_str()) {
            for fact in &*extractor.extract(Input::new(text)) {
                assert!(listed.contains(&*fact.rule), "{} is not listed", fact.rule);
            }
        }
    }
}

fn kind_of(name: &str) -> Option<Kind> {
    let (kind, _) = name.split_once('.')?;
    kind.parse().ok()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    entries
        .map(|entry| entry.expect("an entry can be read").path())
        .collect()
}

/// Calls `look` with every source file under `folder`.
fn sources(folder: &Path, look: &mut impl FnMut(&str)) {
    for path in files(folder) {
        if path.is_dir() {
            sources(&path, look);
        } else {
            look(&fs::read_to_string(&path).expect("a source file can be read"));
        }
    }
}

/// The string literals of a source that have the form of a rule's name.
fn literals(source: &str) -> impl Iterator<Item = String> {
    let is_name = |text: &&str| {
        let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '_');
        text.chars().all(plain) && kind_of(text).is_some()
    };
    source.split('"').filter(is_name).map(str::to_owned)
}
