"""Tables of text: CSV and its cousins, delimiter and encoding found out."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.imports.draft import Place
from sabbatical.domain.ways import Way
from sabbatical.formats.importers.limits import MAX_ROWS
from sabbatical.formats.importers.problems import Problems, SourceError, shown
from sabbatical.formats.importers.source import SourceFile
from sabbatical.formats.importers.text import WESTERN, read_text

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 20
_SAMPLE_CHARACTERS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DelimitedRow:
    """A row that is not empty."""

    place: Place
    cells: tuple[str, ...]

    def cell(self, number: int) -> str:
        """Return the cell of a column, counted from 1, without spaces around it; empty where the row is shorter."""
        return self.cells[number - 1].strip() if number <= len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A row of a table whose first row names the columns."""

    place: Place
    cells: dict[str, str]
    """By the column's name in lower case."""

    def cell(self, name: str) -> str:
        """Return the cell of a column; empty where the table has no such column."""
        return self.cells.get(name.lower(), "")


def read_rows(file: SourceFile, problems: Problems, encoding: str = "") -> tuple[DelimitedRow, ...]:
    """Return the rows of a table.

    Raises
    ------
    SourceError
        If it is no sound table, with the line.
    """
    text, found = read_text(file, encoding)
    if found == WESTERN and not encoding:
        problems.warn(
            file.place, f"is not UTF-8 and was read as Windows-1252; if names look wrong, name its {Way.ENCODING}"
        )
    return tuple(_records(file, text, delimiter_of(text)))


def read_named(
    file: SourceFile, required: tuple[str, ...], problems: Problems, encoding: str = ""
) -> tuple[NamedRow, ...]:
    """Return the rows of a table whose first row names the columns.

    Parameters
    ----------
    required
        Columns that must be there.

    Raises
    ------
    SourceError
        If it is no sound table or a column is missing.
    """
    rows = read_rows(file, problems, encoding)
    if not rows:
        raise SourceError(Place(file=file.name, line=1), "is empty; its first line must name the columns")
    header = [cell.strip().lower() for cell in rows[0].cells]
    for name in required:
        if header.count(name.lower()) != 1:
            problem = "is there more than once" if name.lower() in header else "is missing"
            listed = shown(", ".join(rows[0].cells))
            raise SourceError(rows[0].place, f"the column {problem}; the first line names {listed}", name)
    found = []
    for row in rows[1:]:
        if len(row.cells) > len(header):
            problems.warn(row.place, f"the row has {len(row.cells)} cells and the first line {len(header)}; left out")
            continue
        cells = dict(zip(header, (cell.strip() for cell in row.cells), strict=False))
        found.append(NamedRow(place=row.place, cells=cells))
    return tuple(found)


def delimiter_of(text: str) -> str:
    """Return what separates the cells: what gives most lines the same number of cells, and many of them."""
    sample = text[:_SAMPLE_CHARACTERS].splitlines()[:_SAMPLE_LINES]
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(lines: list[str], delimiter: str) -> tuple[int, int]:
    counts: Counter[int] = Counter()
    for line in lines:
        try:
            counts[max(map(len, csv.reader([line], delimiter=delimiter, strict=True)), default=0)] += 1
        except csv.Error:
            continue
    return max(((lines_alike, cells) for cells, lines_alike in counts.items() if cells > 1), default=(0, 0))


def _records(file: SourceFile, text: str, delimiter: str) -> Iterator[DelimitedRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = count = 0
    try:
        for cells in reader:
            place, line = Place(file=file.name, line=line + 1), reader.line_num
            if any(cell.strip() for cell in cells):
                count += 1
                yield DelimitedRow(place=place, cells=tuple(cells))
            if count > MAX_ROWS:
                raise SourceError(place, f"has more than {MAX_ROWS} rows; no timetable has")
    except csv.Error as error:
        raise SourceError(
            Place(file=file.name, line=line + 1),
            f"the row that begins here is no sound table row ({error}); look at its quotes",
        ) from None
