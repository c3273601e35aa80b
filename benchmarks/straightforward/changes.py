"""Tier changes: what each choice leaves as it was told, or makes anew."""

from collections import defaultdict
from collections.abc import Iterator

from benchmarks.straightforward.variables import Choice, CoverChoice, Terms, Var, Variables
from solver.plan import CoverKind, Plan

Place = tuple[str, int]
"""(person, slot)."""
Duty = tuple[object, ...]
"""A session's request, cycle, step, coach and class, or a cover's class."""


def constant(v: Variables) -> int:
    """Return the value of a plan that leaves nobody anything to do: every duty that was told is withdrawn."""
    return v.past.published.gone + sum(v.past.published.weight(*place) for place in _told(v))


def terms(v: Variables) -> Terms:
    """Return what each choice adds where nothing was told, and takes off where it is what was told."""
    told = _told(v)
    found: Terms = []
    for place, duty, var in (*_sessions(v), *_covers(v)):
        weight = v.past.published.weight(*place)
        if place not in told:
            found.append((var, weight))
        elif told[place] == {duty}:
            found.append((var, -weight))
    return found


def _told(v: Variables) -> dict[Place, set[Duty]]:
    """Return the published duties to come of all who are still there and not absent."""
    told: dict[Place, set[Duty]] = defaultdict(set)
    for place, duty in _duties(v, v.past.published.ahead):
        if _counts(v, *place):
            told[place].add(duty)
    return dict(told)


def _counts(v: Variables, person: str, slot: int) -> bool:
    known = person in v.school.teachers or person in v.school.substitutes
    return known and slot >= v.past.first_slot and not v.school.is_absent(person, slot)


def _duties(v: Variables, plan: Plan) -> Iterator[tuple[Place, Duty]]:
    coachees = {request.id: request.coachee for request in v.problem.requests}
    for row in plan.sessions:
        duty = (row.request, row.cycle, row.step, row.coach, row.class_id)
        for person in {row.coach, coachees.get(row.request, row.coach)}:
            yield (person, row.slot), duty
    for cover in plan.covers:
        if cover.person is not None and cover.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED):
            yield (cover.person, cover.slot), (cover.class_id,)


def _sessions(v: Variables) -> Iterator[tuple[Place, Duty, Var]]:
    for choice in v.every_choice:
        for person in (choice.coach, v.problem.requests[choice.request].coachee):
            yield (person, choice.place.slot), _session_duty(v, choice), choice.var


def _session_duty(v: Variables, choice: Choice) -> Duty:
    host = choice.place.host
    class_id = None if host is None else v.problem.meetings[host].class_id
    return (v.problem.requests[choice.request].id, choice.cycle + 1, choice.step + 1, choice.coach, class_id)


def _covers(v: Variables) -> Iterator[tuple[Place, Duty, Var]]:
    for cover in v.every_cover:
        if cover.way.person is not None:
            yield (cover.way.person, v.problem.meetings[cover.meeting].slot), _cover_duty(v, cover), cover.var


def _cover_duty(v: Variables, cover: CoverChoice) -> Duty:
    return (v.problem.meetings[cover.meeting].class_id,)
