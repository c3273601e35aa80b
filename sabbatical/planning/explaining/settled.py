"""What of a term is over is no question any more: the request is sought from now on, and past absences are settled."""

from collections import Counter
from dataclasses import replace

from solver.plan import Cover, Plan
from solver.problem import Problem, Teacher


def settled(problem: Problem, plan: Plan, first_slot: int) -> tuple[Problem, Plan]:
    """Return problem and plan without the absences before a slot.

    A repair leaves what was over when an absence became known as it was; held against the absence, it would break
    rules. What the covers of such meetings lost is taken off the caps of their classes.

    Parameters
    ----------
    first_slot
        The first slot that is still to come.
    """
    away = {row.id: frozenset(s for s in row.absent_slots if s < first_slot) for row in problem.teachers}
    hit = {
        (meeting.class_id, meeting.slot)
        for meeting in problem.meetings
        if any(meeting.slot in away[teacher] for teacher in meeting.teachers)
    }
    over = [cover for cover in plan.covers if (cover.class_id, cover.slot) in hit]
    return _without(problem, first_slot, over), replace(plan, covers=tuple(c for c in plan.covers if c not in over))


def _without(problem: Problem, first_slot: int, over: list[Cover]) -> Problem:
    factors, lost = problem.policy.loss_factors, Counter[str]()
    for cover in over:
        lost[cover.class_id] += problem.slots[cover.slot].minutes * factors.percent(cover.kind)
    return replace(
        problem,
        teachers=tuple(_present(teacher, first_slot) for teacher in problem.teachers),
        classes=tuple(
            replace(row, cap_hundredths=max(0, row.cap_hundredths - lost[row.id])) for row in problem.classes
        ),
    )


def _present(teacher: Teacher, first_slot: int) -> Teacher:
    return replace(teacher, absent_slots=frozenset(slot for slot in teacher.absent_slots if slot >= first_slot))
