"""A pinned cover of a release: some session has to bring that release about."""

from solver.check import check
from solver.params import SolveParams
from solver.plan import CoverKind
from solver.problem import MayRelease, Step, StepKind
from solver.result import SolveStatus
from solver.rules import DEFAULT_REPLAN_TIERS
from solver.solve import solve
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.replan_case import replanned

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def test_a_pinned_cover_moves_the_session_that_needs_it():
    # Cy teaches 7B and Ed 7A in period 1 of both days. Published: Cy observes Ed on day 0; Flo covers 7B.
    # Pinned is a cover of 7B on day 1 (slot 2): only Cy's observation of Ed on day 1 asks for it.
    school = ProblemBuilder(days=2, periods=2)
    school.teacher("Cy", level=4)
    school.teacher("Ed")
    school.teacher("Flo")
    for day in (0, 1):
        school.meeting("7A", day, 1, "Ed")
        school.meeting("7B", day, 1, "Cy")
    school.request("Q", "Ed", OBSERVE)
    school.set_policy(tiers=DEFAULT_REPLAN_TIERS)
    ahead = plan(session("Q", "Cy", 0, "7A"), cover("7B", 0, CoverKind.COLLEAGUE, "Flo"))
    pinned = plan(cover("7B", 2, CoverKind.COLLEAGUE, "Flo"))
    problem = replanned(school, 0, ahead=ahead, pinned=pinned)
    result = solve(problem, SolveParams(workers=1))
    assert result.status is SolveStatus.OPTIMAL
    assert result.plan == plan(session("Q", "Cy", 2, "7A"), cover("7B", 2, CoverKind.COLLEAGUE, "Flo"))
    assert check(problem, result.plan) == ()


def test_a_pinned_cover_that_nothing_can_ask_for_leaves_no_plan():
    school = ProblemBuilder(days=1, periods=2)
    school.teacher("Cy", level=4)
    school.teacher("Flo")
    school.meeting("7B", 0, 1, "Cy")
    school.set_policy(tiers=DEFAULT_REPLAN_TIERS)
    problem = replanned(school, 0, pinned=plan(cover("7B", 0, CoverKind.COLLEAGUE, "Flo")))
    result = solve(problem, SolveParams(workers=1))
    assert result.plan is None
