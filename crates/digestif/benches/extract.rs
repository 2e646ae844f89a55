//! Statistics of extractions and of their parts: `cargo bench --bench extract`, or a part of it, `-- passes`.
//!
//! | group               | what                                                                        |
//! | ------------------- | --------------------------------------------------------------------------- |
//! | `news`, `digest`, … | all kinds, beside `\w+`, the lexicon's forms and one byte, at four sizes    |
//! | `hostile`           | texts made to be slow                                                       |
//! | `passes`            | each pass alone; `structure` finds the shape of a digest                    |
//! | `kinds`             | each kind alone                                                             |
//!
//! For people; the gates are those of `cargo xtask bench`. Each call takes the next of many documents, so that none is learnt by
//! heart, and the facts of all are checked before.

#[allow(
    unreachable_pub,
    dead_code,
    unused_imports,
    reason = "a module shared by two benchmarks"
)]
mod corpus;

use std::hint::black_box;
use std::time::{Duration, Instant};

use corpus::{Baselines, Composer, HOSTILE, Prose, hostile};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use digestif::{Extractor, Kind, Pass};

/// A way to read a text: its name, and what it finds.
type Contender<'a> = (&'a str, &'a dyn Fn(&str) -> usize);

const SIZES: [(&str, usize); 4] = [
    ("200 B", 200),
    ("2 KB", 2 << 10),
    ("20 KB", 20 << 10),
    ("2 MB", 2 << 20),
];

/// Documents of a prose, with their facts checked.
fn documents(prose: Prose, bytes: usize) -> Vec<String> {
    let documents = Composer::new(prose, 1).documents(bytes, (100 * bytes).min(4 << 20));
    let extractor = Extractor::new();
    for text in &documents {
        prose.check(text, &extractor.extract(text));
    }
    documents
}

fn mean(documents: &[String]) -> Throughput {
    let bytes: usize = documents.iter().map(String::len).sum();
    Throughput::Bytes((bytes / documents.len()) as u64)
}

/// Each prose at each size, beside the baselines.
fn texts(c: &mut Criterion) {
    let (extractor, baselines) = (Extractor::new(), Baselines::new());
    let contenders: [Contender<'_>; 4] = [
        ("facts", &|text| extractor.extract(text).len()),
        ("words", &|text| baselines.words(text)),
        ("forms", &|text| baselines.forms(text)),
        ("stops", &|text| Baselines::stops(text)),
    ];
    for prose in Prose::ALL {
        let mut group = c.benchmark_group(prose.name());
        for (size, bytes) in SIZES {
            let documents = documents(prose, bytes);
            group.throughput(mean(&documents));
            for (name, read) in contenders {
                let mut next = documents.iter().cycle();
                group.bench_function(format!("{size}/{name}"), |b| {
                    b.iter(|| next.next().map_or(0, |text| read(text)));
                });
            }
        }
        group.finish();
    }
}

/// Texts made to be slow.
fn hostile_texts(c: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = c.benchmark_group("hostile");
    for piece in HOSTILE {
        let text = hostile(piece, 20 << 10);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{piece:?}"), |b| {
            b.iter(|| extractor.extract(black_box(&text)).len());
        });
    }
    group.finish();
}

/// Each pass of the extraction of a document of 2 KB.
fn passes(c: &mut Criterion) {
    let extractor = Extractor::new();
    for prose in [Prose::News, Prose::Digest] {
        let documents = documents(prose, 2 << 10);
        let mut group = c.benchmark_group(format!("passes/{}", prose.name()));
        group.throughput(mean(&documents));
        for pass in Pass::ALL {
            let mut next = documents.iter().cycle();
            group.bench_function(pass.as_str(), |b| {
                b.iter_custom(|calls| {
                    let texts = next.by_ref().take(calls as usize);
                    texts.map(|text| time_of(&extractor, text, pass)).sum()
                });
            });
        }
        group.finish();
    }
}

/// How long one pass over a text takes.
fn time_of(extractor: &Extractor, text: &str, wanted: Pass) -> Duration {
    let (mut last, mut spent) = (Instant::now(), Duration::ZERO);
    let facts = extractor.extract_watched(text, |pass| {
        let now = Instant::now();
        if pass == wanted {
            spent = now - last;
        }
        last = now;
    });
    black_box(facts.len());
    spent
}

/// Each kind alone, on documents of 2 KB.
fn kinds(c: &mut Criterion) {
    let documents = documents(Prose::Digest, 2 << 10);
    let mut group = c.benchmark_group("kinds");
    group.throughput(mean(&documents));
    let alone = Kind::ALL.map(|kind| (kind.as_str(), vec![kind]));
    for (name, kinds) in [("all", Kind::ALL.to_vec())].into_iter().chain(alone) {
        let builder = Extractor::builder().kinds(kinds.iter().copied());
        let extractor = builder.build().expect("a kind is selected");
        for text in &documents {
            let facts = extractor.extract(text);
            assert!(facts.iter().all(|fact| kinds.contains(&fact.kind())));
        }
        let mut next = documents.iter().cycle();
        group.bench_function(name, |b| {
            b.iter(|| next.next().map_or(0, |text| extractor.extract(text).len()));
        });
    }
    group.finish();
}

/// Many benchmarks: each is short.
fn settings() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
}

criterion_group! {
    name = benches;
    config = settings();
    targets = texts, hostile_texts, passes, kinds
}
criterion_main!(benches);
