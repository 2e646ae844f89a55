//! What an extraction asks of the allocator: nothing for a word, little for a fact, and nothing more from one call to the next.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::Arc;

use digestif::{Extractor, Facts};

/// The system's allocator, which counts the calls of each thread.
struct Counting;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
    static HELD: Cell<isize> = const { Cell::new(0) };
}

fn note(calls: usize, bytes: isize) {
    // A thread that ends frees what it holds after its counters are gone.
    let _ = CALLS.try_with(|count| count.set(count.get() + calls));
    let _ = HELD.try_with(|held| held.set(held.get() + bytes));
}

// SAFETY: every call is handed on to the system's allocator as it is; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(1, layout.size().cast_signed());
        // SAFETY: the caller keeps the promises of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        note(0, -layout.size().cast_signed());
        // SAFETY: the caller keeps the promises of `dealloc`.
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(1, size.cast_signed() - layout.size().cast_signed());
        // SAFETY: the caller keeps the promises of `realloc`.
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Calls of the allocator during `work`, and the bytes it leaves behind.
fn counted(work: impl FnOnce()) -> (usize, isize) {
    let (calls, held) = (CALLS.get(), HELD.get());
    work();
    (CALLS.get() - calls, HELD.get() - held)
}

const DIGESTS: [&str; 3] = [
    include_str!("../examples/digests/caspian-weekly.txt"),
    include_str!("../examples/digests/markets-brief.txt"),
    include_str!("../examples/digests/press-digest.txt"),
];

/// Prose without a fact.
const QUIET: &str =
    "Nobody who lives there would call the place pretty, but few would want to leave it. ";

#[test]
fn memory_does_not_grow_from_call_to_call() {
    let extractor = Extractor::new();
    let mut facts = Facts::default();
    let mut round = || {
        counted(|| {
            for text in DIGESTS {
                extractor.extract_into(text, &mut facts);
            }
        })
    };
    // The first rounds find the sizes that are needed.
    let (calls, _) = (0..4).map(|_| round()).last().unwrap();
    for _ in 0..20 {
        assert_eq!(round(), (calls, 0), "a call costs what the one before cost");
    }
}

#[test]
fn facts_are_those_of_extract_at_fewer_allocations() {
    let extractor = Extractor::new();
    let mut facts = Facts::default();
    for _ in 0..2 {
        for text in DIGESTS {
            extractor.extract_into(text, &mut facts);
        }
    }
    for text in DIGESTS {
        extractor.extract_into(text, &mut facts);
        let (into, _) = counted(|| extractor.extract_into(text, &mut facts));
        let mut fresh = Facts::default();
        let (alone, _) = counted(|| fresh = extractor.extract(text));
        assert_eq!(facts, fresh);
        assert!(
            into < alone,
            "{into} calls of the allocator, {alone} for facts of their own"
        );
        assert!(
            into < facts.len() + 120,
            "{into} calls of the allocator for {} facts",
            facts.len()
        );
    }
}

#[test]
fn words_cost_no_allocation() {
    let extractor = Extractor::new();
    let mut facts = Facts::default();
    let (short, long) = (QUIET.repeat(20), QUIET.repeat(200));
    let mut calls = |text| {
        extractor.extract_into(text, &mut facts);
        assert!(facts.is_empty());
        counted(|| extractor.extract_into(text, &mut facts)).0
    };
    let (short, long) = (calls(short.as_str()), calls(long.as_str()));
    // Vectors that double: ten times the words are a few steps more for each.
    assert!(
        long <= short + 40,
        "{short} calls of the allocator, {long} for ten times the text"
    );
}

#[test]
fn owned_facts_share_attributions() {
    let extractor = Extractor::new();
    for text in DIGESTS {
        let shared = extractor.extract(text);
        let owned = shared.clone().into_owned();
        assert_eq!(owned, shared);
        let pairs = shared.iter().zip(&owned);
        let pairs: Vec<_> = pairs
            .map(|(fact, own)| (&fact.attribution, &own.attribution))
            .collect();
        let together = pairs
            .windows(2)
            .filter(|pair| Arc::ptr_eq(pair[0].0, pair[1].0));
        let kept = together
            .clone()
            .filter(|pair| Arc::ptr_eq(pair[0].1, pair[1].1));
        assert!(together.clone().count() > 20);
        assert_eq!(kept.count(), together.count());
    }
}
