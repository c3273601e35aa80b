"""The published plan and its moment as the solver takes them."""

import datetime as dt
from collections.abc import Iterator

from sabbatical.domain.change_weights import ChangeWeights
from sabbatical.domain.plan import DutyStatus, PlannedSession, TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.domain.reports.releases import NOT_A_DUTY
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.counted import counted_cycles
from sabbatical.planning.pins import read_pins
from sabbatical.planning.rows import Row, RowReader, as_cover, as_plan, as_session, joined
from sabbatical.planning.slots import SlotMap
from sabbatical.planning.today import first_slot_of
from solver.plan import Plan
from solver.published import Published

Place = tuple[str, dt.date, str]
"""Person, date and period."""


def to_published(school: School, timetable: TermTimetable, replan: Replan) -> Published:
    """Return what the solver needs to know of the published plan.

    Rows may name people, classes, requests and times that the school no longer has. A past row at a time that is
    no slot any more counts in the slot nearest before it (`RowReader.past_slot`); one to come is a change in every
    plan and adds to `gone`. So does a coachee's part in a session of a request that was withdrawn or is another
    teacher's now, since only the request tells the solver who is coached.

    Parameters
    ----------
    school, timetable
        As they are now.
    replan
        The published plan and the moment from which on it may change.
    """
    moment = MomentOf(school, timetable, replan)
    weights = ChangeWeights.of(school, timetable, replan)
    places = SlotMap.of(timetable).places
    return Published(
        past=moment.past(replan.published),
        ahead=moment.ahead(replan.published),
        first_slot=moment.first_slot,
        weights=tuple(weights.of_date(day.date) for day, _ in places),
        gone=sum(weights.weight(*place) for place in set(moment.lost_places(replan.published))),
        counted=counted_cycles(school, replan),
        pinned=read_pins(school, timetable, replan, moment.first_slot).plan,
        untold=frozenset(
            (person, slot)
            for person, date, period in replan.untold
            if (slot := moment.reader.slot_of(date, period)) is not None
        ),
    )


class MomentOf:
    """Parts the rows of a plan by what is past at the moment of a re-plan."""

    def __init__(self, school: School, timetable: TermTimetable, replan: Replan) -> None:
        self._replan = replan
        self._requests = {request.id for request in school.requests}
        self.first_slot = first_slot_of(timetable, replan)
        self.reader = RowReader(school, timetable, self.first_slot)

    def is_past(self, row: Row) -> bool:
        """Return whether a row is over, by today's bell where its period still exists."""
        slot = self.reader.slot(row)
        return self._replan.is_over(row.date, row.start) if slot is None else slot < self.first_slot

    def past(self, plan: TermPlan) -> Plan:
        """Return what of a plan is over; what was missed is left out."""
        return self.reader.past(plan, self.is_past)

    def ahead(self, plan: TermPlan, *, nowhere: int | None = None) -> Plan:
        """Return what of a plan is to come; rows without a slot get the slot `nowhere`, or are left out."""
        found = [(row, self.reader.slot(row)) for row in self._to_come(plan)]
        placed = [(row, nowhere if slot is None else slot) for row, slot in found]
        return as_plan(
            [
                as_session(row, self.reader.request_ahead(row), slot)
                for row, slot in placed
                if slot is not None and isinstance(row, PlannedSession)
            ],
            [as_cover(row, slot) for row, slot in placed if slot is not None and not isinstance(row, PlannedSession)],
        )

    def whole(self, plan: TermPlan, *, nowhere: int) -> Plan:
        """Return past and future of a plan as one."""
        return joined(self.past(plan), self.ahead(plan, nowhere=nowhere))

    def lost_places(self, plan: TermPlan) -> Iterator[Place]:
        """Yield the published duties to come that no plan can keep and that `ahead` cannot show."""
        for row in self._to_come(plan):
            is_nowhere = self.reader.slot(row) is None
            if isinstance(row, PlannedSession):
                if is_nowhere:
                    yield row.coach, row.date, row.period
                if is_nowhere or self.reader.request_ahead(row) not in self._requests:
                    yield row.coachee, row.date, row.period
            elif is_nowhere and row.cover_kind not in NOT_A_DUTY:
                yield row.cover_person, row.date, row.period

    def _to_come(self, plan: TermPlan) -> list[Row]:
        rows: tuple[Row, ...] = (*plan.sessions, *plan.covers)
        return [row for row in rows if row.status is not DutyStatus.MISSED and not self.is_past(row)]
