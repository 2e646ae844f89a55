"""A spaCy pipeline component: ``nlp.add_pipe("digestif")``.

The package names the factory as an entry point, so that spaCy finds it without an import. Facts go to
``doc.spans["digestif"]``, never to ``doc.ents``, for facts may overlap.

Example:
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("digestif", config={"reference_date": "2026-05-06"})
    >>> doc = nlp("The port paid $3 million for 2 ferries, Le Soir reported on May 3.")
    >>> [(span.text, span.label_) for span in doc.spans["digestif"]][:2]
    [('$3 million', 'money'), ('2 ferries', 'count')]
    >>> fact = doc.spans["digestif"][0]._.digestif
    >>> fact.value.amount, fact.attribution.outlet
    (Decimal('3000000'), 'Le Soir')
    >>> doc._.digestif
    <Facts: 1 money, 1 count, 1 date, 1 outlet, 1 publication>
"""

from collections.abc import Sequence
from functools import lru_cache

from digestif._error import DigestifError
from digestif.extractor import Extractor
from digestif.facts import Facts, _restore
from digestif.model import Fact
from digestif.values import Value

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    msg = "digestif.spacy needs spaCy; pip install 'digestif[spacy]' brings it"
    raise DigestifError(msg) from error

_KEY = "digestif"


class DigestifComponent:
    """Finds the facts of a ``Doc`` and keeps them with it.

    It sets ``doc.spans[span_key]``, one span a fact, labelled by its kind and widened to whole tokens (the fact keeps
    its own offsets in code points), and the attributes ``doc._.digestif`` (:class:`digestif.Facts`),
    ``span._.digestif`` (:class:`digestif.Fact`, None for spans of other makers) and ``doc._.reference_date``, which
    wins over the component's and may be set on a ``Doc`` before the pipeline runs.

    Args:
        extractor: What finds the facts.
        reference_date: Day that "April 17" and "this year" are resolved against, as ``YYYY-MM-DD``.
        span_key: Name of the span group.
    """

    def __init__(self, extractor: Extractor, reference_date: str | None = None, span_key: str = _KEY) -> None:
        self.extractor = extractor
        self.reference_date = reference_date
        self.span_key = span_key

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts to a ``Doc`` and give it back.

        Raises:
            DigestifError: Where the reference date is not a date.
        """
        facts = self.extractor.extract(doc.text, reference_date=doc._.reference_date or self.reference_date)
        # Plain bytes travel with the Doc to disk and to other processes, and are safe to read back; pickle is not.
        version, state, _ = facts.__reduce__()[1]
        doc.user_data[_KEY] = [version, state]
        doc.spans[self.span_key] = [_span(doc, fact) for fact in facts]
        return doc


def _span(doc: Doc, fact: Fact[Value]) -> Span:
    span = doc.char_span(fact.start, fact.end, label=fact.kind, span_id=str(fact.id), alignment_mode="expand")
    if span is None:
        msg = f"no tokens at {fact.start}:{fact.end} of a Doc of {len(doc.text)} code points"
        raise DigestifError(msg)
    return span


@lru_cache(maxsize=64)
def _facts(version: int, state: bytes) -> Facts:
    return _restore(version, state, None)


def _doc_facts(doc: Doc) -> Facts | None:
    state = doc.user_data.get(_KEY)
    return None if state is None else _facts(*state)


def _span_fact(span: Span) -> Fact[Value] | None:
    facts = _doc_facts(span.doc)
    if facts is None or not span.id_.isdecimal() or int(span.id_) >= len(facts):
        return None
    fact = facts[int(span.id_)]
    covered = span.start_char <= fact.start and fact.end <= span.end_char
    return fact if covered and fact.kind == span.label_ else None


Doc.set_extension("digestif", getter=_doc_facts, force=True)
Doc.set_extension("reference_date", default=None, force=True)
Span.set_extension("digestif", getter=_span_fact, force=True)


@Language.factory(
    "digestif",
    default_config={"reference_date": None, "kinds": None, "span_key": _KEY},
    assigns=["doc.spans", "doc._.digestif", "span._.digestif"],
)
def make_component(
    nlp: Language, name: str, reference_date: str | None, kinds: Sequence[str] | None, span_key: str
) -> DigestifComponent:
    """The component as spaCy makes it from a configuration.

    Args:
        nlp: The pipeline; not used.
        name: The component's name in it; not used.
        reference_date: As for :class:`DigestifComponent`.
        kinds: Kinds to look for, all by default.
        span_key: As for :class:`DigestifComponent`.

    Raises:
        DigestifError: Where a kind is unknown.
    """
    return DigestifComponent(Extractor(kinds=kinds), reference_date, span_key)
