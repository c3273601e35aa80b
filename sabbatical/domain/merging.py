"""Two leaders at once: what each changed of a school since both saw it, brought together field by field."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from sabbatical.domain.school import School

Key = Callable[[Any], Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Something that both changed, each in another way."""

    what: str
    """The row, as `teacher Kim`, or the settings."""
    field: str
    """The field; empty where one of them added or deleted the whole row."""
    was: object
    """What both saw."""
    mine: object
    theirs: object

    @property
    def sentence(self) -> str:
        """What clashes, in words for the leader."""
        if not self.field:
            return f"{self.what}: somebody else {_deed(self.was, self.theirs)} it, you {_deed(self.was, self.mine)} it"
        return f"{self.what}: {self.field} was {self.was}, is {self.theirs} now, and you want {self.mine}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two changes in one."""

    school: School
    """Theirs where they clash."""
    clashes: tuple[Clash, ...]
    """Empty where both changes are whole in it."""


def _all_fields(row: Any) -> Hashable:
    return tuple(getattr(row, field.name) for field in fields(row))


_TABLES: dict[str, tuple[str, Key]] = {
    "teachers": ("teacher", lambda row: row.id),
    "substitutes": ("substitute", lambda row: row.id),
    "classes": ("class", lambda row: row.id),
    "requests": ("request", lambda row: row.id),
    "absences": ("absence", lambda row: row.id),
    "strengths": ("strength", lambda row: (row.teacher, row.topic)),
    "availability": ("availability", lambda row: (row.person, row.cycle_day, row.period)),
    "bell": ("period", lambda row: (row.schedule, row.period)),
    "patterns": ("pattern", lambda row: (row.pattern, row.step)),
    "travel": ("travel", lambda row: (row.from_building, row.to_building)),
    "calendar": ("calendar entry", _all_fields),
    "pairs": ("pair", _all_fields),
    "timetable": ("timetable entry", _all_fields),
    "class_dates": ("class dates", _all_fields),
}
"""What a row is called and known by."""
_SETTINGS = {"info": "the school", "term": "the term", "policy": "the policy", "defaults": "the defaults"}


def merge_schools(base: School, mine: School, theirs: School) -> Merged:
    """Bring two changes of one school together.

    Parameters
    ----------
    base
        The school that both saw.
    mine
        As it is after the one's change.
    theirs
        As it is after the other's, which is stored already.
    """
    clashes: list[Clash] = []
    merged: dict[str, Any] = {}
    for name, what in _SETTINGS.items():
        merged[name] = _merge_fields(what, getattr(base, name), getattr(mine, name), getattr(theirs, name), clashes)
    for name, (what, key) in _TABLES.items():
        merged[name] = _merge_rows(what, key, getattr(base, name), getattr(mine, name), getattr(theirs, name), clashes)
    return Merged(school=replace(theirs, **merged), clashes=tuple(clashes))


def _merge_rows(
    what: str, key: Key, base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any], clashes: list[Clash]
) -> tuple[Any, ...]:
    if mine == base or theirs == base:
        return tuple(theirs if mine == base else mine)
    was, one, other = (_by_key(key, rows) for rows in (base, mine, theirs))
    if was is None or one is None or other is None:
        clashes.append(Clash(what=what, field="rows", was="", mine="other rows", theirs="other rows"))
        return tuple(theirs)
    merged: list[Any] = []
    for row_key in dict.fromkeys((*other, *one)):
        called = f"{what} {_called(row_key)}"
        row = _merge_row(called, was.get(row_key), one.get(row_key), other.get(row_key), clashes)
        if row is not None:
            merged.append(row)
    return tuple(merged)


def _merge_row(what: str, base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    """Return the row; None where it is gone."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if base is None or mine is None or theirs is None:
        clashes.append(Clash(what=what, field="", was=base, mine=mine, theirs=theirs))
        return theirs
    return _merge_fields(what, base, mine, theirs, clashes)


def _merge_fields(what: str, base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    values: dict[str, Any] = {}
    for field in fields(theirs):
        was, one, other = (getattr(row, field.name) for row in (base, mine, theirs))
        if is_dataclass(other) and not isinstance(other, type):
            values[field.name] = _merge_fields(what, was, one, other, clashes)
        elif one in (was, other):
            values[field.name] = other
        elif other == was:
            values[field.name] = one
        else:
            clashes.append(Clash(what=what, field=field.name, was=was, mine=one, theirs=other))
            values[field.name] = other
    return replace(theirs, **values)


def _by_key(key: Key, rows: Iterable[Any]) -> dict[Hashable, Any] | None:
    """Return the rows by what they are known by; None where two share it."""
    listed = list(rows)
    found = {key(row): row for row in listed}
    return found if len(found) == len(listed) else None


def _called(key: Hashable) -> str:
    return ", ".join(str(part) for part in key if part) if isinstance(key, tuple) else str(key)


def _deed(was: object, now: object) -> str:
    if was is None:
        return "added"
    return "deleted" if now is None else "changed"
