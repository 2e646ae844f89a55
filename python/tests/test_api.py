"""The package's promises, on facts made by hand: none of it hangs on what is recognised."""

import copy
import dataclasses
import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from samples import FACTS, TEXT, sample

import digestif
from digestif import Attribution, Change, DigestifError, Extractor, Fact, Facts, Money, Percent
from digestif._digestif import NativeExtractor, NativeFacts
from digestif.values import VALUE_TYPES

FIELDS = ["doc_id", "id", "kind", "start", "end", "text", "sentence", "item", "rule"]
"""What comes first in every form of a fact."""
DIGESTS = sorted((Path(__file__).parents[2] / "examples" / "digests").glob("*.txt"))


# Arguments


def test_no_text_gives_no_facts() -> None:
    facts = digestif.extract("")
    assert len(facts) == 0
    assert list(facts) == []
    assert not facts
    assert facts.to_json().startswith('{"doc_id":null,')


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 4, 18),
        datetime(2025, 4, 18, 23, 59, tzinfo=UTC),
        datetime(2025, 4, 18),
        "2025-04-18",
        "2025-04-18T10:00:00Z",
        "2025-04-18 10:00",
    ],
)
def test_every_form_of_reference_date_is_the_same_day(day: date | str) -> None:
    text = DIGESTS[0].read_text(encoding="utf-8")
    expected = digestif.extract(text, reference_date=date(2025, 4, 18))
    assert digestif.extract(text, reference_date=day) == expected
    assert Extractor().extract(text, day) == expected


@pytest.mark.parametrize("day", ["2025-13-40", "", "yesterday", "2025-02-29", 20250418, 1.5, b"2025-04-18"])
def test_a_bad_reference_date_is_named(day: Any) -> None:
    with pytest.raises(DigestifError) as caught:
        digestif.extract("Text.", reference_date=day)
    assert repr(day) in str(caught.value)


def test_an_unknown_kind_is_named_with_all_kinds() -> None:
    calls: list[Callable[[], object]] = [
        lambda: digestif.extract("Text.", kinds=["money", "monney"]),
        lambda: Extractor(["monney"]),
        lambda: Extractor("monney"),
        lambda: sample().of_kind("monney"),
        lambda: sample().filter("money", "monney"),
    ]
    for call in calls:
        with pytest.raises(DigestifError) as caught:
            call()
        assert "monney" in str(caught.value)
        assert ", ".join(digestif.KINDS) in str(caught.value)


def test_no_kinds_is_an_error() -> None:
    with pytest.raises(DigestifError, match="no kinds"):
        Extractor([])


def test_one_kind_may_be_given_as_a_string() -> None:
    assert repr(Extractor("money")) == "Extractor(kinds=['money'])"
    assert repr(Extractor()) == "Extractor()"


def test_the_exception_is_a_value_error() -> None:
    assert issubclass(DigestifError, ValueError)
    assert DigestifError.__module__ == "digestif"
    assert isinstance(pickle.loads(pickle.dumps(DigestifError("x"))), DigestifError)


@pytest.mark.parametrize(
    ("text", "amount", "high", "unit"),
    [
        ("The pipe is 12.5 miles long.", "20116.8", None, "metre"),
        ("It carries 2 barrels a day.", "0.317974589856", None, "cubic metre"),
        ("It is 5 to 7 kilometres away.", "5000", "7000", "metre"),
        ("It melts at 32 degrees Fahrenheit.", "273.15", None, "kelvin"),
    ],
)
def test_quantities_convert_to_base_units(text: str, amount: str, high: str | None, unit: str) -> None:
    [fact] = digestif.extract(text).of_kind("quantity")
    base = fact.value.in_base_unit()
    assert base == digestif.BaseQuantity(Decimal(amount), None if high is None else Decimal(high), unit)
    assert digestif.BaseQuantity.from_dict(base.to_dict()) == base


def test_units_without_a_factor_have_no_base_unit() -> None:
    [fact] = digestif.extract("The ship of 40,000 dwt sailed.").of_kind("quantity")
    assert fact.value.unit == "dwt"
    assert fact.value.in_base_unit() is None
    assert dataclasses.replace(fact.value, unit="furlongs per fortnight").in_base_unit() is None
    vague = dataclasses.replace(fact.value, amount=None, unit="mile").in_base_unit()
    assert vague == digestif.BaseQuantity(None, None, "metre")
    with pytest.raises(DigestifError, match="huge"):
        dataclasses.replace(fact.value, dimension="huge").in_base_unit()  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["\ud800", "It cost $5 \udfff million.", "\udc00\ud800"])
