"""The search guided by outlines: bound a tier by outlines, plan what the best outline says, learn from what fails."""

from collections.abc import Callable
from itertools import pairwise

from solver.model.best import Best
from solver.model.build import NARROW, WHOLE, Places, Scope
from solver.model.clock import Clock
from solver.model.conflicts import Conflicts
from solver.model.engine import Report, incumbents_of
from solver.model.facts import Facts
from solver.model.levels import Level
from solver.model.outline import PAIR_TIERS, CycleKey, Outline, Target
from solver.model.parts import count_choices
from solver.model.placebook import PlaceBook
from solver.model.realise import Leeway, places_near
from solver.model.survey import Pruner, traits_possible
from solver.plan import Plan
from solver.rules import Tier

SECONDS_PER_CHOICE = 0.00008
"""Time to make and solve an outline with weeks, for each place it sums up; measured on 2 cores."""

MOST_ROUNDS = 40
"""How often an outline is asked again after a conflict was found in it."""

EFFORT_NEAR, EFFORT_ANYWHERE, EFFORT_ANYWHERE_WITH_RELEASES = 4.0, 16.0, 2.0
"""Most work on planning an outline in its own weeks, and in any, in CP-SAT's deterministic seconds.

With releases in any week, the models that come after the outlines do better once places have been left out.
"""

EFFORT_HOPE = 8.0
"""Most work on a plan that loses as little as outlines do."""

EFFORT_NARROW = 3.0
"""Most work on asking whether plans without releases do as well."""

EFFORT_AHEAD = 16.0
"""Most work on looking ahead to the tier `cycles`."""

EFFORT_LIGHTEN = 2.0
"""Most work on finding an outline with fewer releases."""

NEAR = (Leeway(weeks=0, uses=False), Leeway(weeks=1, uses=False), Leeway(weeks=1, uses=True))
ANYWHERE = (Leeway(weeks=None, uses=False), Leeway(weeks=None, uses=True))


