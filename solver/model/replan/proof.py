"""The proof of a re-plan's tiers: models that leave less and less open, until nothing is left open."""

from collections.abc import Callable

from solver.model.clock import Clock
from solver.model.engine import Limits, Report, bounds_of, tell_nobody
from solver.model.replan.model import Ground, RepairModel
from solver.model.replan.openings import Openings
from solver.model.replan.pins import pinned_openings
from solver.model.replan.sessions import unpublished
from solver.plan import Plan
from solver.rules import Tier

PROOF_SHARE = 0.7
"""Share of the time after which any plan is sought by whatever is open by then, instead of a proof."""


class NoPlanExistsError(Exception):
    """The pins contradict the hard rules: no plan holds both."""


class OutOfTimeError(Exception):
    """A bound could not be proven in time."""


class Proof:
    """Proves one group of tiers after the other.

    Parameters
    ----------
    ground
        The re-plan.
    clock
        The time.
    report
        Gives for a tier whom to tell of bounds.
    """

    def __init__(self, ground: Ground, clock: Clock, report: Callable[[Tier], Report]) -> None:
        self._ground = ground
        self._clock = clock
        self._report = report
        self._openings = _first_openings(ground)
        self._current: RepairModel | None = None
        """The model of the last proof, as long as nothing more was opened: it holds all that is settled."""
        self._likely: dict[Tier, int] = {}
        """Values that the last model gave the tiers before the last of its group. A smaller model cannot do better:
        where it does as well, they need not be asked for again."""
        self.bounds: dict[Tier, int] = {}
        """Of each tier settled: no plan as good in the tiers before is better."""
        self.plan: Plan | None = None
        """Reaches all of `bounds`."""

    def prove(self, group: tuple[Tier, ...]) -> dict[Tier, int]:
        """Settle the tiers of `group`, given those settled, with one plan that is best in them all.

        Raises
        ------
        NoPlanExistsError
            If no plan keeps the pins and the hard rules.
        OutOfTimeError
            If the time ends first.
        """
        self._likely = {}
        while True:
            model, bounds, values = self._bound(group)
            if not model.left_open(values).is_empty:
                outcome = model.leave_little_open(self._limits(model), tell_nobody, values)
                values = outcome.values or values
            left_open = model.left_open(values)
            if left_open.is_empty:
                self.plan, self._current = model.plan(values), model
                self.bounds |= bounds
                return bounds
            self._open(model, left_open)
            self._likely = {tier: bounds[tier] for tier in group[:-1]}

    def model(self) -> RepairModel:
        """Return a new model of what is open by now, which holds all that is settled."""
        model = RepairModel(self._ground, self._openings)
        for tier, bound in self.bounds.items():
            model.hold(tier, bound)
        return model

    def _open(self, model: RepairModel, left_open: Openings) -> None:
        """Give what was left open its places, and what tends to follow from that at once."""
        self._current = None
        if left_open.sessions or left_open.requests:
            left_open = self._ground.with_cycles(left_open)
        else:
            left_open = model.all_unpublished_covers()  # places that lack nothing but a cover person follow one another
        self._openings = self._openings.with_more(left_open)

    def _bound(self, group: tuple[Tier, ...]) -> tuple[RepairModel, dict[Tier, int], dict[int, int]]:
        """Return a model, its best values for `group`, one tier after the other, and a solution with them."""
        if self._likely:
            model = self.model()
            for tier, bound in self._likely.items():
                model.hold(tier, bound)
            found = self._optimise(model, group[-1], self._hint(model))
            if found is not None:
                model.hold(group[-1], found[0])
                return model, self._likely | {group[-1]: found[0]}, found[1]
        model = self._current or self.model()
        bounds: dict[Tier, int] = {}
        values = self._hint(model)
        for tier in group:
            found = self._optimise(model, tier, values)
            if found is None:
                raise NoPlanExistsError
            bounds[tier], values = found
            model.hold(tier, bounds[tier])
        return model, bounds, values

    def _optimise(self, model: RepairModel, tier: Tier, near: dict[int, int]) -> tuple[int, dict[int, int]] | None:
        """Return the best value that a model has for a tier, with a solution; None if the model has none."""
        outcome = model.optimise(tier, self._limits(model), bounds_of(self._report(tier), None), near)
        if outcome.infeasible:
            return None
        if outcome.values is None or outcome.bound is None or model.value(tier, outcome.values) != outcome.bound:
            raise OutOfTimeError
        return outcome.bound, outcome.values

    def _hint(self, model: RepairModel) -> dict[int, int]:
        return model.near(self._ground.standing.published.ahead)

    def _limits(self, model: RepairModel) -> Limits:
        if self._clock.is_over or (self.plan is None and self._clock.is_past(PROOF_SHARE)):
            raise OutOfTimeError
        return limits_of(self._clock, model, PROOF_SHARE)


def limits_of(clock: Clock, model: RepairModel, share: float) -> Limits:
    """Return limits for a model: a small one is solved in a moment by one worker with a tight relaxation."""
    return clock.limits(share) if model.is_large else clock.alone(share)


def _first_openings(ground: Ground) -> Openings:
    found = unpublished(ground.standing, ground.places).with_more(pinned_openings(ground.standing))
    return found.with_more(Openings(meetings=ground.covers.without_anyone()))
