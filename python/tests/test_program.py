"""The package and the program say the same. Names the program: ``DIGESTIF_PROGRAM=target/release/digestif pytest``."""

import csv
import io
import json
import os
import subprocess
import sys
import sysconfig
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


OWN = pytest.mark.parametrize(
    "own",
    [[str(Path(sysconfig.get_path("scripts")) / "digestif")], [sys.executable, "-m", "digestif"]],
    ids=["script", "module"],
)
RECORDS = '{"text": "Paid $2."}\nno json\n{"text": "Paid $3."}\n'
CALLS = [
    ("", []),
    ("", ["--help"]),
    ("", ["--version"]),
    ("", ["schema"]),
    ("", ["completions", "bash"]),
    ("", ["explain", "It cost $5 million."]),
    ("", ["extrct"]),
    ("", ["extract", "--colour"]),
    ("", ["extract", "no such file.txt"]),
    ("", ["extract", "--reference-date", "2026-13-01"]),
    ("Paid $2.", ["extract", "--kinds", "mony"]),
    ("Paid $2.", ["extract", "-", "--format", "csv"]),
    (RECORDS, ["extract", "--input", "jsonl"]),
    (RECORDS, ["extract", "--input", "jsonl", "--strict"]),
]


@OWN
@pytest.mark.parametrize(
    ("text", "arguments"), CALLS, ids=lambda part: " ".join(part) if isinstance(part, list) else ""
)
def test_commands_behave_the_same(own: list[str], text: str, arguments: list[str]) -> None:
    def ended(call: list[str]) -> tuple[int, bytes, bytes]:
        done = subprocess.run([*call, *arguments], input=text.encode(), capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr

    assert ended(own) == ended([str(PROGRAM)])


@OWN
def test_a_reader_who_leaves_is_no_error(own: list[str]) -> None:
    def ended(call: list[str]) -> tuple[int, bytes]:
        command = [*call, "extract", *map(str, DIGESTS * 50), "--format", "jsonl"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            assert child.stdout.readline()
            child.stdout.close()
            return child.wait(timeout=60), child.stderr.read()

    assert ended(own) == ended([str(PROGRAM)])
