"""Room for a request where others that were begun give way: what is left of them moves, and all else stays.

Whole solves take what is begun as it stands, since their models know no past. A re-plan's model does, and is small
where everything else is pinned.
"""

from dataclasses import replace

from solver.begun import to_come
from solver.explain.ahead import ahead_of
from solver.explain.budget import Budget
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Tier
from solver.solve import solve

SHARE = 0.1
TIERS = (Tier.UNCOVERED, Tier.REQUESTS)


def stands_in_the_way(problem: Problem, plan: Plan, asked: str) -> Plan:
    """Return what is to come of other requests that were begun, with its covers.

    Parameters
    ----------
    problem
        The term; what of it is over is its published past.
    plan
        A plan of it.
    asked
        The request that is asked about.
    """
    if problem.published is None:
        return Plan()
    taken = to_come(ahead_of(problem, plan, asked).taken, problem.published.first_slot)
    return replace(taken, sessions=tuple(row for row in taken.sessions if row.request != asked))


def with_begun_moved(problem: Problem, plan: Plan, asked: str, budget: Budget) -> Plan | None:
    """Return the best plan found in which nothing moves but what is left of requests begun, and `asked` is planned.

    Parameters
    ----------
    problem, plan, asked
        As for `stands_in_the_way`.
    budget
        Time for it.

    Raises
    ------
    OutOfTimeError
        If there is no time left.
    """
    free = stands_in_the_way(problem, plan, asked)
    if problem.published is None or not free.sessions:
        return None
    rest, own = to_come(plan, problem.published.first_slot), problem.published.pinned
    pinned = Plan(
        sessions=tuple(row for row in rest.sessions if row not in free.sessions or row in own.sessions),
        covers=tuple(row for row in rest.covers if row not in free.covers or row in own.covers),
    )
    counted = frozenset({(asked, 1), *((row.request, row.cycle) for row in plan.sessions)})
    published = replace(problem.published, ahead=rest, pinned=pinned, counted=counted)
    asked_of = replace(problem, published=published, policy=replace(problem.policy, tiers=TIERS))
    return solve(asked_of, budget.params(share=SHARE), cancel=budget.cancel).plan
