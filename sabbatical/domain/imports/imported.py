"""What the last import said, so that the next one can tell a change of the source from what a leader typed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sabbatical.domain.calendar.days import REGULAR_SCHEDULE
from sabbatical.domain.school import School

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """A row as the source had it, in text."""

    table: str
    """Attribute of `School`."""
    key: Key
    cells: tuple[str, ...]
    """Values of the table's `sourced` fields, in their order."""
    person: str = ""
    """Whose row it is; empty where it is about nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedTable:
    """A table of which an import fills some fields; all others are the leader's alone."""

    name: str
    keys: tuple[str, ...]
    sourced: tuple[str, ...]
    person: str = ""
    """The field that says whose row it is."""

    def key(self, row: Any) -> Key:
        """Return what tells a row from the others of its table."""
        return tuple(as_text(getattr(row, name)) for name in self.keys)

    def cells(self, row: Any) -> tuple[str, ...]:
        """Return the values that an import fills, as text."""
        return tuple(as_text(getattr(row, name)) for name in self.sourced)


TEACHERS = SourcedTable(name="teachers", keys=("id",), sourced=("name", "email", "subjects"), person="id")
CLASSES = SourcedTable(
    name="classes", keys=("id",), sourced=("name", "subject", "groups", "students", "building", "room")
)
TIMETABLE = SourcedTable(
    name="timetable",
    keys=("class_id", "teacher", "cycle_day", "period", "from_date"),
    sourced=("room", "until_date"),
    person="teacher",
)
STATUSES = SourcedTable(
    name="availability", keys=("person", "cycle_day", "period"), sourced=("status",), person="person"
)
BELL = SourcedTable(name="bell", keys=("schedule", "period"), sourced=("start", "end"))
TABLES = (BELL, TEACHERS, STATUSES, CLASSES, TIMETABLE)

INFO = SourcedTable(name="info", keys=(), sourced=("name", "timezone"))
TERM = SourcedTable(name="term", keys=(), sourced=("name", "start", "end", "weekdays", "days", "cycle"))
SINGLE = (INFO, TERM)


def imported_rows(source: School, left_out: tuple[str, ...]) -> tuple[ImportedRow, ...]:
    """Return what a source said.

    Parameters
    ----------
    source
        The school that it alone would make.
    left_out
        Periods that are none, being breaks.
    """
    rows = [_row(table, getattr(source, table.name)) for table in SINGLE]
    rows += (_row(table, row) for table in TABLES for row in getattr(source, table.name))
    rows += (ImportedRow(table=BELL.name, key=(REGULAR_SCHEDULE, name), cells=("", "")) for name in left_out)
    return tuple({(row.table, row.key): row for row in rows}.values())


def by_table(rows: Iterable[ImportedRow]) -> dict[str, dict[Key, tuple[str, ...]]]:
    """Return the cells that were imported, by table and key."""
    found: dict[str, dict[Key, tuple[str, ...]]] = {}
    for row in rows:
        found.setdefault(row.table, {})[row.key] = row.cells
    return found


def as_text(value: Any) -> str:
    """Return a value as text that is equal for equal values."""
    match value:
        case None:
            return ""
        case tuple():
            return ";".join(value)
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)


def by_key(table: SourcedTable, rows: tuple[Any, ...]) -> dict[Key, Any]:
    """Return rows by their keys; of several with one key the first."""
    found: dict[Key, Any] = {}
    for row in rows:
        found.setdefault(table.key(row), row)
    return found


def _row(table: SourcedTable, row: Any) -> ImportedRow:
    person = getattr(row, table.person) if table.person else ""
    return ImportedRow(table=table.name, key=table.key(row), cells=table.cells(row), person=person)
