"""The notebooks of `examples/notebooks` run from top to bottom and keep no outputs."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
CHARTS = {"a_month": 4}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in cells)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    outputs = [output for cell in cells for output in cell.outputs]
    assert not [output.text for output in outputs if "Warning" in output.get("text", "")]
    shown = [output.data for output in outputs if "data" in output]
    assert sum("image/png" in data for data in shown) == CHARTS.get(path.stem, 0)
    # Every cell shows what it is about.
    assert all(any("data" in output for output in cell.outputs) for cell in cells)


def test_there_are_notebooks() -> None:
    assert {path.stem for path in NOTEBOOKS} == {"a_month", "first_tour", "own_gold"}
