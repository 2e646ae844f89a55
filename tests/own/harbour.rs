//! A lexicon with rows of every table.

use digestif::{Error, Extractor, Fact, Facts, Kind, LexiconSource};

const HARBOUR: &str = r#"
[[outlet]]
name = "Harbour Post"
aliases = ["HaPo", "Post of the Harbour"]
country = "Malta"
domain = "harbourpost.example"

[[outlet]]
name = "Quay"
evidence = true

[[outlet]]
name = "Dry Dock Institute"
kind = "think_tank"

[[outlet]]
name = "Trend"
aliases = ["Trend of Baku"]

[[person]]
name = "Luiz Moreno da Lagoa"
aliases = ["Lagoinha", "Luiz Lagoinha"]

[[title]]
name = "quaymaster"
plural = ["quaymasters"]

[[title]]
name = "vice-quay"
class = "qualifier"

[[noun]]
name = "skipjack"
plural = ["skipjacks"]
category = "vessel"

[[noun]]
name = "dockhound"
plural = "dockhound"

[[unit]]
name = "lastage"
dimension = "volume"
surfaces = ["lastages"]
symbols = ["lst"]

[[unit]]
name = "puncheon"
dimension = "flow"
per = "day"
symbols = ["pcd"]

[[currency]]
name = "XHC"
nouns = ["seashell", "seashells", "dollars"]
symbols = ["Sh$", "₿"]
countries = ["MT"]
minor = ["pebble=100", "pebbles=100"]
default_for = ["dollars"]

[[currency]]
name = "USD"
nouns = ["greenback", "greenbacks"]

[[pattern]]
name = "flight"
regex = '\b(?<airline>[A-Z]\d) (?<number>\d{3,4})\b'
"#;

/// The built-in words and those of the lexicon.
pub(crate) fn harbour() -> Extractor {
    build([LexiconSource::toml("harbour.toml", HARBOUR)]).expect("the lexicon is right")
}

/// The built-in words and those of `sources`.
pub(crate) fn build(sources: impl IntoIterator<Item = LexiconSource>) -> Result<Extractor, Error> {
    sources
        .into_iter()
        .fold(Extractor::builder(), |builder, source| {
            builder.lexicon(source)
        })
        .build()
}

/// The only fact of a kind.
pub(crate) fn one(facts: &Facts<'_>, kind: Kind) -> Fact<'static> {
    let found: Vec<_> = facts.of_kind(kind).collect();
    assert_eq!(
        found.len(),
        1,
        "one {kind} in {:?}: {found:#?}",
        facts.text()
    );
    found[0].clone().into_owned()
}
