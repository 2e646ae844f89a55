"""A page of its own to check facts against their text."""

import os
from collections.abc import Iterable
from pathlib import Path

from digestif import _digestif
from digestif.facts import Facts


def report(
    result: Facts | Iterable[Facts], path: str | os.PathLike[str], *, title: str = "Facts in their text"
) -> Path:
    """Write one self-contained page with the facts marked in their text.

    The page needs no network. It has filters by kind, outlet and speaker, a search, a table to sort and download as
    CSV, small charts, and the value, rule and attribution of the fact that is clicked. It is the page of
    ``digestif extract --format html``.

    Args:
        result: The facts of a document, or of several; of a part such as ``facts.filter("money")``, that part.
        path: The file to write; one that is there is replaced.
        title: Title and heading of the page.

    Returns:
        The path that was written.

    Raises:
        OSError: Where the file cannot be written.

    Example:
        >>> import digestif, tempfile, pathlib
        >>> facts = digestif.extract("The port spent $40 million on 17 vessels.", id="ports.txt")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     page = digestif.report([facts], pathlib.Path(folder, "report.html"))
        ...     'aria-label="ports.txt"' in page.read_text(encoding="utf-8")
        True
    """
    documents = [result] if isinstance(result, Facts) else list(result)
    page = _digestif.page([(facts._native, facts._ids()) for facts in documents], title)
    written = Path(path)
    written.write_text(page, encoding="utf-8", newline="\n")
    return written
