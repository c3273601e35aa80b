from collections.abc import Iterator
from pathlib import Path

import pytest

from sabbatical.db.store import Store
from tests.migrated import _migrated_once as _migrated_once
from tests.migrated import schema as schema
from tests.services.case import FakePlanner, FakeReplanner, open_week


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A database with the school of one week."""
    with open_week(tmp_path / "week.db") as store:
        yield store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A database without a school."""
    with Store.open(str(tmp_path / "empty.db")) as store:
        yield store


@pytest.fixture
def planner(monkeypatch: pytest.MonkeyPatch) -> FakePlanner:
    """A planner that needs no solver, in the place of the true one."""
    fake = FakePlanner()
    monkeypatch.setattr("sabbatical.planning.job.plan_term", fake)
    return fake


@pytest.fixture
def replanner(monkeypatch: pytest.MonkeyPatch) -> FakeReplanner:
    """A re-planner that needs no solver, in the place of the true one."""
    fake = FakeReplanner()
    monkeypatch.setattr("sabbatical.planning.job.replan_term", fake, raising=False)
    return fake


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that finds nothing wrong."""
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", lambda *_: ())
