"""Runs the cases of ``tests/fixtures/*.toml``; their format is described in ``tests/README.md``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import digestif
from digestif import Fact, Facts, Value

FOLDER = Path(__file__).parents[2] / "tests" / "fixtures"


@cache
def extractor(lexicon: str | None) -> digestif.Extractor:
    """The extractor of the cases that share a lexicon."""
    return digestif.Extractor(lexicon=tomllib.loads(lexicon) if lexicon else None)


MIXED = {"attribution", "attribution_styles", "change", "known_errors"}
CASE = {"name", "text", "reference_date", "known_gap", "fact", "digest"}
FACT = {"text", "nth", "kind", "rule", "value", "attribution"}
DIGEST = {"title", "published", "items"}
ITEM = {"headline", "outlet", "published", "author"}
DECIMALS = {"amount", "high", "implied_rate"}


@dataclass(frozen=True)
class Case:
    """A case, the name of its file (a kind, one of ``MIXED`` or ``structure``), and the file's own lexicon."""

    subject: str
    data: dict[str, Any]
    lexicon: str | None = None


def known(where: str, data: Mapping[str, Any], names: set[str]) -> None:
    """Fails on keys that nobody reads."""
    if unknown := sorted(data.keys() - names):
        msg = f"{where}: unknown key {unknown[0]!r}"
        raise ValueError(msg)


def check(case: Case) -> None:
    """Fails on a case that is wrong in itself."""
    data, where = case.data, f"{case.subject}/{case.data.get('name')}"
    known(where, data, CASE)
    if not isinstance(data.get("name"), str) or not isinstance(data.get("text"), str):
        msg = f"{where}: a case has a name and a text"
        raise TypeError(msg)
    day = data.get("reference_date")
    if day is not None and type(day) is not date:
        msg = f"{where}: the reference date is a TOML date, not {day!r}"
        raise TypeError(msg)
    if ("digest" in data) != (case.subject == "structure") or ("fact" in data) == ("digest" in data):
        msg = f"{where}: structure.toml has `digest`, the others `fact` (perhaps `fact = []`)"
        raise ValueError(msg)
    for fact in data.get("fact", []):
        known(where, fact, FACT)
        if ("kind" in fact) != (case.subject in MIXED):
            msg = f"{where}: `kind` stands in mixed files and nowhere else"
            raise ValueError(msg)
        kind = fact.get("kind", case.subject)
        known(where, fact.get("value", {}), set(digestif.values.VALUE_TYPES[kind].__match_args__))
        # An empty string stands for no change at all.
        known(where, fact.get("value", {}).get("change") or {}, set(digestif.Change.__match_args__))
        known(where, fact.get("attribution", {}), set(digestif.Attribution.__match_args__))
        locate(data["text"], fact)
    if case.subject == "structure":
        known(where, data["digest"], DIGEST)
        for item in data["digest"]["items"]:
            known(where, item, ITEM)


def read(folder: Path) -> Iterator[Case]:
    """All cases of a folder, checked."""
    for path in sorted(folder.iterdir()):
        if path.suffix != ".toml" or path.stem not in {*digestif.KINDS, *MIXED, "structure"}:
            msg = f"{path}: neither a kind nor attribution nor structure"
            raise ValueError(msg)
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        known(path.name, content, {"case", "lexicon"})
        names: set[str] = set()
        if not content.get("case"):
            msg = f"{path}: no cases"
            raise ValueError(msg)
        for data in content["case"]:
            case = Case(path.stem, data, content.get("lexicon"))
            check(case)
            if data["name"] in names:
                msg = f"{path}: the name {data['name']!r} stands twice"
                raise ValueError(msg)
            names.add(data["name"])
            yield case


def locate(text: str, expected: Mapping[str, Any]) -> tuple[int, int]:
    """Where the ``nth`` occurrence of the expected text stands."""
    start = -1
    for _ in range(expected.get("nth", 1)):
        # Occurrences do not overlap, as in the Rust runner.
        start = text.index(expected["text"], 0 if start < 0 else start + len(expected["text"]))
    return start, start + len(expected["text"])


def differences(want: Mapping[str, Any], have: Mapping[str, Any] | None) -> Iterator[str]:
    """The listed keys that have another value, where an empty string stands for null."""
    for key, expected in want.items():
        got = None if have is None else have[key]
        if isinstance(expected, dict):
            yield from differences(expected, got)
            continue
        if expected == "":
            same = got is None
        elif key in DECIMALS:
            same = got is not None and Decimal(got) == Decimal(expected)
        else:
            same = got == expected and type(got) is type(expected)
        if not same:
            yield f"{key} {expected!r}, got {got!r}"


def compare_facts(case: Case, facts: Facts) -> Iterator[str]:
    """What the listed facts and those extracted differ in."""
    seen: set[int] = set()
    for expected in case.data["fact"]:
        kind = expected.get("kind", case.subject)
        span = locate(facts.text, expected)
        found: list[Fact[Value]] = [fact for fact in facts.of_kind(kind) if (fact.start, fact.end) == span]
        if not found:
            near = [fact for fact in facts if fact.start < span[1] and span[0] < fact.end]
            yield f"expected {kind} {expected['text']!r}, got {near or 'nothing there'}"
            continue
        fact = found[0]
        assert fact.id not in seen, f"{expected['text']!r} is listed twice; `nth = 2` names the second"
        seen.add(fact.id)
        data = fact.to_dict()
        if expected.get("rule", fact.rule) != fact.rule:
            yield f"{fact.text!r}: expected rule {expected['rule']}, got {fact.rule}"
        for table in ["value", "attribution"]:
            for difference in differences(expected.get(table, {}), data[table]):
                yield f"{fact.text!r}: expected {difference}"
    if case.subject not in MIXED:
        yield from (f"not expected: {fact}" for fact in facts.of_kind(case.subject) if fact.id not in seen)


def compare_digest(want: Mapping[str, Any], facts: Facts) -> Iterator[str]:
    """What the expected and the extracted structure differ in."""
    digest = facts.digest.to_dict()
    yield from differences({key: want[key] for key in want if key != "items"}, digest)
    if len(want["items"]) != len(digest["items"]):
        yield f"expected {len(want['items'])} items, got {[item['headline'] for item in digest['items']]}"
    for expected, item in zip(want["items"], digest["items"], strict=False):
        yield from differences(expected, {**item, **item["publication"]})


CASES = list(read(FOLDER))


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject}/{case.data['name']}")
def test_case(case: Case) -> None:
    data = case.data
    facts = extractor(case.lexicon).extract(data["text"], data.get("reference_date"))
    compared = compare_digest(data["digest"], facts) if case.subject == "structure" else compare_facts(case, facts)
    problems = list(compared)
    if "known_gap" in data:
        assert problems, "passes now; take the `known_gap` away"
    else:
        assert not problems, "\n".join([repr(data["text"]), *problems])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no cases"),
        ("[[cases]]", "unknown key 'cases'"),
        ('[[case]]\nname = "a"\ntext = "b"\nfact = []\nfacts = []', "unknown key 'facts'"),
        ('[[case]]\nname = "a"\ntext = "b"\nfact = [{ text = "b", value = { amont = "1" } }]', "unknown key 'amont'"),
        ('[[case]]\nname = "a"\ntext = "b"\nfact = []\n' * 2, "stands twice"),
        ('[[case]]\nname = "a"\ntext = "b"', "`fact = \\[\\]`"),
        ('[[case]]\nname = "a"\ntext = "b"\nfact = [{ text = "c" }]', "substring not found"),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "money.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        list(read(tmp_path))
