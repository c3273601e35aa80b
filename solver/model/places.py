"""Where each step of a request could take place with each coach (rules present, host, may-leave, window, qualified).

A place is a slot; the host meeting and the meetings that coach or coachee would leave follow from it, because the
timetable gives a teacher at most one meeting a slot.
"""

from dataclasses import dataclass

import numpy as np

from solver.model.facts import NONE, BoolArray, Facts, IntArray, TeacherFacts
from solver.model.may_lose import MayLose
from solver.model.reach import Reach
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
    releases
        False: only places for which nobody has to leave a class.
    """

    def __init__(self, facts: Facts, *, releases: bool = True) -> None:
        self._facts = facts
        self._leaves = facts.once(MayLose).of if releases else self._stay
        self._reach = Reach(facts, self._leaves)
        self._can_host = np.ones(len(facts.meetings) + 1, dtype=np.bool_)
        # NONE is -1, the entry behind those of all meetings: without a meeting there is no host.
        self._can_host[[*facts.ever_hit, NONE]] = False
        self._no_host = np.full(len(facts.day), NONE, dtype=np.int64)
        self._ables: dict[str, BoolArray] = {}
        self._without_class: dict[tuple[str, bool], BoolArray] = {}

    def find(self, request: Request, step: Step, coach: str) -> StepPlaces:
        """Return the places of `step` of `request` with `coach`, each possible on its own."""
        coach_side, coachee_side = self._facts.teachers[coach], self._facts.teachers[request.coachee]
        host = self._hosts(step.kind, coach_side, coachee_side)
        able = self._window(request)
        if step.kind is not StepKind.MEET:
            able &= host != NONE
        able &= self._side(coach_side, step.release in (MayRelease.COACH, MayRelease.BOTH), host)
        able &= self._side(coachee_side, step.release in (MayRelease.COACHEE, MayRelease.BOTH), host)
        slots = np.flatnonzero(able)
        return self._within_reach(slots, host[slots], coachee_side, coach_side)

    def _stay(self, teacher: str) -> BoolArray:
        return np.zeros_like(self._facts.teachers[teacher].may_leave)

    def _window(self, request: Request) -> BoolArray:
        day = self._facts.day
        inside: BoolArray = (day >= request.earliest_day) & (day <= request.latest_day)
        return inside

    def _hosts(self, kind: StepKind, coach: TeacherFacts, coachee: TeacherFacts) -> IntArray:
        if kind is StepKind.MEET:
            return self._no_host
        host, guest = (coach, coachee) if kind is StepKind.VISIT else (coachee, coach)
        able = (host.meeting != guest.meeting) & self._can_host[host.meeting]
        return np.where(able, host.meeting, NONE)

    def _side(self, person: TeacherFacts, may_leave: bool, host: IntArray) -> BoolArray:
        """Return where one of the two can be there: present, in the host class or free for it."""
        there = self._free_for(person, may_leave)
        return there if host is self._no_host else there | ((person.meeting == host) & self._able(person))

    def _free_for(self, person: TeacherFacts, may_leave: bool) -> BoolArray:
        """Return (S,) where somebody can be in another's class, or in none."""
        key = (person.teacher.id, may_leave)
        if key not in self._without_class:
            free = person.meeting == NONE
            stays = free | self._leaves(person.teacher.id) if may_leave else free
            self._without_class[key] = stays & self._able(person)
        return self._without_class[key]

    def _able(self, person: TeacherFacts) -> BoolArray:
        """Return (S,) where somebody can take part, for their status and preparation."""
        teacher = person.teacher.id
        if teacher not in self._ables:
            used_up = person.free & (self._facts.minutes > person.prep_allowance_minutes[self._facts.week])
            self._ables[teacher] = person.may_attend & ~used_up
        return self._ables[teacher]

    def _within_reach(self, slots: IntArray, hosts: IntArray, coachee: TeacherFacts, coach: TeacherFacts) -> StepPlaces:
        """Return the places but for those that travel from a class which cannot be left forbids."""
        if len(slots):
            keep = self._reach.keep(slots, hosts, coachee.teacher.id, coach.teacher.id)
            slots, hosts = slots[keep], hosts[keep]
        coach_has, coachee_has = coach.meeting[slots], coachee.meeting[slots]
        return StepPlaces(
            slots=slots,
            hosts=hosts,
            coach_leaves=np.where(coach_has == hosts, NONE, coach_has),
            coachee_leaves=np.where(coachee_has == hosts, NONE, coachee_has),
        )


def select(places: StepPlaces, keep: BoolArray) -> StepPlaces:
    """Return the places where `keep` (one entry a place) is true."""
    return StepPlaces(
        slots=places.slots[keep],
        hosts=places.hosts[keep],
        coach_leaves=places.coach_leaves[keep],
        coachee_leaves=places.coachee_leaves[keep],
    )
