"""What the straightforward model looks up in a problem."""

from collections import defaultdict

from solver.problem import Meeting, Problem, SchoolClass, Substitute, Teacher

Leave = tuple[str, int]
"""(teacher, meeting): the teacher leaves the meeting."""


class SchoolFacts:
    """A problem with look-ups. Meetings, days and slots are named by their index.

    Parameters
    ----------
    problem
        The problem; not changed.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.teachers: dict[str, Teacher] = {teacher.id: teacher for teacher in problem.teachers}
        self.substitutes: dict[str, Substitute] = {person.id: person for person in problem.substitutes}
        self.classes: dict[str, SchoolClass] = {found.id: found for found in problem.classes}
        self.meetings: tuple[Meeting, ...] = problem.meetings
        self.teaches: dict[tuple[str, int], int] = {
            (teacher, meeting.slot): index
            for index, meeting in enumerate(problem.meetings)
            for teacher in meeting.teachers
        }
        self.weeks = 1 + max((day.week for day in problem.days), default=-1)
        self.meetings_of_class: dict[str, list[int]] = defaultdict(list)
        for index, meeting in enumerate(problem.meetings):
            self.meetings_of_class[meeting.class_id].append(index)
        self.slots_of_day: dict[int, list[int]] = defaultdict(list)
        for slot, found in enumerate(problem.slots):
            self.slots_of_day[found.day].append(slot)
        self._travel = {(t.from_building, t.to_building): t.minutes for t in problem.travel}
        self._travel |= {(t.to_building, t.from_building): t.minutes for t in problem.travel}

    def minutes(self, slot: int) -> int:
        """Return how long a slot is."""
        return self.problem.slots[slot].minutes

    def day(self, slot: int) -> int:
        """Return the day of a slot."""
        return self.problem.slots[slot].day

    def week(self, slot: int) -> int:
        """Return the calendar week of a slot."""
        return self.problem.days[self.day(slot)].week

    def class_of(self, meeting: int) -> SchoolClass:
        """Return the class of a meeting."""
        return self.classes[self.meetings[meeting].class_id]

    def absentees(self, meeting: int) -> list[str]:
        """Return the teachers of a meeting who are absent in it."""
        found = self.meetings[meeting]
        return [teacher for teacher in found.teachers if found.slot in self.teachers[teacher].absent_slots]

    def is_absent(self, person: str, slot: int) -> bool:
        """Return whether a teacher or substitute is absent in a slot; somebody who is gone is not."""
        found = self.teachers.get(person) or self.substitutes.get(person)
        return found is not None and slot in found.absent_slots

    def remaining(self, meeting: int) -> int:
        """Return how many teachers of a meeting are not absent in it."""
        return len(self.meetings[meeting].teachers) - len(self.absentees(meeting))

    def loss_hundredths(self, meeting: int, percent: int) -> int:
        """Return the time that a meeting's class loses by a factor, in hundredths of a minute."""
        return self.minutes(self.meetings[meeting].slot) * percent

    def may_attend(self, teacher: str, slot: int) -> bool:
        """Return whether rule `present` lets a teacher take part in a session."""
        found = self.teachers[teacher]
        away = slot in found.blocked_slots or slot in found.standby_slots or slot in found.absent_slots
        return self.problem.days[self.day(slot)].sessions_allowed and not away

    def may_leave(self, meeting: int) -> bool:
        """Return whether rule `may-leave` lets anybody be released from a meeting."""
        found = self.meetings[meeting]
        return self.class_of(meeting).release and not found.no_release

    def is_free(self, teacher: str, slot: int) -> bool:
        """Return whether a slot counts as a teacher's preparation."""
        found = self.teachers[teacher]
        has_status = slot in found.blocked_slots or slot in found.standby_slots
        return (teacher, slot) not in self.teaches and not has_status

    def prep_allowance_minutes(self, teacher: str) -> list[int]:
        """Return for each week how many of a teacher's free minutes sessions and covers may use."""
        free = [0] * self.weeks
        for slot in range(len(self.problem.slots)):
            if self.is_free(teacher, slot):
                free[self.week(slot)] += self.minutes(slot)
        return [max(0, minutes - self.teachers[teacher].prep_week_min_minutes) for minutes in free]

    def too_close(self, slot: int, building: str, other: int, elsewhere: str) -> bool:
        """Return whether two different slots of one day leave too little time between two buildings."""
        need = self._travel.get((building, elsewhere), 0) if building != elsewhere else 0
        first, second = sorted((slot, other))
        gap = self.problem.slots[second].start_minute - self.problem.slots[first].end_minute
        return gap < need
