"""What an import changes, in words for the leader."""

from collections.abc import Iterator
from typing import Any

from sabbatical.domain.imports.imported import CLASSES, SINGLE, TABLES, TEACHERS, SourcedTable, as_text, by_key
from sabbatical.domain.school import School

MOST_NAMED = 5
_NOUNS = {
    "bell": ("period", "periods"),
    "teachers": ("teacher", "teachers"),
    "availability": ("status", "statuses"),
    "classes": ("class", "classes"),
    "timetable": ("meeting", "meetings"),
}
_TITLES = {"info": "School", "term": "Term"}


def describe_changes(old: School | None, new: School) -> tuple[str, ...]:
    """Return a line on each kind of change from `old` to `new`; empty if there is none, or no `old`."""
    if old is None:
        return ()
    lines = [line for table in SINGLE for line in _settings(table, getattr(old, table.name), getattr(new, table.name))]
    lines += (line for table in TABLES for line in _rows(table, old, new))
    return tuple(lines)


def _settings(table: SourcedTable, old: Any, new: Any) -> Iterator[str]:
    for name in table.sourced:
        was, is_now = as_text(getattr(old, name)), as_text(getattr(new, name))
        if was != is_now:
            yield f"{_TITLES[table.name]}: {name} {was!r} -> {is_now!r}"


def _rows(table: SourcedTable, old: School, new: School) -> Iterator[str]:
    was, now = by_key(table, getattr(old, table.name)), by_key(table, getattr(new, table.name))
    yield from _line(table, "added", [row for key, row in now.items() if key not in was], new)
    yield from _line(table, "removed", [row for key, row in was.items() if key not in now], old)
    changed = [row for key, row in now.items() if key in was and was[key] != row]
    yield from _line(table, "changed", changed, new)


def _line(table: SourcedTable, verb: str, rows: list[Any], school: School) -> Iterator[str]:
    if rows:
        noun = _NOUNS[table.name][0 if len(rows) == 1 else 1]
        names = ", ".join(_name(table, row, school) for row in rows[:MOST_NAMED])
        more = f" and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
        yield f"{len(rows)} {noun} {verb}: {names}{more}"


def _name(table: SourcedTable, row: Any, school: School) -> str:
    if table in (TEACHERS, CLASSES):
        return str(row.name or row.id)
    if table.name == "timetable":
        names = {person.id: person.name for person in school.teachers}
        return f"{row.class_id} {row.cycle_day} {row.period} ({names.get(row.teacher) or row.teacher})"
    return " ".join(part for part in table.key(row) if part != "regular")
