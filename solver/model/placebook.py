"""Every place of every step, worked out when first asked for; later only those that remain possible."""

import threading
from collections.abc import Callable
from functools import cached_property

from solver.model.bounds import most_fitting, most_possible
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.facts import NONE, Facts
from solver.model.pair_places import Cycles, PairPlaces, Places
from solver.plan import Plan
from solver.rules import Tier


class PlaceBook:
    """All places of a problem.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._most: dict[Tier, int] = {}
        self._pairs = {scope.releases: PairPlaces(facts, releases=scope.releases) for scope in (NARROW, WHOLE)}
        self._pruned: dict[bool, Places] = {}

    def pairs(self, scope: Scope) -> PairPlaces:
        """Return the places of a scope, to be asked for one by one; none is ever left out."""
        return self._pairs[scope.releases]

    @cached_property
    def whole(self) -> Places:
        """All places, with planned releases."""
        return self.pairs(WHOLE).every()

    @cached_property
    def narrow(self) -> Places:
        """All places for which nobody has to leave a class."""
        return self.pairs(NARROW).every()

    @cached_property
    def has_releases(self) -> bool:
        """Whether any place takes a teacher out of a class."""
        return any(_has_releases(cycles) for cycles in self.pairs(WHOLE).one_by_one())

    def most(self, tier: Tier, plan: Plan, cancel: threading.Event) -> int:
        """Return a bound of `requests` or `cycles` for every plan: all that fits with some coach, each alone.

        Parameters
        ----------
        tier
            The tier.
        plan
            Any plan; what it has need not be looked for.
        cancel
            Once it is set nothing more is looked for: what is not known yet is bounded by all that is asked for.
        """
        if tier not in self._most:
            if cancel.is_set():
                return most_possible(self._facts.problem, tier)
            self._most[tier] = most_fitting(self._facts, self.pairs(WHOLE), plan, tier)
        return self._most[tier]

    def of(self, scope: Scope) -> Places:
        """Return the places of a scope that remain possible."""
        if not scope.sessions:
            return {}
        if scope.releases in self._pruned:
            return self._pruned[scope.releases]
        return self.whole if scope.releases else self.narrow

    def prune(self, prune: Callable[[Places], Places], scope: Scope) -> None:
        """Leave places out of those of a scope."""
        self._pruned[scope.releases] = prune(self.of(scope))

    def restore(self) -> None:
        """Take back every place."""
        self._pruned.clear()


def _has_releases(cycles: Cycles) -> bool:
    found = (step for steps in cycles for step in steps)
    return any((step.coach_leaves != NONE).any() or (step.coachee_leaves != NONE).any() for step in found)
