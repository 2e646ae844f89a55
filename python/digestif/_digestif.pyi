"""Native part of `digestif`; use the package itself."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, final

from digestif._lexicon import Source
from digestif.model import Fact
from digestif.values import Value

__all__ = ["__version__", "NativeExtractor", "NativeFacts", "NativeTable", "fragment", "in_base_unit", "page", "run"]

__version__: Final[str]
"""
The version of crate and package.
"""

@final
class NativeExtractor:
    """The extractor behind `digestif.Extractor`."""
    def __new__(
        cls,
        /,
        kinds: Sequence[str] | None = None,
        lexicon: Sequence[Source] = ...,
        patterns: Sequence[tuple[str, str]] = ...,
    ) -> NativeExtractor: ...
    def extract(self, /, text: str, reference_date: date | None = None, id: str | None = None) -> NativeFacts:
        """The facts of `text`; other Python threads run meanwhile."""
    def extract_batch(
        self,
        /,
        texts: object,
        ids: Sequence[str | None] = ...,
        reference_dates: Sequence[date | str | None] = ...,
        columns: Sequence[str] | None = None,
        threads: int = 1,
        progress: Callable[[int], object] | None = None,
    ) -> dict[str, NativeTable]:
        """The tables of many texts by name, by threads of their own; other Python threads run meanwhile."""

@final
class NativeFacts:
    """The facts behind `digestif.Facts`."""
    def __len__(self, /) -> int:
        """How many facts there are."""
    def digest(self, /) -> str:
        """The structure over the facts as one JSON object."""
    @property
    def doc_id(self, /) -> str | None:
        """The document's id, or None."""
    def facts(self, /) -> tuple[Fact[Value], ...]:
        """All facts as `digestif.Fact`, in text order."""
    @staticmethod
    def from_state(state: bytes) -> NativeFacts:
        """The facts that `state` wrote."""
    def json(self, /, ids: Sequence[int] | None = None) -> str:
        """The document with its digest and the facts with these ids, or all, as one JSON object."""
    def jsonl(self, /, ids: Sequence[int] | None = None) -> str:
        """The facts with these ids, or all, as JSON lines."""
    def sentences(self, /) -> list[tuple[int, int]]:
        """The sentences as pairs of start and end in code points."""
    def state(self, /) -> bytes:
        """Everything, as bytes that `from_state` reads."""
    @property
    def text(self, /) -> str:
        """The document's text."""

@final
class NativeTable:
    """One table behind `digestif.Table`."""
    def __arrow_c_schema__(self, /) -> object:
        """The schema as an Arrow capsule."""
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """The batches as an Arrow capsule, each unpacked when drawn; no requested schema is followed."""
    def __len__(self, /) -> int:
        """How many rows there are."""
    def columns(self, /) -> dict[str, list[object]]:
        """The cells of each column as Python values."""
    def fields(self, /) -> list[tuple[str, str, str]]:
        """Names, Arrow types and meanings of the columns."""

def fragment(facts: NativeFacts, ids: Sequence[int] | None = None) -> str:
    """The fragment of `Facts._repr_html_`."""

def in_base_unit(quantity: str) -> tuple[Decimal | None, Decimal | None, str] | None:
    """Amount, upper end and unit of a quantity, given as JSON, in its base unit; None where it has none."""

def page(documents: Sequence[tuple[NativeFacts, Sequence[int] | None]], title: str) -> str:
    """The page of `digestif.report`, with offsets in code points."""

def run(arguments: Sequence[str]) -> int:
    """Runs the program with its arguments, its name first, and gives the exit status."""
