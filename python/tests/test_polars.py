"""The Polars namespace, against Polars itself."""

import datetime
from typing import Any

import polars as pl
import pytest

import digestif
import digestif.polars

TEXTS = ["The port paid €1.2bn for 2 ferries, Le Soir reported on May 3.", None, "Nothing here.", "Exports rose 7.5%."]
DAYS = [datetime.date(2026, 5, 6), None, None, None]


def facts(column: str = "text", **options: Any) -> pl.Expr:
    namespace = digestif.polars.DigestifExpr(pl.col(column))
    return namespace.facts(**options)


@pytest.fixture
def frame() -> pl.DataFrame:
    return pl.DataFrame({"day": DAYS, "text": TEXTS})


def rows(result: digestif.FactTable) -> list[dict[str, Any]]:
    return [{name: cell for name, cell in row.items() if name not in {"doc", "doc_id"}} for row in result.to_dicts()]


def test_lists_are_the_facts(frame: pl.DataFrame) -> None:
    lists = frame.select(facts(reference_date="2026-05-06"))["text"].to_list()
    assert lists[1:3] == [None, []]
    for text, found in zip(TEXTS, lists, strict=True):
        if text is not None:
            assert found == rows(digestif.extract_batch([text], reference_dates="2026-05-06"))


def test_the_namespace_is_registered() -> None:
    assert isinstance(getattr(pl.col("text"), "digestif"), digestif.polars.DigestifExpr)  # noqa: B009


def test_each_text_has_its_day(frame: pl.DataFrame) -> None:
    day = pl.col("day")
    lists = frame.select(facts(reference_date=day))["text"].to_list()
    assert [row["value_timex"] for row in lists[0] if row["kind"] == "date"] == ["2026-05-03"]
    as_text = frame.with_columns(day.cast(pl.String))
    assert as_text.select(facts(reference_date=day))["text"].to_list() == lists
    # A column may have the day's name, and the texts any.
    named = frame.rename({"text": "reference_date"})
    assert named.select(facts("reference_date", reference_date=day)).to_series().to_list() == lists


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_frames_know_the_type(frame: pl.DataFrame, engine: Any) -> None:
    query = frame.lazy().select(facts())
    collected = query.collect(engine=engine)
    assert query.collect_schema() == collected.schema
    assert collected["text"].to_list() == frame.select(facts())["text"].to_list()
    unnested = query.explode("text").unnest("text").filter(pl.col("kind") == "money").collect()
    assert unnested["text"].to_list() == ["€1.2bn"]


def test_order_is_kept_over_chunks() -> None:
    chunks = pl.concat([pl.DataFrame({"text": [f"It cost ${n} million."]}) for n in range(1, 50)], rechunk=False)
    amounts = chunks.select(facts())["text"].list.eval(pl.element().struct.field("value_amount_exact"))
    assert amounts.explode().to_list() == [f"{n}000000" for n in range(1, 50)]


def test_facts_of_no_texts() -> None:
    empty = pl.DataFrame({"text": []}, schema={"text": pl.String}).select(facts())
    assert (empty.height, empty.schema) == (0, pl.DataFrame({"text": ["x"]}).select(facts()).schema)
    assert pl.DataFrame({"text": [None, None]}).select(facts())["text"].to_list() == [None, None]


def test_an_extractor_of_ones_own(frame: pl.DataFrame) -> None:
    lists = frame.select(facts(extractor=digestif.Extractor(kinds=["percent"])))["text"].to_list()
    assert [None if found is None else [row["text"] for row in found] for found in lists] == [[], None, [], ["7.5%"]]


def test_what_is_wrong_is_said(frame: pl.DataFrame) -> None:
    with pytest.raises(digestif.DigestifError, match="2026-13-01"):
        facts(reference_date="2026-13-01")
    with pytest.raises((digestif.DigestifError, pl.exceptions.ComputeError), match=r"row 0: .*'soon'"):
        frame.select(facts(reference_date=pl.lit("soon")))
    with pytest.raises((digestif.DigestifError, pl.exceptions.ComputeError), match="column of texts"):
        frame.with_columns(number=pl.lit(1)).select(facts("number"))
