"""The typed payloads, one class per kind, with the field names of the output contract.

All are frozen dataclasses: equal by value, hashable, made for pattern matching, safe to pickle and copy.

Example:
    >>> from decimal import Decimal
    >>> from digestif import Percent
    >>> share = Percent(Decimal(30), high=None, unit="percent", modifier="more_than", change=None, of="exports")
    >>> match share:
    ...     case Percent(amount=amount, unit="percent", of=whole):
    ...         print(amount, "% of", whole)
    30 % of exports
    >>> Percent.from_dict(share.to_dict()) == share
    True
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar, Literal, TypeAlias, get_args

from digestif._digestif import in_base_unit
from digestif._record import Readers, Record, read_date

# A literal each, since stubtest takes an alias of one literal with several names for a mistake (mypy 2.4).
Kind: TypeAlias = (
    Literal["money"]
    | Literal["percent"]
    | Literal["count"]
    | Literal["quantity"]
    | Literal["number"]
    | Literal["ordinal"]
    | Literal["date"]
    | Literal["time"]
    | Literal["set"]
    | Literal["duration"]
    | Literal["person"]
    | Literal["outlet"]
    | Literal["publication"]
    | Literal["quote"]
    | Literal["custom"]
)
"""Name of a kind of fact."""

KINDS: tuple[Kind, ...] = tuple(get_args(literal)[0] for literal in get_args(Kind))
"""All kinds, in the order that breaks ties of position."""

Modifier: TypeAlias = (
    Literal["exact"]
    | Literal["about"]
    | Literal["more_than"]
    | Literal["less_than"]
    | Literal["at_least"]
    | Literal["at_most"]
)


@dataclass(frozen=True, slots=True)
class Change(Record):
    """A movement that governs an amount: "fell to $40 from $52" is down/to and down/from.

    Attributes:
        direction: ``up`` or ``down``.
        role: The part this amount plays: ``by`` (the difference), ``to`` (where it ends), ``from`` (where it starts).
    """

    direction: Literal["up", "down"]
    role: Literal["by", "to", "from"]


_AMOUNT: Readers = {"amount": Decimal, "high": Decimal, "change": Change.from_dict}


@dataclass(frozen=True, slots=True)
class Money(Record):
    """An amount of money.

    Attributes:
        amount: In units of the currency, scale multiplied out; None for vague words ("billions of tenge").
        high: Upper end of a range.
        currency: ISO 4217 code; None where truly undecidable.
        currency_source: How the currency was decided.
        candidates: Other ISO 4217 codes that the words allow.
        modifier: The hedge: ``exact``, ``about``, ``more_than``, ``less_than``, ``at_least``, ``at_most``.
        change: The movement that governs the amount.
        per: What the price is for: "barrel", "year".
        equivalent: Id of the fact that restates this amount in another currency.
        implied_rate: Units of this currency for one unit of the other, to 6 significant digits.
    """

    amount: Decimal | None
    high: Decimal | None
    currency: str | None
    currency_source: Literal["code", "symbol", "name", "context", "default"] | None
    candidates: tuple[str, ...]
    modifier: Modifier
    change: Change | None
    per: str | None
    equivalent: int | None
    implied_rate: Decimal | None

    _readers: ClassVar[Readers] = {**_AMOUNT, "candidates": tuple, "implied_rate": Decimal}


@dataclass(frozen=True, slots=True)
class Percent(Record):
    """A percentage; "30%" is 30 and never the fraction 0.3.

    Attributes:
        amount: The number, in ``unit``.
        high: Upper end of a range.
        unit: ``percent``, ``percentage_point`` or ``basis_point``.
        modifier: The hedge, as for money.
        change: The movement that governs it.
        of: The whole it is a share of, as in the text.
    """

    amount: Decimal | None
    high: Decimal | None
    unit: Literal["percent", "percentage_point", "basis_point"]
    modifier: Modifier
    change: Change | None
    of: str | None

    _readers: ClassVar[Readers] = _AMOUNT


@dataclass(frozen=True, slots=True)
class Count(Record):
    """A number of countable things.

    Attributes:
        amount: The number; None for vague words ("dozens of ships").
        high: Upper end of a range.
        noun: The counted noun phrase as in the text: "additional ships".
        lemma: Its head noun in the singular: "ship".
        category: ``vessel``, ``person`` or None.
        modifier: The hedge, as for money.
        change: The movement that governs it.
    """

    amount: Decimal | None
    high: Decimal | None
    noun: str
    lemma: str
    category: str | None
    modifier: Modifier
    change: Change | None

    _readers: ClassVar[Readers] = _AMOUNT


@dataclass(frozen=True, slots=True)
class Quantity(Record):
    """A number of units of measure, in the unit as written.

    Attributes:
        amount: The number of units; None for vague words ("hundreds of miles").
        high: Upper end of a range.
        unit: Canonical name of the unit, singular: "kilometre"; trade units by their sign: "TEU".
        dimension: What the unit measures: ``length``, ``mass``, ``power``, …
        per: The rate's denominator: "day" in "barrels a day".
        modifier: The hedge, as for money.
        change: The movement that governs it.
    """

    amount: Decimal | None
    high: Decimal | None
    unit: str
    dimension: Literal[
        "length",
        "area",
        "volume",
        "mass",
        "speed",
        "energy",
        "power",
        "temperature",
        "pressure",
        "frequency",
        "data",
        "angle",
        "flow",
        "cargo",
        "emission",
        "other",
    ]
    per: str | None
    modifier: Modifier
    change: Change | None

    _readers: ClassVar[Readers] = _AMOUNT

    def in_base_unit(self) -> "BaseQuantity | None":
        """The amount in the SI base unit of its dimension, by exact factors.

        Sizes of data become bytes, their rates bits a second, containers TEU. A rate keeps its denominator: barrels a
        day become cubic metres, still a day.

        Returns:
            The converted quantity, or None for units without an exact factor (ton, dwt, degree) and where the result is
            too large. Where a factor is a fraction (5/18 for km/h) the result is rounded to 28 digits.

        Raises:
            DigestifError: Where a field has a value that no extractor gives.

        Example:
            >>> import digestif
            >>> [pipe] = digestif.extract("The pipe is 12.5 miles long.").of_kind("quantity")
            >>> pipe.value.in_base_unit()
            BaseQuantity(amount=Decimal('20116.8'), high=None, unit='metre')
        """
        base = in_base_unit(json.dumps(self.to_dict()))
        return base and BaseQuantity(*base)


@dataclass(frozen=True, slots=True)
class BaseQuantity(Record):
    """A quantity in the base unit of its dimension.

    Attributes:
        amount: The number of base units; None for vague words.
        high: Upper end of a range.
        unit: The base unit: "metre", "kilogram", "cubic metre", "joule".
    """

    amount: Decimal | None
    high: Decimal | None
    unit: str

    _readers: ClassVar[Readers] = {"amount": Decimal, "high": Decimal}


@dataclass(frozen=True, slots=True)
class Number(Record):
    """A cardinal, decimal or fraction with neither unit nor counted noun.

    Attributes:
        amount: The number; None for vague words.
        high: Upper end of a range.
        modifier: The hedge, as for money.
        change: The movement that governs it.
    """

    amount: Decimal | None
    high: Decimal | None
    modifier: Modifier
    change: Change | None

    _readers: ClassVar[Readers] = _AMOUNT


@dataclass(frozen=True, slots=True)
class Ordinal(Record):
    """A rank in a series: "the second-largest gold reserves".

    Attributes:
        rank: The rank, from 1.
        noun: The ranked noun phrase as in the text, where one follows.
    """

    rank: int
    noun: str | None


@dataclass(frozen=True, slots=True)
class Date(Record):
    """A calendar date or period.

    Attributes:
        timex: TIMEX3 value: ``2025-04-17``, ``2025-W16``, ``2025-FA``, ``2025-Q1``; ``A/B`` for a
            range, both ends included.
        grain: The length of period named: ``day``, ``month``, ``year``, …
        start: First day; None where text and reference date leave it open, and for fiscal periods.
        end: The day after the last day: the end is exclusive.
        fiscal: Whether a fiscal period is meant.
        anchor: What it was resolved against: ``absolute``, ``reference``, ``publication``, ``mention``, or None.
        modifier: TIMEX3 mod: ``START``, ``MID``, ``END``, ``APPROX``, …
    """

    timex: str
    grain: Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]
    start: date | None
    end: date | None
    fiscal: bool
    anchor: Literal["absolute", "reference", "publication", "mention"] | None
    modifier: Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"] | None

    _readers: ClassVar[Readers] = {"start": read_date, "end": read_date}


@dataclass(frozen=True, slots=True)
class Time(Record):
    """A clock time.

    Attributes:
        timex: TIMEX3 value with ``T``: ``2025-04-17T08:00``.
    """

    timex: str


@dataclass(frozen=True, slots=True)
class Set(Record):
    """A recurring time: "every year", "twice a month".

    Attributes:
        timex: TIMEX3 value of the period: ``P1W``.
        quant: TIMEX3 quant: ``EVERY``.
        freq: TIMEX3 freq: ``2X``.
    """

    timex: str
    quant: str | None
    freq: str | None


@dataclass(frozen=True, slots=True)
class Duration(Record):
    """A length of time.

    Attributes:
        timex: ISO 8601 duration: ``P32Y``, ``PT90M``.
        modifier: The hedge, as for money.
    """

    timex: str
    modifier: Modifier


@dataclass(frozen=True, slots=True)
class Person(Record):
    """A named human.

    Attributes:
        name: The fullest form of the name within the document.
        entity: The same for all mentions of one person, unique within the document.
        role: Office, title or job as stated.
        organisation: The body named with the role.
        country: English name of the country that the text ties to the role.
        official: Whether the document gives the person an office, title or job role anywhere.
    """

    name: str
    entity: str
    role: str | None
    organisation: str | None
    country: str | None
    official: bool


@dataclass(frozen=True, slots=True)
class Outlet(Record):
    """A news outlet.

    Attributes:
        name: Canonical name.
        entity: The same for all mentions of one outlet, unique within the document.
        country: English name of its country, from the lexicon.
        domain: Its web domain, from the lexicon.
    """

    name: str
    entity: str
    country: str | None
    domain: str | None


@dataclass(frozen=True, slots=True)
class Publication(Record):
    """An act of publishing: "EU Reporter published an article on April 17".

    Attributes:
        outlet: Canonical name of the outlet.
        published: The day it appeared.
        author: Full name of the author.
        headline: Headline of the piece.
        genre: ``article``, ``interview``, ``opinion``, ``report`` or None.
    """

    outlet: str
    published: date | None
    author: str | None
    headline: str | None
    genre: Literal["article", "interview", "opinion", "report"] | None

    _readers: ClassVar[Readers] = {"published": read_date}


@dataclass(frozen=True, slots=True)
class Quote(Record):
    """Quoted words; the fact's span takes in their marks.

    Attributes:
        speaker: Who said so: a person's full name, a body, an outlet, or "the article".
        entity: The speaker's entity, where it is a person or outlet of the document.
        cue: The word that attributes the quotation: "said".
    """

    speaker: str | None
    entity: str | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class Custom(Record):
    """A match of a user's own pattern.

    Attributes:
        name: Name of the pattern.
        groups: Text of each named group that took part; read-only.
    """

    name: str
    groups: Mapping[str, str] = field(hash=False)

    _readers: ClassVar[Readers] = {"groups": dict}

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", MappingProxyType(dict(self.groups)))

    def __reduce__(self) -> tuple[type["Custom"], tuple[str, dict[str, str]]]:
        return Custom, (self.name, dict(self.groups))


Value: TypeAlias = (
    Money
    | Percent
    | Count
    | Quantity
    | Number
    | Ordinal
    | Date
    | Time
    | Set
    | Duration
    | Person
    | Outlet
    | Publication
    | Quote
    | Custom
)
"""The payload of a fact; its class goes with the fact's kind."""

VALUE_TYPES: Mapping[Kind, type[Value]] = MappingProxyType(dict(zip(KINDS, get_args(Value), strict=True)))
"""The class of payload that belongs to each kind."""
