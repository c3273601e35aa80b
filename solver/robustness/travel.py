"""Whether the way to a cover is possible. Careful: rule `travel` allows all that is allowed here, and some more."""

from collections import Counter
from collections.abc import Iterable

from solver.robustness.day import DayState
from solver.robustness.term import NOBODY, Term

_PersonsDay = tuple[str, list[tuple[int, str]], bool]


class Ways:
    """The ways between buildings on one day.

    A person takes new covers in one building only: that of their first planned cover, class or session of the day,
    else the one with the most meetings to cover. Whatever they teach or attend counts as if it took place.

    Parameters
    ----------
    term
        The term.
    state
        The day.
    open_meetings
        The meetings to cover.
    """

    def __init__(self, term: Term, state: DayState, open_meetings: Iterable[int]) -> None:
        self._term = term
        self._state = state
        counts = Counter(self._building(meeting) for meeting in open_meetings)
        self._busiest = min(counts, key=lambda name: (-counts[name], name), default="")
        self._day_of: dict[int, _PersonsDay] = {}
        self._things: dict[int, list[tuple[int, str]]] = {}
        for session in state.held:
            for person in session.people:
                self._things.setdefault(person, []).append((session.slot, term.session_buildings[session.slot, person]))
        for meeting, person in term.planned.items():
            if person != NOBODY and term.day[term.slot_of[meeting]] == state.day:
                self._things.setdefault(person, []).append((term.slot_of[meeting], self._building(meeting)))

    def allows(self, person: int, meeting: int) -> bool:
        """Whether a person can be in the building of `meeting` then."""
        slot, building = self._term.slot_of[meeting], self._building(meeting)
        base, things, stays = self._day_of.get(person) or self._find_day(person)
        if stays and base == building:
            return True
        return (base, building) not in self._term.travel_minutes and not any(
            elsewhere != building and other != slot and self._too_close(slot, building, other, elsewhere)
            for other, elsewhere in things
        )

    def _find_day(self, person: int) -> _PersonsDay:
        """Return the building of a person's new covers, where they are slot by slot, and whether that is all there."""
        things = list(self._things.get(person, ()))
        if person < self._term.teachers:
            lessons = self._term.lessons[person][self._state.day]
            things += [(self._term.slot_of[lesson], self._building(lesson)) for lesson in lessons]
        things.sort()
        base = things[0][1] if things else self._busiest
        self._day_of[person] = (base, things, all(building == base for _, building in things))
        return self._day_of[person]

    def _building(self, meeting: int) -> str:
        return self._term.classes[self._term.class_of[meeting]].building

    def _too_close(self, slot: int, building: str, other: int, elsewhere: str) -> bool:
        needed = self._term.travel_minutes.get((building, elsewhere), 0)
        first, second = sorted((slot, other))
        gap = self._term.problem.slots[second].start_minute - self._term.problem.slots[first].end_minute
        return gap < needed
