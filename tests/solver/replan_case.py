"""Re-plans for the tests of the checker: a problem with a published plan, and what a plan of it breaks."""

from dataclasses import replace

from solver.check import check, evaluate
from solver.plan import Cover, Session
from solver.problem import Problem
from solver.published import Published
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, plan

Row = Session | Cover


def replanned(school: ProblemBuilder, first_slot: int, *past: Row, **published) -> Problem:
    """Return the problem of a re-plan whose slots before `first_slot` are over."""
    return replace(school.build(), published=Published(past=plan(*past), first_slot=first_slot, **published))


def broken(problem: Problem, *rows: Row) -> set[str]:
    """Return the ids of the rules that the past and these rows break together."""
    past = problem.published.past
    return {str(breach.rule) for breach in check(problem, plan(*past.sessions, *past.covers, *rows))}


def value(problem: Problem, tier: Tier, *rows: Row) -> int:
    """Return a tier's value of the plan of the past and these rows."""
    past = problem.published.past
    return evaluate(problem, plan(*past.sessions, *past.covers, *rows))[tier]
