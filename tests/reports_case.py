"""One school week and one plan for it, small enough to work every number out by hand.

Monday 2027-01-11 to Friday 2027-01-15; each day P1 08:00-09:00 (60 min), P2 09:00-09:50 (50), P3 10:00-10:50 (50).

    class  teachers  periods     minutes a week
    MA     A         P1, P2      5 x (60 + 50) = 550
    SB     B         P2          5 x 50        = 250
    XC     C, D      P1          5 x 60        = 300
    YE     E         P3          5 x 50        = 250

Plan: A coaches B (Q1, one observe-cycle): meet Mon P3, observe Tue P2 in SB, meet Wed P3. For the second, A leaves MA
(50 minutes) to the substitute S: 75 % of 50 = 37.50 lost, cost 40. On Thursday D and E are absent: C leads XC alone
(25 % of 60 = 15.00 lost) and, on standby in P3, covers YE as a colleague (60 % of 50 = 30.00 lost).
"""

import datetime as dt
from decimal import Decimal

from sabbatical.domain.plan import (
    CoverKind,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    TermPlan,
    TierValue,
    Why,
)
from sabbatical.domain.rows.calendar import BellPeriod
from sabbatical.domain.rows.classes import SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import Request, Strength
from sabbatical.domain.rows.people import Absence, Availability, AvailabilityStatus, Substitute, SubstituteKind, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, SchoolInfo, Term
from sabbatical.domain.timetable import DatedMeeting, DatedPeriod, SchoolDay, TermTimetable

MONDAY = dt.date(2027, 1, 11)
CYCLE_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
TIMES = {
    "P1": (dt.time(8), dt.time(9)),
    "P2": (dt.time(9), dt.time(9, 50)),
    "P3": (dt.time(10), dt.time(10, 50)),
}
TAUGHT = (
    ("MA", "A", "P1"),
    ("MA", "A", "P2"),
    ("SB", "B", "P2"),
    ("XC", "C", "P1"),
    ("XC", "D", "P1"),
    ("YE", "E", "P3"),
)
TOPIC = "Questioning"


def date_of(cycle_day: str) -> dt.date:
    """Return the date of a day of the week."""
    return MONDAY + dt.timedelta(days=CYCLE_DAYS.index(cycle_day))


def make_school() -> School:
    """Return the school."""
    return School(
        info=SchoolInfo(name="Week School", timezone="America/New_York"),
        term=Term(
            name="One week",
            start=MONDAY,
            end=date_of("Fri"),
            weekdays=("MO", "TU", "WE", "TH", "FR"),
            days=CYCLE_DAYS,
            cycle=CycleKind.WEEKLY,
        ),
        bell=tuple(BellPeriod(schedule="regular", period=p, start=s, end=e) for p, (s, e) in TIMES.items()),
        teachers=(
            Teacher(id="A", name="Ann", building="Main", coach=True),
            Teacher(id="B", name="Ben", building="Main"),
            Teacher(id="C", name="Cleo", building="Main"),
            Teacher(id="D", name="Dan", building="Main"),
            Teacher(id="E", name="Eve", building="Main"),
        ),
        substitutes=(
            Substitute(id="S", name="Sam", cost=Decimal(40)),
            Substitute(id="V", name="Val", kind=SubstituteKind.SUPERVISOR),
        ),
        availability=(Availability(person="C", cycle_day="Thu", period="P3", status=AvailabilityStatus.STANDBY),),
        strengths=(Strength(teacher="A", topic=TOPIC, level=4),),
        requests=(
            Request(id="Q1", teacher="B", topic=TOPIC, priority=5),
            Request(id="Q2", teacher="E", topic=TOPIC, cycles=2),
        ),
        classes=(
            SchoolClass(id="MA", name="Maths", building="Main", room="R1", loss_cap_percent=Decimal(10)),
            SchoolClass(id="SB", name="Science", building="Main", room="R2"),
            SchoolClass(id="XC", name="Crafts", building="Main", room="R3"),
            SchoolClass(id="YE", name="Yoga", building="Main", room="R4", loss_cap_percent=Decimal(0)),
        ),
        timetable=tuple(
            TimetableEntry(class_id=class_id, teacher=teacher, cycle_day=day, period=period)
            for day in CYCLE_DAYS
            for class_id, teacher, period in TAUGHT
        ),
        absences=(
            Absence(id="L1", person="D", start=date_of("Thu"), reason="secret illness"),
            Absence(id="L2", person="E", start=date_of("Thu"), reason="secret court date"),
        ),
    )


