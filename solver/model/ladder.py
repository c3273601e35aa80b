"""Models of growing width, tried in turn for each tier until one proves the plan best.

outline
    Who coaches whom in which weeks (`solver.model.guided`): bounds every plan, and mostly leads to a best one.
narrow
    No planned releases. Ten times smaller than the whole; its plans are plans.
wide
    Releases covered by kinds of people within what the school can muster. Its optimum bounds every plan; whether
    persons can be found for its covers is tried with its sessions fixed.
whole
    Everything. Begins with the best plan found before.

A model too large for the time that is left is not made; parts of the plan are then planned anew, one after the other.
"""

from collections.abc import Callable

from solver.model.beginning import Beginning
from solver.model.best import Best
from solver.model.bounds import tighter
from solver.model.build import ABSENCES, NARROW, WHOLE, WIDE, Scope
from solver.model.clock import SECONDS_PER_CHOICE, Clock
from solver.model.context import SearchContext
from solver.model.earlier import move_earlier
from solver.model.engine import Report, bounds_of, incumbents_of, tell_nobody
from solver.model.facts import Facts
from solver.model.few_requests import FewRequests
from solver.model.guided import Guided
from solver.model.levels import Level
from solver.model.pair_places import Places
from solver.model.part_planner import PartPlanner
from solver.model.parts import count_choices, of_sessions
from solver.model.placebook import PlaceBook
from solver.model.wanting import releasing
from solver.plan import Plan, Session
from solver.rules import Tier

SHARE = 0.3
"""Of the time that is left, the most that making a large model may take: the rest is for the search."""

MOST_PARTS = 24
"""How many parts are planned anew before a large model is made."""


class ModelError(AssertionError):
    """A model refuses a plan that keeps every rule: a fault of the model."""


