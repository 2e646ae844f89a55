"""An accessor of pandas: ``frame["text"].digestif.facts()``, there once ``digestif.pandas`` is imported.

Example:
    >>> import pandas as pd
    >>> import digestif.pandas
    >>> texts = pd.Series(["It cost $5 million.", None, "Exports rose 7.5 percent to €3bn."], index=["a", "b", "c"])
    >>> facts = texts.digestif.facts()
    >>> list(zip(facts.index, facts["kind"], facts["value_amount_exact"]))
    [('a', 'money', '5000000'), ('c', 'percent', '7.5'), ('c', 'money', '3000000000')]
"""

from collections.abc import Iterable
from typing import Any

from digestif._column import column_facts
from digestif._error import DigestifError
from digestif.extractor import Extractor, ReferenceDate

try:
    import pandas as pd
except ImportError as error:
    msg = "digestif.pandas needs pandas; pip install 'digestif[pandas]' brings it"
    raise DigestifError(msg) from error


@pd.api.extensions.register_series_accessor("digestif")
class DigestifAccessor:
    """What a series of texts can do: ``series.digestif``.

    Args:
        texts: The series.
    """

    def __init__(self, texts: "pd.Series[Any]") -> None:
        self._texts = texts

    def facts(
        self,
        *,
        reference_dates: ReferenceDate | Iterable[ReferenceDate] = None,
        extractor: Extractor | None = None,
    ) -> pd.DataFrame:
        """The facts of all texts, one row a fact.

        Args:
            reference_dates: Day that "April 17" and "this year" are resolved against, one for all or one for each text.
            extractor: What finds the facts; the default extractor without it.

        Returns:
            A frame with the columns of :meth:`digestif.FactTable.to_pandas` without ``doc`` and ``doc_id``. Each fact
            has the index label of its text, so that ``frame.join(facts, rsuffix="_of_fact")`` puts them side by side.

        Raises:
            DigestifError: Where a cell is neither text nor missing, or a reference date is none.
        """
        texts = self._texts
        table = column_facts(texts, texts.isna().tolist(), texts.index.tolist(), reference_dates, extractor)
        frame = table.to_pandas()
        frame.index = texts.index.take(frame["doc"].to_numpy(dtype="int64"))
        return frame.drop(columns=["doc", "doc_id"])
