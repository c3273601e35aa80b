"""The places of a step by week and by what they ask of the two people: all that the outline knows of them.

Slots are kept as bits of one integer (bit s = slot s): sets of a few of a term's several hundred slots are
intersected and shifted over days far faster like this than as arrays.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from solver.model.facts import NONE, Facts, IntArray, TeacherFacts
from solver.model.least_loss import LeastLoss
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

    Minutes and what is lost are the least of any place in the block, so that what is counted with them bounds every
    plan.
    """

    week: int
    slots: int
    """The places, as bits."""
    coach_use: Use
    coachee_use: Use
    minutes: int
    lost_hundredths: int
    """Least time that classes lose by the releases, in hundredths of a minute, whoever else leaves them then."""
    lost_alone_hundredths: int
    """The same if nobody else does."""

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
        self._minutes: list[int] = facts.minutes.tolist()
        self._least_loss = LeastLoss(facts, places)

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
        leaves = zip(places.coach_leaves[members].tolist(), places.coachee_leaves[members].tolist(), strict=True)
        left = list(leaves) if Use.RELEASE in (coach_use, coachee_use) else [(NONE, NONE)]
        return Block(
            week=week,
            slots=bits,
            coach_use=coach_use,
            coachee_use=coachee_use,
            minutes=min(self._minutes[slot] for slot in slots),
            lost_hundredths=min(self._least_loss.shared(*meetings) for meetings in left),
            lost_alone_hundredths=min(self._least_loss.alone(*meetings) for meetings in left),
        )


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
