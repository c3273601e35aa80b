"""The school folder's tables: each file's columns in order, the fields they fill, and how their cells are read."""

from dataclasses import MISSING, dataclass, fields
from typing import Any

from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry, CalendarKind
from sabbatical.domain.rows.classes import ClassDates, ClassDatesKind, SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import MayRelease, Pair, PairRule, PatternStep, Request, StepKind, Strength
from sabbatical.domain.rows.people import Absence, Availability, AvailabilityStatus, Substitute, SubstituteKind, Teacher
from sabbatical.domain.rows.travel import Travel
from sabbatical.formats.school_folder.cells import (
    DATE,
    DECIMAL,
    ID,
    LIST,
    TEXT,
    TIME,
    WHOLE,
    YES_NO,
    CellKind,
    one_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a file."""

    name: str
    field: str
    """The row's field that it fills."""
    kind: CellKind
    required: bool
    """Whether every row must fill it; otherwise an empty cell means the field's default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """One CSV file."""

    table: str
    """The field of `School` that it fills, and the file's name without ``.csv``."""
    row_class: Any
    columns: tuple[Column, ...]
    required: bool
    """Whether the file must exist."""

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.table}.csv"


_COVER_LIMITS = {"cover_day_max": WHOLE, "cover_week_max": WHOLE, "cover_term_max": WHOLE}
_PERSON = {"id": ID, "name": TEXT}
_DATES = {"start": DATE, "end": DATE}

_FIELDS_OF_COLUMNS = {
    "timetable": {"class": "class_id", "from": "from_date", "until": "until_date"},
    "class_dates": {"class": "class_id"},
    "travel": {"from": "from_building", "to": "to_building"},
}


def _table(table: str, row_class: Any, columns: dict[str, CellKind], *, required: bool = False) -> TableSpec:
    renamed = _FIELDS_OF_COLUMNS.get(table, {})
    without_default = {field.name for field in fields(row_class) if field.default is MISSING}
    return TableSpec(
        table=table,
        row_class=row_class,
        columns=tuple(
            Column(
                name=name,
                field=renamed.get(name, name),
                kind=kind,
                required=renamed.get(name, name) in without_default,
            )
            for name, kind in columns.items()
        ),
        required=required,
    )


TABLES: tuple[TableSpec, ...] = (
    _table(
        "bell",
        BellPeriod,
        {"schedule": TEXT, "period": ID, "start": TIME, "end": TIME},
        required=True,
    ),
    _table(
        "calendar",
        CalendarEntry,
        {
            **_DATES,
            "repeat": TEXT,
            "kind": one_of(CalendarKind),
            "schedule": TEXT,
            "cycle_day": TEXT,
            "note": TEXT,
        },
    ),
    _table(
        "teachers",
        Teacher,
        {
            **_PERSON,
            "email": TEXT,
            "building": TEXT,
            "subjects": LIST,
            "fte": DECIMAL,
            "coach": YES_NO,
            "max_requests": WHOLE,
            "release_day_max": WHOLE,
            "release_week_max": WHOLE,
            "release_term_max": WHOLE,
            **_COVER_LIMITS,
            "prep_week_min": WHOLE,
        },
        required=True,
    ),
    _table(
        "substitutes",
        Substitute,
        {
            **_PERSON,
            "kind": one_of(SubstituteKind),
            "building": TEXT,
            "subjects": LIST,
            "days": LIST,
            **_COVER_LIMITS,
            "cost": DECIMAL,
        },
    ),
    _table(
        "availability",
        Availability,
        {"person": TEXT, "cycle_day": TEXT, "period": TEXT, "status": one_of(AvailabilityStatus)},
    ),
    _table("strengths", Strength, {"teacher": TEXT, "topic": TEXT, "level": WHOLE}),
    _table(
        "requests",
        Request,
        {
            "id": ID,
            "teacher": TEXT,
            "topic": TEXT,
            "priority": WHOLE,
            "pattern": TEXT,
            "cycles": WHOLE,
            "earliest": DATE,
            "latest": DATE,
            "prefer": TEXT,
        },
    ),
    _table(
        "patterns",
        PatternStep,
        {
            "pattern": ID,
            "step": WHOLE,
            "kind": one_of(StepKind),
            "release": one_of(MayRelease),
            "min_days": WHOLE,
            "max_days": WHOLE,
        },
    ),
    _table("pairs", Pair, {"person": TEXT, "other": TEXT, "rule": one_of(PairRule)}),
    _table(
        "classes",
        SchoolClass,
        {
            "id": ID,
            "name": TEXT,
            "subject": TEXT,
            "groups": LIST,
            "students": WHOLE,
            "building": TEXT,
            "room": TEXT,
            "loss_cap_percent": DECIMAL,
            "release": YES_NO,
        },
        required=True,
    ),
    _table(
        "timetable",
        TimetableEntry,
        {"class": TEXT, "teacher": TEXT, "cycle_day": TEXT, "period": TEXT, "room": TEXT, "from": DATE, "until": DATE},
        required=True,
    ),
    _table(
        "class_dates",
        ClassDates,
        {"class": TEXT, **_DATES, "periods": LIST, "kind": one_of(ClassDatesKind)},
    ),
    _table("travel", Travel, {"from": TEXT, "to": TEXT, "minutes": WHOLE}),
    _table("absences", Absence, {"id": ID, "person": TEXT, **_DATES, "periods": LIST, "reason": TEXT}),
)
"""In the order of `School` and of docs/formats.md."""
