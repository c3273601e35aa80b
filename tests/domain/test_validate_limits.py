"""Warnings of limits and caps below one period for everyone whom they govern."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.rows.calendar import CalendarEntry
from sabbatical.domain.rows.people import Substitute
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, Policy, TeacherCover
from tests.school_changes import classes, defaults, jan, policy, teacher, told
from tests.schools import make_bell, make_school

# Every class of the small school meets for 60 minutes at a time; its cheapest cover is 30 % of them for one with one
# teacher (same subject), 25 % for SCI with two (a co-teacher leads): 18 and 15 minutes. MATH and ENG have 10 x 60 = 600
# minutes in the term, SCI 6 x 60 = 360. So 2.99 % is below one period for MATH and ENG (17.94 < 18) and 4.16 % for SCI
# (14.976 < 15); at 3 % MATH and ENG can lose one. Groups: 7A has 1200 minutes, so 1.49 % is 17.88; 7B 360 as SCI.
LIMITS = {
    "2.99 % stops all": (policy(loss_cap_percent=Decimal("2.99")), [("school", None, "policy.loss_cap_percent")]),
    "3 % lets some": (policy(loss_cap_percent=Decimal("3")), []),
    "group cap of 1.49 %": (policy(group_cap_percent=Decimal("1.49")), [("school", None, "policy.group_cap_percent")]),
    "group cap of 1.5 %": (policy(group_cap_percent=Decimal("1.5")), []),
    "class's own cap": (classes(first={"loss_cap_percent": Decimal("2.99")}), [("classes", 0, "loss_cap_percent")]),
    "class's own cap of 3 %": (classes(first={"loss_cap_percent": Decimal("3.00")}), []),
    "class's own 0 is meant": (classes(first={"loss_cap_percent": Decimal(0)}), []),
    "59 minutes a day": (defaults(release_day_max=59), [("school", None, "defaults.release_day_max")]),
    "60 minutes a day": (defaults(release_day_max=60), []),
    "none a week": (defaults(release_week_max=0), [("school", None, "defaults.release_week_max")]),
    "teacher's own": (teacher(release_term_max=59), [("teachers", 0, "release_term_max")]),
    "teacher's own 0 is meant": (teacher(release_term_max=0), []),
    "no covers": (defaults(cover_day_max=0), [("school", None, "defaults.cover_day_max")]),
    "no releases of a class": (policy(releases_per_class=0), [("school", None, "policy.releases_per_class")]),
    "budget below one cover": (
        make_school(
            policy=Policy(substitute_budget=Decimal("39.99")), substitutes=(Substitute(id="SUE", cost=Decimal(40)),)
        ),
        [("school", None, "policy.substitute_budget")],
    ),
    "budget for one cover": (
        make_school(
            policy=Policy(substitute_budget=Decimal(40)), substitutes=(Substitute(id="SUE", cost=Decimal(40)),)
        ),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("school", "expected"), LIMITS.values(), ids=LIMITS.keys())
def test_limits_and_caps_below_one_period(school: School, expected: list[tuple[str, int | None, str]]) -> None:
    assert told(school) == [("warning", *place) for place in expected]


def test_covers_may_be_none_where_policy_lets_no_teacher_cover() -> None:
    # The substitute costs 75 % of 60 = 45 minutes; at 10 % MATH can lose 60.
    no_cover = Policy(teacher_cover=TeacherCover.NONE, loss_cap_percent=Decimal(10))
    assert told(make_school(policy=no_cover, defaults=Defaults(cover_day_max=0))) == []


def test_shorter_periods_of_another_schedule_count() -> None:
    # On 2027-01-13 the periods have 30 minutes: a limit of 30 lets that day's releases be.
    early = make_bell("early", "P1 08:00-08:30, P2 08:40-09:10, P3 09:20-09:50")
    entry = CalendarEntry(start=jan(13), schedule="early")
    school = make_school(bell=(*make_bell(), *early), calendar=(entry,), defaults=Defaults(release_day_max=30))
    assert told(school) == []
    assert told(replace(school, calendar=())) == [("warning", "school", None, "defaults.release_day_max")]
