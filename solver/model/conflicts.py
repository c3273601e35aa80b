"""Why an outline cannot be a plan: smallest sets of cycles that no plan has together.

Looks at periods, without cover. More sessions only make it harder to find places for all, with one exception: a session
may take its coach or coachee out of a class that would be too far from another session (rule `travel`). So a conflict
says which further cycles could do that: what it finds impossible is impossible in every plan without them.
"""

from collections.abc import Collection
from dataclasses import replace

from solver.model.build import add_sessions
from solver.model.engine import Limits, is_infeasible
from solver.model.facts import Facts
from solver.model.helps import Helps, Leave
from solver.model.pair_places import Places
from solver.model.rules import SESSION_RULES
from solver.model.smallest import smallest, without_coaches
from solver.model.target import Conflict, CycleKey, Target, Wanted, last_cycles
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

    def find(self, target: Target, suspects: Collection[str], limits: Limits, *, alone: bool = False) -> list[Conflict]:
        """Return sets of the target's cycles that cannot all be planned, each as small as can be.

        Each suspect coach is looked at alone first: most conflicts are about one person's week.

        Parameters
        ----------
        target
            An outline.
        suspects
            The coaches to look at alone.
        limits
            When to stop.
        alone
            Whether to leave it at that.
        """

        def is_possible(wanted: Wanted) -> bool:
            return self.is_possible(wanted, target.cycles, limits)

        by_coach = target.wanted()
        each = [wanted for coach, wanted in by_coach.items() if coach in suspects]
        found = [smallest(wanted, is_possible) for wanted in each if not is_possible(wanted)]
        if not found and not alone:
            every = {pair: cycles for wanted in by_coach.values() for pair, cycles in wanted.items()}
            if not is_possible(every):
                found = [smallest(without_coaches(every, is_possible), is_possible)]
        return [self._conflict(wanted, target.cycles) for wanted in found]

    def _conflict(self, wanted: Wanted, others: Collection[CycleKey]) -> Conflict:
        """Return what is impossible, and which cycles that are not among `others` could make it possible."""
        return Conflict(cycles=last_cycles(wanted), unless=self._helps.by(wanted, others))

    def is_possible(self, wanted: Wanted, others: Collection[CycleKey], limits: Limits) -> bool:
        """Return whether the cycles wanted have places, where `others` may be planned besides as far as that helps."""
        leaves = self._helps.leaves(wanted, others)
        key = frozenset(wanted.items()), leaves
        if key not in self._possible:
            if limits.is_over():
                return True
            found = self._check(wanted, leaves, limits)
            if found and limits.is_over():
                return True  # cut short: another time it may be told
            self._possible[key] = found
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
