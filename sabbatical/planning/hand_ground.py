"""What changes by hand are tried on: a plan with its past and pins, as the school and the solver know it."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.errors import DataError
from sabbatical.planning.hand_rows import AnyRow, HandRows
from sabbatical.planning.published import MomentOf
from sabbatical.planning.rows import Row
from sabbatical.planning.slots import SlotMap
from sabbatical.planning.translate import to_problem
from solver.alternatives import Standing
from solver.by_hand import Hand
from solver.plan import Plan
from solver.published import Published
from solver.rules import Tier


class HandGround:
    """A plan and its term, translated once; parameters as of `sabbatical.planning.by_hand.Desk`."""

    def __init__(self, school: School, plan: TermPlan, replan: Replan, moment: Moment, *, is_repair: bool) -> None:
        timetable = lay_out(school)
        problem, parts = to_problem(school, timetable, replan), MomentOf(school, timetable, replan)
        if not is_repair:
            policy = replace(problem.policy, tiers=tuple(Tier(name) for name in school.policy.tiers))
            problem = replace(problem, policy=policy)
        published = problem.published or Published()
        # The pins are held apart: that the leader moves what is pinned is no breach of its own pin.
        problem = replace(problem, published=replace(published, pinned=Plan()))
        self._moment = moment
        self._places = SlotMap.of(timetable).places
        self._numbers = {(day.date, period.period): slot for slot, (day, period) in enumerate(self._places)}
        self._dates = [day.date for day in timetable.days]
        over = sum(moment.is_past(day.date, period.start) for day, period in self._places)
        whole = parts.whole(plan, nowhere=len(problem.slots))
        self.standing = Standing(problem, whole, max(published.first_slot, over))
        self.hand = Hand(self.standing, published.pinned)
        self.rows = HandRows(school, timetable, problem, parts, plan)

    def slot(self, date: dt.date, period: str) -> int | None:
        """Return the slot of a date and period; None where the term has none."""
        return self._numbers.get((date, period))

    def slot_near(self, date: dt.date) -> int | None:
        """Return the first slot to come that is on a date or after it, else the last one; None where none is."""
        first, count = self.standing.first_slot, len(self._places)
        if first >= count:
            return None
        begins = bisect_left([day.date for day, _ in self._places], date)
        return min(max(begins, first), count - 1)

    def slots_between(self, start: dt.date | None, end: dt.date | None) -> list[int]:
        """Return the slots to come from one date to another; None = the term's first or last."""
        first, last = start or dt.date.min, end or dt.date.max
        to_come = range(self.standing.first_slot, len(self._places))
        return [slot for slot in to_come if first <= self._places[slot][0].date <= last]

    def place(self, slot: int) -> tuple[dt.date, str]:
        """Return the date and period of a slot."""
        day, period = self._places[slot]
        return day.date, period.period

    def days_from(self, date: dt.date, slot: int) -> int:
        """Return the school days from a date, or the first school day after it, to a slot; negative before it."""
        return self._places[slot][0].index - bisect_left(self._dates, date)

    def session_row(self, item: str) -> PlannedSession:
        """Return a session to come by its id.

        Raises
        ------
        DataError
            If there is none, it is over, or the school no longer has its request or step.
        """
        row = self._row(item, self.rows.plan.sessions, "session")
        request = self.standing.checker.index.requests.get(self.rows.session(row).request)
        if request is None or not 1 <= row.step <= len(request.steps):
            raise _gone(item)
        return row

    def cover_row(self, item: str) -> PlannedCover:
        """Return a cover to come by its id.

        Raises
        ------
        DataError
            If there is none, it is over, or the class no longer meets then.
        """
        row = self._row(item, self.rows.plan.covers, "cover")
        if (row.class_id, self.rows.cover(row).slot) not in self.standing.checker.index.meetings:
            raise _gone(item)
        return row

    def is_to_come(self, row: Row) -> bool:
        """Return whether a row may still be changed."""
        return self.rows.is_to_come(row) and not self._moment.is_past(row.date, row.start)

    def _row(self, item: str, rows: Iterable[AnyRow], noun: str) -> AnyRow:
        row = next((row for row in rows if row.id == item), None)
        if row is None:
            raise DataError(
                f"The plan has no {noun} with the id {item}.",
                hint=f"Ids are the first column of sessions.csv and covers.csv, which {Way.EXPORT} writes.",
            )
        if not self.is_to_come(row):
            raise DataError(
                f"{item} was on {row.date.isoformat()}; it is over.", hint="Only what is to come can change."
            )
        return row


def _gone(item: str) -> DataError:
    return DataError(
        f"{item} is about a request, a class or a time that the school no longer has.", hint="Re-plan first."
    )
