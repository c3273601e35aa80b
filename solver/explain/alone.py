"""A request alone: the problem cut down to what this one request can touch.

Teachers who are neither coachee nor possible coaches matter as cover persons only. Their lessons are folded into times
at which they cannot be had, which leaves a small problem; where buildings are apart, their ways between lessons are
left out. So what the cut-down problem cannot serve, no plan can; what it can serve has still to be tried as a whole.
"""

from collections import defaultdict
from collections.abc import Set
from dataclasses import replace

from solver.explain.changes import find_request
from solver.explain.qualified import qualified
from solver.problem import MayRelease, Meeting, Problem, Request, Teacher
from solver.rules import Tier


def alone(problem: Problem, request_id: str) -> Problem:
    """Return the problem with one request, cut down to what it touches; its first cycle is all that is asked for."""
    request = replace(find_request(problem, request_id), cycles=1)
    coaches = qualified(problem, request)
    single = replace(
        problem, requests=(request,), policy=replace(problem.policy, tiers=(Tier.UNCOVERED, Tier.REQUESTS))
    )
    return _cut(single, {request.coachee, *coaches}, needs_cover=_needs_cover(problem, request))


def _needs_cover(problem: Problem, request: Request) -> bool:
    """Return whether anybody can have to cover: somebody may be released, or is absent."""
    released = any(step.release is not MayRelease.NONE for step in request.steps)
    return released or any(teacher.absent_slots for teacher in problem.teachers)


def _cut(problem: Problem, touched: Set[str], *, needs_cover: bool) -> Problem:
    absent = {teacher.id for teacher in problem.teachers if teacher.absent_slots} if needs_cover else set()
    kept, taught = _split(problem, touched | absent)
    named = {teacher for meeting in kept for teacher in meeting.teachers} | touched
    teachers = (t for t in problem.teachers if needs_cover or t.id in named)
    classes = {meeting.class_id for meeting in kept}
    strengths = tuple(s for s in problem.strengths if s.topic == problem.requests[0].topic)
    return replace(
        problem,
        teachers=tuple(_busy_teaching(teacher, taught) for teacher in teachers),
        substitutes=problem.substitutes if needs_cover else (),
        meetings=tuple(kept),
        classes=tuple(found for found in problem.classes if found.id in classes),
        groups=tuple(
            replace(group, class_ids=tuple(c for c in group.class_ids if c in classes)) for group in problem.groups
        ),
        strengths=strengths,
    )


def _split(problem: Problem, touched: Set[str]) -> tuple[list[Meeting], dict[str, set[int]]]:
    """Return the meetings of the people who matter, and the slots in which the others teach."""
    kept: list[Meeting] = []
    taught: dict[str, set[int]] = defaultdict(set)
    for meeting in problem.meetings:
        if touched.isdisjoint(meeting.teachers):
            for teacher in meeting.teachers:
                taught[teacher].add(meeting.slot)
        else:
            kept.append(meeting)
    return kept, taught


def _busy_teaching(teacher: Teacher, taught: dict[str, set[int]]) -> Teacher:
    slots = taught.get(teacher.id)
    if not slots:
        return teacher
    return replace(teacher, blocked_slots=teacher.blocked_slots | slots, standby_slots=teacher.standby_slots - slots)
