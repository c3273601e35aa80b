"""What all parts of one search share."""

from collections.abc import Callable
from dataclasses import dataclass

from solver.model.best import Best
from solver.model.build import Scope
from solver.model.clock import Clock
from solver.model.engine import Report
from solver.model.facts import Facts
from solver.model.pair_places import Places
from solver.model.parts import count_choices
from solver.model.placebook import PlaceBook
from solver.rules import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchContext:
    """The problem, the time, the best plan so far, and whom to tell of a better one."""

    facts: Facts
    """The problem's facts."""
    clock: Clock
    """Time, seed, workers and cancellation."""
    best: Best
    """The plan to improve, and what is held."""
    book: PlaceBook
    """All places."""
    report: Callable[[Tier], Report]
    """Gives for a tier the function to be told of its incumbents and bounds."""

    def can_make(self, places: Places, scope: Scope) -> bool:
        """Return whether the model of some places can be made in the time that is left."""
        return self.clock.can_make(count_choices(places), releases=scope.releases)
