"""The limits of a range: the usual ones, and those typed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import Policy
from sabbatical.domain.tradeoff.limits import limit_text, parse_limits, plain_number, usual_range
from sabbatical.domain.tradeoff.model import LimitKind
from tests.schools import make_school


def usual(kind: LimitKind, school: School) -> list[str]:
    return [plain_number(value) for value in usual_range(kind, school).values]


@pytest.mark.parametrize(
    ("percent", "caps"),
    [
        # sixths of 3: 0.5 each; up to twice the policy's
        ("3.0", "0 0.5 1 1.5 2 2.5 3 3.5 4 4.5 5 6"),
        # a policy of 0 has no sixths; the default's are taken
        ("0", "0 0.5 1 1.5 2 2.5 3 3.5 4 4.5 5 6"),
        # sixths of 2.25 are 0.375; a tenth is fine enough, and the policy's own stays exact
        ("2.25", "0 0.4 0.8 1.1 1.5 1.9 2.25 2.6 3 3.4 3.8 4.5"),
        # sixths of 0.6 in hundredths
        ("0.6", "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1 1.2"),
        # nothing above 100 %
        ("90", "0 15 30 45 60 75 90 100"),
    ],
)
def test_the_usual_caps_lie_around_the_policys(percent: str, caps: str) -> None:
    school = make_school(policy=Policy(loss_cap_percent=Decimal(percent)))
    assert usual(LimitKind.CAP, school) == caps.split()


def test_the_usual_weekly_limits_go_up_to_the_highest_of_any_teacher() -> None:
    # 120 minutes by default: quarters of an hour
    assert usual(LimitKind.WEEKLY, make_school()) == ["0", "15", "30", "45", "60", "75", "90", "105", "120"]
    # 200 minutes: 11 steps of 15 are 165, too few; steps of 30
    school = make_school()
    first = replace(school.teachers[0], release_week_max=200)
    school = replace(school, teachers=(first, *school.teachers[1:]))
    assert usual(LimitKind.WEEKLY, school) == ["0", "30", "60", "90", "120", "150", "180", "200"]


def test_where_nobody_may_be_released_the_only_weekly_limit_is_0() -> None:
    school = make_school(teachers=(Teacher(id="ANA", release_week_max=0),))
    assert usual(LimitKind.WEEKLY, school) == ["0"]


def test_typed_limits_are_sorted_and_each_counts_once() -> None:
    assert parse_limits(LimitKind.CAP, "3, 0.5,3.0 ,0").values == (Decimal(0), Decimal("0.5"), Decimal(3))


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (LimitKind.CAP, "", "'' is not allowed; write percentages from 0 to 100"),
        (LimitKind.CAP, "1,,2", "'' is not allowed"),
        (LimitKind.CAP, "101", "'101' is not allowed"),
        (LimitKind.CAP, "-1", "'-1' is not allowed"),
        (LimitKind.CAP, "1e1", "'1e1' is not allowed"),
        (LimitKind.CAP, "nan", "'nan' is not allowed"),
        (LimitKind.CAP, "1;2", "'1;2' is not allowed; write percentages from 0 to 100 with a comma between them"),
        (LimitKind.WEEKLY, "45.5", "'45.5' is not allowed; write whole minutes from 0 to 100000"),
        (LimitKind.WEEKLY, "\u0663", "is not allowed"),
        (LimitKind.WEEKLY, ",".join(map(str, range(25))), "these are 25 values; at most 24 are allowed"),
    ],
)
def test_what_is_no_range_is_refused_with_what_is_allowed(kind: LimitKind, text: str, said: str) -> None:
    with pytest.raises(ValueError, match="allowed") as error:
        parse_limits(kind, text)
    assert said in str(error.value)


def test_limits_read_without_zeros_that_say_nothing() -> None:
    assert limit_text(LimitKind.CAP, Decimal("3.0")) == "3 %"
    assert limit_text(LimitKind.CAP, Decimal("0.50")) == "0.5 %"
    assert limit_text(LimitKind.WEEKLY, Decimal(120)) == "120 min"
