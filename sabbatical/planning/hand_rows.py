"""A plan changed by hand, in the words of the school: rows that stay keep their ids and marks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from sabbatical.domain.plan import (
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    TermPlan,
)
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.published import MomentOf
from sabbatical.planning.replanned import free_id, without_past
from sabbatical.planning.rows import Row, as_cover, as_session
from sabbatical.planning.term_plan import PlanWords
from solver.plan import Cover, Plan, Session
from solver.problem import Problem

BY_HAND = "changed by hand"
"""Why the planning of a plan stopped that was changed by hand: it was not planned."""

AnyRow = TypeVar("AnyRow", PlannedSession, PlannedCover)


class HandRows:
    """The rows of the plan that stands, and how the solver knows them.

    Parameters
    ----------
    school, timetable, problem
        As they are now.
    moment
        What of the plan is over.
    plan
        The plan that stands.
    """

    def __init__(
        self, school: School, timetable: TermTimetable, problem: Problem, moment: MomentOf, plan: TermPlan
    ) -> None:
        self._words = PlanWords(school, timetable, problem)
        self._requests = {request.id for request in problem.requests}
        self._moment = moment
        self._nowhere = len(problem.slots)
        self.plan = plan
        self._past = moment.past(plan)

    def is_to_come(self, row: Row) -> bool:
        """Return whether a row is neither missed nor over."""
        return row.status is not DutyStatus.MISSED and not self._moment.is_past(row)

    def session(self, row: PlannedSession) -> Session:
        """Return a session to come as the solver knows it."""
        return as_session(row, self._moment.reader.request_ahead(row), self._slot(row))

    def cover(self, row: PlannedCover) -> Cover:
        """Return a cover to come as the solver knows it."""
        return as_cover(row, self._slot(row))

    def in_words(self, changed: Plan, covers: Iterable[Cover]) -> tuple[PlannedCover, ...]:
        """Return covers in words, in a plan in which they stand."""
        known = tuple(row for row in changed.sessions if row.request in self._requests)
        missing = self._words.missing(Plan(sessions=known))
        return tuple(self._words.cover(row, missing) for row in covers)

    def changed(self, plan: Plan, put: Plan) -> TermPlan:
        """Return the term with another plan of what is to come; what was put by hand is pinned.

        What is past stands, marked as done. A session that stays the same step of its cycle keeps its id, and so does
        the cover of a meeting.
        """
        ahead = without_past(plan, self._past)
        return TermPlan(
            summary=PlanSummary(status=PlanStatus.FEASIBLE, seconds=0.0, seed=0, tiers=(), stop_reason=BY_HAND),
            sessions=self._new_sessions(ahead.sessions, frozenset(put.sessions)),
            covers=self._new_covers(plan, ahead.covers, frozenset(put.covers)),
        )

    def _new_sessions(self, found: tuple[Session, ...], put: frozenset[Session]) -> tuple[PlannedSession, ...]:
        old = {self.session(row): row for row in self.plan.sessions if self.is_to_come(row)}
        stay = [replace(row, pinned=row.pinned or key in put) for key, row in old.items() if key in found]
        fresh = [replace(self._words.session(key), pinned=key in put) for key in found if key not in old]
        return _in_order(_with_ids(self.plan.sessions, [*self._carried(self.plan.sessions), *stay], fresh))

    def _new_covers(self, plan: Plan, found: tuple[Cover, ...], put: frozenset[Cover]) -> tuple[PlannedCover, ...]:
        old = {self.cover(row): row for row in self.plan.covers if self.is_to_come(row)}
        stay = [replace(row, pinned=row.pinned or key in put) for key, row in old.items() if key in found]
        new = [key for key in found if key not in old]
        fresh = [replace(row, pinned=key in put) for key, row in zip(new, self.in_words(plan, new), strict=True)]
        return _in_order(_with_ids(self.plan.covers, [*self._carried(self.plan.covers), *stay], fresh))

    def _carried(self, rows: Iterable[AnyRow]) -> list[AnyRow]:
        over = [row for row in rows if not self.is_to_come(row)]
        return [replace(row, status=DutyStatus.DONE) if row.status is DutyStatus.PLANNED else row for row in over]

    def _slot(self, row: Row) -> int:
        slot = self._moment.reader.slot(row)
        return self._nowhere if slot is None else slot


def _with_ids(before: Iterable[AnyRow], kept: list[AnyRow], fresh: Iterable[AnyRow]) -> Iterator[AnyRow]:
    """Yield all rows; those that are new take the id that the plan before gave to what they are about."""
    yield from kept
    taken = {row.id for row in kept}
    ids = {_about(row): row.id for row in before if row.status is not DutyStatus.MISSED}
    for row in fresh:
        row_id = free_id(ids.get(_about(row), row.id), row.id, taken)
        taken.add(row_id)
        yield replace(row, id=row_id)


def _about(row: Row) -> tuple[object, ...]:
    """Return what a row to come is about: the step, or the meeting."""
    if isinstance(row, PlannedSession):
        return row.request, row.cycle, row.step
    return row.date, row.period, row.class_id


def _in_order(rows: Iterable[AnyRow]) -> tuple[AnyRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.date, row.start, row.id)))
