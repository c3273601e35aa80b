"""The tables of the plan folder, for the week of tests/reports_case.py; its head works the numbers out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.reports.amounts import cap_hundredths, hundredths_text, percent_of_cap
from sabbatical.domain.reports.class_losses import class_losses
from sabbatical.domain.reports.people_loads import people_loads
from sabbatical.domain.reports.plan_counts import plan_counts
from sabbatical.domain.reports.releases import planned_releases
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.reports.sabbaticals import sabbaticals
from tests.reports_case import TOPIC, date_of, make_plan, make_school, make_session, make_timetable

SCHOOL = make_school()
TIMETABLE = make_timetable(SCHOOL)
PLAN = make_plan()


def test_cap_is_the_floor_of_percent_times_minutes():
    # 2.5 % of 333 minutes = 8.325 minutes = 832.5 hundredths
    assert cap_hundredths(Decimal("2.5"), 333) == 832
    # 0.7 % of 1000 minutes is exactly 7 minutes; binary floats would give 6.99
    assert cap_hundredths(Decimal("0.7"), 1000) == 700


@pytest.mark.parametrize(
    ("lost", "cap", "percent"),
    [
        (0, 1650, Decimal("0.0")),
        (1, 3000, Decimal("0.1")),  # 0.033 % is more than nothing
        (2999, 3000, Decimal("100.0")),  # 99.967 %
        (3001, 3000, Decimal("100.1")),  # over the cap shows
        (5, 0, None),
    ],
)
def test_percent_of_cap_is_rounded_up(lost, cap, percent):
    assert percent_of_cap(lost, cap) == percent


@pytest.mark.parametrize(("hundredths", "text"), [(0, "0.00"), (5, "0.05"), (1250, "12.50"), (-150, "-1.50")])
def test_hundredths_are_written_with_two_decimals(hundredths, text):
    assert hundredths_text(hundredths) == text


def test_only_the_coach_who_leaves_a_class_is_released():
    # Mon P3 and Wed P3 both are free; Tue P2 A leaves MA while B teaches SB, the host class
    (release,) = planned_releases(TIMETABLE, PLAN)
    assert (release.person, release.class_id, release.minutes, release.as_coach) == ("A", "MA", 50, True)


def test_class_losses():
    rows = {row.class_id: row for row in class_losses(SCHOOL, TIMETABLE, PLAN)}
    assert list(rows) == ["MA", "SB", "XC", "YE"]
    assert (rows["MA"].minutes_scheduled, rows["MA"].minutes_released) == (550, 50)
    # 10 % of 550 = 55.00; 37.50 / 55.00 = 68.18 %, rounded up
    assert (rows["MA"].lost_hundredths, rows["MA"].cap_hundredths) == (3750, 5500)
    assert rows["MA"].percent_of_cap == Decimal("68.2")
    # 3 % of 300 = 9.00; lost to an absence alone, so nothing is released
    assert rows["XC"].teachers == ("C", "D")
    assert (rows["XC"].minutes_released, rows["XC"].lost_hundredths, rows["XC"].cap_hundredths) == (0, 1500, 900)
    assert rows["YE"].percent_of_cap is None


def test_people_loads():
    rows = {row.person: row for row in people_loads(SCHOOL, TIMETABLE, PLAN)}
    assert [row.role for row in rows.values()] == ["teacher"] * 5 + ["substitute", "supervisor"]
    assert (rows["A"].sessions_as_coach, rows["A"].sessions_as_coachee, rows["A"].minutes_released) == (3, 0, 50)
    # both are free in Mon P3 and Wed P3: 50 + 50; in Tue P2 both teach by the timetable
    assert (rows["A"].prep_minutes_used, rows["B"].prep_minutes_used) == (100, 100)
    # C leads XC as co-teacher (no cover) and covers YE on standby (no preparation)
    assert (rows["C"].covers, rows["C"].prep_minutes_used) == (1, 0)
    assert (rows["S"].covers, rows["S"].prep_minutes_used) == (1, 0)
    assert rows["V"].covers == 0


def test_a_cover_in_a_free_period_uses_preparation():
    school = replace(SCHOOL, availability=())
    rows = {row.person: row for row in people_loads(school, TIMETABLE, PLAN)}
    assert rows["C"].prep_minutes_used == 50


def test_sabbaticals():
    (row,) = sabbaticals(SCHOOL, TIMETABLE, PLAN)
    assert (row.coach, row.topics, row.sessions, row.requests, row.minutes_released) == ("A", (TOPIC,), 3, 1, 50)
    assert (row.first_date, row.last_date) == (date_of("Mon"), date_of("Wed"))


def test_counts():
    counts = plan_counts(SCHOOL, TIMETABLE, PLAN, request_outcomes(SCHOOL, TIMETABLE, PLAN))
    assert counts == {
        "requests": 2,
        "requests_served": 1,
        "cycles_asked": 3,
        "cycles_planned": 1,
        "sessions": 3,
        "coaches": 1,
        "coachees": 1,
        "releases": 1,
        "released_minutes": 50,
        "meetings_that_lose_a_teacher": 3,
        "covers": 2,
        "covers_same_subject": 0,
        "covers_colleague": 1,
        "covers_substitute": 1,
        "covers_supervisor": 0,
        "led_by_coteacher": 1,
        "uncovered": 0,
        "lost_hundredths": 3750 + 1500 + 3000,
        "cost_hundredths": 4000,
    }


def test_a_missed_session_counts_nowhere():
    missed = replace(make_session(1, "meet", "Mon", "P3"), status=DutyStatus.MISSED)
    plan = replace(PLAN, sessions=(missed, *PLAN.sessions[1:]))
    (outcome, _) = request_outcomes(SCHOOL, TIMETABLE, plan)
    loads = {row.person: row for row in people_loads(SCHOOL, TIMETABLE, plan)}
    assert outcome.cycles_planned == 0
    assert loads["A"].sessions_as_coach == 2
    assert loads["B"].prep_minutes_used == 50
