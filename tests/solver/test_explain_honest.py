"""Why not, where the time is short: what was not proven is not said."""

import pytest

from solver.explain.explain import explain
from solver.explain.question import Question, Verdict
from solver.params import SolveParams
from solver.plan import Plan
from solver.result import SolveResult, SolveStatus, StopReason, TierResult
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder


def _gives_up(*_args: object, **_kwargs: object) -> SolveResult:
    """A solve that has found nothing and proven nothing when its time is over."""
    return SolveResult(
        status=SolveStatus.FEASIBLE,
        plan=Plan(),
        tiers=(TierResult(tier=Tier.REQUESTS, value=0, bound=3, proven=False),),
        seconds=1.0,
        stop_reason=StopReason.TIME_LIMIT,
    )


@pytest.mark.parametrize(("is_slow", "verdict"), [(True, Verdict.UNKNOWN), (False, Verdict.IMPOSSIBLE)])
def test_that_nobody_can_serve_it_is_said_once_it_is_proven(
    is_slow: bool, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
):
    # Ana is never there.
    school = ProblemBuilder(days=1, periods=1)
    school.teacher("Ana", level=4, blocked_slots=frozenset({0}))
    school.teacher("Dan")
    school.request("R1", "Dan")
    problem = school.build()
    if is_slow:
        monkeypatch.setattr("solver.explain.probe.solve", _gives_up)
    params = SolveParams(time_limit_seconds=30, workers=1)
    found = explain(Question(problem=problem, request=problem.requests[0], plan=Plan()), (), params)
    assert (found.verdict, found.is_cut_short) == (verdict, is_slow)
