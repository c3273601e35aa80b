"""The gateway to the true services, on a database of its own."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.alternatives import SessionAlternatives
from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.edits.settings import put_defaults
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus, VersionState
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.robustness import RobustnessParams
from sabbatical.domain.tradeoff.limits import parse_limits
from sabbatical.domain.tradeoff.model import LimitKind
from sabbatical.errors import ConflictError, DataError
from sabbatical.formats.school_folder import write_school
from sabbatical.services.exporting import Audience, ExportOptions
from sabbatical.ui.gateway import AbsenceChange
from sabbatical.ui.services_gateway import ServicesGateway
from solver.params import SolveParams
from solver.problem import Problem
from solver.result import SolveResult
from solver.solve import solve
from tests.schools import make_school
from tests.ui.keeping import import_folder


@pytest.fixture
def gateway(tmp_path: Path) -> ServicesGateway:
    folder = tmp_path / "school"
    folder.mkdir()
    write_school(make_school(), folder)
    gateway = ServicesGateway(str(tmp_path / "term.db"))
    import_folder(gateway, folder)
    return gateway


def test_an_empty_database_holds_nothing_to_show(tmp_path: Path):
    assert ServicesGateway(str(tmp_path / "new.db")).look() is None


def test_an_import_is_shown(gateway: ServicesGateway):
    picture = gateway.look()
    assert picture is not None
    assert picture.school == make_school()
    assert (picture.stored, picture.outcomes) == (None, ())
    assert [loss.lost_hundredths for loss in picture.losses] == [0, 0, 0]


def test_an_edit_is_kept(gateway: ServicesGateway):
    gateway.edit(lambda school: put_defaults(school, replace(school.defaults, max_requests=5)))
    picture = gateway.look()
    assert picture is not None
    assert picture.school.defaults.max_requests == 5


def test_a_plan_is_made_checked_published_and_exported(gateway: ServicesGateway, tmp_path: Path):
    gateway.make_plan(PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event())
    draft = gateway.look()
    assert draft is not None
    assert draft.has_draft
    # BEN's request on Questioning can be served by ANA: three sessions of one observe-cycle.
    assert [row.is_served for row in draft.outcomes] == [True]
    assert gateway.verify() == ()
    assert gateway.publish().state is VersionState.PUBLISHED
    published = gateway.look()
    assert published is not None
    assert not published.has_draft
    assert published.published is not None
    paths = gateway.export(tmp_path / "out", Audience.STAFF, ExportOptions())
    assert [path.name for path in paths if path.suffix == ".csv"] == ["cover_sheet.csv"]


def test_the_newest_plan_is_looked_into(gateway: ServicesGateway, monkeypatch: pytest.MonkeyPatch):
    gateway.make_plan(PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event())
    start = Moment(today=make_school().term.start)
    monkeypatch.setattr("sabbatical.ui.services_gateway.school_moment", lambda _store: start)
    picture = gateway.look()
    assert picture is not None
    assert picture.plan is not None
    found = gateway.alternatives(picture.plan.sessions[0].id, threading.Event())
    assert isinstance(found, SessionAlternatives)
    told: list[int] = []
    robust = gateway.robustness(RobustnessParams(replays=2), told.append, threading.Event())
    assert (robust.sessions, told) == (3, [1, 2])


def test_a_draft_is_discarded(gateway: ServicesGateway):
    gateway.make_plan(PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event())
    gateway.discard_draft()
    picture = gateway.look()
    assert picture is not None
    assert picture.stored is None
    with pytest.raises(DataError):
        gateway.discard_draft()


def test_a_trade_off_is_found_and_exported_and_leaves_the_database_alone(gateway: ServicesGateway, tmp_path: Path):
    limits = parse_limits(LimitKind.CAP, "0,3")
    found = gateway.trade_off(
        limits, PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event()
    )
    # ANA and BEN are both free in P3, and she observes his P2 without leaving a class: a cap of 0 is enough.
    assert [point.requests_served for point in found.points] == [1, 1]
    paths = gateway.export_trade_off(found, tmp_path / "out")
    assert [path.name for path in paths] == ["tradeoff.csv", "tradeoff.svg"]
    picture = gateway.look()
    assert picture is not None
    assert picture.stored is None


def test_a_day_is_repaired_published_told_and_taken_back(gateway: ServicesGateway):
    params = PlanParams(time_limit_seconds=20, workers=1)
    gateway.make_plan(params, lambda _progress: None, threading.Event())
    gateway.publish()
    start = make_school().term.start
    (row,) = gateway.add_absences((NewAbsence(person="ANA", start=start, end=start),))
    stored = gateway.replan(params, lambda _progress: None, threading.Event())
    assert stored.version.repairs is not None
    draft = gateway.look()
    assert draft is not None
    assert draft.has_repair
    # ANA's MATH in P1 of that day needs one cover; whatever else moves, somebody has something new.
    covers = {change.person for change in draft.changes if change.after == "cover MATH"}
    assert len(covers) == 1
    gateway.publish()
    told = gateway.look()
    assert told is not None
    assert covers <= {notice.person for notice in told.notices}
    assert gateway.compare_versions(1, 2) != ()
    gateway.mark_told(tuple(notice.person for notice in told.notices), told=True)
    gateway.change_absence(AbsenceChange(id=row.id, start=start, end=start, periods=("P1",), reason="flu"))
    gateway.withdraw_absence(row.id)
    after = gateway.look()
    assert after is not None
    assert (after.notices, after.school.absences) == ((), ())
    titles = [action.title for action in gateway.actions()]
    assert gateway.undo().title == titles[0]
    assert gateway.redo().title == titles[0]


def test_a_version_is_marked_looked_at_and_brought_back(gateway: ServicesGateway):
    gateway.make_plan(PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event())
    gateway.publish()
    first = gateway.load_version(1).plan.sessions[0].id
    gateway.set_pinned((first,), pinned=True)
    gateway.mark_missed((first,), missed=True)
    marked = gateway.load_version(1).plan.sessions[0]
    assert (marked.pinned, marked.status) == (True, DutyStatus.MISSED)
    gateway.mark_missed((first,), missed=False)
    restored = gateway.restore_version(1, PlanParams(workers=1), lambda _progress: None, threading.Event())
    assert restored.version.number == 2


def test_what_another_leader_did_is_seen_before_it_is_published_or_undone(gateway: ServicesGateway, tmp_path: Path):
    def plan(maker: ServicesGateway) -> None:
        maker.make_plan(PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event())

    other = ServicesGateway(str(tmp_path / "term.db"))
    plan(gateway)
    for leader in (gateway, other):
        leader.look()
    plan(other)
    for act in (gateway.publish, gateway.discard_draft, gateway.undo):
        with pytest.raises(ConflictError, match="omebody else"):
            act()
    picture = gateway.look()
    assert picture is not None
    assert picture.stored is not None
    assert picture.stored.version.number == 2
    assert gateway.publish().number == 2
    assert gateway.undo().title == "Published plan 2"


def test_a_form_that_was_open_meanwhile_overwrites_nothing(gateway: ServicesGateway, tmp_path: Path):
    picture = gateway.look()
    assert picture is not None
    other = ServicesGateway(str(tmp_path / "term.db"))
    other.edit(lambda school: put_defaults(school, replace(school.defaults, cover_day_max=2)))
    gateway.edit(lambda school: put_defaults(school, replace(school.defaults, max_requests=5)), picture.school)
    merged = gateway.look()
    assert merged is not None
    assert (merged.school.defaults.cover_day_max, merged.school.defaults.max_requests) == (2, 5)


def test_beside_a_screen_small_questions_are_asked_one_by_one(
    gateway: ServicesGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def noting(problem: Problem, params: SolveParams, **wishes: object) -> SolveResult:
        asked.append(params.side_by_side)
        return solve(problem, params, **wishes)

    monkeypatch.setattr("solver.solve.solve", noting)
    gateway.make_plan(PlanParams(time_limit_seconds=20, workers=2), lambda _progress: None, threading.Event())
    assert asked == [False]
