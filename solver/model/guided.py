"""The search guided by outlines: bound a tier by outlines, plan what the best outline says, learn from what fails."""

from collections.abc import Callable

from solver.model.best import Best
from solver.model.build import NARROW, WHOLE, Scope
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

EFFORT_NEAR, EFFORT_ANYWHERE = 4.0, 16.0
"""Most work on planning an outline in its own weeks, and in any, in CP-SAT's deterministic seconds."""

EFFORT_NARROW = 3.0
"""Most work on asking whether plans without releases do as well."""

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
        self._narrow_may_do = True
        self.lost_by_absences = 0
        """Least time lost by absences alone, in hundredths of a minute, for every plan."""

    def restart(self) -> None:
        """Forget the outlines, what they held, and what was learnt while it was held."""
        self._outlines.clear()
        self._conflicts.clear()
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
        bound = goal
        for with_weeks in self._kinds(tier, scope):
            outline = self._outline(scope, with_weeks=with_weeks)
            found, target = outline.best(tier, self._clock.alone(0.3), bound)
            bound = tighter(tier, bound, found)
            self._report(tier)(self._best.value(tier), bound)
            if self._best.value(tier) == bound:
                break
            if with_weeks or tier not in (Tier.REQUESTS, Tier.CYCLES) or not self._fits(scope):
                bound = self._plan(outline, target, tier, bound, scope)
        return bound

    def prune(self, scope: Scope) -> bool:
        """Leave out of the scope's places what no outline as good has; return whether that could be told.

        The outlines are made anew from what remains.
        """
        outline = self._outlines.get((scope, True))
        if outline is None or Tier.LOST not in self._best.held:
            return False
        possible = traits_possible(outline, self._clock)
        if possible is None:
            return False
        most_lost = self._best.held[Tier.LOST] - self.lost_by_absences
        self._book.prune(Pruner(self._facts, possible, most_lost).prune, scope)
        self._outlines.clear()
        return True

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
            light = self._lighter(outline, target, tier, scope)
            failed = self._realise(light, NEAR if light.has_weeks else ANYWHERE, tier, bound, scope)
            if self._best.value(tier) == bound:
                break
            if not self._learn(light, failed, scope):
                if light.has_weeks:
                    self._realise(light, ANYWHERE, tier, bound, scope)
                break
            found, again = outline.best(tier, self._clock.alone(0.3), bound)
            if scope == WHOLE:
                bound = tighter(tier, bound, found)
                self._report(tier)(self._best.value(tier), bound)
            if again is None or self._best.value(tier) == bound:
                break
            target = again
        return bound

    def _lighter(self, outline: Outline, target: Target, tier: Tier, scope: Scope) -> Target:
        """Return an outline as good in `tier` with less time lost: with few releases it is likelier to be planned."""
        if scope == NARROW or not outline.with_weeks or tier is Tier.LOST:
            return target
        return outline.lightened(tier, target, self._clock.alone(0.2, EFFORT_LIGHTEN))

    def _realise(
        self, target: Target, leeways: tuple[Leeway, ...], tier: Tier, goal: int | None, scope: Scope
    ) -> frozenset[str]:
        """Plan the target's cycles with its coaches, and return the coaches of whom no attempt had all cycles."""
        failed = frozenset(target.by_coach())
        for leeway in leeways:
            if (scope == NARROW or not target.has_weeks) and not leeway.uses:
                continue
            if self._best.value(tier) == goal or self._clock.limits(1.0).is_over():
                break
            found = self._try(target, leeway, scope, tier, goal)
            if found is not None:
                self._best.propose(found)
                failed &= _falls_short(self._facts, target, found)
        return failed

    def _try(self, target: Target, leeway: Leeway, scope: Scope, tier: Tier, goal: int | None) -> Plan | None:
        level = Level(self._facts, places_near(self._facts, self._book.of(scope), target, leeway), scope)
        for held, value in self._best.held.items():
            level.hold(held, value)
        if goal is not None:
            level.aim(tier, goal)
        effort = EFFORT_ANYWHERE if leeway.weeks is None else EFFORT_NEAR
        limits = self._clock.limits(0.2, workers=1, effort=effort)
        found, _ = level.optimise(tier, None, limits, incumbents_of(self._report(tier), goal))
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
            outline = Outline(self._facts, self._book.of(scope), self.lost_by_absences, with_weeks=with_weeks)
            for tier, value in self._best.held.items():
                outline.hold(tier, value)
            for cut in self._cuts[WHOLE] + (self._cuts[NARROW] if scope == NARROW else []):
                outline.forbid(cut)
            self._outlines[key] = outline
        return self._outlines[key]


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
