"""The school folder's tables: each file's columns in order, the fields they fill, and how their cells are read."""

from dataclasses import MISSING, dataclass, fields
from typing import Any

from sabbatical.domain import school as domain
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
        domain.BellPeriod,
        {"schedule": TEXT, "period": ID, "start": TIME, "end": TIME},
        required=True,
    ),
    _table(
        "calendar",
        domain.CalendarEntry,
        {
            **_DATES,
            "repeat": TEXT,
            "kind": one_of(domain.CalendarKind),
            "schedule": TEXT,
            "cycle_day": TEXT,
            "note": TEXT,
        },
    ),
    _table(
        "teachers",
        domain.Teacher,
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
        domain.Substitute,
        {
            **_PERSON,
            "kind": one_of(domain.SubstituteKind),
            "building": TEXT,
            "subjects": LIST,
            "days": LIST,
            **_COVER_LIMITS,
            "cost": DECIMAL,
        },
    ),
    _table(
        "availability",
        domain.Availability,
        {"person": TEXT, "cycle_day": TEXT, "period": TEXT, "status": one_of(domain.AvailabilityStatus)},
    ),
    _table("strengths", domain.Strength, {"teacher": TEXT, "topic": TEXT, "level": WHOLE}),
    _table(
        "requests",
        domain.Request,
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
        domain.PatternStep,
        {
            "pattern": ID,
            "step": WHOLE,
            "kind": one_of(domain.StepKind),
            "release": one_of(domain.MayRelease),
            "min_days": WHOLE,
            "max_days": WHOLE,
        },
    ),
    _table("pairs", domain.Pair, {"person": TEXT, "other": TEXT, "rule": one_of(domain.PairRule)}),
    _table(
        "classes",
        domain.SchoolClass,
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
        domain.TimetableEntry,
        {"class": TEXT, "teacher": TEXT, "cycle_day": TEXT, "period": TEXT, "room": TEXT, "from": DATE, "until": DATE},
        required=True,
    ),
    _table(
        "class_dates",
        domain.ClassDates,
        {"class": TEXT, **_DATES, "periods": LIST, "kind": one_of(domain.ClassDatesKind)},
    ),
    _table("travel", domain.Travel, {"from": TEXT, "to": TEXT, "minutes": WHOLE}),
    _table("absences", domain.Absence, {"id": ID, "person": TEXT, **_DATES, "periods": LIST, "reason": TEXT}),
)
"""In the order of `School` and of docs/formats.md."""
