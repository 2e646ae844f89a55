//! Outlets, persons, titles, nouns, units and currencies of a user's own.

use digestif::{Extractor, Kind, LexiconSource, Value};

use crate::harbour::{build, harbour, one};

#[test]
fn outlets_have_one_name_by_all_aliases() {
    let facts =
        harbour().extract("HaPo wrote on March 3 that it rained. The Post of the Harbour said so.");
    let [outlet] = facts.digest().outlets() else {
        panic!("one outlet in {:#?}", facts.digest().outlets());
    };
    assert_eq!(outlet.name, "Harbour Post");
    assert_eq!(outlet.country.as_deref(), Some("Malta"));
    assert_eq!(outlet.domain.as_deref(), Some("harbourpost.example"));
    let texts: Vec<_> = facts
        .mentions(outlet.entity)
        .map(|fact| &*fact.text)
        .collect();
    assert_eq!(texts, ["HaPo", "The Post of the Harbour"]);
    assert_eq!(one(&facts, Kind::Date).attribution.outlet, None);
}

#[test]
fn outlets_keep_their_conditions() {
    let extractor = harbour();
    let outlets = |text: &str| extractor.extract(text).of_kind(Kind::Outlet).count();
    assert_eq!(outlets("The ferry left the Quay at noon."), 0);
    assert_eq!(outlets("Quay reported on March 3 that the ferry left."), 1);
    assert_eq!(outlets("The Dry Dock Institute employs 40 people."), 0);
    assert_eq!(
        outlets("The Dry Dock Institute published a report on March 3."),
        1
    );
}

#[test]
fn a_known_outlet_keeps_what_is_not_replaced() {
    let text = "Trend reported on March 3 that it rained. Trend of Baku said more.";
    let facts = harbour().extract(text);
    let plain = Extractor::new().extract(text);
    let [outlet] = facts.digest().outlets() else {
        panic!("one outlet in {:#?}", facts.digest().outlets());
    };
    assert_eq!(outlet.country, plain.digest().outlets()[0].country);
    assert!(outlet.country.is_some() && outlet.domain.is_some());
    let source =
        LexiconSource::rows("own").row("outlet", [("name", "Trend"), ("country", "Malta")]);
    let facts = build([source]).unwrap().extract(text);
    assert_eq!(
        facts.digest().outlets()[0].country.as_deref(),
        Some("Malta")
    );
    assert_eq!(facts.digest().outlets()[0].domain, outlet.domain);
}

#[test]
fn persons_need_no_reason_and_have_their_full_name() {
    let extractor = harbour();
    let facts = extractor.extract(
        "Lagoinha waited. Quaymaster Luiz Moreno da Lagoa left, and Moreno slept. Luiz Lagoinha sang.",
    );
    let [person] = facts.digest().people() else {
        panic!("one person in {:#?}", facts.digest().people());
    };
    assert_eq!(person.name, "Luiz Moreno da Lagoa");
    assert_eq!(person.roles, ["Quaymaster"]);
    let texts: Vec<_> = facts
        .mentions(person.entity)
        .map(|fact| &*fact.text)
        .collect();
    assert_eq!(
        texts,
        [
            "Lagoinha",
            "Luiz Moreno da Lagoa",
            "Moreno",
            "Luiz Lagoinha"
        ]
    );
    assert_eq!(
        facts.of_kind(Kind::Person).next().unwrap().rule,
        "person.known_name"
    );
    for text in [
        "The ferry Lagoinha waited.",
        "The Lagoinha Foundation waited.",
        "The Lagoinha waited.",
        "They drank lagoinha.",
    ] {
        assert_eq!(
            extractor.extract(text).of_kind(Kind::Person).count(),
            0,
            "{text}"
        );
    }
}

#[test]
fn titles_stand_before_and_after_names() {
    let extractor = harbour();
    let role = |text: &str| match one(&extractor.extract(text), Kind::Person).value {
        Value::Person(person) => person.role.map(|role| role.to_string()),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        role("Vice-Quay Quaymaster Xo Marrok left.").as_deref(),
        Some("Vice-Quay Quaymaster")
    );
    assert_eq!(
        role("Xo Marrok, the quaymaster, left.").as_deref(),
        Some("quaymaster")
    );
    assert_eq!(
        Extractor::new()
            .extract("Quaymaster Xo Marrok left.")
            .of_kind(Kind::Person)
            .count(),
        0
    );
}

#[test]
fn nouns_units_and_currencies() {
    let extractor = harbour();
    let value = |text: &str, kind| {
        serde_json::to_value(one(&extractor.extract(text), kind)).unwrap()["value"].clone()
    };
    let count = value("They sold 17 old skipjacks.", Kind::Count);
    assert_eq!(
        (&count["lemma"], &count["category"]),
        (&"skipjack".into(), &"vessel".into())
    );
    assert_eq!(
        value("They saw 3 dockhound.", Kind::Count)["lemma"],
        "dockhound"
    );
    for text in [
        "It holds 40 Lastages.",
        "It holds 40 lst.",
        "It holds 40lst of tea.",
    ] {
        let quantity = value(text, Kind::Quantity);
        assert_eq!(
            (&quantity["unit"], &quantity["dimension"]),
            (&"lastage".into(), &"volume".into()),
            "{text}"
        );
    }
    assert_eq!(value("It moves 40 pcd.", Kind::Quantity)["per"], "day");
    for text in [
        "It cost 12 seashells.",
        "It cost Sh$12.",
        "It cost ₿12.",
        "It cost XHC 12.",
        "It cost 1200 pebbles.",
    ] {
        let money = value(text, Kind::Money);
        assert_eq!(
            (&money["currency"], &money["amount"]),
            (&"XHC".into(), &"12".into()),
            "{text}"
        );
    }
    let money = value("It cost 12 million dollars.", Kind::Money);
    assert_eq!(money["currency"], "XHC");
    assert!(
        money["candidates"]
            .as_array()
            .unwrap()
            .contains(&"USD".into())
    );
    assert_eq!(
        value("It cost 12 greenbacks.", Kind::Money)["currency"],
        "USD"
    );
    assert_eq!(value("It cost $12.", Kind::Money)["currency"], "USD");
}

#[test]
fn the_built_in_lexicon_stays_as_it_is() {
    let _own = harbour();
    let facts = Extractor::new().extract("It cost 12 million dollars and 3 lastage, HaPo wrote.");
    assert!(facts.of_kind(Kind::Quantity).next().is_none());
    assert!(
        matches!(&one(&facts, Kind::Money).value, Value::Money(money) if money.currency.as_deref() == Some("USD"))
    );
}
