"""Whether a pin is possible in the school as it is now."""

from collections.abc import Sequence

from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.replanning import CoverPlace, SessionPlace
from sabbatical.domain.school import School
from sabbatical.domain.timetable import DatedMeeting, TermTimetable
from sabbatical.planning.people import absent_slots
from sabbatical.planning.slots import SlotMap
from solver.plan import Cover, CoverKind, Session


class PinPlaces:
    """Looks up slots, meetings and absences for pins.

    A reason is the end of a sentence. It is empty where the pin holds, and None where it asks for nothing because it
    is past.
    """

    def __init__(self, school: School, timetable: TermTimetable, first_slot: int) -> None:
        slots = SlotMap.of(timetable)
        self._first_slot = first_slot
        self._slots = {(day.date, period.period): slot for slot, (day, period) in enumerate(slots.places)}
        self._blackout = {slot for slot, (day, _) in enumerate(slots.places) if day.blackout}
        self._meetings: dict[tuple[str, int], DatedMeeting] = {
            (meeting.class_id, slots.numbers[meeting.day, meeting.period]): meeting for meeting in timetable.meetings
        }
        self._requests = {request.id: request for request in school.requests}
        self._steps = {request.id: len(steps_by_pattern(school)[request.pattern]) for request in school.requests}
        self._teachers = {teacher.id: teacher for teacher in school.teachers}
        self._substitutes = {person.id: person for person in school.substitutes}
        self._classes = {found.id: found for found in school.classes}
        self._absent = {(absence.person, slot) for absence in school.absences for slot in absent_slots(absence, slots)}

    def session(self, place: SessionPlace) -> Session:
        """Return a session pinned at a place that is possible."""
        return Session(
            request=place.request,
            cycle=place.cycle,
            step=place.step,
            coach=place.coach,
            slot=self._slots[place.date, place.period],
            class_id=place.class_id or None,
        )

    def cover(self, place: CoverPlace) -> Cover:
        """Return a cover pinned at a place that is possible, of the kind that it is by the school's data."""
        slot = self._slots[place.date, place.period]
        meeting = self._meetings[place.class_id, slot]
        return Cover(class_id=place.class_id, slot=slot, kind=self._kind(meeting, place), person=place.person or None)

    def why_no_session(self, place: SessionPlace) -> str | None:
        """Return why a session cannot be there."""
        slot, request = self._slots.get((place.date, place.period)), self._requests.get(place.request)
        if slot is not None and slot < self._first_slot:
            return None
        if request is None or place.step > self._steps[place.request] or place.cycle > request.cycles:
            return "the request does not ask for it any more"
        if slot is None or slot in self._blackout:
            return "no session can be at that time any more"
        for person in (place.coach, request.teacher):
            if person not in self._teachers:
                return f"{person} is no teacher of the school any more"
            if (person, slot) in self._absent:
                return f"{person} is absent"
        return self._why_no_host(place.class_id, slot) if place.class_id else ""

    def why_no_cover(self, place: CoverPlace, pinned: Sequence[Session], published: TermPlan) -> str | None:
        """Return why a cover cannot be there; `pinned` are the sessions that are pinned."""
        slot = self._slots.get((place.date, place.period))
        if slot is not None and slot < self._first_slot:
            return None
        meeting = None if slot is None else self._meetings.get((place.class_id, slot))
        if slot is None or meeting is None:
            return "the class does not meet then any more"
        if place.person and place.person not in {*self._teachers, *self._substitutes}:
            return f"{place.person} is not at the school any more"
        if (place.person, slot) in self._absent:
            return f"{place.person} is absent"
        released = self._released(place.class_id, slot, pinned, published)
        return self._why_needless(place, meeting, slot, released)

    def _why_no_host(self, class_id: str, slot: int) -> str:
        meeting = self._meetings.get((class_id, slot))
        if meeting is None:
            return f"{class_id} does not meet then any more"
        missing = [teacher for teacher in meeting.teachers if (teacher, slot) in self._absent]
        return f"{missing[0]} is absent" if missing else ""

    def _why_needless(self, place: CoverPlace, meeting: DatedMeeting, slot: int, released: set[str]) -> str:
        away = {teacher for teacher in meeting.teachers if (teacher, slot) in self._absent}
        there = [teacher for teacher in meeting.teachers if teacher not in away | released]
        if len(there) == len(meeting.teachers):
            return "the class does not lose its teacher any more"
        if there and place.person not in there:
            return f"{there[0]}, its own teacher, is there"
        return ""

    def _released(self, class_id: str, slot: int, pinned: Sequence[Session], published: TermPlan) -> set[str]:
        """Return who may leave a class in this slot for a session published or pinned elsewhere."""
        sessions = {(s.request, s.coach) for s in pinned if s.slot == slot and s.class_id != class_id}
        sessions |= {
            (row.request, row.coach)
            for row in published.sessions
            if row.status is not DutyStatus.MISSED
            and self._slots.get((row.date, row.period)) == slot
            and row.class_id != class_id
        }
        couples = [{coach, self._requests[name].teacher} for name, coach in sessions if name in self._requests]
        return set().union(*(both for both in couples if not any((person, slot) in self._absent for person in both)))

    def _kind(self, meeting: DatedMeeting, place: CoverPlace) -> CoverKind:
        if not place.person:
            return CoverKind.UNCOVERED
        if place.person in meeting.teachers:
            return CoverKind.COTEACHER
        if place.person in self._substitutes:
            return CoverKind(self._substitutes[place.person].kind.value)
        same = self._classes[place.class_id].subject in self._teachers[place.person].subjects
        return CoverKind.SAME_SUBJECT if same else CoverKind.COLLEAGUE
