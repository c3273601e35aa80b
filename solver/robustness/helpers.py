"""Who can take which meeting of one day, and how many."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from solver.robustness.day import DayState
from solver.robustness.ledger import Ledger
from solver.robustness.term import NO_LIMIT, Term
from solver.robustness.travel import Ways

if TYPE_CHECKING:
    from solver.model.day_cover import Helper


def how_many_fit(left: int, sizes: Iterable[int], planned: Iterable[int]) -> tuple[int, int]:
    """Return how many things surely fit into what is left, and the largest that may be among them.

    Exact where all sizes are the same; else careful, but never less than what was planned where that fits.

    Parameters
    ----------
    left
        What is left.
    sizes
        Sizes of all things in question, more than 0.
    planned
        Sizes of those that are planned.
    """
    largest = max((size for size in sizes if size <= left), default=0)
    most = left // largest if largest else 0
    wanted = list(planned)
    if sum(wanted) <= left and len(wanted) > most:
        return len(wanted), min(wanted)
    return most, largest


class Helpers:
    """The people of one day.

    Parameters
    ----------
    term
        The term.
    ledger
        What is used up before the day.
    state
        The day. People who attend a session that is held cover nothing at that time.
    """

    def __init__(self, term: Term, ledger: Ledger, state: DayState) -> None:
        self._term = term
        self._ledger = ledger
        self._state = state
        self._busy = {(person, session.slot) for session in state.held for person in session.people}
        self._slots = term.slots_of_day[state.day]
        self._week = term.problem.days[state.day].week
        self._most: dict[int, int] = {}
        self._prep: dict[int, tuple[int, int]] = {}

    def options(self, meeting: int, *, for_absence: bool) -> list[tuple[int, int]]:
        """Return who can take a meeting, with what it then loses in hundredths of a minute."""
        slot, away = self._term.slot_of[meeting], self._state.away
        return [
            (person, loss)
            for person, loss in self._term.options(meeting, for_absence=for_absence)
            if person not in away and (person, slot) not in self._busy and self._has_room(person, meeting, slot)
        ]

    def _has_room(self, person: int, meeting: int, slot: int) -> bool:
        if self.most(person) < 1:
            return False
        if self._term.planned.get(meeting) == person:
            return True
        if person < self._term.teachers:
            if self._term.is_prep[person, slot] and self._term.minutes[slot] > self.prep(person)[1]:
                return False
        elif self._term.costs[person] > self.paid[1]:
            return False
        return self._ways is None or self._ways.allows(person, meeting)

    def helper(self, person: int) -> "Helper":
        """Return what a person may take on today."""
        from solver.model.day_cover import Helper  # imports OR-Tools: only when somebody has to be found

        is_teacher = person < self._term.teachers
        return Helper(
            most=self.most(person),
            most_prep=self.prep(person)[0] if is_teacher else NO_LIMIT,
            prep_slots=self.prep_slots(person) if is_teacher else frozenset(),
            is_paid=self._term.costs[person] > 0 and self.paid[0] < NO_LIMIT,
        )

    def most(self, person: int) -> int:
        """Return how many covers a person may take today."""
        if person not in self._most:
            self._most[person] = self._ledger.covers_left(person, self._week)
        return self._most[person]

    def prep(self, teacher: int) -> tuple[int, int]:
        """Return how many covers a teacher's preparation still allows today, and the longest, in minutes."""
        if teacher not in self._prep:
            slots = [slot for slot in self._slots if self._term.is_prep[teacher, slot]]
            planned = [slot for slot in slots if (teacher, slot) in self._term.planned_places]
            minutes = self._term.minutes
            left = self._ledger.prep_left(teacher, self._week)
            self._prep[teacher] = how_many_fit(left, (minutes[s] for s in slots), (minutes[s] for s in planned))
        return self._prep[teacher]

    def prep_slots(self, teacher: int) -> frozenset[int]:
        """Return the day's slots in which a cover takes from a teacher's preparation."""
        return frozenset(slot for slot in self._slots if self._term.is_prep[teacher, slot])

    @cached_property
    def paid(self) -> tuple[int, int]:
        """How many covers by people with a cost the budget still allows, and the dearest."""
        left = self._ledger.budget_left()
        if left == NO_LIMIT:
            return NO_LIMIT, NO_LIMIT
        term = self._term
        planned = [term.costs[p] for p, slot in term.planned_places if term.day[slot] == self._state.day]
        return how_many_fit(left, (cost for cost in term.costs if cost), (cost for cost in planned if cost))

    @cached_property
    def _ways(self) -> Ways | None:
        if not self._term.travel_minutes:
            return None
        return Ways(self._term, self._state, [*self._state.opened, *self._state.released])
