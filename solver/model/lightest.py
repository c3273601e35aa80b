"""The tier `lost`: lets classes lose as little as outlines say, and learns where that cannot be planned."""

from solver.model.attempts import SAME_USES, Attempts, falls_short
from solver.model.bounds import tighter
from solver.model.build import FEW, WHOLE, Scope
from solver.model.context import SearchContext
from solver.model.engine import incumbents_of, tell_nobody
from solver.model.levels import Level
from solver.model.lightest_apart import LightestApart
from solver.model.outlines import AnyOutline, Outlines
from solver.model.pair_places import Places
from solver.model.part_planner import PartPlanner
from solver.model.realise import places_near
from solver.model.survey import Pruner, traits_possible
from solver.model.target import PAIR_TIERS, Target
from solver.plan import Plan
from solver.rules import Tier

EFFORT_LIGHTEN = 12.0
"""Most work on letting classes lose less where an outline has just been planned, in CP-SAT's deterministic seconds."""

EFFORT_PROBE, EFFORT_LIGHTEST = 0.5, 4.0
"""Most work on finding out who falls short, and on the lightest plan where nobody does."""

MOST_ROUNDS = 3
"""How often an outline is asked again after a conflict was found in it."""

SLOWER = 3
"""How many times as long as others an outline for all coaches at once takes that is asked for lost time."""

EFFORT_HOPE = 8.0
"""Most work on a plan that loses as little as outlines do."""

MOST_VARIANTS, EFFORT_VARIANT = 8, 1.0
"""How many outlines that lose as little are tried, and most work on finding one."""


