"""A re-plan in the words of the school: rows carried over, ids kept."""

from dataclasses import replace

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import DutyStatus
from sabbatical.planning.published import MomentOf
from sabbatical.planning.replanned import with_carried_rows, without_past
from solver.plan import CoverKind, Plan
from tests.planning.replan_case import MISSED, PLAN, SCHOOL, WEDNESDAY, with_session
from tests.reports_case import date_of
from tests.solver.builders import cover, plan, session

NOTHING = replace(PLAN, sessions=(), covers=())


def _carried(planned, published=PLAN, pinned=None):
    replan = replace(WEDNESDAY, published=published)
    return with_carried_rows(planned, replan, MomentOf(SCHOOL, lay_out(SCHOOL), replan), pinned or Plan())


def _ids(found):
    return [row.id for row in found.sessions]


def test_the_past_is_carried_over_and_marked_as_done():
    found = _carried(NOTHING)
    assert found.sessions == tuple(replace(row, status=DutyStatus.DONE) for row in PLAN.sessions[:2])
    assert found.covers == (replace(PLAN.covers[0], status=DutyStatus.DONE),)


def test_missed_rows_stay_as_they_are():
    missed = with_session(PLAN, 2, status=MISSED)
    assert [row.status for row in _carried(NOTHING, missed).sessions] == [DutyStatus.DONE, MISSED]


def test_what_is_kept_or_moved_keeps_its_id():
    published = replace(PLAN, sessions=(*PLAN.sessions[:2], replace(PLAN.sessions[2], id="Q1-1.3-2")))
    moved = replace(PLAN.sessions[2], date=date_of("Thu"))
    assert _ids(_carried(replace(NOTHING, sessions=(moved,)), published)) == ["Q1-1.1", "Q1-1.2", "Q1-1.3-2"]


def test_the_new_session_of_a_missed_step_gets_a_number():
    missed = with_session(PLAN, 3, status=MISSED)
    again = replace(PLAN.sessions[2], date=date_of("Thu"))
    once = _carried(replace(NOTHING, sessions=(again,)), missed)
    assert _ids(once) == ["Q1-1.1", "Q1-1.2", "Q1-1.3", "Q1-1.3-2"]
    # Missed once more, on Thursday.
    twice = replace(once, sessions=(*once.sessions[:3], replace(once.sessions[3], status=MISSED)))
    third = replace(again, date=date_of("Fri"))
    assert _ids(_carried(replace(NOTHING, sessions=(third,)), twice))[-1] == "Q1-1.3-3"


def test_a_cover_keeps_its_id_whoever_takes_it():
    published = replace(PLAN, covers=(replace(PLAN.covers[2], id="mine"),))
    found = _carried(replace(NOTHING, covers=(replace(PLAN.covers[2], cover_person="S"),)), published)
    assert [(row.id, row.cover_person) for row in found.covers] == [("mine", "S")]


def test_rows_that_are_pinned_are_marked():
    pinned = plan(session("Q1", "A", 8, step=3), cover("YE", 11, CoverKind.COLLEAGUE, "C"))
    found = _carried(replace(NOTHING, sessions=PLAN.sessions[2:], covers=PLAN.covers[1:]), pinned=pinned)
    assert [row.pinned for row in found.sessions] == [False, False, True]
    assert [row.pinned for row in found.covers] == [False, False, True]


def test_rows_are_in_order_of_date_and_start():
    found = _carried(replace(NOTHING, sessions=PLAN.sessions[2:], covers=PLAN.covers[1:]))
    assert found.sessions == (*(replace(row, status=DutyStatus.DONE) for row in PLAN.sessions[:2]), PLAN.sessions[2])
    assert [row.date for row in found.covers] == sorted(row.date for row in found.covers)


def test_the_solvers_plan_without_the_past():
    past, new = session("Q1", "A", 2), session("Q1", "A", 8, step=3)
    led = cover("YE", 11, CoverKind.COLLEAGUE, "C")
    assert without_past(plan(past, new, led), plan(past)) == plan(new, led)
