"""Whether the other steps of a request find any times at all once a session is put somewhere."""

from collections.abc import Iterable, Iterator

from solver.alternatives.standing import Standing
from solver.alternatives.times import placed_at
from solver.check import Breach
from solver.check.words import session_name, when
from solver.plan import Plan, Session
from solver.problem import Request
from solver.rules import Rule

SINGLE_RULES = (Rule.WINDOW, Rule.PRESENT, Rule.HOST, Rule.MAY_LEAVE, Rule.QUALIFIED)
"""What one session breaks by itself, it breaks in every plan that holds it."""

Place = tuple[int, int]
"""Cycle and step."""


class Chain:
    """The steps of one request in order: those that are held in their slots, all others free.

    Parameters
    ----------
    standing
        The problem with its checker.
    request
        A request of the problem.
    put
        A session of it, put by hand.
    held
        Its sessions that stay: past or pinned, without that one.
    """

    def __init__(self, standing: Standing, request: Request, put: Session, held: Iterable[Session]) -> None:
        self._standing = standing
        self._request = request
        self._put = put
        self._held = {(row.cycle, row.step): row.slot for row in held}
        self._tried: dict[tuple[Place, int], bool] = {}

    def breaches(self) -> Iterator[Breach]:
        """Find the first step after, and the first before, that has no time left. Exact for one request alone."""
        for later in (True, False):
            place = self._first_without_time(later=later)
            if place is not None:
                yield self._breach(place, later=later)

    def _first_without_time(self, *, later: bool) -> Place | None:
        reached, here = {self._put.slot}, (self._put.cycle, self._put.step)
        for place in self._after() if later else self._before():
            if not later and self._is_over(place):
                return None  # what is over is judged against its neighbour by the checker
            times = self._times(reached, self._days(place if later else here), later=later)
            reached = {slot for slot in times if self._may_be(place, slot)}
            here = place
            if not reached:
                return place
        return None

    def _after(self) -> Iterator[Place]:
        """Yield what must follow: the rest of the cycle, and later cycles as far as one is held."""
        last = max((cycle for cycle, _ in self._held), default=0)
        place, end = (self._put.cycle, self._put.step), max(last, self._put.cycle)
        while (place := self._next(place))[0] <= end:
            yield place

    def _before(self) -> Iterator[Place]:
        steps = len(self._request.steps)
        cycle, step = self._put.cycle, self._put.step
        while (cycle, step) != (1, 1):
            cycle, step = (cycle, step - 1) if step > 1 else (cycle - 1, steps)
            yield cycle, step

    def _next(self, place: Place) -> Place:
        cycle, step = place
        return (cycle, step + 1) if step < len(self._request.steps) else (cycle + 1, 1)

    def _days(self, place: Place) -> tuple[int, int]:
        """Return how many school days a step may come after the one before it."""
        _, step = place
        if step == 1:
            policy = self._standing.problem.policy
            return policy.cycle_gap_min_days, policy.cycle_gap_max_days
        found = self._request.steps[step - 1]
        return found.min_days, found.max_days

    def _times(self, reached: set[int], days: tuple[int, int], *, later: bool) -> set[int]:
        """Return the slots so many school days after one of `reached`, or before it; never the same slot."""
        index, (low, high) = self._standing.checker.index, days
        return {
            time
            for slot in reached
            for gap in range(low, high + 1)
            for time in index.slots_of_day.get(index.slot(slot).day + (gap if later else -gap), [])
            if (time > slot if later else time < slot)
        }

    def _may_be(self, place: Place, slot: int) -> bool:
        if place in self._held:
            return self._held[place] == slot
        key = (place, slot)
        if key not in self._tried:
            self._tried[key] = slot >= self._standing.first_slot and not self._breaks(place, slot)
        return self._tried[key]

    def _breaks(self, place: Place, slot: int) -> bool:
        cycle, step = place
        plain = Session(
            request=self._request.id, cycle=cycle, step=step, coach=self._put.coach, slot=slot, class_id=None
        )
        session = placed_at(self._standing, plain, slot, self._put.coach)
        return self._standing.breaks(Plan(sessions=(session,)), SINGLE_RULES)

    def _is_over(self, place: Place) -> bool:
        return self._held.get(place, self._standing.first_slot) < self._standing.first_slot

    def _breach(self, place: Place, *, later: bool) -> Breach:
        cycle, step = place
        side = "after" if later else "before"
        at = when(self._standing.checker.index, self._put.slot)
        return Breach(
            rule=Rule.STEP_ORDER,
            sentence=f"With the session of {session_name(self._put)} {at}, no time is left {side} it for "
            f"cycle {cycle}, step {step}.",
        )
