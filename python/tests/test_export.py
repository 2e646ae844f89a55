"""Exports read back by readers of their formats: displaCy, pybrat, Label Studio's SDK, a JSON-LD and an XML processor.

The odd text has characters of two UTF-16 units before, in and between its facts, so that an offset in any unit but the
format's own would show.
"""

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
    "🚢 Café <owners> & Co paid $3\nmillion on March 3.\r\n\0“It took at least three years 🦀,” Ada Linde said. "
    "𝒜 It sails every week."
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


def test_brat_is_read_by_its_parser(facts: digestif.Facts, tmp_path: Path) -> None:
    parser = pytest.importorskip("pybrat.parser", reason="pybrat is not installed")
    tmp_path.joinpath("a.txt").write_text(facts.text, encoding="utf-8", newline="")
    tmp_path.joinpath("a.ann").write_text(export.brat(facts), encoding="utf-8", newline="")
    # BRAT allows two labels on the same words, of an outlet and its publication; the parser by default does not.
    [document] = parser.BratParser(error="ignore").parse(tmp_path)
    text = tmp_path.joinpath("a.txt").read_bytes().decode()
    assert [(entity.id, entity.type) for entity in document.entities] == [(f"T{x.id + 1}", x.kind) for x in facts]
    for fact, entity in zip(facts, document.entities, strict=True):
        assert " ".join(text[span.start : span.end] for span in entity.spans) == entity.mention
        assert re.sub(r"[\r\n]+", " ", fact.text) == entity.mention


def label_studio_config(facts: digestif.Facts) -> str:
    labels = "".join(f'<Label value="{kind}"/>' for kind in sorted({fact.kind for fact in facts}))
    return f'<View><Labels name="label" toName="text">{labels}</Labels><Text name="text" value="$text"/></View>'


def test_label_studio_takes_the_task(facts: digestif.Facts) -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface", reason="label-studio-sdk is not installed")
    [prediction] = export.label_studio(facts)["predictions"]
    config = interface.LabelInterface(label_studio_config(facts))
    assert config.validate_prediction(prediction, return_errors=True) == []
    other = interface.LabelInterface(label_studio_config(facts.filter("money")))
    assert other.validate_prediction(prediction, return_errors=True)  # a label that the project lacks is refused


def test_label_studio_finds_the_words_again(facts: digestif.Facts, tmp_path: Path) -> None:
    converter = pytest.importorskip("label_studio_sdk.converter", reason="label-studio-sdk is not installed")
    facts = facts.filter("money", "percent", "date", "duration", "set")  # the file of tokens holds no overlaps
    task = export.label_studio(facts)
    # A task as it comes back once the prediction has been accepted.
    task |= {"id": 1, "annotations": [{"id": 1, **task.pop("predictions")[0]}]}
    tmp_path.joinpath("tasks.json").write_text(json.dumps([task]), encoding="utf-8")
    to_conll = converter.Converter(label_studio_config(facts), str(tmp_path))
    to_conll.convert(str(tmp_path / "tasks.json"), str(tmp_path / "out"), "CONLL2003", is_dir=False)
    found: list[tuple[str, str]] = []
    for line in tmp_path.joinpath("out", "result.conll").read_text(encoding="utf-8").splitlines()[1:]:
        token, _, tag = line.replace(" -X- _ ", "\t").partition("\t")
        if tag.startswith("B-"):
            found.append((tag[2:], token))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], found[-1][1] + token)
    expected = [(fact.kind, re.sub(r"\s", "", fact.text)) for fact in facts]
    assert len(found) == len(expected)
    # Its tokens may hold a mark or a word more than the fact, such as the full stop of "May 3.".
    for (kind, words), (expected_kind, expected_words) in zip(found, expected, strict=True):
        assert kind == expected_kind
        assert expected_words in words
        assert len(words) <= len(expected_words) + 12


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


def test_web_annotations_are_linked_data(facts: digestif.Facts) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed")
    # The terms of the standard's context that the page uses: one that is missing, or used otherwise, would be lost.
    context = json.loads(Path(__file__).with_name("annotation_context.json").read_text(encoding="utf-8"))
    page = export.web_annotations(facts, "https://example.org/doc")

    def load(url: str, _options: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    [expanded] = jsonld.expand(page, {"documentLoader": load})
    assert expanded["@type"] == ["https://www.w3.org/ns/activitystreams#OrderedCollectionPage"]
    back = jsonld.compact(expanded, context)
    assert {key: back[key] for key in ("id", "type", "items")} == {key: page[key] for key in ("id", "type", "items")}
    exact = [quad["object"]["value"] for quad in jsonld.to_rdf(page, {"documentLoader": load})["@default"]
             if quad["predicate"]["value"] == "http://www.w3.org/ns/oa#exact"]  # fmt: skip
    assert sorted(exact) == sorted(fact.text for fact in facts)


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
