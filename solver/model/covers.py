"""Who could take which meeting, each on their own (rules present, may-cover, cover-limit, prep, travel)."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from solver.model.facts import NONE, BoolArray, Facts, TeacherFacts
from solver.problem import CoverKind, Substitute, TeacherCover


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverOption:
    """One way for a meeting that loses its last teacher to go on."""

    kind: CoverKind
    person: str | None
    loss_hundredths: int
    cost_hundredths: int = 0
    needs_leave: tuple[tuple[str, int], ...] = ()
    """(teacher, meeting) releases without which travel forbids this cover."""


class CoverFinder:
    """Finds the possible cover persons of meetings.

    Parameters
    ----------
    facts
        The problem's facts.
    with_releases
        Whether the model has planned releases. Without, a cover that travel allows only if the person is released
        from a class of theirs on that day is left out.
    """

    def __init__(self, facts: Facts, *, with_releases: bool) -> None:
        self.facts = facts
        """The problem's facts."""
        self._with_releases = with_releases
        self._people_at: dict[tuple[int, bool], tuple[str, ...]] = {}
        self._same_subject_percent = facts.policy.loss_factors.percent(CoverKind.SAME_SUBJECT)
        self._least: dict[int, tuple[float, frozenset[str]]] = {}
        self._least_percents: dict[tuple[int, str], float] = {}
        self._by_harm: dict[tuple[int, str], tuple[tuple[str, ...], ...]] = {}

    def options(self, meeting: int, *, for_absence: bool) -> tuple[CoverOption, ...]:
        """Return every way in which `meeting` may go on without a teacher of its own."""
        people = self._people(self.facts.meetings[meeting].slot, for_absence)
        found = [option for person in people if (option := self.option(meeting, person)) is not None]
        return (*found, *self.without(meeting, for_absence=for_absence))

    def option(self, meeting: int, person: str) -> CoverOption | None:
        """Return the cover of `meeting` by somebody who could cover in its slot; None if travel forbids it."""
        facts = self.facts
        needs = self._needs_leave(person, facts.meetings[meeting].slot, facts.class_of(meeting).building)
        if needs is None:
            return None
        kind = self._kind(meeting, person)
        loss = facts.loss_hundredths(meeting, facts.policy.loss_factors.percent(kind))
        return CoverOption(
            kind=kind, person=person, loss_hundredths=loss, cost_hundredths=self._cost(person), needs_leave=needs
        )

    def without(self, meeting: int, *, for_absence: bool) -> tuple[CoverOption, ...]:
        """Return the option that nobody covers `meeting`, or nothing where that is not allowed."""
        facts = self.facts
        if not (for_absence or facts.policy.allow_uncovered):
            return ()
        loss = facts.loss_hundredths(meeting, facts.policy.loss_factors.uncovered)
        return (CoverOption(kind=CoverKind.UNCOVERED, person=None, loss_hundredths=loss),)

    def by_harm(self, meeting: int) -> tuple[tuple[str, ...], ...]:
        """Return who could cover a planned release from `meeting`, those alike in what they lose and cost together.

        Those come first who lose least, and of these who cost least.
        """
        slot, subject = self.facts.meetings[meeting].slot, self.facts.class_of(meeting).subject
        if (slot, subject) not in self._by_harm:
            groups: dict[tuple[int, int], list[str]] = {}
            for person in self._people(slot, False):
                percent = self.facts.policy.loss_factors.percent(self._kind(meeting, person))
                groups.setdefault((percent, self._cost(person)), []).append(person)
            self._by_harm[slot, subject] = tuple(tuple(groups[harm]) for harm in sorted(groups))
        return self._by_harm[slot, subject]

    def kinds(self, meeting: int) -> tuple[CoverOption, ...]:
        """Return the kinds of cover that a planned release from `meeting` may have, without saying by whom.

        Each has the least cost of its kind, and leaves out what travel, preparation and limits ask of the person.
        """
        facts = self.facts
        costs: dict[CoverKind, int] = {}
        for person in self._people(facts.meetings[meeting].slot, False):
            kind, cost = self._kind(meeting, person), self._cost(person)
            costs[kind] = min(cost, costs.get(kind, cost))
        if facts.policy.allow_uncovered:
            costs[CoverKind.UNCOVERED] = 0
        factors = facts.policy.loss_factors
        return tuple(
            CoverOption(
                kind=kind,
                person=None,
                loss_hundredths=facts.loss_hundredths(meeting, factors.percent(kind)),
                cost_hundredths=cost,
            )
            for kind, cost in sorted(costs.items())
        )

    def people(self, slot: int, *, for_absence: bool) -> tuple[str, ...]:
        """Return who could cover in `slot`, looking at each alone."""
        return self._people(slot, for_absence)

    def _cost(self, person: str) -> int:
        substitute = self.facts.substitutes.get(person)
        return 0 if substitute is None else substitute.cost_hundredths

    def least_loss(self, meeting: int) -> float:
        """Return the least time in hundredths of a minute that a planned release could cost; infinite if none can."""
        slot = self.facts.meetings[meeting].slot
        key = (slot, self.facts.class_of(meeting).subject)
        if key not in self._least_percents:
            self._least_percents[key] = self._least_percent(*key)
        return int(self.facts.minutes[slot]) * self._least_percents[key]

    def _least_percent(self, slot: int, subject: str) -> float:
        """Return the least loss factor of a class of a subject in a slot; infinite if nobody could cover it."""
        least, subjects = self._least_at(slot)
        return min(least, self._same_subject_percent) if subject in subjects else least

    def _least_at(self, slot: int) -> tuple[float, frozenset[str]]:
        """Return the least loss factor of any class in a slot, and the subjects of the teachers who could cover."""
        if slot not in self._least:
            people = self._people(slot, False)
            kinds = {self.facts.substitutes[p].kind for p in people if p in self.facts.substitutes}
            teachers = [self.facts.teachers[p].teacher for p in people if p in self.facts.teachers]
            subjects = [teacher.subjects for teacher in teachers]
            if teachers:
                kinds.add(CoverKind.COLLEAGUE)
            if self.facts.policy.allow_uncovered:
                kinds.add(CoverKind.UNCOVERED)
            percents = (self.facts.policy.loss_factors.percent(kind) for kind in kinds)
            self._least[slot] = min(percents, default=math.inf), frozenset().union(*subjects)
        return self._least[slot]

    def _kind(self, meeting: int, person: str) -> CoverKind:
        substitute = self.facts.substitutes.get(person)
        if substitute is not None:
            return substitute.kind
        same = self.facts.class_of(meeting).subject in self.facts.teachers[person].teacher.subjects
        return CoverKind.SAME_SUBJECT if same else CoverKind.COLLEAGUE

    def _people(self, slot: int, for_absence: bool) -> tuple[str, ...]:
        key = (slot, for_absence)
        if key not in self._people_at:
            self._people_at[key] = self._find_people(slot, for_absence)
        return self._people_at[key]

    def _find_people(self, slot: int, for_absence: bool) -> tuple[str, ...]:
        facts = self.facts
        found = [s.id for s in facts.problem.substitutes if self._substitute_can(s, slot)]
        allowed = facts.policy.teacher_cover
        if allowed is TeacherCover.ALL or (allowed is TeacherCover.ABSENCES and for_absence):
            ids = list(facts.teachers)
            found += [ids[number] for number in np.flatnonzero(self._teachers_able[:, slot])]
        return tuple(found)

    def _substitute_can(self, substitute: Substitute, slot: int) -> bool:
        limits = substitute.cover_limits
        return (
            int(self.facts.day[slot]) in substitute.days
            and slot not in substitute.blocked_slots
            and slot not in substitute.absent_slots
            and 0 not in (limits.per_day, limits.per_week, limits.per_term)
        )

    @cached_property
    def _teachers_able(self) -> BoolArray:
        """(teachers, S): which teachers could cover in which slots."""
        every = [self._teacher_able(found) for found in self.facts.teachers.values()]
        return np.array(every, dtype=np.bool_).reshape(len(every), len(self.facts.minutes))

    def _teacher_able(self, found: TeacherFacts) -> BoolArray:
        """Return (S,) in which slots a teacher could cover."""
        teacher, limits = found.teacher, found.teacher.cover_limits
        if 0 in (limits.per_day, limits.per_week, limits.per_term):
            return np.zeros(len(found.meeting), dtype=np.bool_)
        able: BoolArray = found.meeting == NONE
        able[list(teacher.blocked_slots | teacher.absent_slots)] = False
        return able & (~found.free | (self.facts.minutes <= found.prep_allowance_minutes[self.facts.week]))

    def _needs_leave(self, person: str, slot: int, building: str) -> tuple[tuple[str, int], ...] | None:
        """Return the releases the cover depends on, or None if travel forbids it in any case."""
        if person in self.facts.substitutes:
            return ()
        needs = self.facts.leaves_needed(person, slot, building)
        if needs is None or (needs and not self._with_releases):
            return None
        return needs


def finder_with_releases(facts: Facts) -> CoverFinder:
    """Return the finder for models with planned releases; see `Facts.once`."""
    return CoverFinder(facts, with_releases=True)


def finder_without_releases(facts: Facts) -> CoverFinder:
    """Return the finder for models without planned releases; see `Facts.once`."""
    return CoverFinder(facts, with_releases=False)
