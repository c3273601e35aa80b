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
        self._can_host = np.ones(len(facts.meetings), dtype=np.bool_)
        self._can_host[list(facts.ever_hit)] = False
        every = {found.building for found in facts.classes.values()} | {t.building for t in facts.problem.teachers}
        self._buildings = sorted(every)
        self._building_numbers = {building: number for number, building in enumerate(self._buildings)}
        self._building_of = np.array(
            [self._building_numbers[facts.classes[m.class_id].building] for m in facts.meetings] or [0], dtype=np.int64
        )
        self._reaches: dict[tuple[str, str], BoolArray] = {}
        self._ables: dict[str, BoolArray] = {}
        released = facts.once(ever_released)
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

    def without_releases(self, places: StepPlaces, coachee: str, coach: str) -> StepPlaces:
        """Return those of a step's places for which nobody leaves a class.

        The finder must be one without releases: what then stands in the way of travel is every class.
        """
        staying = select(places, (places.coach_leaves == NONE) & (places.coachee_leaves == NONE))
        return self._within_reach(staying, coachee, coach)

    def _hosts(self, kind: StepKind, coach: TeacherFacts, coachee: TeacherFacts) -> IntArray:
        if kind is StepKind.MEET:
            return np.full(len(coach.meeting), NONE, dtype=np.int64)
        host, guest = (coach, coachee) if kind is StepKind.VISIT else (coachee, coach)
        able = (host.meeting != NONE) & (host.meeting != guest.meeting)
        able[able] &= self._can_host[host.meeting[able]]
        return np.where(able, host.meeting, NONE)

    def _side(self, person: TeacherFacts, step: Step, releasing: tuple[MayRelease, ...], host: IntArray) -> BoolArray:
        """Return where one of the two can be there: present, in the host class or free for it."""
        stays: BoolArray = (person.meeting == NONE) | (person.meeting == host)
        if step.release in releasing:
            stays |= self._leaves[person.teacher.id]
        return stays & self._able(person)

    def _able(self, person: TeacherFacts) -> BoolArray:
        """Return (S,) where somebody can take part, for their status and preparation."""
        teacher = person.teacher.id
        if teacher not in self._ables:
            used_up = person.free & (self._facts.minutes > person.prep_allowance_minutes[self._facts.week])
            self._ables[teacher] = person.may_attend & ~used_up
        return self._ables[teacher]

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
        fixed = (found.meeting != NONE) & ~self._leaves[teacher]
        fixed[list(found.teacher.absent_slots)] = False
        buildings = np.where(fixed, self._building_of[found.meeting], NONE)
        for elsewhere, number in self._building_numbers.items():
            minutes = facts.travel_minutes.get((building, elsewhere))
            if minutes is not None:
                slots, others = facts.closer_than(minutes)
                able[slots[buildings[others] == number]] = False
        return able


def ever_released(facts: Facts) -> frozenset[str]:
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
