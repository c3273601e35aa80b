"""Models of growing width, tried in turn for each tier until one proves the plan best.

narrow
    No planned releases. Ten times smaller than the whole; its plans are plans.
wide
    Releases covered by kinds of people within what the school can muster. Its optimum bounds every plan; whether
    persons can be found for its covers is tried with its sessions fixed.
whole
    Everything. Begins with the best plan found before.

A model too large for the time that is left is not made; parts of the plan are then planned anew, one after the other.
"""

from collections.abc import Callable
from dataclasses import replace

from solver.check import evaluate
from solver.model.bounds import assignment, pairs_bound
from solver.model.build import Places, Scope, find_places
from solver.model.clock import Clock
from solver.model.engine import Report
from solver.model.facts import NONE, Facts
from solver.model.first import nothing_planned
from solver.model.levels import Level
from solver.model.parts import Neighbourhoods, count_choices, of_pairs, of_sessions
from solver.plan import Plan, Session
from solver.rules import Tier

NARROW = Scope(releases=False)
WIDE = Scope(cover_persons=False)
WHOLE = Scope()

SECONDS_PER_CHOICE = 0.0002
"""Time to make, presolve and begin to search a model, for each choice; measured on 2 cores."""


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

    def propose(self, plan: Plan) -> None:
        """Take `plan`, which keeps every rule, for the best so far if it is better in the tiers as a whole."""
        if self._quality(plan) < self._quality(self.plan):
            self.plan = plan

    def _quality(self, plan: Plan) -> list[int]:
        """Return the tiers' values in order, the better the smaller."""
        values = evaluate(self._facts.problem, plan)
        return [-values[tier] if tier.is_maximised else values[tier] for tier in self._facts.policy.tiers]

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
        if tier.is_maximised and not self._has_release():
            self._assigned(tier, goal)
        bound = goal
        for rung in (self._narrow, self._wide, self._whole, self._neighbourhoods):
            if bound is not None and self.value(tier) == bound:
                return bound
            found = rung(tier, bound)
            bound = bound if found is None else found
        return bound

    def _assigned(self, tier: Tier, goal: int | None) -> None:
        """Plan without releases and with coaches settled beforehand: a small model, and a good plan at once."""
        places = self._places(NARROW)
        number = {request.id: index for index, request in enumerate(self._facts.problem.requests)}
        pairs = frozenset((number[session.request], session.coach) for session in self.plan.sessions)
        if not pairs:
            pairs = assignment(self._facts, places, self._clock.limits(0.05, workers=1))
        level = self._make(of_pairs(places, pairs), NARROW)
        if goal is not None:
            level.aim(tier, goal)
        found, _ = level.optimise(tier, self.plan, self._clock.limits(0.15), self._report(tier))
        if found is None:
            raise ModelError(f"the model of settled coaches refuses the plan found before, in tier {tier}")
        self.plan = found

    def _narrow(self, tier: Tier, goal: int | None) -> int | None:
        """Search without releases; what that proves counts only where no release is left to decide on."""
        if self.narrow_is_exact:
            return self._improve(NARROW, tier, goal=goal, share=0.6) if self._fits(NARROW) else None
        if goal is not None and not self._has_release() and WHOLE not in self._levels and self._fits(NARROW):
            self._improve(NARROW, tier, goal=goal, share=0.1)
        return None

    def _has_release(self) -> bool:
        """Return whether the plan so far has a planned release."""
        coachees = {request.id: request.coachee for request in self._facts.problem.requests}
        return any(
            self._leaves(person, session)
            for session in self.plan.sessions
            for person in (session.coach, coachees[session.request])
        )

    def _leaves(self, person: str, session: Session) -> bool:
        meeting = int(self._facts.teachers[person].meeting[session.slot])
        return meeting != NONE and self._facts.meetings[meeting].class_id != session.class_id

    def _wide(self, tier: Tier, goal: int | None) -> int | None:
        """Bound `tier` by the wide model, and find persons for its plan."""
        if self.narrow_is_exact or WHOLE in self._levels or not self._fits(WIDE):
            return None
        level = self._level(WIDE)
        if goal is not None:
            level.aim(tier, goal)
        found, outcome = level.optimise(tier, self.plan, self._clock.limits(0.4), self._report(tier))
        if outcome.infeasible:
            raise ModelError(f"the wide model refuses the plan found before, in tier {tier}")
        if found is not None:
            self._find_persons(tier, found.sessions)
        return outcome.bound

    def _whole(self, tier: Tier, goal: int | None) -> int | None:
        """Search in the whole model."""
        if self.narrow_is_exact or not self._fits(WHOLE):
            return None
        return self._improve(WHOLE, tier, goal=goal, share=0.5)

    def _neighbourhoods(self, tier: Tier, goal: int | None) -> None:
        """Plan parts anew, one after the other, where the rest of the time is best spent on that."""
        limits = self._clock.limits(0.4, workers=1)
        places = self._places(NARROW if self.narrow_is_exact else WHOLE)
        draws = Neighbourhoods(self._facts, places, limits.seed)
        while places and not limits.is_over() and self.value(tier) != goal:
            level = self._make(draws.draw(self.plan), WHOLE)
            within = replace(limits, deadline=min(limits.deadline, self._clock.limits(0.1).deadline))
            found, _ = level.optimise(tier, self.plan, within, self._report(tier))
            if found is not None:
                self.plan = found

    def _fits(self, scope: Scope) -> bool:
        """Return whether a model is made already or can be made and searched in the time that is left."""
        if scope in self._levels:
            return True
        return SECONDS_PER_CHOICE * count_choices(self._places(scope)) < 0.3 * self._clock.seconds_left

    def _find_persons(self, tier: Tier, sessions: tuple[Session, ...]) -> None:
        """Try the sessions of a wide plan in the whole model, and keep the result if it is better."""
        level = self._make(of_sessions(self._facts, self.places, sessions), WHOLE)
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
            self._levels[scope] = self._make(self._places(scope), scope)
        return self._levels[scope]

    def _make(self, places: Places, scope: Scope) -> Level:
        level = Level(self._facts, places, scope)
        for tier, value in self._held.items():
            level.hold(tier, value)
        return level


def _any_release(places: Places) -> bool:
    """Return whether any place takes a teacher out of a class."""
    found = (step for cycles in places.values() for steps in cycles for step in steps)
    return any((step.coach_leaves != NONE).any() or (step.coachee_leaves != NONE).any() for step in found)
