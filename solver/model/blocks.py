"""The places of a step by week and by what they ask of the two people: all that the outline knows of them.

Slots are kept as bits of one integer (bit s = slot s): sets of a few of a term's several hundred slots are
intersected and shifted over days far faster like this than as arrays.
"""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np

from solver.model.covers import finder_with_releases
from solver.model.facts import NONE, Facts, IntArray, TeacherFacts
from solver.model.pair_places import Places
from solver.model.places import StepPlaces


class Use(IntEnum):
    """What a place asks of a person."""

    NOTHING = 0
    """They host, or use a time that is no preparation."""
    FREE = 1
    """Time that counts as preparation."""
    RELEASE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Places of one step in one week that ask the same of both people: free time, a release, or nothing.

    `minutes` and `lost_hundredths` are the least of any place in the block, so that what is counted with them
    bounds every plan.
    """

    week: int
    slots: int
    """The places, as bits."""
    coach_use: Use
    coachee_use: Use
    minutes: int
    lost_hundredths: int
    """Least time that classes lose by the releases, in hundredths of a minute."""

    @property
    def is_release(self) -> bool:
        """Whether somebody leaves a class for it."""
        return Use.RELEASE in (self.coach_use, self.coachee_use)


_USES = tuple(Use)


class BlockMaker:
    """Makes the blocks of steps.

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
        self._covers = facts.once(finder_with_releases)
        self._minutes: list[int] = facts.minutes.tolist()
        self._losses: dict[int, int] = {NONE: 0}

    def make(self, places: StepPlaces, coach: str, coachee: str) -> tuple[Block, ...]:
        """Return the blocks of a step's places, in order of week."""
        facts = self._facts
        coach_use = use_of(facts.teachers[coach], places.slots, places.coach_leaves)
        coachee_use = use_of(facts.teachers[coachee], places.slots, places.coachee_leaves)
        keys = (facts.week[places.slots] * 9 + coach_use * 3 + coachee_use).tolist()
        members: dict[int, list[int]] = {}
        for index, key in enumerate(keys):
            members.setdefault(key, []).append(index)
        return tuple(self._block(places, key, found) for key, found in sorted(members.items()))

    def _block(self, places: StepPlaces, key: int, members: list[int]) -> Block:
        week, use = divmod(key, 9)
        coach_use, coachee_use = _USES[use // 3], _USES[use % 3]
        slots = places.slots[members].tolist()
        bits = 0
        for slot in slots:
            bits |= 1 << slot
        leaving = Use.RELEASE in (coach_use, coachee_use)
        return Block(
            week=week,
            slots=bits,
            coach_use=coach_use,
            coachee_use=coachee_use,
            minutes=min(self._minutes[slot] for slot in slots),
            lost_hundredths=min(self.lost_hundredths(places, index) for index in members) if leaving else 0,
        )

    def lost_hundredths(self, places: StepPlaces, index: int) -> int:
        """Return the least time that classes lose by the releases at one place, in hundredths of a minute."""
        coach, coachee = int(places.coach_leaves[index]), int(places.coachee_leaves[index])
        return self._least_loss(coach) + self._least_loss(coachee)

    def _least_loss(self, meeting: int) -> int:
        """Return the least that one release from `meeting` adds to its class's loss.

        Several teachers may be released from a meeting of several, and its loss counts once: each of those who could
        be answers for an equal share. What an absence hits is lost to the absence.
        """
        if meeting not in self._losses:
            facts = self._facts
            teachers = len(facts.meetings[meeting].teachers)
            if meeting in facts.hit:
                loss = 0
            elif teachers > 1:
                most = min(teachers - 1, self._leaving[meeting])
                loss = facts.loss_hundredths(meeting, facts.policy.loss_factors.coteacher) // most
            else:
                loss = int(self._covers.least_loss(meeting))
            self._losses[meeting] = loss
        return self._losses[meeting]

    @cached_property
    def _leaving(self) -> Counter[int]:
        """How many different teachers could be released from each meeting."""
        leaves: set[tuple[str, int]] = set()
        for (request, coach), cycles in self._places.items():
            coachee = self._facts.problem.requests[request].coachee
            for step in (step for steps in cycles for step in steps):
                leaves.update((coach, meeting) for meeting in np.unique(step.coach_leaves).tolist())
                leaves.update((coachee, meeting) for meeting in np.unique(step.coachee_leaves).tolist())
        return Counter(meeting for _, meeting in leaves)


def use_of(person: TeacherFacts, slots: IntArray, leaves: IntArray) -> IntArray:
    """Return (places,) what each place asks of a person, as `Use`.

    Parameters
    ----------
    person
        The person.
    slots, leaves
        (places,) slots, and the meetings that the person would leave or NONE.
    """
    return np.where(leaves != NONE, Use.RELEASE, np.where(person.free[slots], Use.FREE, Use.NOTHING))
