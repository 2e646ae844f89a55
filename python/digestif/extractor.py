"""The way from text to facts."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeAlias

from digestif._digestif import DigestifError, NativeExtractor
from digestif.facts import Facts

ReferenceDate: TypeAlias = date | str | None
"""A day: a ``date``, a ``datetime`` (its date counts), ISO 8601 text of either, or None."""


def _day(value: ReferenceDate) -> date | None:
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).date()
        except ValueError as error:
            msg = f"reference date {value!r} is no ISO 8601 date or date-time: {error}"
            raise DigestifError(msg) from error
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    msg = f"reference date {value!r} is neither a date nor ISO 8601 text"
    raise DigestifError(msg)


class Extractor:
    """Extracts facts from texts: built once, used often, shared freely between threads.

    Args:
        kinds: Names of the kinds wanted, all of ``digestif.KINDS`` without it. Attribution still draws on the others.

    Raises:
        DigestifError: Where a kind is unknown or the collection is empty.

    Example:
        >>> import digestif
        >>> percentages = digestif.Extractor(kinds=["percent"])
        >>> [fact.text for fact in percentages.extract("Exports rose 7.5 percent to $3 billion.")]
        ['7.5 percent']
    """

    __slots__ = ("_kinds", "_native")

    def __init__(self, kinds: Iterable[str] | None = None) -> None:
        if kinds is not None:
            kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
        self._kinds = kinds
        self._native = NativeExtractor(kinds)

    def extract(self, text: str, reference_date: ReferenceDate = None, id: str | None = None) -> Facts:
        """Finds the facts of a text; other Python threads run meanwhile.

        Args:
            text: Any text at all.
            reference_date: The day that "April 17" and "this year" are resolved against: a date, a datetime (its date
                counts), ISO 8601 text of either, or None, which leaves such dates partial.
            id: Name of the document; it comes back as ``Facts.doc_id``.

        Returns:
            The facts in text order.

        Raises:
            DigestifError: Where the reference date is none, or text or id hold lone surrogates.
            TypeError: Where the text is not a str.
        """
        return Facts(self._native.extract(text, _day(reference_date), id), text)

    def __repr__(self) -> str:
        return f"Extractor(kinds={list(self._kinds)})" if self._kinds is not None else "Extractor()"

    def __reduce__(self) -> tuple[type["Extractor"], tuple[tuple[str, ...] | None]]:
        return Extractor, (self._kinds,)


def extract(
    text: str,
    *,
    reference_date: ReferenceDate = None,
    id: str | None = None,
    kinds: Iterable[str] | None = None,
) -> Facts:
    """Finds the facts of a text.

    Args:
        text: Any text at all.
        reference_date: The day that "April 17" and "this year" are resolved against: a date, a datetime (its date
            counts), ISO 8601 text of either, or None, which leaves such dates partial.
        id: Name of the document; it comes back as ``Facts.doc_id``.
        kinds: Names of the kinds wanted, all of ``digestif.KINDS`` without it.

    Returns:
        The facts in text order.

    Raises:
        DigestifError: Where the reference date is none, a kind is unknown, or text or id hold lone surrogates.
        TypeError: Where the text is not a str.

    Example:
        >>> import digestif
        >>> facts = digestif.extract("The forum opened on April 17.", reference_date="2025-04-18", kinds=["date"])
        >>> facts[0].value.timex, facts[0].value.start, facts[0].value.end
        ('2025-04-17', datetime.date(2025, 4, 17), datetime.date(2025, 4, 18))
    """
    # The lexicon is read once per process, so that a new extractor costs next to nothing.
    return Extractor(kinds).extract(text, reference_date, id)
