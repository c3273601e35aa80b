"""A plan folder under way: the week of tests/reports_case.py, where A meets B from Monday to Wednesday."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from sabbatical.domain.alternatives import SessionAlternatives
from sabbatical.domain.calendar import lay_out
from sabbatical.domain.explanation import Verdict
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.robustness import RobustnessParams
from sabbatical.errors import DataError
from sabbatical.formats.plan_folder.write import write_plan
from sabbatical.formats.school_folder import write_school
from sabbatical.services.alternatives import folder_alternatives
from sabbatical.services.explaining import explain_folder
from sabbatical.services.robustness import folder_robustness
from tests.planning.replan_case import PLAN, SCHOOL
from tests.reports_case import date_of

PARAMS = PlanParams(time_limit_seconds=20, workers=1)
FIRST, _, LAST = (row.id for row in PLAN.sessions)


def folders(tmp_path: Path, plan: TermPlan) -> tuple[Path, Path]:
    school, out = tmp_path / "school", tmp_path / "plan"
    for folder in (school, out):
        folder.mkdir()
    write_school(SCHOOL, school)
    write_plan(SCHOOL, lay_out(SCHOOL), plan, out)
    return school, out


def with_done(plan: TermPlan, *days: str) -> TermPlan:
    """Mark the sessions and covers of these days as done."""
    dates = {date_of(day) for day in days}

    def marked(row):
        return replace(row, status=DutyStatus.DONE) if row.date in dates else row

    return replace(plan, sessions=tuple(map(marked, plan.sessions)), covers=tuple(map(marked, plan.covers)))


def test_up_to_the_last_row_that_is_done_all_is_over(tmp_path: Path):
    place = folders(tmp_path, with_done(PLAN, "Mon", "Tue"))
    for row in PLAN.sessions[:2]:
        with pytest.raises(DataError, match="it is over"):
            folder_alternatives(*place, row.id)
    found = folder_alternatives(*place, LAST)
    assert isinstance(found, SessionAlternatives)
    # Up to two days after Tuesday P2 both are free in P3 alone, and Tuesday's is after what is done.
    assert {f"{row.session.date:%a} {row.session.period}" for row in found.times} == {"Tue P3", "Thu P3"}


def test_a_moment_tells_more_than_what_is_marked(tmp_path: Path):
    place = folders(tmp_path, PLAN)
    found = folder_alternatives(*place, LAST, Moment(today=date_of("Wed")))
    assert isinstance(found, SessionAlternatives)
    assert {f"{row.session.date:%a} {row.session.period}" for row in found.times} == {"Thu P3"}
    with pytest.raises(DataError, match="it is over"):
        folder_alternatives(*place, LAST, Moment(today=date_of("Thu")))


def test_why_not_of_a_plan_folder_goes_by_what_is_over_too(tmp_path: Path):
    lost = with_done(replace(PLAN, sessions=PLAN.sessions[:2]), "Mon", "Tue")
    school, plan = folders(tmp_path, lost)
    assert explain_folder(school, plan, "Q1", PARAMS).verdict is Verdict.ROOM  # Wednesday or Thursday completes it
    late = Moment(today=date_of("Fri"))
    assert explain_folder(school, plan, "Q1", PARAMS, moment=late).verdict is Verdict.IMPOSSIBLE


@pytest.mark.parametrize(
    ("done", "moment", "sessions"),
    [
        ((), None, 3),
        (("Mon", "Tue"), None, 1),  # up to Tuesday P2 all is over: the first day wholly to come is Wednesday
        ((), Moment(today=date_of("Wed")), 1),
        ((), Moment(today=date_of("Wed"), now=dt.time(8, 30)), 0),
    ],
)
def test_what_is_over_of_a_plan_folder_is_not_replayed(tmp_path: Path, done, moment, sessions: int):
    everybody = RobustnessParams(rate_percent=Decimal(100), replays=1)
    found = folder_robustness(*folders(tmp_path, with_done(PLAN, *done)), everybody, moment)
    assert (found.sessions, found.fallen_absent) == (sessions, sessions)


def test_what_is_over_is_held_against_nobody_in_a_replay(tmp_path: Path):
    """All that S covers is over; that S may take no class any more since then breaks no rule."""
    school, plan = folders(tmp_path, PLAN)
    substitutes = tuple(replace(row, cover_day_max=0) for row in SCHOOL.substitutes)
    write_school(replace(SCHOOL, substitutes=substitutes), school)
    nobody = RobustnessParams(rate_percent=Decimal(0), replays=1)
    with pytest.raises(DataError, match="breaks rules"):
        folder_robustness(school, plan, nobody)
    assert folder_robustness(school, plan, nobody, Moment(today=date_of("Wed"))).sessions_held.mean == 1
