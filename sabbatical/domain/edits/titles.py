"""What an edit of a school is called in the journal: "Changed teacher Ann Kim"."""

from collections.abc import Sequence
from typing import Protocol

from sabbatical.domain.forgetting import people_of
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Absence, Substitute, Teacher
from sabbatical.domain.school import School


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_ROWS = {
    "teachers": "teacher",
    "substitutes": "substitute",
    "classes": "class",
    "requests": "request",
    "absences": "absence",
}
"""Tables whose rows have ids, the most telling first: what goes with a teacher goes without saying."""
_REST = {
    "info": "the school's name or time zone",
    "term": "the term",
    "policy": "the policy",
    "defaults": "the defaults",
    "calendar": "the calendar",
    "bell": "the bell schedules",
    "timetable": "the timetable",
    "class_dates": "the class dates",
    "availability": "availability",
    "strengths": "strengths",
    "patterns": "the patterns",
    "pairs": "the pairs",
    "travel": "the travel minutes",
}


def edit_title(old: School, new: School) -> str:
    """Return what the step from one school to the next is called.

    Returns
    -------
    str
        For the leader alone: it may hold a name.
    """
    for table, word in _ROWS.items():
        if getattr(old, table) != getattr(new, table):
            return _row_title(getattr(old, table), getattr(new, table), word, table, new)
    changed = [words for table, words in _REST.items() if getattr(old, table) != getattr(new, table)]
    return f"Changed {' and '.join(changed[:2])}" if changed else "Changed how numbers are written"


def deletes_people(old: School, new: School) -> bool:
    """Whether somebody is gone and has not merely got another id."""
    before, after = people_of(old), people_of(new)
    return bool(before - after) and not after - before


def _row_title(old: Sequence[_HasId], new: Sequence[_HasId], word: str, words: str, school: School) -> str:
    was, now = {row.id: row for row in old}, {row.id: row for row in new}
    added = [row for key, row in now.items() if key not in was]
    gone = [row for key, row in was.items() if key not in now]
    changed = [row for key, row in now.items() if key in was and was[key] != row]
    if len(gone) == len(added) == 1 and not changed:
        return f"Changed {word} {_label(added[0], school)}"
    kinds = [(verb, rows) for verb, rows in (("Added", added), ("Deleted", gone), ("Changed", changed)) if rows]
    if len(kinds) != 1:
        return f"Changed {words}"
    ((verb, rows),) = kinds
    return f"{verb} {word} {_label(rows[0], school)}" if len(rows) == 1 else f"{verb} {len(rows)} {words}"


def _label(row: _HasId, school: School) -> str:
    if isinstance(row, Teacher | Substitute | SchoolClass):
        return row.name or row.id
    if isinstance(row, Absence):
        return f"of {_name(row.person, school)}"
    if isinstance(row, Request):
        return f"{row.id} of {_name(row.teacher, school)}"
    return row.id


def _name(person: str, school: School) -> str:
    names = {row.id: row.name for row in school.teachers} | {row.id: row.name for row in school.substitutes}
    return names.get(person) or person
