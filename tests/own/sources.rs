//! TSV, TOML and rows give the same lexicon, alone or together.

use digestif::{Kind, LexiconSource, LexiconValue};

use crate::harbour::build;

#[test]
fn formats_agree() {
    let rows = [
        ("name", LexiconValue::from("Harbour Post")),
        ("aliases", LexiconValue::from(&["HaPo", "Po"][..])),
        ("evidence", LexiconValue::from(true)),
    ];
    let sources = [
        LexiconSource::rows("own").row("outlet", rows),
        LexiconSource::tsv(
            "own.tsv",
            "\u{feff}# papers\r\n\r\noutlet\taliases\tevidence\r\nHarbour Post\tHaPo|Po\tyes\r\n",
        ),
        LexiconSource::toml(
            "own.toml",
            "\u{feff}outlet = [{ name = 'Harbour Post', aliases = ['HaPo', 'Po'], evidence = true }]",
        ),
    ];
    let text = "HaPo reported on March 3 that Po was late. HaPo is a paper.";
    let [first, second, third] = sources.map(|source| build([source]).unwrap());
    let expected = first.extract(text);
    assert_eq!(expected.of_kind(Kind::Outlet).next().unwrap().text, "HaPo");
    assert_eq!(second.extract(text), expected);
    assert_eq!(third.extract(text), expected);
}

#[test]
fn several_sources_are_one_lexicon() {
    let extractor = build([
        LexiconSource::tsv("a.tsv", "outlet\nHarbour Post\n"),
        LexiconSource::tsv("b.tsv", "unit\tdimension\nlastage\tvolume\n"),
    ])
    .unwrap();
    let facts = extractor
        .clone()
        .extract("The Harbour Post saw 3 lastage of tea.");
    assert_eq!(facts.len(), 2, "{facts:#?}");
    let twice =
        build(["a.tsv", "b.tsv"].map(|name| LexiconSource::tsv(name, "outlet\nHarbour Post\n")));
    assert_eq!(
        twice.unwrap_err().to_string(),
        r#"b.tsv:2:1: stands twice, first at a.tsv:2:1: "Harbour Post""#
    );
}
