"""Tables and figures as Markdown, and putting them into a page between markers."""

import re
from collections.abc import Sequence


class MarkerError(ValueError):
    """A page has no place for what is to be put into it."""


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table, or a sentence if there are no rows."""
    if not rows:
        return "Not measured yet."
    lines = [header, ["---" for _ in header], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def seconds(value: float | None) -> str:
    """Return seconds with two digits that count; a dash for None."""
    if value is None:
        return "-"
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def ratio(value: float | None, *, at_least: bool = False) -> str:
    """Return how many times as much; with `at_least` it is a lower limit."""
    if value is None:
        return "-"
    text = f"{value:.0f}" if value >= 10 else f"{value:.1f}"
    return f"> {text}" if at_least else text


def put_between(page: str, name: str, content: str) -> str:
    """Return the page with `content` between the markers ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.

    Raises
    ------
    MarkerError
        If the page does not have both markers, in this order.
    """
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        raise MarkerError(f"the page has no markers {begin} and {end}")
    return pattern.sub(lambda _: f"{begin}\n{content}\n{end}", page)
