"""The pictures of the report in `docs/site/images`: `cargo xtask screenshots` takes them anew.

`python docs/screenshots.py [FOLDER]` needs digestif, Playwright and Chromium.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import digestif

ROOT = Path(__file__).parents[1]


def choose_a_fact(page: Page) -> None:
    """Show the details of an amount."""
    page.locator(".prose .money", has_text="340 million manat").click()


def choose_kinds(page: Page) -> None:
    """Show two kinds alone, and the charts beside."""
    for kind in ["money", "date"]:
        page.click(f'.kinds [data-kind="{kind}"]')
    page.mouse.wheel(0, 420)


SHOTS: dict[str, tuple[bool, int, int, Callable[[Page], None]]] = {
    "report-light": (False, 980, 560, choose_a_fact),
    "report-dark": (True, 980, 560, choose_kinds),
    "report-phone": (False, 390, 760, choose_a_fact),
}


def shoot(browser: Browser, report: Path, picture: Path) -> None:
    """Take one picture of the page at `report`, as `SHOTS` says."""
    dark, width, height, act = SHOTS[picture.stem]
    context = browser.new_context(
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        viewport={"width": width, "height": height},
    )
    page = context.new_page()
    page.goto(report.as_uri())
    act(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)  # until scrolling has come to rest
    page.screenshot(path=picture)
    context.close()


def main(folder: Path) -> None:
    """Write a report of the sample digest and take its pictures."""
    digest = ROOT / "examples" / "digests" / "caspian-weekly.txt"
    facts = digestif.extract(digest.read_text(encoding="utf-8"), reference_date="2026-03-13", id=digest.name)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        report = digestif.report(facts, Path(temporary, "report.html"), title="Caspian weekly")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in SHOTS:
            shoot(browser, report, folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "site" / "images")
