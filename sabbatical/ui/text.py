"""Text from data, made safe to show: never read as markup, never more than one line, never control characters."""

import datetime as dt

from rich.text import Text
from textual.content import Content

from sabbatical.domain.reports.amounts import grouped as grouped
from sabbatical.domain.reports.amounts import minutes_text as minutes_text

QUIET = "quiet"
"""Style of what matters less; each theme says what it looks like (`put_on_quiet`)."""
QUIET_ITALIC = "quiet-italic"

LONGEST_CELL = 40
"""Columns that one cell of a table may take."""
LONGEST_LIST = 80
"""The same of a cell that lists things."""


def one_line(text: str) -> str:
    """Return `text` with every line break, tab and control character replaced by a space."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)


def plain(text: str) -> Content:
    """Return `text` as it stands, for any widget of Textual's own."""
    return Content("\n".join(one_line(line) for line in text.split("\n")))


def cell(text: str, style: str = "", *, width: int = LONGEST_CELL) -> Text:
    """Return `text` for a table cell or an option: one line, cut with an ellipsis after `width` columns."""
    line = Text(one_line(text), style=style, no_wrap=True, end="")
    line.truncate(width, overflow="ellipsis")
    return line


def number(value: int) -> Text:
    """Return a whole number for a table cell, aligned to the right."""
    return numeric(grouped(value))


def numeric(text: str) -> Text:
    """Return a number that is written out for a table cell, aligned to the right."""
    return Text(text, justify="right", no_wrap=True, end="")


def day_text(date: dt.date) -> str:
    """Return a date as ``Mon 12 Apr``."""
    return f"{date:%a} {date.day} {date:%b}"


def bar(part: int, whole: int, width: int) -> str:
    """Return a bar of `width` columns, filled by the share of `part` in `whole` (nothing where `whole` is 0)."""
    filled = min(width, -(-part * width // whole)) if whole else 0
    return "━" * filled + "╌" * (width - filled)
