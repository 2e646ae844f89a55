"""Facts as rows of flat columns, those of ``digestif extract --format csv``.

=============================================  ==================================================================
payload                                        cells
=============================================  ==================================================================
``amount=Decimal("3000000")``                  ``value_amount``: ``Decimal("3000000")``
``change=Change(direction="up", role="by")``   ``value_change_direction``: ``up``, ``value_change_role``: ``by``
``candidates=("CAD", "AUD")``                  ``value_candidates``: ``CAD|AUD``
``groups={"flight": "J2 8051"}``               ``value_groups``: ``{"flight":"J2 8051"}``
None, or a field of another kind               None
=============================================  ==================================================================
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from digestif.model import Attribution, Fact
from digestif.values import Change, Value

_COMMON = {
    "doc_id": "string",
    "id": "int64",
    "kind": "string",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "sentence": "int64",
    "item": "Int64",
    "rule": "string",
}

# Decimals and dates stay Python objects: pandas has no exact decimal, and texts name years beyond its clock.
_PAYLOAD = {
    "amount": "object",
    "high": "object",
    "unit": "string",
    "currency": "string",
    "currency_source": "string",
    "candidates": "string",
    "modifier": "string",
    "change_direction": "string",
    "change_role": "string",
    "per": "string",
    "of": "string",
    "equivalent": "Int64",
    "implied_rate": "object",
    "noun": "string",
    "lemma": "string",
    "category": "string",
    "dimension": "string",
    "rank": "Int64",
    "timex": "string",
    "grain": "string",
    "start": "object",
    "end": "object",
    "fiscal": "boolean",
    "anchor": "string",
    "quant": "string",
    "freq": "string",
    "name": "string",
    "entity": "string",
    "role": "string",
    "organisation": "string",
    "country": "string",
    "official": "boolean",
    "domain": "string",
    "outlet": "string",
    "published": "object",
    "author": "string",
    "headline": "string",
    "genre": "string",
    "speaker": "string",
    "cue": "string",
    "groups": "string",
}

_ATTRIBUTION = {
    "outlet": "string",
    "published": "object",
    "author": "string",
    "speaker": "string",
    "headline": "string",
}


def columns() -> Iterator[tuple[str, str]]:
    """The columns in their order, each with its pandas dtype."""
    yield from _COMMON.items()
    for name, dtype in _PAYLOAD.items():
        yield f"value_{name}", dtype
    for name, dtype in _ATTRIBUTION.items():
        yield f"by_{name}", dtype


def row(doc_id: str | None, fact: Fact[Value]) -> dict[str, Any]:
    """The cells of a fact by column; a column that the fact's kind does not have is left out."""
    cells = {name: getattr(fact, name) for name in _COMMON if name != "doc_id"}
    cells["doc_id"] = doc_id
    for name in fact.value.__match_args__:
        cells.update(_cells(name, getattr(fact.value, name)))
    for name in Attribution.__match_args__:
        cells[f"by_{name}"] = getattr(fact.attribution, name)
    return cells


def _cells(name: str, value: object) -> dict[str, object]:
    if isinstance(value, Change):
        return {f"value_{name}_{part}": getattr(value, part) for part in Change.__match_args__}
    if isinstance(value, tuple):
        value = "|".join(value) or None
    elif isinstance(value, Mapping):
        value = json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return {f"value_{name}": value}
