"""The cells of a spreadsheet, from CSV or XLSX."""

import datetime as dt
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from sabbatical.domain.imports.draft import Place
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import DelimitedRow, read_rows
from sabbatical.formats.importers.limits import MAX_CELL, MAX_SHEET_BYTES, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.source import SourceFile
from sabbatical.formats.importers.zips import checked_members

XLSX = (".xlsx", ".xlsm")
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl raises on workbooks that are not as they should be: it has no error of its own for them."""


def read_cells(file: SourceFile, asked: Asked) -> tuple[DelimitedRow, ...]:
    """Return the rows that are not empty; of a workbook, those of its first sheet that is not empty.

    Raises
    ------
    SourceError
        If it cannot be read or is larger than a timetable.
    """
    rows = _workbook(file) if file.suffix in XLSX else read_rows(file, asked.problems, asked.encoding)
    for count, row in enumerate(rows):
        if count >= MAX_SHEET_ROWS:
            raise SourceError(row.place, f"has more than {MAX_SHEET_ROWS} rows; no timetable of teachers has")
        if len(row.cells) > MAX_SHEET_COLUMNS:
            raise SourceError(row.place, f"has more than {MAX_SHEET_COLUMNS} columns; no timetable of teachers has")
        if any(len(cell) > MAX_CELL for cell in row.cells):
            raise SourceError(row.place, f"holds a cell of more than {MAX_CELL} characters; no timetable does")
    return rows


def _workbook(file: SourceFile) -> tuple[DelimitedRow, ...]:
    from openpyxl import load_workbook

    raw = file.load()
    checked_members(raw, file.place, MAX_SHEET_BYTES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves aside, such as charts, nothing is needed
            book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            try:
                return next((rows for sheet in book.worksheets if (rows := tuple(_rows(file.name, sheet)))), ())
            finally:
                book.close()
    except _DAMAGE as error:
        problem = f"is no sound workbook ({' '.join(str(error).split())[:100]}); open and save it anew, or as CSV"
        raise SourceError(file.place, problem) from None


def _rows(file: str, sheet: Any) -> Iterator[DelimitedRow]:
    """Yield the rows of a sheet, one row and column more than allowed at most."""
    values = sheet.iter_rows(max_row=MAX_SHEET_ROWS + 1, max_col=MAX_SHEET_COLUMNS + 1, values_only=True)
    for number, row in enumerate(values, start=1):
        cells = tuple(_text(value) for value in row)
        if any(cells):
            used = max(place for place, cell in enumerate(cells, start=1) if cell)
            yield DelimitedRow(place=Place(file=file, line=number), cells=cells[:used])


def _text(value: object) -> str:
    """Return a cell as it looks: spreadsheets keep whole numbers as floats, and times as such."""
    match value:
        case None:
            return ""
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        case dt.time():
            return f"{value:%H:%M}"
        case dt.date():
            return value.isoformat()
        case _:
            return str(value).strip()
