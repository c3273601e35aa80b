"""What one coach's cycles ask in periods: whether they can do without releases, and what they cost at least.

Weeks do not show when a class has borne all that it may lose, or that the periods of a week do not fit together. Who
covers is left out, and so are other coaches: what is impossible here is so in every plan, but for the way between
buildings (`solver.model.helps`).
"""

from dataclasses import replace

from solver.model.best import Best
from solver.model.build import add_release_kinds, add_sessions
from solver.model.engine import Limits, is_infeasible, optimise, tell_nobody
from solver.model.facts import Facts
from solver.model.helps import Helps, Leave
from solver.model.pair_places import Places
from solver.model.rules import HARD_RULES
from solver.model.target import CycleKey, Target, Wanted, cycles_of
from solver.model.tiers import Measure
from solver.model.variables import Variables, weighted

EFFORT = 2.0
"""Most work on one question, in CP-SAT's deterministic seconds: what takes more to refute is taken for possible."""

_Asked = tuple[frozenset[tuple[tuple[int, str], int]], frozenset[Leave]]


class CoachPeriods:
    """Answers what cycles of one coach cost, and remembers it. Fewer cycles never cost more.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    without_releases
        Those for which nobody leaves a class.
    best
        The best plan so far: that for which it has nobody leave a class can do without.
    """

    def __init__(self, facts: Facts, places: Places, without_releases: Places, best: Best) -> None:
        self._facts = facts
        self._best = best
        self._places = places
        self._without_releases = without_releases
        self._helps = Helps(facts, places)
        self._free: dict[_Asked, bool] = {}
        self._lost: dict[_Asked, int | None] = {}
        self._within: dict[tuple[_Asked, int | None], bool] = {}

    def unless(self, wanted: Wanted, target: Target) -> tuple[CycleKey, ...]:
        """Return the cycles that a target does not have with one of which other answers could be given."""
        return self._helps.by(wanted, target.cycles)

    def is_free(self, wanted: Wanted, target: Target, limits: Limits) -> bool:
        """Return whether nobody need leave a class for some cycles of a target; True where that cannot be told."""
        key = self._key(wanted, target)
        if key not in self._free:
            if limits.is_over() or self._best.free_cycles().issuperset(cycles_of(wanted)):
                return True
            self._free[key] = self._ask_free(wanted, key[1], limits)
        return self._free[key]

    def _ask_free(self, wanted: Wanted, leaves: frozenset[Leave], limits: Limits) -> bool:
        places = self._without_releases
        if any(len(places.get(pair, ())) < cycles for pair, cycles in wanted.items()):
            return False
        return not is_infeasible(self._variables(places, wanted, leaves).model, replace(limits, effort=EFFORT))

    def lost_alone(self, wanted: Wanted, target: Target, limits: Limits) -> int | None:
        """Return what some cycles of a target cost at least, in hundredths of a minute; None if they are impossible."""
        if self.is_free(wanted, target, limits):
            return 0
        key = self._key(wanted, target)
        if key not in self._lost:
            if limits.is_over():
                return 0
            self._lost[key] = self._ask_lost(wanted, key[1], limits)
        return self._lost[key]

    def _ask_lost(self, wanted: Wanted, leaves: frozenset[Leave], limits: Limits) -> int | None:
        variables = self._variables(self._places, wanted, leaves)
        found = optimise(
            variables,
            _lost(variables),
            maximise=False,
            limits=replace(limits, effort=EFFORT, is_small=True),
            start=None,
            report=tell_nobody,
        )
        return None if found.infeasible else found.bound or 0

    def is_within(self, wanted: Wanted, target: Target, most_lost: int | None, limits: Limits) -> bool:
        """Return whether some cycles of a target can be had for no more; True where that cannot be told.

        Parameters
        ----------
        wanted
            The cycles.
        target
            What else is planned.
        most_lost
            What they may cost, in hundredths of a minute; None = anything.
        limits
            When to stop.
        """
        if self.is_free(wanted, target, limits):
            return True
        key = self._key(wanted, target), most_lost
        if key not in self._within:
            if limits.is_over():
                return True
            self._within[key] = self._ask_within(wanted, key[0][1], most_lost, limits)
        return self._within[key]

    def _ask_within(self, wanted: Wanted, leaves: frozenset[Leave], most_lost: int | None, limits: Limits) -> bool:
        variables = self._variables(self._places, wanted, leaves)
        if most_lost is not None:
            variables.model.add(weighted(_lost(variables).terms) <= most_lost)
        return not is_infeasible(variables.model, replace(limits, effort=EFFORT))

    def _key(self, wanted: Wanted, target: Target) -> _Asked:
        return frozenset(wanted.items()), self._helps.leaves(wanted, target.cycles)

    def _variables(self, places: Places, wanted: Wanted, leaves: frozenset[Leave]) -> Variables:
        """Return the model of some cycles that are all planned, with every rule that does not say who covers."""
        variables = Variables(self._facts)
        variables.other_leaves = leaves
        add_sessions(variables, {pair: places[pair][:cycles] for pair, cycles in sorted(wanted.items())})
        add_release_kinds(variables)
        for rule in HARD_RULES:
            rule(variables)
        for served in variables.served.values():
            variables.model.add(served == 1)
        return variables


def _lost(variables: Variables) -> Measure:
    """Return what planned releases cost; what an absence hits is lost to the absence."""
    losses = (loss for meeting, loss in variables.losses.items() if meeting not in variables.facts.hit)
    return Measure(constant=0, terms=[term for loss in losses for term in loss.terms])
