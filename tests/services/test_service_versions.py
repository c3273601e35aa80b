"""Plans compared and brought back."""

import datetime as dt

import pytest

from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.plan import DutyStatus, VersionState
from sabbatical.errors import DataError
from sabbatical.services.marks import mark_missed
from sabbatical.services.plans import current_plan, load_version
from sabbatical.services.replanning import replan
from sabbatical.services.versions import changes_of_replan, compare_versions, restore_version
from tests.replan_case import handed_over, moved, repaired
from tests.reports_case import date_of
from tests.services.case import PARAMS, publish_week
from tests.services.test_service_plans import BREACH

WEDNESDAY = dt.datetime(2027, 1, 13, 15, tzinfo=dt.UTC)
"""10:00 in New York: P1 and P2 have begun, P3 begins in this very minute."""


@pytest.fixture
def three(store):
    """The week's plan, then V covers YE, then the last session is on Friday, too."""
    for plan in (None, handed_over(), repaired()):
        publish_week(store, plan)
    return store


def test_any_two_plans_are_compared_by_name(three):
    assert [(row.person, row.after) for row in compare_versions(three, 1, 2)] == [("C", ""), ("V", "cover YE")]
    assert [(row.person, row.before, row.after) for row in compare_versions(three, 3, 2)][:2] == [
        ("A", "", "meet as coach with Ben (request Q1, cycle 1, step 3)"),
        ("A", "meet as coach with Ben (request Q1, cycle 1, step 3)", ""),
    ]
    assert compare_versions(three, 2, 2) == ()
    with pytest.raises(DataError, match="There is no plan 4"):
        compare_versions(three, 1, 4)


def test_a_plan_comes_back_as_a_draft_of_today(three):
    stored = restore_version(three, 1, WEDNESDAY)
    assert stored.version.state is VersionState.DRAFT
    assert stored.version.note == "plan 1 restored"
    assert stored.version.repairs == RepairOf(base=3, moment=Moment(today=date_of("Wed"), now=dt.time(10)), extend=True)
    assert stored == current_plan(three)
    # Monday and Tuesday are past; Wednesday P3 of plan 1 is still to come, and C covers YE again
    assert [(row.id, row.date, row.status) for row in stored.plan.sessions] == [
        ("Q1-1.1", date_of("Mon"), DutyStatus.DONE),
        ("Q1-1.2", date_of("Tue"), DutyStatus.DONE),
        ("Q1-1.3", date_of("Wed"), DutyStatus.PLANNED),
    ]
    assert [(row.id, row.cover_person, row.status) for row in stored.plan.covers] == [
        ("Tue-P2-MA", "S", DutyStatus.DONE),
        ("Thu-P1-XC", "C", DutyStatus.PLANNED),
        ("Thu-P3-YE", "C", DutyStatus.PLANNED),
    ]


def test_what_took_place_does_not_come_back_later(store):
    """Plan 1 has the last session on Friday, plan 2 on Wednesday P3, which is past at 10:01."""
    publish_week(store, moved())
    publish_week(store)
    stored = restore_version(store, 1, WEDNESDAY + dt.timedelta(minutes=1))
    assert [(row.id, row.date) for row in stored.plan.sessions][2:] == [("Q1-1.3", date_of("Wed"))]


def test_what_was_missed_comes_back_under_an_id_of_its_own(store):
    publish_week(store, moved())
    publish_week(store)
    mark_missed(store, ("Q1-1.3",), True)
    stored = restore_version(store, 1, WEDNESDAY + dt.timedelta(minutes=1))
    assert [(row.id, row.date, row.status) for row in stored.plan.sessions][2:] == [
        ("Q1-1.3", date_of("Wed"), DutyStatus.MISSED),
        ("Q1-1.3-2", date_of("Fri"), DutyStatus.PLANNED),
    ]


def test_nothing_comes_back_where_nothing_is_published(three):
    with three.writing() as transaction:
        transaction.plans.supersede_published()
    with pytest.raises(DataError, match="Nothing is published yet"):
        restore_version(three, 1, WEDNESDAY)
    with pytest.raises(DataError, match="There is no plan 9"):
        restore_version(three, 9, WEDNESDAY)


def test_what_is_allowed_no_more_is_repaired_round_the_earlier_plan(three, replanner, monkeypatch):
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", lambda *_: (BREACH,))
    stored = restore_version(three, 1, WEDNESDAY, PARAMS)
    assert (stored.version.note, stored.plan) == ("plan 1 restored, repaired", repaired())
    [(_, begun, params)] = replanner.asked
    assert params == PARAMS
    assert (begun.today, begun.now, begun.extend) == (date_of("Wed"), dt.time(10), False)
    assert [row.cover_person for row in begun.published.covers] == ["S", "C", "C"]  # as in plan 1


def test_what_is_still_allowed_needs_no_repair(three, replanner, sound):
    assert restore_version(three, 1, WEDNESDAY, PARAMS).version.note == "plan 1 restored"
    assert replanner.asked == []


def test_a_restored_plan_is_not_kept_where_another_was_published_meanwhile(three, replanner, monkeypatch):
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", lambda *_: (BREACH,))
    replanner.meanwhile = lambda: publish_week(three)
    with pytest.raises(DataError, match="Plan 4 was published meanwhile"):
        restore_version(three, 1, WEDNESDAY, PARAMS)
    assert current_plan(three).version.number == 4


def test_the_changes_of_a_repair_are_weighed_as_its_tier_weighs_them(store, replanner):
    """From Wednesday on: Wednesday and Thursday are within notice and count 3 each, Friday 1: A 4, B 4, C 3, V 3."""
    publish_week(store)
    stored = replan(store, PARAMS, Moment(today=date_of("Wed")))
    weights: dict[str, int] = {}
    for row in changes_of_replan(store, stored):
        weights[row.person] = weights.get(row.person, 0) + row.weight
    assert weights == {"A": 4, "B": 4, "C": 3, "V": 3}
    with pytest.raises(DataError, match="Plan 1 was planned from nothing"):
        changes_of_replan(store, load_version(store, 1))
