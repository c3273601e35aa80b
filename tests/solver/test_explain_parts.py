"""The parts of an explanation: a request alone, rules switched off, knobs, clashes."""

from dataclasses import replace

import pytest

from solver.check import check
from solver.explain.alone import alone
from solver.explain.budget import Budget, OutOfTimeError
from solver.explain.clash import find_clash, without
from solver.explain.knob import Knob, find_singles, least_steps
from solver.explain.probe import Probe
from solver.explain.switches import switches
from solver.params import SolveParams
from solver.problem import Problem
from solver.rules import Rule, Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import random_tiny_problem

PARAMS = SolveParams(time_limit_seconds=20, workers=1)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_cut_away_makes_no_difference_to_whether_a_request_alone_is_served(seed: int):
    problem = random_tiny_problem(seed)
    request = problem.requests[0]
    policy = replace(problem.policy, tiers=(Tier.UNCOVERED, Tier.REQUESTS))
    whole = solve(replace(problem, requests=(request,), policy=policy), PARAMS)
    cut = solve(alone(problem, request.id), PARAMS)
    assert whole.plan is not None
    assert cut.plan is not None
    assert bool(cut.plan.sessions) == bool(whole.plan.sessions)


@pytest.mark.parametrize("seed", range(0, 200, 5))
def test_switching_a_rule_off_forbids_nothing(seed: int):
    problem = random_tiny_problem(seed)
    request = problem.requests[0].id
    plan = solve(replace(problem, requests=problem.requests[:1]), PARAMS).plan
    assert plan is not None
    for rule, switch in switches(request).items():
        if rule not in (Rule.QUALIFIED, Rule.PRESENT):  # these change who counts as a coach, and what an absence opens
            assert check(switch(problem), plan) == (), rule


def _knob(name: str, reach: int = 8, rank: int = 0) -> Knob:
    """A knob that adds its steps to the problem's `sabbatical_weeks`, which stands for any number here."""

    def turn(problem: Problem, steps: int) -> Problem:
        weeks = problem.policy.sabbatical_weeks + steps
        return replace(problem, policy=replace(problem.policy, sabbatical_weeks=weeks))

    return Knob(name=name, rule=Rule.SABBATICAL, reach=reach, turn=turn, rank=rank)


def _at_least(weeks: int):
    return lambda problem: problem.policy.sabbatical_weeks >= weeks


@pytest.mark.parametrize("guess", [0, 1, 4, 5, 6, 8])
def test_the_least_steps_are_found_whatever_is_guessed(guess: int):
    problem = ProblemBuilder().build()  # sabbatical_weeks = 0
    assert least_steps(problem, _knob("a"), _at_least(5), guess=guess) == 5


def test_what_suffices_only_together_is_no_single():
    problem = ProblemBuilder().build()
    knobs = [_knob("far", reach=6), _knob("near", reach=3), _knob("short", reach=2)]
    assert [knob.name for knob in find_singles(problem, knobs, _at_least(6))] == ["far"]
    assert find_singles(problem, knobs, _at_least(7)) == []  # 6 + 3 + 2 would do, none alone does


def test_changes_are_compared_by_kind_then_by_how_far():
    near, far = _knob("b", rank=1).cost(1), _knob("a", rank=1).cost(2)
    assert sorted([far, near, _knob("z", rank=0).cost(8)]) == [_knob("z", rank=0).cost(8), near, far]


def _stopped_twice() -> Problem:
    """ANA's and BEN's only common free period is day 1 period 1, out of R1's window; and ANA takes no request.

    BEN teaches ENG in periods 1 and 2 of day 0 and in period 2 of day 1.
    """
    builder = ProblemBuilder(days=2, periods=2)
    builder.teacher("ANA", level=4, max_requests=0)
    builder.teacher("BEN")
    for day, period in ((0, 1), (0, 2), (1, 2)):
        builder.meeting("ENG", day, period, "BEN")
    builder.request("R1", "BEN", latest_day=0)
    return builder.build()


def test_a_clash_is_a_set_of_which_each_rule_is_needed():
    problem = _stopped_twice()
    probe, rules = Probe("R1", Budget(PARAMS)), switches("R1")
    clash = find_clash(problem, rules, probe.serves)
    others = [rule for rule in rules if rule not in clash]
    assert not probe.serves(without(problem, others, rules))
    for rule in clash:
        assert probe.serves(without(problem, [*others, rule], rules)), rule
    assert clash == (Rule.COACH_LOAD,)  # smaller than may-leave with window, which clash too


def test_among_suspects_only_those_needed_stay():
    problem = _stopped_twice()
    probe, rules = Probe("R1", Budget(PARAMS)), switches("R1")
    suspects = (Rule.WINDOW, Rule.MAY_LEAVE, Rule.PREP, Rule.TRAVEL)
    assert find_clash(problem, rules, probe.serves, suspects) == (Rule.MAY_LEAVE, Rule.WINDOW)


def test_when_the_time_is_over_nothing_is_asked_any_more():
    budget = Budget(PARAMS)
    budget.cancel.set()
    with pytest.raises(OutOfTimeError):
        Probe("R1", budget).serves(_stopped_twice())
