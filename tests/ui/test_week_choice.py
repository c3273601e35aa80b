"""Whose week is shown while nobody has asked for one."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.week.week import Mode
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.week_choice import choices, unasked
from tests.ui.case import FakeGateway, ui_plan, ui_school

EVERYBODY = ("ANA", "BEN", "CARA", "DAN", "SUE")


def picture(**changes) -> TermPicture:
    found = FakeGateway(ui_school(), draft=ui_plan()).look()
    assert found is not None
    return replace(found, **changes)


def test_the_coach_of_the_next_session_comes_first():
    assert unasked(picture(), EVERYBODY, None) == "ANA"


def test_whoever_has_nothing_gives_way_and_whoever_has_something_stays():
    assert unasked(picture(), EVERYBODY, "CARA") == "ANA"
    assert unasked(picture(), EVERYBODY, "SUE") == "SUE"  # she covers MATH


def test_what_is_over_counts_only_where_nothing_is_to_come():
    # After Thursday's session only the cover on Friday 15 is left; it is SUE's, of MATH.
    assert unasked(picture(today=dt.date(2027, 1, 15)), EVERYBODY, None) == "SUE"
    assert unasked(picture(today=dt.date(2027, 1, 18)), EVERYBODY, None) == "ANA"


@pytest.mark.parametrize(("day", "first"), [(13, "ENG"), (15, "MATH")])
def test_a_class_is_one_that_hosts_a_session_or_is_covered(day: int, first: str):
    shown = picture(today=dt.date(2027, 1, day))
    assert unasked(shown, [key for key, _ in choices(shown, Mode.CLASS)], "ANA") == first


def test_without_a_plan_and_with_all_missed_nobody_comes_first():
    assert unasked(picture(stored=None, told=None), EVERYBODY, "ANA") is None
    missed = tuple(replace(row, status=DutyStatus.MISSED) for row in ui_plan().sessions)
    plan = replace(ui_plan(), sessions=missed, covers=())
    shown = FakeGateway(ui_school(), draft=plan).look()
    assert shown is not None
    assert unasked(shown, EVERYBODY, None) is None
