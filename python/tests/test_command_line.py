"""``digestif`` and ``python -m digestif``, as ``pip install`` gives them."""

import json
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import digestif

SCRIPT = str(Path(sysconfig.get_path("scripts")) / "digestif")
CALLS = [[SCRIPT], [sys.executable, "-m", "digestif"]]
TEXT = "The port paid $3 million, Le Soir reported on May 3."

pytestmark = pytest.mark.parametrize("call", CALLS, ids=["script", "module"])


def run(call: list[str], *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*call, *arguments], input=text, capture_output=True, text=True, timeout=60, check=False)


def test_facts_are_those_of_the_package(call: list[str]) -> None:
    ended = run(call, "extract", "--reference-date", "2026-05-06", text=TEXT)
    assert (ended.returncode, ended.stderr) == (0, "")
    facts = digestif.extract(TEXT, reference_date="2026-05-06", id=json.loads(ended.stdout.splitlines()[0])["doc_id"])
    assert ended.stdout == facts.to_jsonl()


def test_help_and_version(call: list[str]) -> None:
    assert run(call, "--version").stdout == f"digestif {digestif.__version__}\n"
    ended = run(call, "extract", "--help")
    assert ended.returncode == 0
    assert "Usage: digestif extract" in ended.stdout


def test_exit_status(call: list[str]) -> None:
    ended = run(call, "extract", "--kinds", "mony", text=TEXT)
    assert ended.returncode == 2
    assert "mony" in ended.stderr
    ended = run(call, "extract", "--input", "jsonl", text='{"text": "Paid $2."}\nnot json\n')
    assert ended.returncode == 1
    assert "2" in ended.stderr.splitlines()[0]
    assert json.loads(ended.stdout.splitlines()[0])["text"] == "$2"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_an_interrupt_stops_it_at_once(call: list[str]) -> None:
    arguments = [*call, "extract", "--input", "jsonl"]
    lines = f'{{"text": "{TEXT}"}}\n'
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        # Facts of the first records show that it is at work; then it waits for more.
        child.stdin.write((lines * 2000).encode())
        child.stdin.flush()
        assert child.stdout.readline()
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=20) == -signal.SIGINT