def test_lone_surrogates_are_refused(text: str) -> None:
    with pytest.raises(DigestifError, match=r"text is not valid Unicode.*surrogates"):
        digestif.extract(text)
    with pytest.raises(DigestifError, match=r"id is not valid Unicode"):
        digestif.extract("Text.", id=text)
    with pytest.raises(DigestifError, match=r"kind is not valid Unicode"):
        Extractor([text])


@pytest.mark.parametrize("text", [None, 5, b"bytes", ["list"]])
def test_what_is_no_text_is_a_type_error(text: Any) -> None:
    with pytest.raises(TypeError):
        digestif.extract(text)


def test_text_and_id_come_back() -> None:
    text = "It cost $5 million."
    facts = digestif.extract(text, id="Türkiye-1")
    assert facts.text is text
    assert facts.doc_id == "Türkiye-1"
    assert digestif.extract(text).doc_id is None


def test_signatures_hold_keywords() -> None:
    with pytest.raises(TypeError):
        digestif.extract("Text.", "2025-04-18")  # type: ignore[call-arg]
    assert Extractor().extract("Text.", reference_date="2025-04-18", id="a").doc_id == "a"


# The sequence


def test_facts_are_an_immutable_sequence() -> None:
    facts = sample()
    listed = list(facts)
    assert isinstance(facts, Sequence)
    assert len(facts) == len(listed) == len(FACTS) == len(digestif.KINDS)
    assert [fact.id for fact in facts] == list(range(len(facts)))
    assert facts[0] is listed[0]
    assert facts[-1] is listed[-1]
    assert list(reversed(facts)) == listed[::-1]
    assert listed[3] in facts
    assert "money" not in facts  # type: ignore[comparison-overlap]
    assert facts.index(listed[4]) == 4
    assert facts.count(listed[4]) == 1
    with pytest.raises(IndexError):
        facts[len(facts)]
    with pytest.raises(TypeError):
        facts["money"]  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        facts[0] = listed[1]  # type: ignore[index]
    with pytest.raises(AttributeError):
        facts.extra = 1  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        facts.text = ""  # type: ignore[misc]


def test_a_part_is_facts_of_the_same_document() -> None:
    facts = sample()
    part = facts[2:5]
    assert isinstance(part, Facts)
    assert [fact.id for fact in part] == [2, 3, 4]
    assert (part.text, part.doc_id, part.digest) == (facts.text, facts.doc_id, facts.digest)
    assert [json.loads(line)["id"] for line in facts[::-1].to_jsonl().splitlines()] == list(range(14, -1, -1))
    assert facts[:] == facts
    assert part != facts
    assert part == sample()[2:5]
    for kinds in [("money",), ("quote", "money"), ()]:
        some = facts.filter(*kinds)
        assert isinstance(some, Facts)
        assert [fact.kind for fact in some] == sorted(kinds, key=digestif.KINDS.index)
        assert some.to_dicts() == [json.loads(line) for line in some.to_jsonl().splitlines()]
    assert [fact.text for fact in facts.of_kind("money")] == ["C$1.5 million"]


def test_facts_are_equal_by_value() -> None:
    assert sample() == sample()
    assert hash(sample()) == hash(sample())
    assert sample() != sample("another")
    assert sample() != list(sample())
    assert len({sample(), sample(), sample("another")}) == 2


def test_repr_is_short() -> None:
    facts = sample()
    assert repr(facts[:2]) == "<Facts of 'sample': 1 money, 1 percent>"
    assert repr(digestif.extract("")) == "<Facts: none>"
    assert len(repr(facts)) < 300


# Facts and payloads


def test_spans_count_code_points() -> None:
    facts = sample()
    assert facts.text == TEXT
    for fact in facts:
        assert facts.text[fact.start : fact.end] == fact.text
    [(start, end)] = facts.sentences
    assert facts.text[start:end] == TEXT.rstrip()
    [item] = facts.digest.items
    assert facts.text[item.start : item.end] == TEXT[2:].rstrip()


def test_payloads_are_typed() -> None:
    facts = sample()
    assert {fact.kind: type(fact.value) for fact in facts} == dict(VALUE_TYPES)
    money = facts.of_kind("money")[0]
    assert money == Fact(
        id=0,
        kind="money",
        start=11,
        end=24,
        text="C$1.5 million",
        sentence=0,
        item=0,
        rule="money.sample",
        value=Money(
            amount=Decimal("1500000.0"),
            high=None,
            currency="CAD",
            currency_source="symbol",
            candidates=("USD", "AUD"),
            modifier="about",
            change=Change("up", "by"),
            per="year",
            equivalent=1,
            implied_rate=Decimal("1.38500"),
        ),
        attribution=Attribution("Trend", date(2025, 4, 12), None, None, "Figs 🌳"),
    )
    assert facts.of_kind("date")[0].value.end == date(2026, 1, 1)
    assert facts.of_kind("person")[0].value.official is True
    assert facts.of_kind("ordinal")[0].value.rank == 2
    assert facts.of_kind("custom")[0].value.groups == {"code": "J2", "number": "8051"}


