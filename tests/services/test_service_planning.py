"""Planning the term: what is stored, and when nothing is."""

import threading
from dataclasses import replace

import pytest

from sabbatical.domain.edits.requests import delete_request
from sabbatical.domain.plan import VersionState
from sabbatical.errors import DataError, ExportError, NoPlanError, PlanningError, StoppedError
from sabbatical.formats.plan_folder.read import read_plan
from sabbatical.services.planning import make_plan, solve_folder, verify_folder
from sabbatical.services.plans import current_plan, list_versions
from sabbatical.services.school import edit_school
from tests.reports_case import make_plan as week_plan
from tests.reports_case import make_school
from tests.services.case import PARAMS, add_draft, write_folder


def fail(error: Exception):
    def raise_it() -> None:
        raise error

    return raise_it


def test_a_plan_is_stored_as_the_draft(store, planner):
    seen = []
    stored = make_plan(store, PARAMS, seen.append)
    assert planner.asked == [(make_school(), PARAMS)]
    assert [progress.tier for progress in seen] == ["requests"]
    assert stored.plan == week_plan()
    assert stored.version.state is VersionState.DRAFT
    assert not stored.version.school_changed_since
    assert current_plan(store) == stored


def test_the_database_is_free_while_the_solve_runs_and_the_draft_shows_a_change(store, planner):
    planner.meanwhile = lambda: edit_school(store, lambda school: delete_request(school, "Q2"))
    stored = make_plan(store, PARAMS)
    assert stored.version.school_changed_since
    assert len(planner.asked[0][0].requests) == 2


@pytest.mark.parametrize("error", [NoPlanError("none exists"), PlanningError("a bug")])
def test_nothing_is_stored_without_a_plan_and_the_draft_before_stays(store, planner, error):
    add_draft(store)
    before = current_plan(store)
    planner.meanwhile = fail(error)
    with pytest.raises(type(error)):
        make_plan(store, PARAMS)
    assert current_plan(store) == before


def test_a_solve_that_is_cancelled_keeps_the_best_so_far(store, planner):
    cancel = threading.Event()
    planner.meanwhile = cancel.set
    assert make_plan(store, PARAMS, cancel=cancel).version.number == 1


def test_a_solve_that_is_cancelled_stores_nothing_where_that_is_asked(store, planner):
    cancel = threading.Event()
    planner.meanwhile = cancel.set
    with pytest.raises(StoppedError):
        make_plan(store, PARAMS, cancel=cancel, keeps_best=False)
    assert list_versions(store) == ()


def test_planning_needs_a_school(empty, planner):
    with pytest.raises(DataError, match="no school in the database"):
        make_plan(empty, PARAMS)
    assert planner.asked == []


@pytest.mark.usefixtures("planner")
def test_a_folder_is_planned_into_a_folder(tmp_path):
    folder = write_folder(make_school(), tmp_path / "school")
    plan = solve_folder(folder, tmp_path / "plan", PARAMS)
    assert plan == week_plan()
    assert read_plan(tmp_path / "plan", make_school()).plan == plan


def test_a_cancelled_folder_plan_writes_nothing(tmp_path, planner):
    folder = write_folder(make_school(), tmp_path / "school")
    cancel = threading.Event()
    planner.meanwhile = cancel.set
    with pytest.raises(StoppedError):
        solve_folder(folder, tmp_path / "plan", PARAMS, cancel=cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["school"]


def test_a_folder_with_errors_is_not_planned(tmp_path, planner):
    folder = write_folder(make_school(), tmp_path / "school")
    (folder / "bell.csv").write_text("schedule,period,start,end\nregular,P1,eight,09:00\nregular,P2,nine,10:00\n")
    with pytest.raises(DataError, match="has 2 errors") as caught:
        solve_folder(folder, tmp_path / "plan", PARAMS)
    assert [line.split(": ")[:2] for line in caught.value.lines] == [["bell.csv:2", "start"], ["bell.csv:3", "start"]]
    assert planner.asked == []
    assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize(("out", "why"), [("photos", "is not empty"), ("letter/plan", "cannot be written")])
def test_a_place_that_cannot_be_written_is_refused_before_the_solve(tmp_path, planner, out, why):
    folder = write_folder(make_school(), tmp_path / "school")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "summer.jpg").write_bytes(b"x")
    (tmp_path / "letter").write_text("dear")
    with pytest.raises(ExportError, match=why):
        solve_folder(folder, tmp_path / out, PARAMS)
    assert planner.asked == []


@pytest.mark.usefixtures("planner")
def test_a_plan_folder_is_verified_without_the_solver(tmp_path):
    folder = write_folder(make_school(), tmp_path / "school")
    solve_folder(folder, tmp_path / "plan", PARAMS)
    # YE may lose nothing, but its absence costs it 30 minutes: fact, and no breach. A teaches P1 and P2 alone, so
    # that every limit holds but the releases per day, when that is 40 minutes and the release takes 50.
    strict = write_folder(
        replace(make_school(), defaults=replace(make_school().defaults, release_day_max=40)), tmp_path / "strict"
    )
    assert "release-limit" not in {breach.rule for breach in verify_folder(folder, tmp_path / "plan")}
    assert "release-limit" in {breach.rule for breach in verify_folder(strict, tmp_path / "plan")}


@pytest.mark.usefixtures("planner")
def test_a_plan_folder_with_errors_is_told_line_by_line(tmp_path):
    folder = write_folder(make_school(), tmp_path / "school")
    solve_folder(folder, tmp_path / "plan", PARAMS)
    sessions = tmp_path / "plan" / "sessions.csv"
    sessions.write_text(sessions.read_text().replace("2027-01-11", "someday"))
    with pytest.raises(DataError, match=r"The plan folder .* has an error") as caught:
        verify_folder(folder, tmp_path / "plan")
    assert caught.value.lines[0].startswith("sessions.csv:2: date: ")
