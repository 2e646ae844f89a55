"""News-digest prose to typed, normalised, source-grounded facts.

Example:
    >>> import digestif
    >>> facts = digestif.extract(
    ...     "Kazakhstan is investing $8 billion in roads, reported Trend on April 12.",
    ...     reference_date="2025-04-18",
    ... )
    >>> [money] = facts.of_kind("money")
    >>> money.text, money.value.amount, money.value.currency
    ('$8 billion', Decimal('8000000000'), 'USD')
    >>> money.attribution.outlet, money.attribution.published
    ('Trend', datetime.date(2025, 4, 12))

All offsets count Unicode code points, so that ``facts.text[fact.start : fact.end] == fact.text``. Amounts are
``decimal.Decimal`` with the scale multiplied out, dates are ``datetime.date``; nothing is a float on the way.
"""

from digestif._digestif import __version__
from digestif._error import DigestifError
from digestif._report import report
from digestif.batch import FactTable, Table, extract_batch, extract_iter
from digestif.digest import Dateline, Digest, Item, ItemPublication, OutletEntity, PersonEntity
from digestif.extractor import Extractor, extract
from digestif.facts import Facts
from digestif.model import Attribution, Fact
from digestif.values import (
    KINDS,
    BaseQuantity,
    Change,
    Count,
    Custom,
    Date,
    Duration,
    Kind,
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

__all__ = [
    "KINDS",
    "Attribution",
    "BaseQuantity",
    "Change",
    "Count",
    "Custom",
    "Date",
    "Dateline",
    "Digest",
    "DigestifError",
    "Duration",
    "Extractor",
    "Fact",
    "FactTable",
    "Facts",
    "Item",
    "ItemPublication",
    "Kind",
    "Money",
    "Number",
    "Ordinal",
    "Outlet",
    "OutletEntity",
    "Percent",
    "Person",
    "PersonEntity",
    "Publication",
    "Quantity",
    "Quote",
    "Set",
    "Table",
    "Time",
    "Value",
    "__version__",
    "extract",
    "extract_batch",
    "extract_iter",
    "report",
]
