"""Where each step of a request could take place with each coach (rules present, host, may-leave, window, qualified).

A place is a slot; the host meeting and the meetings that coach or coachee would leave follow from it, because the
timetable gives a teacher at most one meeting a slot.
"""

from dataclasses import dataclass

import numpy as np

from solver.model.facts import NONE, BoolArray, Facts, IntArray, TeacherFacts
from solver.problem import MayRelease, Request, Step, StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlaces:
    """The possible places of one step with one coach. All arrays have one entry a place, in order of slot."""

    slots: IntArray
    hosts: IntArray
    """Host meeting, or NONE for a `meet`."""
    coach_leaves: IntArray
    """Meeting from which the coach is released, or NONE."""
    coachee_leaves: IntArray


class PlaceFinder:
    """Finds the places of steps.

    Parameters
    ----------
    facts
        The problem's facts.
    may_lose
        (meetings,) whether a planned release from the meeting can be made good (cover, caps). All False: no releases.
    """

    def __init__(self, facts: Facts, may_lose: BoolArray) -> None:
        self._facts = facts
        self._may_lose = may_lose
        self._can_host = np.array(
            [facts.remaining(m) == len(found.teachers) for m, found in enumerate(facts.meetings)], dtype=np.bool_
        )
        every = {found.building for found in facts.classes.values()} | {t.building for t in facts.problem.teachers}
        self._buildings = sorted(every)
        self._building_numbers = {building: number for number, building in enumerate(self._buildings)}
        self._building_of = np.array(
            [self._building_numbers[facts.classes[m.class_id].building] for m in facts.meetings] or [0], dtype=np.int64
        )
        self._reaches: dict[tuple[str, str], BoolArray] = {}
        released = _ever_released(facts)
        self._leaves = {
            t: self._may_leave(found) if t in released else np.zeros_like(found.may_leave)
            for t, found in facts.teachers.items()
        }

    def find(self, request: Request, step: Step, coach: str) -> StepPlaces:
        """Return the places of `step` of `request` with `coach`, each possible on its own."""
        facts = self._facts
        day = facts.day
        able = (day >= request.earliest_day) & (day <= request.latest_day)
        coach_side, coachee_side = facts.teachers[coach], facts.teachers[request.coachee]
        host = self._hosts(step.kind, coach_side, coachee_side)
        if step.kind is not StepKind.MEET:
            able &= host != NONE
        able &= self._side(coach_side, step, (MayRelease.COACH, MayRelease.BOTH), host)
        able &= self._side(coachee_side, step, (MayRelease.COACHEE, MayRelease.BOTH), host)
        slots = np.flatnonzero(able)
        places = StepPlaces(
            slots=slots,
            hosts=host[slots],
            coach_leaves=np.where(coach_side.meeting == host, NONE, coach_side.meeting)[slots],
            coachee_leaves=np.where(coachee_side.meeting == host, NONE, coachee_side.meeting)[slots],
        )
        return self._within_reach(places, request.coachee, coach)

    def _hosts(self, kind: StepKind, coach: TeacherFacts, coachee: TeacherFacts) -> IntArray:
        if kind is StepKind.MEET:
            return np.full(len(coach.meeting), NONE, dtype=np.int64)
        host, guest = (coach, coachee) if kind is StepKind.VISIT else (coachee, coach)
        able = (host.meeting != NONE) & (host.meeting != guest.meeting)
        able[able] &= self._can_host[host.meeting[able]]
        return np.where(able, host.meeting, NONE)

    def _side(self, person: TeacherFacts, step: Step, releasing: tuple[MayRelease, ...], host: IntArray) -> BoolArray:
        """Return where one of the two can be there: present, in the host class or free for it."""
        leaves = (person.meeting != NONE) & (person.meeting != host)
        able = person.may_attend.copy()
        able &= ~leaves | (self._leaves[person.teacher.id] if step.release in releasing else False)
        used_up = person.free & (self._facts.minutes > person.prep_allowance_minutes[self._facts.week])
        return able & ~used_up

    def _may_leave(self, person: TeacherFacts) -> BoolArray:
        able = person.may_leave.copy()
        able[able] &= self._may_lose[person.meeting[able]]
        return able

    def _within_reach(self, places: StepPlaces, coachee: str, coach: str) -> StepPlaces:
        """Drop the places that travel from a class which cannot be left forbids."""
        if not self._facts.travel_minutes:
            return places
        keep = np.ones(len(places.slots), dtype=np.bool_)
        home = self._building_numbers[self._facts.teachers[coachee].teacher.building]
        buildings = np.where(places.hosts == NONE, home, self._building_of[places.hosts])
        for number in np.unique(buildings).tolist():
            building, here = self._buildings[number], buildings == number
            for person in (coach, coachee):
                keep &= ~here | self._reach(person, building)[places.slots]
        return select(places, keep)

    def _reach(self, teacher: str, building: str) -> BoolArray:
        """Return (S,) whether a teacher can be in `building`, for all the classes they cannot leave that day."""
        key = (teacher, building)
        if key not in self._reaches:
            self._reaches[key] = self._find_reach(teacher, building)
        return self._reaches[key]

    def _find_reach(self, teacher: str, building: str) -> BoolArray:
        facts = self._facts
        found = facts.teachers[teacher]
        able = np.ones(len(found.meeting), dtype=np.bool_)
        for other in np.flatnonzero((found.meeting != NONE) & ~self._leaves[teacher]).tolist():
            elsewhere = facts.class_of(int(found.meeting[other])).building
            if other in found.teacher.absent_slots or (building, elsewhere) not in facts.travel_minutes:
                continue
            for slot in facts.slots_of_day[facts.day[other]]:
                if slot != other and facts.too_close(slot, building, other, elsewhere):
                    able[slot] = False
        return able


def _ever_released(facts: Facts) -> frozenset[str]:
    """Return who takes part in any step that may release them: nobody else ever leaves a class."""
    found: set[str] = set()
    for request in facts.problem.requests:
        releases = {step.release for step in request.steps}
        if releases & {MayRelease.COACH, MayRelease.BOTH}:
            found.update(qualified_coaches(facts, request))
        if releases & {MayRelease.COACHEE, MayRelease.BOTH}:
            found.add(request.coachee)
    return frozenset(found)


def select(places: StepPlaces, keep: BoolArray) -> StepPlaces:
    """Return the places where `keep` (one entry a place) is true."""
    return StepPlaces(
        slots=places.slots[keep],
        hosts=places.hosts[keep],
        coach_leaves=places.coach_leaves[keep],
        coachee_leaves=places.coachee_leaves[keep],
    )


def qualified_coaches(facts: Facts, request: Request) -> tuple[str, ...]:
    """Return who may coach `request` by rule `qualified` (and takes any request at all), in the teachers' order."""
    problem = facts.problem
    barred = {frozenset((pair.person, pair.other)) for pair in problem.pairs}
    strong = {s.teacher for s in problem.strengths if s.topic == request.topic and s.level >= facts.policy.min_strength}
    return tuple(
        t.id
        for t in problem.teachers
        if t.coach
        and t.max_requests > 0
        and t.id in strong
        and t.id != request.coachee
        and frozenset((t.id, request.coachee)) not in barred
    )
