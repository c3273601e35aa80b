"""Mutations of valid plans by which a class is covered by nobody, or by somebody who may not."""

from collections.abc import Iterator
from dataclasses import replace

from solver.plan import Cover, Plan
from solver.problem import CoverKind, Problem, Substitute, Teacher, TeacherCover
from tests.solver.plan_facts import attends, lesson_of, put


def _taken(plan: Plan) -> Iterator[Cover]:
    return (row for row in plan.covers if row.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED))


def cover_while_teaching(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for row in _taken(plan):
        for teacher in problem.teachers:
            if lesson_of(problem, teacher, row.slot) and not attends(problem, plan, teacher.id, row.slot):
                yield put(plan, row, replace(row, kind=CoverKind.COLLEAGUE, person=teacher.id))


def cover_lost_or_doubled(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for row in plan.covers:
        yield put(plan, row, None)
        yield replace(plan, covers=(*plan.covers, row))
        yield put(plan, row, replace(row, slot=-1))
        yield put(plan, row, replace(row, kind=CoverKind.UNCOVERED, person="T1"))


def cover_by_somebody_not_allowed(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for row in _taken(plan):
        yield put(plan, row, replace(row, person="nobody"))
        if problem.policy.teacher_cover is TeacherCover.NONE:
            yield put(plan, row, replace(row, person="T1"))
        for person in problem.substitutes:
            if problem.slots[row.slot].day not in person.days:
                yield put(plan, row, replace(row, kind=person.kind, person=person.id))


def too_many_covers(problem: Problem, plan: Plan) -> Iterator[Plan]:
    rows = [*_taken(plan)]
    people: tuple[Teacher | Substitute, ...] = (*problem.teachers, *problem.substitutes)
    for person in people:
        most = person.cover_limits.per_term
        if most is not None and len(rows) > most:
            yield replace(plan, covers=tuple(replace(row, person=person.id) for row in rows))
        for row in rows:
            if person.cover_limits.per_day == 0:
                yield put(plan, row, replace(row, person=person.id))


def too_dear_a_substitute(problem: Problem, plan: Plan) -> Iterator[Plan]:
    budget = problem.policy.substitute_budget_hundredths
    for row in plan.covers:
        for person in problem.substitutes:
            if budget is not None and person.cost_hundredths > budget:
                yield put(plan, row, replace(row, kind=person.kind, person=person.id))
