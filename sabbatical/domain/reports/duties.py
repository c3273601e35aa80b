"""One person's own duties: the rows of people/ID.csv."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.releases import cover_duties, sessions_held
from sabbatical.domain.school import School

COVER = "cover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One person's part in one session or cover."""

    id: str
    """Of the session or cover; kept by a re-plan that keeps the duty."""
    date: dt.date
    cycle_day: str
    period: str
    start: dt.time
    end: dt.time
    duty: str
    """`cover`, or the kind of step and the person's part: `observe as coach`."""
    other: str
    """Name of the other person of a session; empty for a cover."""
    topic: str
    """Empty for a cover."""
    class_id: str
    """The host class or the class to cover; empty for a `meet`."""
    building: str
    room: str


def duties_of(school: School, plan: TermPlan, person: str) -> tuple[Duty, ...]:
    """Return the duties of `person` (an id) in order of date and start; leading one's own class is none."""
    names = display_names(school)
    duties = [
        _session_duty(session, person, names)
        for session in sessions_held(plan)
        if person in (session.coach, session.coachee)
    ]
    duties += [_cover_duty(cover) for cover in cover_duties(plan) if cover.cover_person == person]
    return tuple(sorted(duties, key=lambda duty: (duty.date, duty.start)))


def _session_duty(session: PlannedSession, person: str, names: dict[str, str]) -> Duty:
    is_coach = person == session.coach
    other = session.coachee if is_coach else session.coach
    return Duty(
        id=session.id,
        date=session.date,
        cycle_day=session.cycle_day,
        period=session.period,
        start=session.start,
        end=session.end,
        duty=f"{session.kind} as {'coach' if is_coach else 'coachee'}",
        other=names.get(other, other),
        topic=session.topic,
        class_id=session.class_id,
        building=session.building,
        room=session.room,
    )


def _cover_duty(cover: PlannedCover) -> Duty:
    return Duty(
        id=cover.id,
        date=cover.date,
        cycle_day=cover.cycle_day,
        period=cover.period,
        start=cover.start,
        end=cover.end,
        duty=COVER,
        other="",
        topic="",
        class_id=cover.class_id,
        building=cover.building,
        room=cover.room,
    )
