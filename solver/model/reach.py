"""Where a teacher can be on a day, for the classes in other buildings that they cannot leave (rule travel)."""

from collections.abc import Callable

import numpy as np

from solver.model.facts import NONE, BoolArray, Facts, IntArray

Leaves = Callable[[str], BoolArray]
"""Gives (S,) where a teacher could leave the meeting that they have."""


class Reach:
    """Works out where teachers can be, for each building when first asked for.

    Parameters
    ----------
    facts
        The problem's facts.
    leaves
        Where each teacher could leave a class.
    """

    def __init__(self, facts: Facts, leaves: Leaves) -> None:
        self._facts = facts
        self._leaves = leaves
        self._buildings = facts.once(building_numbers)
        self._building_of = facts.once(buildings_of_meetings)
        self._reaches: dict[tuple[str, str], BoolArray] = {}

    def keep(self, slots: IntArray, hosts: IntArray, coachee: str, coach: str) -> BoolArray:
        """Return which of some places (P,) both can come to; `hosts` has NONE where a place has no host meeting."""
        keep = np.ones(len(slots), dtype=np.bool_)
        if not self._facts.travel_minutes:
            return keep
        home = self._buildings[self._facts.teachers[coachee].teacher.building]
        numbers = np.where(hosts == NONE, home, self._building_of[hosts])
        for building, number in self._buildings.items():
            here = numbers == number
            if here.any():
                for person in (coach, coachee):
                    keep &= ~here | self._reach(person, building)[slots]
        return keep

    def _reach(self, teacher: str, building: str) -> BoolArray:
        """Return (S,) whether a teacher can be in `building`, for all the classes they cannot leave that day."""
        key = (teacher, building)
        if key not in self._reaches:
            self._reaches[key] = self._find_reach(teacher, building)
        return self._reaches[key]

    def _find_reach(self, teacher: str, building: str) -> BoolArray:
        facts = self._facts
        found = facts.teachers[teacher]
        able = np.ones(len(found.meeting), dtype=np.bool_)
        fixed = (found.meeting != NONE) & ~self._leaves(teacher)
        fixed[list(found.teacher.absent_slots)] = False
        buildings = np.where(fixed, self._building_of[found.meeting], NONE)
        for elsewhere, number in self._buildings.items():
            minutes = facts.travel_minutes.get((building, elsewhere))
            if minutes is not None:
                slots, others = facts.closer_than(minutes)
                able[slots[buildings[others] == number]] = False
        return able


def building_numbers(facts: Facts) -> dict[str, int]:
    """Return every building that a class or a teacher has, with a number; see `Facts.once`."""
    every = {found.building for found in facts.classes.values()} | {t.building for t in facts.problem.teachers}
    return {building: number for number, building in enumerate(sorted(every))}


def buildings_of_meetings(facts: Facts) -> IntArray:
    """Return (meetings,) the number of each meeting's building; see `Facts.once`."""
    numbers = facts.once(building_numbers)
    by_class = {class_id: numbers[found.building] for class_id, found in facts.classes.items()}
    return np.array([by_class[meeting.class_id] for meeting in facts.meetings] or [0], dtype=np.int64)
