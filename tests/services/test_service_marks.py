"""Missed and pinned, on the published plan alone."""

import pytest

from sabbatical.domain.plan import DutyStatus
from sabbatical.errors import DataError
from sabbatical.services.marks import mark_missed, set_pinned
from sabbatical.services.plans import list_versions, load_version, published_plan
from tests.reports_case import make_plan
from tests.services.case import NOON, add_draft


@pytest.fixture
def published(store):
    for _ in range(2):
        add_draft(store)
        with store.writing() as transaction:
            transaction.plans.publish_draft(NOON)
    return store


def rows(store):
    plan = published_plan(store).plan
    return {row.id: row for row in (*plan.sessions, *plan.covers)}


def test_what_was_missed_is_marked_in_place_and_can_be_taken_back(published):
    mark_missed(published, ("Q1-1.2", "Tue-P2-MA"), True)
    missed = {row_id for row_id, row in rows(published).items() if row.status is DutyStatus.MISSED}
    assert missed == {"Q1-1.2", "Tue-P2-MA"}
    assert [version.number for version in list_versions(published)] == [1, 2]
    assert load_version(published, 1).plan == make_plan()
    mark_missed(published, ("Q1-1.2", "Tue-P2-MA"), False)
    assert published_plan(published).plan == make_plan()


def test_what_is_pinned_is_marked_in_place_and_let_go(published):
    set_pinned(published, ("Q1-1.3", "Thu-P3-YE"), True)
    assert {row_id for row_id, row in rows(published).items() if row.pinned} == {"Q1-1.3", "Thu-P3-YE"}
    set_pinned(published, ("Q1-1.3", "Thu-P3-YE"), False)
    assert published_plan(published).plan == make_plan()


@pytest.mark.parametrize("act", [mark_missed, set_pinned])
def test_an_unknown_id_marks_nothing(published, act):
    with pytest.raises(DataError, match="Plan 2 has no session and no cover nowhere"):
        act(published, ("Q1-1.2", "nowhere"), True)
    assert published_plan(published).plan == make_plan()


@pytest.mark.parametrize("act", [mark_missed, set_pinned])
def test_a_draft_is_not_marked(store, act):
    add_draft(store)
    with pytest.raises(DataError, match="Nothing is published yet"):
        act(store, ("Q1-1.2",), True)
