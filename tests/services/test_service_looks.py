"""Who else and how robust, of the plan in a database: the week of tests/reports_case.py."""

import datetime as dt
from decimal import Decimal

import pytest

from sabbatical.domain.alternatives import CoverAlternatives, SessionAlternatives
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.robustness import RobustnessParams
from sabbatical.errors import DataError
from sabbatical.services.alternatives import alternatives
from sabbatical.services.robustness import robustness
from tests.reports_case import make_plan, make_school
from tests.services.case import NOON, add_draft

BEFORE = Moment(today=dt.date(2027, 1, 1))
AFTER = Moment(today=dt.date(2028, 1, 1))
PARAMS = RobustnessParams(rate_percent=Decimal(0), replays=2)


def ahead(rows):
    return next(row for row in rows if row.status is DutyStatus.PLANNED)


def test_a_session_and_a_cover_of_the_draft_have_alternatives(store):
    add_draft(store)
    plan = make_plan()
    session, cover = ahead(plan.sessions), ahead(plan.covers)
    found = alternatives(store, session.id, BEFORE)
    assert isinstance(found, SessionAlternatives)
    assert found.session == session
    found = alternatives(store, cover.id, BEFORE)
    assert isinstance(found, CoverAlternatives)
    everybody = len(make_school().teachers) + len(make_school().substitutes) + 1  # and nobody
    assert len(found.choices) + len(found.not_possible) == everybody - 1  # the present one


def test_the_published_plan_is_asked_where_there_is_no_draft(store):
    add_draft(store)
    with store.writing() as transaction:
        transaction.plans.publish_draft(NOON)
    assert alternatives(store, ahead(make_plan().sessions).id, BEFORE)


def test_what_is_over_has_no_alternatives(store):
    add_draft(store)
    with pytest.raises(DataError, match="it is over"):
        alternatives(store, ahead(make_plan().sessions).id, AFTER)


def test_an_unknown_id_and_a_missing_plan_are_named(store, empty):
    with pytest.raises(DataError, match="no plan yet"):
        alternatives(store, "R1-1.1", BEFORE)
    add_draft(store)
    with pytest.raises(DataError, match="No session and no cover has the id R99"):
        alternatives(store, "R99-1.1", BEFORE)
    with pytest.raises(DataError, match="no school"):
        alternatives(empty, "R1-1.1", BEFORE)


def test_the_newest_plan_is_replayed(store):
    with pytest.raises(DataError, match="no plan yet"):
        robustness(store, PARAMS, BEFORE)
    add_draft(store)
    found = robustness(store, PARAMS, BEFORE)
    # Three sessions; 37.50 + 15.00 + 30.00 minutes lost.
    assert (found.sessions, found.sessions_held.mean, found.lost_hundredths.mean) == (3, 3, 8250)
    assert robustness(store, PARAMS, AFTER).sessions == 0
