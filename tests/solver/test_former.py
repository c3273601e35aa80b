"""Re-plans in which a request is gone that had begun: its past sessions still count for their coach."""

import random
from dataclasses import replace

import pytest

from solver.plan import Plan
from solver.problem import Problem, Step, StepKind
from solver.published import Published
from solver.result import SolveStatus
from solver.solve import solve
from tests.solver.brute_force_replan import best_replan
from tests.solver.builders import ProblemBuilder, session
from tests.solver.random_replans import random_replan
from tests.solver.replan_case import replanned

TIGHTER = (
    {"max_requests": 1},
    {"prep_week_min_minutes": 60},
    {"release_week_max_minutes": 60},
    {"release_term_max_minutes": 60},
)


def test_a_coach_whose_request_was_withdrawn_takes_no_more_than_their_limit():
    # Ana coached R1 on day 0 and may coach one request: none is left for R2.
    school = ProblemBuilder(days=2, periods=2)
    school.teacher("Ana", level=4, max_requests=1)
    school.teacher("Dan")
    school.request("R2", "Dan", Step(kind=StepKind.MEET))
    past = session("R1", "Ana", 0)
    assert solve(replanned(school, 2, past)).plan == Plan(sessions=(past,))


def _with_one_withdrawn(seed: int) -> Problem:
    """A random re-plan in which one request of the past is gone, and a limit of its coach is tighter."""
    problem, rng = random_replan(seed), random.Random(seed)
    published = problem.published or Published()
    coaches = {row.request: row.coach for row in published.past.sessions}
    gone = rng.choice(sorted(coaches))
    left = tuple(row for row in problem.requests if row.id != gone)
    new = tuple(replace(row, id="NEW") for row in problem.requests[:1])
    tighter = rng.choice(TIGHTER)
    teachers = tuple(replace(row, **tighter) if row.id == coaches[gone] else row for row in problem.teachers)
    return replace(
        problem,
        requests=left or new,
        teachers=teachers,
        policy=replace(problem.policy, sabbatical_weeks=rng.choice((0, 1, 1))),
        published=replace(published, counted=None, pinned=Plan()),
    )


# The models planned a session too many in each as long as they did not know what was withdrawn.
@pytest.mark.parametrize("seed", [27, 35, 90, 98, 136, 178, 221, 240])
def test_the_best_re_plan_is_found_beside_what_was_withdrawn(seed: int):
    problem = _with_one_withdrawn(seed)
    best, result = best_replan(problem), solve(problem)
    assert best is not None
    assert result.status is SolveStatus.OPTIMAL
    assert {tier.tier: tier.value for tier in result.tiers} == best.values
