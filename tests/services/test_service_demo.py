"""The sample school, laid round today."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.findings import Severity
from sabbatical.domain.plan import VersionState
from sabbatical.domain.shift import shift_plan, shift_school
from sabbatical.errors import StoreError
from sabbatical.formats.plan_folder.write import write_plan
from sabbatical.services import demo
from sabbatical.services.demo import WEEK, create_demo
from sabbatical.services.plans import list_versions, published_plan
from sabbatical.services.school import edit_school, find_school_problems, load_school
from sabbatical.services.store import Store
from tests.reports_case import MONDAY, make_plan, make_school, make_timetable
from tests.services.case import open_week, write_folder

# Monday 2027-01-11 starts the week; 30 weeks later its sixth week begins 25 weeks after that start.
TODAY = MONDAY + dt.timedelta(weeks=30, days=2)
SHIFT = 30 - (WEEK - 1)


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a small sample in the place of the one that is shipped; it has no plan yet."""
    folder = tmp_path / "package" / "sample"
    folder.mkdir(parents=True)
    write_folder(make_school(), folder / "school")
    monkeypatch.setattr(demo, "files", lambda _: tmp_path / "package")
    return folder


def add_plan(sample: Path) -> None:
    (sample / "plan").mkdir()
    write_plan(make_school(), make_timetable(make_school()), make_plan(), sample / "plan")


def make_demo(tmp_path: Path) -> Store:
    return create_demo(str(tmp_path / "demo.db"), TODAY)


def test_the_plan_that_comes_along_is_laid_round_today_and_published(tmp_path, sample, planner):
    add_plan(sample)
    with make_demo(tmp_path) as store:
        assert load_school(store) == shift_school(make_school(), SHIFT)
        stored = published_plan(store)
    assert stored.plan == shift_plan(make_plan(), SHIFT)
    assert not stored.version.school_changed_since
    assert planner.asked == []


def test_today_lies_in_a_near_week_with_more_going_on():
    # The duties of the plan lie in the term's first week; six weeks later they lie in the seventh.
    assert demo._liveliest_week(make_school(), make_plan(), TODAY) == WEEK
    assert demo._liveliest_week(make_school(), shift_plan(make_plan(), 6), TODAY) == 7


@pytest.mark.usefixtures("sample")
def test_without_a_plan_one_is_made(tmp_path, planner):
    with make_demo(tmp_path) as store:
        assert published_plan(store).plan == make_plan()
    assert [school for school, _ in planner.asked] == [shift_school(make_school(), SHIFT)]


def test_a_plan_that_no_longer_keeps_the_rules_is_made_anew(tmp_path, sample, planner):
    add_plan(sample)
    # The release of 50 minutes is now beyond the day's limit.
    strict = replace(make_school(), defaults=replace(make_school().defaults, release_day_max=40))
    (sample / "school").rename(sample / "old")
    write_folder(strict, sample / "school")
    make_demo(tmp_path).close()
    assert len(planner.asked) == 1


def test_each_start_makes_the_sample_anew(tmp_path, sample):
    add_plan(sample)
    with make_demo(tmp_path) as store:
        edit_school(store, lambda school: replace(school, requests=()))
    with make_demo(tmp_path) as store:
        assert load_school(store) == shift_school(make_school(), SHIFT)
        assert [version.state for version in list_versions(store)] == [VersionState.PUBLISHED]
        assert not published_plan(store).version.school_changed_since


def test_a_school_of_the_users_own_is_never_replaced(tmp_path, sample):
    add_plan(sample)
    with open_week(tmp_path / "demo.db") as store:
        own = edit_school(store, lambda school: replace(school, info=replace(school.info, name="Mine")))
    with pytest.raises(StoreError, match="holds Mine, not the sample school"):
        make_demo(tmp_path)
    with Store.open(str(tmp_path / "demo.db")) as store:
        assert load_school(store) == own


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2027, 6, 13), dt.date(2028, 2, 29)])
def test_the_sample_that_is_shipped_fits_whatever_today_is_and_needs_no_solve(tmp_path, planner, today):
    with create_demo(str(tmp_path / "demo.db"), today) as store:
        school = load_school(store)
        assert published_plan(store).plan.sessions
    assert (today - school.term.start).days // 7 + 1 in (WEEK, *demo.OTHER_WEEKS)
    assert [row for row in find_school_problems(school) if row.severity is Severity.ERROR] == []
    assert planner.asked == []
