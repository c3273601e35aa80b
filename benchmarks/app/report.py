"""Puts what was measured of the app into docs/performance.md."""

from pathlib import Path

from benchmarks.app.records import RESULTS, read_app
from benchmarks.app.tables import keys_text, large_text, paint_text, places_text, walks_text
from benchmarks.markdown import put_between
from benchmarks.report import DOCS

SECTIONS = {
    "app-paint": paint_text,
    "app-keys": keys_text,
    "app-large": large_text,
    "app-places": places_text,
    "app-walks": walks_text,
}


def report(out: Path, docs: Path = DOCS) -> None:
    """Fill the page's tables on the app from the results under `out`."""
    records, page = read_app(out / RESULTS), docs / "performance.md"
    text = page.read_text(encoding="utf-8")
    for name, content in SECTIONS.items():
        text = put_between(text, name, content(records))
    page.write_text(text, encoding="utf-8")
