"""Memory beside the texts that it serves: the peak of one call, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DIGESTS = Path(__file__).parents[2] / "examples" / "digests"

CALL = """
import json, sys
from itertools import cycle
from pathlib import Path
import digestif

def kilobytes(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))

digests = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
paragraphs = cycle("\\n\\n".join(digests).split("\\n\\n"))
texts = []
for _ in range(20_000):
    text = ""
    while len(text) < 2_000:
        text += next(paragraphs) + "\\n\\n"
    texts.append(text[:2_000])
digestif.extract_batch(texts[:10])
Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
before = kilobytes("VmRSS")
facts = eval(sys.argv[2])
peak = 1024 * (kilobytes("VmHWM") - before)
print(json.dumps({"facts": facts, "peak": peak, "texts": sum(len(text.encode()) for text in texts)}))
"""

CALLS = {
    "batch": ("len(digestif.extract_batch(texts))", 3.0),
    "stream": ("sum(len(table) for table in digestif.extract_iter(iter(texts)))", 1.5),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
@pytest.mark.parametrize("name", CALLS)
def test_the_peak_is_bound_by_the_texts(name: str) -> None:
    call, most = CALLS[name]
    ended = subprocess.run(
        [sys.executable, "-c", CALL, str(DIGESTS), call], capture_output=True, text=True, check=True, timeout=300
    )
    found: Any = json.loads(ended.stdout)
    assert found["facts"] > 500_000
    assert found["peak"] < most * found["texts"], found
