"""What a school holds of one person."""

import datetime as dt

from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.school import School


def holdings_of(school: School, person: str) -> tuple[tuple[int, str, str], ...]:
    """Return what goes with a person: how many rows, what one is called, and several.

    Tables that hold nothing of theirs are left out.
    """
    counts = (
        (sum(row.teacher == person for row in school.strengths), "strength", "strengths"),
        (sum(row.teacher == person for row in school.requests), "request", "requests"),
        (
            sum(row.prefer == person for row in school.requests),
            "wish for them as a coach",
            "wishes for them as a coach",
        ),
        (sum(row.teacher == person for row in school.timetable), "row of the timetable", "rows of the timetable"),
        (sum(row.person == person for row in school.availability), "row of availability", "rows of availability"),
        (sum(person in (row.person, row.other) for row in school.pairs), "pair", "pairs"),
        (sum(row.person == person for row in school.absences), "absence", "absences"),
    )
    return tuple(entry for entry in counts if entry[0])


def rows_naming(plan: TermPlan, person: str) -> int:
    """Return how many sessions and covers of a plan name a person."""
    return sum(person in people for _, people in _duties(plan))


def rows_to_come(plan: TermPlan, person: str, today: dt.date) -> int:
    """Return how many of them are neither over nor missed on a day."""
    duties = _duties(mark_past(plan, today))
    return sum(status is DutyStatus.PLANNED and person in people for status, people in duties)


def _duties(plan: TermPlan) -> list[tuple[DutyStatus, tuple[str, ...]]]:
    sessions: list[tuple[DutyStatus, tuple[str, ...]]] = [
        (row.status, (row.coach, row.coachee)) for row in plan.sessions
    ]
    return sessions + [(row.status, (row.cover_person, *row.absent)) for row in plan.covers]
