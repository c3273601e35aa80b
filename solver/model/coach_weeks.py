"""What coaches' weeks hold: a small question for each coach, in place of a large one for the school.

Coaches meet in an outline in two ways alone: a request has one of them, and some share a person, who is coached by two
or coaches too. So an outline without weeks is asked who coaches whom, each coach's weeks are asked whether they hold
that and what it costs, and what they answer goes back as constraints ("logic-based Benders decomposition": Hooker and
Ottosson, Mathematical Programming 96, 2003).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.model.best import Best
from solver.model.blocks import Block
from solver.model.engine import Limits, Outcome, is_infeasible, optimise, tell_nobody
from solver.model.facts import Facts
from solver.model.outline_variables import OutlineVariables
from solver.model.pair_places import Places
from solver.model.pattern_book import PatternBook
from solver.model.rules.weeks import WEEK_RULES
from solver.model.target import CycleKey, Wanted, cycles_of
from solver.model.tiers import Measure

EFFORT = 2.0
"""Most work on one question, in CP-SAT's deterministic seconds: what takes more to refute is taken for possible."""

EFFORT_TOGETHER = 1.0
"""The same for many coaches together: some weeks are found soon, and the best are rarely proven."""

_Asked = frozenset[tuple[tuple[int, str], int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The weeks in which classes lose least."""

    weeks: dict[CycleKey, tuple[Block, ...]]
    """By cycle the blocks of its steps; empty where none were found."""
    lost_hundredths: int
    """What is lost at least, whoever else leaves the same classes at the same time."""
    lost_alone_hundredths: int = 0
    """The same if nobody else does."""
    is_possible: bool = True
    """False if there are proven to be none."""


class CoachWeeks:
    """Answers whether cycles have weeks together, and which are best, and remembers it.

    Fewer cycles are never less possible, and never cost more.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    best
        The best plan so far: what it has is possible, and costs nothing where nobody leaves a class for it.
    """

    def __init__(self, facts: Facts, places: Places, best: Best) -> None:
        self._facts = facts
        self._best = best
        self._patterns = PatternBook(facts, places)
        self._possible: dict[_Asked, bool] = {}
        self._light: dict[_Asked, Light] = {}

    def is_possible(self, wanted: Wanted, limits: Limits) -> bool:
        """Return whether all cycles wanted have weeks together; True where that cannot be told."""
        key = frozenset(wanted.items())
        if key in self._light:
            return self._light[key].is_possible
        if key not in self._possible:
            if limits.is_over() or self._best.cycles().issuperset(cycles_of(wanted)):
                return True
            found = not is_infeasible(self._variables(wanted).model, replace(limits, effort=EFFORT))
            if found and limits.is_over():
                return True  # cut short: another time it may be told
            self._possible[key] = found
        return self._possible[key]

    def cost(self, wanted: Wanted, limits: Limits) -> Light:
        """Return what all cycles wanted cost at least; the weeks need not be told."""
        if self._best.free_cycles().issuperset(cycles_of(wanted)):
            return Light(weeks={}, lost_hundredths=0)
        return self.light(wanted, limits)

    def light(self, wanted: Wanted, limits: Limits) -> Light:
        """Return the weeks in which all cycles wanted cost least, as far as can be found."""
        return self._remembered(wanted, replace(limits, effort=EFFORT), _with_loss_alone)

    def light_together(self, wanted: Wanted, limits: Limits) -> Light:
        """Return the same for the cycles of many coaches, without what they lose alone."""
        return self._remembered(wanted, replace(limits, effort=EFFORT_TOGETHER), _lightest)

    def _remembered(self, wanted: Wanted, limits: Limits, ask: Callable[[OutlineVariables, Limits], Light]) -> Light:
        key = frozenset(wanted.items())
        if key not in self._light:
            if limits.is_over():
                return Light(weeks={}, lost_hundredths=0)
            light = ask(self._variables(wanted), replace(limits, is_small=True))
            if light.is_possible and limits.is_over():
                return light  # cut short: another time it may be better
            self._light[key] = light
        return self._light[key]

    def _variables(self, wanted: Wanted) -> OutlineVariables:
        """Return the model of the weeks of some cycles that are all planned."""
        variables = OutlineVariables(self._facts)
        for key in sorted(cycles_of(wanted)):
            self._patterns.add_cycle(variables, key)
        for rule in WEEK_RULES:
            rule(variables)
        for served in variables.served.values():
            variables.model.add(served == 1)
        return variables


def _lightest(variables: OutlineVariables, limits: Limits) -> Light:
    found = _least(variables, limits, alone=False)
    if found.infeasible:
        return Light(weeks={}, lost_hundredths=0, is_possible=False)
    weeks = {} if found.values is None else _weeks(variables, found.values)
    return Light(weeks=weeks, lost_hundredths=found.bound or 0)


def _with_loss_alone(variables: OutlineVariables, limits: Limits) -> Light:
    light = _lightest(variables, limits)
    if not light.lost_hundredths:
        return light
    return replace(light, lost_alone_hundredths=_least(variables, limits, alone=True).bound or 0)


def _least(variables: OutlineVariables, limits: Limits, *, alone: bool) -> Outcome:
    """Ask for the least of what the patterns chosen lose."""
    total = Measure(constant=0, terms=variables.lost(alone=alone))
    return optimise(variables, total, maximise=False, limits=limits, start=None, report=tell_nobody)


def _weeks(variables: OutlineVariables, values: dict[int, int]) -> dict[CycleKey, tuple[Block, ...]]:
    return {
        key: next(pattern.blocks for literal, pattern in found.choices if values[literal.index])
        for key, found in variables.weeks.items()
    }
