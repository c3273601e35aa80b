"""The search guided by outlines, by hand."""

from solver.model.build import NARROW
from solver.model.few_requests import FewRequests
from solver.model.guided import Guided
from solver.model.part_planner import PartPlanner
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder
from tests.solver.search_case import context_of


def test_what_coaches_cannot_have_together_bounds_a_school_without_releases() -> None:
    # One week, in which Ed has 120 free minutes and must keep 60: one of two meetings, each with priority 3.
    builder = ProblemBuilder(days=1, periods=2, days_per_week=1)
    builder.teacher("Ed", prep_week_min_minutes=60)
    for coach in ("Cy", "Di"):
        builder.teacher(coach, level=3, max_requests=1)
        builder.request(f"Q-{coach}", "Ed")
    context = context_of(builder.build())
    assert Guided(context, PartPlanner(context, FewRequests(context))).pursue(Tier.REQUESTS, None, NARROW) == 3
    assert context.best.value(Tier.REQUESTS) == 3
