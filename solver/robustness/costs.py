"""What each way to cover a meeting costs the day, so that one sum keeps the order of what matters."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from solver.problem import CoverKind
from solver.robustness.term import NOBODY, Term

if TYPE_CHECKING:
    from solver.model.day_cover import Need


class Costs:
    """Minutes uncovered by absences come before sessions, these before changed cover persons, these before lost time.

    Each weighs more than all that comes after it can sum up to on that day.

    Parameters
    ----------
    term
        The term.
    meetings
        The day's meetings for which somebody is sought.
    """

    def __init__(self, term: Term, meetings: Sequence[int]) -> None:
        self._term = term
        self._change = 1 + sum(term.loss_range(meeting)[1] for meeting in meetings)
        self._session = self._change * (1 + len(meetings))
        self._minute = self._session * (1 + len(meetings))

    def absence(self, meeting: int, losses: Mapping[int, int]) -> "Need":
        """Return the need of a meeting that an absence opens; `losses` are in hundredths of a minute, by person."""
        minutes = self._term.minutes[self._term.slot_of[meeting]]
        return self._need(meeting, losses, self._minute * minutes + self._open(meeting))

    def release(self, meeting: int, losses: Mapping[int, int], *, may_stay_open: bool) -> "Need":
        """Return the need of a meeting that a session opens, which falls unless the meeting may stay open."""
        return self._need(meeting, losses, self._open(meeting) if may_stay_open else self._session)

    def _need(self, meeting: int, losses: Mapping[int, int], open_cost: int) -> "Need":
        from solver.model.day_cover import Need  # imports OR-Tools: only when somebody has to be found

        costs = {person: loss + self._changed(meeting, person) for person, loss in losses.items()}
        return Need(slot=self._term.slot_of[meeting], costs=costs, open_cost=open_cost)

    def _open(self, meeting: int) -> int:
        return self._term.loss_hundredths(meeting, CoverKind.UNCOVERED) + self._changed(meeting, NOBODY)

    def _changed(self, meeting: int, person: int) -> int:
        """Return the cost of another person than the planned one; a meeting without a plan for it has none."""
        return self._change if self._term.planned.get(meeting, person) != person else 0
