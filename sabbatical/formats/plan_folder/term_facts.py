"""What a school says about the rows of a plan, by the keys that the rows hold."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.plan import CoverKind
from sabbatical.domain.rows.coaching import PatternStep, Request
from sabbatical.domain.school import School
from sabbatical.domain.timetable import DatedPeriod, SchoolDay, TermTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """People, classes, requests, times and prices."""

    days: dict[dt.date, SchoolDay]
    periods: dict[tuple[dt.date, str], DatedPeriod]
    requests: dict[str, Request]
    steps: dict[str, tuple[PatternStep, ...]]
    """By pattern."""
    teachers: frozenset[str]
    classes: frozenset[str]
    cost_hundredths: dict[str, int]
    """Of one cover, by substitute."""
    percents: dict[CoverKind, int]
    """The policy's loss factors."""


def facts_of(school: School, timetable: TermTimetable) -> TermFacts:
    """Return the facts of a school and its term."""
    return TermFacts(
        days={day.date: day for day in timetable.days},
        periods={(day.date, period.period): period for day in timetable.days for period in day.periods},
        requests={request.id: request for request in school.requests},
        steps=steps_by_pattern(school),
        teachers=frozenset(teacher.id for teacher in school.teachers),
        classes=frozenset(row.id for row in school.classes),
        cost_hundredths={row.id: int(row.cost * 100) for row in school.substitutes},
        percents={kind: getattr(school.policy.loss_factors, kind.value) for kind in CoverKind},
    )
