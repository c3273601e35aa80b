"""The search of a re-plan: bounds from models that leave things open, plans where nothing is left open.

The tiers up to `changes` are settled together: a tier held at a bound that no plan may reach would mislead the next, so
one plan that meets all their bounds proves the whole group. Each later tier is a group of its own.
"""

import threading
import time
from collections.abc import Callable

from solver.check import evaluate
from solver.model.clock import Clock
from solver.model.engine import Limits, Report, bounds_of, incumbents_of, tell_nobody
from solver.model.facts import Facts
from solver.model.first import nothing_planned
from solver.model.replan.model import Ground, RepairModel
from solver.model.replan.openings import Openings
from solver.model.replan.pins import pinned_openings
from solver.model.replan.sessions import unpublished
from solver.plan import Plan
from solver.rules import Tier

PROOF_SHARE = 0.5
"""Share of the time after which plans are sought by whatever is open by then, instead of a proof."""
LAST_SECONDS = 10.0
"""How long a plan that keeps the pins is sought where somebody stops the search before there is any."""


class NoPlanExistsError(Exception):
    """The pins contradict the hard rules: no plan holds both."""


class OutOfTimeError(Exception):
    """A bound could not be proven in time."""


class Repair:
    """One re-plan from start to end.

    Parameters
    ----------
    facts
        The problem's facts; its problem has a published plan.
    clock
        The time.
    report
        Gives for a tier whom to tell of incumbents and bounds.
    """

    def __init__(self, facts: Facts, clock: Clock, report: Callable[[Tier], Report]) -> None:
        self._facts = facts
        self._clock = clock
        self._report = report
        self._ground = Ground.of(facts)
        self._openings = _first_openings(self._ground)
        self._proven_with: RepairModel | None = None
        """The model of the last proof, as long as it holds all that is settled and nothing more was opened."""
        self.bounds: dict[Tier, int] = {}
        """Of each tier settled: no plan as good in the tiers before is better."""
        self.plan: Plan | None = None

    def run(self, on_settled: Callable[[Tier, int, int], None]) -> Plan:
        """Return the best plan found; `bounds` then tells how good it is known to be.

        Parameters
        ----------
        on_settled
            Called with each tier that is proven, its value and its bound.

        Raises
        ------
        NoPlanExistsError
            If no plan keeps the pins and the hard rules.
        """
        tiers = self._facts.policy.tiers
        for group in _groups(tiers):
            try:
                found = self._prove(group)
            except OutOfTimeError:
                self._improve(tiers[tiers.index(group[0]) :])
                break
            self.bounds |= found
            for tier, bound in found.items():
                on_settled(tier, bound, bound)
        return self.plan or self._any_plan()

    def _prove(self, group: tuple[Tier, ...]) -> dict[Tier, int]:
        """Return the best values of `group` given what is settled, with `plan` reaching them all."""
        while True:
            model = self._proven_with or self._model()
            bounds, values = self._bound(model, group)
            if not model.left_open(values).is_empty:
                outcome = model.leave_little_open(self._limits(model), tell_nobody, values)
                values = outcome.values or values
            left_open = model.left_open(values)
            if left_open.is_empty:
                self.plan, self._proven_with = model.plan(values), model
                return bounds
            self._proven_with = None
            if not (left_open.sessions or left_open.requests):
                # Places that lack nothing but a cover person tend to follow one another: all of them at once.
                left_open = model.all_unpublished_covers()
            self._openings = self._openings.with_more(left_open)

    def _bound(self, model: RepairModel, group: tuple[Tier, ...]) -> tuple[dict[Tier, int], dict[int, int]]:
        """Return the best values that `model` has for `group`, one tier after the other, and a solution with them."""
        bounds: dict[Tier, int] = {}
        values = model.as_published()
        for tier in group:
            report = bounds_of(self._report(tier), None)
            outcome = model.optimise(tier, self._limits(model), report, values)
            if outcome.infeasible:
                raise NoPlanExistsError
            if outcome.values is None or outcome.bound is None or model.value(tier, outcome.values) != outcome.bound:
                raise OutOfTimeError
            bounds[tier], values = outcome.bound, outcome.values
            model.hold(tier, outcome.bound)
        return bounds, values

    def _improve(self, tiers: tuple[Tier, ...]) -> None:
        """Bring the plan in each of `tiers` as far as it goes with what is open now."""
        model = self._model()
        model.leave_nothing_open()
        values = model.as_published()
        for place, tier in enumerate(tiers):
            limits = self._limits_of(model, 1 / (len(tiers) - place))
            outcome = model.optimise(tier, limits, incumbents_of(self._report(tier), None), values)
            if outcome.infeasible:
                return
            if outcome.values is not None:
                values = outcome.values
                self._take(model.plan(values))
                model.hold(tier, model.value(tier, values))

    def _take(self, plan: Plan) -> None:
        """Keep `plan` if it is better in the tiers as a whole."""
        if self.plan is None or self._quality(plan) < self._quality(self.plan):
            self.plan = plan

    def _quality(self, plan: Plan) -> list[int]:
        values = evaluate(self._facts.problem, plan)
        return [-values[tier] if tier.is_maximised else values[tier] for tier in self._facts.policy.tiers]

    def _model(self) -> RepairModel:
        model = RepairModel(self._ground, self._openings)
        for tier, bound in self.bounds.items():
            model.hold(tier, bound)
        return model

    def _limits(self, model: RepairModel) -> Limits:
        limits = self._limits_of(model, PROOF_SHARE)
        if self._clock.is_over or (self.plan is None and self._clock.is_past(PROOF_SHARE)):
            raise OutOfTimeError
        return limits

    def _limits_of(self, model: RepairModel, share: float) -> Limits:
        """Return limits for a model: a small one is solved in a moment by one worker with a tight relaxation."""
        return self._clock.limits(share) if model.is_large else self._clock.alone(share)

    def _any_plan(self) -> Plan:
        """Return a plan that keeps the rules, whatever it keeps of what is published."""
        past = self._ground.standing.published.past
        if not (self._ground.standing.pinned or self._ground.standing.published.pinned.covers):
            nothing = nothing_planned(self._facts)
            return Plan(sessions=past.sessions, covers=(*past.covers, *nothing.covers))
        model = self._model()
        model.leave_nothing_open()
        limits = Limits(deadline=time.monotonic() + LAST_SECONDS, seed=0, workers=1, cancel=threading.Event())
        outcome = model.optimise(self._facts.policy.tiers[0], limits, tell_nobody, model.as_published())
        if outcome.values is None:
            raise NoPlanExistsError
        return model.plan(outcome.values)


def _first_openings(ground: Ground) -> Openings:
    found = unpublished(ground.standing, ground.places).with_more(pinned_openings(ground.standing))
    return found.with_more(Openings(meetings=ground.covers.without_anyone()))


def _groups(tiers: tuple[Tier, ...]) -> list[tuple[Tier, ...]]:
    """Return the tiers up to `changes` as one group, and each other as one of its own."""
    first = tiers.index(Tier.CHANGES) + 1 if Tier.CHANGES in tiers else 1
    return [tiers[:first], *((tier,) for tier in tiers[first:])]
