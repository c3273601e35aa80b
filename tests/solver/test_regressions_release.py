"""A planned release from a meeting that an absence hits as well is a release all the same."""

from solver.check import check
from solver.params import SolveParams
from solver.problem import MayRelease, Step, StepKind
from solver.rules import Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder


def test_a_release_from_a_meeting_that_an_absence_hits_does_not_confuse_the_narrow_model() -> None:
    # 7B has three teachers: Abe is absent, Cy may leave to observe Ed, Flo leads. A second cycle at another time makes
    # the solver go through its models again, beginning with a plan that has such a release.
    builder = ProblemBuilder(days=2, periods=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Flo")
    builder.teacher("Abe", absent_slots=frozenset({0, 1}))
    for day in (0, 1):
        builder.meeting("7A", day, 1, "Ed")
        builder.meeting("7B", day, 1, "Abe", "Cy", "Flo")
    builder.request("Q", "Ed", Step(kind=StepKind.OBSERVE, release=MayRelease.COACH), cycles=2)
    problem = builder.build()
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=20))
    values = {tier.tier: tier.value for tier in result.tiers}
    assert check(problem, result.plan) == ()
    assert (values[Tier.REQUESTS], values[Tier.CYCLES]) == (3, 0), "7B may not be left in two meetings running"
