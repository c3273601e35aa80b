"""The term for a board: counts and minutes, no names, nothing about fewer than five people.

Totals from which a suppressed number could be worked out by subtraction are left out: lost time is given by cause
and requests by outcome, never their sums.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover, TermPlan, Why
from sabbatical.domain.reports.amounts import hundredths_text, lost_hundredths
from sabbatical.domain.reports.class_losses import scheduled_minutes
from sabbatical.domain.reports.releases import cover_duties, covers_held, planned_releases, sessions_held
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable

FEWEST_PEOPLE = 5
SUPPRESSED = "under 5 people"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMeasure:
    """A row of board.csv."""

    measure: str
    value: str
    """A whole number, minutes with two decimals, or `under 5 people`."""
    last_term: str = ""
    """The same of the term before; empty where none is known."""


def board_measures(school: School, timetable: TermTimetable, plan: TermPlan) -> tuple[BoardMeasure, ...]:
    """Return the rows of board.csv; a number that stands for fewer than five people is suppressed, 0 included."""
    teachers = {teacher.id for teacher in school.teachers}
    scheduled = sum(scheduled_minutes(timetable).values())
    return (
        _measure("teachers", len(teachers), teachers),
        _measure("class minutes scheduled", scheduled, teachers),
        *_coaching_measures(plan),
        *_request_measures(school, timetable, plan),
        *_time_measures(timetable, plan),
    )


def _measure(name: str, value: int | str, people: Collection[str]) -> BoardMeasure:
    return BoardMeasure(measure=name, value=str(value) if len(people) >= FEWEST_PEOPLE else SUPPRESSED)


def _coaching_measures(plan: TermPlan) -> tuple[BoardMeasure, ...]:
    sessions = sessions_held(plan)
    coaches = {session.coach for session in sessions}
    coachees = {session.coachee for session in sessions}
    few = min(coaches, coachees, key=len)
    return (
        _measure("teachers who coach", len(coaches), coaches),
        _measure("teachers who are coached", len(coachees), coachees),
        _measure("sessions", len(sessions), few),
    )


def _request_measures(school: School, timetable: TermTimetable, plan: TermPlan) -> tuple[BoardMeasure, ...]:
    outcomes = request_outcomes(school, timetable, plan)
    served = [outcome for outcome in outcomes if outcome.is_served]
    unserved = [outcome for outcome in outcomes if not outcome.is_served]
    coachees = {outcome.teacher for outcome in served}
    return (
        _measure("requests served", len(served), coachees),
        _measure("requests not served", len(unserved), {outcome.teacher for outcome in unserved}),
        _measure("cycles planned", sum(outcome.cycles_planned for outcome in served), coachees),
    )


def _time_measures(timetable: TermTimetable, plan: TermPlan) -> tuple[BoardMeasure, ...]:
    releases = planned_releases(timetable, plan)
    released = {release.person for release in releases}
    covers = cover_duties(plan)
    return (
        _measure("minutes released for sessions", sum(release.minutes for release in releases), released),
        _lost("class minutes lost to sessions", plan, Why.RELEASE),
        _lost("class minutes lost to absences", plan, Why.ABSENCE),
        _measure("covers", len(covers), {cover.cover_person for cover in covers}),
    )


def _lost(name: str, plan: TermPlan, why: Why) -> BoardMeasure:
    rows: list[PlannedCover] = [cover for cover in covers_held(plan) if cover.why is why]
    missing = {teacher for cover in rows for teacher in cover.absent}
    return _measure(name, hundredths_text(lost_hundredths(rows)), missing)