class Guided:
    """Improves the best plan tier by tier, with the help of outlines.

    Parameters
    ----------
    facts
        The problem's facts.
    clock
        Time, seed, workers and cancellation.
    best
        The plan to improve.
    book
        All places.
    report
        Gives for a tier the function to be told of its incumbents and bounds.
    """

    def __init__(
        self, facts: Facts, clock: Clock, best: Best, book: PlaceBook, report: Callable[[Tier], Report]
    ) -> None:
        self._facts = facts
        self._clock = clock
        self._best = best
        self._book = book
        self._report = report
        self._outlines: dict[tuple[Scope, bool], Outline] = {}
        self._conflicts: dict[Scope, Conflicts] = {}
        self._cuts: dict[Scope, list[tuple[CycleKey, ...]]] = {NARROW: [], WHOLE: []}
        self._ahead: dict[tuple[Scope, Tier], tuple[Tier, int, int]] = {}
        self._narrow_may_do = True
        self._pruned_at: int | None = None
        self.lost_by_absences = 0
        """Least time lost by absences alone, in hundredths of a minute, for every plan."""

    def restart(self) -> None:
        """Forget the outlines, what they held, and what was learnt while it was held."""
        self._outlines.clear()
        self._conflicts.clear()
        self._ahead.clear()
        self._pruned_at = None
        for cuts in self._cuts.values():
            cuts.clear()
        self._narrow_may_do = True

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        for outline in self._outlines.values():
            outline.hold(tier, value)

    def pursue(self, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Improve the plan in `tier` and return the best bound known; None if there is none.

        Parameters
        ----------
        tier
            The tier.
        goal
            A bound that is known already, if any.
        scope
            `NARROW` if no plan as good in the tiers held has a planned release, else `WHOLE`.
        """
        if self._clock.is_over:
            return goal
        if Tier.LOST in self._best.held:
            self.prune(scope)
        bound = tighter(tier, goal, self._known_ahead(tier, scope))
        for with_weeks in self._kinds(tier, scope):
            outline = self._outline(scope, with_weeks=with_weeks)
            found, target = outline.best(tier, self._clock.alone(0.3), bound)
            bound = tighter(tier, bound, found)
            self._report(tier)(self._best.value(tier), bound)
            if self._best.value(tier) == bound:
                break
            if with_weeks or self._pairs_will_do(tier, scope):
                bound = self._plan(outline, target, tier, bound, scope)
        if tier is Tier.LOST and bound is not None and self._best.value(tier) != bound and not self._clock.is_over:
            self._hope_for(bound, scope)
        return bound

    def _pairs_will_do(self, tier: Tier, scope: Scope) -> bool:
        """Return whether to plan what an outline without weeks says: where coaches matter most, or no other fits."""
        if not self._fits(scope):
            return True
        return tier not in (Tier.REQUESTS, Tier.CYCLES) and not self._cover_decides(tier, scope)

    def _hope_for(self, lost: int, scope: Scope) -> None:
        """Look for a plan that loses no more than `lost` among the places that outlines losing so little have."""
        outline = self._new_outline(scope, with_weeks=True)
        outline.hold(Tier.LOST, lost)
        possible = traits_possible(outline, self._clock)
        if possible is not None:
            places = Pruner(self._facts, possible, lost - self.lost_by_absences).prune(self._book.of(scope))
            found = self._try_places(places, scope, Tier.LOST, lost, EFFORT_HOPE)
            if found is not None:
                self._best.propose(found)

    def prune(self, scope: Scope) -> bool:
        """Leave out of the scope's places what no outline as good has; return whether that could be told.

        The outlines are made anew from what remains.
        """
        if self._clock.is_over or (scope, True) not in self._outlines or not self._may_prune():
            return False
        outline = self._outline(scope, with_weeks=True)
        lost = self._best.value(Tier.LOST)
        outline.hold(Tier.LOST, lost)
        possible = traits_possible(outline, self._clock)
        if possible is None:
            return False
        self._pruned_at = lost
        most_lost = lost - self.lost_by_absences
        self._book.prune(Pruner(self._facts, possible, most_lost).prune, scope)
        self._outlines.clear()
        return True

    def _may_prune(self) -> bool:
        """Return whether lost time is being or has been settled, and better than when places were last left out."""
        tiers = self._facts.policy.tiers
        if Tier.LOST not in tiers or any(t not in self._best.held for t in tiers[: tiers.index(Tier.LOST)]):
            return False
        return self._pruned_at is None or self._best.value(Tier.LOST) < self._pruned_at

    def _kinds(self, tier: Tier, scope: Scope) -> list[bool]:
        """Return whether to ask outlines without weeks, with, or both in turn."""
        if tier is Tier.LOST:
            return [True] if self._fits(scope) else []
        if tier not in PAIR_TIERS:
            return []
        return [False, True] if self._fits(scope) else [False]

    def _fits(self, scope: Scope) -> bool:
        """Return whether an outline with weeks can be made and asked in the time that is left."""
        if (scope, True) in self._outlines:
            return True
        return SECONDS_PER_CHOICE * count_choices(self._book.of(scope)) < 0.3 * self._clock.seconds_left

    def _plan(self, outline: Outline, target: Target | None, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Plan what an outline says, without releases where that does as well; return the bound."""
        if scope == WHOLE and goal is not None:
            self._without_releases(tier, goal, with_weeks=outline.with_weeks)
        if target is None or self._best.value(tier) == goal:
            return goal
        return self._rounds(outline, target, tier, goal, scope)

    def _without_releases(self, tier: Tier, goal: int, *, with_weeks: bool) -> None:
        """Try to reach `goal` without planned releases: such plans need no cover, so that outlines rarely mislead."""
        if tier is Tier.LOST or not self._narrow_may_do:
            return
        outline = self._outline(NARROW, with_weeks=with_weeks)
        outline.hold(tier, goal)
        found, target = outline.best(tier, self._clock.alone(0.2, EFFORT_NARROW), goal)
        if target is not None and found == goal:
            self._rounds(outline, target, tier, goal, NARROW)
        if self._best.value(tier) != goal:
            self._narrow_may_do = False
            self._outlines = {key: found for key, found in self._outlines.items() if key[0] != NARROW}

    def _rounds(self, outline: Outline, target: Target, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Plan what an outline says, learn from what fails, and ask it again; return the bound.

        Ends where the goal is met or nothing more is learnt.
        """
        bound = goal
        for _ in range(MOST_ROUNDS):
            refined = self._refined(outline, target, tier, bound, scope)
            failed = self._realise(refined, NEAR if refined.has_weeks else ANYWHERE, tier, bound, scope)
            if self._best.value(tier) == bound or self._cover_decides(tier, scope):
                break
            if not self._learn(refined, failed, scope):
                if refined.has_weeks:
                    self._realise(refined, ANYWHERE, tier, bound, scope)
                break
            found, again = outline.best(tier, self._clock.alone(0.3), bound)
            if scope == WHOLE:
                bound = tighter(tier, bound, found)
                self._report(tier)(self._best.value(tier), bound)
            if again is None or self._best.value(tier) == bound:
                break
            target = again
        return bound

    def _cover_decides(self, tier: Tier, scope: Scope) -> bool:
        """Return whether what an outline leaves out, who covers, is likely why it cannot be planned.

        Then nothing is to be learnt from periods alone, and the models with cover do better.
        """
        return scope == WHOLE and (tier is Tier.LOST or Tier.LOST in self._best.held)

    def _refined(self, outline: Outline, target: Target, tier: Tier, at: int | None, scope: Scope) -> Target:
        """Return an outline as good in `tier` and better in what follows: with few releases it is likelier planned."""
        if not outline.with_weeks or tier is Tier.LOST:
            return target
        ahead = [(Tier.LOST, self._clock.alone(0.2, EFFORT_LIGHTEN))] if scope == WHOLE else []
        then = cycles_next(self._facts, tier)
        if then is not None:
            ahead.insert(0, (then, self._clock.alone(0.3, EFFORT_AHEAD)))
        refined, bounds = outline.refined(tier, target, ahead)
        if then is not None and then in bounds and at is not None:
            self._ahead[scope, then] = (tier, at, bounds[then])
        return refined

    def _known_ahead(self, tier: Tier, scope: Scope) -> int | None:
        """Return a bound found while looking ahead, if the tier before was then settled as supposed."""
        before, at, bound = self._ahead.get((scope, tier), (None, None, None))
        return bound if before is not None and self._best.held.get(before) == at else None

    def _realise(
        self, target: Target, leeways: tuple[Leeway, ...], tier: Tier, goal: int | None, scope: Scope
    ) -> frozenset[str]:
        """Plan the target's cycles with its coaches, and return the coaches of whom no attempt had all cycles."""
        failed = frozenset(target.by_coach())
        for leeway in leeways:
            if (scope == NARROW or not target.has_weeks) and not leeway.uses:
                continue
            if self._best.value(tier) == goal or self._clock.is_over:
                break
            found = self._try(target, leeway, scope, tier, goal)
            if found is not None:
                self._best.propose(found)
                failed &= _falls_short(self._facts, target, found)
        return failed

    def _try(self, target: Target, leeway: Leeway, scope: Scope, tier: Tier, goal: int | None) -> Plan | None:
        places = places_near(self._facts, self._book.of(scope), target, leeway)
        anywhere = EFFORT_ANYWHERE if scope == NARROW else EFFORT_ANYWHERE_WITH_RELEASES
        return self._try_places(places, scope, tier, goal, anywhere if leeway.weeks is None else EFFORT_NEAR)

    def _try_places(self, places: Places, scope: Scope, tier: Tier, goal: int | None, effort: float) -> Plan | None:
        level = Level(self._facts, places, scope)
        for held, value in self._best.held.items():
            level.hold(held, value)
        if goal is not None:
            level.aim(tier, goal)
        limits = self._clock.limits(0.2, workers=1, effort=effort)
        then = cycles_next(self._facts, tier)
        found, _ = level.optimise(tier, None, limits, incumbents_of(self._report(tier), goal), then)
        return found

    def _learn(self, target: Target, failed: frozenset[str], scope: Scope) -> bool:
        """Rule out what the target has that no plan of the scope can have; return whether there was anything."""
        if scope not in self._conflicts:
            self._conflicts[scope] = Conflicts(self._facts, self._book.of(scope))
        cuts = self._conflicts[scope].find(target, failed, self._clock.alone(0.2))
        self._cuts[scope] += cuts
        for (within, _), outline in self._outlines.items():
            if within in (scope, NARROW):
                for cut in cuts:
                    outline.forbid(cut)
        return bool(cuts)

    def _outline(self, scope: Scope, *, with_weeks: bool) -> Outline:
        key = (scope, with_weeks)
        if key not in self._outlines:
            self._outlines[key] = self._new_outline(scope, with_weeks=with_weeks)
        return self._outlines[key]

    def _new_outline(self, scope: Scope, *, with_weeks: bool) -> Outline:
        outline = Outline(self._facts, self._book.of(scope), self.lost_by_absences, with_weeks=with_weeks)
        for tier, value in self._best.held.items():
            outline.hold(tier, value)
        for cut in self._cuts[WHOLE] + (self._cuts[NARROW] if scope == NARROW else []):
            outline.forbid(cut)
        return outline


def cycles_next(facts: Facts, tier: Tier) -> Tier | None:
    """Return `Tier.CYCLES` if it follows `tier` and that is `Tier.REQUESTS`: the two are best looked at together."""
    tiers = facts.policy.tiers
    follows = (Tier.REQUESTS, Tier.CYCLES) in pairwise(tiers)
    return Tier.CYCLES if tier is Tier.REQUESTS and follows else None


def tighter(tier: Tier, bound: int | None, other: int | None) -> int | None:
    """Return the better of two bounds of a tier, either of which may be unknown."""
    known = [value for value in (bound, other) if value is not None]
    if not known:
        return None
    return min(known) if tier.is_maximised else max(known)


def _falls_short(facts: Facts, target: Target, plan: Plan) -> frozenset[str]:
    """Return the coaches with whom `plan` has fewer cycles of some request than `target`."""
    number = {request.id: index for index, request in enumerate(facts.problem.requests)}
    planned = {(number[session.request], session.cycle - 1, session.coach) for session in plan.sessions}
    return frozenset(coach for request, cycle, coach in target.cycles if (request, cycle, coach) not in planned)
