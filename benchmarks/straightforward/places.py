"""Where a step could take place, and who could take a meeting, each looked at alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.straightforward.school import Leave, SchoolFacts
from solver.problem import CoverKind, MayRelease, Request, Step, StepKind, Substitute, TeacherCover


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A slot in which a step could take place with a coach."""

    slot: int
    host: int | None
    """Host meeting; None for a `meet`."""
    leaves: tuple[Leave, ...]
    """The releases it asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way for a meeting without a teacher of its own to go on."""

    kind: CoverKind
    person: str | None
    loss_hundredths: int
    cost_hundredths: int


def coaches_of(school: SchoolFacts, request: Request, begun_by: set[str]) -> list[str]:
    """Return who may coach a request by rule `qualified`, or what is to come of one that somebody has begun."""
    problem = school.problem
    barred = {frozenset((pair.person, pair.other)) for pair in problem.pairs}
    able = {s.teacher for s in problem.strengths if s.topic == request.topic and s.level >= problem.policy.min_strength}
    return [
        teacher.id
        for teacher in problem.teachers
        if teacher.coach
        and teacher.id in able
        and teacher.id != request.coachee
        and frozenset((teacher.id, request.coachee)) not in barred
        and begun_by <= {teacher.id}
    ]


def places_of(school: SchoolFacts, request: Request, step: Step, coach: str, first_slot: int) -> Iterator[Place]:
    """Yield the places of a step (rules `present`, `host`, `may-leave`, `window`, `past`), in order of slot."""
    host_teacher = coach if step.kind is StepKind.VISIT else request.coachee
    for slot in range(first_slot, len(school.problem.slots)):
        if not request.earliest_day <= school.day(slot) <= request.latest_day:
            continue
        if not (school.may_attend(coach, slot) and school.may_attend(request.coachee, slot)):
            continue
        host = None if step.kind is StepKind.MEET else school.teaches.get((host_teacher, slot))
        if step.kind is not StepKind.MEET and not _can_host(school, host, {coach, request.coachee} - {host_teacher}):
            continue
        leaves = _leaves(school, step, request.coachee, coach, slot, host)
        if leaves is not None:
            yield Place(slot=slot, host=host, leaves=leaves)


def _can_host(school: SchoolFacts, host: int | None, guests: set[str]) -> bool:
    if host is None or school.absentees(host):
        return False
    return guests.isdisjoint(school.meetings[host].teachers)


def _leaves(
    school: SchoolFacts, step: Step, coachee: str, coach: str, slot: int, host: int | None
) -> tuple[Leave, ...] | None:
    """Return the releases that a place asks for, or None if one of them is not allowed."""
    leaves = []
    for person, role in ((coach, MayRelease.COACH), (coachee, MayRelease.COACHEE)):
        meeting = school.teaches.get((person, slot))
        if meeting is None or meeting == host:
            continue
        if step.release not in (role, MayRelease.BOTH) or not school.may_leave(meeting):
            return None
        leaves.append((person, meeting))
    return tuple(leaves)


def ways_of(school: SchoolFacts, meeting: int, *, for_absence: bool) -> list[Way]:
    """Return every way in which a meeting can go on without a teacher of its own (rules `present`, `may-cover`)."""
    slot = school.meetings[meeting].slot
    policy = school.problem.policy
    factors = policy.loss_factors
    found: list[tuple[CoverKind, str | None, int]] = [
        (person.kind, person.id, person.cost_hundredths)
        for person in school.problem.substitutes
        if _substitute_can(school, person, slot)
    ]
    if policy.teacher_cover is TeacherCover.ALL or (policy.teacher_cover is TeacherCover.ABSENCES and for_absence):
        subject = school.class_of(meeting).subject
        for teacher in school.problem.teachers:
            if _teacher_can(school, teacher.id, slot):
                same = subject in teacher.subjects
                found.append((CoverKind.SAME_SUBJECT if same else CoverKind.COLLEAGUE, teacher.id, 0))
    if for_absence or policy.allow_uncovered:
        found.append((CoverKind.UNCOVERED, None, 0))
    return [
        Way(
            kind=kind,
            person=person,
            loss_hundredths=school.loss_hundredths(meeting, factors.percent(kind)),
            cost_hundredths=cost,
        )
        for kind, person, cost in found
    ]


def _substitute_can(school: SchoolFacts, person: Substitute, slot: int) -> bool:
    return school.day(slot) in person.days and slot not in person.blocked_slots and slot not in person.absent_slots


def _teacher_can(school: SchoolFacts, teacher: str, slot: int) -> bool:
    found = school.teachers[teacher]
    is_away = slot in found.blocked_slots or slot in found.absent_slots
    return (teacher, slot) not in school.teaches and not is_away
