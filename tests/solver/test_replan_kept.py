"""A re-plan whose time is up serves no less than what still stands of the published plan."""

from dataclasses import replace
from itertools import product

import pytest

from solver.check import check, evaluate
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem, Step, StepKind
from solver.rules import DEFAULT_REPLAN_TIERS, Tier
from solver.solve import solve
from tests.random_cases import how_many
from tests.solver.builders import ProblemBuilder, plan, session
from tests.solver.random_replans import random_replan
from tests.solver.replan_case import replanned

MEET = Step(kind=StepKind.MEET)
FEW_TIERS = (Tier.UNCOVERED, Tier.REQUESTS)
ORDERS = (FEW_TIERS, DEFAULT_REPLAN_TIERS)


def school(most_requests: int = 3) -> ProblemBuilder:
    """Two periods a day; Cy may coach Ed, Flo and Gus, who ask for it, and Dan covers. Ed teaches 7A in period 1."""
    builder = ProblemBuilder(days=5, periods=2)
    builder.teacher("Cy", level=4, max_requests=most_requests)
    for name in ("Dan", "Ed", "Flo", "Gus"):
        builder.teacher(name)
    for day in range(5):
        builder.meeting("7A", day, 1, "Ed")
    for name, priority in (("Ed", 1), ("Flo", 5), ("Gus", 2)):
        builder.request(f"Q{name}", name, MEET, priority=priority)
    return builder


PUBLISHED = plan(session("QEd", "Cy", 3), session("QFlo", "Cy", 5), session("QGus", "Cy", 6))


def with_absence(problem: Problem, name: str, *slots: int) -> Problem:
    teachers = [replace(t, absent_slots=frozenset(slots)) if t.id == name else t for t in problem.teachers]
    return replace(problem, teachers=tuple(teachers))


def served(problem: Problem, tiers: tuple[Tier, ...], seconds: float) -> Plan:
    timed = replace(problem, policy=replace(problem.policy, tiers=tiers))
    found = solve(timed, SolveParams(workers=1, time_limit_seconds=seconds)).plan
    assert found is not None
    return found


@pytest.mark.parametrize("tiers", ORDERS)
def test_where_nothing_happened_what_is_published_stands_however_little_time_there_is(tiers: tuple[Tier, ...]) -> None:
    assert served(replanned(school(), 2, ahead=PUBLISHED), tiers, 0.0001).sessions == PUBLISHED.sessions


@pytest.mark.parametrize("tiers", ORDERS)
def test_what_an_absence_does_not_hit_stands(tiers: tuple[Tier, ...]) -> None:
    # Flo is away in slot 5: her session cannot be where it is. The other two can.
    problem = with_absence(replanned(school(), 2, ahead=PUBLISHED), "Flo", 5)
    assert set(served(problem, tiers, 0.0001).sessions) >= {PUBLISHED.sessions[0], PUBLISHED.sessions[2]}


def test_of_two_that_cannot_both_stand_the_more_urgent_does() -> None:
    """Since the publication Cy serves one request at most: 5 for Flo weighs more than 1 for Ed and 2 for Gus."""
    found = served(replanned(school(most_requests=1), 2, ahead=PUBLISHED), FEW_TIERS, 0.0001)
    assert [row.request for row in found.sessions] == ["QFlo"]


@pytest.mark.many
def test_random_replans_are_never_worse_than_a_published_plan_that_still_stands() -> None:
    tried = 0
    for seed in range(how_many(80)):
        problem = random_replan(seed)
        published = problem.published
        assert published is not None
        over, ahead = published.past, published.ahead
        standing = Plan(sessions=(*over.sessions, *ahead.sessions), covers=(*over.covers, *ahead.covers))
        if check(problem, standing):
            continue
        tried += 1
        for tiers, seconds in product(ORDERS, (0.0001, 0.02)):
            found = served(problem, tiers, seconds)
            assert worth(problem, tiers, found) <= worth(problem, tiers, standing), (seed, tiers, seconds)
    assert tried >= 5


def worth(problem: Problem, tiers: tuple[Tier, ...], found: Plan) -> list[int]:
    """Return the values of the tiers, less is better."""
    values = evaluate(problem, found)
    return [-values[tier] if tier.is_maximised else values[tier] for tier in tiers]
