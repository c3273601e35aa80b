"""Which sessions fall out of a plan, and why."""

from collections import Counter
from dataclasses import dataclass

from solver.plan import Plan
from solver.problem import Problem

Cycle = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FallenCycle:
    """A cycle that a re-plan withdraws."""

    request: str
    cycle: int
    """From 1."""
    sessions: int
    """How many of its sessions will not take place."""
    kind: str
    """`begun`: something of it had taken place. `later`: it comes after one that fell out. `whole`: neither."""
    absent: str
    """Who of the two is absent today: `coach`, `coachee`, `both` or `nobody`."""


def fallen(problem: Problem, before: Plan, after: Plan, absent: frozenset[str]) -> list[FallenCycle]:
    """Return the cycles of which sessions are in one published plan and not in the next, earlier cycles first.

    Parameters
    ----------
    problem
        The re-plan's.
    before, after
        The two plans.
    absent
        Who is absent today.
    """
    steps = {(row.request, row.cycle, row.step) for row in after.sessions}
    lost = Counter(
        (row.request, row.cycle) for row in before.sessions if (row.request, row.cycle, row.step) not in steps
    )
    begun = {(row.request, row.cycle) for row in after.sessions} & lost.keys()
    coach = {row.request: row.coach for row in before.sessions}
    coachee = {request.id: request.coachee for request in problem.requests}
    return [
        FallenCycle(
            request=cycle[0],
            cycle=cycle[1],
            sessions=lost[cycle],
            kind="begun" if cycle in begun else "later" if _is_later(cycle, lost) else "whole",
            absent=_who(coach[cycle[0]] in absent, coachee[cycle[0]] in absent),
        )
        for cycle in sorted(lost)
    ]


def _is_later(cycle: Cycle, lost: Counter[Cycle]) -> bool:
    return any(request == cycle[0] and number < cycle[1] for request, number in lost)


def _who(coach: bool, coachee: bool) -> str:
    return "both" if coach and coachee else "coach" if coach else "coachee" if coachee else "nobody"
