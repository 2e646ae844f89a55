//! Instructions: each piece of work is done once inside [`measured_work`], and named with the bytes it reads.

use std::hint::black_box;

use digestif::{Extractor, Kind};
use serde_json::json;

use crate::corpus::{Composer, HOSTILE, MORE_HOSTILE, Prose, hostile};
use crate::{SEED, SELECTIONS, SIZES, extract, extractor, line};

/// The size at which hostile texts are counted, and doubled.
const HOSTILE_BYTES: usize = 20 << 10;

/// Does all the work, with texts doubled up to `most` bytes.
pub(crate) fn run(most: usize) {
    // The first extractor of the process reads the lists.
    let mut first = None;
    measured_work(&mut || {
        first = Some(Extractor::new());
        1
    });
    line(&json!({ "table": "start", "name": "extractor", "bytes": 1 }));
    let extractor = first.unwrap_or_default();
    // One after another, each of a size of its own: a few documents of each.
    for prose in Prose::ALL {
        for (size, bytes) in &SIZES[..3] {
            let documents = Composer::new(prose, SEED).documents(*bytes, 40_000);
            let name = format!("{} {size}", prose.name());
            count("text", &name, &extractor, &documents, Some(prose));
        }
    }
    for (name, kinds) in SELECTIONS {
        let documents = Composer::new(Prose::Digest, SEED).documents(2 << 10, 40_000);
        let some = self::extractor(kinds);
        let whole = (kinds.len() == Kind::ALL.len()).then_some(Prose::Digest);
        count("kinds", name, &some, &documents, whole);
    }
    for piece in HOSTILE.into_iter().chain(MORE_HOSTILE) {
        let texts = |size| vec![hostile(piece, size)];
        doubled(
            "hostile",
            &format!("{piece:?}"),
            &extractor,
            HOSTILE_BYTES,
            &texts,
        );
    }
    for prose in [Prose::News, Prose::Digest] {
        // Several short documents, or chance decides which sentences are in both.
        let texts = |size: usize| Composer::new(prose, SEED).documents(size, size.max(60_000));
        let mut bytes = 1 << 10;
        while bytes < most {
            let name = format!("{} {} KB", prose.name(), bytes >> 10);
            doubled("growth", &name, &extractor, bytes, &texts);
            bytes *= 2;
        }
    }
}

/// Counts texts and, as `longer`, those of twice the size.
fn doubled(
    table: &str,
    name: &str,
    extractor: &Extractor,
    bytes: usize,
    texts: &dyn Fn(usize) -> Vec<String>,
) {
    // Both lengths find the allocator in one state, or the longer pays for the blocks that the shorter left.
    for text in texts(2 * bytes) {
        black_box(extract(extractor, &text));
    }
    count(table, name, extractor, &texts(bytes), None);
    count("longer", name, extractor, &texts(2 * bytes), None);
}

/// Extracts the documents one after another; prints what they are.
fn count(
    table: &str,
    name: &str,
    extractor: &Extractor,
    documents: &[String],
    check: Option<Prose>,
) {
    let mut found = Vec::with_capacity(documents.len());
    measured_work(&mut || {
        for text in documents {
            found.push(extract(extractor, black_box(text)));
        }
        found.len()
    });
    if let Some(prose) = check {
        let all = documents.iter().zip(&found);
        all.for_each(|(text, facts)| prose.check(text, facts));
    }
    let bytes: usize = documents.iter().map(String::len).sum();
    line(&json!({ "table": table, "name": name, "bytes": bytes }));
}

/// What a tool counts that looks inside this function alone.
#[inline(never)]
fn measured_work(work: &mut dyn FnMut() -> usize) {
    // Something is left to do after the call, or it would be a jump, which the tool takes for the end of this function.
    black_box(work());
}
