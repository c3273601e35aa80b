"""A school or plan laid whole weeks earlier or later."""

import datetime as dt
from dataclasses import fields, replace

import pytest

from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.shift import shift_plan, shift_school, weeks_to_week
from tests.db.full_school import END, START, full_plan, full_school

RULED = "FREQ=WEEKLY;UNTIL=20270210T000000;BYDAY=WE"
SCHOOL = replace(full_school(), calendar=(*full_school().calendar, replace(full_school().calendar[0], repeat=RULED)))


def dates_in(value: object) -> list[dt.date]:
    if isinstance(value, dt.date):
        return [value]
    if isinstance(value, tuple):
        return [date for item in value for date in dates_in(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [date for field in fields(value) for date in dates_in(getattr(value, field.name))]
    return []


def test_every_date_of_the_school_moves():
    moved = shift_school(SCHOOL, 3)
    # 2 of the term, 2 + 1 + 2 of the calendar, 2 each of a request, meeting, class dates and absence
    assert len(dates_in(SCHOOL)) == 15
    assert dates_in(moved) == [date + dt.timedelta(days=21) for date in dates_in(SCHOOL)]


def test_the_end_of_a_rule_moves_and_its_weekdays_stay():
    assert shift_school(SCHOOL, 2).calendar[2].repeat == "FREQ=WEEKLY;UNTIL=20270224T000000;BYDAY=WE"
    assert shift_school(SCHOOL, 2).calendar[0].repeat == "FREQ=WEEKLY;BYDAY=WE"


@pytest.mark.parametrize("weeks", [-60, 0, 52])
def test_there_and_back_gives_the_same(weeks):
    assert shift_school(shift_school(SCHOOL, weeks), -weeks) == SCHOOL
    assert shift_plan(shift_plan(full_plan(), weeks), -weeks) == full_plan()


def test_every_date_of_the_plan_moves():
    assert dates_in(shift_plan(full_plan(), -1)) == [START - dt.timedelta(days=7)] * 2


@pytest.mark.parametrize("offset", range(-400, 400, 37))
def test_today_lies_in_the_wanted_week(offset):
    today = START + dt.timedelta(days=offset)
    start = shift_school(SCHOOL, weeks_to_week(SCHOOL, today, 6)).term.start
    # week 6 begins 35 days after the start and ends 6 days later
    assert 35 <= (today - start).days <= 41


def test_what_was_planned_before_today_is_done_and_what_was_missed_stays_missed():
    plan = full_plan()
    (session,) = plan.sessions
    planned = replace(session, status=DutyStatus.PLANNED)
    later = replace(planned, date=END)
    plan = replace(
        plan, sessions=(session, planned, later), covers=(replace(plan.covers[0], status=DutyStatus.PLANNED),)
    )
    after = mark_past(plan, END)
    assert [row.status for row in after.sessions] == [DutyStatus.MISSED, DutyStatus.DONE, DutyStatus.PLANNED]
    assert [row.status for row in after.covers] == [DutyStatus.DONE]
    assert mark_past(plan, START) == plan  # what is today is not over
