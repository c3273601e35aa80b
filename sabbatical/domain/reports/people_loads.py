"""What the plan asks of each person: the rows of people.csv."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.reports.presence import presence_of
from sabbatical.domain.reports.releases import (
    cover_duties,
    meetings_by_teacher,
    minutes_between,
    planned_releases,
    sessions_held,
)
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable

TEACHER_ROLE = "teacher"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLoad:
    """A teacher, substitute or supervisor and their part in the plan."""

    person: str
    name: str
    role: str
    """`teacher`, `substitute` or `supervisor`."""
    sessions_as_coach: int
    sessions_as_coachee: int
    minutes_released: int
    """Planned releases only."""
    covers: int
    """Meetings that they take over; leading one's own class as co-teacher is none."""
    prep_minutes_used: int
    """Minutes of their free periods that sessions and covers take; 0 for those who only cover."""


def people_loads(school: School, timetable: TermTimetable, plan: TermPlan) -> tuple[PersonLoad, ...]:
    """Return one row for each teacher, then for each substitute, in the school's order."""
    sessions = sessions_held(plan)
    coached = Counter(session.coach for session in sessions)
    received = Counter(session.coachee for session in sessions)
    covers = Counter(cover.cover_person for cover in cover_duties(plan))
    released: Counter[str] = Counter()
    for release in planned_releases(timetable, plan):
        released[release.person] += release.minutes
    prep = _prep_minutes_used(school, timetable, plan)
    return tuple(
        PersonLoad(
            person=person,
            name=name,
            role=role,
            sessions_as_coach=coached[person],
            sessions_as_coachee=received[person],
            minutes_released=released[person],
            covers=covers[person],
            prep_minutes_used=prep[person],
        )
        for person, name, role in _everyone(school)
    )


def _everyone(school: School) -> list[tuple[str, str, str]]:
    teachers = [(teacher.id, teacher.name, TEACHER_ROLE) for teacher in school.teachers]
    return teachers + [(row.id, row.name, row.kind.value) for row in school.substitutes]


def _prep_minutes_used(school: School, timetable: TermTimetable, plan: TermPlan) -> Counter[str]:
    """Count, by teacher, the minutes of duties in periods that would have been free."""
    presence = presence_of(school)
    taught = meetings_by_teacher(timetable)
    days = {day.date: day for day in timetable.days}
    teachers = {teacher.id for teacher in school.teachers}
    used: Counter[str] = Counter()
    for person, date, period, minutes in _duties(plan):
        is_reserved = date in days and presence.is_reserved(person, days[date], period)
        if person in teachers and (date, period, person) not in taught and not is_reserved:
            used[person] += minutes
    return used


def _duties(plan: TermPlan) -> list[tuple[str, dt.date, str, int]]:
    """Return person, date, period and minutes of every duty."""
    duties = []
    for session in sessions_held(plan):
        duties += [(person, *_when(session)) for person in (session.coach, session.coachee)]
    return duties + [(cover.cover_person, *_when(cover)) for cover in cover_duties(plan)]


def _when(duty: PlannedSession | PlannedCover) -> tuple[dt.date, str, int]:
    return duty.date, duty.period, minutes_between(duty.start, duty.end)
