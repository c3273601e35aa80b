"""Checks of school.toml: one wrong thing in a sound school, one finding in its place."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, LossFactors, Policy, SchoolInfo
from sabbatical.domain.validate import find_problems
from tests.school_changes import SCHOOL, calendar, defaults, expect_error, expect_warning, jan, policy, term, told
from tests.schools import MONDAY, make_school


def test_sound_school_has_no_problem() -> None:
    assert find_problems(SCHOOL) == ()


ERRORS = {
    "time zone": (
        make_school(info=SchoolInfo(name="S", timezone="Mars/Olympus")),
        "school", None, "school.timezone", "Mars",
    ),
    "empty time zone": (
        make_school(info=SchoolInfo(name="S", timezone="")),
        "school", None, "school.timezone", "time zone",
    ),
    "folder of zones": (
        make_school(info=SchoolInfo(name="S", timezone="Europe")),
        "school", None, "school.timezone", "Europe",
    ),
    "end before start": (term(end=jan(10)), "school", None, "term.end", "before the term's start, 2027-01-11"),
    "endless term": (term(end=dt.date(2029, 1, 1)), "school", None, "term.end", "at most 400"),
    "ancient term": (term(start=dt.date(1, 1, 1)), "school", None, "term.start", "1970 to 2199"),
    "no weekdays": (term(weekdays=()), "school", None, "term.weekdays", "names no weekday"),
    "weekday": (term(weekdays=("MO", "TU", "WE", "TH", "Fri")), "school", None, "term.weekdays", "'Fri' is no weekday"),
    "weekday twice": (term(weekdays=("MO", "TU", "WE", "TH", "MO")), "school", None, "term.weekdays", "more than once"),
    "loss cap": (policy(loss_cap_percent=Decimal("100.1")), "school", None, "policy.loss_cap_percent", "from 0 to 100"),
    "negative cap": (
        policy(group_cap_percent=Decimal(-1)),
        "school", None, "policy.group_cap_percent", "from 0 to 100",
    ),
    "loss factor": (
        policy(loss_factors=LossFactors(coteacher=101)),
        "school", None, "policy.loss_factors.coteacher", "from 0 to 100",
    ),
    "least strength": (policy(min_strength=0), "school", None, "policy.min_strength", "from 1 to 5"),
    "weeks": (policy(sabbatical_weeks=-1), "school", None, "policy.sabbatical_weeks", "0 or more"),
    "together": (policy(max_released_together=-1), "school", None, "policy.max_released_together", "0 or more"),
    "releases": (policy(releases_per_class=-1), "school", None, "policy.releases_per_class", "0 or more"),
    "window": (policy(releases_window_days=0), "school", None, "policy.releases_window_days", "1 or more"),
    "notice": (policy(notice_days=-2), "school", None, "policy.notice_days", "0 or more"),
    "gap": (policy(cycle_gap_min=16), "school", None, "policy.cycle_gap_min", "more than cycle_gap_max, 15"),
    "negative gap": (policy(cycle_gap_min=-1), "school", None, "policy.cycle_gap_min", "0 or more"),
    "budget": (policy(substitute_budget=Decimal(-5)), "school", None, "policy.substitute_budget", "0 or more"),
    "cents": (policy(substitute_budget=Decimal("9.999")), "school", None, "policy.substitute_budget", "two decimals"),
    "defaults": (defaults(release_day_max=-1), "school", None, "defaults.release_day_max", "0 or more"),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), ERRORS.values(), ids=ERRORS.keys())
def test_wrong_data_is_an_error_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_error(school, (table, row, column), words)


WARNINGS = {
    "weekdays out of order": (
        term(weekdays=("MO", "WE", "TU", "TH", "FR")), "school", None, "term.weekdays", "a week starts on MO",
    ),
    "nothing but blackout": (
        calendar(CalendarEntry(start=MONDAY, end=jan(22), kind=CalendarKind.BLACKOUT)),
        "school", None, "term.end", "blackout",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), WARNINGS.values(), ids=WARNINGS.keys())
def test_doubtful_data_is_a_warning_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_warning(school, (table, row, column), words)


@pytest.mark.parametrize("days", [("Mon", "Tue"), tuple("abcdefg"), ("",) * 5, ("a;b",) * 5, ()])
def test_cycle_days_must_fit(days: tuple[str, ...]) -> None:
    columns = {
        (found.severity.value, found.column) for found in find_problems(term(days=days)) if found.table == "school"
    }
    assert columns == {("error", "term.days")}


def test_rotating_cycle_may_have_any_number_of_days() -> None:
    school = term(days=(*SCHOOL.term.days, "Sixth", "Seventh"), cycle=CycleKind.ROTATING)
    assert told(replace(school, policy=Policy(loss_cap_percent=Decimal(10)))) == []


def test_term_without_a_school_day() -> None:
    school = calendar(CalendarEntry(start=MONDAY, end=jan(22), kind=CalendarKind.CLOSED))
    assert ("error", "school", None, "term.end") in told(school)


TIERS = {
    "unknown": (("uncovered", "happiness"), "error", "'happiness' is no tier here"),
    "mistyped": (("uncovered", "request"), "error", "(did you mean 'requests'?)"),
    "twice": (("uncovered", "lost", "lost"), "error", "'lost' is there more than once"),
    "changes in a first plan": (("uncovered", "changes"), "error", "'changes' belongs in replan_tiers alone"),
    "none": ((), "error", "names no tier"),
    "some left out": (("uncovered", "requests"), "warning", "leaves out cycles, lost, worst"),
}


@pytest.mark.parametrize(("tiers", "severity", "words"), TIERS.values(), ids=TIERS.keys())
def test_tiers(tiers: tuple[str, ...], severity: str, words: str) -> None:
    found = [finding for finding in find_problems(policy(tiers=tiers)) if finding.severity == severity]
    assert [finding.column for finding in found] == ["policy.tiers"]
    assert words in found[0].message


def test_changes_may_be_in_and_out_of_replan_tiers() -> None:
    assert find_problems(policy(replan_tiers=Policy().replan_tiers)) == ()
    assert told(policy(replan_tiers=Policy().tiers)) == [("warning", "school", None, "policy.replan_tiers")]
