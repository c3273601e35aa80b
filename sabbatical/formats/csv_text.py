r"""CSV text per RFC 4180 as docs/formats.md uses it, the leading apostrophe included.

A value that a spreadsheet would take for a formula, because it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
return, is written with an apostrophe before it. So that reading undoes exactly what writing did, a value of one or
more apostrophes and then one of these gets one more too, and reading takes one away.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sabbatical.errors import DataError
from sabbatical.formats.file_text import UnreadableFileError, read_file_text
from sabbatical.formats.located import LocatedFinding, error_in

LIST_SEPARATOR = ";"

_FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A CSV file's cells, without the apostrophes that guard formula-like values."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    """Each row with the line, from 1, on which it begins; every column of the header has its cell. Rows that are empty
    are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableScan:
    """What can be read of a CSV file, and what cannot."""

    table: Table
    findings: tuple[LocatedFinding, ...]
    """Errors."""
    broken_lines: frozenset[int]
    """Lines of rows with a wrong number of cells; missing cells are read as empty, surplus ones not at all."""
    header_line: int
    """Line of the header; 1 where there is none."""
    complete: bool
    """Whether all rows were reached; False after a file error or broken quoting."""


def read_table(path: Path) -> Table:
    """Return a CSV file's cells.

    Raises
    ------
    DataError
        If the file is missing or is no sound CSV; a line for each problem.
    """
    scan = scan_table(path)
    if scan.findings:
        lines = tuple(finding.text for finding in scan.findings)
        raise DataError(f"{path.name} cannot be read.", lines, "Correct the lines named, then try again.")
    return scan.table


def scan_table(path: Path) -> TableScan:
    """Return what can be read of a CSV file, with every problem of its form."""
    try:
        text = read_file_text(path)
    except UnreadableFileError as error:
        return _unreadable(error_in(path.name, str(error), line=error.line))
    findings: list[LocatedFinding] = []
    records = list(_records(path.name, text, findings))
    complete = not findings
    if not records:
        if complete:
            findings.append(error_in(path.name, "is empty; its first line must name the columns", line=1))
        return _unreadable(*findings)
    header_line, header = records[0]
    findings += _header_problems(path.name, header_line, header)
    if len(set(header)) < len(header):
        return _unreadable(*findings)
    broken = {line: cells for line, cells in records[1:] if len(cells) != len(header)}
    findings += (_wrong_count(path.name, line, len(cells), len(header)) for line, cells in broken.items())
    rows = tuple((line, _by_column(header, cells)) for line, cells in records[1:])
    return TableScan(
        table=Table(header=tuple(header), rows=rows),
        findings=tuple(findings),
        broken_lines=frozenset(broken),
        header_line=header_line,
        complete=complete,
    )


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file, each cell guarded where it looks like a formula."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([escape_cell(cell) for cell in row] for row in rows)


def escape_cell(value: str) -> str:
    """Return the value as a cell holds it, with an apostrophe before what a spreadsheet would calculate."""
    return f"'{value}" if _FORMULA_LIKE.match(value) else value


def unescape_cell(cell: str) -> str:
    """Return the value of a cell: the opposite of `escape_cell`."""
    return cell[1:] if cell.startswith("'") and _FORMULA_LIKE.match(cell) else cell


def yes_no(value: bool) -> str:
    """Return ``yes`` or ``no``."""
    return "yes" if value else "no"


def join_list(values: Iterable[str]) -> str:
    """Return the values joined by ``;``."""
    return LIST_SEPARATOR.join(values)


def _records(file: str, text: str, findings: list[LocatedFinding]) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that is not empty with the line on which it begins; a break in the form ends it."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, [unescape_cell(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        findings.append(error_in(file, f"the row that begins here is no sound CSV: {_broken(error)}", line=line))


def _broken(error: csv.Error) -> str:
    reason = str(error)
    if "field larger" in reason:
        return f"a cell is longer than {csv.field_size_limit()} characters; is a closing quote missing?"
    if "unexpected end" in reason:
        return 'a quote is never closed; a cell that begins with " must end with it'
    return 'after a closing quote only a comma or the end of the line may follow; write a quote within a cell as ""'


def _unreadable(*findings: LocatedFinding) -> TableScan:
    return TableScan(
        table=Table(header=(), rows=()),
        findings=tuple(findings),
        broken_lines=frozenset(),
        header_line=1,
        complete=False,
    )


def _header_problems(file: str, line: int, header: Sequence[str]) -> Iterator[LocatedFinding]:
    for column in dict.fromkeys(header):
        if header.count(column) > 1:
            name = column or "(empty)"
            yield error_in(file, "is there more than once; each column may be there once", line=line, column=name)


def _wrong_count(file: str, line: int, cells: int, columns: int) -> LocatedFinding:
    return error_in(
        file,
        f"the row has {cells} cells and the header {columns}; a comma or a quote is missing or too many",
        line=line,
    )


def _by_column(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    padded = [*cells, *[""] * (len(header) - len(cells))]
    return dict(zip(header, padded, strict=False))
