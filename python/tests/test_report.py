"""The notebook's view and the page of ``digestif.report``, the page in a real browser without a network."""

import csv
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

import digestif

DIGESTS = sorted((Path(__file__).parents[2] / "examples" / "digests").glob("*.txt"))
DAY = "2026-03-13"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
HOSTILE = (
    "<script>document.title = 'taken'</script> paid $3 million & \"<img src=x onerror=document.title='taken'>\" "
    "said Ada Linde. </script><!-- It lost 30% 🚢 in the ]]> port.\r\nCafé owners paid €5 million."
)

in_browser = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open the page in")


def script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")


def facts_of(path: Path) -> digestif.Facts:
    return digestif.extract(path.read_text(encoding="utf-8"), reference_date=DAY, id=path.name)


@pytest.fixture(scope="module")
def documents() -> list[digestif.Facts]:
    return [facts_of(path) for path in DIGESTS]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce", offline=True, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def open_page(context: BrowserContext, path: Path) -> tuple[Page, list[str]]:
    """The page and, as they come, its complaints and its requests beyond the file."""
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: problems.extend([] if request.url == path.as_uri() else [request.url]))
    page.goto(path.as_uri())
    return page, problems


@pytest.fixture
def page(context: BrowserContext, documents: list[digestif.Facts], tmp_path: Path) -> Iterator[Page]:
    page, problems = open_page(context, digestif.report(documents, tmp_path / "report.html"))
    yield page
    assert problems == []


def counts(documents: list[digestif.Facts], **by: str) -> int:
    kinds = by.pop("kind", None)
    return sum(
        (kinds is None or fact.kind == kinds) and all(getattr(fact.attribution, k) == v for k, v in by.items())
        for facts in documents
        for fact in facts
    )


def says(page: Page, shown: int, documents: list[digestif.Facts]) -> None:
    expect(page.locator("#status")).to_have_text(f"{shown:,} of {counts(documents):,} facts")


def rows(page: Page, column: str) -> list[str]:
    return page.locator(f'tbody td[data-name="{column}"]').all_text_contents()


def test_the_notebook_view_marks_and_escapes() -> None:
    facts = digestif.extract(HOSTILE)
    html = facts._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    for fact in facts:
        assert f'data-id="{fact.id}"' in html
    assert facts._repr_mimebundle_() == {"text/html": html, "text/plain": repr(facts)}


def test_a_part_marks_only_its_facts() -> None:
    facts = digestif.extract("The port spent $40 million on 17 vessels.").filter("count")
    assert re.findall(r'class="fact (\w+)" data-id', facts._repr_html_()) == ["count"]


def test_overlaps_have_lanes_of_their_own() -> None:
    html = digestif.extract('"We pay $3 million now," Ada Linde said.')._repr_html_()
    assert re.search(r'class="fact quote" data-id="0" style="--lane:1"[^>]*>[^<]+</span><span', html)


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        digestif.report([], tmp_path / "none" / "report.html")


@in_browser
def test_the_text_is_all_there(page: Page, documents: list[digestif.Facts]) -> None:
    articles = page.locator("article")
    expect(articles).to_have_count(len(documents))
    for at, facts in enumerate(documents):
        article = articles.nth(at)
        # Each block of the text is trimmed, no more.
        prose = "".join(article.locator(".prose").all_text_contents())
        assert re.sub(r"\s", "", prose) == re.sub(r"\s", "", facts.text)
        expect(article.locator("section.item")).to_have_count(len(facts.digest.items))
        for fact in facts:
            marks = article.locator(f'.prose [data-id="{fact.id}"]').all_text_contents()
            assert "".join("".join(marks).split()) == "".join(fact.text.split())


@in_browser
def test_filters(page: Page, documents: list[digestif.Facts]) -> None:
    says(page, counts(documents), documents)
    expect(page.locator("#clear")).to_be_disabled()
    page.click('.kinds [data-kind="money"]')
    says(page, counts(documents, kind="money"), documents)
    expect(page.locator(".prose .date:not(.off)")).to_have_count(0)
    expect(page.locator(".prose .money.off")).to_have_count(0)
    page.click('.kinds [data-kind="date"]')
    says(page, counts(documents, kind="money") + counts(documents, kind="date"), documents)
    page.click("#clear")
    page.select_option("#outlet", "Eurasia Review")
    says(page, counts(documents, outlet="Eurasia Review"), documents)
    assert set(rows(page, "outlet")) == {"Eurasia Review"}
    page.select_option("#speaker", "Orkhan Velizade")
    says(page, counts(documents, outlet="Eurasia Review", speaker="Orkhan Velizade"), documents)
    page.click("#clear")
    says(page, counts(documents), documents)


