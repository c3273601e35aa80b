"""What planned releases cost a class at least, for themselves or with others beside them."""

from collections import Counter
from functools import cached_property

import numpy as np

from solver.model.covers import finder_with_releases
from solver.model.facts import NONE, Facts
from solver.model.pair_places import Places


class LeastLoss:
    """Tells, in hundredths of a minute, what a class loses at least when somebody leaves a meeting of it.

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
        self._alone: dict[int, int] = {NONE: 0}
        self._shared: dict[int, int] = {NONE: 0}

    def alone(self, coach_leaves: int, coachee_leaves: int) -> int:
        """Return what is lost at least by the meetings left at a place (NONE: none is), if nobody else leaves them."""
        if coach_leaves == coachee_leaves:
            return self._of_meeting(coach_leaves)
        return self._of_meeting(coach_leaves) + self._of_meeting(coachee_leaves)

    def shared(self, coach_leaves: int, coachee_leaves: int) -> int:
        """Return what a place adds at least to what is lost, whoever else leaves the same meetings.

        Several teachers may be released from a meeting of several, and its loss counts once: each of those who could
        be, at the same time, answers for an equal share.
        """
        return self._share(coach_leaves) + self._share(coachee_leaves)

    def _of_meeting(self, meeting: int) -> int:
        """Return what a meeting's class loses at least by a release; what an absence hits is lost to the absence."""
        if meeting not in self._alone:
            facts = self._facts
            if meeting in facts.hit:
                loss = 0
            elif len(facts.meetings[meeting].teachers) > 1:
                loss = facts.loss_hundredths(meeting, facts.policy.loss_factors.coteacher)
            else:
                loss = int(self._covers.least_loss(meeting))
            self._alone[meeting] = loss
        return self._alone[meeting]

    def _share(self, meeting: int) -> int:
        if meeting not in self._shared:
            self._shared[meeting] = self._of_meeting(meeting) // self._most_leaving(meeting)
        return self._shared[meeting]

    def _most_leaving(self, meeting: int) -> int:
        """Return how many teachers could be released from a meeting at most; 1 where it has one."""
        teachers = len(self._facts.meetings[meeting].teachers)
        if teachers == 1:
            return 1
        most = min(teachers - 1, self._able[meeting])
        together = self._facts.policy.max_released_together
        return max(1, min(most, together) if together else most)

    @cached_property
    def _able(self) -> Counter[int]:
        """How many different teachers could be released from each meeting."""
        leaves: set[tuple[str, int]] = set()
        for (request, coach), cycles in self._places.items():
            coachee = self._facts.problem.requests[request].coachee
            for step in (step for steps in cycles for step in steps):
                leaves.update((coach, meeting) for meeting in np.unique(step.coach_leaves).tolist())
                leaves.update((coachee, meeting) for meeting in np.unique(step.coachee_leaves).tolist())
        return Counter(meeting for _, meeting in leaves)
