//! What holds for every text, however broken: no panic, sound spans, stable output, cost linear in the length.

mod cost;
mod texts;

use digestif::{Extractor, Fact, Facts, Input, Kind, OffsetUnit};
use proptest::prelude::*;

use texts::{any_text, nasty_text, reference_dates, repeated_text};

/// Everything that the output contract promises of any output.
fn check(text: &str, facts: &Facts<'_>) {
    let mut exclusive_end = 0;
    for (position, fact) in facts.iter().enumerate() {
        let span = fact.span;
        assert_eq!(fact.id, position, "ids are positions: {fact:?}");
        assert!(span.start < span.end, "a fact has a span: {fact:?}");
        assert_eq!(
            text.get(span.range()),
            Some(&*fact.text),
            "spans slice to the text"
        );
        assert!(
            !fact.rule.is_empty() && fact.rule.starts_with(fact.kind().as_str()),
            "rules name their kind: {fact:?}"
        );
        let sentence = facts.sentences().get(fact.sentence).copied();
        assert!(
            sentence.is_some_and(|s| s.contains(span) || s.overlaps(span)),
            "the sentence holds it: {fact:?}"
        );
        assert!(
            fact.item
                .is_none_or(|item| item < facts.digest().items.len()),
            "the item exists: {fact:?}"
        );
        if fact.kind().is_exclusive() {
            assert!(
                span.start >= exclusive_end,
                "exclusive kinds do not overlap: {fact:?}"
            );
            exclusive_end = span.end;
        }
        if let digestif::Value::Money(money) = &fact.value {
            let linked = money.equivalent.map(|id| facts.get(id).map(Fact::kind));
            assert!(
                linked.is_none_or(|kind| kind == Some(Kind::Money)),
                "a link names an amount of money: {fact:?}"
            );
        }
    }
    let keys: Vec<_> = facts
        .iter()
        .map(|f| (f.span.start, f.span.end, f.kind()))
        .collect();
    assert!(keys.is_sorted(), "sorted by start, end, kind: {keys:?}");
    for item in &facts.digest().items {
        assert!(
            text.get(item.span.range()).is_some(),
            "items slice the text: {item:?}"
        );
    }
    assert!(
        facts
            .digest()
            .items
            .is_sorted_by_key(|item| item.span.start),
        "items are in order"
    );
    let digest = facts.digest();
    let mentions = digest
        .people
        .iter()
        .flat_map(|p| &p.mentions)
        .chain(digest.outlets.iter().flat_map(|o| &o.mentions));
    for &id in mentions {
        let kind = facts.get(id).map(Fact::kind);
        assert!(
            matches!(kind, Some(Kind::Person | Kind::Outlet)),
            "mentions are persons and outlets: {id} is {kind:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_facts(text in any_text(), date in reference_dates()) {
        let facts = Extractor::new().extract(Input::new(&text).reference_date(date));
        check(&text, &facts);
    }

    #[test]
    fn pieces_over_and_over_give_sound_facts(text in repeated_text(), date in reference_dates()) {
        let facts = Extractor::new().extract(Input::new(&text).reference_date(date));
        check(&text, &facts);
    }

    #[test]
    fn the_same_text_gives_the_same_facts(text in nasty_text(), date in reference_dates()) {
        let extractor = Extractor::new();
        let read = |extractor: &Extractor| extractor.extract(Input::new(&text).reference_date(date).id("a")).into_owned();
        let (first, second) = (read(&extractor), read(&extractor.clone()));
        prop_assert_eq!(&first, &second);
        let borrowed = extractor.extract(Input::new(&text).reference_date(date).id("a"));
        prop_assert_eq!(&borrowed, &first);
    }

    #[test]
    fn facts_survive_json(text in nasty_text(), date in reference_dates()) {
        let facts = Extractor::new().extract(Input::new(&text).reference_date(date));
        for fact in &facts {
            let json = serde_json::to_string(fact).unwrap();
            let back: Fact<'_> = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(fact, &back, "{}", json);
        }
        let json = serde_json::to_string(facts.digest()).unwrap();
        prop_assert_eq!(facts.digest(), &serde_json::from_str(&json).unwrap());
    }

    #[test]
    fn offsets_agree_with_counting(text in nasty_text()) {
        let facts = Extractor::new().extract(&text);
        for unit in [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16] {
            let count = |text: &str| match unit {
                OffsetUnit::Bytes => text.len(),
                OffsetUnit::Chars => text.chars().count(),
                OffsetUnit::Utf16 => text.encode_utf16().count(),
            };
            for (record, fact) in facts.records(unit).zip(&facts) {
                prop_assert_eq!(record.start, count(&text[..fact.span.start]));
                prop_assert_eq!(record.end, count(&text[..fact.span.end]));
            }
        }
    }

    #[test]
    fn a_selection_of_kinds_leaves_the_rest_alone(text in nasty_text()) {
        let all = Extractor::new().extract(&text);
        for kind in Kind::ALL {
            let some = Extractor::builder().kinds([kind]).build().unwrap().extract(&text);
            prop_assert!(same_but_for_ids(some.iter(), all.of_kind(kind)));
        }
    }
}

/// Whether facts say the same at the same places; links between them and what was not asked for hang on ids.
fn same_but_for_ids<'f, 't: 'f>(
    some: impl Iterator<Item = &'f Fact<'t>>,
    others: impl Iterator<Item = &'f Fact<'t>>,
) -> bool {
    let said = |fact: &'f Fact<'t>| (fact.span, &fact.rule, &fact.attribution, fact.item);
    some.map(said).eq(others.map(said))
}

#[test]
fn a_selection_of_kinds_is_attributed_as_all_are() {
    for text in [
        include_str!("../../examples/digests/caspian-weekly.txt"),
        include_str!("../../examples/digests/markets-brief.txt"),
        include_str!("../../examples/digests/press-digest.txt"),
    ] {
        let all = Extractor::new().extract(text);
        assert!(all.iter().any(|fact| !fact.attribution.is_empty()));
        for kind in Kind::ALL {
            let some = Extractor::builder().kinds([kind]).build().unwrap();
            let some = some.extract(text);
            assert!(same_but_for_ids(some.iter(), all.of_kind(kind)), "{kind}");
        }
    }
}

#[test]
fn texts_without_content_have_no_facts() {
    for text in [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\u{feff}",
        "\u{a0}\u{202f}",
        "\0",
        ".",
    ] {
        let facts = Extractor::new().extract(text);
        assert!(
            facts.is_empty() && facts.digest().items.is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn breaks_and_spaces_do_not_change_the_values() {
    let plain = "Exports rose 7.5 percent to $3 billion.\n\nThe line runs 17 ships, and 700 people work there.\n";
    let values = |text: &str| -> Vec<_> {
        Extractor::new()
            .extract(text)
            .into_owned()
            .into_iter()
            .map(|f| f.value)
            .filter(|v| v.kind() != Kind::Count)
            .collect()
    };
    let expected = values(plain);
    assert_eq!(values(&plain.replace('\n', "\r\n")), expected, "CRLF");
    for space in ["\u{a0}", "\u{202f}", "\u{2009}"] {
        let spaced = plain
            .replace(" percent", &format!("{space}percent"))
            .replace(" billion", &format!("{space}billion"));
        assert_eq!(values(&spaced), expected, "{space:?}");
    }
    assert_eq!(
        values(&format!("🚢 Türkiye, é: {plain}")),
        expected,
        "emoji and accents before"
    );
}
