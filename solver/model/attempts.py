"""Attempts to plan what an outline says: small models, around it or of places that it leaves possible."""

from dataclasses import replace
from itertools import pairwise

from solver.model.build import FEW, NARROW, WHOLE, Scope
from solver.model.context import SearchContext
from solver.model.engine import EFFORT_AS_IT_IS, Limits, incumbents_of
from solver.model.facts import Facts
from solver.model.levels import Level
from solver.model.pair_places import Places
from solver.model.realise import AT_WILL, Leeway, places_near
from solver.model.target import Target
from solver.plan import Plan
from solver.rules import Tier

EFFORT_NEAR, EFFORT_ANYWHERE, EFFORT_ANYWHERE_WITH_RELEASES = 4.0, 16.0, 2.0
"""Most work on planning an outline in its own weeks, and in any, in CP-SAT's deterministic seconds.

With releases in any week, the models that come after the outlines do better once places have been left out.
"""

SAME_USES = (Leeway(weeks=0, uses=False), Leeway(weeks=1, uses=False))
NEAR = (*SAME_USES, Leeway(weeks=1, uses=True))
ANYWHERE = (Leeway(weeks=None, uses=False), AT_WILL)

MOST_AT_WILL = 4
"""How many coaches may have any place while all others stay near the outline."""


class Attempts:
    """Plans outlines, and keeps what is better than the best plan.

    Parameters
    ----------
    context
        What all parts of the search share.
    """

    def __init__(self, context: SearchContext) -> None:
        self._context = context
        self._facts = context.facts
        self._clock = context.clock
        self._best = context.best
        self._book = context.book
        self._found: tuple[Plan, Places] = context.best.plan, {}

    def around(
        self,
        target: Target,
        leeways: tuple[Leeway, ...],
        tier: Tier,
        goal: int | None,
        scope: Scope,
        failed_before: frozenset[str] = frozenset(),
    ) -> frozenset[str]:
        """Plan the target's cycles with its coaches, and return the coaches of whom no attempt had all cycles.

        The few of whom the last attempt had not all may have any place in the next.

        Parameters
        ----------
        target
            An outline.
        leeways
            How far to stray from it, one attempt each, until the goal is met.
        tier, goal
            What to improve, and a bound of it if one is known.
        scope
            `NARROW` or `WHOLE`.
        failed_before
            The coaches of whom attempts before had not all cycles.
        """
        failed = frozenset(target.by_coach())
        may_stray = any(leeway.uses for leeway in leeways)
        at_will = _few(failed_before)
        for leeway in leeways:
            if (scope == NARROW or not target.has_weeks) and not leeway.uses:
                continue
            if self._clock.is_over or self._is_met(target, leeway, tier, goal):
                break
            places = places_near(self._facts, self._book.of(scope), target, leeway, at_will)
            near = None if target.has_weeks else self._best.plan
            found = self.among(places, tier, goal, scope, _effort(leeway, scope), near)
            if found is not None:
                short = falls_short(self._facts, target, found)
                failed &= short
                at_will = _few(short) if may_stray else frozenset()
        return failed

    def places_of(self, plan: Plan) -> Places:
        """Return the places among which a plan was found; none if it is not the last one found that was best."""
        found, places = self._found
        return places if found is plan else {}

    def _is_met(self, target: Target, leeway: Leeway, tier: Tier, goal: int | None) -> bool:
        """Return whether the goal is met; with all further cycles of the target, where another attempt is cheap."""
        if self._best.value(tier) != goal:
            return False
        then = cycles_next(self._facts, tier)
        if then is None or leeway.uses:
            return True
        requests = self._facts.problem.requests
        return self._best.value(then) >= sum(requests[r].priority for r, cycle, _ in target.cycles if cycle > 0)

    def among(
        self,
        places: Places,
        tier: Tier,
        goal: int | None,
        scope: Scope,
        effort: float,
        near: Plan | None = None,
    ) -> Plan | None:
        """Look for a plan among some of the scope's places, `near` one first; keep and return it if it is better."""
        if not self._context.can_make(places, scope):
            return None
        level = Level(self._facts, places, FEW if scope == WHOLE else scope)
        for held, value in self._best.held.items():
            level.hold(held, value)
        if goal is not None:
            level.aim(tier, goal)
        limits = self._clock.limits(0.2, workers=1, effort=effort)
        found = self._search(level, tier, goal, limits, near)
        if found is not None:
            self._best.propose(found)
            if self._best.plan is found:
                self._found = found, places
        return found

    def _search(self, level: Level, tier: Tier, goal: int | None, limits: Limits, near: Plan | None) -> Plan | None:
        """Look in a model as it is first: where all that is wanted can be had, that often finds it far sooner."""
        then = cycles_next(self._facts, tier)
        report = incumbents_of(self._context.report(tier), goal)
        at_first = replace(limits, effort=EFFORT_AS_IT_IS, is_small=True)
        found, outcome = level.optimise(tier, None, at_first, report, then, near)
        if outcome.is_settled:
            return found
        later, _ = level.optimise(tier, None, limits, report, then, found or near)
        return later or found


def _few(coaches: frozenset[str]) -> frozenset[str]:
    return coaches if len(coaches) <= MOST_AT_WILL else frozenset()


def _effort(leeway: Leeway, scope: Scope) -> float:
    if leeway.weeks is not None:
        return EFFORT_NEAR
    return EFFORT_ANYWHERE if scope == NARROW else EFFORT_ANYWHERE_WITH_RELEASES


def cycles_next(facts: Facts, tier: Tier) -> Tier | None:
    """Return `Tier.CYCLES` if it follows `tier` and that is `Tier.REQUESTS`: the two are best looked at together."""
    tiers = facts.policy.tiers
    follows = (Tier.REQUESTS, Tier.CYCLES) in pairwise(tiers)
    return Tier.CYCLES if tier is Tier.REQUESTS and follows else None


def falls_short(facts: Facts, target: Target, plan: Plan) -> frozenset[str]:
    """Return the coaches with whom `plan` has fewer cycles of some request than `target`."""
    number = facts.request_number
    planned = {(number[session.request], session.cycle - 1, session.coach) for session in plan.sessions}
    return frozenset(coach for request, cycle, coach in target.cycles if (request, cycle, coach) not in planned)