def make_timetable(school: School) -> TermTimetable:
    """Return the week of `school`, laid out without the program's own calendar."""
    periods = tuple(DatedPeriod(period=p, start=s, end=e) for p, (s, e) in TIMES.items())
    days = tuple(
        SchoolDay(
            index=index,
            date=date_of(name),
            week=0,
            cycle_day=name,
            schedule="regular",
            blackout=False,
            periods=periods,
        )
        for index, name in enumerate(CYCLE_DAYS)
    )
    rooms = {row.id: row.room for row in school.classes}
    teachers: dict[tuple[int, str, str], list[str]] = {}
    for entry in school.timetable:
        key = (CYCLE_DAYS.index(entry.cycle_day), entry.period, entry.class_id)
        teachers.setdefault(key, []).append(entry.teacher)
    meetings = tuple(
        DatedMeeting(
            class_id=class_id, day=day, period=period, teachers=tuple(found), room=rooms[class_id], no_release=False
        )
        for (day, period, class_id), found in sorted(teachers.items())
    )
    return TermTimetable(days=days, meetings=meetings)


def make_session(
    step: int, kind: str, cycle_day: str, period: str, class_id: str = "", request: str = "Q1"
) -> PlannedSession:
    """Return a session of A's coaching of B."""
    start, end = TIMES[period]
    return PlannedSession(
        id=f"{request}-1.{step}",
        request=request,
        cycle=1,
        step=step,
        kind=kind,
        date=date_of(cycle_day),
        cycle_day=cycle_day,
        period=period,
        start=start,
        end=end,
        coach="A",
        coachee="B",
        topic=TOPIC,
        class_id=class_id,
        building="Main",
        room="R2" if class_id else "",
    )


def make_cover(
    class_id: str, room: str, cycle_day: str, period: str, absent: str, person: str, kind: CoverKind, factor: int
) -> PlannedCover:
    """Return a cover; the substitute S costs 40."""
    start, end = TIMES[period]
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return PlannedCover(
        id=f"{cycle_day}-{period}-{class_id}",
        date=date_of(cycle_day),
        cycle_day=cycle_day,
        period=period,
        start=start,
        end=end,
        class_id=class_id,
        building="Main",
        room=room,
        absent=(absent,),
        why=Why.RELEASE if absent == "A" else Why.ABSENCE,
        cover_person=person,
        cover_kind=kind,
        minutes=minutes,
        lost_hundredths=minutes * factor,
        cost_hundredths=4000 if person == "S" else 0,
    )


def make_plan() -> TermPlan:
    """Return the plan."""
    return TermPlan(
        summary=PlanSummary(
            status=PlanStatus.OPTIMAL,
            seconds=1.5,
            seed=7,
            tiers=(
                TierValue(name="requests", value=5, bound=5, proven=True),
                TierValue(name="lost", value=8250, bound=8250, proven=True),
            ),
            stop_reason="proven",
        ),
        sessions=(
            make_session(1, "meet", "Mon", "P3"),
            make_session(2, "observe", "Tue", "P2", "SB"),
            make_session(3, "meet", "Wed", "P3"),
        ),
        covers=(
            make_cover("MA", "R1", "Tue", "P2", "A", "S", CoverKind.SUBSTITUTE, 75),
            make_cover("XC", "R3", "Thu", "P1", "D", "C", CoverKind.COTEACHER, 25),
            make_cover("YE", "R4", "Thu", "P3", "E", "C", CoverKind.COLLEAGUE, 60),
        ),
    )
