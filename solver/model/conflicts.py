"""Why an outline cannot be a plan: smallest sets of cycles that no plan has together.

Looks at periods, without cover: what it finds impossible is impossible in every plan.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from solver.model.build import Places, add_sessions
from solver.model.engine import Limits, is_infeasible
from solver.model.facts import Facts
from solver.model.outline import CycleKey, Target
from solver.model.rules import SESSION_RULES
from solver.model.variables import Variables

Wanted = Mapping[tuple[int, str], int]
"""By (request, coach): how many cycles."""

EFFORT = 2.0
"""Most work on one check, in CP-SAT's deterministic seconds: a set that takes more to refute is taken for possible."""


class Conflicts:
    """Finds conflicts among the cycles of outlines, and remembers what it has looked at.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    """

    def __init__(self, facts: Facts, places: Places) -> None:
        self._facts = facts
        self._places = places
        self._possible: dict[frozenset[tuple[tuple[int, str], int]], bool] = {}

    def find(self, target: Target, suspects: Collection[str], limits: Limits) -> list[tuple[CycleKey, ...]]:
        """Return sets of the target's cycles that cannot all be planned, each as small as can be.

        Each suspect coach is looked at alone first: most conflicts are about one person's week.
        """
        by_coach = {
            coach: {(request, coach): cycles for request, cycles in requests.items()}
            for coach, requests in sorted(target.by_coach().items())
        }
        alone = [wanted for coach, wanted in by_coach.items() if coach in suspects]
        found = [self._smallest(wanted, limits) for wanted in alone if not self._is_possible(wanted, limits)]
        if not found:
            every = {pair: cycles for wanted in by_coach.values() for pair, cycles in wanted.items()}
            if not self._is_possible(every, limits):
                found = [self._smallest(self._without_coaches(every, limits), limits)]
        return [tuple((request, cycles - 1, coach) for (request, coach), cycles in w.items()) for w in found]

    def _without_coaches(self, wanted: Wanted, limits: Limits) -> Wanted:
        """Drop whole coaches as long as a conflict remains."""
        for coach in sorted({coach for _, coach in wanted}):
            fewer = {pair: cycles for pair, cycles in wanted.items() if pair[1] != coach}
            if fewer and not self._is_possible(fewer, limits):
                wanted = fewer
        return wanted

    def _smallest(self, wanted: Wanted, limits: Limits) -> Wanted:
        """Drop single cycles as long as a conflict remains."""
        kept = dict(wanted)
        for pair in sorted(wanted):
            while kept.get(pair, 0) > 0:
                fewer = {other: cycles - (other == pair) for other, cycles in kept.items()}
                fewer = {other: cycles for other, cycles in fewer.items() if cycles}
                if not fewer or self._is_possible(fewer, limits):
                    break
                kept = fewer
        return kept

    def _is_possible(self, wanted: Wanted, limits: Limits) -> bool:
        key = frozenset(wanted.items())
        if key not in self._possible:
            if limits.is_over():
                return True
            self._possible[key] = self._check(wanted, limits)
        return self._possible[key]

    def _check(self, wanted: Wanted, limits: Limits) -> bool:
        variables = Variables(self._facts)
        add_sessions(variables, {pair: self._places[pair][:cycles] for pair, cycles in sorted(wanted.items())})
        for rule in SESSION_RULES:
            rule(variables)
        for served in variables.served.values():
            variables.model.add(served == 1)
        return not is_infeasible(variables.model, replace(limits, effort=EFFORT))
