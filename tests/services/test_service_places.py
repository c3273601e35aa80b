"""Where databases lie, what a first look costs, and what day it is."""

import datetime as dt
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.settings import SchoolInfo
from sabbatical.errors import DataError, StoreError
from sabbatical.services import clock, status
from sabbatical.services import store as places
from tests.reports_case import date_of, make_school
from tests.services.case import add_draft

SLOW = ("sqlalchemy", "alembic", "ortools", "dateutil", "icalendar", "textual")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "user_data_path", lambda *_, **__: tmp_path / "share" / "sabbatical")
    return tmp_path


def test_the_users_own_database_is_made_in_a_folder_of_its_own(home):
    with places.open_store() as opened:
        assert opened.name == str(home / "share" / "sabbatical" / "sabbatical.db")
    assert stat.S_IMODE(Path(opened.name).parent.stat().st_mode) == 0o700
    assert places.demo_path() != places.default_path()


def test_a_place_where_no_folder_can_be_is_told(home):
    (home / "share").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made") as caught:
        places.open_store()
    assert "--db" in caught.value.hint


def test_a_database_is_named_by_path_or_address(tmp_path):
    for url in (str(tmp_path / "a.db"), f"sqlite:///{tmp_path / 'b.db'}"):
        places.open_store(url).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "b.db"]


def test_importing_the_services_brings_in_nothing_slow():
    services = "demo, exporting, importing, planning, plans, school, status, store"
    code = f"import sys; from sabbatical.services import {services}; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in result.stdout.split()}
    assert loaded.isdisjoint(SLOW)


@pytest.mark.parametrize(
    ("zone", "date"), [("America/New_York", dt.date(2027, 1, 10)), ("Asia/Tokyo", dt.date(2027, 1, 11))]
)
def test_the_date_is_the_schools(zone, date):
    school = replace(make_school(), info=SchoolInfo(name="S", timezone=zone))
    assert clock.school_today(school, dt.datetime(2027, 1, 11, 2, tzinfo=dt.UTC)) == date


def test_status_tells_of_the_published_plan_and_of_the_draft(store):
    add_draft(store)
    told = status.term_status(store, date_of("Wed"))
    assert told.plan == told.draft
    assert told.sessions_planned == 3
    assert len(status.status_lines(told)) <= 10


def test_status_needs_a_school(empty):
    with pytest.raises(DataError, match="no school in the database"):
        status.term_status(empty, date_of("Wed"))