@in_browser
def test_only_items_with_what_is_asked_for_are_shown(page: Page) -> None:
    items = page.locator("section.item")
    every = items.count()
    page.select_option("#outlet", "Eurasia Review")
    expect(page.locator("section.item:visible")).to_have_count(1)
    expect(page.locator("article:visible")).to_have_count(1)
    page.select_option("#outlet", "")
    page.fill("#query", "containers wait for")  # words of the text in which no fact is
    expect(page.locator("section.item:visible")).to_have_count(0)
    expect(page.locator("article:visible")).to_have_count(1)
    page.fill("#query", "no such words")
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("tbody")).to_have_text("No fact passes these filters.")
    page.click("#clear")
    expect(page.locator("section.item:visible")).to_have_count(every)


def bars(page: Page, title: str) -> Locator:
    return page.locator("#charts figure", has_text=title).locator(".bars button, .columns button")


@in_browser
def test_charts_show_the_facts_and_filter_them(page: Page, documents: list[digestif.Facts]) -> None:
    for bar in bars(page, "Facts by kind").all():
        kind, figure = bar.locator(".name").inner_text(), bar.locator(".figure").inner_text()
        assert int(figure) == counts(documents, kind=kind)
    sums: dict[str, Decimal] = {}
    for fact in (fact for facts in documents for fact in facts):
        value, outlet = fact.value, fact.attribution.outlet
        if isinstance(value, digestif.Money) and value.currency == "USD" and value.amount and outlet and not value.per:
            sums[outlet] = sums.get(outlet, Decimal(0)) + value.amount
    page.select_option("#charts select", "USD")
    stated = [bar.get_attribute("title") for bar in bars(page, "Money by outlet").all()]
    assert stated == [f"{outlet}: {amount:,}" for outlet, amount in sorted(sums.items(), key=lambda pair: -pair[1])]

    bars(page, "Facts by kind").filter(has_text="money").click()
    says(page, counts(documents, kind="money"), documents)
    page.click("#clear")
    bars(page, "Money by outlet").first.click()
    assert set(rows(page, "outlet")) == {max(sums, key=lambda outlet: sums[outlet])}
    page.click("#clear")
    years = [(bar, bar.get_attribute("title") or "") for bar in bars(page, "Dates on a time line").all()]
    bar, title = next((bar, title) for bar, title in years if title.startswith("2026: "))
    bar.click()
    begin = [fact.value.start for facts in documents for fact in facts if isinstance(fact.value, digestif.Date)]
    expected = sum(day is not None and str(day).startswith("2026") for day in begin)
    assert title == f"2026: {expected} dates"
    says(page, expected, documents)
    page.click("#period")
    says(page, counts(documents), documents)


@in_browser
def test_a_click_shows_value_rule_and_attribution(page: Page) -> None:
    page.locator(".prose .money", has_text="0.08 manat").click()
    details = page.locator("#details")
    for text in ["0.08 AZN/kilowatt-hour", "Offshore Monitor", "2026-03-11", "Ingrid Solvang-Aliyeva", "money.suffix"]:
        expect(details).to_contain_text(text)
    details.locator(".also").get_by_role("button", name="quote").click()
    expect(details.locator("h3")).to_have_text("quote")
    expect(page.locator(".prose .quote.selected").first).to_be_visible()
    details.get_by_role("button", name="Next fact").click()
    details.get_by_role("button", name="Previous fact").click()
    expect(details.locator("h3")).to_have_text("quote")
    page.keyboard.press("Escape")
    expect(details).to_be_hidden()
    expect(page.locator(".prose .selected")).to_have_count(0)


@in_browser
def test_an_equivalent_is_a_link(page: Page) -> None:
    page.locator(".prose .money", has_text="340 million manat").click()
    page.locator("#details").get_by_role("button", name="$200 million").click()
    expect(page.locator("#details .value")).to_have_text("200,000,000 USD")


@in_browser
def test_search(page: Page, documents: list[digestif.Facts]) -> None:
    page.keyboard.press("/")
    page.keyboard.type("manat")
    expect(page.locator("#clear")).to_be_enabled()
    found = len(rows(page, "text"))
    assert 0 < found < counts(documents)
    assert all("manat" in row.lower() for row in page.locator("tbody tr").all_text_contents() if "AZN" in row)
    marked = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert set(marked) == {"manat"}
    assert len(marked) == sum(facts.text.lower().count("manat") for facts in documents)
    page.keyboard.press("Control+A")
    page.keyboard.type("no such words")
    says(page, 0, documents)


