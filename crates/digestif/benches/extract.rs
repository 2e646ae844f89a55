//! Statistics of the extraction of one document of 20 KB, of all kinds and of each kind alone: `cargo bench --bench extract`.
//!
//! For people; the gates are in `speed.rs`. Each sample takes the next of many documents, so that none is learnt by heart.

#[allow(unreachable_pub, reason = "a module shared by two benchmarks")]
mod corpus;

use corpus::Composer;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use digestif::{Extractor, Kind};

const DOCUMENT: usize = 20 * 1024;

fn extract(c: &mut Criterion) {
    let mut composer = Composer::new(1);
    let documents: Vec<String> = (0..64).map(|_| composer.document(DOCUMENT)).collect();
    let mean = documents.iter().map(String::len).sum::<usize>() / documents.len();
    let mut group = c.benchmark_group("extract");
    group.throughput(Throughput::Bytes(mean as u64));
    let mut bench = |name: &str, extractor: &Extractor| {
        let mut next = documents.iter().cycle();
        group.bench_function(name, |b| {
            b.iter(|| next.next().map_or(0, |text| extractor.extract(text).len()));
        });
    };
    bench("all", &Extractor::new());
    for kind in Kind::ALL {
        if let Ok(extractor) = Extractor::builder().kinds([kind]).build() {
            bench(kind.as_str(), &extractor);
        }
    }
    group.finish();
}

criterion_group!(benches, extract);
criterion_main!(benches);
