"""Changes by hand in the database: what is kept, what is refused, and the repair around it.

The week of tests/reports_case.py on Tuesday at 7:55: see tests/planning/test_planning_by_hand.py.
"""

import datetime as dt

import pytest

from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.plan import VersionState
from sabbatical.domain.verdict import Outcome
from sabbatical.errors import DataError
from sabbatical.services.absences import NewAbsence, add_absences
from sabbatical.services.by_hand import (
    ForbiddenError,
    MoveSession,
    NameCover,
    PinItem,
    WithdrawCycle,
    do_by_hand,
    open_desk,
    repair_the_rest,
    try_by_hand,
    withdrawal_of,
)
from sabbatical.services.plans import current_plan, discard_draft, publish, published_plan, verify_current
from sabbatical.services.replanning import set_pinned
from sabbatical.services.undo import undo
from tests.reports_case import date_of, make_plan
from tests.services.case import NOON, PARAMS, add_draft, publish_week

TUESDAY = Moment(today=date_of("Tue"), now=dt.time(7, 55))
TO_WEDNESDAY = MoveSession(session="Q1-1.2", date=date_of("Wed"), period="P2")
TO_THURSDAY = MoveSession(session="Q1-1.2", date=date_of("Thu"), period="P2")
TO_MONDAY = MoveSession(session="Q1-1.2", date=date_of("Mon"), period="P2")


@pytest.fixture
def published(store):
    publish_week(store)
    return store


def dates(stored):
    return {row.id: row.date for row in stored.plan.sessions}


def test_trying_changes_nothing(published):
    assert try_by_hand(published, TO_WEDNESDAY, TUESDAY).outcome is Outcome.ALLOWED
    assert current_plan(published) == published_plan(published)


def test_an_allowed_change_is_a_draft_that_can_be_published(published):
    stored = do_by_hand(published, TO_WEDNESDAY, TUESDAY)
    assert stored.version.state is VersionState.DRAFT
    assert stored.version.repairs == RepairOf(base=1, moment=TUESDAY)
    assert stored.version.note == "1 session placed by hand"
    assert [row.id for row in stored.plan.sessions if row.pinned] == ["Q1-1.2"]
    assert verify_current(published, TUESDAY) == ()
    publish(published, NOON)
    assert dates(published_plan(published))["Q1-1.2"] == date_of("Wed")


def test_what_is_forbidden_is_not_kept(published):
    with pytest.raises(ForbiddenError) as caught:
        do_by_hand(published, TO_MONDAY, TUESDAY)
    assert caught.value.lines == ("past: 2027-01-11 in period P2 is over; what is past stands.",)
    assert caught.value.hint == "The nearest places: Wed 2027-01-13 P2."
    assert current_plan(published) == published_plan(published)


def test_a_change_goes_on_from_the_draft(published):
    do_by_hand(published, TO_WEDNESDAY, TUESDAY)
    stored = do_by_hand(published, NameCover(cover="Thu-P3-YE", person="V"), TUESDAY)
    assert dates(stored)["Q1-1.2"] == date_of("Wed")
    assert {row.id: row.cover_person for row in stored.plan.covers}["Thu-P3-YE"] == "V"
    assert stored.version.note == "1 session placed by hand; 1 cover named by hand"
    assert verify_current(published, TUESDAY) == ()


def test_what_needs_a_repair_cannot_be_published_before_it_is_repaired(published):
    stored = do_by_hand(published, TO_THURSDAY, TUESDAY)
    assert [line.rule for line in verify_current(published, TUESDAY)] == ["step-order"]
    with pytest.raises(DataError, match="breaks a hard rule"):
        publish(published, NOON)
    repaired = repair_the_rest(published, PARAMS, TUESDAY)
    assert repaired.version.number > stored.version.number
    # The talk follows on Thursday or Friday; one of both changes as little as the other, and no more than that.
    assert dates(repaired)["Q1-1.2"] == date_of("Thu")
    assert dates(repaired)["Q1-1.3"] in (date_of("Thu"), date_of("Fri"))
    assert [row.id for row in repaired.plan.sessions if row.pinned] == ["Q1-1.2"]
    publish(published, NOON)


def test_what_was_withdrawn_stays_so_in_a_repair(published):
    stored = do_by_hand(published, WithdrawCycle(request="Q1"), TUESDAY)
    assert stored.version.repairs.withdrawn == {("Q1", 1)}
    assert stored.version.note == "request Q1 withdrawn from cycle 1 on by hand"
    assert verify_current(published, TUESDAY) == ()
    assert set(dates(repair_the_rest(published, PARAMS, TUESDAY))) == {"Q1-1.1"}


def test_without_a_draft_the_rest_is_the_published_plan(published):
    assert dates(repair_the_rest(published, PARAMS, TUESDAY)) == dates(published_plan(published))


