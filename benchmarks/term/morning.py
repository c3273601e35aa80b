"""The problem of one morning: the plan as it was published, and who is absent."""

from collections.abc import Sequence
from dataclasses import replace

from solver.plan import Plan
from solver.problem import Problem
from solver.published import Published
from solver.rules import DEFAULT_REPLAN_TIERS

NEAR_WEIGHT = 3


def replan_of(problem: Problem, plan: Plan, day: int, absences: Sequence[frozenset[str]], notice_days: int) -> Problem:
    """Return the re-plan of a morning.

    Parameters
    ----------
    problem
        The school's, without absences.
    plan
        What was published last; all of it before `day` took place.
    day
        Today, a day that has slots.
    absences
        Who was absent on each day up to today. Nobody knows of later days.
    notice_days
        For so many school days from today on a changed duty counts threefold.
    """
    slots = range(len(problem.slots))
    first = next(slot for slot in slots if problem.slots[slot].day >= day)
    near = range(day, day + notice_days)
    return replace(
        problem,
        teachers=tuple(
            replace(
                teacher, absent_slots=frozenset(slot for slot in slots if _is_away(problem, teacher.id, slot, absences))
            )
            for teacher in problem.teachers
        ),
        policy=replace(problem.policy, tiers=DEFAULT_REPLAN_TIERS),
        published=Published(
            past=part(plan, range(first)),
            ahead=part(plan, range(first, len(problem.slots))),
            first_slot=first,
            weights=tuple(NEAR_WEIGHT if slot.day in near else 1 for slot in problem.slots),
            counted=frozenset((session.request, session.cycle) for session in plan.sessions),
        ),
    )


def _is_away(problem: Problem, teacher: str, slot: int, absences: Sequence[frozenset[str]]) -> bool:
    day = problem.slots[slot].day
    return day < len(absences) and teacher in absences[day]


def part(plan: Plan, slots: range) -> Plan:
    """Return what of a plan lies in some slots."""
    return Plan(
        sessions=tuple(row for row in plan.sessions if row.slot in slots),
        covers=tuple(row for row in plan.covers if row.slot in slots),
    )
