"""Mutations of valid plans by which a coach leaves a class that must not be left, or not so."""

from collections.abc import Iterator
from dataclasses import replace

from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, MayRelease, Meeting, Problem, StepKind, Teacher
from tests.solver.plan_facts import attends, lesson_of, put, request_of, teacher_of


def _coach_leaves(problem: Problem, plan: Plan) -> Iterator[tuple[Session, Teacher, Meeting]]:
    """Yield each session with each meeting from which its coach, who teaches it, would be gone if it were then."""
    for session in plan.sessions:
        coach = teacher_of(problem, session.coach)
        for slot in range(len(problem.slots)):
            lesson = lesson_of(problem, coach, slot)
            if lesson is not None and lesson.class_id != session.class_id:
                yield session, coach, lesson


def coach_leaves_without_release(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session, _, lesson in _coach_leaves(problem, plan):
        step = request_of(problem, session).steps[session.step - 1]
        found = next(c for c in problem.classes if c.id == lesson.class_id)
        forbidden = step.release in (MayRelease.NONE, MayRelease.COACHEE)
        if forbidden or lesson.no_release or not found.release:
            yield put(plan, session, replace(session, slot=lesson.slot))


def too_long_a_release(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session, coach, lesson in _coach_leaves(problem, plan):
        limits = (coach.release_day_max_minutes, coach.release_week_max_minutes, coach.release_term_max_minutes)
        if problem.slots[lesson.slot].minutes > min(limits):
            yield put(plan, session, replace(session, slot=lesson.slot))


def all_sessions_at_once(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for slot in range(len(problem.slots)):
        moved = replace(plan, sessions=tuple(replace(s, slot=slot, class_id=None) for s in plan.sessions))
        gone = [t for t in problem.teachers if lesson_of(problem, t, slot) and attends(problem, moved, t.id, slot)]
        if 0 < problem.policy.max_released_together < len(gone):
            yield moved


def release_where_none_is_allowed(problem: Problem, plan: Plan) -> Iterator[Plan]:
    if problem.policy.releases_per_class == 0:
        for session, _, lesson in _coach_leaves(problem, plan):
            yield put(plan, session, replace(session, slot=lesson.slot))


def _uncovered_release(problem: Problem, plan: Plan) -> Iterator[tuple[Plan, str, int]]:
    """Yield plans in which a coach's leaving costs a class the whole meeting: plan, class and hundredths lost."""
    for session, _, lesson in _coach_leaves(problem, plan):
        moved = put(plan, session, replace(session, slot=lesson.slot, class_id=None))
        row = Cover(class_id=lesson.class_id, slot=lesson.slot, kind=CoverKind.UNCOVERED, person=None)
        yield replace(moved, covers=(*moved.covers, row)), lesson.class_id, problem.slots[lesson.slot].minutes * 100


def over_the_class_cap(problem: Problem, plan: Plan) -> Iterator[Plan]:
    caps = {found.id: found.cap_hundredths for found in problem.classes}
    for mutant, class_id, lost in _uncovered_release(problem, plan):
        if lost > caps[class_id]:
            yield mutant


def over_the_group_cap(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for mutant, class_id, lost in _uncovered_release(problem, plan):
        if any(class_id in group.class_ids and lost > group.cap_hundredths for group in problem.groups):
            yield mutant


def session_right_after_another_building(problem: Problem, plan: Plan) -> Iterator[Plan]:
    buildings = {found.id: found.building for found in problem.classes}
    for session, coach, lesson in _coach_leaves(problem, plan):
        request = request_of(problem, session)
        there = teacher_of(problem, request.coachee).building
        after = lesson.slot + 1
        if request.steps[session.step - 1].kind is not StepKind.MEET or after == len(problem.slots):
            continue
        gap = problem.slots[after].start_minute - problem.slots[lesson.slot].end_minute
        same_day = problem.slots[after].day == problem.slots[lesson.slot].day
        mutant = put(plan, session, replace(session, slot=after))
        apart = there != buildings[lesson.class_id] and gap < problem.travel[0].minutes
        if same_day and apart and not attends(problem, mutant, coach.id, lesson.slot):
            yield mutant
