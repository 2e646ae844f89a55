"""One model, many views: the facts of every fixture are the same in Python, JSON, Arrow, pandas, Polars and DuckDB.

That Rust and its JSON agree is tested in ``tests/parity.rs``, that the program writes the same in ``test_program.py``.
"""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

import digestif
from digestif.table import row

FOLDER = Path(__file__).parents[2] / "tests" / "fixtures"


@pytest.fixture(scope="module")
def cases() -> list[tuple[str, str | None]]:
    """Text and reference date of every case."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    found = [(case["text"], case.get("reference_date")) for file in files for case in file["case"]]
    assert len(found) > 1000
    return [(text, str(day) if day else None) for text, day in found]


@pytest.fixture(scope="module")
def table(cases: list[tuple[str, str | None]]) -> digestif.FactTable:
    texts, days = zip(*cases, strict=True)
    return digestif.extract_batch(texts, reference_dates=days, ids=[str(n) for n in range(len(texts))])


def fits(amount: Decimal) -> bool:
    """Whether nine decimals hold an amount."""
    return amount == amount.quantize(Decimal("1e-9"))


def flat(fact: digestif.Fact[Any], doc_id: str | None) -> dict[str, Any]:
    """The cells of a fact where they are not null, as the tables of many texts have them."""
    cells = {name: cell for name, cell in row(doc_id, fact).items() if cell is not None}
    cells["value_candidates"] = cells.get("value_candidates", "").split("|") if "value_candidates" in cells else []
    for name in ("value_amount", "value_high"):
        if name in cells and not fits(cells[name]):
            del cells[name]
    if "value_implied_rate" in cells:
        cells["value_implied_rate"] = str(cells["value_implied_rate"])
    return cells


def test_python_and_json(cases: list[tuple[str, str | None]], table: digestif.FactTable) -> None:
    rows = iter(table.to_dicts())
    more = {"doc", "sentence_text", "value_amount_exact", "value_high_exact"}
    for number, (text, day) in enumerate(cases):
        facts = digestif.extract(text, reference_date=day, id=str(number))
        assert [json.loads(line) for line in facts.to_jsonl().splitlines()] == facts.to_dicts()
        for fact in facts:
            found = next(rows)
            cells = {name: cell for name, cell in found.items() if cell is not None and name not in more}
            assert cells == flat(fact, facts.doc_id), text
            assert fact.text in found["sentence_text"] or fact.kind in {"quote", "custom"}
    assert next(rows, None) is None


def test_tables(table: digestif.FactTable) -> None:
    rows = table.to_dicts()
    assert table.to_arrow().to_pylist() == rows
    assert table.to_polars().to_dicts() == rows
    facts = table  # noqa: F841 - DuckDB finds it by its name
    found = duckdb.execute("select * from facts order by doc, id").fetchall()
    assert found == [tuple(cells.values()) for cells in rows]
    frame = table.to_pandas()
    for name in frame.columns:
        column = [None if cell is None or cell is pd.NA else cell for cell in frame[name]]
        assert column == [cells[name] for cells in rows], name


def test_amounts_are_exact_or_reported(table: digestif.FactTable) -> None:
    reported = {(cells["doc"], cells["fact"]) for cells in table.errors.to_dicts()}
    missing = set()
    for cells in table.to_dicts():
        for name in ("value_amount", "value_high"):
            exact = cells[f"{name}_exact"]
            if exact is not None and not fits(Decimal(exact)):
                missing.add((cells["doc"], cells["id"]))
                exact = None
            assert cells[name] == (None if exact is None else Decimal(exact))
    assert missing
    assert reported == missing
