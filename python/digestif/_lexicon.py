"""What a user's lexicon may be given as, made what the native module reads: names with texts or rows."""

from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeAlias, cast

from digestif._error import DigestifError

Tables: TypeAlias = Mapping[str, Iterable[Mapping[str, str | bool | Iterable[str]]]]
"""Rows by table, as ``tomllib.load`` gives them: ``{"outlet": [{"name": "Harbour Post", "country": "Malta"}]}``."""

Lexicon: TypeAlias = str | PathLike[str] | Tables
"""Path of a ``.tsv`` or ``.toml`` file, or rows by table."""

Rows: TypeAlias = tuple[tuple[str, tuple[tuple[str, str | bool | tuple[str, ...]], ...]], ...]

Source: TypeAlias = tuple[str, str | Rows]
"""A name for messages with the text of a file or rows."""


def sources(lexicon: Lexicon | Iterable[Lexicon] | None) -> tuple[Source, ...]:
    """The sources that a user names."""
    if lexicon is None:
        return ()
    if isinstance(lexicon, str | PathLike | Mapping):
        # Whatever is a mapping is one lexicon, not several under its keys.
        return (_source(cast("Lexicon", lexicon), "lexicon"),)
    return tuple(_source(one, f"lexicon[{at}]") for at, one in enumerate(lexicon))


def _source(lexicon: Lexicon, name: str) -> Source:
    if isinstance(lexicon, Mapping):
        return name, tuple(row for table, rows in lexicon.items() for row in _rows(name, table, rows))
    if not isinstance(lexicon, str | PathLike):
        msg = f"{name} is neither a path nor a mapping of tables: {lexicon!r}"
        raise DigestifError(msg)
    path = fspath(lexicon)
    data = Path(path).read_bytes()
    try:
        return path, data.decode("utf-8")
    except UnicodeDecodeError as error:
        msg = f"{path}: not UTF-8 at byte {error.start}: 0x{data[error.start]:02X}"
        raise DigestifError(msg) from error


def _rows(name: str, table: str, rows: object) -> Iterable[tuple[str, tuple[tuple[str, Any], ...]]]:
    if isinstance(rows, str | Mapping) or not isinstance(rows, Iterable):
        msg = f"{name}, {table}: not a list of rows: {rows!r}"
        raise DigestifError(msg)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            msg = f"{name}, {table} {number}: not a mapping of columns: {row!r}"
            raise DigestifError(msg)
        cells = ((str(column), _cell(f"{name}, {table} {number}, {column}", cell)) for column, cell in row.items())
        yield str(table), tuple(cells)


def _cell(where: str, cell: object) -> str | bool | tuple[str, ...]:
    if isinstance(cell, str | bool):
        return cell
    if isinstance(cell, Iterable) and not isinstance(cell, Mapping | bytes):
        members = tuple(cell)
        if all(isinstance(member, str) for member in members):
            return cast("tuple[str, ...]", members)
    msg = f"{where}: neither a text, a boolean nor a list of texts: {cell!r}"
    raise DigestifError(msg)
