"""Parts of a problem's places: those of a plan, of an assignment of coaches, of a neighbourhood of a plan."""

import random
from collections.abc import Iterable, Sequence

from solver.model.facts import Facts
from solver.model.pair_places import Places
from solver.model.places import StepPlaces, select
from solver.plan import Plan, Session


def count_choices(places: Places) -> int:
    """Return how many choices a model of these places has."""
    return sum(len(step.slots) for cycles in places.values() for steps in cycles for step in steps)


def of_sessions(facts: Facts, places: Places, sessions: Iterable[Session]) -> Places:
    """Return the places that hold the given sessions, and no others."""
    number = facts.request_number
    slots = {(number[s.request], s.coach, s.cycle - 1, s.step - 1): s.slot for s in sessions}
    kept: Places = {}
    for request, coach in sorted({key[:2] for key in slots}):
        kept[request, coach] = [
            [_at(step, slots[request, coach, cycle, number]) for number, step in enumerate(steps)]
            for cycle, steps in enumerate(places[request, coach])
            if (request, coach, cycle, 0) in slots
        ]
    return kept


def _at(step: StepPlaces, slot: int) -> StepPlaces:
    return select(step, step.slots == slot)


class Neighbourhoods:
    """Parts of a plan to be planned anew while the rest stands.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step.
    seed
        Of what is drawn.
    """

    def __init__(self, facts: Facts, places: Places, seed: int) -> None:
        self._facts = facts
        self._places = places
        self._random = random.Random(seed)
        self._coaches: dict[int, list[str]] = {}
        self._sizes: dict[int, int] = {}
        for (request, coach), cycles in places.items():
            self._coaches.setdefault(request, []).append(coach)
            size = count_choices({(request, coach): cycles})
            self._sizes[request] = self._sizes.get(request, 0) + size

    @property
    def requests(self) -> list[int]:
        """The requests that have places."""
        return list(self._coaches)

    def seed(self, wanting: Sequence[int]) -> int:
        """Return one of the requests to begin a part with, mostly one of those wanting something."""
        able = [index for index in wanting if index in self._coaches]
        return self._random.choice(able if able and self._random.random() < 0.8 else self.requests)

    def around(self, request: int, plan: Plan, most_choices: int) -> Places:
        """Return the places of a part of the requests, and the present places of all others.

        The part grows from a request, up to a size, by requests that share a coach with it: they are in each other's
        way.

        Parameters
        ----------
        request
            One that has places.
        plan
            The plan in which the others stand.
        most_choices
            How many places the part has at most, unless the request alone has more.
        """
        free = self._grow(request, most_choices)
        number = self._facts.request_number
        rest = [session for session in plan.sessions if number[session.request] not in free]
        part = {pair: cycles for pair, cycles in self._places.items() if pair[0] in free}
        return part | of_sessions(self._facts, self._places, rest)

    def _grow(self, seed_request: int, most_choices: int) -> set[int]:
        free = {seed_request}
        size = self._sizes[seed_request]
        coaches = set(self._coaches[seed_request])
        others = [r for r in self._coaches if r != seed_request]
        self._random.shuffle(others)
        others.sort(key=lambda r: coaches.isdisjoint(self._coaches[r]))
        for request in others:
            if size + self._sizes[request] <= most_choices:
                free.add(request)
                size += self._sizes[request]
        return free
