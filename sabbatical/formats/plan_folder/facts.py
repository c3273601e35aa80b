"""Where a row of a plan says something else than the school does."""

from collections.abc import Iterator

from sabbatical.domain.plan import CoverKind, PlannedCover, PlannedSession
from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.rows.coaching import PatternStep, Request
from sabbatical.formats.plan_folder.columns import time_text
from sabbatical.formats.plan_folder.term_facts import TermFacts

Problem = tuple[str, str]
"""A column and what is wrong in it."""


def session_problems(facts: TermFacts, row: PlannedSession) -> Iterator[Problem]:
    """Yield where a row of sessions.csv disagrees with the school."""
    yield from _time_problems(facts, row)
    if row.coach not in facts.teachers:
        yield "coach", f"is {row.coach}; it must be the id of a teacher"
    if row.class_id and row.class_id not in facts.classes:
        yield "class", f"is {row.class_id}; it must be the id of a class, or empty"
    request = facts.requests.get(row.request)
    if request is None:
        yield "request", f"is {row.request}; there is no such request"
    else:
        yield from _request_problems(row, request, facts.steps[request.pattern])


def _request_problems(row: PlannedSession, request: Request, steps: tuple[PatternStep, ...]) -> Iterator[Problem]:
    yield from _differs("coachee", row.coachee, request.teacher)
    yield from _differs("topic", row.topic, request.topic)
    if row.cycle > request.cycles:
        yield "cycle", f"is {row.cycle}; the request asks for {request.cycles}"
    if row.step > len(steps):
        yield "step", f"is {row.step}; a cycle of {request.pattern} has {len(steps)}"
    else:
        yield from _differs("kind", row.kind, steps[row.step - 1].kind.value)


def cover_problems(facts: TermFacts, row: PlannedCover) -> Iterator[Problem]:
    """Yield where a row of covers.csv disagrees with the school."""
    yield from _time_problems(facts, row)
    if row.class_id not in facts.classes:
        yield "class", f"is {row.class_id}; it must be the id of a class"
    yield from _person_problems(facts, row)
    yield from _amount_problems(facts, row)


def _person_problems(facts: TermFacts, row: PlannedCover) -> Iterator[Problem]:
    for teacher in row.absent:
        if teacher not in facts.teachers:
            yield "absent", f"names {teacher}; it must be the id of a teacher"
    if row.cover_kind is CoverKind.UNCOVERED:
        yield from _differs("cover_person", row.cover_person, "")
    elif row.cover_person not in facts.teachers and row.cover_person not in facts.cost_hundredths:
        yield "cover_person", f"is {row.cover_person or 'empty'}; it must be the id of a teacher or substitute"
    else:
        cost = facts.cost_hundredths.get(row.cover_person, 0)
        yield from _differs("cost", hundredths_text(row.cost_hundredths), hundredths_text(cost))


def _amount_problems(facts: TermFacts, row: PlannedCover) -> Iterator[Problem]:
    period = facts.periods.get((row.date, row.period))
    if period is not None:
        yield from _differs("minutes", str(row.minutes), str(period.minutes))
    lost = row.minutes * facts.percents[row.cover_kind]
    yield from _differs("minutes_lost", hundredths_text(row.lost_hundredths), hundredths_text(lost))


def _time_problems(facts: TermFacts, row: PlannedSession | PlannedCover) -> Iterator[Problem]:
    day = facts.days.get(row.date)
    if day is None:
        yield "date", f"is {row.date}; it must be a school day of the term"
        return
    yield from _differs("cycle_day", row.cycle_day, day.cycle_day)
    period = facts.periods.get((row.date, row.period))
    if period is None:
        yield "period", f"is {row.period}; {row.date} has {', '.join(found.period for found in day.periods)}"
        return
    yield from _differs("start", time_text(row.start), time_text(period.start))
    yield from _differs("end", time_text(row.end), time_text(period.end))


def _differs(column: str, found: str, right: str) -> Iterator[Problem]:
    if found != right:
        yield column, f"is {found or 'empty'}; by the school's data it must be {right or 'empty'}"
