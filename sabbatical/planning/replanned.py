"""A re-plan in the words of the school: what is carried over, and the ids of what is kept."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.planning.published import MomentOf
from sabbatical.planning.rows import Row
from solver.plan import Plan

Place = tuple[object, ...]
"""What a row is about: request, cycle and step, or date, period and class."""
AnyRow = TypeVar("AnyRow", PlannedSession, PlannedCover)


def without_past(plan: Plan, past: Plan) -> Plan:
    """Return the rows of a plan that are not past."""
    sessions, covers = frozenset(past.sessions), frozenset(past.covers)
    return Plan(
        sessions=tuple(row for row in plan.sessions if row not in sessions),
        covers=tuple(row for row in plan.covers if row not in covers),
    )


def with_carried_rows(planned: TermPlan, replan: Replan, moment: MomentOf, pinned: Plan) -> TermPlan:
    """Return the re-planned term.

    Past rows of the published plan stand verbatim, marked as done; missed ones stay as they are. What is still to
    come keeps the id that the published plan gave it; where a row that is carried over has that id already, as that
    of a missed step has, ``-2``, ``-3`` ... is appended.

    Parameters
    ----------
    planned
        What the solver planned, without the past.
    replan, moment
        The published plan, and what of it is over.
    pinned
        The pins that the plan holds; their rows are marked.
    """
    before = replan.published
    sessions, covers = _carried(before.sessions, moment), _carried(before.covers, moment)
    session_ids = _ids(planned.sessions, before.sessions, sessions)
    cover_ids = _ids(planned.covers, before.covers, covers)
    pins = {(s.request, s.cycle, s.step) for s in pinned.sessions}
    cover_pins = {(c.class_id, c.slot) for c in pinned.covers}
    new_sessions = [
        replace(row, id=session_ids[_about(row)], pinned=(row.request, row.cycle, row.step) in pins)
        for row in planned.sessions
    ]
    new_covers = [
        replace(row, id=cover_ids[_about(row)], pinned=(row.class_id, moment.reader.slot(row)) in cover_pins)
        for row in planned.covers
    ]
    return replace(
        planned,
        sessions=tuple(sorted((*sessions, *new_sessions), key=lambda row: (row.date, row.start, row.id))),
        covers=tuple(sorted((*covers, *new_covers), key=lambda row: (row.date, row.start, row.id))),
    )


def _carried(rows: Iterable[AnyRow], moment: MomentOf) -> list[AnyRow]:
    """Return the rows that stay as they are."""
    rows = tuple(rows)
    missed = [row for row in rows if row.status is DutyStatus.MISSED]
    past = [row for row in rows if row.status is not DutyStatus.MISSED and moment.is_past(row)]
    return missed + [replace(row, status=DutyStatus.DONE) for row in past]


def _ids(planned: Iterable[Row], before: Iterable[Row], carried: Iterable[Row]) -> dict[Place, str]:
    """Return the id of each planned row; those that the published plan had come first."""
    taken = {row.id for row in carried}
    kept = {_about(row): row.id for row in before if row.id not in taken}
    ids: dict[Place, str] = {}
    for row in sorted(planned, key=lambda row: _about(row) not in kept):
        ids[_about(row)] = free_id(kept.get(_about(row), row.id), row.id, taken)
        taken.add(ids[_about(row)])
    return ids


def free_id(wanted: str, plain: str, taken: set[str]) -> str:
    """Return the wanted id, or where it is taken the plain one with the first number from 2 on that is free."""
    names = (wanted, plain, *(f"{plain}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _about(row: Row) -> Place:
    if isinstance(row, PlannedSession):
        return row.request, row.cycle, row.step
    return row.date, row.period, row.class_id
