"""What one coach's cycles ask in periods."""

import pytest

from solver.check import check
from solver.model.best import Best
from solver.model.coach_periods import CoachPeriods
from solver.model.facts import Facts
from solver.model.placebook import PlaceBook
from solver.model.target import Target
from solver.plan import CoverKind, Plan
from solver.problem import MayRelease, Problem, Step, StepKind
from tests.solver.builders import ProblemBuilder, cover, session
from tests.solver.outline_case import limits
from tests.solver.test_conflicts_travel import ED, FAY, two_buildings

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)
ONCE, TWICE = {(0, "Cy"): 1}, {(0, "Cy"): 2}
TARGET = Target(cycles={(0, 0, "Cy"): (), (0, 1, "Cy"): ()})


def periods_of(problem: Problem, plan: Plan | None = None) -> CoachPeriods:
    facts = Facts(problem)
    book = PlaceBook(facts)
    best = Best(facts)
    if plan is not None:
        assert check(problem, plan) == ()
        best.plan = plan
    return CoachPeriods(facts, book.whole, book.narrow, best)


def observed_out_of_7b(*, cap_hundredths: int = 10**9, is_free_last: bool = False) -> Problem:
    """Three periods in which Ed has 8A, and Cy, who shall observe him, has 7B together with Xa; or is free in the last.

    A period of 60 minutes led by Xa costs 7B a quarter: 15 minutes.
    """
    builder = ProblemBuilder(days=1, periods=3)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Xa")
    builder.school_class("7B", cap_hundredths=cap_hundredths)
    for period in (1, 2, 3):
        builder.meeting("8A", 0, period, "Ed")
        if period < 3 or not is_free_last:
            builder.meeting("7B", 0, period, "Cy", "Xa")
    builder.request("Q", "Ed", OBSERVE, cycles=2)
    return builder.build()


def test_cycles_for_which_nobody_leaves_a_class_cost_nothing() -> None:
    periods = periods_of(observed_out_of_7b(is_free_last=True))
    assert periods.is_free(ONCE, TARGET, limits())
    assert periods.lost_alone(ONCE, TARGET, limits()) == 0


def test_cycles_for_which_somebody_must_leave_cost_what_the_class_loses() -> None:
    periods = periods_of(observed_out_of_7b(is_free_last=True))
    assert not periods.is_free(TWICE, TARGET, limits())
    assert periods.lost_alone(TWICE, TARGET, limits()) == 1500  # once in 7B, once in the free period
    # Not in two meetings of 7B running: in the first and in the last.
    assert periods_of(observed_out_of_7b()).lost_alone(TWICE, TARGET, limits()) == 3000


def test_what_the_best_plan_has_without_releases_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cy is free in the last period alone: there Ed is observed once, in the first out of 7B."""
    problem = observed_out_of_7b(is_free_last=True)
    looked = []
    monkeypatch.setattr("solver.model.coach_periods.is_infeasible", lambda *_: looked.append(1))
    free = session("Q", "Cy", 2, class_id="8A")
    assert periods_of(problem, Plan(sessions=(free,), covers=())).is_free(ONCE, TARGET, limits())
    assert not looked
    out_of_7b = Plan(
        sessions=(session("Q", "Cy", 0, class_id="8A"),), covers=(cover("7B", 0, CoverKind.COTEACHER, "Xa"),)
    )
    assert periods_of(problem, out_of_7b).is_free(ONCE, TARGET, limits())
    assert looked, "the plan does not show it"


def test_what_a_class_cannot_bear_is_impossible() -> None:
    periods = periods_of(observed_out_of_7b(cap_hundredths=1500))
    assert periods.lost_alone(ONCE, TARGET, limits()) == 1500
    assert periods.lost_alone(TWICE, TARGET, limits()) is None


def test_what_cycles_may_cost_is_kept() -> None:
    periods = periods_of(observed_out_of_7b())  # each time 15 minutes
    assert periods.is_within(TWICE, TARGET, 3000, limits())
    assert not periods.is_within(TWICE, TARGET, 2999, limits())
    assert periods.is_within(ONCE, TARGET, 2999, limits())
    assert not periods_of(observed_out_of_7b(cap_hundredths=1500)).is_within(TWICE, TARGET, None, limits())


def test_another_cycle_may_make_the_way_possible() -> None:
    # Cy comes too late to Ed from 7A, unless she leaves it to observe Fay.
    periods = periods_of(two_buildings())
    wanted, alone, both = {(0, "Cy"): 1}, Target(cycles={ED: ()}), Target(cycles={ED: (), FAY: ()})
    assert periods.lost_alone(wanted, alone, limits()) is None
    assert periods.unless(wanted, alone) == (FAY,)
    assert periods.lost_alone(wanted, both, limits()) == 0


def test_without_time_nothing_is_called_impossible_or_costly() -> None:
    periods = periods_of(observed_out_of_7b(cap_hundredths=1500))
    over = limits(seconds=0)
    assert periods.is_free(TWICE, TARGET, over)
    assert periods.lost_alone(TWICE, TARGET, over) == 0
    assert periods.is_within(TWICE, TARGET, None, over)
    assert periods.lost_alone(TWICE, TARGET, limits()) is None, "it was not taken for an answer"
