"""The search of a re-plan: a proof, tier group by tier group, and plans where the time does not last for one.

The tiers up to `changes` are settled together: a tier held at a bound that no plan may reach would mislead the next, so
one plan that meets all their bounds proves the whole group. Each later tier is a group of its own.
"""

import threading
import time
from collections.abc import Callable

from solver.check import Checker
from solver.model.clock import Clock
from solver.model.engine import Limits, Report, incumbents_of, tell_nobody
from solver.model.facts import Facts
from solver.model.replan.kept import Kept
from solver.model.replan.model import Ground, RepairModel
from solver.model.replan.proof import NoPlanExistsError, OutOfTimeError, Proof, limits_of
from solver.plan import Plan
from solver.rules import Tier

FIRST_SHARE = 0.1
"""Share of the time for a first plan, which mostly takes a moment."""
LAST_SECONDS = 10.0
"""How long a plan that keeps the pins is sought where somebody stops the search before there is any."""


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
        self._proof = Proof(self._ground, clock, report)
        self._checker = Checker(facts.problem)
        self._kept = Kept(facts, self._ground.standing, self._checker)
        self._best: Plan | None = None
        self._completed: Plan | None = None
        """The best plan beside which nothing more of what is published can stand."""

    @property
    def bounds(self) -> dict[Tier, int]:
        """Of each tier settled: no plan as good in the tiers before is better."""
        return self._proof.bounds

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
        first, *_ = groups = _groups(tiers)
        # Without `changes` nothing in the first group but `uncovered` says how good a plan is.
        self._improve(self._proof.model(), first if Tier.CHANGES in tiers else tiers, FIRST_SHARE)
        for group in groups:
            try:
                found = self._proof.prove(group)
            except OutOfTimeError:
                self._take(self._kept.beside(None))
                self._keep_what_stands()
                self._improve(self._proof.model(), tiers[tiers.index(group[0]) :], 1.0)
                self._keep_what_stands()
                break
            self._take(self._proof.plan)
            for tier, bound in found.items():
                on_settled(tier, bound, bound)
        return self._best or self._pinned_plan()

    def _improve(self, model: RepairModel, tiers: tuple[Tier, ...], share: float) -> None:
        """Bring the plan in each of `tiers` as far as it goes with what is open in `model`, near the best so far.

        Before any proof that is little: what is published stands, and what cannot stand moves or falls. It takes a
        moment, and is there whenever the time is up or somebody stops.
        """
        model.leave_nothing_open()
        values = model.near(self._best or self._ground.standing.published.ahead)
        for place, tier in enumerate(tiers):
            limits = limits_of(self._clock, model, share / (len(tiers) - place))
            outcome = model.optimise(tier, limits, incumbents_of(self._report(tier), None), values)
            if outcome.infeasible:
                return
            if outcome.values is not None:
                values = outcome.values
                self._take(model.plan(values))
                model.hold(tier, model.value(tier, values))

    def _keep_what_stands(self) -> None:
        """Put what is published and still stands beside the best plan, unless that was done."""
        if self._best is not None and self._best is not self._completed:
            self._take(self._kept.beside(self._best))
            self._completed = self._best

    def _take(self, plan: Plan | None) -> None:
        """Keep `plan` if it is better in the tiers as a whole."""
        if plan is None:
            return
        if self._best is None or self._quality(plan) < self._quality(self._best):
            self._best = plan

    def _quality(self, plan: Plan) -> list[int]:
        values = self._checker.evaluate(plan)
        return [-values[tier] if tier.is_maximised else values[tier] for tier in self._facts.policy.tiers]

    def _pinned_plan(self) -> Plan:
        """Return a plan that keeps the pins and the rules, whatever it keeps of what else is published."""
        published = self._ground.standing.published
        model = self._proof.model()
        model.leave_nothing_open()
        limits = Limits(deadline=time.monotonic() + LAST_SECONDS, seed=0, workers=1, cancel=threading.Event())
        outcome = model.optimise(self._facts.policy.tiers[0], limits, tell_nobody, model.near(published.ahead))
        if outcome.values is None:
            raise NoPlanExistsError
        return model.plan(outcome.values)


def _groups(tiers: tuple[Tier, ...]) -> list[tuple[Tier, ...]]:
    """Return the tiers up to `changes` as one group, and each other as one of its own."""
    first = tiers.index(Tier.CHANGES) + 1 if Tier.CHANGES in tiers else 1
    return [tiers[:first], *((tier,) for tier in tiers[first:])]
