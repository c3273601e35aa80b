"""Why an outline cannot be a plan: smallest sets of cycles that no plan has together.

Looks at periods, without cover. More sessions only make it harder to find places for all, with one exception: a session
may take its coach or coachee out of a class that would be too far from another session (rule `travel`). So a conflict
says which further cycles could do that: what it finds impossible is impossible in every plan without them.
"""

from collections.abc import Collection
from dataclasses import replace

from solver.model.build import Places, add_sessions
from solver.model.engine import Limits, is_infeasible
from solver.model.facts import Facts
from solver.model.helps import Helps, Leave, Wanted
from solver.model.outline import Conflict, CycleKey, Target
from solver.model.rules import SESSION_RULES
from solver.model.variables import Variables

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
        self._helps = Helps(facts, places)
        self._possible: dict[tuple[frozenset[tuple[tuple[int, str], int]], frozenset[Leave]], bool] = {}

    def find(self, target: Target, suspects: Collection[str], limits: Limits) -> list[Conflict]:
        """Return sets of the target's cycles that cannot all be planned, each as small as can be.

        Each suspect coach is looked at alone first: most conflicts are about one person's week.
        """
        search = _Search(self, target.cycles, limits)
        by_coach = {
            coach: {(request, coach): cycles for request, cycles in requests.items()}
            for coach, requests in sorted(target.by_coach().items())
        }
        alone = [wanted for coach, wanted in by_coach.items() if coach in suspects]
        found = [search.smallest(wanted) for wanted in alone if not search.is_possible(wanted)]
        if not found:
            every = {pair: cycles for wanted in by_coach.values() for pair, cycles in wanted.items()}
            if not search.is_possible(every):
                found = [search.smallest(search.without_coaches(every))]
        return [search.conflict(wanted) for wanted in found]

    def is_possible(self, wanted: Wanted, others: Collection[CycleKey], limits: Limits) -> bool:
        """Return whether the cycles wanted have places, where `others` may be planned besides as far as that helps."""
        leaves = self._helps.leaves(wanted, others)
        key = frozenset(wanted.items()), leaves
        if key not in self._possible:
            if limits.is_over():
                return True
            self._possible[key] = self._check(wanted, leaves, limits)
        return self._possible[key]

    def _check(self, wanted: Wanted, leaves: frozenset[Leave], limits: Limits) -> bool:
        variables = Variables(self._facts)
        variables.other_leaves = leaves
        add_sessions(variables, {pair: self._places[pair][:cycles] for pair, cycles in sorted(wanted.items())})
        for rule in SESSION_RULES:
            rule(variables)
        for served in variables.served.values():
            variables.model.add(served == 1)
        return not is_infeasible(variables.model, replace(limits, effort=EFFORT))

    def unless(self, wanted: Wanted, others: Collection[CycleKey]) -> tuple[CycleKey, ...]:
        """Return the cycles that are neither wanted nor among `others` and could make room for those wanted."""
        return self._helps.by(wanted, others)


class _Search:
    """Looks for smallest sets among the cycles of one target."""

    def __init__(self, conflicts: Conflicts, cycles: Collection[CycleKey], limits: Limits) -> None:
        self._conflicts = conflicts
        self._cycles = cycles
        self._limits = limits

    def is_possible(self, wanted: Wanted) -> bool:
        """Return whether the cycles wanted have places beside the target's others."""
        return self._conflicts.is_possible(wanted, self._cycles, self._limits)

    def without_coaches(self, wanted: Wanted) -> Wanted:
        """Drop whole coaches as long as a conflict remains."""
        for coach in sorted({coach for _, coach in wanted}):
            fewer = {pair: cycles for pair, cycles in wanted.items() if pair[1] != coach}
            if fewer and not self.is_possible(fewer):
                wanted = fewer
        return wanted

    def smallest(self, wanted: Wanted) -> Wanted:
        """Drop single cycles as long as a conflict remains."""
        kept = dict(wanted)
        for pair in sorted(wanted):
            while kept.get(pair, 0) > 0:
                fewer = {other: cycles - (other == pair) for other, cycles in kept.items()}
                fewer = {other: cycles for other, cycles in fewer.items() if cycles}
                if not fewer or self.is_possible(fewer):
                    break
                kept = fewer
        return kept

    def conflict(self, wanted: Wanted) -> Conflict:
        """Return what is impossible, and which cycles that the target does not have could make it possible."""
        return Conflict(
            cycles=tuple((request, cycles - 1, coach) for (request, coach), cycles in wanted.items()),
            unless=self._conflicts.unless(wanted, self._cycles),
        )
