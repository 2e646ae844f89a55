"""Words and patterns of a user's own: every form they may be given in, and what is said of bad ones."""

import copy
import pickle
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import digestif
from digestif import Custom, DigestifError, Extractor

HARBOUR = """\
[[outlet]]
name = "Harbour Post"
aliases = ["HaPo"]
country = "Malta"
domain = "harbourpost.example"

[[person]]
name = "Luiz Moreno da Lagoa"
aliases = ["Lagoinha"]

[[unit]]
name = "lastage"
dimension = "volume"
"""
FLIGHT = r"\b(?<airline>[A-Z]\d) (?<number>\d{3,4})\b"
TEXT = "🚢 Flight J2 8051 brought 40 lastage of tea and Lagoinha, HaPo wrote on March 3."
OUTLET: dict[str, Any] = {"name": "Harbour Post", "aliases": ["HaPo"], "evidence": False}


def test_files_rows_and_several_of_them(tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    path.write_text(HARBOUR, encoding="utf-8")
    table = tmp_path / "papers.tsv"
    table.write_text("outlet\taliases\nHarbour Post\tHaPo\n", encoding="utf-8")
    rows = {"outlet": [OUTLET], "unit": ({"name": "lastage", "dimension": "volume"},)}
    lexicons: list[Any] = [path, str(path), [path], (path,), iter([str(path)]), rows, [table, {"unit": rows["unit"]}]]
    for lexicon in lexicons:
        facts = Extractor(lexicon=lexicon).extract(TEXT)
        assert [fact.text for fact in facts.of_kind("quantity")] == ["40 lastage"]
        assert [outlet.name for outlet in facts.digest.outlets] == ["Harbour Post"]
    assert not digestif.extract(TEXT).of_kind("quantity")
    assert not Extractor(lexicon=[]).extract(TEXT).of_kind("quantity")


def test_patterns_give_custom_facts() -> None:
    facts = Extractor(["custom"], patterns={"flight": FLIGHT, "tea": "tea"}).extract(TEXT)
    flight, tea = facts.of_kind("custom")
    assert flight.value == Custom("flight", MappingProxyType({"airline": "J2", "number": "8051"}))
    assert (flight.text, flight.rule) == ("J2 8051", "custom.flight")
    assert facts.text[flight.start : flight.end] == flight.text
    assert dict(tea.value.groups) == {}
    assert pickle.loads(pickle.dumps(facts)) == facts
    assert facts.to_pandas()["value_groups"][0] == '{"airline":"J2","number":"8051"}'


def test_patterns_may_stand_in_the_lexicon() -> None:
    extractor = Extractor(lexicon={"pattern": [{"name": "flight", "regex": FLIGHT}]}, patterns={"tea": "tea"})
    assert [fact.value.name for fact in extractor.extract(TEXT).of_kind("custom")] == ["flight", "tea"]


def test_entities_have_all_mentions(tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    path.write_text(HARBOUR, encoding="utf-8")
    text = f"{TEXT} Minister Luiz Moreno da Lagoa of Malta left. Moreno slept. The Harbour Post said so."
    facts = Extractor(lexicon=path).extract(text)
    [person], [outlet] = facts.digest.people, facts.digest.outlets
    assert (person.name, person.roles, person.country) == ("Luiz Moreno da Lagoa", ("Minister",), "Malta")
    assert (outlet.name, outlet.country, outlet.domain) == ("Harbour Post", "Malta", "harbourpost.example")
    mentions = facts.mentions(person.entity)
    assert [fact.text for fact in mentions] == ["Lagoinha", "Luiz Moreno da Lagoa", "Moreno"]
    assert tuple(fact.id for fact in mentions) == person.mentions
    assert [fact.text for fact in facts.mentions(outlet.entity)] == ["HaPo", "The Harbour Post"]
    assert facts.mentions("person-9") == []
    assert facts.filter("money").mentions(person.entity) == []


def test_extractors_can_be_stored_without_their_files(tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    path.write_text(HARBOUR, encoding="utf-8")
    extractor = Extractor(["outlet", "custom"], lexicon=[path, {"title": []}], patterns={"flight": FLIGHT})
    path.unlink()
    expected = extractor.extract(TEXT)
    assert len(expected) == 2
    for other in [pickle.loads(pickle.dumps(extractor)), copy.copy(extractor), copy.deepcopy(extractor)]:
        assert other.extract(TEXT) == expected
        assert repr(other) == repr(extractor)
    name = str(path)
    assert repr(extractor) == (
        f"Extractor(kinds=['outlet', 'custom'], lexicon=[{name!r}, 'lexicon[1]'], patterns=['flight'])"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[unit]]\nname = 'lastage'\ndimension = 'wait'\n", r"bad\.toml:3:13: unknown dimension; .*: \"wait\"$"),
        ("[[paper]]\nname = 'A'\n", r"bad\.toml:1:3: unknown table; the tables are outlet, .*: \"paper\"$"),
        ("[[outlet]]\nname = ''\n", r"bad\.toml:2:8: name is empty$"),
        ("[[outlet]\n", r"bad\.toml:1:10: not TOML: "),
        (
            "[[pattern]]\nname = 'x'\nregex = '(a'\n",
            r"bad\.toml:3:9: not a regular expression: unclosed group: \"\(a\"$",
        ),
    ],
)
def test_bad_files_are_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DigestifError, match=message):
        Extractor(lexicon=path)


