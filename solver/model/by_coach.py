"""An outline with weeks that is asked coach by coach: as an `Outline` of the whole school, and far faster.

An outline without weeks says who coaches whom. What coaches' weeks (`solver.model.coach_weeks`) do not hold of that is
forbidden, what they cost at least is made known, and it is asked again, until all coaches' weeks hold what it says for
no more than it expects.
"""

from collections.abc import Collection, Iterable, Sequence

from solver.model.best import Best
from solver.model.blocks import Block
from solver.model.bounds import tighter
from solver.model.coach_losses import CoachLosses
from solver.model.coach_weeks import CoachWeeks
from solver.model.coupled import all_wanted, coupled
from solver.model.engine import Limits
from solver.model.facts import Facts
from solver.model.pair_outline import PairOutline
from solver.model.side_by_side import ask_each
from solver.model.smallest import smallest
from solver.model.target import PAIR_TIERS, Ahead, Conflict, CycleKey, Target, Wanted, last_cycles
from solver.rules import Tier

MOST_LACKING = 3
"""How many cycles more an outline has than the best plan if that lacks little."""


class OutlineByCoach:
    """Asked for one tier after the other, like an `Outline` with weeks, until lost time is held.

    Parameters
    ----------
    facts
        The problem's facts.
    pairs
        An outline without weeks, its own.
    weeks
        What the coaches' weeks hold.
    losses
        What coaches cost.
    best
        The best plan so far.
    light
        The cycles that can do without releases: had rather than others.
    conflicts
        What the weeks were found not to hold before; what is found is added.
    """

    with_weeks = True
    tiers = PAIR_TIERS | {Tier.LOST}

    def __init__(
        self,
        facts: Facts,
        pairs: PairOutline,
        weeks: CoachWeeks,
        losses: CoachLosses,
        best: Best,
        light: Collection[CycleKey],
        conflicts: list[Conflict],
    ) -> None:
        self._facts = facts
        self.pairs = pairs
        """The outline without weeks."""
        self.losses = losses
        """What coaches cost."""
        self._weeks = weeks
        self._best = best
        self._light = light
        self._conflicts = conflicts
        for conflict in conflicts:
            pairs.forbid(conflict)

    def forbid(self, conflict: Conflict) -> None:
        """Rule a conflict out."""
        self.pairs.forbid(conflict)

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on; tiers not known are ignored."""
        self.pairs.hold(tier, value)

    def best(
        self, tier: Tier, limits: Limits, goal: int | None = None, *, better_than: int | None = None
    ) -> tuple[int | None, Target | None]:
        """Return a bound of a tier for all plans as good in the tiers held, and an outline that attains it.

        The outline has weeks if it is asked for lost time. It is None where the search ended before one was found.

        Parameters
        ----------
        tier
            One of `tiers`.
        limits
            When to stop.
        goal
            A bound known already: the search ends where it is reached.
        better_than
            Return an outline that is not proven best too, if its value is better than this one.
        """
        while True:
            bound, target = self._best_without_weeks(tier, limits, goal, better_than)
            if target is None or tier is not Tier.LOST:
                return bound, target
            with_weeks = self._with_weeks(target, limits)
            if with_weeks is not None:
                return bound, with_weeks

    def least_lost(self, limits: Limits, goal: int | None) -> int | None:
        """Return a bound of lost time, as `best` does, without looking at the weeks of all coaches together."""
        return self._best_without_weeks(Tier.LOST, limits, goal, None)[0]

    def _best_without_weeks(
        self, tier: Tier, limits: Limits, goal: int | None, better_than: int | None
    ) -> tuple[int | None, Target | None]:
        """Ask until each coach's weeks hold what an outline says for no more than it expects."""
        bound = None
        while True:
            found, target = self.pairs.best(tier, limits, goal, better_than=better_than)
            if target is None and not limits.is_over():
                return found, None
            bound = tighter(tier, bound, found)
            if target is None or limits.is_over():
                return bound, None
            if tier is Tier.REQUESTS and self._forbids_near_best(target, limits):
                continue
            if not self.forbids(target, limits, tier) and not (tier is Tier.LOST and self._costs_more(target, limits)):
                return bound, target

    def _forbids_near_best(self, target: Target, limits: Limits) -> bool:
        """Do the same for an outline that is like the best plan, where that lacks little: then few coaches differ."""
        best = self._best.cycles()
        more = {key[:2] for key in target.cycles} - {key[:2] for key in best}
        if len(more) > MOST_LACKING:
            return False
        return self.forbids(self.pairs.nearest(Tier.REQUESTS, target, best, limits), limits, Tier.REQUESTS)

    def refined(
        self, tier: Tier, target: Target, ahead: Sequence[Ahead], limits: Limits
    ) -> tuple[Target, dict[Tier, int]]:
        """Return an outline with weeks, as good as the last best one, and as good in the tiers ahead as can be found.

        Parameters
        ----------
        tier
            What was asked for last.
        target
            The last best outline; returned where no better one is found.
        ahead
            The tiers to look ahead to, in order, and when to stop with each; that of lost time is left out.
        limits
            When to stop altogether: there should be time for weeks after the tiers ahead.

        Returns
        -------
        Target
            The outline.
        dict
            Bounds of tiers ahead, for plans as good as this outline in all tiers before.
        """
        known = [one for one in ahead if one.tier in PAIR_TIERS]
        within = known[-1].limits if known else limits
        bounds: dict[Tier, int] = {}
        while not within.is_over():
            found, bounds = self.pairs.refined(tier, target, known, within, self._light)
            if not self.forbids(found, within, tier):
                with_weeks = self._with_weeks(found, limits)
                if with_weeks is not None:
                    return with_weeks, bounds
            if found is target:
                break  # no other one is as good, or none was asked for: it would be found again and again
        return self._each_with_weeks(target, limits), bounds

    def forbids(self, target: Target, limits: Limits, tier: Tier) -> bool:
        """Forbid what of a target the coaches' weeks do not hold; return whether there was anything.

        For lost time it is asked at once what they cost: that takes little more than whether they hold it at all.
        """

        def is_possible(wanted: Wanted) -> bool:
            if tier is Tier.LOST:
                return self._weeks.cost(wanted, limits).is_possible
            return self._weeks.is_possible(wanted, limits)

        every = list(target.wanted().values())
        able = ask_each(is_possible, every, limits)
        impossible = [wanted for wanted, is_able in zip(every, able, strict=True) if not is_able]
        return self._forbid_smallest(impossible, limits)

    def _forbid_smallest(self, impossible: Iterable[Wanted], limits: Limits) -> bool:
        """Forbid what is impossible, as little of each as is impossible; return whether there was anything."""

        def is_possible(wanted: Wanted) -> bool:
            return self._weeks.is_possible(wanted, limits)

        found = ask_each(lambda wanted: smallest(wanted, is_possible), impossible, limits)
        for wanted in found:
            self.learn_impossible(wanted)
        return bool(found)

    def learn_impossible(self, wanted: Wanted, unless: tuple[CycleKey, ...] = ()) -> None:
        """Rule out that all of some cycles are planned without one of some others."""
        conflict = Conflict(cycles=last_cycles(wanted), unless=unless)
        self._conflicts.append(conflict)
        self.pairs.forbid(conflict)

    def _costs_more(self, target: Target, limits: Limits) -> bool:
        """Make known where coaches cost more than expected; return whether there was anything."""
        return self.losses.learn(target, limits) or self.losses.learn_together(target)

    def _with_weeks(self, target: Target, limits: Limits) -> Target | None:
        """Return the target with the weeks in which classes lose least; None if coaches are in each other's way.

        That is then forbidden.
        """
        every = all_wanted(target)
        light = self._weeks.light_together(every, limits)
        if light.weeks:
            return Target(cycles=light.weeks)
        if not light.is_possible:
            two = [wanted for wanted in coupled(self._facts, target) if not self._weeks.is_possible(wanted, limits)]
            self._forbid_smallest(two or [every], limits)
            return None
        return self._each_with_weeks(target, limits)

    def _each_with_weeks(self, target: Target, limits: Limits) -> Target:
        """Return the target with the weeks that are best for each coach alone, as far as can be found."""
        weeks: dict[CycleKey, tuple[Block, ...]] = dict.fromkeys(target.cycles, ())
        for wanted in target.wanted().values():
            weeks |= self._weeks.light(wanted, limits).weeks
        return Target(cycles=weeks)
