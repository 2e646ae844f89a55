"""The spaCy component, against spaCy itself."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import digestif

TEXT = (
    "The port paid €1.2bn for 12-year-old ferries, Le Soir reported on May 3; “it’s too much,” said Minister Ada Linde."
)
DAY = "2026-05-06"


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("digestif", config={"reference_date": DAY})
    return nlp


def test_spans_are_the_facts(nlp: Language) -> None:
    doc = nlp(TEXT)
    facts = digestif.extract(TEXT, reference_date=DAY)
    assert doc._.digestif == facts
    spans = list(doc.spans["digestif"])
    assert [span.label_ for span in spans] == [fact.kind for fact in facts]
    assert [span._.digestif for span in spans] == list(facts)
    for span, fact in zip(spans, facts, strict=True):
        assert fact.text in span.text
    assert not doc.ents


def test_overlapping_facts_keep_apart(nlp: Language) -> None:
    doc = nlp(TEXT)
    outlets = [span for span in doc.spans["digestif"] if span.text == "Le Soir"]
    assert [span._.digestif.kind for span in outlets] == [span.label_ for span in outlets] == ["outlet", "publication"]


def test_other_spans_have_no_fact(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc[0:2]._.digestif is None
    assert Span(doc, 0, 2, label="money", span_id="0")._.digestif is None
    assert spacy.blank("en")(TEXT)._.digestif is None


def test_a_doc_may_bring_its_day(nlp: Language) -> None:
    doc = nlp.make_doc("It opened on May 3.")
    doc._.reference_date = "2020-06-01"
    [fact] = nlp(doc)._.digestif.of_kind("date")
    assert fact.value.timex == "2020-05-03"
    doc._.reference_date = "2020-13-01"
    with pytest.raises(digestif.DigestifError, match="2020-13-01"):
        nlp(doc)


def test_kinds_are_configured() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("digestif", config={"kinds": ["money"], "span_key": "sums"})
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["sums"]] == ["€1.2bn"]
    with pytest.raises(digestif.DigestifError, match="mony"):
        spacy.blank("en").add_pipe("digestif", config={"kinds": ["mony"]})


def test_facts_travel_with_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [read] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert read._.digestif == doc._.digestif
    assert [span._.digestif for span in read.spans["digestif"]] == list(doc._.digestif)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.digestif == doc._.digestif


def test_processes_give_the_same(nlp: Language) -> None:
    texts = [TEXT, "", "Exports rose 7.5 percent."]
    for doc, text in zip(nlp.pipe(texts, n_process=2, batch_size=1), texts, strict=True):
        assert doc._.digestif == digestif.extract(text, reference_date=DAY)


def test_the_pipeline_is_saved(nlp: Language, tmp_path: object) -> None:
    nlp.to_disk(str(tmp_path))
    read = spacy.load(str(tmp_path))
    assert read(TEXT)._.digestif == nlp(TEXT)._.digestif