@in_browser
def test_the_table_sorts(page: Page) -> None:
    page.select_option("#outlet", "Eurasia Review")
    for header, direction in [("text", "ascending"), ("text", "descending"), ("published", "ascending")]:
        page.locator("thead button", has_text=re.compile(f"^{header}$")).click()
        expect(page.locator(f'th[aria-sort="{direction}"]')).to_have_text(header)
    page.click("#clear")
    page.locator("thead button", has_text=re.compile("^value$")).click()
    page.click('.kinds [data-kind="quantity"]')
    amounts = [float(re.sub(r"^[^\d−]*|[^\d.].*$", "", value.replace(",", ""))) for value in rows(page, "value")]
    assert len(amounts) > 1
    assert amounts == sorted(amounts)


@in_browser
def test_the_download_is_the_csv_of_the_program(page: Page, documents: list[digestif.Facts]) -> None:
    with page.expect_download() as download:
        page.click("#download")
    assert download.value.suggested_filename == "facts.csv"
    text = download.value.path().read_bytes().decode()
    header, *body = csv.reader(io.StringIO(text, newline=""))
    facts = [(each.doc_id, fact) for each in documents for fact in each]
    table = documents[0].to_pandas()
    assert header == list(table.columns)
    assert len(body) == len(facts)
    for (doc_id, fact), cells in zip(facts, body, strict=True):
        row = dict(zip(header, cells, strict=True))
        assert (row["doc_id"], row["start"], row["text"]) == (doc_id, str(fact.start), fact.text)
        assert row["by_headline"] == (fact.attribution.headline or "")
        if isinstance(fact.value, digestif.Money):
            assert row["value_amount"] == str(fact.value.amount or "")
            assert row["value_candidates"] == "|".join(fact.value.candidates)
            assert row["value_change_role"] == (fact.value.change.role if fact.value.change else "")


@in_browser
def test_the_keyboard_goes_from_fact_to_fact(page: Page, documents: list[digestif.Facts]) -> None:
    first, second, *_ = documents[0]
    page.locator('.fact[tabindex="0"]').focus()
    focused = "document.activeElement.fact?.text"
    assert page.evaluate(focused) == first.text
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == second.text
    page.keyboard.press("Enter")
    expect(page.locator("#details .value")).to_be_visible()
    expect(page.locator("#details")).to_contain_text(second.text)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#details")).to_contain_text(first.text)
    page.keyboard.press("Escape")
    expect(page.locator("#details")).to_be_hidden()
    assert page.evaluate(focused) == first.text
    page.click('.kinds [data-kind="money"]')
    page.locator('.fact[tabindex="0"]').focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.fact.kind") == "money"
    page.locator("#charts button").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#charts') !== null")


@in_browser
def test_hostile_text_stays_text(context: BrowserContext, tmp_path: Path) -> None:
    facts = digestif.extract(HOSTILE, id="<b>id</b>")
    path = digestif.report(facts, tmp_path / "report.html", title="<i>Title</i> & {{script}}")
    page, problems = open_page(context, path)
    assert page.title() == "<i>Title</i> & {{script}}"
    expect(page.locator("h2")).to_have_text("<b>id</b>")
    assert page.locator(".prose").evaluate("element => element.textContent") == HOSTILE
    expect(page.locator("tbody")).to_contain_text("$3 million")
    page.locator(".prose .quote").first.click()
    expect(page.locator("#details")).to_contain_text("<img src=x onerror=")
    assert page.locator("img").count() == 0
    assert problems == []


