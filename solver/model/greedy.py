"""A plan in a moment: request by request, each at the first places that nobody has to leave a class for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from solver.model.diary import Diary
from solver.model.facts import Facts
from solver.model.pair_places import PairPlaces
from solver.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Who is planned before whom, and with whom rather than with others."""

    first: tuple[int, ...]
    """Requests, in the order in which their first cycles are planned."""
    further: tuple[int, ...]
    """The same for the cycles that follow."""
    coaches: Mapping[int, str] = field(default_factory=dict)
    """By request: the coach to try before the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """What came of planning in turn."""

    plan: Plan
    without_first: tuple[int, ...]
    """Requests with places of which no cycle fitted."""
    without_further: tuple[int, ...]
    """Requests of which a first cycle fitted, but not all."""
    looks: int
    """How much work it was; see `Diary.looks`."""


def plan_in_turn(facts: Facts, places: PairPlaces, plan: Plan, turns: Turns) -> Try:
    """Plan the cycles that fit one after the other: all first ones before the second ones, and so on.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Places for which nobody has to leave a class; asked for those of a coach whose turn comes, and no others.
    plan
        A plan without sessions; its covers stand.
    turns
        The order. Of coaches alike for a request, those with fewer requests so far come first.
    """
    greedy = _Greedy(facts, places, plan, turns)
    for cycle in range(max((request.cycles for request in facts.problem.requests), default=0)):
        greedy.plan_cycle(cycle)
    diary = greedy.diary
    return Try(
        plan=Plan(sessions=tuple(sorted(diary.sessions)), covers=plan.covers),
        without_first=tuple(greedy.without_first),
        without_further=tuple(greedy.without_further),
        looks=diary.looks,
    )


class _Greedy:
    """One try from start to end."""

    def __init__(self, facts: Facts, places: PairPlaces, plan: Plan, turns: Turns) -> None:
        self._requests = facts.problem.requests
        self._places = places
        self._turns = turns
        self._last: dict[int, int] = {}
        """Slot of the last session, by request whose cycles all fitted so far."""
        self._coaches: dict[int, str] = {}
        """By request with a first cycle: who has it."""
        self.diary = Diary(facts, plan)
        self.without_first: list[int] = []
        self.without_further: list[int] = []

    def plan_cycle(self, cycle: int) -> None:
        """Plan the cycle with a number (from 0) of each request that has all cycles before."""
        for request in self._turns.further if cycle else self._turns.first:
            if cycle >= self._requests[request].cycles or (cycle and request not in self._last):
                continue
            if self._fits(request, cycle):
                continue
            self._last.pop(request, None)
            if any(len(self._places.cycles(request, coach)) > cycle for coach in self._in_turn(request)):
                (self.without_further if cycle else self.without_first).append(request)

    def _fits(self, request: int, cycle: int) -> bool:
        """Plan a cycle with the first coach with whom it fits; return whether there is one."""
        for coach in self._in_turn(request):
            cycles = self._places.cycles(request, coach)
            if len(cycles) <= cycle:
                continue
            chain = self.diary.first_chain(request, coach, cycles[cycle], self._last.get(request))
            if chain is not None:
                self.diary.enter(request, cycle, coach, chain)
                self._coaches[request] = coach
                self._last[request] = chain[-1][0]
                return True
        return False

    def _in_turn(self, request: int) -> list[str]:
        """Return the coaches to try; once a first cycle is planned, its coach alone."""
        if request in self._coaches:
            return [self._coaches[request]]
        preferred, has = self._turns.coaches.get(request), self.diary.requests
        return sorted(self._places.coaches(request), key=lambda coach: (coach != preferred, has[coach]))
