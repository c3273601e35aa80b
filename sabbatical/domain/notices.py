"""Who is to be told what: what a person was last told of, and the plans of a term in the order published."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus, PlanVersion, TermPlan
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.presence import presence_of
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A person who is to be told, and of what."""

    person: str
    name: str
    email: str
    """Empty where none is known."""
    changes: tuple[Change, ...]
    """From what they were last told to what is published now."""


def published_line(versions: Iterable[PlanVersion], published: int) -> tuple[int, ...]:
    """Return the plans from the term's first published one up to `published`, each of which replaced the one before."""
    replaces = {version.number: version.replaces for version in versions}
    line = [published]
    while (before := replaces.get(line[-1])) is not None:
        line.append(before)
    return tuple(reversed(line))


def last_told(line: Sequence[int], told: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Return, by person, the newest plan of `line` that they were told of; who was told of none is not in it."""
    newest = {person: [plan for plan in plans if plan in line] for person, plans in told.items()}
    return {person: plans[-1] for person, plans in newest.items() if plans}


def as_told(plan: TermPlan) -> TermPlan:
    """Return the plan as people were told of it: what was missed had been planned all the same."""
    return replace(
        plan,
        sessions=tuple(replace(row, status=DutyStatus.PLANNED) for row in plan.sessions),
        covers=tuple(replace(row, status=DutyStatus.PLANNED) for row in plan.covers),
    )


def needs_telling(school: School, timetable: TermTimetable, moment: Moment) -> Callable[[Change], bool]:
    """Return what tells whether a change is worth telling at a moment.

    What is over is not, and neither are an absent person's own duties, nor those of people who left the school.
    """
    presence = presence_of(school)
    people = {row.id for row in school.teachers} | {row.id for row in school.substitutes}
    starts = {(day.date, period.period): period.start for day in timetable.days for period in day.periods}

    def needs(change: Change) -> bool:
        start = starts.get((change.date, change.period), dt.time.max)
        is_over = moment.is_past(change.date, start)
        is_absent = presence.is_absent(change.person, change.date, change.period)
        return change.person in people and not is_over and not is_absent

    return needs
