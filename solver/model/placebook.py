"""Every place of every step, worked out when first asked for; later only those that remain possible."""

from collections.abc import Callable
from functools import cached_property

from solver.model.build import Places, Scope, find_places, without_releases
from solver.model.facts import NONE, Facts


class PlaceBook:
    """All places of a problem.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._pruned: dict[bool, Places] = {}

    @cached_property
    def whole(self) -> Places:
        """All places, with planned releases."""
        return find_places(self._facts)

    @cached_property
    def narrow(self) -> Places:
        """All places for which nobody has to leave a class."""
        return without_releases(self._facts, self.whole)

    @cached_property
    def has_releases(self) -> bool:
        """Whether any place takes a teacher out of a class."""
        found = (step for cycles in self.whole.values() for steps in cycles for step in steps)
        return any((step.coach_leaves != NONE).any() or (step.coachee_leaves != NONE).any() for step in found)

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
