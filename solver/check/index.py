"""What the rules look up in a problem, by name and by time. Built once, and each part only when it is asked for."""

from collections import defaultdict
from functools import cached_property

from solver.plan import Cover, Session
from solver.problem import Meeting, Problem, SchoolClass, Slot, Substitute, Teacher


class ProblemIndex:
    """A problem with its look-up tables.

    Every method accepts names and numbers that the problem does not have, since a plan from a file may hold any.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.teachers = {teacher.id: teacher for teacher in problem.teachers}
        self.substitutes = {person.id: person for person in problem.substitutes}
        self.classes: dict[str, SchoolClass] = {found.id: found for found in problem.classes}
        self.requests = {request.id: request for request in problem.requests}
        self.first_slot = problem.published.first_slot if problem.published else 0

    @cached_property
    def past(self) -> frozenset[Session | Cover]:
        """The sessions and covers that are over in a re-plan: fact, whatever the rules say of them now."""
        if self.problem.published is None:
            return frozenset()
        return frozenset((*self.problem.published.past.sessions, *self.problem.published.past.covers))

    @cached_property
    def meetings(self) -> dict[tuple[str, int], Meeting]:
        """Meetings by class and slot."""
        return {(meeting.class_id, meeting.slot): meeting for meeting in self.problem.meetings}

    @cached_property
    def _lessons(self) -> dict[str, list[Meeting]]:
        lessons: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.problem.meetings:
            for teacher in meeting.teachers:
                lessons[teacher].append(meeting)
        return dict(lessons)

    @cached_property
    def _timetables(self) -> dict[str, dict[int, list[Meeting]]]:
        return {}

    def _timetable(self, person: str) -> dict[int, list[Meeting]]:
        """Return what somebody teaches by slot; made for those alone who are asked about."""
        if person not in self._timetables:
            taught: dict[int, list[Meeting]] = defaultdict(list)
            for meeting in self._lessons.get(person, ()):
                taught[meeting.slot].append(meeting)
            self._timetables[person] = dict(taught)
        return self._timetables[person]

    @cached_property
    def meeting_slots(self) -> dict[str, list[int]]:
        """The slots in which each class meets, in order."""
        slots: dict[str, list[int]] = defaultdict(list)
        for meeting in self.problem.meetings:
            slots[meeting.class_id].append(meeting.slot)
        return {class_id: sorted(found) for class_id, found in slots.items()}

    @cached_property
    def slots_of_day(self) -> dict[int, list[int]]:
        """Slots by school day, in order."""
        slots: dict[int, list[int]] = defaultdict(list)
        for number, slot in enumerate(self.problem.slots):
            slots[slot.day].append(number)
        return dict(slots)

    @cached_property
    def slots_of_week(self) -> dict[int, list[int]]:
        """Slots by calendar week, in order."""
        slots: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.problem.slots)):
            slots[self.week(number)].append(number)
        return dict(slots)

    @cached_property
    def hit_meetings(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """The meetings that an absence hits, by class and slot, with the teachers who are absent."""
        hit: dict[tuple[str, int], tuple[str, ...]] = {}
        for teacher in self.problem.teachers:
            for slot in sorted(teacher.absent_slots):
                for meeting in self.taught(teacher.id, slot):
                    hit[meeting.class_id, slot] = (*hit.get((meeting.class_id, slot), ()), teacher.id)
        return hit

    @cached_property
    def levels(self) -> dict[tuple[str, str], int]:
        """Level by teacher and topic."""
        return {(strength.teacher, strength.topic): strength.level for strength in self.problem.strengths}

    @cached_property
    def travel_minutes(self) -> dict[tuple[str, str], int]:
        """Minutes between two buildings, both ways round; pairs that take none are left out."""
        minutes: dict[tuple[str, str], int] = {}
        for travel in self.problem.travel:
            minutes[travel.from_building, travel.to_building] = travel.minutes
            minutes[travel.to_building, travel.from_building] = travel.minutes
        return minutes

    @cached_property
    def _free_minutes(self) -> dict[tuple[str, int], int]:
        return {}

    def is_free(self, teacher: Teacher, slot: int) -> bool:
        """Whether the timetable leaves this slot to the teacher; an absence changes nothing in this."""
        if slot in teacher.blocked_slots or slot in teacher.standby_slots:
            return False
        return not self.taught(teacher.id, slot)

    def free_minutes(self, teacher: Teacher, week: int) -> int:
        """Return the minutes of a calendar week that the timetable leaves to the teacher."""
        key = (teacher.id, week)
        if key not in self._free_minutes:
            free = (slot for slot in self.slots_of_week[week] if self.is_free(teacher, slot))
            self._free_minutes[key] = sum(self.slot(slot).minutes for slot in free)
        return self._free_minutes[key]

    def has_slot(self, slot: int) -> bool:
        """Whether the term has a slot of this number; negative numbers are none."""
        return 0 <= slot < len(self.problem.slots)

    def slot(self, slot: int) -> Slot:
        """Return the slot of this number, which must exist (see `has_slot`)."""
        return self.problem.slots[slot]

    def week(self, slot: int) -> int:
        """Return the calendar week of a slot that exists."""
        return self.problem.days[self.problem.slots[slot].day].week

    def taught(self, person: str, slot: int) -> list[Meeting]:
        """Return what the timetable has this person teach in this slot; more than one only where it is wrong."""
        return self._timetable(person).get(slot, [])

    def person(self, person: str) -> Teacher | Substitute | None:
        """Return the teacher or substitute of this id, or None."""
        return self.teachers.get(person) or self.substitutes.get(person)

    def is_absent(self, person: str, slot: int) -> bool:
        """Whether this person is absent in this slot."""
        found = self.person(person)
        return found is not None and slot in found.absent_slots
