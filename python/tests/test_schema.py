"""What is written fits the published JSON Schema: every kind of fact, of every fixture and example."""

import copy
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import digestif

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def validator() -> Any:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


def documents() -> list[digestif.Facts]:
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests" / "fixtures").glob("*.toml")]
    texts = [case["text"] for file in files for case in file["case"]]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "examples" / "digests").glob("*.txt")]
    own = digestif.Extractor(patterns={"flight": r"\b(?<code>[A-Z]{2} [0-9]{4})\b"})
    texts.append("Flight JK 8051 landed.")
    return [own.extract(text, reference_date="2026-05-06") for text in texts]


def test_everything_written_fits(validator: Any) -> None:
    kinds = set()
    for facts in documents():
        validator.validate([json.loads(facts.to_json())])
        for line in facts.to_dicts():
            kinds.add(line["kind"])
    assert kinds == set(digestif.KINDS)


def test_lines_fit(validator: Any) -> None:
    facts = digestif.extract("Le Soir reported on May 3 that the port paid $3 million.", reference_date="2026-05-06")
    for line in facts.to_jsonl().splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "monney"), ("start", -1), ("text", None), ("value", {}), ("attribution", None), ("rule", 7)],
)
def test_wrong_lines_do_not(validator: Any, field: str, value: object) -> None:
    [line] = digestif.extract("It cost $3 million.").to_dicts()
    assert validator.is_valid(line)
    wrong = copy.deepcopy(line)
    wrong[field] = value
    assert not validator.is_valid(wrong)
