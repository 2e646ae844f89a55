"""A few calls that show an installed package at work; nothing but the package is needed."""

import pickle
import subprocess
import sys
import sysconfig
from datetime import date
from pathlib import Path

import digestif

TEXT = "The port paid $3 million for 2 ferries, Le Soir reported on May 3. “It is much,” said Minister Ada Linde."


def main() -> None:
    """Call what is native: extraction, tables by threads, a text that is none, the page, the program."""
    facts = digestif.extract(TEXT, reference_date=date(2026, 5, 6))
    [money] = facts.of_kind("money")
    assert money.value.amount == 3_000_000, money
    assert (money.text, money.attribution.outlet) == ("$3 million", "Le Soir"), money
    assert pickle.loads(pickle.dumps(facts)) == facts
    assert "$3 million" in facts._repr_html_()

    result = digestif.extract_batch([TEXT, None] * 100, threads=2)
    assert len(result) == 100 * len(facts)
    assert len(result.errors) == 100
    assert result.people.to_dicts()[0]["name"] == "Ada Linde"

    wrong = digestif.extract_batch([TEXT, "\ud800"]).errors.to_dicts()
    assert [(error["doc"], "Unicode" in error["message"]) for error in wrong] == [(1, True)], wrong

    script = str(Path(sysconfig.get_path("scripts")) / "digestif")
    for call in ([script], [sys.executable, "-m", "digestif"]):
        said = subprocess.run([*call, "--version"], capture_output=True, text=True, check=True).stdout
        assert said == f"digestif {digestif.__version__}\n", said
    print(f"digestif {digestif.__version__} works on Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
