"""Whether a version of the plan is what a re-plan promises."""

from benchmarks.term.duties import different, weight
from benchmarks.term.morning import part
from solver.check import check
from solver.plan import Plan
from solver.problem import Problem
from solver.result import SolveResult
from solver.rules import Tier


def faults(problem: Problem, before: Plan, result: SolveResult) -> list[str]:
    """Return a sentence for each promise that is broken.

    Parameters
    ----------
    problem
        The re-plan's.
    before
        The plan that was published.
    result
        What the solver returned.
    """
    after = result.plan
    if after is None:
        return ["There is no plan."]
    found = [f"{breach.rule}: {breach.sentence}" for breach in check(problem, after)]
    if _past(problem, before) != _past(problem, after):
        found.append("Something before today has changed.")
    changed = weight(problem, different(problem, before, after))
    told = next((tier.value for tier in result.tiers if tier.tier is Tier.CHANGES), None)
    if changed != told:
        found.append(f"`changes` is {told}, but duties that weigh {changed} differ.")
    return found


def _past(problem: Problem, plan: Plan) -> Plan:
    first = problem.published.first_slot if problem.published else 0
    return part(plan, range(first))
