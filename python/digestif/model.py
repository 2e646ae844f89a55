"""Facts: typed values at spans of the text, with their provenance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Generic, Self, TypeVar

from digestif._error import DigestifError
from digestif._record import Readers, Record, read_date
from digestif.values import KINDS, VALUE_TYPES, Kind, Value

V_co = TypeVar("V_co", bound=Value, covariant=True)


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """Who says so; each field None where the text does not say.

    Attributes:
        outlet: Canonical name of the outlet whose content the sentence renders.
        published: The day that content appeared.
        author: Full name of its author.
        speaker: The person or body whose words the sentence or quotation reports.
        headline: Headline of the digest item.
    """

    outlet: str | None
    published: date | None
    author: str | None
    speaker: str | None
    headline: str | None

    _readers: ClassVar[Readers] = {"published": read_date}


@dataclass(frozen=True, slots=True)
class Fact(Record, Generic[V_co]):
    """A typed, normalised value at one span of the text, with its provenance.

    Attributes:
        id: Position within the document's facts, from 0; links such as ``Money.equivalent`` name it.
        kind: One of ``digestif.KINDS``.
        start: First code point of the span.
        end: One past the last code point.
        text: Exactly the text of the span.
        sentence: Index of the sentence in ``Facts.sentences``.
        item: Index of the digest item that holds it, None outside any item.
        rule: Stable name of the rule that fired: ``money.prefix``.
        value: The payload, of the class that goes with ``kind``.
        attribution: Who says so.

    Example:
        >>> import digestif
        >>> fact = digestif.extract("Exports rose 7.5 percent.")[0]
        >>> fact.kind, fact.text, fact.start, fact.end
        ('percent', '7.5 percent', 13, 24)
        >>> digestif.Fact.from_dict(fact.to_dict()) == fact
        True
    """

    id: int
    kind: Kind
    start: int
    end: int
    text: str
    sentence: int
    item: int | None
    rule: str
    value: V_co
    attribution: Attribution

    _readers: ClassVar[Readers] = {"attribution": Attribution.from_dict}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The fact that ``to_dict`` or a JSON line of the program wrote.

        Args:
            data: The fields by name, as plain data. A ``doc_id`` may be there and is left aside.

        Returns:
            A fact equal to the one written, if that one's offsets were in code points.

        Raises:
            DigestifError: Where a field is missing, unknown or unreadable, or the kind is unknown.
        """
        fields = cls._read_fields({name: value for name, value in data.items() if name != "doc_id"})
        kind = fields["kind"]
        if kind not in KINDS:
            msg = f"unknown kind {kind!r}; the kinds are {', '.join(KINDS)}"
            raise DigestifError(msg)
        fields["value"] = VALUE_TYPES[kind].from_dict(fields["value"])
        return cls(**fields)
