"""One small school as each timetabling program writes it, to the documented layouts.

Four teachers, Monday to Friday, three periods:

    lesson  class        teachers   meets              room
    1       7A Maths     KIM        Mon 1, Wed 1       R1
    2       7B Maths     KIM        Tue 2              R1
    3       7A English   BEN        Mon 2, Thu 3       R2
    4       7A + 7B PE   CAR, DAN   Fri 1              Gym
    5       (none)       KIM, BEN   Fri 3              a staff meeting
"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.formats.importers.registry import SourceReading, read_source

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
TEACHERS = {"KIM": "Ann Kim", "BEN": "Bo Ben", "CAR": "Cleo Carmine", "DAN": "Dan Diaz"}
TIMES = {"1": ("08:00", "08:45"), "2": ("08:50", "09:35"), "3": ("09:40", "10:25")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    number: int
    groups: tuple[str, ...]
    subject: str
    teachers: tuple[str, ...]
    times: tuple[tuple[int, str], ...]
    """Day from 0, period."""
    room: str = ""


ROWS = (
    Row(number=1, groups=("7A",), subject="Maths", teachers=("KIM",), times=((0, "1"), (2, "1")), room="R1"),
    Row(number=2, groups=("7B",), subject="Maths", teachers=("KIM",), times=((1, "2"),), room="R1"),
    Row(number=3, groups=("7A",), subject="English", teachers=("BEN",), times=((0, "2"), (3, "3")), room="R2"),
    Row(number=4, groups=("7A", "7B"), subject="PE", teachers=("CAR", "DAN"), times=((4, "1"),), room="Gym"),
    Row(number=5, groups=(), subject="Staff", teachers=("KIM", "BEN"), times=((4, "3"),)),
)

SETTINGS = ImportSettings(
    school_name="Lake School",
    term_name="Spring",
    start=dt.date(2027, 1, 11),
    end=dt.date(2027, 3, 19),
    bell={
        period: PeriodTimes(start=dt.time.fromisoformat(start), end=dt.time.fromisoformat(end))
        for period, (start, end) in TIMES.items()
    },
)


def times_of(draft: Draft) -> set[tuple[str, str, int, str]]:
    """Class, teacher, day from 0 and period of every meeting."""
    numbers = {name[:3]: number for number, name in enumerate(DAYS)}
    return {(row.class_id, row.teacher, numbers[row.day[:3]], row.period) for row in draft.meetings or ()}


def expected_times(names: dict[str, str] | None = None) -> set[tuple[str, str, int, str]]:
    """What `times_of` is for the school above; `names` = ids of teachers where they are others."""
    return {
        (f"{' + '.join(row.groups)} {row.subject}", (names or {}).get(who, who), day, period)
        for row in ROWS
        if row.groups
        for who in row.teachers
        for day, period in row.times
    }


def read(path: Path, settings: ImportSettings = SETTINGS, **options: str) -> SourceReading:
    return read_source(path, settings, **options)


def draft_of(path: Path, settings: ImportSettings = SETTINGS, **options: str) -> Draft:
    """The draft of a source without errors."""
    reading = read(path, settings, **options)
    assert reading.draft is not None, [finding.text for finding in reading.findings]
    return reading.draft


def problems_of(path: Path, settings: ImportSettings = SETTINGS, **options: str) -> list[str]:
    return [finding.text for finding in read(path, settings, **options).findings]


def moved(rows: tuple[Row, ...] = ROWS) -> tuple[Row, ...]:
    """The same school after a change: 7B Maths moves from Tuesday 2 to Tuesday 3."""
    return tuple(replace(row, times=((1, "3"),)) if row.number == 2 else row for row in rows)
