"""The sessions of a re-plan's model: past, as published, open or somewhere."""

from solver.model.build import add_choices, add_sessions
from solver.model.places import StepPlaces, select
from solver.model.replan.openings import Openings
from solver.model.replan.places import FuturePlaces
from solver.model.replan.standing import Standing, StepNumber
from solver.model.variables import Variables


def add_past_sessions(variables: Variables, standing: Standing) -> None:
    """Add what took place, and the cycles that are complete by it, as literals that are true."""
    for key in standing.done:
        variables.add_past(standing.past_choice(key, variables.model.new_int_var(1, 1, "")))
    for index, cycle in standing.complete:
        served = variables.model.new_int_var(1, 1, "")
        variables.settled.add(served.index)
        variables.served[index, cycle, standing.coach_of[index]] = served


class SessionBuilder:
    """Adds the sessions that are still to come to a model.

    Parameters
    ----------
    variables
        The model, what is past added already.
    standing, places
        What has taken place, and where the rest could lie.
    openings
        What the model leaves open.
    """

    def __init__(self, variables: Variables, standing: Standing, places: FuturePlaces, openings: Openings) -> None:
        self._variables = variables
        self._standing = standing
        self._places = places
        self._openings = openings

    def add(self) -> None:
        """Add every open cycle of every request."""
        for index in range(len(self._variables.facts.problem.requests)):
            if self._standing.open_cycles(index):
                if index in self._openings.requests:
                    self._add_with_anyone(index)
                elif index in self._standing.expected_coach:
                    self._add_as_expected(index, self._standing.expected_coach[index])

    def _add_with_anyone(self, index: int) -> None:
        for coach in self._places.coaches(index):
            cycles = self._places.of_request(index, coach)
            if cycles:
                add_sessions(self._variables, {(index, coach): cycles})

    def _add_as_expected(self, index: int, coach: str) -> None:
        variables = self._variables
        for cycle in self._standing.open_cycles(index):
            steps = [key for key in self._standing.open_steps(index) if key[1] == cycle]
            places = {key: self._places_of(key, coach) for key in steps}
            if any(not len(found.slots) for found in places.values()):
                break  # this cycle cannot be planned, and none after it
            variables.served[index, cycle, coach] = variables.model.new_bool_var("")
            for key, found in places.items():
                add_choices(variables, found, (*key, coach))
                if key not in self._openings.sessions:
                    variables.ghosts[(*key, coach)] = variables.model.new_bool_var("")
                    slots = self._places.of_step(key, coach).slots
                    variables.ghost_slots[(*key, coach)] = frozenset(slots.tolist())
        if index not in self._standing.coach_of:
            variables.unnamed[index] = variables.model.new_bool_var("")
            variables.other_coaches[index] = frozenset(self._places.coaches(index)) - {coach}
            variables.counted_cycles[index] = len(self._standing.open_cycles(index))

    def _places_of(self, key: StepNumber, coach: str) -> StepPlaces:
        found = self._places.of_step(key, coach)
        if key in self._openings.sessions:
            return found
        return select(found, found.slots == self._standing.ahead[key].slot)


def unpublished(standing: Standing, places: FuturePlaces) -> Openings:
    """Return what has to be open from the start: what is not published, or cannot stay as it is."""
    sessions: set[StepNumber] = set()
    requests: set[int] = set()
    for index in range(len(standing.facts.problem.requests)):
        coach = standing.expected_coach.get(index)
        if not standing.open_cycles(index):
            continue
        if coach is None or (index not in standing.coach_of and coach not in places.coaches(index)):
            requests.add(index)
            continue
        sessions.update(key for key in standing.open_steps(index) if not _can_stay(standing, places, key, coach))
    return Openings(sessions=frozenset(sessions), requests=frozenset(requests))


def _can_stay(standing: Standing, places: FuturePlaces, key: StepNumber, coach: str) -> bool:
    """Return whether a session is published, with this coach, at a place and in a class that it could have today."""
    expected = standing.ahead.get(key)
    if expected is None or expected.coach != coach:
        return False
    found = places.of_step(key, coach)
    hosts = found.hosts[found.slots == expected.slot].tolist()
    return any(_class_of(standing, host) == expected.class_id for host in hosts)


def _class_of(standing: Standing, host: int) -> str | None:
    return None if host < 0 else standing.facts.meetings[host].class_id
