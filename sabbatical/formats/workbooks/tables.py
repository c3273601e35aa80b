"""Tables as sheets: the columns of the CSV files, numbers and dates as such."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

from sabbatical.formats.plan_folder.columns import Columns, Row
from sabbatical.formats.workbooks.book import Book, set_height, write_text

DATES = frozenset({"date", "first_date", "last_date"})
NUMBERS = frozenset(
    {
        *("cycle", "step", "priority", "cycles_asked", "cycles_planned", "sessions", "requests", "covers", "weight"),
        *("minutes", "minutes_lost", "minutes_released", "minutes_scheduled", "cap_minutes", "percent_of_cap", "cost"),
        *("sessions_as_coach", "sessions_as_coachee", "prep_minutes_used", "fte", "covers_per_fte"),
        *("value", "last_term"),
    }
)
"""Columns whose cells are numbers where they look like one; ids and names never are."""
WIDEST = 60
"""Characters of a column."""
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,2})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def add_table(book: Book, name: str, columns: Columns[Row], rows: Sequence[Row]) -> None:
    """Add a sheet with a header that stays in view and on each printed page, ready to be filtered."""
    sheet = book.add_sheet(name)
    cells = [[cell(row) for cell in columns.values()] for row in rows]
    widths = [min(max(len(text) for text in (name, *found)) + 3, WIDEST) for name, found in _by_column(columns, cells)]
    for place, column in enumerate(columns):
        write_text(sheet, 0, place, column, book.styles.head)
        sheet.set_column(place, place, widths[place])
    for line, row in enumerate(cells, start=1):
        set_height(sheet, line, zip(row, widths, strict=True))
        for place, column in enumerate(columns):
            _write(book, sheet, line, place, column, row[place])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    if cells:
        sheet.autofilter(0, 0, len(cells), len(columns) - 1)


def _by_column(columns: Iterable[str], cells: Sequence[Sequence[str]]) -> list[tuple[str, list[str]]]:
    return [(name, [row[place] for row in cells]) for place, name in enumerate(columns)]


def _write(book: Book, sheet: Worksheet, line: int, place: int, column: str, text: str) -> None:
    if column in NUMBERS and _NUMBER.fullmatch(text):
        decimals = len(text.partition(".")[2])
        sheet.write_number(line, place, float(text), book.styles.numbers[decimals])
    elif column in DATES and _DATE.fullmatch(text) and text >= "1900-03-01":  # earlier ones no workbook knows
        sheet.write_datetime(line, place, dt.datetime.fromisoformat(text), book.styles.date)
    else:
        write_text(sheet, line, place, text, book.styles.text)
