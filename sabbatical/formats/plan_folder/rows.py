"""Reads the rows of sessions.csv and covers.csv, each with its line, and tells every cell that is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from sabbatical.domain.plan import CoverKind, DutyStatus, PlannedCover, PlannedSession, Why
from sabbatical.domain.rows.coaching import StepKind
from sabbatical.formats.csv_text import scan_table
from sabbatical.formats.located import LocatedFinding, error_in
from sabbatical.formats.plan_folder import cells

Made = TypeVar("Made")
Cells = Mapping[str, tuple[str, Callable[[str], Any]]]
"""By column: the field that it fills, and how its cell is read."""

NO_COLUMN = "is missing; a plan folder must have this column"

SESSION_CELLS: Cells = {
    "session": ("id", cells.required),
    "request": ("request", cells.required),
    "cycle": ("cycle", cells.counting),
    "step": ("step", cells.counting),
    "kind": ("kind", cells.one_of(StepKind)),
    "date": ("date", cells.date),
    "cycle_day": ("cycle_day", cells.text),
    "period": ("period", cells.required),
    "start": ("start", cells.time),
    "end": ("end", cells.time),
    "coach": ("coach", cells.required),
    "coachee": ("coachee", cells.required),
    "topic": ("topic", cells.text),
    "class": ("class_id", cells.text),
    "building": ("building", cells.text),
    "room": ("room", cells.text),
    "status": ("status", cells.one_of(DutyStatus)),
    "pinned": ("pinned", cells.yes_or_no),
}

COVER_CELLS: Cells = {
    "cover": ("id", cells.required),
    "date": ("date", cells.date),
    "cycle_day": ("cycle_day", cells.text),
    "period": ("period", cells.required),
    "start": ("start", cells.time),
    "end": ("end", cells.time),
    "class": ("class_id", cells.required),
    "building": ("building", cells.text),
    "room": ("room", cells.text),
    "absent": ("absent", cells.ids),
    "why": ("why", cells.one_of(Why)),
    "cover_person": ("cover_person", cells.text),
    "cover_kind": ("cover_kind", cells.one_of(CoverKind)),
    "minutes": ("minutes", cells.whole),
    "minutes_lost": ("lost_hundredths", cells.hundredths),
    "cost": ("cost_hundredths", cells.hundredths),
    "status": ("status", cells.one_of(DutyStatus)),
    "pinned": ("pinned", cells.yes_or_no),
}


@dataclass(frozen=True, slots=True)
class Located(Generic[Made]):
    """A row and the line of the file that it comes from."""

    line: int
    row: Made


@dataclass(frozen=True, slots=True)
class RowsReading(Generic[Made]):
    """What one file holds and what is wrong with it."""

    rows: tuple[Located[Made], ...]
    """The rows without a problem."""
    findings: tuple[LocatedFinding, ...]


def read_sessions(path: Path) -> RowsReading[PlannedSession]:
    """Read a sessions.csv."""
    return _read_rows(path, SESSION_CELLS, PlannedSession)


def read_covers(path: Path) -> RowsReading[PlannedCover]:
    """Read a covers.csv."""
    return _read_rows(path, COVER_CELLS, PlannedCover)


def _read_rows(path: Path, expected: Cells, make: Callable[..., Made]) -> RowsReading[Made]:
    scan = scan_table(path)
    missing = [column for column in expected if column not in scan.table.header]
    if scan.table.header and missing:
        return RowsReading((), tuple(error_in(path.name, NO_COLUMN, line=1, column=column) for column in missing))
    rows: list[Located[Made]] = []
    findings = list(scan.findings)
    for line, row in scan.table.rows:
        if line not in scan.broken_lines:
            values, wrong = _read_cells(path.name, line, row, expected)
            findings += wrong
            rows += [] if wrong else [Located(line, make(**values))]
    return RowsReading(tuple(rows), tuple(findings))


def _read_cells(
    file: str, line: int, row: Mapping[str, str], expected: Cells
) -> tuple[dict[str, Any], list[LocatedFinding]]:
    values: dict[str, Any] = {}
    wrong = []
    for column, (field, read) in expected.items():
        try:
            values[field] = read(row[column])
        except ValueError as error:
            wrong.append(error_in(file, str(error), line=line, column=column))
    return values, wrong
