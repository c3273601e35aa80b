"""Where the sessions of a re-plan could lie, found for one request and coach at a time and remembered."""

import numpy as np

from solver.model.chains import Chains
from solver.model.facts import Facts
from solver.model.places import PlaceFinder, StepPlaces, select
from solver.model.qualified import coaches_by_request
from solver.model.replan.standing import Standing, StepNumber


class FuturePlaces:
    """Finds places from the first slot that is still to come.

    Parameters
    ----------
    facts, standing
        The problem's facts, and what has taken place.
    """

    def __init__(self, facts: Facts, standing: Standing) -> None:
        self._facts = facts
        self._standing = standing
        self._finder = PlaceFinder(facts)
        self._chains = facts.once(Chains)
        self._found: dict[tuple[int, int, str], StepPlaces] = {}

    def coaches(self, index: int) -> tuple[str, ...]:
        """Return who may coach a request by rule `qualified`."""
        return self._facts.once(coaches_by_request)[index]

    def of_step(self, key: StepNumber, coach: str) -> StepPlaces:
        """Return the places of one step with one coach, as far as what took place lets it be in time."""
        index, _, step = key
        if coach not in self.coaches(index):
            return self._nowhere()
        if (index, step, coach) not in self._found:
            request = self._facts.problem.requests[index]
            places = self._finder.find(request, request.steps[step], coach)
            self._found[index, step, coach] = select(places, places.slots >= self._facts.first_slot)
        return self._in_time(key, self._found[index, step, coach])

    def of_request(self, index: int, coach: str) -> list[list[StepPlaces]]:
        """Return the places of a request that has not begun, by cycle and step, narrowed to whole chains."""
        request = self._facts.problem.requests[index]
        steps = [self.of_step((index, 0, step), coach) for step in range(len(request.steps))]
        return self._chains.narrow(request, steps)[: len(self._standing.open_cycles(index))]

    def _nowhere(self) -> StepPlaces:
        none = np.zeros(0, dtype=np.int64)
        return StepPlaces(slots=none, hosts=none, coach_leaves=none, coachee_leaves=none)

    def _in_time(self, key: StepNumber, places: StepPlaces) -> StepPlaces:
        """Drop the places that are too early or too late after the last step of this cycle that took place."""
        index, cycle, step = key
        steps = self._facts.problem.requests[index].steps
        low = high = 0
        for before in range(step - 1, -1, -1):
            low += steps[before + 1].min_days
            high += steps[before + 1].max_days
            done = self._standing.done.get((index, cycle, before))
            if done is not None:
                days = self._facts.day[places.slots] - self._facts.day[done.slot]
                return select(places, (days >= low) & (days <= high))
        return places
