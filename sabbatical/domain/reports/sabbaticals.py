"""One coach's span of coaching: the rows of sabbaticals.csv."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sabbatical.domain.plan import PlannedSession, TermPlan
from sabbatical.domain.reports.releases import planned_releases, sessions_held
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class Sabbatical:
    """A coach who coaches, from the first session to the last."""

    coach: str
    topics: tuple[str, ...]
    """In order of name."""
    first_date: dt.date
    last_date: dt.date
    sessions: int
    requests: int
    minutes_released: int
    """Planned releases for the sessions that they coach."""


def sabbaticals(school: School, timetable: TermTimetable, plan: TermPlan) -> tuple[Sabbatical, ...]:
    """Return one row for each teacher who coaches, in the school's order."""
    sessions: dict[str, list[PlannedSession]] = defaultdict(list)
    for session in sessions_held(plan):
        sessions[session.coach].append(session)
    released: dict[str, int] = defaultdict(int)
    for release in planned_releases(timetable, plan):
        if release.as_coach:
            released[release.person] += release.minutes
    return tuple(
        _sabbatical(teacher.id, sessions[teacher.id], released[teacher.id])
        for teacher in school.teachers
        if teacher.id in sessions
    )


def _sabbatical(coach: str, sessions: Sequence[PlannedSession], minutes_released: int) -> Sabbatical:
    return Sabbatical(
        coach=coach,
        topics=tuple(sorted({session.topic for session in sessions})),
        first_date=min(session.date for session in sessions),
        last_date=max(session.date for session in sessions),
        sessions=len(sessions),
        requests=len({session.request for session in sessions}),
        minutes_released=minutes_released,
    )
