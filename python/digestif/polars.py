"""Expressions of Polars: ``pl.col("text").digestif.facts()``, there once ``digestif.polars`` is imported.

Example:
    >>> import polars as pl
    >>> import digestif.polars
    >>> frame = pl.DataFrame({"week": [1, 2], "text": ["It cost $5 million.", "Exports rose 7.5 percent to €3bn."]})
    >>> facts = frame.select("week", fact=pl.col("text").digestif.facts()).explode("fact").unnest("fact")
    >>> facts.select("week", "kind", "text", "value_amount_exact").rows()
    [(1, 'money', '$5 million', '5000000'), (2, 'percent', '7.5 percent', '7.5'), (2, 'money', '€3bn', '3000000000')]
"""

from collections.abc import Iterable
from functools import cache

from digestif._column import column_facts
from digestif._error import DigestifError
from digestif.batch import extract_batch
from digestif.extractor import Extractor, ReferenceDate, read_day

try:
    import polars as pl
except ImportError as error:
    msg = "digestif.polars needs Polars; pip install 'digestif[polars]' brings it"
    raise DigestifError(msg) from error

# The frame that the texts come from has names of its own for them.
_OF_DOCUMENT = ("doc", "doc_id")


@pl.api.register_expr_namespace("digestif")
class DigestifExpr:
    """What an expression of texts can do: ``pl.col("text").digestif``.

    Args:
        texts: The expression.
    """

    def __init__(self, texts: pl.Expr) -> None:
        self._texts = texts

    def facts(self, *, reference_date: ReferenceDate | pl.Expr = None, extractor: Extractor | None = None) -> pl.Expr:
        """The facts of each text, as a list of structs.

        Args:
            reference_date: Day that "April 17" and "this year" are resolved against, or an expression of such days.
            extractor: What finds the facts; the default extractor without it.

        Returns:
            An expression of lists. The fields of a struct are the columns of :class:`digestif.FactTable` without
            ``doc`` and ``doc_id``; ``id`` tells the facts of a text apart. A missing text gives null, a text without
            facts an empty list.

        Raises:
            DigestifError: Where the reference date is none; of an expression, when the query runs.

        Example:
            >>> import datetime
            >>> frame = pl.DataFrame({"day": [datetime.date(2026, 5, 6)], "text": ["It opened on May 3."]})
            >>> facts = pl.col("text").digestif.facts(reference_date=pl.col("day"))
            >>> frame.select(facts.list.eval(pl.element().struct.field("value_timex")))["text"].to_list()
            [['2026-05-03']]
        """
        if isinstance(reference_date, pl.Expr):
            return pl.struct(self._texts, reference_date.alias("reference_date of digestif")).map_batches(
                lambda rows: _lists(*_columns(rows), extractor),
                return_dtype=_list_type(),
                is_elementwise=True,
            )
        day = read_day(reference_date)
        return self._texts.map_batches(
            lambda texts: _lists(texts, day, extractor), return_dtype=_list_type(), is_elementwise=True
        )


@cache
def _list_type() -> pl.List:
    return pl.List(pl.Struct(extract_batch([]).to_polars().drop(_OF_DOCUMENT).schema))


def _columns(rows: pl.Series) -> tuple[pl.Series, pl.Series]:
    texts, days = rows.struct.unnest().get_columns()
    return texts, days


def _lists(
    texts: pl.Series, reference_dates: ReferenceDate | Iterable[ReferenceDate], extractor: Extractor | None
) -> pl.Series:
    """A list of facts for each text."""
    missing = texts.is_null()
    if texts.dtype == pl.Null:
        # What Polars makes of a column where nothing is.
        texts = texts.cast(pl.String)
    facts = column_facts(texts, missing.to_list(), range(len(texts)), reference_dates, extractor).to_polars()
    lists = (
        facts.select("doc", pl.struct(pl.exclude(_OF_DOCUMENT)).alias("facts"))
        .group_by("doc", maintain_order=True)
        .agg("facts")
    )
    rows = pl.DataFrame({"doc": pl.int_range(len(texts), eager=True), "missing": missing})
    return (
        rows.join(lists, on="doc", how="left", maintain_order="left")
        .select(pl.when(~pl.col("missing")).then(pl.col("facts").fill_null([])))
        .to_series()
        .alias(texts.name)
    )
