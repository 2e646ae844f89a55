"""The way from text to facts."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias

from digestif._digestif import NativeExtractor
from digestif._error import DigestifError
from digestif._lexicon import Lexicon, Source, sources
from digestif.facts import Facts

ReferenceDate: TypeAlias = date | str | None
"""A day: a ``date``, a ``datetime`` (its date counts), ISO 8601 text of either, or None."""


def read_day(value: ReferenceDate) -> date | None:
    """A reference date as a day.

    Raises:
        DigestifError: Where it is none.
    """
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
    r"""Extracts facts from texts: built once, used often, shared freely between threads.

    Args:
        kinds: Names of the kinds wanted, all of ``digestif.KINDS`` without it. Attribution still draws on the others.
        lexicon: Words of your own: the path of a ``.tsv`` or ``.toml`` file, a mapping from tables (``outlet``,
            ``title``, ``person``, ``noun``, ``unit``, ``currency``, ``pattern``) to rows, or several of these. Own
            words go before the built-in ones: a row whose name is known adds to it, and what it gives replaces. Files
            are read here and now.
        patterns: Regular expressions by name. Their matches are facts of kind ``custom`` with the text of the named
            groups. The syntax is that of Rust's ``regex``: no look-around and no back-references, in turn time linear
            in the text. ``^`` and ``$`` are the ends of a paragraph, heading or list entry.

    Raises:
        DigestifError: Where a kind is unknown or the collection is empty, a lexicon cannot be used (the message names
            file, line, column and value), or a pattern is wrong or too large when compiled.
        OSError: Where a file cannot be read.

    Example:
        >>> import digestif
        >>> percentages = digestif.Extractor(kinds=["percent"])
        >>> [fact.text for fact in percentages.extract("Exports rose 7.5 percent to $3 billion.")]
        ['7.5 percent']

        >>> harbour = digestif.Extractor(
        ...     lexicon={"outlet": [{"name": "Harbour Post", "aliases": ["HaPo"], "country": "Malta"}]},
        ...     patterns={"flight": r"\b(?<airline>[A-Z]\d) (?<number>\d{3,4})\b"},
        ... )
        >>> facts = harbour.extract("Flight J2 8051 landed, HaPo wrote on March 3.")
        >>> facts.of_kind("custom")[0].value
        Custom(name='flight', groups=mappingproxy({'airline': 'J2', 'number': '8051'}))
        >>> facts.digest.outlets[0].name, facts.digest.outlets[0].country
        ('Harbour Post', 'Malta')
    """

    __slots__ = ("_kinds", "_native", "_patterns", "_sources")

    def __init__(
        self,
        kinds: Iterable[str] | None = None,
        *,
        lexicon: Lexicon | Iterable[Lexicon] | None = None,
        patterns: Mapping[str, str] | None = None,
    ) -> None:
        if kinds is not None:
            kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
        self._build(kinds, sources(lexicon), tuple((patterns or {}).items()))

    def _build(
        self, kinds: tuple[str, ...] | None, sources: tuple[Source, ...], patterns: tuple[tuple[str, str], ...]
    ) -> None:
        self._kinds, self._sources, self._patterns = kinds, sources, patterns
        self._native = NativeExtractor(kinds, sources, patterns)

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
        return Facts(self._native.extract(text, read_day(reference_date), id), text)

    def __repr__(self) -> str:
        parts = {
            "kinds": self._kinds,
            "lexicon": [name for name, _ in self._sources],
            "patterns": [name for name, _ in self._patterns],
        }
        return f"Extractor({', '.join(f'{name}={list(part)}' for name, part in parts.items() if part)})"

    def __reduce__(self) -> tuple[Callable[..., "Extractor"], tuple[Any, ...]]:
        # With the texts of the lexicons, whose files may be out of reach where this is read.
        return _restore, (self._kinds, self._sources, self._patterns)


def _restore(
    kinds: tuple[str, ...] | None, sources: tuple[Source, ...], patterns: tuple[tuple[str, str], ...]
) -> Extractor:
    """Reads what :meth:`Extractor.__reduce__` wrote."""
    extractor = Extractor.__new__(Extractor)
    extractor._build(kinds, sources, patterns)
    return extractor


@cache
def default_extractor() -> Extractor:
    """The extractor of all kinds without own words, made once."""
    return Extractor()


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
    # The built-in lexicon is read once per process, so that a new extractor costs next to nothing.
    return Extractor(kinds).extract(text, reference_date, id)
