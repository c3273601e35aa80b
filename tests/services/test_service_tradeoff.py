"""The trade-off of the database's school or a folder's, and its files."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sabbatical.db.store import Store
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.limits import parse_limits
from sabbatical.domain.tradeoff.model import LimitKind, LimitRange, TradeOff, TradeOffProgress
from sabbatical.errors import DataError, ExportError, StoppedError
from sabbatical.services.plans import current_plan
from sabbatical.services.tradeoff import (
    refuse_trade_off_folder,
    trade_off,
    trade_off_document,
    trade_off_folder,
    write_trade_off,
)
from tests.reports_case import make_school
from tests.services.case import PARAMS, write_folder
from tests.tradeoffs import make_trade_off


class FakeFinder:
    """Stands in for `find_trade_off`."""

    def __init__(self) -> None:
        self.asked: list[tuple[School, LimitRange, PlanParams]] = []
        self.found = make_trade_off()

    def __call__(
        self,
        school: School,
        limits: LimitRange,
        params: PlanParams,
        on_progress: Callable[[TradeOffProgress], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> TradeOff:
        self.asked.append((school, limits, params))
        return self.found


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> FakeFinder:
    fake = FakeFinder()
    monkeypatch.setattr("sabbatical.planning.tradeoff.find_trade_off", fake)
    return fake


def test_the_school_of_the_database_is_tried_and_nothing_is_stored(store: Store, finder: FakeFinder) -> None:
    limits = parse_limits(LimitKind.WEEKLY, "0,60")
    assert trade_off(store, limits, PARAMS) is finder.found
    assert finder.asked == [(make_school(), limits, PARAMS)]
    assert current_plan(store) is None


def test_the_usual_caps_are_tried_where_none_are_named(store: Store, finder: FakeFinder) -> None:
    trade_off(store, None, PARAMS)
    ((_, limits, _),) = finder.asked
    assert limits.kind is LimitKind.CAP
    assert len(limits.values) == 12


def test_a_database_without_a_school_is_told(empty: Store, finder: FakeFinder) -> None:
    with pytest.raises(DataError, match="no school"):
        trade_off(empty, None, PARAMS)
    assert finder.asked == []


def test_a_folder_is_tried_without_a_database(tmp_path: Path, finder: FakeFinder) -> None:
    folder = write_folder(make_school(), tmp_path / "school")
    assert trade_off_folder(folder, None, PARAMS) is finder.found


def test_a_run_that_was_stopped_with_nothing_known_says_so(store: Store, finder: FakeFinder) -> None:
    finder.found = make_trade_off(points=())
    with pytest.raises(StoppedError, match="before anything was known"):
        trade_off(store, None, PARAMS)


def test_the_files_appear_whole_and_an_earlier_trade_off_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert [path.name for path in write_trade_off(make_trade_off(), target)] == ["tradeoff.csv", "tradeoff.svg"]
    first = (target / "tradeoff.csv").read_text(encoding="utf-8")
    write_trade_off(make_trade_off(points=make_trade_off().points[:1]), target)
    assert len((target / "tradeoff.csv").read_text(encoding="utf-8")) < len(first)


def test_a_folder_of_others_is_refused_before_and_after(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match="is not empty and no earlier trade-off"):
        refuse_trade_off_folder(tmp_path)
    with pytest.raises(ExportError, match="is not empty and no earlier trade-off"):
        write_trade_off(make_trade_off(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_table_that_somebody_edited_is_not_replaced(tmp_path: Path) -> None:
    write_trade_off(make_trade_off(), tmp_path / "out")
    (tmp_path / "out" / "tradeoff.csv").write_text("mine")
    with pytest.raises(ExportError, match="was changed since it was written"):
        write_trade_off(make_trade_off(), tmp_path / "out")


def test_the_document_names_what_varies() -> None:
    assert trade_off_document(make_trade_off())["varies"] == "loss_cap_percent"
