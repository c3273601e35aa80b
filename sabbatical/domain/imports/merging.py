"""An import into a school that is there: what the source changed changes, what a leader typed stays."""

from dataclasses import dataclass, field, replace
from typing import Any

from sabbatical.domain.calendar.days import REGULAR_SCHEDULE
from sabbatical.domain.imports.imported import (
    CLASSES,
    SINGLE,
    TABLES,
    TEACHERS,
    TIMETABLE,
    Key,
    SourcedTable,
    as_text,
    by_key,
)
from sabbatical.domain.imports.keeping import Typed
from sabbatical.domain.imports.known import Known
from sabbatical.domain.imports.proposal import Proposal
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.domain.imports.statuses import give_way
from sabbatical.domain.rows.calendar import BellPeriod
from sabbatical.domain.school import School

MADE_BY_HAND = "as it was typed here, though the source now says otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """The school after an import."""

    school: School
    kept: tuple[str, ...] = ()
    """What is otherwise than the source says, and why; a line each, for the leader."""


@dataclass(slots=True)
class _Merging:
    known: Known
    current: School
    kept: list[str] = field(default_factory=list)

    def base(self, table: SourcedTable) -> dict[Key, tuple[str, ...]]:
        return (self.known.imported or {}).get(table.name, {})

    def row(self, table: SourcedTable, old: Any, new: Any, base: tuple[str, ...] | None) -> Any:
        """Return `old` with what the source changed since the last import."""
        changes = {}
        for position, name in enumerate(table.sourced):
            was, is_now = as_text(getattr(old, name)), as_text(getattr(new, name))
            if was == is_now:
                continue
            said = base[position] if base is not None else ""
            if was == said:
                changes[name] = getattr(new, name)
            elif is_now not in (said, "") and base is not None:
                self.kept.append(f"{_title(table, old)}: {name} stays {was!r}, {MADE_BY_HAND} ({is_now!r}).")
        return replace(old, **changes)


def merge(proposal: Proposal, settings: ImportSettings, known: Known) -> Merge:
    """Return the school after an import.

    Parameters
    ----------
    proposal
        What the source says, without needs.
    settings
        What the leader typed for this import; it counts as typed into the school.
    known
        The school before, and what the last import said.
    """
    if known.current is None:
        school = with_settings(proposal.school, settings)
        return Merge(school=school)
    merging = _Merging(known, with_settings(known.current, settings))
    current, new = merging.current, with_settings(proposal.school, settings)
    changes: dict[str, Any] = {
        table.name: _rows(merging, table, new) for table in TABLES if table.name in proposal.tables
    }
    for table in SINGLE:
        base = merging.base(table).get(())
        changes[table.name] = merging.row(table, getattr(current, table.name), getattr(new, table.name), base)
    merged = replace(current, **changes)
    merged = _without_strays(merged)
    merged, given_way = give_way(merged)
    return Merge(school=merged, kept=(*merging.kept, *given_way))


def with_settings(school: School, settings: ImportSettings) -> School:
    """Return a school in which what the leader typed for an import stands."""
    info: dict[str, Any] = {"name": settings.school_name, "timezone": settings.timezone}
    term: dict[str, Any] = {
        "name": settings.term_name,
        "start": settings.start,
        "end": settings.end,
        "weekdays": settings.weekdays,
        "cycle": settings.cycle,
    }
    return replace(
        school,
        info=replace(school.info, **{name: value for name, value in info.items() if value}),
        term=replace(school.term, **{name: value for name, value in term.items() if value}),
        bell=tuple(_with_times(row, settings.bell.get(row.period)) for row in school.bell),
    )


def _with_times(row: BellPeriod, typed: PeriodTimes | None) -> BellPeriod:
    if typed is None or typed.start is None or typed.end is None or row.schedule != REGULAR_SCHEDULE:
        return row
    return replace(row, start=typed.start, end=typed.end)


def _rows(merging: _Merging, table: SourcedTable, new: School) -> tuple[Any, ...]:
    """Return the rows of a table: the stored ones in their order, then those that the source has anew."""
    base = merging.base(table)
    stored = by_key(table, getattr(merging.current, table.name))
    said = by_key(table, getattr(new, table.name))
    if merging.known.imported is None and table is TIMETABLE:
        base = _as_if_imported(merging.current, new)
    typed = Typed(merging.current, merging.known)
    rows = []
    for row in getattr(merging.current, table.name):
        key = table.key(row)
        if row is not stored[key]:
            rows.append(row)  # a second row of one key can only have been typed
        elif key in said:
            rows.append(merging.row(table, row, said[key], base.get(key)))
        elif key not in base or (reason := typed.reason_to_keep(table, row, base[key])):
            rows.append(row)
            if key in base:
                merging.kept.append(f"{_title(table, row)} is no longer in the source, and stays because of {reason}.")
    return (*rows, *(row for key, row in said.items() if key not in stored and key not in base))


def _as_if_imported(current: School, new: School) -> dict[Key, tuple[str, ...]]:
    """Return the stored meetings of the classes that the source knows: at a first import it takes their place."""
    known = {row.id for row in new.classes}
    return {TIMETABLE.key(row): TIMETABLE.cells(row) for row in current.timetable if row.class_id in known}


def _without_strays(school: School) -> School:
    """Return a school without meetings of classes and teachers that a leader deleted."""
    teachers, classes = {row.id for row in school.teachers}, {row.id for row in school.classes}
    people = teachers | {row.id for row in school.substitutes}
    return replace(
        school,
        timetable=tuple(row for row in school.timetable if row.teacher in teachers and row.class_id in classes),
        availability=tuple(row for row in school.availability if row.person in people),
    )


def _title(table: SourcedTable, row: Any) -> str:
    match table.name:
        case TEACHERS.name:
            return f"Teacher {row.name or row.id}"
        case CLASSES.name:
            return f"Class {row.name or row.id}"
        case _:
            return f"{table.name.capitalize()} {' '.join(table.key(row))}".strip()
