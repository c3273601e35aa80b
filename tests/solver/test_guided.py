"""The search guided by outlines, by hand."""

import threading

from solver.model.best import Best
from solver.model.build import NARROW
from solver.model.clock import Clock
from solver.model.context import SearchContext
from solver.model.engine import tell_nobody
from solver.model.facts import Facts
from solver.model.guided import Guided
from solver.model.part_planner import PartPlanner
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder


def test_what_coaches_cannot_have_together_bounds_a_school_without_releases() -> None:
    # One week, in which Ed has 120 free minutes and must keep 60: one of two meetings, each with priority 3.
    builder = ProblemBuilder(days=1, periods=2, days_per_week=1)
    builder.teacher("Ed", prep_week_min_minutes=60)
    for coach in ("Cy", "Di"):
        builder.teacher(coach, level=3, max_requests=1)
        builder.request(f"Q-{coach}", "Ed")
    facts = Facts(builder.build())
    clock = Clock(SolveParams(workers=1, time_limit_seconds=30), threading.Event())
    best, book = Best(facts), PlaceBook(facts)
    context = SearchContext(facts=facts, clock=clock, best=best, book=book, report=lambda _: tell_nobody)
    assert Guided(context, PartPlanner(context)).pursue(Tier.REQUESTS, None, NARROW) == 3
    assert best.value(Tier.REQUESTS) == 3