class Ladder:
    """Finds ever better plans of one problem.

    Parameters
    ----------
    facts
        The problem's facts.
    clock
        Time, seed, workers and cancellation.
    report
        Gives for a tier the function to be told of its incumbents and bounds.
    """

    def __init__(self, facts: Facts, clock: Clock, report: Callable[[Tier], Report]) -> None:
        self._facts = facts
        self._clock = clock
        self._report = report
        self._levels: dict[Scope, Level] = {}
        self.book = PlaceBook(facts)
        """Every place of every step."""
        self.best = Best(facts)
        """The best plan so far."""
        self._context = SearchContext(facts=facts, clock=clock, best=self.best, book=self.book, report=report)
        self._few = FewRequests(self._context)
        self._parts = PartPlanner(self._context, self._few)
        self.guided = Guided(self._context, self._parts)
        """The search by outlines."""
        self.releases_are_out = False
        """Whether holding the tiers settled leaves no planned release to decide on."""

    @property
    def _narrow_is_exact(self) -> bool:
        """Whether no plan as good in the tiers held has a planned release."""
        return self.releases_are_out or not self.book.has_releases

    def most(self, tier: Tier) -> int:
        """Return a bound of `requests` or `cycles` for every plan: all that fits with some coach, each alone.

        It is all that is asked for where somebody wants to stop before the rest is known.
        """
        return self.book.most(tier, self.best.plan, self._clock.cancel)

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        self.best.held[tier] = value
        self.guided.outlines.hold(tier, value)
        for level in self._levels.values():
            level.hold(tier, value)

    def cover_absences(self, tier: Tier) -> int:
        """Improve the cover of absences alone in `tier` and return the bound proven."""
        # Nobody is told: what absences alone lose is no plan's lost time, and `tiers` may ask for others first.
        return self._improve(ABSENCES, tier, goal=None, share=0.15, report=tell_nobody) or 0

    def begin(self, start: Plan | None) -> None:
        """Make a plan in a moment that serves what it can, or take `start` where that is one and better."""
        Beginning(self._context, self._few).plan()
        if start is not None and not self.best.checker.check(start):
            self.best.propose(start)

    def move_earlier(self, *, is_proven: bool) -> None:
        """Move the best plan's sessions to earlier days, where no tier held gets worse."""
        places = self.book.of(NARROW if self._narrow_is_exact else WHOLE)
        move_earlier(self._facts, places, self.best, self._clock, is_proven=is_proven)

    def restart(self, held: dict[Tier, int]) -> None:
        """Forget the models and what they held, and hold the given values instead; the plan stays."""
        self._levels.clear()
        self.book.restore()
        self.guided.restart()
        self.best.held = dict(held)
        self.releases_are_out = False

    def search(self, tier: Tier, goal: int | None) -> int | None:
        """Improve the plan in `tier` and return the best bound proven; None if there is none.

        Parameters
        ----------
        tier
            The tier.
        goal
            A bound that holds for every plan as good in the tiers held, if one is known.
        """
        if self._clock.is_over:
            return goal
        scope = NARROW if self._narrow_is_exact else WHOLE
        bound = self.guided.pursue(tier, goal, scope)
        if self.best.value(tier) != bound:
            self._prune(scope)
        for rung in (self._narrow, self._some_neighbourhoods, self._wide, self._whole, self._neighbourhoods):
            if self._clock.is_over or (bound is not None and self.best.value(tier) == bound):
                return bound
            bound = tighter(tier, bound, rung(tier, bound))
        return bound

    def _prune(self, scope: Scope) -> None:
        """Leave out of later models what no plan as good can have."""
        if self.guided.prune(scope):
            self._levels.clear()

    def _narrow(self, tier: Tier, goal: int | None) -> int | None:
        """Search without releases; what that proves counts only where no release is left to decide on."""
        if self._narrow_is_exact:
            return self._improve(NARROW, tier, goal=goal, share=0.6) if self._fits(NARROW) else None
        if (
            goal is not None
            and not releasing(self._facts, self.best.plan)
            and WHOLE not in self._levels
            and self._fits(NARROW)
        ):
            self._improve(NARROW, tier, goal=goal, share=0.1, report=incumbents_of(self._report(tier), goal))
        return None

    def _wide(self, tier: Tier, goal: int | None) -> int | None:
        """Bound `tier` by the wide model, and find persons for its plan."""
        if self._narrow_is_exact or WHOLE in self._levels or not self._fits(WIDE):
            return None
        level = self._level(WIDE)
        if goal is not None:
            level.aim(tier, goal)
        report = bounds_of(self._report(tier), self.best.value(tier))
        found, outcome = level.optimise(tier, self.best.plan, self._clock.limits(0.4), report)
        if outcome.infeasible:
            raise ModelError(f"the wide model refuses the plan found before, in tier {tier}")
        if found is not None:
            self._find_persons(tier, found.sessions)
        return outcome.bound

    def _whole(self, tier: Tier, goal: int | None) -> int | None:
        """Search in the whole model."""
        if self._narrow_is_exact or not self._fits(WHOLE):
            return None
        return self._improve(WHOLE, tier, goal=goal, share=0.5)

    def _some_neighbourhoods(self, tier: Tier, goal: int | None) -> None:
        """Plan parts anew before a large model is made: where a bound is known, that often meets it."""
        if tier.is_maximised and goal is not None:
            self._parts.improve(tier, goal, MOST_PARTS, releases=not self._narrow_is_exact)

    def _neighbourhoods(self, tier: Tier, goal: int | None) -> None:
        """Plan parts anew, one after the other, where the rest of the time is best spent on that."""
        self._parts.improve(tier, goal, None, releases=not self._narrow_is_exact)

    def _fits(self, scope: Scope) -> bool:
        """Return whether a model is made already or can be made and searched in the time that is left."""
        if scope in self._levels:
            return True
        if self._clock.is_over:
            return False
        return SECONDS_PER_CHOICE * count_choices(self.book.of(scope)) < SHARE * self._clock.seconds_left

    def _find_persons(self, tier: Tier, sessions: tuple[Session, ...]) -> None:
        """Try the sessions of a wide plan in the whole model, and keep the result if it is better."""
        level = self._make(of_sessions(self._facts, self.book.whole, sessions), WHOLE)
        report = incumbents_of(self._report(tier), None)
        found, _ = level.optimise(tier, None, self._clock.limits(0.2), report)
        if found is not None:
            self.best.propose(found)

    def _improve(
        self, scope: Scope, tier: Tier, *, goal: int | None, share: float, report: Report | None = None
    ) -> int | None:
        """Search in one model, keep the plan found, and return the bound that the model proves."""
        level = self._level(scope)
        if goal is not None:
            level.aim(tier, goal)
        found, outcome = level.optimise(tier, self.best.plan, self._clock.limits(share), report or self._report(tier))
        if found is None:
            raise ModelError(f"the model refuses the plan found before, in tier {tier}")
        self.best.plan = found
        return outcome.bound

    def _level(self, scope: Scope) -> Level:
        if scope not in self._levels:
            self._levels[scope] = self._make(self.book.of(scope), scope)
        return self._levels[scope]

    def _make(self, places: Places, scope: Scope) -> Level:
        level = Level(self._facts, places, scope)
        for tier, value in self.best.held.items():
            level.hold(tier, value)
        return level
