"""Facts in the formats of annotation tools and standards.

| function                | format                                | offsets         |
| ----------------------- | ------------------------------------- | --------------- |
| :func:`displacy`        | spaCy's displaCy, ``manual=True``     | code points     |
| :func:`brat`            | standoff file of BRAT                 | code points     |
| :func:`label_studio`    | a task of Label Studio with its       | code points     |
|                         | prediction                            |                 |
| :func:`web_annotations` | W3C Web Annotation, a page of JSON-LD | code points     |
| :func:`timeml`          | TimeML with TIMEX3                    | none: inline    |

Each takes the facts of a document, or a part of them such as ``facts.filter("money", "date")``, and keeps their ids.
"""

import re
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from digestif._digestif import __version__
from digestif.facts import Facts
from digestif.model import Fact
from digestif.values import Date, Duration, Set, Time, Value

_CONTEXT = 32
"""Code points of text around a quotation, by which it is found again where offsets have moved."""


def displacy(facts: Facts) -> dict[str, Any]:
    """The facts as displaCy takes them with ``manual=True`` and ``style="ent"``.

    displaCy shows no overlaps: of facts that do, the shorter stays, so that a quotation gives way to what it holds.

    Args:
        facts: The facts of a document.

    Returns:
        A dict of ``text``, ``ents`` and ``title``.

    Example:
        >>> import digestif, digestif.export
        >>> facts = digestif.extract("It cost $5 million in May.")
        >>> digestif.export.displacy(facts)["ents"]
        [{'start': 8, 'end': 18, 'label': 'money'}, {'start': 22, 'end': 25, 'label': 'date'}]
    """
    kept: list[Fact[Value]] = []
    free = bytearray(b"\1") * len(facts.text)
    for fact in sorted(facts, key=lambda fact: (fact.end - fact.start, fact.id)):
        if all(free[fact.start : fact.end]):
            free[fact.start : fact.end] = bytes(fact.end - fact.start)
            kept.append(fact)
    kept.sort(key=lambda fact: fact.start)
    ents = [{"start": fact.start, "end": fact.end, "label": fact.kind} for fact in kept]
    return {"text": facts.text, "ents": ents, "title": facts.doc_id}


def brat(facts: Facts) -> str:
    r"""The facts as the standoff file that stands beside a text in BRAT.

    Args:
        facts: The facts of a document.

    Returns:
        A line ``T`` a fact, numbered from 1, with the stretches between line breaks, since no line may hold one.

    Example:
        >>> import digestif, digestif.export
        >>> digestif.export.brat(digestif.extract("It cost $5 million in May.")).splitlines()
        ['T1\tmoney 8 18\t$5 million', 'T2\tdate 22 25\tMay']
    """
    return "".join(_standoff(fact) for fact in facts)


def _standoff(fact: Fact[Value]) -> str:
    parts = list(re.finditer(r"[^\r\n]+", fact.text))
    spans = ";".join(f"{fact.start + part.start()} {fact.start + part.end()}" for part in parts)
    return f"T{fact.id + 1}\t{fact.kind} {spans}\t{' '.join(part[0] for part in parts)}\n"


def label_studio(facts: Facts, *, from_name: str = "label", to_name: str = "text") -> dict[str, Any]:
    """The facts as a pre-annotated task of Label Studio, for a ``Labels`` over a ``Text`` named ``$text``.

    Args:
        facts: The facts of a document.
        from_name: Name of the ``Labels`` tag of the project.
        to_name: Name of its ``Text`` tag.

    Returns:
        A dict to be imported as JSON, best in a list of tasks.

    Example:
        >>> import digestif, digestif.export
        >>> task = digestif.export.label_studio(digestif.extract("It cost $5 million."))
        >>> task["predictions"][0]["result"][0]["value"]
        {'start': 8, 'end': 18, 'text': '$5 million', 'labels': ['money']}
    """
    result = [
        {
            "id": str(fact.id),
            "type": "labels",
            "from_name": from_name,
            "to_name": to_name,
            "value": {"start": fact.start, "end": fact.end, "text": fact.text, "labels": [fact.kind]},
            "meta": {"text": [fact.rule]},
        }
        for fact in facts
    ]
    data = {"text": facts.text, "doc_id": facts.doc_id}
    return {"data": data, "predictions": [{"model_version": f"digestif {__version__}", "result": result}]}