def test_before_a_first_publication_the_draft_is_repaired_by_itself(store):
    add_draft(store)
    sunday = Moment(today=date_of("Mon") - dt.timedelta(days=1))
    stored = do_by_hand(store, TO_THURSDAY, sunday)
    assert stored.version.repairs is None
    assert stored.version.note == "Moved Q1-1.2 to 2027-01-14 P2 by hand"
    repaired = repair_the_rest(store, PARAMS, sunday)
    assert (repaired.version.repairs, dates(repaired)["Q1-1.2"]) == (None, date_of("Thu"))
    # 1 to 5 days from Monday to Thursday: the first talk may stay.
    assert dates(repaired)["Q1-1.1"] == date_of("Mon")
    publish(store, NOON)


def test_a_pin_is_a_mark_on_the_newest_plan(published):
    do_by_hand(published, PinItem(item="Q1-1.3"), TUESDAY)
    assert current_plan(published).version.number == 1
    assert [row.id for row in published_plan(published).plan.sessions if row.pinned] == ["Q1-1.3"]
    with pytest.raises(ForbiddenError, match="no re-plan"):
        do_by_hand(published, TO_THURSDAY, TUESDAY)
    do_by_hand(published, PinItem(item="Q1-1.3", pinned=False), TUESDAY)
    assert try_by_hand(published, TO_THURSDAY, TUESDAY).outcome is Outcome.NEEDS_REPAIR


def test_what_is_let_go_in_the_draft_is_let_go_in_the_published_plan(published):
    set_pinned(published, ("Q1-1.3",), True)
    do_by_hand(published, TO_WEDNESDAY, TUESDAY)
    do_by_hand(published, PinItem(item="Q1-1.3", pinned=False), TUESDAY)
    assert not any(row.pinned for row in published_plan(published).plan.sessions)
    assert [row.id for row in current_plan(published).plan.sessions if row.pinned] == ["Q1-1.2"]


def test_a_cover_of_a_release_is_pinned_with_its_session(published):
    do_by_hand(published, PinItem(item="Tue-P2-MA"), TUESDAY)
    plan = published_plan(published).plan
    assert [row.id for row in (*plan.sessions, *plan.covers) if row.pinned] == ["Q1-1.2", "Tue-P2-MA"]


def test_a_change_of_the_school_since_the_plan_was_made_still_shows(published):
    add_absences(published, (NewAbsence(person="V", start=date_of("Fri"), end=date_of("Fri")),))
    assert do_by_hand(published, TO_WEDNESDAY, TUESDAY).version.school_changed_since


def test_an_absence_that_nobody_planned_for_is_held_against_no_change(published):
    add_absences(published, (NewAbsence(person="C", start=date_of("Thu"), end=date_of("Thu")),))
    verdict = try_by_hand(published, TO_WEDNESDAY, TUESDAY)
    assert verdict.outcome is Outcome.ALLOWED
    assert "present" in {line.rule for line in verdict.standing}


def test_an_undo_takes_the_change_back(published):
    do_by_hand(published, TO_WEDNESDAY, TUESDAY)
    assert undo(published).title == "Moved Q1-1.2 to 2027-01-13 P2 by hand"
    assert current_plan(published) == published_plan(published)


def test_a_change_on_a_plan_that_changed_meanwhile_is_refused(published, monkeypatch):
    from sabbatical.planning.by_hand import Desk

    attempt = Desk.attempt

    def meanwhile(desk, wish):
        set_pinned(published, ("Q1-1.3",), True)
        return attempt(desk, wish)

    monkeypatch.setattr(Desk, "attempt", meanwhile)
    with pytest.raises(DataError, match="changed meanwhile"):
        do_by_hand(published, TO_WEDNESDAY, TUESDAY)
    assert current_plan(published).version.number == 1


def test_a_desk_tries_many_changes_on_one_plan(published):
    desk = open_desk(published, TUESDAY)
    assert (desk.stored, desk.standing) == (published_plan(published), ())
    assert [desk.try_(wish).outcome for wish in (TO_WEDNESDAY, TO_THURSDAY, TO_MONDAY)] == [
        Outcome.ALLOWED,
        Outcome.NEEDS_REPAIR,
        Outcome.FORBIDDEN,
    ]
    assert [place.date for place in desk.places("Q1-1.2")] == [date_of("Wed")]


def test_what_shall_be_withdrawn_is_named_by_a_session_or_a_request(published):
    assert withdrawal_of(published, "Q1-1.3", TUESDAY) == WithdrawCycle(request="Q1", cycle=1)
    assert withdrawal_of(published, "Q1", TUESDAY) == WithdrawCycle(request="Q1", cycle=1)
    with pytest.raises(DataError, match="Neither a session nor a request Q2"):
        withdrawal_of(published, "Q2", TUESDAY)


def test_without_a_plan_there_is_nothing_to_change(store):
    with pytest.raises(DataError, match="There is no plan yet"):
        open_desk(store, TUESDAY)


def test_a_discarded_change_leaves_the_published_plan(published):
    do_by_hand(published, TO_WEDNESDAY, TUESDAY)
    discard_draft(published)
    assert published_plan(published).plan == make_plan()
