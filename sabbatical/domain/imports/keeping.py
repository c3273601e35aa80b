"""What of a school hangs on a row, so that an import does not take it away with the row."""

from dataclasses import fields
from typing import Any

from sabbatical.domain.imports.imported import CLASSES, TEACHERS, Key, SourcedTable
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
        own = {field.name: field.default for field in fields(row)}
        typed = [name for name, empty in own.items() if name not in (*table.sourced, "id", "students")]
        if any(getattr(row, name) != own[name] for name in typed) or table.cells(row) != cells:
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
        if _key(status.person, status.cycle_day, status.period) not in said.get("availability", {}):
            found.setdefault(status.person, "its availability")
    for entry in school.timetable:
        if _key(entry.class_id, entry.teacher, entry.cycle_day, entry.period) not in said.get("timetable", {}):
            found.setdefault(entry.teacher, "a meeting typed here")
            found.setdefault(entry.class_id, "a meeting typed here")
    return found


def _key(*parts: str) -> Key:
    return parts
