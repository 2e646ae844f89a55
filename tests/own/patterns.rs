//! Patterns search the whole text, in time that is linear in it.

use std::time::Duration;

use cpu_time::ThreadTime;
use digestif::{Extractor, Kind};

#[test]
fn long_paragraphs_are_searched_whole() {
    let extractor = Extractor::builder()
        .pattern("word", r"\bq(?<n>\d+)\b")
        .build()
        .unwrap();
    let sentences = numbered(500, |n| format!("Here stands q{n} in a row of words. "));
    let words = numbered(2000, |n| format!("q{n} "));
    for (text, count) in [(&sentences, 500), (&words, 2000)] {
        let facts = extractor.extract(text.as_str());
        assert_eq!(facts.of_kind(Kind::Custom).count(), count);
    }
    // A word longer than what is searched at a time is cut, at a character's end.
    let extractor = Extractor::builder().pattern("run", "é+").build().unwrap();
    let text = "é".repeat(5000);
    let found: usize = extractor
        .extract(&text)
        .of_kind(Kind::Custom)
        .map(|fact| fact.text.len())
        .sum();
    assert_eq!(found, text.len());
}

/// Twice the text may cost little more than twice the time, also where a pattern looks to the end for each of its matches.
#[test]
fn patterns_are_linear() {
    let extractor = Extractor::builder()
        .pattern("q", ".*[^A-Z ]|[A-Z]")
        .kinds([Kind::Custom])
        .build()
        .unwrap();
    for piece in ["A", "A "] {
        let time = |count: usize| {
            let text = piece.repeat(count);
            let run = || {
                let start = ThreadTime::now();
                assert!(!extractor.extract(&text).is_empty());
                start.elapsed()
            };
            (0..4).map(|_| run()).min().unwrap_or(Duration::MAX)
        };
        let (one, two) = (time(20_000), time(40_000));
        assert!(two < one * 3, "{piece:?}: {one:?}, then {two:?}");
    }
}

/// The parts for 0 to `count`, in one.
fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}
