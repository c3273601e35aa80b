"""The problem at each limit of a range, and the figures of what is found there."""

import threading
from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.domain.settings import Policy, TeacherCover
from sabbatical.domain.tradeoff.limits import parse_limits
from sabbatical.domain.tradeoff.model import LimitKind, TradeOff, TradeOffProgress
from sabbatical.errors import NoPlanError, PlanningError
from sabbatical.planning.tradeoff import find_trade_off, problems_along
from sabbatical.planning.translate import to_problem
from solver.result import SolveResult, SolveStatus, StopReason
from solver.solve import SolverBugError
from tests.schools import make_lessons, make_school

PARAMS = PlanParams(time_limit_seconds=20, workers=1)


def busy_school() -> School:
    """Return the small school in which ANA can meet BEN in no free period, so that she leaves MATH to observe ENG.

    ANA also teaches MATH in P2, when BEN teaches ENG: 600 minutes a week, 1200 in the term. A release of 60 minutes,
    taken by the substitute SUE at 75 %, costs 45 minutes; 3 % of 1200 minutes are 36, 4 % are 48.
    """
    school = make_school(policy=Policy(teacher_cover=TeacherCover.NONE))
    return replace(school, timetable=(*school.timetable, *make_lessons("MATH", "ANA", "P2")))


def caps_of(school: School, text: str) -> list[dict[str, int]]:
    problems = problems_along(school, parse_limits(LimitKind.CAP, text))
    return [{found.id: found.cap_hundredths for found in problem.classes} for problem in problems]


def test_each_cap_takes_the_place_of_the_policys() -> None:
    # MATH meets 2 x 5 x 60 = 600 minutes, ENG too, SCI 2 x 3 x 60 = 360
    assert caps_of(make_school(), "0,0.5,3") == [
        {"MATH": 0, "ENG": 0, "SCI": 0},
        {"MATH": 300, "ENG": 300, "SCI": 180},
        {"MATH": 1800, "ENG": 1800, "SCI": 1080},
    ]


def test_a_class_keeps_a_cap_of_its_own() -> None:
    school = make_school()
    own = replace(school.classes[0], loss_cap_percent=Decimal(1))
    assert caps_of(replace(school, classes=(own, *school.classes[1:])), "0,3") == [
        {"MATH": 600, "ENG": 0, "SCI": 0},
        {"MATH": 600, "ENG": 1800, "SCI": 1080},
    ]


def test_at_the_policys_own_cap_the_problem_is_the_planned_one() -> None:
    school = make_school()
    (problem,) = problems_along(school, parse_limits(LimitKind.CAP, str(school.policy.loss_cap_percent)))
    assert problem == to_problem(school, lay_out(school))


def test_a_weekly_limit_is_the_most_that_any_teacher_has() -> None:
    school = make_school()
    ana = replace(school.teachers[0], release_week_max=50)
    school = replace(school, teachers=(ana, *school.teachers[1:]))
    problems = problems_along(school, parse_limits(LimitKind.WEEKLY, "0,60,200"))
    assert [[teacher.release_week_max_minutes for teacher in problem.teachers][:2] for problem in problems] == [
        [0, 0],
        [50, 60],
        [50, 120],
    ]


def found_at(text: str, kind: LimitKind = LimitKind.CAP) -> TradeOff:
    return find_trade_off(busy_school(), parse_limits(kind, text), PARAMS)


def test_the_figures_are_those_worked_out_by_hand() -> None:
    found = found_at("3,4,6")
    assert [(point.requests_served, point.lost_hundredths) for point in found.points] == [(0, 0), (1, 4500), (1, 4500)]
    none, some, more = found.points
    assert (none.sessions, none.priority_served, none.worst_class) == (0, 0, "")
    assert (some.sessions, some.priority_served, some.minutes_released, some.worst_class) == (3, 3, 60, "MATH")
    # 4500 of 4 % of 1200 minutes = 4800: 93.75 %; of 6 %, 7200: 62.5 %
    assert (some.worst_thousandths, more.worst_thousandths) == (938, 625)
    assert all(point.is_proven for point in found.points)
    assert [point.is_solved for point in found.points] == [True, False, True]
    assert (found.school, found.requests_asked, found.priority_asked) == ("Small School", 1, 3)


def test_a_weekly_range_has_figures_too() -> None:
    school = replace(busy_school(), policy=Policy(teacher_cover=TeacherCover.NONE, loss_cap_percent=Decimal(10)))
    found = find_trade_off(school, parse_limits(LimitKind.WEEKLY, "0,45,60,120"), PARAMS)
    assert [point.requests_served for point in found.points] == [0, 0, 1, 1]
    # the weekly limit of all four teachers is 120, the highest of the range
    assert found.own_limits == 0


def test_progress_comes_by_tier_and_after_each_solve() -> None:
    told: list[TradeOffProgress] = []
    find_trade_off(busy_school(), parse_limits(LimitKind.CAP, "3,4,6"), PARAMS, told.append)
    ended = [(str(progress.limit), len(progress.so_far.points)) for progress in told if not progress.tier]
    assert ended == [("6", 2), ("3", 3)]
    assert {"requests", "lost", "worst"} <= {progress.tier for progress in told}


def test_a_stopped_run_returns_what_is_known() -> None:
    cancel = threading.Event()

    def stop(progress: TradeOffProgress) -> None:
        if not progress.tier:
            cancel.set()

    found = find_trade_off(busy_school(), parse_limits(LimitKind.CAP, "3,4,6"), PARAMS, stop, cancel)
    assert [str(point.limit) for point in found.points] == ["4", "6"]


def test_where_no_plan_exists_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = SolveResult(
        status=SolveStatus.INFEASIBLE, plan=None, tiers=(), seconds=0, stop_reason=StopReason.INFEASIBLE
    )
    monkeypatch.setattr("solver.solve.solve", lambda *_, **__: nothing)
    with pytest.raises(NoPlanError, match="No plan exists"):
        found_at("3")


def test_a_plan_that_breaks_a_rule_is_a_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> SolveResult:
        raise SolverBugError("one-place: ANA is in two places.")

    monkeypatch.setattr("solver.solve.solve", fail)
    with pytest.raises(PlanningError, match="one-place: ANA is in two places") as error:
        found_at("3")
    assert "fault of the program" in error.value.hint
