//! Time: contenders read the same documents in turn, so that whatever else the machine does meets all alike, and the time is that of
//! the thread.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use digestif::{Extractor, Kind};
use serde_json::json;

use crate::corpus::{Baselines, Composer, HOSTILE, Prose, hostile};
use crate::{SEED, SELECTIONS, SIZES, extract, extractor, line};

/// A way to read a text: its name, and what it finds.
type Contender<'a> = (&'a str, &'a dyn Fn(&str) -> usize);

/// Documents are timed by so many bytes at least: a look at the clock costs as much as a short text.
const STRETCH: usize = 20_000;

/// Prints all measurements over `total` bytes each, the middle of `rounds`.
pub(crate) fn run(total: usize, rounds: usize) {
    let baselines = Baselines::new();
    start();
    texts(&baselines, total, rounds);
    kinds(&baselines, total, rounds);
    hostile_texts(total, rounds);
    #[cfg(feature = "parallel")]
    threads(total, rounds);
}

/// How long it takes to build the first extractor, which reads the lists.
fn start() {
    let begin = ThreadTime::now();
    let extractor = black_box(Extractor::new());
    let milliseconds = begin.elapsed().as_secs_f64() * 1e3;
    drop(extractor);
    line(&json!({ "table": "start", "milliseconds": milliseconds }));
}

fn texts(baselines: &Baselines, total: usize, rounds: usize) {
    let extractor = Extractor::new();
    for prose in Prose::ALL {
        for (size, bytes) in SIZES {
            let documents = documents(prose, bytes, total);
            for text in &documents {
                prose.check(text, &extract(&extractor, text));
            }
            let speeds = contest(
                &documents,
                &[
                    ("facts", &|text| extract(&extractor, text).len()),
                    ("words", &|text| baselines.words(text)),
                    ("forms", &|text| baselines.forms(text)),
                    ("stops", &|text| Baselines::stops(text)),
                ],
                rounds,
            );
            line(
                &json!({ "table": "text", "name": format!("{} {size}", prose.name()), "speed": speeds }),
            );
        }
    }
}

fn kinds(baselines: &Baselines, total: usize, rounds: usize) {
    for prose in [Prose::News, Prose::Digest] {
        let documents = documents(prose, 2 << 10, total);
        let all = extractor(&Kind::ALL);
        for (name, kinds) in SELECTIONS {
            let some = extractor(kinds);
            for text in &documents {
                let found = extract(&some, text);
                let asked = extract(&all, text);
                let wanted = asked.iter().filter(|fact| kinds.contains(&fact.kind()));
                assert_eq!(
                    found.len(),
                    wanted.count(),
                    "only what is asked for is left"
                );
            }
            let speeds = contest(
                &documents,
                &[
                    ("facts", &|text| extract(&some, text).len()),
                    ("all", &|text| extract(&all, text).len()),
                    ("words", &|text| baselines.words(text)),
                ],
                rounds,
            );
            line(
                &json!({ "table": "kinds", "name": format!("{} {name}", prose.name()), "speed": speeds }),
            );
        }
    }
}

fn hostile_texts(total: usize, rounds: usize) {
    let extractor = Extractor::new();
    let facts: Contender<'_> = ("facts", &|text| extract(&extractor, text).len());
    for (size, bytes) in [("20 KB", 20 << 10), ("8 MB", 8 << 20)] {
        let news = documents(Prose::News, bytes, total.min(8 << 20));
        let plain = contest(&news, &[facts], rounds);
        for piece in HOSTILE {
            let text = [hostile(piece, bytes)];
            let speed = contest(&text, &[facts], rounds);
            let speeds = json!({ "facts": speed["facts"], "news": plain["facts"] });
            line(
                &json!({ "table": "hostile", "name": format!("{piece:?} {size}"), "speed": speeds }),
            );
        }
    }
}

/// Time by the clock of one and of two threads over documents of 2 KB: the best of several rounds, since others use the machine, too.
#[cfg(feature = "parallel")]
pub(crate) fn threads(total: usize, rounds: usize) {
    let documents = documents(Prose::Digest, 2 << 10, total);
    let bytes: u32 = documents.iter().map(|text| text.len() as u32).sum();
    let extractors = [1, 2].map(|count| {
        let builder = Extractor::builder().threads(count);
        builder.build().expect("threads are no error")
    });
    let mut best = [f64::INFINITY; 2];
    // The first round starts the threads.
    for round in 0..=2 * rounds {
        for (extractor, best) in extractors.iter().zip(&mut best) {
            let start = std::time::Instant::now();
            let found = extractor.extract_many(&documents);
            let time = start.elapsed().as_secs_f64();
            assert_eq!(found.len(), documents.len());
            if round > 0 {
                *best = best.min(time);
            }
        }
    }
    let speeds = best.map(|time| f64::from(bytes) / 1e6 / time);
    let speeds = json!({ "facts": speeds[1], "one": speeds[0] });
    line(&json!({ "table": "threads", "name": "digest 2 KB, two", "speed": speeds }));
}

fn documents(prose: Prose, bytes: usize, total: usize) -> Vec<String> {
    // More short documents than that would be hard to tell apart.
    let total = total.min(1000 * bytes);
    Composer::new(prose, SEED).documents(bytes, total)
}

/// The speed of each contender in MB/s: the middle of several rounds. All find the same in every round.
fn contest(
    documents: &[String],
    contenders: &[Contender<'_>],
    rounds: usize,
) -> serde_json::Map<String, serde_json::Value> {
    let bytes: u32 = documents.iter().map(|text| text.len() as u32).sum();
    let mut times = vec![Vec::new(); contenders.len()];
    let mut found = vec![None; contenders.len()];
    // The first round only warms up.
    for round in 0..=rounds {
        let results = one_round(documents, contenders);
        for (at, (time, sum)) in results.into_iter().enumerate() {
            if round > 0 {
                times[at].push(time);
            }
            assert_eq!(
                *found[at].get_or_insert(sum),
                sum,
                "every round finds the same"
            );
        }
    }
    let names = contenders.iter().map(|contender| contender.0.to_owned());
    let speeds = times.into_iter().map(|mut times| {
        times.sort_unstable();
        json!(f64::from(bytes) / 1e6 / times[times.len() / 2].as_secs_f64())
    });
    names.zip(speeds).collect()
}

/// Time and findings of each contender over all documents.
fn one_round(documents: &[String], contenders: &[Contender<'_>]) -> Vec<(Duration, usize)> {
    let mut results = vec![(Duration::ZERO, 0); contenders.len()];
    let mut rest = documents;
    let mut turn = 0;
    while !rest.is_empty() {
        let mut length = 0;
        let mut bytes = 0;
        while bytes < STRETCH && length < rest.len() {
            bytes += rest[length].len();
            length += 1;
        }
        let (stretch, others) = rest.split_at(length);
        rest = others;
        // Who comes later finds the text in the cache: take turns.
        for at in 0..contenders.len() {
            let at = (at + turn) % contenders.len();
            let start = ThreadTime::now();
            let sum: usize = stretch.iter().map(|text| contenders[at].1(text)).sum();
            results[at].0 += start.elapsed();
            results[at].1 += black_box(sum);
        }
        turn += 1;
    }
    results
}
