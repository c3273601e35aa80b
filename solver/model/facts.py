"""What the model looks up again and again, worked out once from a `Problem`.

Arrays run over slots (length S). A meeting is named by its index in ``Problem.meetings``, -1 standing for none.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from solver.problem import Meeting, Policy, Problem, SchoolClass, Substitute, Teacher

Made = TypeVar("Made")

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

NONE = -1
"""Stands for "no meeting" in arrays of meeting indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeacherFacts:
    """One teacher over all slots."""

    teacher: Teacher
    meeting: IntArray
    """(S,) the meeting the timetable gives them, or NONE."""
    may_attend: BoolArray
    """(S,) rule `present` lets them take part in a session."""
    may_leave: BoolArray
    """(S,) they teach and can be released from that meeting, as far as this teacher and class alone are concerned."""
    free: BoolArray
    """(S,) counts as preparation: no teaching, no status (an absence changes nothing)."""
    prep_allowance_minutes: IntArray
    """(weeks,) free minutes that may be used for sessions and covers."""


class Facts:
    """Indexes over a problem.

    Parameters
    ----------
    problem
        The problem; not changed.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.policy: Policy = problem.policy
        self.day = np.array([slot.day for slot in problem.slots], dtype=np.int64)
        self.minutes = np.array([slot.minutes for slot in problem.slots], dtype=np.int64)
        self.week_of_day = np.array([day.week for day in problem.days], dtype=np.int64)
        self.week = self.week_of_day[self.day] if len(problem.slots) else np.zeros(0, dtype=np.int64)
        self.weeks = int(self.week_of_day.max()) + 1 if problem.days else 0
        self.sessions_allowed = np.array([problem.days[d].sessions_allowed for d in self.day], dtype=np.bool_)
        self.meetings: tuple[Meeting, ...] = problem.meetings
        self.classes: dict[str, SchoolClass] = {c.id: c for c in problem.classes}
        self.meeting_at = {(m.class_id, m.slot): i for i, m in enumerate(problem.meetings)}
        self.substitutes: dict[str, Substitute] = {s.id: s for s in problem.substitutes}
        self.meetings_of_teacher: dict[str, list[int]] = defaultdict(list)
        """The meetings that the timetable gives each teacher."""
        for index, meeting in enumerate(problem.meetings):
            for teacher in meeting.teachers:
                self.meetings_of_teacher[teacher].append(index)
        self.first_slot = problem.published.first_slot if problem.published else 0
        """Everything before this slot is past."""
        self._close: dict[int, tuple[IntArray, IntArray]] = {}
        self._needed: dict[tuple[str, int, str], tuple[tuple[str, int], ...] | None] = {}
        self._made: dict[Hashable, Any] = {}
        self._absent = {teacher.id: teacher.absent_slots for teacher in problem.teachers}
        self.teachers = {t.id: self._teacher_facts(t) for t in problem.teachers}

    def once(self, make: Callable[["Facts"], Made]) -> Made:
        """Return what `make` makes of these facts, made once: for what many models of one problem look up."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def class_of(self, meeting: int) -> SchoolClass:
        """Return the class of a meeting."""
        return self.classes[self.meetings[meeting].class_id]

    def is_past(self, meeting: int) -> bool:
        """Return whether a meeting is over."""
        return self.meetings[meeting].slot < self.first_slot

    def absentees(self, meeting: int) -> tuple[str, ...]:
        """Return the teachers of a meeting who are absent in it."""
        found = self.meetings[meeting]
        return tuple(t for t in found.teachers if found.slot in self._absent[t])

    def remaining(self, meeting: int) -> int:
        """Return how many teachers of a meeting are not absent in it."""
        return len(self.meetings[meeting].teachers) - len(self.absentees(meeting))

    @cached_property
    def hit_meetings(self) -> tuple[int, ...]:
        """Meetings still to come with an absent teacher, in order of slot."""
        return tuple(meeting for meeting in self.ever_hit if not self.is_past(meeting))

    @cached_property
    def ever_hit(self) -> tuple[int, ...]:
        """Meetings with an absent teacher, the past included, in order of slot."""
        away = [(t.id, slot) for t in self.problem.teachers for slot in t.absent_slots]
        return tuple(sorted({int(self.teachers[t].meeting[slot]) for t, slot in away} - {NONE}))

    @cached_property
    def request_number(self) -> dict[str, int]:
        """By a request's id: its index in `Problem.requests`."""
        return {request.id: index for index, request in enumerate(self.problem.requests)}

    @cached_property
    def meetings_of_class(self) -> dict[str, list[int]]:
        """The meetings of each class, in order of slot."""
        found: dict[str, list[int]] = defaultdict(list)
        slots = [meeting.slot for meeting in self.meetings]
        for index in sorted(range(len(slots)), key=slots.__getitem__):
            found[self.meetings[index].class_id].append(index)
        return found

    @cached_property
    def hit(self) -> frozenset[int]:
        """The same as a set."""
        return frozenset(self.hit_meetings)

    @cached_property
    def travel_minutes(self) -> dict[tuple[str, str], int]:
        """Minutes between two buildings, both ways round; a pair that is missing takes 0."""
        found: dict[tuple[str, str], int] = {}
        for row in self.problem.travel:
            found[row.from_building, row.to_building] = row.minutes
            found[row.to_building, row.from_building] = row.minutes
        return {pair: minutes for pair, minutes in found.items() if minutes > 0 and pair[0] != pair[1]}

    @cached_property
    def slots_of_day(self) -> tuple[tuple[int, ...], ...]:
        """The slots of each day, in order."""
        by_day: list[list[int]] = [[] for _ in self.problem.days]
        for slot, day in enumerate(self.day):
            by_day[day].append(slot)
        return tuple(tuple(slots) for slots in by_day)

    def too_close(self, slot: int, building: str, other_slot: int, other_building: str) -> bool:
        """Return whether travel forbids being in both places on one day (two different slots)."""
        need = self.travel_minutes.get((building, other_building), 0)
        if not need:
            return False
        first, second = sorted((slot, other_slot))
        gap = self.problem.slots[second].start_minute - self.problem.slots[first].end_minute
        return gap < need

    def closer_than(self, minutes: int) -> tuple[IntArray, IntArray]:
        """Return the pairs of different slots of one day with less than some minutes between them, both ways round."""
        if minutes not in self._close:
            starts = np.array([slot.start_minute for slot in self.problem.slots], dtype=np.int64)
            ends = np.array([slot.end_minute for slot in self.problem.slots], dtype=np.int64)
            pairs = [(one, other) for slots in self.slots_of_day for one in slots for other in slots if one < other]
            first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
            near = starts[second] - ends[first] < minutes
            first, second = first[near], second[near]
            self._close[minutes] = np.concatenate([first, second]), np.concatenate([second, first])
        return self._close[minutes]

    def leaves_needed(self, teacher: str, slot: int, building: str) -> tuple[tuple[str, int], ...] | None:
        """Return the (teacher, meeting) releases without which travel forbids somebody to be in a building in a slot.

        None means that a class they cannot leave stands in the way.
        """
        if not self.travel_minutes:
            return ()
        key = (teacher, slot, building)
        if key not in self._needed:
            self._needed[key] = self._leaves_needed(*key)
        return self._needed[key]

    def _leaves_needed(self, teacher: str, slot: int, building: str) -> tuple[tuple[str, int], ...] | None:
        found = self.teachers[teacher]
        needs = []
        for other in self.slots_of_day[self.day[slot]]:
            meeting = int(found.meeting[other])
            if other == slot or meeting == NONE or other in found.teacher.absent_slots:
                continue
            if self.too_close(slot, building, other, self.class_of(meeting).building):
                if not found.may_leave[other]:
                    return None
                needs.append((teacher, meeting))
        return tuple(needs)

    def loss_hundredths(self, meeting: int, factor_percent: int) -> int:
        """Return the time lost by a meeting's class, in hundredths of a minute."""
        return int(self.minutes[self.meetings[meeting].slot]) * factor_percent

    def _teacher_facts(self, teacher: Teacher) -> TeacherFacts:
        size = len(self.problem.slots)
        meeting = np.full(size, NONE, dtype=np.int64)
        for index in self.meetings_of_teacher[teacher.id]:
            meeting[self.meetings[index].slot] = index
        blocked, standby, absent = (
            self._mask(slots) for slots in (teacher.blocked_slots, teacher.standby_slots, teacher.absent_slots)
        )
        free = (meeting == NONE) & ~blocked & ~standby
        free_minutes = np.bincount(self.week[free], weights=self.minutes[free], minlength=self.weeks).astype(np.int64)
        return TeacherFacts(
            teacher=teacher,
            meeting=meeting,
            may_attend=~blocked & ~standby & ~absent & self.sessions_allowed,
            may_leave=self._may_leave(teacher, meeting) & ~absent,
            free=free,
            prep_allowance_minutes=np.maximum(0, free_minutes - teacher.prep_week_min_minutes),
        )

    def _may_leave(self, teacher: Teacher, meeting: IntArray) -> BoolArray:
        allowed = np.zeros(len(meeting), dtype=np.bool_)
        most_minutes = min(
            teacher.release_day_max_minutes, teacher.release_week_max_minutes, teacher.release_term_max_minutes
        )
        if self.policy.releases_per_class < 1:
            return allowed
        for slot in np.flatnonzero((meeting != NONE) & self.sessions_allowed & (self.minutes <= most_minutes)):
            found = self.meetings[meeting[slot]]
            if self.classes[found.class_id].release and not found.no_release:
                allowed[slot] = True
        return allowed

    def _mask(self, slots: frozenset[int]) -> BoolArray:
        mask = np.zeros(len(self.problem.slots), dtype=np.bool_)
        mask[list(slots)] = True
        return mask