def test_match_statements_take_facts_apart() -> None:
    match sample()[1]:
        case Fact(kind="percent", value=Percent(amount, unit="percent", of=whole)):
            assert (amount, whole) == (Decimal(30), "figs")
        case other:
            pytest.fail(f"no match for {other}")


@pytest.mark.parametrize("kind", digestif.KINDS)
def test_facts_are_frozen_values(kind: digestif.Kind) -> None:
    [fact] = sample().filter(kind)
    [twin] = sample().filter(kind)
    for one, two in [(fact, twin), (fact.value, twin.value), (fact.attribution, twin.attribution)]:
        assert one == two
        assert one is not two
        assert isinstance(one, Hashable)
        assert hash(one) == hash(two)
        assert repr(one) == repr(two)
        assert repr(one).startswith(f"{type(one).__name__}({one.__match_args__[0]}=")
        assert one.__match_args__ == tuple(field.name for field in dataclasses.fields(one))
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, one.__match_args__[0], 1)
        with pytest.raises((AttributeError, TypeError)):
            one.extra = 1  # type: ignore[union-attr]
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(one, protocol)) == one
        assert copy.copy(one) == one
        assert copy.deepcopy(one) == one
        assert type(one).from_dict(one.to_dict()) == one
        assert type(one).from_dict(json.loads(json.dumps(one.to_dict()))) == one
    changed = dataclasses.replace(fact, text="other")
    assert changed != fact
    assert changed.value is fact.value


def test_groups_are_read_only() -> None:
    [custom] = sample().of_kind("custom")
    with pytest.raises(TypeError):
        custom.value.groups["code"] = "other"  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"kind": "monney"}, "monney"),
        ({"value": {}}, "'amount'"),
        ({"value": None}, "Money"),
        ({"extra": 1}, "'extra'"),
        ({"attribution": {"outlet": "Trend"}}, "'published'"),
        ({"attribution": 7}, "7"),
    ],
)
def test_unreadable_data_is_named(change: dict[str, Any], named: str) -> None:
    data = {**sample()[0].to_dict(), **change}
    with pytest.raises(DigestifError, match=named):
        Fact.from_dict(data)


@pytest.mark.parametrize(("name", "value"), [("amount", "much"), ("amount", []), ("high", "1,5")])
def test_unreadable_amounts_are_named(name: str, value: object) -> None:
    data = {**sample()[0].value.to_dict(), name: value}
    with pytest.raises(DigestifError, match=name):
        Money.from_dict(data)


# Other views


def test_json_is_the_same_as_dicts() -> None:
    for facts in [sample(), sample(None), *(digestif.extract(path.read_text(encoding="utf-8")) for path in DIGESTS)]:
        lines = facts.to_jsonl()
        assert [json.loads(line) for line in lines.split("\n")[:-1]] == facts.to_dicts()
        document = json.loads(facts.to_json())
        assert document == {"doc_id": facts.doc_id, "digest": facts.digest.to_dict(), "facts": facts.to_dicts()}
        assert [list(record) for record in document["facts"]] == [list(record) for record in facts.to_dicts()]
        assert list(document) == ["doc_id", "digest", "facts"]
        assert list(document["digest"]) == list(facts.digest.to_dict())
        assert [Fact.from_dict(record) for record in facts.to_dicts()] == list(facts)
        assert type(facts.digest).from_dict(document["digest"]) == facts.digest


def test_dicts_have_the_fields_of_the_contract() -> None:
    record = sample().to_dicts()[0]
    assert list(record) == [*FIELDS, "value", "attribution"]
    assert record["value"] == FACTS[0][2]
    assert record["attribution"] == FACTS[0][3]
    for number, (_, kind, value, _) in enumerate(FACTS):
        assert sample()[number].value.to_dict() == value, kind


def test_digest_is_typed() -> None:
    digest = sample().digest
    assert digest.title == "Türkiye abroad"
    assert digest.dateline == digestif.Dateline("İZMİR", date(2025, 4, 18))
    assert digest.published == date(2025, 4, 18)
    assert digest.items[0].publication == digestif.ItemPublication("Trend", date(2025, 4, 12), None)
    assert digest.people[0].mentions == (10,)
    assert digest.outlets == (digestif.OutletEntity("outlet-1", "Trend", None, None, (11,)),)
    assert sample().digest is not digest
    assert hash(sample().digest) == hash(digest)
    assert pickle.loads(pickle.dumps(digest)) == digest


