"""The outline: who coaches whom and in which weeks, but not in which periods. It is wider than every plan.

Teachers' weeks are much alike, so that a term has few outlines worth telling apart where it has very many plans; and
what limits coaching (a coach's span of weeks, preparation and release minutes per week, the order of steps) shows in
weeks already. The best value of a tier over all outlines therefore bounds that of all plans, and is most often met by
a plan with the outline's coaches (`solver.model.realise`). Where it is not, a conflict found in the periods
(`solver.model.conflicts`) goes into the outline as one constraint, and it is asked again.

Without weeks an outline is cheaper still, and enough for the tiers that depend on who coaches whom alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from ortools.sat.python import cp_model

from solver.model.engine import Limits, Outcome, fix, optimise, tell_nobody
from solver.model.facts import Facts
from solver.model.outline_variables import OutlineVariables
from solver.model.pair_places import Places
from solver.model.pattern_book import PatternBook
from solver.model.patterns import Pattern
from solver.model.rules.weeks import PAIR_RULES, WEEK_RULES
from solver.model.target import PAIR_TIERS, Ahead, Conflict, CycleKey, Target
from solver.model.tiers import Measure, measure
from solver.model.variables import BoolVar, weighted
from solver.rules import Tier


class Outline:
    """A model of outlines that is asked for one tier after the other.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    lost_by_absences
        Least time lost by absences alone, in hundredths of a minute.
    with_weeks
        False: who coaches whom and how often alone.
    """

    def __init__(self, facts: Facts, places: Places, lost_by_absences: int, *, with_weeks: bool) -> None:
        self._facts = facts
        self._lost_by_absences = lost_by_absences
        self.with_weeks = with_weeks
        self._variables = OutlineVariables(facts)
        self.tiers = PAIR_TIERS | {Tier.LOST} if with_weeks else PAIR_TIERS
        """The tiers that it bounds."""
        self._add_cycles(places)
        if with_weeks:
            self._add_weeks(places)
        for rule in (*PAIR_RULES, *(WEEK_RULES if with_weeks else ())):
            rule(self._variables)
        self._measures: dict[Tier, Measure] = {}
        self._last: dict[int, int] | None = None

    def _add_cycles(self, places: Places) -> None:
        for (request, coach), cycles in places.items():
            for cycle in range(len(cycles)):
                self._variables.served[request, cycle, coach] = self._variables.model.new_bool_var("")

    def _add_weeks(self, places: Places) -> None:
        book = PatternBook(self._facts, places)
        for key in self._variables.served:
            book.add_cycle(self._variables, key)

    def forbid(self, conflict: Conflict) -> None:
        """Rule a conflict out; cycles that the outline does not have are never planned."""
        served = self._variables.served
        if all(key in served for key in conflict.cycles):
            others = [served[key] for key in conflict.unless if key in served]
            self._variables.model.add_bool_or([*(served[key].negated() for key in conflict.cycles), *others])

    def vary(self, target: Target) -> None:
        """Ask from now on for outlines that do not have every release of `target`."""
        terms = []
        released = 0
        for key, blocks in target.cycles.items():
            for step, block in enumerate(blocks):
                if block.is_release:
                    released += 1
                    terms += [literal for literal, pattern in self._choices(key) if pattern.blocks[step].is_release]
        if released:
            self._variables.model.add(sum(terms) <= released - 1)

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on; tiers that an outline does not know are ignored."""
        if tier in self.tiers:
            self._at_least(tier, value)

    def _at_least(self, tier: Tier, value: int) -> cp_model.Constraint:
        found = self._measure(tier)
        expression, rest = weighted(found.terms), value - found.constant
        return self._variables.model.add(expression >= rest if tier.is_maximised else expression <= rest)

    def _at_most(self, tier: Tier, goal: int) -> cp_model.Constraint:
        """Rule out what is better than a bound known."""
        found = self._measure(tier)
        expression, rest = weighted(found.terms), goal - found.constant
        return self._variables.model.add(expression <= rest if tier.is_maximised else expression >= rest)

    def best(
        self, tier: Tier, limits: Limits, goal: int | None = None, *, better_than: int | None = None
    ) -> tuple[int | None, Target | None]:
        """Return a bound of a tier for all plans as good in the tiers held, and the outline that attains it.

        The outline is None where the search ended before a best one was found.

        Parameters
        ----------
        tier
            The tier.
        limits
            When to stop.
        goal
            A bound known already: the search ends where it is reached.
        better_than
            Return an outline that is not proven best too, if its value is better than this one.
        """
        if goal is not None:
            self._at_most(tier, goal)
        outcome = self._search(tier, limits)
        if outcome.values is None:
            return outcome.bound, None
        value = self._measure(tier).value(outcome.values)
        if outcome.bound != value and not _is_better(tier, value, better_than):
            return outcome.bound, None
        self._last = outcome.values
        return outcome.bound, self._target(outcome.values)

    def refined(
        self,
        tier: Tier,
        target: Target,
        ahead: Sequence[Ahead],
        limits: Limits,
        rather: Collection[CycleKey] = (),
    ) -> tuple[Target, dict[Tier, int]]:
        """Return an outline as good as the last best one, and as good in the tiers ahead as can be found.

        Parameters
        ----------
        tier
            What was asked for last.
        target
            The last best outline; returned where no better one is found.
        ahead
            The tiers to look ahead to, in order, and when to stop with each.
        limits
            When to stop with what comes after these.
        rather
            Which cycles with which coaches to have rather than others.

        Returns
        -------
        Target
            The outline.
        dict
            Bounds of tiers ahead, for plans as good as this outline in all tiers before.
        """
        bounds: dict[Tier, int] = {}
        if self._last is None:
            return target, bounds
        with self._asking(tier, self._last) as asked:
            for later, limits_of_tier, goal in ahead:
                if goal is not None:
                    self._at_most(later, goal).only_enforce_if(asked)
                outcome = self._search(later, limits_of_tier)
                if outcome.values is None:
                    break
                value = self._measure(later).value(outcome.values)
                self._last = outcome.values | {asked.index: 0}
                target = self._target(outcome.values)
                if value != outcome.bound:
                    break
                bounds[later] = value
                self._at_least(later, value).only_enforce_if(asked)
            if rather:
                target = self._rather(rather, target, limits, asked)
        return target, bounds

    def nearest(self, tier: Tier, target: Target, cycles: Collection[CycleKey], limits: Limits) -> Target:
        """Return an outline as good as the last best one, with as many of some cycles as can be found.

        Parameters
        ----------
        tier
            What was asked for last.
        target
            The last best outline; returned where no other one is found.
        cycles
            Which cycles with which coaches to have.
        limits
            When to stop.
        """
        if self._last is None:
            return target
        with self._asking(tier, self._last) as asked:
            return self._rather(cycles, target, limits, asked)

    def _rather(self, cycles: Collection[CycleKey], target: Target, limits: Limits, asked: BoolVar) -> Target:
        """Return an outline with as many of some cycles as can be found; the target where none is."""
        wanted = [(served, 1) for key, served in self._variables.served.items() if key in cycles]
        outcome = self._optimise(Measure(constant=0, terms=wanted), maximise=True, limits=limits)
        if outcome.values is None:
            return target
        self._last = outcome.values | {asked.index: 0}
        return self._target(outcome.values)

    @contextmanager
    def _asking(self, tier: Tier, values: Mapping[int, int]) -> Iterator[BoolVar]:
        """Ask inside for outlines as good in a tier as one with the given values; give what is true as long as that."""
        with self._while_asked() as asked:
            self._at_least(tier, self._measure(tier).value(values)).only_enforce_if(asked)
            yield asked

    @contextmanager
    def _while_asked(self) -> Iterator[BoolVar]:
        """Give a literal that is true inside, and of no consequence afterwards."""
        variables = self._variables
        asked = variables.derive(variables.model.new_bool_var(""), lambda _values: 0)
        fix(variables.model, asked, 1)
        try:
            yield asked
        finally:
            fix(variables.model, asked, 0)

    def patterns(self) -> Iterator[tuple[int, CycleKey, Pattern]]:
        """Yield each pattern of weeks of each cycle, under the index of its variable."""
        for key, found in self._variables.weeks.items():
            for literal, pattern in found.choices:
                yield literal.index, key, pattern

    def most(self, weights: Mapping[int, int], limits: Limits) -> tuple[frozenset[int], int | None]:
        """Return the patterns of a heavy outline that keeps the tiers held, and a bound of the weight of any."""
        chosen = [literal for found in self._variables.weeks.values() for literal in found.literals]
        found = Measure(constant=0, terms=[(var, weights[var.index]) for var in chosen if weights[var.index]])
        outcome = self._optimise(found, maximise=True, limits=limits)
        values = outcome.values or {}
        return frozenset(var.index for var in chosen if values.get(var.index)), outcome.bound

    def _search(self, tier: Tier, limits: Limits) -> Outcome:
        return self._optimise(self._measure(tier), maximise=tier.is_maximised, limits=limits)

    def _optimise(self, found: Measure, *, maximise: bool, limits: Limits) -> Outcome:
        near = None if self._last is None else self._variables.complete(dict(self._last))
        return optimise(
            self._variables,
            found,
            maximise=maximise,
            limits=limits,
            start=None,
            hint=near,
            report=tell_nobody,
        )

    def _measure(self, tier: Tier) -> Measure:
        if tier not in self._measures:
            self._measures[tier] = self._lost() if tier is Tier.LOST else measure(self._variables, tier)
        return self._measures[tier]

    def _lost(self) -> Measure:
        return Measure(constant=self._lost_by_absences, terms=self._variables.lost(alone=False))

    def _target(self, values: Mapping[int, int]) -> Target:
        return Target(
            cycles={
                key: next((pattern.blocks for literal, pattern in self._choices(key) if values[literal.index]), ())
                for key, served in self._variables.served.items()
                if values[served.index]
            }
        )

    def _choices(self, key: CycleKey) -> Iterable[tuple[BoolVar, Pattern]]:
        return self._variables.weeks[key].choices if key in self._variables.weeks else ()


def _is_better(tier: Tier, value: int, than: int | None) -> bool:
    return than is not None and (value > than if tier.is_maximised else value < than)