@in_browser
@pytest.mark.parametrize("width", [320, 720, 1280])
def test_words_without_end_are_broken(browser: Browser, tmp_path: Path, width: int) -> None:
    word = "Linden" * 70
    facts = digestif.extract(f"“{word},” said Minister Ada {word}. It paid $3 million, {word} Gazette wrote.", id=word)
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, problems = open_page(context, digestif.report([facts, facts], tmp_path / "report.html", title=word))
    page.locator(".prose .person").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert problems == []
    context.close()


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scroll(
    browser: Browser, documents: list[digestif.Facts], tmp_path: Path, scheme: str
) -> None:
    path = digestif.report(documents, tmp_path / "report.html")
    dark = scheme == "dark"
    context = browser.new_context(viewport={"width": 360, "height": 780}, color_scheme="dark" if dark else "light")
    page, problems = open_page(context, path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator(".prose .money").first.click()
    expect(page.locator("#details")).to_be_in_viewport()
    light = page.evaluate("getComputedStyle(document.body).color.match(/\\d+/)[0] > 128")
    assert light == dark
    assert problems == []
    context.close()


@in_browser
@pytest.mark.parametrize(
    ("documents_of", "says_why"), [([], "There are no documents."), ([""], ""), (["No fact."], "")]
)
def test_nothing_to_show(context: BrowserContext, tmp_path: Path, documents_of: list[str], says_why: str) -> None:
    path = digestif.report(map(digestif.extract, documents_of), tmp_path / "report.html")
    page, problems = open_page(context, path)
    expect(page.locator("#status")).to_have_text("0 of 0 facts")
    expect(page.locator("tbody")).to_have_text("No facts were found.")
    expect(page.locator("#nothing:visible")).to_have_text([says_why] if says_why else [])
    expect(page.locator("#download")).to_be_disabled()
    assert page.locator("#charts *").count() == 0
    page.fill("#query", "ship")
    page.keyboard.press("Escape")
    assert problems == []


@in_browser
def test_lines_keep_their_direction(context: BrowserContext, tmp_path: Path) -> None:
    hebrew = "הנמל שילם $3 million על הספינות."
    page, problems = open_page(
        context, digestif.report(digestif.extract(f"It paid $5 million.\n\n{hebrew}"), tmp_path / "page.html")
    )
    assert [each.evaluate(script("side")) for each in page.locator(".prose").all()] == ["left", "right"]
    assert problems == []


@in_browser
def test_paper_has_the_text_and_every_fact_and_no_controls(
    context: BrowserContext, documents: list[digestif.Facts], tmp_path: Path
) -> None:
    page, problems = open_page(context, digestif.report(documents * 2, tmp_path / "report.html"))
    page.locator(".prose .money").first.click()
    assert len(rows(page, "text")) < 2 * counts(documents)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert rows(page, "text") == [fact.text for facts in documents * 2 for fact in facts]
    for control in ["form", ".kinds", "#details", "#more", ".keys", "#status"]:
        expect(page.locator(control)).to_be_hidden()
    expect(page.locator(".prose:visible")).to_have_count(page.locator(".prose").count())
    expect(page.locator("#charts figure:visible")).to_have_count(3)
    assert page.evaluate("getComputedStyle(document.body).color.match(/\\d+/)[0] < 64")  # dark ink
    assert problems == []


@in_browser
def test_a_long_document_is_usable_within_seconds(context: BrowserContext, tmp_path: Path) -> None:
    digest = "\n\n".join(path.read_text(encoding="utf-8") for path in DIGESTS)
    facts = digestif.extract("\n\n".join([digest] * (1_000_000 // len(digest) + 1)), id="long")
    assert len(facts) > 20_000
    context.set_default_timeout(15_000)
    page, problems = open_page(context, digestif.report(facts, tmp_path / "report.html"))
    page.click('.kinds [data-kind="money"]')
    expect(page.locator("#status")).to_have_text(f"{len(facts.of_kind('money')):,} of {len(facts):,} facts")
    page.locator(".prose .money").first.click()
    expect(page.locator("#details .value")).to_be_visible()
    page.click("#more")
    assert len(rows(page, "text")) > 1_000
    assert problems == []


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(
    browser: Browser, documents: list[digestif.Facts], tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    """Text against its background as WCAG's level AA asks: a contrast of 4.5."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page, _ = open_page(context, digestif.report(documents, tmp_path / "report.html"))
    page.click('.kinds [data-kind="money"]')
    page.locator(".prose .money").first.click()
    contrasts: dict[str, float] = page.evaluate(script("contrasts"))
    assert len(contrasts) > 10
    assert {words: contrast for words, contrast in contrasts.items() if contrast < 4.5} == {}
    context.close()


@in_browser
def test_the_pictures_of_the_pages_can_be_taken_anew(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs"
    subprocess.run([sys.executable, docs / "screenshots.py", tmp_path], check=True)
    kept = sorted((docs / "site" / "images").glob("report-*.png"))
    assert [path.name for path in kept] == sorted(path.name for path in tmp_path.iterdir())
    assert all(path.stat().st_size < 150_000 for path in kept)
