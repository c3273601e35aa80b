"""On random problems a day's repair breaks no rule, and is as good as the best of all ways to cover the day."""

import random
from collections import Counter
from itertools import product

import pytest

from solver.check import check
from solver.params import SolveParams
from solver.robustness.day import open_day
from solver.robustness.ledger import Ledger
from solver.robustness.repair import find_takers
from solver.robustness.term import Term
from solver.solve import solve
from tests.solver.day_repairs import is_allowed, objective, repaired, simple
from tests.solver.random_problems import Size, random_problem


@pytest.mark.many
def test_a_days_repair_breaks_no_rule():
    rng = random.Random(3)
    cycles = {"whole-cycle", "step-order"}  # one day alone holds no whole cycle
    days = 0
    while days < 100:
        problem = random_problem(rng, Size(teachers=(3, 5), slots=(4, 12), requests=(1, 3)))
        best = solve(problem, SolveParams(time_limit_seconds=10, workers=1)).plan
        assert best is not None
        term = Term(problem, best)
        for day in range(len(problem.days)):
            rate = rng.choice((0.0, 0.1, 0.35))
            away = frozenset(t for t in range(term.teachers) if rng.random() < rate)
            breaches = [b for b in check(*repaired(term, day, away)) if str(b.rule) not in cycles]
            assert breaches == []
            days += 1


@pytest.mark.many
def test_a_days_repair_is_that_of_trying_everything():
    rng = random.Random(11)
    seen = Counter[str]()
    while seen["days"] < 200:
        problem = simple(random_problem(rng, Size(teachers=(3, 5), slots=(4, 8), requests=(1, 3))))
        best = solve(problem, SolveParams(time_limit_seconds=10, workers=1)).plan
        assert best is not None
        term = Term(problem, best)
        for day in range(len(problem.days)):
            rate = rng.choice((0.1, 0.35))
            away = frozenset(t for t in range(term.teachers) if rng.random() < rate)
            state = open_day(term, day, away)
            if len(set(map(id, state.released.values()))) < len(state.released):
                continue  # a session with two releases: the repair is careful there, not exact
            meetings = [*state.opened, *state.released]
            people = [None, *range(len(term.people))]
            every = (dict(zip(meetings, chosen, strict=True)) for chosen in product(people, repeat=len(meetings)))
            if len(people) ** len(meetings) > 3000:
                continue
            expected = min(objective(term, state, takers) for takers in every if is_allowed(term, state, takers, best))
            again = open_day(term, day, away)
            ledger = Ledger(term, day)
            for session_, _ in again.fallen:
                ledger.fall(session_)
            takers = find_takers(term, ledger, again, dict.fromkeys(again.released, 10**9))
            assert is_allowed(term, state, takers, best)
            assert objective(term, state, takers) == expected
            seen["days"] += 1
            seen["opened"] += bool(state.opened)
            seen["released"] += bool(state.released)
            seen["fallen"] += len(state.released) > len(again.released)
    assert min(seen["opened"], seen["released"], seen["fallen"]) > 0, seen
