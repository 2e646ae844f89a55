"""Many texts at once: tables of facts that every library of tables reads.

Example:
    >>> import digestif
    >>> result = digestif.extract_batch(
    ...     ["The port paid $3 million, Le Soir reported.", "Exports rose 7.5 percent."], ids=["a", "b"]
    ... )
    >>> result
    <FactTable: 4 facts, 0 people, 1 outlets, 1 publications, 0 quotes, 0 items, 0 errors>
    >>> [(row["doc_id"], row["text"], row["by_outlet"]) for row in result.to_dicts() if row["kind"] == "money"]
    [('a', '$3 million', 'Le Soir')]

A table offers Arrow's PyCapsule interface: ``pyarrow.table(result)``, ``polars.DataFrame(result)`` and, by the name of
a variable, ``duckdb.sql("select * from result")`` read it; none of them is needed. It is kept compressed and unpacked
batch by batch as somebody reads: a query of DuckDB's never holds it as a whole.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from digestif._digestif import NativeTable
from digestif._error import DigestifError
from digestif._library import library
from digestif.extractor import Extractor, ReferenceDate, default_extractor, read_day

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Progress: TypeAlias = bool | Callable[[int], object]
"""Whether to show a bar, or what to call with the number of documents done."""

_DTYPES = {"Utf8": "string", "Int64": "Int64", "Boolean": "boolean"}


class Table:
    """A table of Arrow data: facts, or what was found beside them.

    The columns and their meanings are :attr:`fields`. Offsets count code points; amounts are exact decimals.
    """

    __slots__ = ("_native", "name")

    def __init__(self, name: str, native: NativeTable) -> None:
        self.name = name
        self._native = native

    def __len__(self) -> int:
        return len(self._native)

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows>"

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    @property
    def fields(self) -> dict[str, tuple[str, str]]:
        """Arrow type and meaning of each column, by its name."""
        return {name: (data_type, meaning) for name, data_type, meaning in self._native.fields()}

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts.

        Returns:
            One dict a row: ``str``, ``int``, ``bool``, ``Decimal``, ``datetime.date``, ``list`` or None by column.
        """
        columns = self._native.columns()
        return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]

    def to_pandas(self) -> "pd.DataFrame":
        """The table for pandas; pyarrow is not needed.

        Returns:
            A ``pandas.DataFrame`` with columns of dtype ``string``, ``Int64`` and ``boolean``; decimals, dates and
            lists are Python objects.

        Raises:
            DigestifError: Where pandas is not installed.
        """
        pandas = library("pandas", "to_pandas")
        columns = self._native.columns()
        series = {
            name: pandas.Series(columns[name], dtype=_DTYPES.get(data_type, "object"))
            for name, data_type, _ in self._native.fields()
        }
        return cast("pd.DataFrame", pandas.DataFrame(series))

    def to_polars(self) -> "pl.DataFrame":
        """The table for Polars.

        Returns:
            A ``polars.DataFrame``.

        Raises:
            DigestifError: Where Polars is not installed.
        """
        return cast("pl.DataFrame", library("polars", "to_polars").DataFrame(self))

    def to_arrow(self) -> "pa.Table":
        """The table for pyarrow.

        Returns:
            A ``pyarrow.Table``.

        Raises:
            DigestifError: Where pyarrow is not installed.
        """
        return cast("pa.Table", library("pyarrow", "to_arrow").table(self))


class FactTable(Table):
    """The facts of many documents, with the tables beside them.

    It is a table of facts itself, one row a fact. ``doc`` (the document's position in the input, from 0) and ``id``
    (the fact's within its document) join the tables.

    Attributes:
        people: One row a person of a document.
        outlets: One row an outlet of a document.
        publications: One row a publication.
        quotes: One row a quotation.
        items: One row an item of a digest.
        errors: One row a document that failed, or an amount that the decimal columns cannot hold.
    """

    __slots__ = ("errors", "items", "outlets", "people", "publications", "quotes")

    def __init__(self, tables: dict[str, NativeTable]) -> None:
        super().__init__("facts", tables["facts"])
        self.people = Table("people", tables["people"])
        self.outlets = Table("outlets", tables["outlets"])
        self.publications = Table("publications", tables["publications"])
        self.quotes = Table("quotes", tables["quotes"])
        self.items = Table("items", tables["items"])
        self.errors = Table("errors", tables["errors"])

    def __repr__(self) -> str:
        beside = ", ".join(f"{len(getattr(self, name))} {name}" for name in _BESIDE)
        return f"<FactTable: {len(self)} facts, {beside}>"


_BESIDE = ("people", "outlets", "publications", "quotes", "items", "errors")


