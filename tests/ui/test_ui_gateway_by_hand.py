"""Changes by hand through the gateway to the true services, on a database of its own."""

import datetime as dt
import threading
from pathlib import Path

import pytest

from sabbatical.domain.moment import Moment
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.verdict import Outcome
from sabbatical.domain.wishes import MoveSession, WithdrawCycle
from sabbatical.formats.school_folder import write_school
from sabbatical.services.by_hand import ForbiddenError
from sabbatical.ui.by_hand_held import holds_by_hand
from sabbatical.ui.carried import open_carried
from sabbatical.ui.services_gateway import ServicesGateway
from tests.schools import make_school
from tests.ui.keeping import import_folder

PARAMS = PlanParams(time_limit_seconds=20, workers=1)


@pytest.fixture
def gateway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ServicesGateway:
    """Return a gateway to a school whose plan is published, the day before its term begins."""
    folder = tmp_path / "school"
    folder.mkdir()
    write_school(make_school(), folder)
    gateway = ServicesGateway(str(tmp_path / "term.db"))
    import_folder(gateway, folder)
    before = make_school().term.start - dt.timedelta(days=1)
    monkeypatch.setattr(gateway, "_moment", lambda: Moment(today=before, now=dt.time(7)))
    gateway.make_plan(PARAMS, lambda _progress: None, threading.Event())
    gateway.publish()
    return gateway


def test_what_is_carried_to_an_allowed_place_is_kept_and_the_rest_repaired_around_it(gateway: ServicesGateway):
    desk = gateway.hand_desk()
    carried = next(
        found for row in desk.stored.plan.sessions if (found := open_carried(gateway.hand_desk(), row.id)).near
    )
    place = carried.near[0]
    wish = MoveSession(session=carried.session.id, date=place.date, period=place.period)
    assert carried.desk.try_(wish).outcome is Outcome.ALLOWED
    gateway.do_by_hand(wish)
    draft = gateway.look()
    assert draft is not None
    assert holds_by_hand(draft)
    repaired = gateway.repair_the_rest(PARAMS, lambda _progress: None, threading.Event()).plan
    row = next(row for row in repaired.sessions if row.id == carried.session.id)
    assert (row.date, row.period, row.pinned) == (place.date, place.period, True)


def test_a_withdrawn_cycle_stays_withdrawn_in_the_repair(gateway: ServicesGateway):
    first = gateway.hand_desk().stored.plan.sessions[0]
    gateway.do_by_hand(WithdrawCycle(request=first.request, cycle=first.cycle))
    draft = gateway.look()
    assert draft is not None
    assert holds_by_hand(draft)
    repaired = gateway.repair_the_rest(PARAMS, lambda _progress: None, threading.Event()).plan
    assert all((row.request, row.cycle) != (first.request, first.cycle) for row in repaired.sessions)


def test_a_closed_day_is_refused_and_nothing_is_kept(gateway: ServicesGateway):
    first = gateway.hand_desk().stored.plan.sessions[0]
    sunday = make_school().term.start - dt.timedelta(days=1)
    with pytest.raises(ForbiddenError, match="not possible"):
        gateway.do_by_hand(MoveSession(session=first.id, date=sunday, period=first.period))
    picture = gateway.look()
    assert picture is not None
    assert not picture.has_draft
