//! What an extraction is compared with: a bare `\w+` pass, a pass of an automaton over the lexicon's forms, and a search for a byte.

use std::path::Path;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::Regex;

/// The baselines, built once.
pub struct Baselines {
    words: Regex,
    forms: AhoCorasick,
}

impl Baselines {
    /// Builds them; the automaton takes some time.
    ///
    /// # Panics
    ///
    /// Where the lists are missing.
    pub fn new() -> Self {
        let forms = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(forms())
            .expect("the forms are few enough");
        Self {
            words: Regex::new(r"\w+").expect("the pattern is valid"),
            forms,
        }
    }

    /// Words.
    pub fn words(&self, text: &str) -> usize {
        self.words.find_iter(text).count()
    }

    /// Forms of the lexicon, inside words as well.
    pub fn forms(&self, text: &str) -> usize {
        self.forms.find_iter(text).count()
    }

    /// Full stops.
    pub fn stops(text: &str) -> usize {
        memchr::memchr_iter(b'.', text.as_bytes()).count()
    }
}

/// What stands in the cells of the lists, names of classes included, which are few.
fn forms() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let entries = std::fs::read_dir(folder).expect("the crate has lists");
    let mut forms: Vec<String> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let is_list = path.extension()? == "tsv" && path.file_name()? != "rules.tsv";
            is_list.then(|| std::fs::read_to_string(path).expect("the lists are UTF-8"))
        })
        .flat_map(|content| {
            let lines = content
                .lines()
                .filter(|line| !line.starts_with('#'))
                .skip(1);
            let cells = lines.flat_map(|line| line.split(['\t', '|']));
            cells.map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|form| !form.is_empty())
        .collect();
    forms.sort_unstable();
    forms.dedup();
    assert!(forms.len() > 10_000, "the lists hold forms");
    forms
}
