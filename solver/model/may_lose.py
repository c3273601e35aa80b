"""Which classes could lose a teacher to a planned release: those for which that can be made good at all."""

import numpy as np

from solver.model.covers import finder_with_releases
from solver.model.facts import BoolArray, Facts
from solver.model.qualified import ever_released


class MayLose:
    """Looks at each meeting alone, when first asked about its teacher: cover, caps, who is ever released.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._finder = facts.once(finder_with_releases)
        self._of: dict[str, BoolArray] = {}

    def of(self, teacher: str) -> BoolArray:
        """Return (S,) where a teacher could leave the meeting that they have, for it and for them."""
        if teacher not in self._of:
            self._of[teacher] = self._find(teacher)
        return self._of[teacher]

    def _find(self, teacher: str) -> BoolArray:
        found = self._facts.teachers[teacher]
        able = np.zeros_like(found.may_leave)
        if teacher in self._facts.once(ever_released):
            slots = np.flatnonzero(found.may_leave)
            able[slots] = [self._may_lose(index) for index in found.meeting[slots].tolist()]
        return able

    def _may_lose(self, index: int) -> bool:
        facts = self._facts
        meeting, found = facts.meetings[index], facts.class_of(index)
        if len(meeting.teachers) > 1:
            loss = facts.loss_hundredths(index, facts.policy.loss_factors.coteacher)
            return facts.remaining(index) > 1 and loss <= found.cap_hundredths
        may_be_released = found.release and bool(facts.sessions_allowed[meeting.slot])
        return may_be_released and self._finder.least_loss(index) <= found.cap_hundredths