@pytest.mark.parametrize(
    ("lexicon", "message"),
    [
        ({"paper": [{"name": "A"}]}, "lexicon, paper 1: unknown table; "),
        ({"outlet": [OUTLET, {"country": "Malta"}]}, "lexicon, outlet 2: outlet without name"),
        ({"outlet": [{"name": "A", "land": "Malta"}]}, "lexicon, outlet 1, land: unknown column; outlet has name, "),
        ({"outlet": [{"name": 3}]}, "lexicon, outlet 1, name: neither a text, a boolean nor a list of texts: 3"),
        ({"outlet": [{"name": ["A"]}]}, "lexicon, outlet 1, name: a list where one value is expected"),
        ({"outlet": [{"name": "A", "aliases": ["B", b"C"]}]}, "lexicon, outlet 1, aliases: neither a text"),
        ({"outlet": [{"name": "\ud800"}]}, "lexicon is not valid Unicode"),
        ({"outlet": OUTLET}, "lexicon, outlet: not a list of rows: "),
        ({"outlet": ["A"]}, "lexicon, outlet 1: not a mapping of columns: 'A'"),
        ([{"outlet": [OUTLET]}, 3], "lexicon\\[1\\] is neither a path nor a mapping of tables: 3"),
        (
            [{"outlet": [OUTLET]}, {"outlet": [OUTLET]}],
            'lexicon\\[1\\], outlet 1, name: stands twice, first at lexicon\\[0\\], outlet 1, name: "Harbour Post"',
        ),
    ],
)
def test_bad_rows_are_named(lexicon: Any, message: str) -> None:
    with pytest.raises(DigestifError, match=message):
        Extractor(lexicon=lexicon)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ({"x": "(a"}, 'pattern "x": not a regular expression: unclosed group'),
        ({"x": "(a)"}, 'pattern "x": group 1 has no name'),
        ({"x": r"(?:\w{1,500}){500}"}, 'pattern "x": takes more than 8 MiB'),
        ({"x": "a*"}, 'pattern "x": matches the empty text'),
        ({"": "a"}, 'pattern "": a pattern\'s name'),
        ({"x": "\ud800"}, "pattern is not valid Unicode"),
    ],
)
def test_bad_patterns_are_named(pattern: dict[str, str], message: str) -> None:
    with pytest.raises(DigestifError, match=message):
        Extractor(patterns=pattern)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.tsv"):
        Extractor(lexicon=tmp_path / "missing.tsv")
    latin = tmp_path / "latin.tsv"
    latin.write_bytes(b"outlet\nCaf\xe9\n")
    with pytest.raises(DigestifError, match=r"latin\.tsv: not UTF-8 at byte 10: 0xE9"):
        Extractor(lexicon=latin)
    csv = tmp_path / "papers.csv"
    csv.write_text("outlet\n")
    with pytest.raises(DigestifError, match=r"papers\.csv: a lexicon's name ends in \.tsv or \.toml"):
        Extractor(lexicon=csv)
