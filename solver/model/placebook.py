"""Every place of every step, worked out when first asked for."""

from functools import cached_property

from solver.model.build import Places, Scope, find_places
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

    @cached_property
    def whole(self) -> Places:
        """With planned releases."""
        return find_places(self._facts, with_releases=True)

    @cached_property
    def narrow(self) -> Places:
        """Only places for which nobody has to leave a class."""
        return find_places(self._facts, with_releases=False)

    @cached_property
    def has_releases(self) -> bool:
        """Whether any place takes a teacher out of a class."""
        found = (step for cycles in self.whole.values() for steps in cycles for step in steps)
        return any((step.coach_leaves != NONE).any() or (step.coachee_leaves != NONE).any() for step in found)

    def of(self, scope: Scope) -> Places:
        """Return the places of a scope."""
        if not scope.sessions:
            return {}
        return self.whole if scope.releases else self.narrow