class Lightest:
    """Improves the best plan in the tier `lost`.

    Parameters
    ----------
    context
        What all parts of the search share.
    outlines
        The outlines in use.
    attempts
        Plans outlines.
    parts
        Plans parts of the best plan anew.
    """

    def __init__(self, context: SearchContext, outlines: Outlines, attempts: Attempts, parts: PartPlanner) -> None:
        self._context = context
        self._facts = context.facts
        self._clock = context.clock
        self._best = context.best
        self._book = context.book
        self._outlines = outlines
        self._attempts = attempts
        self._parts = parts

    def pursue(self, bound: int | None, scope: Scope) -> int | None:
        """Let classes lose less and return the best bound known, in hundredths of a minute; None if there is none.

        Parameters
        ----------
        bound
            A bound that is known already, if any.
        scope
            `NARROW` or `WHOLE`.
        """
        target: Target | None = None
        # What is told coach by coach comes first: mostly that settles it, in a second or two.
        fits = self._outlines.fits(Tier.LOST, scope, self._clock)
        if fits and scope == WHOLE:
            bound = self._apart(bound)
            if self._is_met(bound):
                return bound
        is_lightened = self._lighten(self._outlines.lost_by_absences if bound is None else bound)
        if self._is_met(bound):
            return bound
        if fits:
            bound, target = self._plan_outlines(self._outlines.by_coach(scope), bound, scope)
        if not self._is_met(bound) and self._fits_at_once(scope):
            # What coaches ask of each other shows in an outline of all coaches at once alone.
            bound, last = self._plan_outlines(self._outlines.of(scope, with_weeks=True), bound, scope)
            target = last or target
        if bound is None or self._is_met(bound):
            return bound
        if not is_lightened:  # what requests planned anew could give was found among more of them at once
            self._parts.fill(Tier.LOST, bound)
        if self._fits_at_once(scope):
            self._vary(target, bound, scope)
            if not (self._is_met(bound) or self._clock.is_over):
                self._hope_for(bound, scope)
        return bound

    def _apart(self, bound: int | None) -> int | None:
        """Bound what is lost coach by coach, and plan outlines that cost no more; return the bound."""
        outline = self._outlines.by_coach(WHOLE)
        bound = tighter(Tier.LOST, bound, outline.least_lost(self._clock.alone(0.5), bound))
        self._context.report(Tier.LOST)(self._best.value(Tier.LOST), bound)
        if bound is not None and not self._is_met(bound):
            LightestApart(self._context, self._outlines.near(), self._outlines.lost_by_absences).pursue(bound)
        return bound

    def _fits_at_once(self, scope: Scope) -> bool:
        return self._outlines.fits_at_once(scope, self._clock, times=SLOWER)

    def _is_met(self, bound: int | None) -> bool:
        return self._best.value(Tier.LOST) == bound

    def _lighten(self, bound: int) -> bool:
        """Look among the places among which the best plan was found; return whether it was found by an outline."""
        places = self._attempts.places_of(self._best.plan)
        if places and not self._is_met(bound) and self._context.can_make(places, FEW):
            level = Level(self._facts, places, FEW, self._best.plan)
            self._take_lightest(level, self._best.plan, bound, EFFORT_LIGHTEN)
        return bool(places)

    def _plan_outlines(self, outline: AnyOutline, bound: int | None, scope: Scope) -> tuple[int | None, Target | None]:
        """Ask for an outline that loses least, plan it, learn, and ask again; return the bound and the last one."""
        target: Target | None = None
        for _ in range(MOST_ROUNDS):
            found, target = outline.best(Tier.LOST, self._clock.alone(0.3), bound)
            bound = tighter(Tier.LOST, bound, found)
            self._context.report(Tier.LOST)(self._best.value(Tier.LOST), bound)
            if target is None or bound is None or self._is_met(bound):
                break
            failed = self._plan(target, bound, scope)
            if not failed or not self._outlines.learn(target, failed, scope, self._clock, alone=True):
                break
        return bound, target

    def _plan(self, target: Target, bound: int, scope: Scope) -> frozenset[str]:
        """Plan the target's cycles with its coaches; return the coaches of whom no attempt had all cycles."""
        failed = frozenset(target.by_coach())
        for leeway in SAME_USES:
            if self._clock.is_over or self._is_met(bound):
                break
            places = places_near(self._facts, self._book.of(scope), target, leeway)
            failed &= self._plan_among(places, target, bound, scope)
        return failed

    def _plan_among(self, places: Places, target: Target, bound: int, scope: Scope) -> frozenset[str]:
        """Look for a plan of all the target's cycles, then for the lightest; return the coaches who fall short."""
        if not self._context.can_make(places, scope):
            return frozenset(target.by_coach())
        level = Level(self._facts, places, FEW if scope == WHOLE else scope)
        for held, value in self._best.held.items():
            if held not in PAIR_TIERS:
                level.hold(held, value)
        limits = self._clock.limits(0.2, workers=1, effort=EFFORT_PROBE)
        found, _ = level.optimise(Tier.REQUESTS, None, limits, tell_nobody, Tier.CYCLES)
        if found is None:
            return frozenset(target.by_coach())
        short = falls_short(self._facts, target, found)
        if not short:
            self._take_lightest(level, found, bound, EFFORT_LIGHTEST)
        return short

    def _take_lightest(self, level: Level, start: Plan, bound: int, effort: float) -> None:
        """Take the lightest plan of a model, beginning with one that is as good in the tiers held."""
        for held, value in self._best.held.items():
            level.hold(held, value)
        level.aim(Tier.LOST, bound)
        limits = self._clock.limits(0.3, workers=1, effort=effort)
        report = incumbents_of(self._context.report(Tier.LOST), bound)
        found, _ = level.optimise(Tier.LOST, start, limits, report)
        if found is not None:
            self._best.propose(found)

    def _vary(self, target: Target | None, bound: int, scope: Scope) -> None:
        """Try other outlines that lose no more: with other releases, for which there may be other cover."""
        if target is None:
            return
        outline = self._outlines.another(scope, with_weeks=True)
        outline.hold(Tier.LOST, bound)
        for _ in range(MOST_VARIANTS):
            if target is None or self._is_met(bound):
                break
            outline.vary(target)
            _, target = outline.best(Tier.LOST, self._clock.alone(0.1, EFFORT_VARIANT), bound)
            if target is not None:
                self._attempts.around(target, SAME_USES, Tier.LOST, bound, scope)

    def _hope_for(self, bound: int, scope: Scope) -> None:
        """Look for a plan that loses no more than the bound among the places that outlines losing so little have."""
        outline = self._outlines.another(scope, with_weeks=True)
        outline.hold(Tier.LOST, bound)
        possible = traits_possible(outline, self._clock)
        if possible is not None:
            most_lost = bound - self._outlines.lost_by_absences
            places = Pruner(self._facts, possible, most_lost).prune(self._book.of(scope))
            self._attempts.among(places, Tier.LOST, bound, scope, EFFORT_HOPE)