def web_annotations(facts: Facts, source: str) -> dict[str, Any]:
    """The facts as an annotation page of the W3C Web Annotation Data Model.

    Args:
        facts: The facts of a document.
        source: IRI of the text.

    Returns:
        JSON-LD: an annotation a fact, tagged with its kind and described by its payload; selected by position, and by
        quotation where the text has changed.

    Example:
        >>> import digestif, digestif.export
        >>> facts = digestif.extract("It cost $5 million in May.")
        >>> page = digestif.export.web_annotations(facts, "https://example.org/brief.txt")
        >>> page["items"][0]["target"]["selector"][0]
        {'type': 'TextPositionSelector', 'start': 8, 'end': 18}
    """
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{source}#facts",
        "type": "AnnotationPage",
        "items": [_annotation(facts.text, fact, source) for fact in facts],
    }


def _annotation(text: str, fact: Fact[Value], source: str) -> dict[str, Any]:
    values = [f"{name}: {value}" for name, value in fact.to_dict()["value"].items() if value not in (None, [], {})]
    return {
        "id": f"{source}#fact-{fact.id}",
        "type": "Annotation",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": fact.kind},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": "\n".join(values)},
        ],
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": fact.start, "end": fact.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": fact.text,
                    "prefix": text[max(fact.start - _CONTEXT, 0) : fact.start],
                    "suffix": text[fact.end : fact.end + _CONTEXT],
                },
            ],
        },
    }


def timeml(facts: Facts, *, created: date | None = None) -> str:
    """The dates, times, sets and durations as TIMEX3 elements in the text.

    Args:
        facts: The facts of a document; other kinds are left out.
        created: The document's creation time, as a rule the reference date of the extraction.

    Returns:
        A TimeML document. Characters that XML cannot hold stand as U+FFFD.

    Example:
        >>> import digestif, digestif.export
        >>> facts = digestif.extract("It took three years & more.")
        >>> print(digestif.export.timeml(facts).splitlines()[-2])
        It took <TIMEX3 tid="t1" type="DURATION" value="P3Y">three years</TIMEX3> &amp; more.</TEXT>
    """
    parts = []
    at = 0
    for fact in facts:
        attributes = _timex(fact)
        if attributes:
            tag = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items() if value)
            parts += [_xml(facts.text[at : fact.start]), f"<TIMEX3 {tag}>{_xml(fact.text)}</TIMEX3>"]
            at = fact.end
    parts.append(_xml(facts.text[at:]))
    head = ['<?xml version="1.0" encoding="utf-8"?>', "<TimeML>"]
    if facts.doc_id is not None:
        head.append(f"<DOCID>{_xml(facts.doc_id)}</DOCID>")
    if created is not None:
        timex = f'<TIMEX3 tid="t0" type="DATE" value="{created}" functionInDocument="CREATION_TIME">{created}</TIMEX3>'
        head.append(f"<DCT>{timex}</DCT>")
    return "\n".join([*head, f"<TEXT>\n{''.join(parts)}</TEXT>", "</TimeML>\n"])


def _timex(fact: Fact[Value]) -> dict[str, str | None]:
    """The attributes of the TIMEX3 of a fact; none for a fact that is no time."""
    value = fact.value
    if not isinstance(value, Date | Time | Set | Duration):
        return {}
    attributes: dict[str, str | None] = {"tid": f"t{fact.id + 1}", "type": fact.kind.upper(), "value": value.timex}
    if isinstance(value, Date):
        attributes["mod"] = value.modifier
    elif isinstance(value, Set):
        attributes |= {"quant": value.quant, "freq": value.freq}
    elif isinstance(value, Duration):
        attributes["mod"] = _MODIFIERS.get(value.modifier)
    return attributes


_MODIFIERS = {
    "about": "APPROX",
    "more_than": "MORE_THAN",
    "less_than": "LESS_THAN",
    "at_least": "EQUAL_OR_MORE",
    "at_most": "EQUAL_OR_LESS",
}
"""TIMEX3's names of the modifiers of a duration."""


def _xml(text: str) -> str:
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    return escape(text, {"\r": "&#13;"})
