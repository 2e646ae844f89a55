"""A digest in, typed facts out. Run it with `python examples/quickstart.py`."""

from pathlib import Path

import digestif

digest = Path(__file__).parent / "digests" / "caspian-weekly.txt"
text = digest.read_text(encoding="utf-8")

facts = digestif.extract(text, reference_date="2026-03-13", id=digest.stem)
print(facts)

for fact in facts.of_kind("money"):
    money, source = fact.value, fact.attribution.outlet or "the digest"
    print(f"{fact.text}: {money.amount} {money.currency}, says {source}")
    if money.equivalent is not None:
        print(f"  restated as {facts[money.equivalent].text}")

for item in facts.digest.items:
    print(f"{item.headline} ({item.publication.outlet}, {item.publication.published})")

for fact in facts:
    match fact.value:
        case digestif.Person(name=name, official=True, role=role):
            print(f"{name}, {role}")
        case digestif.Date(start=start) if start is not None:
            print(f"{fact.text} begins on {start}")
