"""A column of texts in a library of tables: its facts, or what is wrong with it.

Such a column has no table of errors beside it. A missing text has no facts; anything else that fails is said aloud.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from digestif._error import DigestifError
from digestif.batch import FactTable, extract_batch
from digestif.extractor import Extractor, ReferenceDate


def column_facts(
    texts: Any,
    missing: Sequence[bool],
    labels: Sequence[object],
    reference_dates: ReferenceDate | Iterable[ReferenceDate],
    extractor: Extractor | None,
) -> FactTable:
    """The facts of a column.

    Args:
        texts: The column, as :func:`digestif.extract_batch` takes it.
        missing: Whether a text is missing, by its position.
        labels: What a message calls a text, by its position.
        reference_dates: A day for each text, or one for all.
        extractor: What finds the facts.

    Raises:
        DigestifError: Where a cell is no text or its reference date is none.
    """
    result = extract_batch(texts, reference_dates=reference_dates, extractor=extractor)
    for error in result.errors.to_dicts():
        # An amount that the decimal column cannot hold is there as exact text.
        if error["fact"] is None and not missing[error["doc"]]:
            msg = f"row {labels[error['doc']]!r}: {error['message']}"
            raise DigestifError(msg)
    return result
