"""Facts of every kind, made by hand: what the package does with a fact does not hang on what is recognised."""

import json
from typing import Any

import digestif
from digestif._digestif import NativeFacts

NOBODY = {"outlet": None, "published": None, "author": None, "speaker": None, "headline": None}
TREND = {**NOBODY, "outlet": "Trend", "published": "2025-04-12", "headline": "Figs 🌳"}
LINDE = {**NOBODY, "author": "A. Linde", "speaker": "Ada Linde"}

# Text of the span, kind, payload, attribution.
FACTS: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    (
        "C$1.5 million",
        "money",
        {
            "amount": "1500000.0",
            "high": None,
            "currency": "CAD",
            "currency_source": "symbol",
            "candidates": ["USD", "AUD"],
            "modifier": "about",
            "change": {"direction": "up", "role": "by"},
            "per": "year",
            "equivalent": 1,
            "implied_rate": "1.38500",
        },
        TREND,
    ),
    (
        "30%",
        "percent",
        {
            "amount": "30",
            "high": "0.0000001",
            "unit": "percent",
            "modifier": "exact",
            "change": None,
            "of": "figs",
        },
        TREND,
    ),
    (
        "dozens of ships",
        "count",
        {
            "amount": None,
            "high": None,
            "noun": "ships",
            "lemma": "ship",
            "category": "vessel",
            "modifier": "exact",
            "change": None,
        },
        TREND,
    ),
    (
        "7 km",
        "quantity",
        {
            "amount": "7",
            "high": None,
            "unit": "kilometre",
            "dimension": "length",
            "per": None,
            "modifier": "at_most",
            "change": {"direction": "down", "role": "from"},
        },
        NOBODY,
    ),
    ("-12", "number", {"amount": "-12", "high": None, "modifier": "exact", "change": None}, NOBODY),
    ("second-largest port", "ordinal", {"rank": 2, "noun": "port"}, NOBODY),
    (
        "late 2025",
        "date",
        {
            "timex": "2025",
            "grain": "year",
            "start": "2025-01-01",
            "end": "2026-01-01",
            "fiscal": False,
            "anchor": "absolute",
            "modifier": "END",
        },
        NOBODY,
    ),
    ("8 a.m.", "time", {"timex": "T08:00"}, LINDE),
    ("twice a week", "set", {"timex": "P1W", "quant": "EVERY", "freq": "2X"}, NOBODY),
    ("32 years", "duration", {"timex": "P32Y", "modifier": "more_than"}, NOBODY),
    (
        "Ada Linde",
        "person",
        {
            "name": "Ada Linde",
            "entity": "person-1",
            "role": "pilot",
            "organisation": "Port of Óbidos",
            "country": "Malta",
            "official": True,
        },
        NOBODY,
    ),
    ("Trend", "outlet", {"name": "Trend", "entity": "outlet-1", "country": "Azerbaijan", "domain": "trend.az"}, NOBODY),
    (
        "Le Monde",
        "publication",
        {
            "outlet": "Le Monde",
            "published": "2025-04-17",
            "author": "Ada Linde",
            "headline": "Figs",
            "genre": "article",
        },
        NOBODY,
    ),
    ("“Figs 🌳”", "quote", {"speaker": "Ada Linde", "entity": "person-1", "cue": "said"}, NOBODY),
    ("J2 8051", "custom", {"name": "flight", "groups": {"code": "J2", "number": "8051"}}, NOBODY),
]

TEXT = "🚢 Türkiye: " + " – ".join(text for text, *_ in FACTS) + "\r\n"

DIGEST: dict[str, Any] = {
    "title": "Türkiye abroad",
    "dateline": {"place": "İZMİR", "date": "2025-04-18"},
    "published": "2025-04-18",
    "items": [
        {
            "headline": "Figs 🌳",
            "start": len("🚢 ".encode()),
            "end": len(TEXT.encode()) - 2,
            "publication": {"outlet": "Trend", "published": "2025-04-12", "author": None},
        }
    ],
    "people": [
        {
            "entity": "person-1",
            "name": "Ada Linde",
            "roles": ["pilot"],
            "organisations": ["Port of Óbidos"],
            "country": "Malta",
            "mentions": [10],
        }
    ],
    "outlets": [{"entity": "outlet-1", "name": "Trend", "mentions": [11]}],
}


def state(doc_id: str | None = "sample") -> bytes:
    """The document as the crate stores it: spans in bytes."""
    encoded, at, facts = TEXT.encode(), 0, []
    for number, (text, kind, value, attribution) in enumerate(FACTS):
        start = encoded.index(text.encode(), at)
        at = start + len(text.encode())
        facts.append(
            {
                "id": number,
                "kind": kind,
                "start": start,
                "end": at,
                "text": text,
                "sentence": 0,
                "item": 0 if number < 3 else None,
                "rule": f"{kind}.sample",
                "value": value,
                "attribution": attribution,
            }
        )
    sentences = [{"start": 0, "end": len(encoded) - 2}]
    return json.dumps(
        {"text": TEXT, "doc_id": doc_id, "facts": facts, "sentences": sentences, "digest": DIGEST}
    ).encode()


def sample(doc_id: str | None = "sample") -> digestif.Facts:
    """A document with one fact of every kind."""
    native = NativeFacts.from_state(state(doc_id))
    return digestif.Facts(native, native.text)
