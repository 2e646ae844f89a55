"""The package and the program say the same. Names the program: ``DIGESTIF_PROGRAM=target/release/digestif pytest``."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest

import digestif

PROGRAM = os.environ.get("DIGESTIF_PROGRAM")
DIGESTS = sorted((Path(__file__).parents[2] / "examples" / "digests").glob("*.txt"))
DAY = "2026-03-13"

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="DIGESTIF_PROGRAM does not name the program")


def program(path: Path, form: str) -> str:
    """What the program writes for a file."""
    call = [str(PROGRAM), "extract", path.name, "--reference-date", DAY, "--format", form]
    return subprocess.run(call, cwd=path.parent, stdout=subprocess.PIPE, check=True).stdout.decode()


def package(path: Path) -> digestif.Facts:
    """What the package makes of the same bytes."""
    return digestif.extract(path.read_bytes().decode(), reference_date=DAY, id=path.name)


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_json_is_the_same(path: Path) -> None:
    facts = package(path)
    assert program(path, "jsonl") == facts.to_jsonl()
    assert json.loads(program(path, "json")) == [json.loads(facts.to_json())]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_tables_are_the_same(path: Path) -> None:
    pd = pytest.importorskip("pandas")
    header, *rows = csv.reader(io.StringIO(program(path, "csv"), newline=""))
    table = package(path).to_pandas()
    assert header == list(table.columns)
    assert len(rows) == len(table)
    for at, cells in enumerate(rows):
        for name, cell in zip(header, cells, strict=True):
            value = table[name].iloc[at]
            shown = "" if pd.isna(value) else str(value)
            assert cell == (shown.lower() if table[name].dtype == "boolean" else shown), (at, name)