def extract_batch(  # noqa: PLR0913
    texts: Iterable[str | None],
    *,
    ids: Iterable[str | None] | None = None,
    reference_dates: ReferenceDate | Iterable[ReferenceDate] = None,
    columns: Iterable[str] | None = None,
    extractor: Extractor | None = None,
    threads: int | None = None,
    progress: Progress = False,
) -> FactTable:
    """The facts of many texts as tables.

    Args:
        texts: Texts, or a column of them: a list, any iterable, a pandas or Polars series, an Arrow array or chunked
            array of any library. Data in Arrow's form are read in place.
        ids: An id for each text.
        reference_dates: A day for each text, or one for all.
        columns: Names of the columns of facts wanted, all of :attr:`FactTable.fields` without it; their order stays the
            table's. What is left out is not made: memory and time are saved. ``doc`` and ``id`` join the other tables.
        extractor: What finds the facts; the default extractor without it.
        threads: How many threads work; without it the number in ``DIGESTIF_NUM_THREADS``, else one for each processor
            that this process may use.
        progress: True shows a bar where tqdm is installed and somebody looks, on a terminal or in a notebook; a
            function is called with the number of documents done.

    Returns:
        A :class:`FactTable`, its rows in the order of the texts. A text that is None or no ``str``, or has a wrong
        reference date, is a row of ``errors`` and ends nothing.

    Raises:
        DigestifError: Where there are more or fewer ids or reference dates than texts, a column of texts is none, or
            a name in ``columns`` is no column's.
        KeyboardInterrupt: On Ctrl-C, soon.

    Example:
        >>> import digestif
        >>> result = digestif.extract_batch(["It cost $5 million.", None])
        >>> result.errors.to_dicts()
        [{'doc': 1, 'doc_id': None, 'fact': None, 'message': 'there is no text'}]
        >>> digestif.extract_batch(["It cost $5 million."], columns=["kind", "value_currency"]).to_dicts()
        [{'kind': 'money', 'value_currency': 'USD'}]
    """
    texts = _readable(texts)
    native = (extractor or default_extractor())._native
    count = _length(texts)
    names = [None if name is None else str(name) for name in _column("ids", ids, count)]
    days = [_day(day) for day in _column("reference_dates", reference_dates, count)]
    with _Bar(progress, count) as done:
        return FactTable(native.extract_batch(texts, names, days, _names(columns), _threads(threads), done))


def extract_iter(  # noqa: PLR0913
    texts: Iterable[str | None],
    *,
    reference_date: ReferenceDate = None,
    columns: Iterable[str] | None = None,
    extractor: Extractor | None = None,
    threads: int | None = None,
    batch_size: int = 1000,
) -> Iterator[FactTable]:
    """The facts of a stream of texts, table by table: no more than one batch of texts and facts is in memory.

    Args:
        texts: Texts, as they come.
        reference_date: Day that all are resolved against.
        columns: As for :func:`extract_batch`.
        extractor: As for :func:`extract_batch`.
        threads: As for :func:`extract_batch`.
        batch_size: Documents of one table.

    Yields:
        A :class:`FactTable` for each batch, in the order of the texts; ``doc`` counts within the batch.

    Raises:
        DigestifError: Where the batch size is below 1, the reference date is wrong or a column unknown.

    Example:
        >>> import digestif
        >>> lines = (f"It cost ${n} million." for n in range(1, 6))
        >>> [len(table) for table in digestif.extract_iter(lines, batch_size=2)]
        [2, 2, 1]
    """
    if batch_size < 1:
        msg = f"batch size {batch_size!r} is below 1"
        raise DigestifError(msg)
    day = read_day(reference_date)
    names = _names(columns)
    stream = iter(texts)
    while batch := list(islice(stream, batch_size)):
        result = extract_batch(batch, reference_dates=day, columns=names, extractor=extractor, threads=threads)
        # The caller's is the only hold on what has been read, while the next texts come.
        batch.clear()
        yield result
        del result


def _readable(texts: Any) -> Any:
    """Texts as a list or as Arrow data."""
    if type(texts).__module__.partition(".")[0] == "pandas" and hasattr(texts, "dtype"):
        # What pandas offers as Arrow data needs pyarrow, and is an exception for a column with other things than texts.
        if texts.dtype == object or find_spec("pyarrow") is None:
            return [None if gap else text for text, gap in zip(texts, texts.isna(), strict=True)]
        return texts
    if isinstance(texts, list) or hasattr(texts, "__arrow_c_array__"):
        return texts
    return texts if hasattr(texts, "__arrow_c_stream__") else list(texts)


def _length(texts: Any) -> int:
    try:
        return len(texts)
    except TypeError:
        # A stream of Arrow data that is read once: its length shows when it is read.
        return -1


def _column(name: str, values: Any, count: int) -> list[Any]:
    """The values of a column given beside the texts; a single one stands for all."""
    if values is None:
        return []
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        return [values]
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(values, method):
            values = getattr(values, method)()
            break
    cells = list(values)
    if count >= 0 and len(cells) != count:
        msg = f"there are {len(cells)} {name} for {count} texts"
        raise DigestifError(msg)
    return cells


def _names(columns: Iterable[str] | None) -> list[str] | None:
    """The names of columns; a single one may be given as a string."""
    return columns if columns is None else [columns] if isinstance(columns, str) else list(columns)


def _day(value: Any) -> Any:
    """A day, or what is wrong with it."""
    # pandas' missing day is a day by its type.
    if value is None or value != value:  # noqa: PLR0124
        return None
    try:
        return read_day(value)
    except DigestifError as error:
        return str(error)


def _threads(threads: int | None) -> int:
    given = threads if threads is not None else os.environ.get("DIGESTIF_NUM_THREADS")
    if given is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not str(given).isdecimal() or int(given) < 1:
        msg = f"number of threads {given!r} is not a whole number above 0"
        raise DigestifError(msg)
    return int(given)


class _Bar:
    """Shows how far a call has come, where that is wanted."""

    def __init__(self, progress: Progress, count: int) -> None:
        self._call = progress if callable(progress) else None
        self._bar: Any = None
        if progress is True and (sys.stderr.isatty() or "ipykernel" in sys.modules):
            try:
                from tqdm.auto import tqdm  # noqa: PLC0415
            except ImportError:
                return
            self._bar = tqdm(total=max(count, 0) or None, unit="text")

    def __enter__(self) -> Callable[[int], object] | None:
        return self._call if self._bar is None else self._show

    def _show(self, done: int) -> None:
        self._bar.update(done - self._bar.n)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
