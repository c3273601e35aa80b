"""What all parts of a search share, for tests of one part."""

import threading

from solver.check import check
from solver.model.best import Best
from solver.model.clock import Clock
from solver.model.context import SearchContext
from solver.model.engine import tell_nobody
from solver.model.facts import Facts
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem


def context_of(problem: Problem, plan: Plan | None = None) -> SearchContext:
    """A search with one worker that has found a plan, or has none with sessions yet."""
    facts = Facts(problem)
    best = Best(facts)
    if plan is not None:
        assert check(problem, plan) == ()
        best.plan = plan
    return SearchContext(
        facts=facts,
        clock=Clock(SolveParams(time_limit_seconds=60, workers=1), threading.Event()),
        best=best,
        book=PlaceBook(facts),
        report=lambda _tier: tell_nobody,
    )
