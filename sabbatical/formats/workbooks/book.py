"""A workbook in the making: sheets with names that programs accept, cells that are never calculated."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST_NAME = 31
"""Characters in the name of a sheet."""
LONGEST_TEXT = 32_767
"""Characters in a cell."""
LINE_HEIGHT = 15
"""Points."""
MOST_LINES = 27
"""Lines of text in the highest row that there can be."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """How cells look; nothing is told by colour alone."""

    title: Format
    head: Format
    text: Format
    duty: Format
    date: Format
    numbers: tuple[Format, ...]
    """With as many decimals as the place."""


@dataclass(slots=True, kw_only=True)
class Book:
    """The workbook and the names of its sheets."""

    workbook: xlsxwriter.Workbook
    styles: Styles
    names: set[str] = field(default_factory=set)
    """In lower case, since programs take `A` and `a` for one name."""

    def add_sheet(self, name: str) -> Worksheet:
        """Add a sheet under a name like `name`, ready to be printed: landscape, as wide as the page."""
        sheet = self.workbook.add_worksheet(self._free(name))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def _free(self, name: str) -> str:
        plain = _NOT_IN_A_NAME.sub("-", name).strip("' ") or "-"
        if plain.casefold() == "history":  # a name that Excel keeps for itself
            plain = f"{plain}-"
        tries = chain([plain[:LONGEST_NAME]], (f"{plain[: LONGEST_NAME - 6].rstrip()} ({n})" for n in count(2)))
        found = next(one for name in tries if (one := name.strip("'")).casefold() not in self.names)
        self.names.add(found.casefold())
        return found


@contextmanager
def new_book(path: Path, title: str, made_at: dt.datetime) -> Iterator[Book]:
    """Give a workbook to fill; it is written to `path` when the block ends well.

    Parameters
    ----------
    title
        Of the document.
    made_at
        With its time zone; stands in the document, so that one plan always gives the same file.
    """
    workbook = xlsxwriter.Workbook(str(path), _OPTIONS)
    workbook.set_properties({"title": title, "created": made_at.astimezone(dt.UTC).replace(tzinfo=None)})
    cell = {"text_wrap": True, "valign": "top", "border": 1}
    styles = Styles(
        title=workbook.add_format({"bold": True, "font_size": 14}),
        head=workbook.add_format({**cell, "bold": True, "bg_color": "#E6E6E6"}),
        text=workbook.add_format(cell),
        duty=workbook.add_format({**cell, "bold": True, "bg_color": "#FFF4CC"}),
        date=workbook.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "left"}),
        numbers=tuple(workbook.add_format({**cell, "num_format": form}) for form in ("0", "0.0", "0.00")),
    )
    yield Book(workbook=workbook, styles=styles)
    workbook.close()


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write text as it is, whatever it looks like; what no cell can hold is cut."""
    shown = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
    sheet.write_string(row, column, shown, style)


def set_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its longest text needs; not every program does that by itself.

    Parameters
    ----------
    texts
        Each cell's text and the width of its column in characters.
    """
    lines = max((sum(max(-(-len(part) // width), 1) for part in text.split("\n")) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))
