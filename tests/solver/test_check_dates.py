"""window, sabbatical."""

import pytest

from solver.problem import Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, session


@pytest.mark.parametrize(("day", "expected"), [(0, {"window"}), (1, set()), (2, set()), (3, {"window"})])
def test_sessions_lie_between_the_earliest_and_the_latest_day(day, expected):
    school = ProblemBuilder(days=4)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.request("R1", "Ana", earliest_day=1, latest_day=2)
    assert broken_rules(school.build(), session("R1", "Ben", school.slot(day, 1))) == expected


def test_a_window_without_a_day_allows_no_session():
    school = ProblemBuilder(days=2)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.request("R1", "Ana", earliest_day=2, latest_day=-1)
    assert broken_rules(school.build(), session("R1", "Ben", 0)) == {"window"}


@pytest.mark.parametrize(
    ("limit", "last_day", "expected"),
    [
        (2, 3, set()),  # weeks 0 and 1: 1 - 0 + 1 = 2
        (2, 4, {"sabbatical"}),  # weeks 0 to 2: 3
        (3, 4, set()),
        (0, 5, set()),  # no limit
    ],
)
def test_a_coach_has_all_sessions_within_the_sabbatical(limit, last_day, expected):
    school = ProblemBuilder(days=6, days_per_week=2)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.teacher("Cem")
    school.set_policy(sabbatical_weeks=limit)
    school.request("R1", "Ana")
    school.request("R2", "Cem")
    # Ben coaches Ana on day 1 (week 0) and Cem on `last_day` (week last_day // 2).
    rows = (session("R1", "Ben", school.slot(1, 1)), session("R2", "Ben", school.slot(last_day, 1)))
    assert broken_rules(school.build(), *rows) == expected


def test_being_coached_is_no_part_of_a_sabbatical():
    school = ProblemBuilder(days=4, days_per_week=1)
    school.teacher("Ana", level=4)
    school.teacher("Ben", level=4)
    school.set_policy(sabbatical_weeks=1)
    school.request("R1", "Ana", Step(kind=StepKind.MEET))
    school.request("R2", "Ben", Step(kind=StepKind.MEET))
    # Ben coaches in week 0 alone and Ana in week 3 alone; each is coached in the other's.
    rows = (session("R1", "Ben", school.slot(0, 1)), session("R2", "Ana", school.slot(3, 1)))
    assert broken_rules(school.build(), *rows) == set()
