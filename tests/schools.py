"""A small sound school for tests, and changes to it by name.

Four teachers, three classes, two weeks of school from Monday 2027-01-11 to Friday 2027-01-22; every day P1 08:00-09:00,
P2 09:10-10:10, P3 10:20-11:20 (60 minutes each).

    class  teacher    meets                  minutes a week
    MATH   ANA        P1 every day           5 x 60 = 300
    ENG    BEN        P2 every day           5 x 60 = 300
    SCI    CARA, DAN  P1 Mon, Wed, Fri       3 x 60 = 180

ANA is willing to coach Questioning (level 4); BEN asks for it (request R1).
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from sabbatical.domain.rows.calendar import BellPeriod
from sabbatical.domain.rows.classes import SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import Request, Strength
from sabbatical.domain.rows.people import Substitute, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, SchoolInfo, Term

MONDAY = dt.date(2027, 1, 11)
LAST_FRIDAY = dt.date(2027, 1, 22)
CYCLE_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


def make_term(**changes: Any) -> Term:
    """Return two weeks of a weekly cycle, with the given fields changed."""
    term = Term(
        name="Two weeks",
        start=MONDAY,
        end=LAST_FRIDAY,
        weekdays=("MO", "TU", "WE", "TH", "FR"),
        days=CYCLE_DAYS,
        cycle=CycleKind.WEEKLY,
    )
    return replace(term, **changes)


def make_bell(
    schedule: str = "regular", periods: str = "P1 08:00-09:00, P2 09:10-10:10, P3 10:20-11:20"
) -> tuple[BellPeriod, ...]:
    """Return rows of bell.csv from a text like ``P1 08:00-09:00, P2 09:10-10:10``."""
    rows = []
    for part in periods.split(", "):
        period, _, times = part.partition(" ")
        start, _, end = times.partition("-")
        rows.append(
            BellPeriod(
                schedule=schedule, period=period, start=dt.time.fromisoformat(start), end=dt.time.fromisoformat(end)
            )
        )
    return tuple(rows)


def make_lessons(
    class_id: str, teacher: str, period: str, cycle_days: tuple[str, ...] = CYCLE_DAYS
) -> tuple[TimetableEntry, ...]:
    """Return rows of timetable.csv: one class and teacher in one period of several cycle days."""
    return tuple(
        TimetableEntry(class_id=class_id, teacher=teacher, cycle_day=cycle_day, period=period)
        for cycle_day in cycle_days
    )


def make_school(**changes: Any) -> School:
    """Return the school above, with the given tables or settings changed."""
    school = School(
        info=SchoolInfo(name="Small School", timezone="America/New_York"),
        term=make_term(),
        bell=make_bell(),
        teachers=(
            Teacher(id="ANA", name="Ana Alvarez", building="Main", subjects=("Mathematics",), coach=True),
            Teacher(id="BEN", name="Ben Berg", building="Main", subjects=("English",)),
            Teacher(id="CARA", name="Cara Cole", building="Main", subjects=("Science",)),
            Teacher(id="DAN", name="Dan Diaz", building="Main", subjects=("Science",)),
        ),
        substitutes=(Substitute(id="SUE", name="Sue Sato", building="Main"),),
        strengths=(Strength(teacher="ANA", topic="Questioning", level=4),),
        requests=(Request(id="R1", teacher="BEN", topic="Questioning"),),
        classes=(
            SchoolClass(id="MATH", name="Mathematics", subject="Mathematics", groups=("7A",), building="Main"),
            SchoolClass(id="ENG", name="English", subject="English", groups=("7A",), building="Main"),
            SchoolClass(id="SCI", name="Science", subject="Science", groups=("7B",), building="Main"),
        ),
        timetable=(
            *make_lessons("MATH", "ANA", "P1"),
            *make_lessons("ENG", "BEN", "P2"),
            *make_lessons("SCI", "CARA", "P1", ("Mon", "Wed", "Fri")),
            *make_lessons("SCI", "DAN", "P1", ("Mon", "Wed", "Fri")),
        ),
    )
    return replace(school, **changes)
