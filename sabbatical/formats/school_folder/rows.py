"""Reads one table of the school folder row by row, telling every cell that cannot be read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sabbatical.domain.suggestions import did_you_mean
from sabbatical.formats.csv_text import TableScan, scan_table
from sabbatical.formats.located import LocatedFinding, error_in, warning_in
from sabbatical.formats.school_folder.cells import ID
from sabbatical.formats.school_folder.tables import Column, TableSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsReading:
    """What one file holds and what is wrong with its form."""

    rows: tuple[Any, ...] = ()
    lines: tuple[int, ...] = ()
    """For each row the line on which it begins."""
    findings: tuple[LocatedFinding, ...] = ()
    lost_rows: bool = False
    """Whether rows are missing because they could not be read."""
    bad_cells: frozenset[tuple[int, str]] = frozenset()
    """By row and column, the cells that were replaced by their default; column "" stands for the whole row."""


@dataclass(frozen=True, slots=True)
class CellsReading:
    """What the cells of one row say."""

    values: dict[str, Any]
    """By field; those of empty cells are left out."""
    problems: dict[str, str]
    """By column."""
    buildable: bool
    """Whether the values suffice for a row."""


def read_rows(folder: Path, spec: TableSpec) -> RowsReading:
    """Read a table; a file that may be missing and is gives no rows."""
    path = folder / spec.file
    if not spec.required and not os.path.lexists(path):
        return RowsReading()
    scan = scan_table(path)
    findings = [*scan.findings, *_unknown_columns(spec, scan)]
    missing = [column for column in spec.columns if column.required and column.name not in scan.table.header]
    if missing:
        if scan.table.header:
            findings += (_missing_column(spec, scan, column) for column in missing)
        return RowsReading(findings=tuple(findings), lost_rows=True)
    return _read(spec, scan, findings)


def _read(spec: TableSpec, scan: TableScan, findings: list[LocatedFinding]) -> RowsReading:
    rows: list[Any] = []
    lines: list[int] = []
    bad_cells: set[tuple[int, str]] = set()
    for line, cells in scan.table.rows:
        row = read_cells(spec, cells)
        broken = line in scan.broken_lines
        if not broken:
            findings += (error_in(spec.file, text, line=line, column=name) for name, text in row.problems.items())
        if row.buildable:
            bad_cells |= {(len(rows), name) for name in ([""] if broken else row.problems)}
            rows.append(spec.row_class(**row.values))
            lines.append(line)
    return RowsReading(
        rows=tuple(rows),
        lines=tuple(lines),
        findings=tuple(findings),
        lost_rows=not scan.complete or len(rows) < len(scan.table.rows),
        bad_cells=frozenset(bad_cells),
    )


def read_cells(spec: TableSpec, cells: dict[str, str]) -> CellsReading:
    """Read the cells of one row, by column; what is missing is empty."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for column in spec.columns:
        cell = cells.get(column.name, "")
        if not cell:
            if column.required:
                problems[column.name] = "is empty; every row must fill it"
            continue
        try:
            values[column.field] = column.kind.read(cell)
        except ValueError as error:
            problems[column.name] = str(error)
            if column.kind is ID:
                # Rows that name this id are not to blame for it.
                values[column.field] = cell
    return CellsReading(values, problems, all(column.field in values for column in spec.columns if column.required))


def _unknown_columns(spec: TableSpec, scan: TableScan) -> Iterator[LocatedFinding]:
    known = [column.name for column in spec.columns]
    for name in scan.table.header:
        if name not in known:
            guess = did_you_mean(name, (other for other in known if other not in scan.table.header))
            message = f"{name!r} is no column of this file and is left out{guess}; its columns are {', '.join(known)}"
            yield warning_in(spec.file, message, line=scan.header_line, column=name)


def _missing_column(spec: TableSpec, scan: TableScan, column: Column) -> LocatedFinding:
    message = f"the column is missing; the header must name it, and it names {', '.join(scan.table.header)}"
    return error_in(spec.file, message, line=scan.header_line, column=column.name)
