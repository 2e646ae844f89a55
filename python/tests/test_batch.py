"""Many texts at once: tables, in and out of the libraries of the trade."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import digestif

TEXTS = [
    "The port paid 120 billion tenge (US$229.3 million), Le Soir reported on May 3. "
    "“It is much,” said Minister Ada Linde.",
    "",
    "Exports rose by 7.5 percent to €3bn; 😀 17 vessels sailed on April 17.",
]
IDS = ["a", "b", "c"]
DAY = "2026-05-06"


def result(texts: Any = TEXTS, **options: Any) -> digestif.FactTable:
    return digestif.extract_batch(texts, **{"ids": IDS, "reference_dates": DAY, **options})


@pytest.mark.parametrize(
    "column",
    [
        tuple,
        pd.Series,
        pl.Series,
        pa.array,
        lambda texts: pa.chunked_array([texts[:1], texts[1:]]),
        lambda texts: pa.array(texts, pa.large_string()),
        lambda texts: pa.array(texts, pa.string_view()),
        lambda texts: pa.array(texts).dictionary_encode(),
        lambda texts: pa.table({"text": texts}),
        lambda texts: pl.DataFrame({"text": texts}),
    ],
)
def test_texts_come_in_many_forms(column: Callable[[list[str]], Any]) -> None:
    assert result(column(TEXTS)).to_dicts() == result().to_dicts()


@pytest.mark.parametrize("column", [pl.Series([1, 2, 3]), pa.table({"a": TEXTS, "b": TEXTS})])
def test_other_columns_are_refused(column: Any) -> None:
    with pytest.raises(digestif.DigestifError, match="column of texts"):
        result(column)


def test_slices_of_columns_are_read_from_their_start() -> None:
    assert result(pa.array(["x", *TEXTS, "y"])[1:4]).to_dicts() == result().to_dicts()


def test_rows_are_the_facts() -> None:
    rows = result().to_dicts()
    facts = [
        (number, name, fact)
        for number, (name, text) in enumerate(zip(IDS, TEXTS, strict=True))
        for fact in digestif.extract(text, reference_date=DAY, id=name)
    ]
    assert len(rows) == len(facts)
    for row, (number, name, fact) in zip(rows, facts, strict=True):
        assert (row["doc"], row["doc_id"]) == (number, name)
        for field in ("id", "kind", "start", "end", "text", "sentence", "item", "rule"):
            assert row[field] == getattr(fact, field)
        assert row["by_speaker"] == fact.attribution.speaker
        assert row["by_published"] == fact.attribution.published
        amount = getattr(fact.value, "amount", None)
        assert row["value_amount"] == amount
        assert row["value_amount_exact"] == (None if amount is None else str(amount))


def test_every_library_reads_the_same() -> None:
    table = facts = result()
    rows = facts.to_dicts()
    assert len(rows) > 8
    assert table.to_arrow().to_pylist() == rows
    assert table.to_polars().to_dicts() == rows
    assert duckdb.execute("select * from facts").fetchall() == [tuple(row.values()) for row in rows]
    frame = table.to_pandas()
    assert [
        {name: None if cell is None or cell is pd.NA else cell for name, cell in zip(row.index, row, strict=True)}
        for _, row in frame.iterrows()
    ] == rows


def test_pandas_needs_no_pyarrow() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import digestif; frame = digestif.extract_batch(['It cost $5 million.']).to_pandas()\n"
        "assert frame.value_amount[0] == 5_000_000, frame"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=60)


@pytest.mark.parametrize("hidden", ["pyarrow", "nothing"])
@pytest.mark.parametrize("dtype", ["object", "str", "string"])
def test_series_with_gaps_need_no_pyarrow(dtype: str, hidden: str) -> None:
    code = (
        f"import sys; sys.modules['{hidden}'] = None\n"
        "import digestif, pandas as pd\n"
        f"result = digestif.extract_batch(pd.Series(['It cost $5.', None, 'It cost $6.'], dtype='{dtype}'))\n"
        "assert [row['text'] for row in result.to_dicts()] == ['$5', '$6'], result.to_dicts()\n"
        "assert [row['message'] for row in result.errors.to_dicts()] == ['there is no text'], result.errors.to_dicts()"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=60)


def test_other_things_in_a_series_are_rows_of_errors() -> None:
    result = digestif.extract_batch(pd.Series(["It cost $5.", 7], dtype="object"))
    assert len(result) == 1
    [error] = result.errors.to_dicts()
    assert error["doc"] == 1
    assert "int" in error["message"]


def test_columns_have_types_and_meanings() -> None:
    fields = result().fields
    assert fields["value_amount"][0] == "Decimal128(38, 9)"
    assert fields["by_published"][0] == "Date32"
    assert fields["value_candidates"][0] == "List<Utf8>"
    assert all(meaning for _, meaning in fields.values())
    assert result().to_arrow().schema.metadata == {b"digestif.schema": b"1"}
    csv = digestif.extract(TEXTS[0]).to_pandas().columns
    assert [name for name in fields if name in set(csv)] == list(csv)


@pytest.mark.parametrize("names", ["kind", ["value_amount_exact", "kind", "by_outlet", "value_candidates"]])
def test_columns_can_be_chosen(names: Any) -> None:
    some, all_of_them = result(columns=names), result()
    expected = [name for name in all_of_them.fields if name in ([names] if isinstance(names, str) else names)]
    assert list(some.fields) == expected
    assert some.to_dicts() == [{name: row[name] for name in expected} for row in all_of_them.to_dicts()]
    assert some.to_arrow() == all_of_them.to_arrow().select(expected)
    assert some.people.to_dicts() == all_of_them.people.to_dicts()
    [streamed] = digestif.extract_iter(TEXTS, reference_date=DAY, columns=names)
    assert streamed.to_dicts() == some.to_dicts()


def test_a_stream_outlives_its_table() -> None:
    reader = pa.RecordBatchReader.from_stream(result())
    gc.collect()
    assert reader.read_all() == result().to_arrow()


def test_tables_join() -> None:
    table = result()
    database = duckdb.connect()
    database.register("facts", table)
    database.register("people", table.people)
    rows = database.sql(
        "select p.name, f.text from people p join facts f on f.doc = p.doc and list_contains(p.mentions, f.id)"
    ).fetchall()
    assert rows == [("Ada Linde", "Ada Linde")]
    [quote] = table.quotes.to_dicts()
    assert (quote["speaker"], quote["outlet"]) == ("Ada Linde", "Le Soir")
    [publication] = table.publications.to_dicts()
    assert publication["outlet"] == table.outlets.to_dicts()[0]["name"] == "Le Soir"
    assert table.to_dicts()[publication["id"]]["kind"] == "publication"


def test_items_are_rows() -> None:
    text = (
        "Port grows\nLe Soir reported on May 4 that 12 ships came.\n\n"
        "School shuts\nDie Presse wrote that 40 pupils left."
    )
    rows = digestif.extract_batch([text], reference_dates=DAY).items.to_dicts()
    assert [(row["item"], row["headline"], row["outlet"]) for row in rows] == [
        (0, "Port grows", "Le Soir"),
        (1, "School shuts", "Die Presse"),
    ]


def test_bad_documents_are_rows_of_errors() -> None:
    texts = ["It cost $5.", None, 7, "\ud800", "It cost $6."]
    days = [None, None, None, None, "2026-13-01"]
    table = digestif.extract_batch(texts, reference_dates=days)  # type: ignore[arg-type]
    assert [row["text"] for row in table.to_dicts()] == ["$5"]
    errors = table.errors.to_dicts()
    assert [row["doc"] for row in errors] == [1, 2, 3, 4]
    for row, said in zip(errors, ["no text", "int", "Unicode", "2026-13-01"], strict=True):
        assert said in row["message"]


def test_amounts_are_never_rounded() -> None:
    table = digestif.extract_batch(["The dose is 0.00000000012 grams and 0.5 grams."])
    first, second = table.to_dicts()
    assert (first["value_amount"], first["value_amount_exact"]) == (None, "0.00000000012")
    assert second["value_amount"] == Decimal("0.5")
    [error] = table.errors.to_dicts()
    assert (error["fact"], "0.00000000012" in error["message"]) == (0, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"ids": ["a"]}, "1 ids for 3 texts"),
        ({"reference_dates": [DAY, DAY]}, "2 reference_dates for 3 texts"),
        ({"threads": 0}, "threads 0"),
        ({"columns": ["kind", "amount"]}, 'unknown column "amount" of facts; the columns are doc_id, id, kind, '),
        ({"columns": []}, "no columns"),
        ({"columns": ["\ud800"]}, "column is not valid Unicode"),
    ],
)
def test_wrong_calls_are_errors(options: dict[str, Any], said: str) -> None:
    with pytest.raises(digestif.DigestifError, match=said):
        result(**options)


def test_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{text} No {n}." for n in range(3000) for text in TEXTS]
    one = digestif.extract_batch(texts, threads=1)
    assert digestif.extract_batch(texts, threads=3).to_arrow() == one.to_arrow()
    monkeypatch.setenv("DIGESTIF_NUM_THREADS", "x")
    with pytest.raises(digestif.DigestifError, match="'x'"):
        digestif.extract_batch(texts)


def test_progress_is_told() -> None:
    seen: list[int] = []
    texts = ["It cost $5 million. " * 5000] * 20
    digestif.extract_batch(texts, threads=2, progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 1
    assert seen[-1] == len(texts)


def test_an_exception_of_progress_ends_the_work() -> None:
    def stop(done: int) -> None:
        raise ZeroDivisionError(done)

    with pytest.raises(ZeroDivisionError):
        digestif.extract_batch(["It cost $5 million. " * 5000] * 50, progress=stop)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_an_interrupt_ends_the_work() -> None:
    texts = ["It cost $5 million. " * 5000] * 4000
    timer = threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT])
    begun = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        digestif.extract_batch(texts, threads=2)
    assert time.monotonic() - begun < 5


def test_streams_come_in_batches() -> None:
    drawn = 0

    def stream() -> Any:
        nonlocal drawn
        for n in range(10):
            drawn += 1
            yield f"It cost ${n + 1} million."

    tables = digestif.extract_iter(stream(), batch_size=4)
    first = next(tables)
    assert (len(first), drawn) == (4, 4)
    rows = [row["value_amount"] for table in [first, *tables] for row in table.to_dicts()]
    assert rows == [n * 1_000_000 for n in range(1, 11)]
    with pytest.raises(digestif.DigestifError, match="batch size"):
        next(digestif.extract_iter([], batch_size=0))


def work(texts: list[str]) -> int:
    return len(digestif.extract_batch(texts, threads=2))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_other_processes_work_too(method: str) -> None:
    expected = work(TEXTS)  # Threads have run here before the child is made.
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map_async(work, [TEXTS] * 4).get(timeout=60) == [expected] * 4
