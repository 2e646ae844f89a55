//! The cost is linear in the text, on texts that ask for more.

use std::time::Duration;

use cpu_time::ThreadTime;
use digestif::Extractor;

use crate::check;

/// Twice the text may cost little more than twice the time, also where every token is a trigger.
///
/// Time on a busy machine is noisy, even that of one thread: the best of several runs counts. Quadratic cost would be a factor of four.
#[test]
fn cost_is_linear_on_hostile_texts() {
    let patterns = [
        ("$", 20_000),
        ("1,", 5_000),
        ("1 ", 10_000),
        ("1-", 10_000),
        ("1.", 10_000),
        ("one million ", 2_000),
        ("twenty-", 5_000),
        ("“", 20_000),
        ("”", 20_000),
        ("\"", 20_000),
        ("\"a ", 10_000),
        ("“said ", 4_000),
        ("(", 20_000),
        ("($1 ", 8_000),
        ("-", 20_000),
        ("- \n", 8_000),
        ("A", 30_000),
        ("A ", 15_000),
        ("A\n", 10_000),
        ("President ", 3_000),
        ("of ", 10_000),
        ("to 5 ", 6_000),
        ("May ", 8_000),
        ("last ", 6_000),
        ("and ", 8_000),
        ("Reuters ", 4_000),
        ("Reuters\n\n", 3_000),
        ("told Reuters ", 8_000),
        ("according to Reuters, ", 5_000),
        ("John Smith, ", 4_000),
        ("\"he said\" ", 6_000),
        ("in May ", 6_000),
        ("John Smith ", 3_000),
        ("Smith, ", 5_000),
        ("said ", 6_000),
        ("\n", 20_000),
        ("\r\n\r\n", 8_000),
        (".", 20_000),
        ("🚢", 8_000),
        ("é ", 10_000),
        ("more than ", 4_000),
        ("17 ships ", 4_000),
        ("$5 ", 6_000),
        ("(€", 8_000),
        ("5% of ", 5_000),
        ("2025 ", 6_000),
        ("’s ", 8_000),
    ];
    // A large block, freed, lets the allocator keep what it gets back: page faults would be measured otherwise.
    drop(std::hint::black_box(vec![1_u8; 31 << 20]));
    let slow: Vec<String> = patterns
        .iter()
        .filter_map(|&(piece, times)| growth(piece, times))
        .collect();
    assert!(slow.is_empty(), "not linear:\n{}", slow.join("\n"));
}

/// How the cost of a repeated piece grows, where it grows too fast.
fn growth(piece: &str, times: usize) -> Option<String> {
    const LIMIT: f64 = 2.5;
    let extractor = Extractor::new();
    let cost = |text: &str, runs: usize| {
        let run = || {
            let start = ThreadTime::now();
            check(text, &extractor.extract(text));
            start.elapsed()
        };
        (0..runs).map(|_| run()).min().unwrap_or_default()
    };
    let (short, long) = (piece.repeat(times), piece.repeat(2 * times));
    let mut worst = (Duration::ZERO, Duration::ZERO, 0.0);
    for runs in [1, 3, 8] {
        let (one, two) = (cost(&short, runs), cost(&long, runs));
        let ratio = two.as_secs_f64() / one.as_secs_f64().max(1e-6);
        // Below two milliseconds the clock says nothing.
        if ratio <= LIMIT || two < Duration::from_millis(2) {
            return None;
        }
        worst = (one, two, ratio);
    }
    Some(format!(
        "{piece:?} ×{times}: {:?}, twice as long {:?}, factor {:.1}",
        worst.0, worst.1, worst.2
    ))
}