def test_facts_survive_pickle_and_copy() -> None:
    facts = sample()
    for one in [facts, facts[2:5], facts[::-1], facts.filter(), facts.filter("money", "quote")]:
        for again in [pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)]:
            assert again == one
            assert again.to_json() == one.to_json()
            assert again.sentences == one.sentences
    with pytest.raises(DigestifError, match="format 99"):
        digestif.facts._restore(99, b"", None)
    with pytest.raises(DigestifError):
        digestif.facts._restore(1, b"{}", None)


def test_an_extractor_survives_pickle_and_copy() -> None:
    for extractor in [Extractor(), Extractor(["money", "date"])]:
        for again in [pickle.loads(pickle.dumps(extractor)), copy.copy(extractor), copy.deepcopy(extractor)]:
            assert repr(again) == repr(extractor)
            assert again.extract("It cost $5 million.") == extractor.extract("It cost $5 million.")


def test_pandas_has_flat_columns() -> None:
    pd = pytest.importorskip("pandas")
    facts = sample()
    table = facts.to_pandas()
    assert len(table) == len(facts)
    assert list(table.columns[:10]) == [*FIELDS, "value_amount"]
    assert list(table.columns[-5:]) == [f"by_{name}" for name in Attribution.__match_args__]
    payload: set[str] = {name for value in VALUE_TYPES.values() for name in value.__match_args__}
    payload = payload - {"change"} | {"change_direction", "change_role"}
    assert {name.removeprefix("value_") for name in table.columns[9:-5]} == payload
    first = table.iloc[0]
    assert first["value_amount"] == Decimal(1500000)
    assert first["value_candidates"] == "USD|AUD"
    assert (first["value_change_direction"], first["value_change_role"]) == ("up", "by")
    assert first["by_published"] == date(2025, 4, 12)
    assert table["value_groups"].iloc[-1] == '{"code":"J2","number":"8051"}'
    assert pd.isna(table["item"].iloc[-1])
    assert [name for name in table.columns if table[name].isna().all()] == []
    empty = digestif.extract("").to_pandas()
    assert list(empty.columns) == list(table.columns)
    assert list(empty.dtypes) == list(table.dtypes)


def test_pandas_is_asked_for_where_it_is_absent() -> None:
    program = (
        "import sys; sys.modules['pandas'] = None\n"
        "import digestif\n"
        "try:\n    digestif.extract('Text.').to_pandas()\n"
        "except digestif.DigestifError as error:\n    print(error)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "digestif[pandas]" in result.stdout


def test_importing_does_not_import_pandas() -> None:
    program = "import digestif, sys; print('pandas' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


# Threads, names


def test_threads_share_an_extractor() -> None:
    extractor = Extractor()
    texts = [path.read_text(encoding="utf-8") for path in DIGESTS] * 8
    expected = [extractor.extract(text, "2026-03-13").to_json() for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: extractor.extract(text, "2026-03-13").to_json(), texts)) == expected


def test_threads_share_facts() -> None:
    facts, seen = sample(), []
    start = threading.Barrier(4)

    def read() -> None:
        start.wait()
        seen.append(list(facts))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [list(sample())] * 4


def test_other_threads_run_while_extracting() -> None:
    text = "The port spent $40 million on 17 vessels, about 30% of its plan. " * 40_000
    extractor = Extractor(["money"])
    done = threading.Event()
    ticks = 0

    def work() -> None:
        extractor.extract(text)
        done.set()

    thread = threading.Thread(target=work)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)
    try:
        thread.start()
        while not done.wait(0.001):
            ticks += 1
    finally:
        sys.setswitchinterval(interval)
    thread.join()
    assert ticks > 2, "the interpreter was held while extracting"


def test_kinds_are_those_of_the_crate() -> None:
    with pytest.raises(DigestifError) as caught:
        NativeExtractor(["?"])
    assert str(caught.value).endswith(f"the kinds are {', '.join(digestif.KINDS)}")
    assert [kind for _, kind, *_ in FACTS] == list(digestif.KINDS)


def test_public_names_are_there() -> None:
    assert sorted(digestif.__all__) == sorted(set(digestif.__all__))
    for name in digestif.__all__:
        assert getattr(digestif, name) is not None
    assert digestif.__version__
    assert len(NativeFacts.from_state(sample()._native.state())) == len(FACTS)
