"""Exports read back: by spaCy's displaCy and by XML and JSON readers, the standoff file by its own rules."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

import digestif
from digestif import export

DIGESTS = sorted((Path(__file__).parents[2] / "examples" / "digests").glob("*.txt"))
DAY = date(2026, 3, 13)
ODD = (
    "🚢 Café <owners> & Co paid $3\nmillion on March 3.\r\n\0“It took at least three years,” Ada Linde said. "
    "It sails every week."
)


@pytest.fixture(params=[*DIGESTS, None], ids=lambda path: path.stem if path else "odd")
def facts(request: pytest.FixtureRequest) -> digestif.Facts:
    text = request.param.read_text(encoding="utf-8") if request.param else ODD
    return digestif.extract(text, reference_date=DAY, id="doc & <id>")


def test_displacy_shows_the_entities(facts: digestif.Facts) -> None:
    displacy = pytest.importorskip("spacy.displacy")
    manual = export.displacy(facts)
    html = displacy.render(manual, style="ent", manual=True, jupyter=False)
    shown = re.findall(r"<mark[^>]*>\s*(.*?)\s*<span[^>]*>(\w+)</span>\s*</mark>", html, re.DOTALL)
    expected = [(manual["text"][ent["start"] : ent["end"]], ent["label"]) for ent in manual["ents"]]
    assert [(unescape(text), label) for text, label in shown] == expected
    left = {fact.kind for fact in facts} - {label for _, label in expected}
    assert left <= {"quote", "publication"}


def test_brat_reads_the_spans_back(facts: digestif.Facts) -> None:
    lines = export.brat(facts).splitlines()
    assert len(lines) == len(facts)
    for fact, line in zip(facts, lines, strict=True):
        name, place, text = line.split("\t")
        kind, spans = place.split(" ", 1)
        assert (name, kind) == (f"T{fact.id + 1}", fact.kind)
        parts = [tuple(map(int, span.split())) for span in spans.split(";")]
        assert (parts[0][0], parts[-1][1]) == (fact.start, fact.end)
        assert " ".join(facts.text[start:end] for start, end in parts) == text


def test_label_studio_has_labels_at_their_text(facts: digestif.Facts) -> None:
    task = json.loads(json.dumps(export.label_studio(facts, from_name="kind", to_name="body")))
    [prediction] = task["predictions"]
    assert len(prediction["result"]) == len(facts)
    for fact, region in zip(facts, prediction["result"], strict=True):
        value = region["value"]
        assert (region["from_name"], region["to_name"]) == ("kind", "body")
        assert task["data"]["text"][value["start"] : value["end"]] == value["text"] == fact.text
        assert value["labels"] == [fact.kind]


def test_web_annotations_select_the_text(facts: digestif.Facts) -> None:
    page = json.loads(json.dumps(export.web_annotations(facts, "https://example.org/doc")))
    assert len(page["items"]) == len(facts)
    assert len({item["id"] for item in page["items"]}) == len(facts)
    for fact, item in zip(facts, page["items"], strict=True):
        position, quote = item["target"]["selector"]
        assert facts.text[position["start"] : position["end"]] == quote["exact"] == fact.text
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in facts.text
        assert item["body"][0]["value"] == fact.kind


def test_timeml_is_xml_with_every_time(facts: digestif.Facts) -> None:
    root = ElementTree.fromstring(export.timeml(facts, created=DAY).encode())
    assert root.findtext("DOCID") == "doc & <id>"
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.get("value") == "2026-03-13"
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()).removeprefix("\n") == facts.text.replace("\0", "\ufffd")
    times = facts.filter("date", "time", "set", "duration")
    assert [(each.get("type"), each.get("value"), each.text) for each in text] == [
        (fact.kind.upper(), fact.to_dict()["value"]["timex"], fact.text) for fact in times
    ]


def test_timex_modifiers_have_the_names_of_the_standard() -> None:
    facts = digestif.extract("It took at least three years, in early 2025.", reference_date=DAY)
    assert re.findall(r'mod="(\w+)"', export.timeml(facts)) == ["EQUAL_OR_MORE", "START"]
