"""Every example of a docstring, run."""

import doctest
import importlib
import pkgutil

import pytest

import digestif

MODULES = ["digestif", *sorted(f"digestif.{module.name}" for module in pkgutil.iter_modules(digestif.__path__))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    examples = {name: sum(len(t.examples) for t in finder.find(importlib.import_module(name))) for name in MODULES}
    for name in ["digestif", "digestif.extractor", "digestif.facts", "digestif.model", "digestif.values"]:
        assert examples[name] > 0
