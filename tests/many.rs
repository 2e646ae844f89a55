//! Many texts at once: the facts of each, in the order of the texts, whatever the number of threads.

use digestif::{Extractor, Facts, Input};

/// Texts of very different length, so that threads finish out of order.
fn texts() -> Vec<String> {
    let digests = [
        include_str!("../examples/digests/caspian-weekly.txt"),
        include_str!("../examples/digests/markets-brief.txt"),
        include_str!("../examples/digests/press-digest.txt"),
    ];
    (0..120)
        .map(|at: usize| match at % 4 {
            0 => digests[at % 3].repeat(1 + at % 7),
            1 => format!("The port spent ${at} million on {at} vessels."),
            2 => String::new(),
            _ => digests[at % 3].to_owned(),
        })
        .collect()
}

fn inputs(texts: &[String]) -> impl Iterator<Item = Input<'_>> {
    (0..)
        .zip(texts)
        .map(|(at, text)| Input::new(text).id(format!("text {at}")))
}

#[test]
fn order_and_facts_are_those_of_one_call_after_another() {
    let texts = texts();
    let extractor = Extractor::new();
    let expected: Vec<Facts<'_>> = inputs(&texts)
        .map(|input| extractor.extract(input))
        .collect();
    assert!(expected.iter().map(|facts| facts.len()).sum::<usize>() > 10_000);
    for threads in [0, 1, 2, 5] {
        let extractor = Extractor::builder().threads(threads).build().unwrap();
        for _ in 0..3 {
            assert!(
                extractor.extract_many(inputs(&texts)) == expected,
                "{threads} threads"
            );
        }
    }
}

#[test]
fn clones_share_their_threads_and_no_texts_are_no_work() {
    let extractor = Extractor::builder().threads(2).build().unwrap();
    let clone = extractor.clone();
    assert!(extractor.extract_many([""; 0]).is_empty());
    let work = |extractor: &Extractor| {
        let found = extractor.extract_many(["Exports rose 7.5 percent."; 50]);
        found.iter().map(|facts| facts.len()).sum::<usize>()
    };
    let found = std::thread::scope(|scope| {
        let (one, two) = (
            scope.spawn(|| work(&extractor)),
            scope.spawn(|| work(&clone)),
        );
        (one.join().unwrap(), two.join().unwrap())
    });
    assert_eq!(found, (50, 50));
    drop(extractor);
    assert_eq!(clone.extract_many(["It cost $5 million."])[0].len(), 1);
}
