"""What of a school hangs on a row, so that an import does not take it away with the row."""

from dataclasses import fields
from typing import Any

from sabbatical.domain.imports.imported import CLASSES, STATUSES, TEACHERS, TIMETABLE, SourcedTable
from sabbatical.domain.imports.known import Known
from sabbatical.domain.school import School


class Typed:
    """What a leader typed about teachers and classes.

    Parameters
    ----------
    school
        The school before the import.
    known
        What the last import said, and what plans name.
    """

    def __init__(self, school: School, known: Known) -> None:
        self._known = known
        self._mentions = _mentions(school, known)

    def reason_to_keep(self, table: SourcedTable, row: Any, cells: tuple[str, ...]) -> str:
        """Return why a row stays that the source has no longer; empty if nothing typed hangs on it."""
        if table not in (TEACHERS, CLASSES):
            return ""
        if row.id in self._mentions:
            return self._mentions[row.id]
        if row.id in self._known.in_plans:
            return "the published plan"
        own = [field for field in fields(row) if field.name not in (*table.sourced, *table.keys)]
        if any(getattr(row, field.name) != field.default for field in own) or table.cells(row) != cells:
            return "what was typed about it"
        return ""


def _mentions(school: School, known: Known) -> dict[str, str]:
    """Return, by id, the first thing that names a person or class and did not come from the source."""
    said = known.imported or {}
    found: dict[str, str] = {}
    for table, names, reason in (
        (school.strengths, ("teacher",), "a strength"),
        (school.requests, ("teacher", "prefer"), "a request"),
        (school.pairs, ("person", "other"), "a pair"),
        (school.absences, ("person",), "an absence"),
        (school.class_dates, ("class_id",), "its dates"),
    ):
        for row in table:
            for name in names:
                found.setdefault(getattr(row, name), reason)
    for status in school.availability:
        if STATUSES.key(status) not in said.get(STATUSES.name, {}):
            found.setdefault(status.person, "its availability")
    for entry in school.timetable:
        if TIMETABLE.key(entry) not in said.get(TIMETABLE.name, {}):
            found.setdefault(entry.teacher, "a meeting typed here")
            found.setdefault(entry.class_id, "a meeting typed here")
    return found
