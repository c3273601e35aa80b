"""Plans parts of the best plan anew while the rest stands: single requests first, then many together."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from solver.model.anew import plan_anew
from solver.model.attempts import cycles_next
from solver.model.build import NARROW, WHOLE
from solver.model.context import SearchContext
from solver.model.engine import Limits
from solver.model.few_requests import FewRequests
from solver.model.pair_places import Places
from solver.model.parts import Neighbourhoods
from solver.model.wanting import falling_short
from solver.rules import Tier

ALONE, SOME, MANY = 0, 2_000, 8_000
"""Places of a part: of one request alone; of some, planned in a fraction of a second; of many."""

EFFORT_SOME, EFFORT_MANY = 0.4, 4.0
"""Most work on one part, in CP-SAT's deterministic seconds."""

MOST_MENDED = 8
"""How many requests are planned anew with others beside them."""


class PartPlanner:
    """Improves the best plan part by part; proves nothing.

    Parameters
    ----------
    context
        What all parts of the search share.
    few
        What has served few requests before.
    """

    def __init__(self, context: SearchContext, few: FewRequests) -> None:
        self._context = context
        self._few = few
        self._facts = context.facts
        self._clock = context.clock
        self._best = context.best
        self._book = context.book
        self._drawn = 0

    def fill(self, tier: Tier, goal: int | None) -> None:
        """Plan each request anew that a tier could be better by, alone; then some with others, as long as that helps.

        Parameters
        ----------
        tier
            One of `solver.model.wanting.AT_REQUESTS`.
        goal
            A bound of the tier, if one is known: the end where it is reached.
        """
        self.each_alone(tier, goal)
        while self.mend(tier, goal) and tier is Tier.LOST:
            pass

    def each_alone(self, tier: Tier, goal: int | None) -> None:
        """Plan each request anew that a tier could be better by, alone."""
        wanting = self.wanting(tier)
        if tier is Tier.REQUESTS:
            wanting = [request for request in wanting if not self._few.is_full_for(request)]
        if wanting:
            self._plan_each(wanting, self._neighbourhoods(releases=True), tier, goal, ALONE)

    def wanting(self, tier: Tier) -> list[int]:
        """Return the requests with places that the best plan could be better by in a tier, the most urgent first."""
        able = {request for request, _ in self._book.of(WHOLE)}
        return [request for request in falling_short(self._facts, self._best.plan, tier) if request in able]

    def mend(self, tier: Tier, goal: int | None) -> bool:
        """Plan some of the requests anew that a tier could be better by, with others; return whether that helped."""
        before = self._best.value(tier)
        self._plan_each(self.wanting(tier)[:MOST_MENDED], self._neighbourhoods(releases=True), tier, goal, SOME)
        return self._best.value(tier) != before

    def _plan_each(
        self, wanting: list[int], draws: Neighbourhoods, tier: Tier, goal: int | None, most_choices: int
    ) -> None:
        limits = replace(self._clock.limits(0.15, workers=1, effort=EFFORT_SOME), is_small=most_choices == ALONE)
        for request in wanting:
            if limits.is_over() or self._best.value(tier) == goal:
                return
            self._plan(draws.around(request, self._best.plan, most_choices), tier, goal, limits)

    def improve(self, tier: Tier, goal: int | None, most_parts: int | None, *, releases: bool) -> None:
        """Plan parts drawn at random, until the goal is met or the time or their number is up.

        Parameters
        ----------
        tier
            What to improve.
        goal
            A bound of it, if one is known.
        most_parts
            How many; None = as many as there is time for.
        releases
            Whether a plan as good can have planned releases.
        """
        limits = self._clock.limits(0.4, workers=1, effort=EFFORT_MANY)
        draws = self._neighbourhoods(releases=releases)
        for _ in _numbers(most_parts):
            if not draws.requests or limits.is_over() or self._best.value(tier) == goal:
                return
            request = draws.seed(falling_short(self._facts, self._best.plan, tier))
            self._plan(draws.around(request, self._best.plan, MANY), tier, goal, limits)

    def _neighbourhoods(self, *, releases: bool) -> Neighbourhoods:
        """Return parts to draw, others each time."""
        self._drawn += 1
        return Neighbourhoods(self._facts, self._book.of(WHOLE if releases else NARROW), self._clock.seed + self._drawn)

    def _plan(self, part: Places, tier: Tier, goal: int | None, limits: Limits) -> None:
        plan_anew(self._context, part, tier, goal, limits, cycles_next(self._facts, tier))


def _numbers(most: int | None) -> Iterator[int]:
    return count() if most is None else iter(range(most))
