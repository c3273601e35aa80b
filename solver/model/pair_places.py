"""The places of one request with one coach, found when first asked for.

All requests with all coaches are many: their number grows with the square of a school. A first plan asks for few.
"""

from collections.abc import Iterator

from solver.model.chains import Chains
from solver.model.facts import Facts
from solver.model.places import PlaceFinder, StepPlaces
from solver.model.qualified import coaches_by_request
from solver.problem import StepKind

Cycles = list[list[StepPlaces]]
"""By cycle and step, the places on a whole chain; as many cycles as fit, which may be none."""

Places = dict[tuple[int, str], Cycles]
"""(request, coach): its places; without pairs that have none."""


class PairPlaces:
    """Every place of every step, request by request and coach by coach.

    Parameters
    ----------
    facts
        The problem's facts.
    releases
        False: only places for which nobody has to leave a class.
    """

    def __init__(self, facts: Facts, *, releases: bool) -> None:
        self._requests = facts.problem.requests
        self._coaches = facts.once(coaches_by_request)
        self._finder = PlaceFinder(facts, releases=releases)
        self._chains = facts.once(Chains)
        self._found: Places = {}

    def coaches(self, request: int) -> tuple[str, ...]:
        """Return who may coach a request by rule `qualified`, in the teachers' order."""
        return self._coaches[request]

    def cycles(self, request: int, coach: str) -> Cycles:
        """Return the places of a request with one of its coaches, narrowed to whole chains."""
        if (request, coach) not in self._found:
            self._found[request, coach] = self._find(request, coach)
        return self._found[request, coach]

    def every(self) -> Places:
        """Return all places, in order of requests and teachers."""
        return {pair: found for pair in self._every_pair() if (found := self.cycles(*pair))}

    def one_by_one(self) -> Iterator[Cycles]:
        """Yield the places of each request with each of its coaches, found when they are asked for."""
        yield from (self.cycles(*pair) for pair in self._every_pair())

    def _every_pair(self) -> Iterator[tuple[int, str]]:
        for request, coaches in enumerate(self._coaches):
            yield from ((request, coach) for coach in coaches)

    def _find(self, request: int, coach: str) -> Cycles:
        asked = self._requests[request]
        # Steps that ask the same of both have the same places. What has no class is found soonest, and fails most.
        alike = sorted(
            {(step.kind is not StepKind.MEET, step.kind, step.release): step for step in asked.steps}.items()
        )
        at = {}
        for (_, kind, release), step in alike:
            at[kind, release] = self._finder.find(asked, step, coach)
            if not len(at[kind, release].slots):
                return []
        return self._chains.narrow(asked, [at[step.kind, step.release] for step in asked.steps])
