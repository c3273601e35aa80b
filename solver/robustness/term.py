"""What a replay looks up again and again, worked out once. People, classes and meetings are numbers here."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from solver.plan import Plan
from solver.problem import CoverKind, Problem, Substitute, Teacher, TeacherCover

NOBODY = -1
"""Stands for no person."""
NO_LIMIT = 10**9

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSession:
    """A planned session with those whom it needs and those whom it takes out of a class."""

    slot: int
    people: tuple[int, ...]
    """Coach and coachee."""
    needs: frozenset[int]
    """Coach, coachee and the teachers of the host class: all must be there."""
    leaves: tuple[tuple[int, int], ...]
    """(teacher, meeting) releases."""


class Term:
    """A problem and its plan as numbers. Teachers come first among the people, in the problem's order.

    Parameters
    ----------
    problem
        The term.
    plan
        A plan that keeps every rule.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.people: tuple[Teacher | Substitute, ...] = (*problem.teachers, *problem.substitutes)
        self.teachers = len(problem.teachers)
        self.number = {person.id: index for index, person in enumerate(self.people)}
        self.minutes = [slot.minutes for slot in problem.slots]
        self.day = [slot.day for slot in problem.slots]
        self.week = [problem.days[slot.day].week for slot in problem.slots]
        self.slots_of_day: list[list[int]] = [[] for _ in problem.days]
        for number, slot in enumerate(problem.slots):
            self.slots_of_day[slot.day].append(number)
        self.meeting_at = {(m.class_id, m.slot): index for index, m in enumerate(problem.meetings)}
        self.teachers_of = [tuple(self.number[t] for t in m.teachers) for m in problem.meetings]
        self.slot_of = [m.slot for m in problem.meetings]
        self.class_of = [m.class_id for m in problem.meetings]
        self.classes = {found.id: found for found in problem.classes}
        self._options: dict[tuple[int, bool], tuple[tuple[int, int, int], ...]] = {}
        self.known_fits: dict[tuple[int, int, int], tuple[int, int]] = {}
        """How many covers fit into preparation, by teacher, day and minutes left; the replays fill it."""
        self.costs = [getattr(person, "cost_hundredths", 0) for person in self.people]

    @cached_property
    def cover_limits(self) -> list[tuple[int, int, int]]:
        """By person: most covers per day, week and term."""

        def most(limit: int | None) -> int:
            return NO_LIMIT if limit is None else limit

        limits = (person.cover_limits for person in self.people)
        return [(most(found.per_day), most(found.per_week), most(found.per_term)) for found in limits]

    @cached_property
    def taught(self) -> IntArray:
        """(teachers, slots) the meeting that the timetable gives a teacher, or NOBODY."""
        taught = np.full((self.teachers, len(self.minutes)), NOBODY, dtype=np.int64)
        for meeting, found in enumerate(self.teachers_of):
            for teacher in found:
                taught[teacher, self.slot_of[meeting]] = meeting
        return taught

    @cached_property
    def lessons(self) -> list[list[list[int]]]:
        """By teacher and day: their meetings, in order of slot."""
        lessons: list[list[list[int]]] = [[[] for _ in self.problem.days] for _ in range(self.teachers)]
        for meeting in sorted(range(len(self.slot_of)), key=lambda number: self.slot_of[number]):
            for teacher in self.teachers_of[meeting]:
                lessons[teacher][self.day[self.slot_of[meeting]]].append(meeting)
        return lessons

    @cached_property
    def absent(self) -> BoolArray:
        """(people, slots) absent by the school's own data."""
        return self._mask([person.absent_slots for person in self.people])

    @cached_property
    def known_hits(self) -> list[list[int]]:
        """By day: the meetings that such an absence hits."""
        hits: list[set[int]] = [set() for _ in self.problem.days]
        for teacher, slot in zip(*np.nonzero(self.absent[: self.teachers] & (self.taught != NOBODY)), strict=True):
            hits[self.day[slot]].add(int(self.taught[teacher, slot]))
        return [sorted(found) for found in hits]

    @cached_property
    def can_cover(self) -> BoolArray:
        """(people, slots) who could cover at all, by the timetable, their availability and their days."""
        able = ~self.absent & ~self._mask([person.blocked_slots for person in self.people])
        able[: self.teachers] &= self.taught == NOBODY
        for index, substitute in enumerate(self.problem.substitutes, self.teachers):
            able[index] &= np.isin(np.array(self.day), sorted(substitute.days))
        return able

    @cached_property
    def is_prep(self) -> BoolArray:
        """(teachers, slots) whether what a teacher does then is taken from their preparation."""
        teachers = self.problem.teachers
        kept = self._mask([t.blocked_slots for t in teachers]) | self._mask([t.standby_slots for t in teachers])
        free: BoolArray = (self.taught == NOBODY) & ~kept
        return free

    @cached_property
    def prep_left(self) -> dict[tuple[int, int], int]:
        """By teacher and week: minutes of preparation that covers may take, once the planned sessions are counted."""
        weeks, minutes = np.array(self.week, dtype=np.int64), np.array(self.minutes, dtype=np.int64)
        left: dict[tuple[int, int], int] = {}
        for index, teacher in enumerate(self.problem.teachers):
            free = np.bincount(weeks, weights=minutes * self.is_prep[index], minlength=1).astype(int).tolist()
            left.update({(index, w): max(0, total - teacher.prep_week_min_minutes) for w, total in enumerate(free)})
        for person, slot in {(person, row.slot) for rows in self.sessions for row in rows for person in row.people}:
            if self.is_prep[person, slot]:
                left[person, self.week[slot]] -= self.minutes[slot]
        return left

    @cached_property
    def sessions(self) -> list[list[DatedSession]]:
        """By day: the planned sessions, in the plan's order."""
        requests = {request.id: request for request in self.problem.requests}
        found: list[list[DatedSession]] = [[] for _ in self.problem.days]
        for row in self.plan.sessions:
            people = (self.number[row.coach], self.number[requests[row.request].coachee])
            host = NOBODY if row.class_id is None else self.meeting_at[row.class_id, row.slot]
            taught = [(person, int(self.taught[person, row.slot])) for person in people]
            session = DatedSession(
                slot=row.slot,
                people=people,
                needs=frozenset((*people, *(self.teachers_of[host] if host != NOBODY else ()))),
                leaves=tuple((p, meeting) for p, meeting in taught if meeting not in (NOBODY, host)),
            )
            found[self.day[row.slot]].append(session)
        return found

    @cached_property
    def planned(self) -> dict[int, int]:
        """By meeting: who covers it in the plan, or NOBODY; meetings that a co-teacher leads are left out."""
        rows = (row for row in self.plan.covers if row.kind is not CoverKind.COTEACHER)
        return {
            self.meeting_at[row.class_id, row.slot]: NOBODY if row.person is None else self.number[row.person]
            for row in rows
        }

    def _takes(self, person: int, slot: int) -> int:
        if person >= self.teachers:
            return self.costs[person]
        return self.minutes[slot] if self.is_prep[person, slot] else 0

    @cached_property
    def planned_places(self) -> frozenset[tuple[int, int]]:
        """Who covers in the plan, and in which slot."""
        return frozenset((p, self.slot_of[meeting]) for meeting, p in self.planned.items() if p != NOBODY)

    @cached_property
    def travel_minutes(self) -> dict[tuple[str, str], int]:
        """Minutes between two buildings, both ways round; pairs that take none are left out."""
        rows = [row for row in self.problem.travel if row.minutes > 0 and row.from_building != row.to_building]
        there = {(row.from_building, row.to_building): row.minutes for row in rows}
        return there | {(row.to_building, row.from_building): row.minutes for row in rows}

    @cached_property
    def session_buildings(self) -> dict[tuple[int, int], str]:
        """By slot and person: the building of the session that they attend."""
        requests = {request.id: request for request in self.problem.requests}
        found = {}
        for row in self.plan.sessions:
            coach, coachee = self.number[row.coach], self.number[requests[row.request].coachee]
            building = (
                self.problem.teachers[coachee].building if row.class_id is None else self.classes[row.class_id].building
            )
            found[row.slot, coach] = found[row.slot, coachee] = building
        return found

    @cached_property
    def prep_slots(self) -> list[list[frozenset[int]]]:
        """By teacher and day: the slots in which a cover is taken from their preparation."""
        return [[frozenset(s for s in slots if row[s]) for slots in self.slots_of_day] for row in self.is_prep.tolist()]

    def options(self, meeting: int, *, for_absence: bool) -> tuple[tuple[int, int, int], ...]:
        """Return who could cover a meeting at all, what it then loses, and what that takes from the person.

        Returns
        -------
        tuple of (int, int, int)
            The person; lost time in hundredths of a minute; minutes of a teacher's preparation, or a substitute's
            cost in hundredths of the currency unit.
        """
        key = (meeting, for_absence)
        if key not in self._options:
            allowed = self.problem.policy.teacher_cover
            teachers = allowed is TeacherCover.ALL or (allowed is TeacherCover.ABSENCES and for_absence)
            slot = self.slot_of[meeting]
            people = np.flatnonzero(self.can_cover[:, slot]).tolist()
            self._options[key] = tuple(
                (person, self.loss_hundredths(meeting, self.cover_kind(meeting, person)), self._takes(person, slot))
                for person in people
                if teachers or person >= self.teachers
            )
        return self._options[key]

    def loss_hundredths(self, meeting: int, kind: CoverKind) -> int:
        """Return what a meeting loses, in hundredths of a minute."""
        return self.minutes[self.slot_of[meeting]] * self.problem.policy.loss_factors.percent(kind)

    def loss_range(self, meeting: int) -> tuple[int, int]:
        """Return the least and the most that a meeting without its teacher could lose, in hundredths of a minute."""
        losses = [self.loss_hundredths(meeting, kind) for kind in CoverKind if kind is not CoverKind.COTEACHER]
        return min(losses), max(losses)

    def cover_kind(self, meeting: int, person: int) -> CoverKind:
        """Return how a meeting goes on with this person."""
        found = self.people[person]
        if isinstance(found, Substitute):
            return found.kind
        same = self.classes[self.class_of[meeting]].subject in found.subjects
        return CoverKind.SAME_SUBJECT if same else CoverKind.COLLEAGUE

    def _mask(self, slots: list[frozenset[int]]) -> BoolArray:
        mask = np.zeros((len(slots), len(self.minutes)), dtype=np.bool_)
        for row, found in enumerate(slots):
            mask[row, list(found)] = True
        return mask
