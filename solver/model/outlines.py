"""The outlines in use, made when first asked for, with all that is held and has been learnt."""

from collections.abc import Iterator

from solver.model.best import Best
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.by_coach import OutlineByCoach
from solver.model.clock import Clock
from solver.model.coach_losses import CoachLosses
from solver.model.coach_periods import CoachPeriods
from solver.model.coach_weeks import CoachWeeks
from solver.model.conflicts import Conflicts
from solver.model.facts import Facts
from solver.model.near_outlines import NearOutlines
from solver.model.outline import Outline
from solver.model.pair_outline import PairOutline
from solver.model.pair_places import Places
from solver.model.parts import count_choices
from solver.model.placebook import PlaceBook
from solver.model.target import Conflict, CycleKey, Target
from solver.rules import Tier

SECONDS_PER_CHOICE = 0.00008
"""Time to make and solve an outline with weeks, for each place it sums up; measured on 2 cores."""

SECONDS_PER_CHOICE_BY_COACH = 0.000005
"""The same, where it is asked coach by coach."""

AnyOutline = Outline | OutlineByCoach


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
        self._by_coach: dict[Scope, OutlineByCoach] = {}
        self._coach_weeks: dict[Scope, CoachWeeks] = {}
        self._week_cuts: dict[Scope, list[Conflict]] = {NARROW: [], WHOLE: []}
        self.lost_by_absences = 0
        """Least time lost by absences alone, in hundredths of a minute, for every plan."""

    def has(self, scope: Scope) -> bool:
        """Return whether the outline of a scope with weeks is made already."""
        return (scope, True) in self._made

    def is_by_coach(self, tier: Tier, scope: Scope) -> bool:
        """Return whether a tier's outline with weeks is asked coach by coach: it cannot hold lost time.

        Without releases that is not needed: all plans lose the same.
        """
        holds_lost = Tier.LOST in self._best.held and tier is not Tier.LOST
        return tier in OutlineByCoach.tiers and (scope == NARROW or not holds_lost)

    def to_ask(self, tier: Tier, scope: Scope, *, with_weeks: bool) -> AnyOutline:
        """Return the outline to ask for a tier, made when first asked for."""
        if not with_weeks or not self.is_by_coach(tier, scope):
            return self.of(scope, with_weeks=with_weeks)
        return self.by_coach(scope)

    def by_coach(self, scope: Scope) -> OutlineByCoach:
        """Return the outline that is asked coach by coach, made when first asked for."""
        if scope not in self._by_coach:
            self._by_coach[scope] = self._new_by_coach(scope)
        return self._by_coach[scope]

    def _new_by_coach(self, scope: Scope) -> OutlineByCoach:
        if scope not in self._coach_weeks:
            self._coach_weeks[scope] = CoachWeeks(self._facts, self._book.of(scope), self._best)
        light = () if scope == NARROW else _cycles(self._book.of(NARROW))
        weeks = self._coach_weeks[scope]
        pairs = PairOutline(self._facts, self._book.of(scope), self.lost_by_absences)
        self._prepare(pairs, scope)
        losses = CoachLosses(self._facts, self._book.of(scope), pairs, weeks)
        return OutlineByCoach(self._facts, pairs, weeks, losses, self._best, light, self._week_cuts[scope])

    def near(self) -> NearOutlines:
        """Return what finds outlines near a plan that cost little."""
        periods = CoachPeriods(self._facts, self._book.of(WHOLE), self._book.of(NARROW), self._best)
        return NearOutlines(self.by_coach(WHOLE), periods)

    def of(self, scope: Scope, *, with_weeks: bool) -> Outline:
        """Return an outline, made when first asked for."""
        key = (scope, with_weeks)
        if key not in self._made:
            self._made[key] = self.another(scope, with_weeks=with_weeks)
        return self._made[key]

    def fits(self, tier: Tier, scope: Scope, clock: Clock) -> bool:
        """Return whether the outline of a tier with weeks can be made and asked in the time that is left."""
        if not self.is_by_coach(tier, scope):
            return self.fits_at_once(scope, clock)
        return self._is_time_for(SECONDS_PER_CHOICE_BY_COACH, scope, clock)

    def fits_at_once(self, scope: Scope, clock: Clock, *, times: int = 1) -> bool:
        """Return whether one for all coaches at once can be made and asked some `times` in the time that is left."""
        return self._is_time_for(0 if self.has(scope) else times * SECONDS_PER_CHOICE, scope, clock)

    def _is_time_for(self, seconds_per_choice: float, scope: Scope, clock: Clock) -> bool:
        if clock.is_over:
            return False  # places are perhaps not all found yet, which takes seconds in a large school
        return seconds_per_choice * count_choices(self._book.of(scope)) < 0.3 * clock.seconds_left

    def another(self, scope: Scope, *, with_weeks: bool) -> Outline:
        """Return an outline of one's own, to hold in it what need not hold elsewhere."""
        outline = Outline(self._facts, self._book.of(scope), self.lost_by_absences, with_weeks=with_weeks)
        self._prepare(outline, scope)
        return outline

    def _prepare(self, outline: Outline, scope: Scope) -> None:
        """Hold in a new outline what is held, and rule out what is known to be impossible."""
        for tier, value in self._best.held.items():
            outline.hold(tier, value)
        for cut in self._cuts[WHOLE] + (self._cuts[NARROW] if scope == NARROW else []):
            outline.forbid(cut)

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        for _, outline in self._all():
            outline.hold(tier, value)

    def learn(self, target: Target, failed: frozenset[str], scope: Scope, clock: Clock, *, alone: bool = False) -> bool:
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
        alone
            Whether to look at single coaches alone.
        """
        if scope not in self._conflicts:
            self._conflicts[scope] = Conflicts(self._facts, self._book.of(scope))
        cuts = self._conflicts[scope].find(target, failed, clock.alone(0.2), alone=alone)
        self._cuts[scope] += cuts
        for within, outline in self._all():
            for cut in cuts if within in (scope, NARROW) else ():
                outline.forbid(cut)
        return bool(cuts)

    def _all(self) -> Iterator[tuple[Scope, AnyOutline]]:
        """Yield the outlines made so far, with their scopes."""
        for (scope, _), outline in self._made.items():
            yield scope, outline
        yield from self._by_coach.items()

    def drop(self, scope: Scope | None = None) -> None:
        """Forget the outlines of a scope, or all; they are made anew when asked for."""
        self._made = {key: found for key, found in self._made.items() if scope is not None and key[0] != scope}
        self._by_coach = {within: found for within, found in self._by_coach.items() if scope not in (None, within)}
        if scope is None:
            self._forget_weeks()

    def restart(self) -> None:
        """Forget the outlines, what they held, and what was learnt while it was held."""
        self._made.clear()
        self._by_coach.clear()
        self._forget_weeks()
        self._conflicts.clear()
        for cuts in self._cuts.values():
            cuts.clear()

    def _forget_weeks(self) -> None:
        self._coach_weeks.clear()
        for cuts in self._week_cuts.values():
            cuts.clear()


def _cycles(places: Places) -> frozenset[CycleKey]:
    """Return the cycles that have places."""
    return frozenset(
        (request, cycle, coach) for (request, coach), found in places.items() for cycle in range(len(found))
    )
