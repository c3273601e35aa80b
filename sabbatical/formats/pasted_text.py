"""Rows copied from a spreadsheet: cells parted by tabs, or by commas where there is no tab."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sabbatical.formats.csv_text import unescape_cell

TAB = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedText:
    """Cells as they were pasted."""

    header: tuple[str, ...]
    """Names of the columns."""
    has_header: bool
    """Whether the first row named them; else they are those of the file, in its order."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Each row that is not empty with its number, from 1."""


def parse_pasted(text: str, columns: Sequence[str]) -> PastedText:
    """Read pasted text.

    Parameters
    ----------
    text
        As a terminal hands it over: lines may end in returns.
    columns
        Of the file, in its order.
    """
    records = _records(text)
    if not records:
        return PastedText(header=(), has_header=False, rows=())
    first = _as_names(records[0][1])
    if _names_columns(first, columns):
        return PastedText(header=first, has_header=True, rows=tuple(records[1:]))
    widest = max(len(cells) for _, cells in records)
    return PastedText(header=tuple(columns[:widest]), has_header=False, rows=tuple(records))


def first_cells(text: str) -> tuple[str, ...]:
    """Return the cells of the first row that is not empty, as names of columns are written."""
    records = _records(text)
    return _as_names(records[0][1]) if records else ()


def _as_names(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip().casefold().replace(" ", "_") for cell in cells)


def _names_columns(cells: Sequence[str], columns: Collection[str]) -> bool:
    """Whether a row is a header: most of what it says are names of columns."""
    filled = [cell for cell in cells if cell]
    known = [cell for cell in filled if cell in columns]
    return bool(known) and len(known) * 2 > len(filled)


def _records(text: str) -> list[tuple[int, tuple[str, ...]]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(lines), delimiter=TAB if TAB in lines else ",")
    rows = [tuple(unescape_cell(cell.strip(" \n")) for cell in cells) for cells in reader]
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]
