"""The cost of Python: start-up, and facts read in full beside the extraction that finds them."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import digestif

START = """
import json, sys, time
begin = time.process_time()
import digestif
imported = time.process_time()
facts = digestif.extract("It cost $5 million.")
called = time.process_time()
print(json.dumps({
    "import": 1000 * (imported - begin),
    "call": 1000 * (called - imported),
    "facts": len(facts),
    "modules": sorted(sys.modules),
}))
"""

# Milliseconds of the process's own time, the least of several starts.
MAX_IMPORT = 60
MAX_CALL = 40

# Facts with all fields read, beside extraction and the copy of the facts in Rust: measured are 2.4 to 2.5.
MAX_RATIO = 3.0

DIGEST = Path(__file__).parents[2] / "examples/digests/press-digest.txt"


def start() -> Any:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_import_and_first_call_are_short() -> None:
    starts = [start() for _ in range(10)]
    assert all(one["facts"] == 1 for one in starts)
    assert min(one["import"] for one in starts) < MAX_IMPORT
    assert min(one["call"] for one in starts) < MAX_CALL


def test_nothing_large_is_imported() -> None:
    assert not {"pandas", "polars", "numpy", "pyarrow", "spacy"} & set(start()["modules"])


def texts() -> list[str]:
    """Texts of about 2 KB, each of other paragraphs."""
    paragraphs = DIGEST.read_text(encoding="utf-8").split("\n\n")
    turned = [paragraphs[at:] + paragraphs[:at] for at in range(len(paragraphs))]
    return ["\n\n".join(some)[:2048] for some in turned]


def read(fact: digestif.Fact[Any]) -> None:
    for part in (fact, fact.value, fact.attribution):
        for name in part.__match_args__:
            getattr(part, name)


def test_facts_read_in_full_cost_little_more_than_finding_them() -> None:
    extractor, some = digestif.Extractor(), texts()
    assert sum(len(extractor.extract(text)) for text in some) > 100
    found: list[float] = []
    everything: list[float] = []
    for _ in range(15):
        begin = time.process_time()
        for text in some:
            extractor._native.extract(text)
        middle = time.process_time()
        for text in some:
            for fact in extractor.extract(text):
                read(fact)
        everything.append(time.process_time() - middle)
        found.append(middle - begin)
    assert min(everything) < MAX_RATIO * min(found)
