"""The structure over the facts: title, dateline, items with their publication, and who appears."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from digestif._record import Readers, Record, read_date


@dataclass(frozen=True, slots=True)
class Dateline(Record):
    """Place and date at the head of a text: "ASTANA, May 9 –".

    Attributes:
        place: The place as in the text.
        date: The date, where it could be resolved.
    """

    place: str | None
    date: date | None

    _readers: ClassVar[Readers] = {"date": read_date}


@dataclass(frozen=True, slots=True)
class ItemPublication(Record):
    """The publication that an item renders; each field None where the item does not say.

    Attributes:
        outlet: Canonical name of the outlet.
        published: The day it was published.
        author: Full name of the author.
    """

    outlet: str | None
    published: date | None
    author: str | None

    _readers: ClassVar[Readers] = {"published": read_date}


@dataclass(frozen=True, slots=True)
class Item(Record):
    """One item of a digest.

    Attributes:
        headline: Its visible headline, or the heading that names the paper; None where it has none.
        start: First code point of the headline.
        end: One past the item's last code point, without trailing line breaks.
        publication: The publication it renders.
    """

    headline: str | None
    start: int
    end: int
    publication: ItemPublication

    _readers: ClassVar[Readers] = {"publication": ItemPublication.from_dict}


@dataclass(frozen=True, slots=True)
class PersonEntity(Record):
    """A person of the document with everything stated of them.

    Attributes:
        entity: What ``Person.entity`` of the person's facts says.
        name: The fullest form of the name.
        roles: Roles in order of mention, each once.
        organisations: Organisations in order of mention, each once.
        country: The country tied to a role.
        mentions: Ids of the person's facts.
    """

    entity: str
    name: str
    roles: tuple[str, ...]
    organisations: tuple[str, ...]
    country: str | None
    mentions: tuple[int, ...]

    _readers: ClassVar[Readers] = {"roles": tuple, "organisations": tuple, "mentions": tuple}


@dataclass(frozen=True, slots=True)
class OutletEntity(Record):
    """An outlet of the document.

    Attributes:
        entity: What ``Outlet.entity`` of the outlet's facts says.
        name: Canonical name.
        country: English name of its country, from the lexicon.
        domain: Its web domain, from the lexicon.
        mentions: Ids of the outlet's facts of kind ``outlet``.
    """

    entity: str
    name: str
    country: str | None
    domain: str | None
    mentions: tuple[int, ...]

    _readers: ClassVar[Readers] = {"mentions": tuple}


def _each(record: type[Record]) -> Any:
    return lambda rows: tuple(record.from_dict(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Digest(Record):
    """The shape of a document. Plain prose is one document with no items.

    Attributes:
        title: The heading above everything.
        dateline: Place and date at the head of the text.
        published: The day the digest itself appeared, where it says so.
        items: The items in order.
        people: Named humans in order of first mention.
        outlets: News outlets in order of first mention.
    """

    title: str | None
    dateline: Dateline | None
    published: date | None
    items: tuple[Item, ...]
    people: tuple[PersonEntity, ...]
    outlets: tuple[OutletEntity, ...]

    _readers: ClassVar[Readers] = {
        "dateline": Dateline.from_dict,
        "published": read_date,
        "items": _each(Item),
        "people": _each(PersonEntity),
        "outlets": _each(OutletEntity),
    }
