"""The facts of one document: an immutable sequence, and its other views."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, overload

from digestif._digestif import NativeFacts, fragment
from digestif._error import DigestifError
from digestif._library import library
from digestif.digest import Digest
from digestif.model import Fact
from digestif.table import columns, row
from digestif.values import (
    KINDS,
    Count,
    Custom,
    Date,
    Duration,
    Money,
    Number,
    Ordinal,
    Outlet,
    Percent,
    Person,
    Publication,
    Quantity,
    Quote,
    Set,
    Time,
    Value,
)

if TYPE_CHECKING:
    import pandas as pd

_STATE = 1
"""Version of what is pickled."""

V = TypeVar("V", bound=Value)


def _check(kind: str) -> None:
    if kind not in KINDS:
        msg = f"unknown kind {kind!r}; the kinds are {', '.join(KINDS)}"
        raise DigestifError(msg)


class Facts(Sequence[Fact[Value]]):
    """The facts of one document in text order: an immutable sequence of :class:`Fact`.

    A slice and :meth:`filter` give facts of the same document with their ids, so that links still hold. Facts are
    made when first looked at. Two are equal where document and facts are. Made by :func:`digestif.extract`.

    Example:
        >>> import digestif
        >>> facts = digestif.extract("The port spent $40 million on 17 vessels, 30% of its plan.")
        >>> len(facts), [fact.kind for fact in facts]
        (3, ['money', 'count', 'percent'])
        >>> facts
        <Facts: 1 money, 1 percent, 1 count>
        >>> facts[-1].text
        '30%'
    """

    __slots__ = ("_digest", "_facts", "_native", "_sentences", "_text")

    _native: NativeFacts
    _text: str
    _facts: tuple[Fact[Value], ...] | None
    _digest: Digest | None
    _sentences: tuple[tuple[int, int], ...] | None

    def __init__(self, native: NativeFacts, text: str, facts: tuple[Fact[Value], ...] | None = None) -> None:
        self._native = native
        self._text = text
        self._facts = facts
        self._digest = None
        self._sentences = None

    @property
    def text(self) -> str:
        """The document's text; spans count its code points."""
        return self._text

    @property
    def doc_id(self) -> str | None:
        """The document's id as given, else None."""
        return self._native.doc_id

    @property
    def digest(self) -> Digest:
        """The structure over the facts of the whole document: title, dateline, items, people and outlets."""
        if self._digest is None:
            self._digest = Digest.from_dict(json.loads(self._native.digest()))
        return self._digest

    @property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """The sentences of the document as pairs of start and end in code points; ``Fact.sentence`` is an index."""
        if self._sentences is None:
            self._sentences = tuple(self._native.sentences())
        return self._sentences

    def _all(self) -> tuple[Fact[Value], ...]:
        if self._facts is None:
            self._facts = self._native.facts()
        return self._facts

    def _some(self, facts: tuple[Fact[Value], ...]) -> "Facts":
        return Facts(self._native, self._text, facts)

    def _ids(self) -> list[int] | None:
        """The ids of a part of the document's facts, None for the whole."""
        if self._facts is None or len(self._facts) == len(self._native):
            whole = self._facts is None or all(fact.id == at for at, fact in enumerate(self._facts))
            return None if whole else [fact.id for fact in self._all()]
        return [fact.id for fact in self._facts]

    def __len__(self) -> int:
        return len(self._native) if self._facts is None else len(self._facts)

    @overload
    def __getitem__(self, index: int) -> Fact[Value]: ...
    @overload
    def __getitem__(self, index: slice) -> "Facts": ...
    def __getitem__(self, index: int | slice) -> "Fact[Value] | Facts":
        if isinstance(index, slice):
            return self._some(self._all()[index])
        return self._all()[index]

    def __iter__(self) -> Iterator[Fact[Value]]:
        return iter(self._all())

    def __reversed__(self) -> Iterator[Fact[Value]]:
        return reversed(self._all())

    def __contains__(self, fact: object) -> bool:
        return fact in self._all()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Facts):
            return NotImplemented
        return (
            self._text == other._text
            and self.doc_id == other.doc_id
            and self._all() == other._all()
            and self.digest == other.digest
        )

    def __hash__(self) -> int:
        return hash((self._text, self.doc_id, self._all()))

    def __repr__(self) -> str:
        counts = Counter(fact.kind for fact in self._all())
        parts = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])
        name = f" of {self.doc_id!r}" if self.doc_id is not None else ""
        return f"<Facts{name}: {parts or 'none'}>"

    def _repr_html_(self) -> str:
        """The text with its facts marked, as notebooks show it; its style follows light and dark themes."""
        return fragment(self._native, self._ids())

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """The view in HTML, and the ``repr`` for those who show no HTML."""
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}

    def __reduce__(self) -> tuple[Any, tuple[int, bytes, list[int] | None]]:
        return _restore, (_STATE, self._native.state(), self._ids())

    def __copy__(self) -> "Facts":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Facts":
        return self

    @overload
    def of_kind(self, kind: Literal["money"]) -> list[Fact[Money]]: ...
    @overload
    def of_kind(self, kind: Literal["percent"]) -> list[Fact[Percent]]: ...
    @overload
    def of_kind(self, kind: Literal["count"]) -> list[Fact[Count]]: ...
    @overload
    def of_kind(self, kind: Literal["quantity"]) -> list[Fact[Quantity]]: ...
    @overload
    def of_kind(self, kind: Literal["number"]) -> list[Fact[Number]]: ...
    @overload
    def of_kind(self, kind: Literal["ordinal"]) -> list[Fact[Ordinal]]: ...
    @overload
    def of_kind(self, kind: Literal["date"]) -> list[Fact[Date]]: ...
    @overload
    def of_kind(self, kind: Literal["time"]) -> list[Fact[Time]]: ...
    @overload
    def of_kind(self, kind: Literal["set"]) -> list[Fact[Set]]: ...
    @overload
    def of_kind(self, kind: Literal["duration"]) -> list[Fact[Duration]]: ...
    @overload
    def of_kind(self, kind: Literal["person"]) -> list[Fact[Person]]: ...
    @overload
    def of_kind(self, kind: Literal["outlet"]) -> list[Fact[Outlet]]: ...
    @overload
    def of_kind(self, kind: Literal["publication"]) -> list[Fact[Publication]]: ...
    @overload
    def of_kind(self, kind: Literal["quote"]) -> list[Fact[Quote]]: ...
    @overload
    def of_kind(self, kind: Literal["custom"]) -> list[Fact[Custom]]: ...
    @overload
    def of_kind(self, kind: str) -> list[Fact[Value]]: ...
    def of_kind(self, kind: str) -> list[Any]:
        """The facts of one kind, typed by their payload.

        Args:
            kind: One of ``digestif.KINDS``.

        Returns:
            The facts in text order.

        Raises:
            DigestifError: Where the kind is unknown.

        Example:
            >>> import digestif
            >>> facts = digestif.extract("The port spent $40 million on 17 vessels.")
            >>> [fact.value.currency for fact in facts.of_kind("money")]
            ['USD']
        """
        _check(kind)
        return [fact for fact in self._all() if fact.kind == kind]

    def mentions(self, entity: str) -> "list[Fact[Person] | Fact[Outlet]]":
        """The facts that name one person or outlet.

        Args:
            entity: The ``entity`` of a payload, or of a member of ``digest.people`` or ``digest.outlets``.

        Returns:
            The facts of kind ``person`` or ``outlet`` in text order; none for an entity that is not here.

        Example:
            >>> import digestif
            >>> facts = digestif.extract("Finnish Minister Ada Linde left. Linde said nothing.")
            >>> [linde] = facts.digest.people
            >>> linde.roles, linde.country
            (('Minister',), 'Finland')
            >>> [fact.text for fact in facts.mentions(linde.entity)]
            ['Ada Linde', 'Linde']
        """
        return [
            cast("Fact[Person] | Fact[Outlet]", fact)
            for fact in self._all()
            if isinstance(fact.value, Person | Outlet) and fact.value.entity == entity
        ]

    def filter(self, *kinds: str) -> "Facts":
        """The facts of some kinds, as facts of the same document.

        Args:
            *kinds: Any of ``digestif.KINDS``.

        Returns:
            The facts in text order, with the ids they had.

        Raises:
            DigestifError: Where a kind is unknown.

        Example:
            >>> import digestif
            >>> facts = digestif.extract("The port spent $40 million on 17 vessels, 30% of its plan.")
            >>> facts.filter("money", "count")
            <Facts: 1 money, 1 count>
        """
        for kind in kinds:
            _check(kind)
        return self._some(tuple(fact for fact in self._all() if fact.kind in kinds))

    def to_dicts(self) -> list[dict[str, Any]]:
        """The facts as plain data, one dict a fact, as in the JSON lines of the program.

        Returns:
            Dicts of ``doc_id`` and the fields of :class:`Fact`; decimals and dates are strings, offsets code points.

        Example:
            >>> import digestif
            >>> [record] = digestif.extract("Exports rose 7.5 percent.", id="brief").to_dicts()
            >>> record["doc_id"], record["kind"], record["value"]["amount"]
            ('brief', 'percent', '7.5')
        """
        doc_id = self.doc_id
        return [{"doc_id": doc_id, **fact.to_dict()} for fact in self._all()]

    def to_jsonl(self) -> str:
        """The facts as JSON lines.

        Returns:
            One line a fact, each ended by a line feed; the same as ``digestif extract --format jsonl`` writes.
        """
        return self._native.jsonl(self._ids())

    def to_json(self) -> str:
        """The document as JSON.

        Returns:
            One object of ``doc_id``, ``digest`` and ``facts``, as ``digestif extract --format json`` writes it.
        """
        return self._native.json(self._ids())

    def to_pandas(self) -> "pd.DataFrame":
        """The facts as a table.

        Returns:
            A ``pandas.DataFrame`` with one row a fact and always the same columns, those of ``digestif extract
            --format csv``: the common fields, payload fields prefixed by ``value_`` and attribution by ``by_``.
            Amounts are ``Decimal``, dates ``datetime.date``, both in columns of dtype object; whole numbers that may
            be absent are ``Int64`` and truth values ``boolean``.

        Raises:
            DigestifError: Where pandas is not installed.
        """
        pandas = library("pandas", "to_pandas")
        rows = [row(self.doc_id, fact) for fact in self._all()]
        series = {name: pandas.Series([r.get(name) for r in rows], dtype=dtype) for name, dtype in columns()}
        return cast("pd.DataFrame", pandas.DataFrame(series))


def _restore(version: int, state: bytes, ids: list[int] | None) -> Facts:
    """Reads what :meth:`Facts.__reduce__` wrote."""
    if version != _STATE:
        msg = f"facts pickled in format {version}; this version of digestif reads {_STATE}"
        raise DigestifError(msg)
    native = NativeFacts.from_state(state)
    facts = Facts(native, native.text)
    return facts if ids is None else facts._some(tuple(facts[at] for at in ids))
