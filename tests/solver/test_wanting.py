"""By which requests a plan falls short of a tier."""

from dataclasses import replace

from solver.model.facts import Facts
from solver.model.wanting import falling_short, releasing
from solver.plan import Plan
from solver.problem import MayRelease, Problem, Step, StepKind
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, session

MEET = Step(kind=StepKind.MEET, release=MayRelease.COACH)


def three_requests() -> Problem:
    """Cy, who teaches 7A in the first period, may meet Ed (two cycles, priority 1), Fay (3) and Gus (5)."""
    builder = ProblemBuilder(days=2, periods=3)
    builder.teacher("Cy", level=3)
    builder.meeting("7A", 0, 1, "Cy")
    for coachee, priority in (("Ed", 1), ("Fay", 3), ("Gus", 5)):
        builder.teacher(coachee)
        builder.request(f"Q-{coachee}", coachee, MEET, priority=priority)
    problem = builder.build()
    first, *others = problem.requests
    return replace(problem, requests=(replace(first, cycles=2), *others))


def plan_of(*sessions) -> Plan:
    return Plan(sessions=tuple(sessions), covers=())


def test_requests_without_a_first_cycle_fall_short_the_most_urgent_first() -> None:
    facts = Facts(three_requests())
    assert falling_short(facts, plan_of(session("Q-Ed", "Cy", 1)), Tier.REQUESTS) == [2, 1]


def test_begun_requests_with_cycles_to_come_fall_short_of_cycles() -> None:
    facts = Facts(three_requests())
    begun = plan_of(session("Q-Ed", "Cy", 1), session("Q-Fay", "Cy", 2))
    assert falling_short(facts, begun, Tier.CYCLES) == [0], "Fay has the one cycle asked, Gus has not begun"


def test_requests_for_which_somebody_leaves_a_class_fall_short_of_lost() -> None:
    facts = Facts(three_requests())
    plan = plan_of(session("Q-Fay", "Cy", 0), session("Q-Gus", "Cy", 1))
    assert releasing(facts, plan) == {"Q-Fay"}, "in slot 0 Cy teaches 7A"
    assert falling_short(facts, plan, Tier.LOST) == [1]


def test_a_host_does_not_leave() -> None:
    facts = Facts(three_requests())
    visit = replace(session("Q-Fay", "Cy", 0), class_id="7A")
    assert releasing(facts, plan_of(visit)) == set()


def test_other_tiers_do_not_show_at_single_requests() -> None:
    facts = Facts(three_requests())
    assert falling_short(facts, plan_of(session("Q-Fay", "Cy", 0)), Tier.SPREAD) == []
