"""Models of growing width, tried in turn for each tier until one proves the plan best.

narrow
    No planned releases. Ten times smaller than the whole; its plans are plans.
wide
    Releases covered by kinds of people within what the school can muster. Its optimum bounds every plan; whether
    persons can be found for its covers is tried with its sessions fixed.
whole
    Everything. Begins with the best plan found before.
"""

from collections.abc import Callable

from solver.check import evaluate
from solver.model.bounds import pairs_bound
from solver.model.build import Places, Scope, find_places
from solver.model.clock import Clock
from solver.model.engine import Report
from solver.model.facts import NONE, Facts
from solver.model.first import nothing_planned
from solver.model.levels import Level
from solver.model.places import select
from solver.plan import Plan, Session
from solver.rules import Tier

NARROW = Scope(releases=False)
WIDE = Scope(cover_persons=False)
WHOLE = Scope()


class ModelError(AssertionError):
    """A model refuses a plan that keeps every rule: a fault of the model."""


class Ladder:
    """Finds ever better plans of one problem.

    Parameters
    ----------
    facts
        The problem's facts.
    clock
        Time, seed, workers and cancellation.
    report
        Gives for a tier the function to be told of its incumbents and bounds.
    """

    def __init__(self, facts: Facts, clock: Clock, report: Callable[[Tier], Report]) -> None:
        self._facts = facts
        self._clock = clock
        self._report = report
        self._held: dict[Tier, int] = {}
        self._levels: dict[Scope, Level] = {}
        self.plan: Plan = nothing_planned(facts)
        """The best plan so far."""
        self.places: Places = find_places(facts, with_releases=True)
        """Every place of every step."""
        self._narrow_places: Places | None = None
        self._no_release = not _any_release(self.places)
        self.narrow_is_exact = self._no_release
        """Whether no plan as good in the tiers held has a planned release."""

    def value(self, tier: Tier) -> int:
        """Return the value of the best plan so far."""
        return evaluate(self._facts.problem, self.plan)[tier]

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        self._held[tier] = value
        for level in self._levels.values():
            level.hold(tier, value)

    def cover_absences(self, tier: Tier) -> int:
        """Improve the cover of absences alone in `tier` and return the bound proven."""
        absences = Scope(sessions=False, releases=False)
        return self._improve(absences, tier, goal=None, share=0.15) or 0

    def restart(self, held: dict[Tier, int]) -> None:
        """Forget the models and what they held, and hold the given values instead; the plan stays."""
        self._levels.clear()
        self._held = dict(held)
        self.narrow_is_exact = self._no_release

    def pairs_bound(self, tier: Tier) -> int | None:
        """Return a bound of `tier` from who may coach whom alone, for plans as good in the tiers held."""
        places = self._places(NARROW if self.narrow_is_exact else WHOLE)
        return pairs_bound(self._facts, places, tier, self._held, self._clock.limits(0.1, workers=1))

    def search(self, tier: Tier, goal: int | None) -> int | None:
        """Improve the plan in `tier` and return the best bound proven; None if there is none.

        Parameters
        ----------
        tier
            The tier.
        goal
            A bound that holds for every plan as good in the tiers held, if one is known.
        """
        if self.narrow_is_exact:
            return self._improve(NARROW, tier, goal=goal, share=0.6)
        if WHOLE not in self._levels:
            if self._narrow_reaches(tier, goal):
                return goal
            bound = self._wide(tier, goal)
            if bound is not None and bound == self.value(tier):
                return bound
            goal = goal if bound is None else bound
        bound = self._improve(WHOLE, tier, goal=goal, share=0.5)
        return goal if bound is None else bound

    def _narrow_reaches(self, tier: Tier, goal: int | None) -> bool:
        """Try to reach `goal` without releases; a first plan is worth a moment in any case."""
        hit = {(m.class_id, m.slot) for m in map(self._facts.meetings.__getitem__, self._facts.hit_meetings)}
        released = any((cover.class_id, cover.slot) not in hit for cover in self.plan.covers)
        if released or (goal is None and self.plan.sessions):
            return False
        self._improve(NARROW, tier, goal=goal, share=0.1)
        return self.value(tier) == goal

    def _wide(self, tier: Tier, goal: int | None) -> int | None:
        """Bound `tier` by the wide model, find persons for its plan, and return the bound."""
        level = self._level(WIDE)
        if goal is not None:
            level.aim(tier, goal)
        found, outcome = level.optimise(tier, self.plan, self._clock.limits(0.4), self._report(tier))
        if outcome.infeasible:
            raise ModelError(f"the wide model refuses the plan found before, in tier {tier}")
        if found is not None:
            self._find_persons(tier, found.sessions)
        return goal if outcome.bound is None else outcome.bound

    def _find_persons(self, tier: Tier, sessions: tuple[Session, ...]) -> None:
        """Try the sessions of a wide plan in the whole model, and keep the result if it is better."""
        level = Level(self._facts, _only(self._facts, self.places, sessions), WHOLE)
        for earlier, value in self._held.items():
            level.hold(earlier, value)
        found, _ = level.optimise(tier, None, self._clock.limits(0.2), self._report(tier))
        if found is None:
            return
        new, old = evaluate(self._facts.problem, found)[tier], self.value(tier)
        if (new > old) if tier.is_maximised else (new < old):
            self.plan = found

    def _improve(self, scope: Scope, tier: Tier, *, goal: int | None, share: float) -> int | None:
        """Search in one model, keep the plan found, and return the bound that the model proves."""
        level = self._level(scope)
        if goal is not None:
            level.aim(tier, goal)
        found, outcome = level.optimise(tier, self.plan, self._clock.limits(share), self._report(tier))
        if found is None:
            raise ModelError(f"the model refuses the plan found before, in tier {tier}")
        self.plan = found
        return outcome.bound

    def _places(self, scope: Scope) -> Places:
        if not scope.sessions:
            return {}
        if scope.releases:
            return self.places
        if self._narrow_places is None:
            self._narrow_places = find_places(self._facts, with_releases=False)
        return self._narrow_places

    def _level(self, scope: Scope) -> Level:
        if scope not in self._levels:
            level = Level(self._facts, self._places(scope), scope)
            for tier, value in self._held.items():
                level.hold(tier, value)
            self._levels[scope] = level
        return self._levels[scope]


def _any_release(places: Places) -> bool:
    """Return whether any place takes a teacher out of a class."""
    found = (step for cycles in places.values() for steps in cycles for step in steps)
    return any((step.coach_leaves != NONE).any() or (step.coachee_leaves != NONE).any() for step in found)


def _only(facts: Facts, places: Places, sessions: tuple[Session, ...]) -> Places:
    """Return the places that hold the given sessions, and no others."""
    number = {request.id: index for index, request in enumerate(facts.problem.requests)}
    slots = {(number[s.request], s.coach, s.cycle - 1, s.step - 1): s.slot for s in sessions}
    kept: Places = {}
    for (request, coach), cycles in places.items():
        found = [
            [select(step, step.slots == slots[request, coach, cycle, place]) for place, step in enumerate(steps)]
            for cycle, steps in enumerate(cycles)
            if (request, coach, cycle, 0) in slots
        ]
        if found:
            kept[request, coach] = found
    return kept
