"""The outlines in use, made when first asked for, with all that is held and has been learnt."""

from solver.model.best import Best
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.clock import Clock
from solver.model.conflicts import Conflicts
from solver.model.facts import Facts
from solver.model.outline import Conflict, Outline, Target
from solver.model.placebook import PlaceBook
from solver.rules import Tier


class Outlines:
    """Outlines by scope, with weeks and without.

    Parameters
    ----------
    facts
        The problem's facts.
    best
        What is held.
    book
        All places.
    """

    def __init__(self, facts: Facts, best: Best, book: PlaceBook) -> None:
        self._facts = facts
        self._best = best
        self._book = book
        self._made: dict[tuple[Scope, bool], Outline] = {}
        self._conflicts: dict[Scope, Conflicts] = {}
        self._cuts: dict[Scope, list[Conflict]] = {NARROW: [], WHOLE: []}
        self.lost_by_absences = 0
        """Least time lost by absences alone, in hundredths of a minute, for every plan."""

    def has(self, scope: Scope) -> bool:
        """Return whether the outline of a scope with weeks is made already."""
        return (scope, True) in self._made

    def of(self, scope: Scope, *, with_weeks: bool) -> Outline:
        """Return an outline, made when first asked for."""
        key = (scope, with_weeks)
        if key not in self._made:
            self._made[key] = self.another(scope, with_weeks=with_weeks)
        return self._made[key]

    def another(self, scope: Scope, *, with_weeks: bool) -> Outline:
        """Return an outline of one's own, to hold in it what need not hold elsewhere."""
        outline = Outline(self._facts, self._book.of(scope), self.lost_by_absences, with_weeks=with_weeks)
        for tier, value in self._best.held.items():
            outline.hold(tier, value)
        for cut in self._cuts[WHOLE] + (self._cuts[NARROW] if scope == NARROW else []):
            outline.forbid(cut)
        return outline

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        for outline in self._made.values():
            outline.hold(tier, value)

    def learn(self, target: Target, failed: frozenset[str], scope: Scope, clock: Clock) -> bool:
        """Rule out what the target has that no plan of the scope can have; return whether there was anything.

        Parameters
        ----------
        target
            An outline that was not planned.
        failed
            The coaches who had not all their cycles.
        scope
            Of the outline. What no plan can have, no plan without releases can have either.
        clock
            Time for it.
        """
        if scope not in self._conflicts:
            self._conflicts[scope] = Conflicts(self._facts, self._book.of(scope))
        cuts = self._conflicts[scope].find(target, failed, clock.alone(0.2))
        self._cuts[scope] += cuts
        for (within, _), outline in self._made.items():
            if within in (scope, NARROW):
                for cut in cuts:
                    outline.forbid(cut)
        return bool(cuts)

    def drop(self, scope: Scope | None = None) -> None:
        """Forget the outlines of a scope, or all; they are made anew when asked for."""
        self._made = {key: found for key, found in self._made.items() if scope is not None and key[0] != scope}

    def restart(self) -> None:
        """Forget the outlines, what they held, and what was learnt while it was held."""
        self._made.clear()
        self._conflicts.clear()
        for cuts in self._cuts.values():
            cuts.clear()
