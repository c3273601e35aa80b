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
        self._week = term.problem.days[state.day].week
        self._limits: dict[int, tuple[int, int, int]] = {}

    def options(self, meeting: int, *, for_absence: bool) -> dict[int, int]:
        """Return who can take a meeting, with what it then loses in hundredths of a minute."""
        term, busy, away, ways = self._term, self._busy, self._state.away, self._ways
        slot, planned = term.slot_of[meeting], term.planned.get(meeting)
        found = {}
        for person, loss, takes in term.options(meeting, for_absence=for_absence):
            if person in away or (person, slot) in busy:
                continue
            most, _, largest = self._limits.get(person) or self._limits_of(person)
            if most > 0 and (
                person == planned or (takes <= largest and (ways is None or ways.allows(person, meeting)))
            ):
                found[person] = loss
        return found

    def helper(self, person: int) -> "Helper":
        """Return what a person may take on today."""
        from solver.model.day_cover import Helper  # imports OR-Tools: only when somebody has to be found

        most, most_prep, _ = self._limits_of(person)
        is_teacher = person < self._term.teachers
        return Helper(
            most=most,
            most_prep=most_prep,
            prep_slots=self._term.prep_slots[person][self._state.day] if is_teacher else frozenset(),
            is_paid=self._term.costs[person] > 0 and self.paid[0] < NO_LIMIT,
        )

    def _limits_of(self, person: int) -> tuple[int, int, int]:
        """Return how many covers a person may take today, how many from preparation, and the largest of these.

        A substitute has no preparation; the largest is then the dearest that the budget allows.
        """
        if person not in self._limits:
            most = self._ledger.covers_left(person, self._week)
            if most < 1:
                rest = (0, 0)
            else:
                rest = self._prep_of(person) if person < self._term.teachers else (NO_LIMIT, self.paid[1])
            self._limits[person] = (most, *rest)
        return self._limits[person]

    def _prep_of(self, teacher: int) -> tuple[int, int]:
        term, left = self._term, self._ledger.prep_left(teacher, self._week)
        key = (teacher, self._state.day, left)
        if key not in term.known_fits:
            slots = term.prep_slots[teacher][self._state.day]
            planned = (term.minutes[slot] for slot in slots if (teacher, slot) in term.planned_places)
            term.known_fits[key] = how_many_fit(left, (term.minutes[slot] for slot in slots), planned)
        return term.known_fits[key]

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
