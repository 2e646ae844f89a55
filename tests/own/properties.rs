//! Words and patterns of a user's own give sound facts on any text, and patterns leave all others as they are.

use digestif::{Extractor, Fact, Kind};
use proptest::prelude::*;

use crate::harbour::harbour;

fn harbour_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(
        &[
            "HaPo",
            "The Quay",
            "Trend",
            "Lagoinha",
            "Luiz Moreno da Lagoa",
            "quaymaster",
            "3",
            "J2 8051",
            "skipjacks",
            "lst",
            "Sh$",
            "₿",
            "pebbles",
            "said",
            "wrote on March 3",
            "“",
            "”",
            ",",
            ".",
            ". ",
            "\n",
            "\n\n",
            "é",
            "🚢",
            "$5 (€4)",
            "the",
            "of",
            "\"",
            "XHC",
        ][..],
    );
    prop::collection::vec((pieces, prop::sample::select(&[" ", "", " "][..])), 0..40).prop_map(
        |parts| {
            parts
                .into_iter()
                .flat_map(|(piece, glue)| [piece, glue])
                .collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn patterns_leave_other_facts_as_they_are(text in harbour_text()) {
        let builder = Extractor::builder().pattern("any", r"(?<first>\S)\S*(?<rest>[^.]*)").pattern("sign", r"[^\w\s]");
        let own = builder.build().unwrap().extract(&text);
        let plain = Extractor::new().extract(&text);
        let view = |fact: &Fact<'_>| (fact.span, fact.rule.to_string(), fact.attribution.speaker.as_ref().map(ToString::to_string), fact.item);
        let others: Vec<_> = own.iter().filter(|fact| fact.kind() != Kind::Custom).map(view).collect();
        prop_assert_eq!(others, plain.iter().map(view).collect::<Vec<_>>());
        for (position, fact) in own.iter().enumerate() {
            prop_assert_eq!(fact.id, position);
            prop_assert_eq!(text.get(fact.span.range()), Some(&*fact.text));
        }
        prop_assert!(own.iter().map(|f| (f.span.start, f.span.end, f.kind())).is_sorted());
        for person in own.digest().people() {
            prop_assert!(own.mentions(person.entity).map(|fact| fact.id).eq(person.mentions.iter().copied()));
        }
    }

    #[test]
    fn own_words_give_sound_facts(text in harbour_text()) {
        let facts = HARBOUR_EXTRACTOR.with(|extractor| extractor.extract(&text).into_owned());
        let mut end = 0;
        for fact in &facts {
            prop_assert_eq!(text.get(fact.span.range()), Some(&*fact.text));
            if fact.kind().is_exclusive() {
                prop_assert!(fact.span.start >= end);
                end = fact.span.end;
            }
        }
    }
}

thread_local! {
    static HARBOUR_EXTRACTOR: Extractor = harbour();
}
