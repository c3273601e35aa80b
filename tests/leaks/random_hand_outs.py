"""Random schools with plans whose secrets can be recognised wherever they turn up.

Every topic holds the word `topic`, every reason the word `reason`, every name and id of a person a word of that person
alone. Some begin like formulas. The plans keep no rules; an export must be safe whatever it is given.
"""

import datetime as dt
from dataclasses import replace
from random import Random

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.handout import HandOut, Publication
from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import (
    CoverKind,
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    TermPlan,
    Why,
)
from sabbatical.domain.rows.classes import SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Absence, Substitute, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import SchoolInfo
from sabbatical.domain.timetable import DatedMeeting, TermTimetable
from tests.schools import CYCLE_DAYS, make_bell, make_term

PREFIXES = ("", "", "", "=", "+", "-", "@", "\t", "'", "'=", "<b>", '"', "&", "~", "=1+1;", "Öz ", "مدرسة ")
KINDS = ("meet", "observe", "visit", "model", "coteach")
ZONES = ("America/New_York", "Europe/Berlin", "Australia/Sydney", "Asia/Kolkata")
NOBODY = PlanSummary(status=PlanStatus.FEASIBLE, seconds=0.0, seed=0, tiers=())


def word(kind: str, number: int) -> str:
    """A word that stands for one thing alone and is part of no other word."""
    return f"{kind}{number:03d}z"


def random_hand_out(seed: int) -> HandOut:
    """Return a school of 3 to 14 teachers and one to three publications of its plan."""
    random = Random(seed)
    school = _school(random)
    timetable = lay_out(school)
    plans = [_plan(random, school, timetable) for _ in range(random.randint(1, 3))]
    today = school.term.start + dt.timedelta(days=random.randint(0, 12))
    plans[-1] = mark_past(plans[-1], today)
    return HandOut(
        school=school,
        timetable=timetable,
        line=tuple(Publication(number=2 * number + 1, plan=plan) for number, plan in enumerate(plans)),
        made_at=dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC),
        last_term={"sessions": "12"} if random.random() < 0.5 else {},
    )


def _looks(random: Random, text: str) -> str:
    return f"{random.choice(PREFIXES)}{text}".replace(";", "")


def _school(random: Random) -> School:
    teachers = tuple(
        Teacher(id=_looks(random, word("id", n)), name=_looks(random, word("name", n)) if random.random() < 0.8 else "")
        for n in range(random.randint(3, 14))
    )
    substitutes = tuple(
        Substitute(id=_looks(random, word("id", 100 + n)), name=_looks(random, word("name", 100 + n)))
        for n in range(random.randint(0, 6))
    )
    classes = tuple(
        SchoolClass(id=_looks(random, word("class", n)), subject=_looks(random, "Maths"), room=_looks(random, "R1"))
        for n in range(len(teachers) + 1)
    )
    return School(
        info=SchoolInfo(name=_looks(random, "School"), timezone=random.choice(ZONES)),
        term=make_term(),
        bell=make_bell(),
        teachers=teachers,
        substitutes=substitutes,
        classes=classes,
        timetable=tuple(
            TimetableEntry(class_id=row.id, teacher=random.choice(teachers).id, cycle_day=day, period=period)
            for row in classes
            for day in CYCLE_DAYS
            for period in random.sample(("P1", "P2", "P3"), random.randint(0, 2))
        ),
        requests=tuple(
            Request(id=word("request", n), teacher=random.choice(teachers).id, topic=_looks(random, word("topic", n)))
            for n in range(random.randint(0, 9))
        ),
        absences=tuple(
            Absence(
                id=word("absence", n),
                person=random.choice(teachers).id,
                start=make_term().start,
                reason=_looks(random, word("reason", n)),
            )
            for n in range(random.randint(0, 3))
        ),
    )


def _plan(random: Random, school: School, timetable: TermTimetable) -> TermPlan:
    sessions = [
        _session(random, school, timetable, request, step)
        for request in school.requests
        for step in range(1, random.randint(1, 4))
    ]
    meetings = random.sample(timetable.meetings, min(len(timetable.meetings), random.randint(0, 12)))
    covers = [_cover(random, school, timetable, meeting) for meeting in meetings]
    return TermPlan(
        summary=NOBODY,
        sessions=tuple(sorted(sessions, key=lambda row: (row.date, row.start))),
        covers=tuple(sorted(covers, key=lambda row: (row.date, row.start))),
    )


def _session(random: Random, school: School, timetable: TermTimetable, request: Request, step: int) -> PlannedSession:
    day = random.choice(timetable.days)
    period = random.choice(day.periods)
    coach = random.choice([row.id for row in school.teachers if row.id != request.teacher])
    kind = random.choice(KINDS)
    return PlannedSession(
        id=f"{request.id}-1.{step}",
        request=request.id,
        cycle=1,
        step=step,
        kind=kind,
        date=day.date,
        cycle_day=day.cycle_day,
        period=period.period,
        start=period.start,
        end=period.end,
        coach=coach,
        coachee=request.teacher,
        topic=request.topic,
        class_id="" if kind == "meet" else random.choice(school.classes).id,
        building=_looks(random, "Main"),
        room=_looks(random, "R2"),
        status=random.choice((DutyStatus.PLANNED, DutyStatus.PLANNED, DutyStatus.MISSED)),
    )


def _cover(random: Random, school: School, timetable: TermTimetable, meeting: DatedMeeting) -> PlannedCover:
    day = timetable.days[meeting.day]
    period = next(row for row in day.periods if row.period == meeting.period)
    others = [row.id for row in school.teachers if row.id not in meeting.teachers]
    kinds = {
        CoverKind.COLLEAGUE: others,
        CoverKind.SUBSTITUTE: [row.id for row in school.substitutes],
        CoverKind.UNCOVERED: [""],
    }
    kind, people = random.choice([(kind, people) for kind, people in kinds.items() if people])
    cover = PlannedCover(
        id=f"{day.date}-{meeting.period}-{meeting.class_id}",
        date=day.date,
        cycle_day=day.cycle_day,
        period=meeting.period,
        start=period.start,
        end=period.end,
        class_id=meeting.class_id,
        building="Main",
        room=meeting.room,
        absent=meeting.teachers[:1],
        why=random.choice(list(Why)),
        cover_person=random.choice(people),
        cover_kind=kind,
        minutes=period.minutes,
        lost_hundredths=period.minutes * 60,
        cost_hundredths=2500 if kind is CoverKind.SUBSTITUTE else 0,
    )
    return replace(cover, pinned=random.random() < 0.1)
