"""The enumeration of re-plans itself, and the random re-plans it is used on."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from solver.check import check, evaluate
from solver.plan import Plan
from solver.problem import CoverKind, Problem, Step, StepKind
from solver.rules import DEFAULT_REPLAN_TIERS, Tier
from tests.solver.brute_force import Optimum
from tests.solver.brute_force_replan import best_replan
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.random_replans import random_replan
from tests.solver.replan_case import replanned

SEEDS = 60


def _school() -> ProblemBuilder:
    """Three days of two periods; Ana coaches Ben in two meetings, at most a day apart."""
    school = ProblemBuilder(days=3, periods=2)
    school.teacher("Ana", level=4)
    school.teacher("Ben")
    school.request("R1", "Ben", Step(kind=StepKind.MEET), Step(kind=StepKind.MEET, max_days=1), priority=2)
    school.set_policy(tiers=DEFAULT_REPLAN_TIERS)
    return school


@cache
def random_best(seed: int) -> tuple[Problem, Optimum | None]:
    problem = random_replan(seed)
    return problem, best_replan(problem)


TOLD = (session("R1", "Ana", 2), session("R1", "Ana", 3, step=2))


def test_what_can_stay_stays():
    best = best_replan(replanned(_school(), 1, ahead=plan(*TOLD)))
    assert best is not None
    assert best.plan == plan(*TOLD)
    assert best.values[Tier.CHANGES] == 0


def test_one_session_moves_as_little_as_it_can():
    # Ana is absent in slot 3: step 2 moves to 4 or 5, a day after slot 2. Ben loses one and gets one, Ana gets one.
    school = _school()
    school.teachers[0] = replace(school.teachers[0], absent_slots=frozenset({3}))
    best = best_replan(replanned(school, 1, ahead=plan(*TOLD)))
    assert best is not None
    assert best.plan.sessions[0] == TOLD[0]
    assert best.values[Tier.CHANGES] == 3


def test_a_begun_cycle_that_cannot_be_completed_is_left():
    school = _school()
    school.teachers[0] = replace(school.teachers[0], absent_slots=frozenset({1, 2, 3}))
    problem = replanned(school, 1, session("R1", "Ana", 0), ahead=plan(session("R1", "Ana", 3, step=2)))
    best = best_replan(problem)
    assert best is not None
    assert best.plan == plan(session("R1", "Ana", 0))
    # Ben loses a duty; Ana is absent then.
    assert (best.values[Tier.REQUESTS], best.values[Tier.CHANGES], best.values[Tier.SPREAD]) == (0, 1, 1)


def test_a_published_cover_is_kept_though_another_would_lose_less_time():
    school = ProblemBuilder(days=1, periods=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Cem", subjects=frozenset({"Maths"}))
    school.substitute("Sub")
    school.meeting("7A", 0, 1, "Ana")
    school.set_policy(tiers=DEFAULT_REPLAN_TIERS)
    told = cover("7A", 0, CoverKind.SUBSTITUTE, "Sub")
    best = best_replan(replanned(school, 0, ahead=plan(told)))
    assert best is not None
    assert best.plan.covers == (told,)


def test_a_pin_that_breaks_a_rule_leaves_no_plan():
    problem = replanned(_school(), 1, pinned=plan(session("R1", "Ben", 2)))
    assert best_replan(problem) is None


@pytest.mark.parametrize("first", range(0, SEEDS, 20))
def test_the_checkers_values_are_the_definitions(first):
    for seed in range(first, first + 20):
        problem, best = random_best(seed)
        if best is not None:
            assert check(problem, best.plan) == (), f"seed {seed}"
            assert evaluate(problem, best.plan) == best.values, f"seed {seed}"


def test_the_random_replans_leave_something_to_decide():
    seen: Counter[str] = Counter()
    for seed in range(SEEDS):
        problem, best = random_best(seed)
        seen.update(_features(problem, best.plan) if best else ["no plan"])
    expected = {"moved": 8, "kept": 10, "given up": 10, "left": 4, "completed": 3, "covered anew": 10}
    assert {name: seen[name] for name, least in expected.items() if seen[name] < least} == {}
    assert all(seen[tier] >= 3 for tier in (Tier.UNCOVERED, Tier.REQUESTS, Tier.CYCLES, Tier.CHANGES))


def _features(problem, found: Plan) -> list[str]:
    published = problem.published
    told, past = set(published.ahead.sessions), set(published.past.sessions)
    new = set(found.sessions) - past
    lengths = {request.id: len(request.steps) for request in problem.requests}
    begun, all_steps = (Counter((s.request, s.cycle) for s in rows) for rows in (past, found.sessions))
    whole = {key for key, count in all_steps.items() if count == lengths.get(key[0])}
    features = {
        "moved": new - told,
        "kept": new & told,
        "given up": told - new,
        "left": begun.keys() - whole,
        "completed": {key for key in begun.keys() & whole if begun[key] < all_steps[key]},
        "covered anew": set(found.covers) - {*published.past.covers, *published.ahead.covers},
    }
    values = evaluate(problem, found)
    return [name for name, there in features.items() if there] + [tier for tier, value in values.items() if value]


def test_a_random_replan_is_its_seeds():
    assert random_replan(7) == random_replan(7)
    assert random_replan(7) != random_replan(8)
