# pyright: strict
"""A user's program as type checkers see it, mypy and pyright both in their strict modes."""

from datetime import date
from decimal import Decimal
from typing import assert_type

import pytest

import digestif
from digestif import Fact, Money, Person, Value

DIGEST = "The port paid $3 million, Le Soir reported on May 3. “It is much,” said Minister Ada Linde."


def total(facts: list[Fact[Money]]) -> Decimal:
    return sum((fact.value.amount for fact in facts if fact.value.amount is not None), Decimal(0))


def test_facts_have_the_type_of_their_payload() -> None:
    facts = digestif.extract(DIGEST, reference_date=date(2026, 5, 6))
    assert_type(facts[0], Fact[Value])
    assert_type(facts[:1], digestif.Facts)
    money = facts.of_kind("money")
    assert_type(money, list[Fact[Money]])
    assert total(money) == 3_000_000
    assert_type(money[0].attribution.published, date | None)
    assert money[0].attribution.published == date(2026, 5, 3)
    [speaker] = facts.of_kind("person")
    assert_type(speaker.value, Person)
    assert speaker.value.official


def test_a_value_is_narrowed_by_its_class() -> None:
    amounts: list[Decimal | None] = []
    for fact in digestif.extract(DIGEST):
        match fact.value:
            case Money(amount=amount, currency="USD"):
                assert_type(amount, Decimal | None)
                amounts.append(amount)
            case _:
                pass
    assert amounts == [3_000_000]


def test_tables_and_what_an_extractor_takes() -> None:
    extractor = digestif.Extractor(
        ["money"], lexicon={"outlet": [{"name": "Harbour Post", "aliases": ["HaPo"]}]}, patterns={"berth": r"berth \d+"}
    )
    result = digestif.extract_batch([DIGEST, None], ids=("a", "b"), reference_dates="2026-05-06", extractor=extractor)
    assert_type(result, digestif.FactTable)
    assert_type(result.errors, digestif.Table)
    assert (len(result), len(result.errors)) == (1, 1)
    for table in digestif.extract_iter(iter([DIGEST]), reference_date=date(2026, 5, 6), extractor=extractor):
        assert_type(table, digestif.FactTable)


def test_errors_are_value_errors() -> None:
    with pytest.raises(digestif.DigestifError, match="monney") as caught:
        digestif.Extractor(["monney"])
    assert_type(caught.value, digestif.DigestifError)
    error: ValueError = caught.value
    assert isinstance(error, digestif.DigestifError)
