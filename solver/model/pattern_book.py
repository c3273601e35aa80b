"""The patterns of weeks of every cycle, worked out when first asked for."""

from solver.model.blocks import BlockMaker
from solver.model.facts import Facts
from solver.model.outline_variables import CycleWeeks, OutlineVariables
from solver.model.pair_places import Places
from solver.model.patterns import CyclePatterns, SlotCalendar, find_patterns
from solver.model.target import CycleKey


class PatternBook:
    """All patterns among some places.

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
        self._maker = BlockMaker(facts, places)
        self._calendar = SlotCalendar(facts)
        self._found: dict[CycleKey, CyclePatterns] = {}

    def of(self, key: CycleKey) -> CyclePatterns:
        """Return the patterns of a cycle that has places."""
        if key not in self._found:
            request, cycle, coach = key
            found = self._facts.problem.requests[request]
            blocks = [self._maker.make(step, coach, found.coachee) for step in self._places[request, coach][cycle]]
            self._found[key] = find_patterns(self._calendar, found.steps, blocks)
        return self._found[key]

    def add_cycle(self, variables: OutlineVariables, key: CycleKey) -> None:
        """Add the literals of a cycle, planned or not in one of its patterns, to a model."""
        found = self.of(key)
        if key not in variables.served:
            variables.served[key] = variables.model.new_bool_var("")
        literals = tuple(variables.model.new_bool_var("") for _ in found.patterns)
        variables.weeks[key] = CycleWeeks(patterns=found, literals=literals)
