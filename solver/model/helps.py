"""Which sessions make the way to others possible, by taking somebody out of a class too far away (rule `travel`)."""

from collections.abc import Collection, Iterable

from solver.model.facts import NONE, Facts
from solver.model.pair_places import Places
from solver.model.places import StepPlaces
from solver.model.target import CycleKey, Wanted, cycles_of

Leave = tuple[str, int]
"""(teacher, meeting) of a planned release."""


class Helps:
    """Which cycles release somebody from a class that keeps them from being elsewhere.

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
        self._given: dict[CycleKey, frozenset[Leave]] = {}
        self._asked: dict[CycleKey, frozenset[Leave]] = {}

    def leaves(self, wanted: Wanted, others: Collection[CycleKey]) -> frozenset[Leave]:
        """Return the releases that some of `others` could give the cycles wanted, which need them."""
        needed = self._needed(wanted)
        return needed & _union(self._gives(key) for key in others if _is_beside(key, wanted))

    def by(self, wanted: Wanted, others: Collection[CycleKey]) -> tuple[CycleKey, ...]:
        """Return all further cycles that could give one."""
        needed = self._needed(wanted)
        keys = (
            (request, cycle, coach)
            for (request, coach), cycles in (self._places.items() if needed else ())
            for cycle in range(len(cycles))
        )
        beside = (key for key in keys if key not in others and _is_beside(key, wanted))
        return tuple(key for key in beside if not needed.isdisjoint(self._gives(key)))

    def _needed(self, wanted: Wanted) -> frozenset[Leave]:
        if not self._facts.travel_minutes:
            return frozenset()
        return _union(self._asks(key) for key in cycles_of(wanted))

    def _gives(self, key: CycleKey) -> frozenset[Leave]:
        if key not in self._given:
            self._given[key] = _union(self._released(step, key) for step in self._steps(key))
        return self._given[key]

    def _released(self, step: StepPlaces, key: CycleKey) -> frozenset[Leave]:
        coachee = self._facts.problem.requests[key[0]].coachee
        leaves = ((key[2], step.coach_leaves), (coachee, step.coachee_leaves))
        return frozenset((person, meeting) for person, found in leaves for meeting in found.tolist() if meeting != NONE)

    def _asks(self, key: CycleKey) -> frozenset[Leave]:
        if key not in self._asked:
            self._asked[key] = _union(self._needs(step, key) for step in self._steps(key))
        return self._asked[key]

    def _needs(self, step: StepPlaces, key: CycleKey) -> frozenset[Leave]:
        facts = self._facts
        coachee = facts.problem.requests[key[0]].coachee
        home = facts.teachers[coachee].teacher.building
        found: set[Leave] = set()
        for slot, host in zip(step.slots.tolist(), step.hosts.tolist(), strict=True):
            building = home if host == NONE else facts.class_of(host).building
            for person in (key[2], coachee):
                found.update(facts.leaves_needed(person, slot, building) or ())
        return frozenset(found)

    def _steps(self, key: CycleKey) -> list[StepPlaces]:
        request, cycle, coach = key
        return self._places[request, coach][cycle]


def _is_beside(key: CycleKey, wanted: Wanted) -> bool:
    """Return whether a cycle can be planned beside those wanted, and is not one of them: a request has one coach."""
    request, cycle, coach = key
    coaches = [other for asked, other in wanted if asked == request]
    return coaches in ([], [coach]) and cycle >= wanted.get((request, coach), 0)


def _union(sets: Iterable[frozenset[Leave]]) -> frozenset[Leave]:
    return frozenset().union(*sets)
