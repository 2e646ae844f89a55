"""The pandas accessor, against pandas itself."""

import datetime
import subprocess
import sys
from typing import Any

import pandas as pd
import pytest

import digestif
import digestif.pandas

TEXTS = ["The port paid €1.2bn for 2 ferries, Le Soir reported on May 3.", None, "Nothing here.", "Exports rose 7.5%."]


def facts(texts: Any, **options: Any) -> pd.DataFrame:
    return digestif.pandas.DigestifAccessor(texts).facts(**options)


@pytest.mark.parametrize("dtype", ["object", "string", "string[pyarrow]"])
def test_rows_are_the_facts(dtype: Any) -> None:
    texts = pd.Series(TEXTS, index=list("abcd"), dtype=dtype)
    found = facts(texts, reference_dates="2026-05-06")
    expected = digestif.extract_batch(TEXTS, reference_dates="2026-05-06").to_pandas()
    pd.testing.assert_frame_equal(found.reset_index(drop=True), expected.drop(columns=["doc", "doc_id"]))
    assert found.index.tolist() == ["abcd"[doc] for doc in expected["doc"]]


def test_the_accessor_is_registered() -> None:
    assert isinstance(getattr(pd.Series(TEXTS), "digestif"), digestif.pandas.DigestifAccessor)  # noqa: B009


def test_each_text_has_its_day() -> None:
    frame = pd.DataFrame(
        {"text": TEXTS, "day": [pd.Timestamp("2026-05-06"), pd.NaT, pd.NaT, pd.Timestamp("2026-01-01")]}
    )
    for days in (frame["day"], frame["day"].dt.date, [datetime.date(2026, 5, 6), None, None, None]):
        found = facts(frame["text"], reference_dates=days)
        assert found["value_timex"].dropna().tolist() == ["2026-05-03"]


def test_facts_join_the_frame() -> None:
    frame = pd.DataFrame({"text": TEXTS, "week": [1, 2, 3, 4]}, index=pd.Index(list("abcd"), name="key"))
    found = facts(frame["text"])
    joined = found.join(frame["week"])
    assert joined.loc[joined["kind"] == "percent", "week"].tolist() == [4]
    assert found.index.name == "key"


def test_levels_of_an_index_stay() -> None:
    index = pd.MultiIndex.from_tuples([("a", 1), ("a", 2)], names=["book", "page"])
    found = facts(pd.Series(["It cost $5.", "It cost $6."], index=index))
    assert found.index.equals(index)


def test_facts_of_no_texts() -> None:
    empty = facts(pd.Series([], dtype="object"))
    assert list(empty.columns) == list(facts(pd.Series(TEXTS)).columns)
    assert len(empty) == 0


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(digestif.DigestifError, match=r"row 'b': .*int"):
        facts(pd.Series(["It cost $5.", 5], index=["a", "b"]))
    with pytest.raises(digestif.DigestifError, match="2026-13-01"):
        facts(pd.Series(TEXTS), reference_dates="2026-13-01")


def test_it_needs_no_pyarrow() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import digestif.pandas, pandas as pd\n"
        "facts = pd.Series(['It cost $5 million.', None]).digestif.facts()\n"
        "assert facts.value_amount.tolist() == [5_000_000], facts"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=60)
