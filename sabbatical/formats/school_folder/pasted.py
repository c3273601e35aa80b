"""Pasted rows as rows of a table: new ones are added, those that are there get the pasted cells, all others stay."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sabbatical.domain.edits.requests import free_request_id
from sabbatical.domain.school import School
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.formats.pasted_text import PastedText, parse_pasted
from sabbatical.formats.school_folder.pasted_tables import other_table
from sabbatical.formats.school_folder.rows import read_cells
from sabbatical.formats.school_folder.tables import TABLES, TableSpec
from sabbatical.formats.school_folder.write import cell_text

KEYS: dict[str, tuple[str, ...]] = {
    "bell": ("schedule", "period"),
    "calendar": ("start", "end", "repeat"),
    "teachers": ("id",),
    "substitutes": ("id",),
    "availability": ("person", "cycle_day", "period"),
    "strengths": ("teacher", "topic"),
    "requests": ("id",),
    "patterns": ("pattern", "step"),
    "pairs": ("person", "other", "rule"),
    "classes": ("id",),
    "timetable": ("class", "teacher", "cycle_day", "period", "from"),
    "class_dates": ("class", "start", "end", "periods"),
    "travel": ("from", "to"),
    "absences": ("id",),
}
"""The columns by which a pasted row is known as one that is there."""

PERSON_COLUMNS = ("teacher", "person", "other", "prefer")
"""Where a name does in the place of an id, if one person alone bears it."""


class PastedState(StrEnum):
    """What becomes of a pasted row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """A row as pasted."""

    number: int
    """In the pasted text, from 1."""
    cells: tuple[str, ...]
    """In the order of the header."""
    state: PastedState


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteProblem:
    """Why nothing is taken over."""

    number: int | None
    """The pasted row; None where it is about no single one."""
    column: str
    message: str

    @property
    def text(self) -> str:
        """The problem in its place, as ``row 3, column priority: ...``."""
        place = [] if self.number is None else [f"row {self.number}"]
        place += [f"column {self.column}"] if self.column else []
        return f"{', '.join(place)}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteReading:
    """What was pasted, and what it makes of the school."""

    table: str
    header: tuple[str, ...]
    has_header: bool
    rows: tuple[PastedRow, ...]
    problems: tuple[PasteProblem, ...]
    school: School
    """With the rows; not to be used while there are problems."""
    number_of_row: dict[int, int]
    """For each row of the table that was pasted, the number of the pasted row."""


def read_pasted(school: School, table: str, text: str) -> PasteReading:
    """Return what pasted text makes of a table; the rules of the school are not checked."""
    spec = next(spec for spec in TABLES if spec.table == table)
    pasted = parse_pasted(text, [column.name for column in spec.columns])
    return _Merge(school, spec, pasted, None if pasted.has_header else other_table(text, table)).read()


class _Merge:
    """One paste on its way into a table."""

    def __init__(self, school: School, spec: TableSpec, pasted: PastedText, other: str | None) -> None:
        self._other = other
        """The table whose columns the first row names, in the place of this one's; None for none."""
        self._school = school
        self._spec = spec
        self._pasted = pasted
        self._table: list[Any] = list(getattr(school, spec.table))
        self._cells = [{column.name: cell_text(column, row) for column in spec.columns} for row in self._table]
        self._place_of = {self._key(cells): place for place, cells in enumerate(self._cells)}
        self._ids = {cells["id"] for cells in self._cells if "id" in cells}
        self._ids_of_name = _ids_of_name(school)
        self._number_of: dict[int, int] = {}
        self._problems: list[PasteProblem] = list(self._header_problems())

    def read(self) -> PasteReading:
        rows = [] if self._problems else [self._take(number, cells) for number, cells in self._pasted.rows]
        changed: dict[str, Any] = {self._spec.table: tuple(self._table)}
        return PasteReading(
            table=self._spec.table,
            header=self._pasted.header,
            has_header=self._pasted.has_header,
            rows=tuple(rows),
            problems=tuple(self._problems),
            school=replace(self._school, **changed),
            number_of_row=self._number_of,
        )

    def _header_problems(self) -> Iterator[PasteProblem]:
        if self._other is not None:
            message = (
                f"these are columns of {self._other}.csv, not of {self._spec.file}; "
                f"choose {self._other}.csv, or paste them where its rows are listed"
            )
            yield PasteProblem(number=1, column="", message=message)
        known = [column.name for column in self._spec.columns]
        for name in dict.fromkeys(self._pasted.header):
            if name not in known:
                guess = did_you_mean(name, known)
                message = f"{name!r} is no column of {self._spec.file}{guess}; its columns are {', '.join(known)}"
                yield PasteProblem(number=1, column=name, message=message)
            elif self._pasted.header.count(name) > 1:
                yield PasteProblem(number=1, column=name, message="is there more than once; each column once")

    def _take(self, number: int, cells: tuple[str, ...]) -> PastedRow:
        shown = PastedRow(number=number, cells=cells, state=PastedState.NEW)
        if len(cells) > len(self._pasted.header):
            message = f"has {len(cells)} cells, and there are {len(self._pasted.header)} columns"
            self._problems.append(PasteProblem(number=number, column="", message=message))
            return shown
        padded = (*cells, *[""] * (len(self._pasted.header) - len(cells)))
        given = self._with_ids(dict(zip(self._pasted.header, padded, strict=True)))
        place = self._place_of.get(self._key(given))
        if place is not None and place in self._number_of:
            message = f"is there already in row {self._number_of[place]}; each row once"
            self._problems.append(PasteProblem(number=number, column="", message=message))
            return shown
        return replace(shown, state=self._merge(number, given, place))

    def _merge(self, number: int, given: dict[str, str], place: int | None) -> PastedState:
        reading = read_cells(self._spec, given if place is None else {**self._cells[place], **given})
        self._problems += (
            PasteProblem(number=number, column=column, message=message) for column, message in reading.problems.items()
        )
        if not reading.buildable:
            return PastedState.NEW if place is None else PastedState.CHANGED
        row = self._spec.row_class(**reading.values)
        if place is None:
            self._place_of[self._key(given)] = len(self._table)
            self._number_of[len(self._table)] = number
            self._table.append(row)
            return PastedState.NEW
        self._number_of[place] = number
        is_same = row == self._table[place]
        self._table[place] = row
        return PastedState.SAME if is_same else PastedState.CHANGED

    def _with_ids(self, given: dict[str, str]) -> dict[str, str]:
        """Put ids in the place of names, and an id where a request or an absence has none."""
        for column in PERSON_COLUMNS:
            owners = self._ids_of_name.get(given.get(column, ""), [])
            if len(owners) == 1:
                given[column] = owners[0]
        if self._spec.table in ("requests", "absences") and not given.get("id"):
            given["id"] = free_request_id(self._ids) if self._spec.table == "requests" else _free_absence_id(self._ids)
        self._ids.add(given.get("id", ""))
        return given

    def _key(self, cells: dict[str, str]) -> tuple[str, ...]:
        return tuple(cells.get(column, "") for column in KEYS[self._spec.table])


def _ids_of_name(school: School) -> dict[str, list[str]]:
    """Return whose names are no ids, by name."""
    people = [(row.id, row.name) for row in school.teachers]
    people += [(row.id, row.name) for row in school.substitutes]
    ids = {person for person, _ in people}
    found: dict[str, list[str]] = {}
    for person, name in people:
        if name and name not in ids:
            found.setdefault(name, []).append(person)
    return found


def _free_absence_id(taken: set[str]) -> str:
    return next(text for text in (f"A{count}" for count in range(1, len(taken) + 2)) if text not in taken)
