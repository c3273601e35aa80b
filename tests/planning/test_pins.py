"""Pins of a re-plan: what stands, what yields and why."""

from dataclasses import replace

import pytest

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import CoverKind
from sabbatical.domain.replanning import CoverPlace, SessionPlace
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.rows.people import Absence
from sabbatical.planning.pins import read_pins, yielded_pins
from sabbatical.planning.today import first_slot_of
from solver.plan import Cover, Session
from solver.plan import CoverKind as SolverKind
from tests.planning.replan_case import PLAN, SCHOOL, WEDNESDAY, with_request, with_session
from tests.reports_case import date_of

PINNED = replace(WEDNESDAY, published=with_session(PLAN, 3, pinned=True))
MEET = Session(request="Q1", cycle=1, step=3, coach="A", slot=8, class_id=None)


def _pins(school=SCHOOL, replan=PINNED):
    timetable = lay_out(school)
    return read_pins(school, timetable, replan, first_slot_of(timetable, replan))


def _absent(person: str, day: str):
    return replace(SCHOOL, absences=(*SCHOOL.absences, Absence(id="L9", person=person, start=date_of(day))))


def _calendar(kind: CalendarKind):
    return replace(SCHOOL, calendar=(CalendarEntry(start=date_of("Wed"), kind=kind),))


def test_a_pinned_session_stands():
    assert _pins().plan.sessions == (MEET,)
    assert _pins(replan=WEDNESDAY).plan.sessions == ()


def test_pins_of_the_past_ask_for_nothing():
    replan = replace(WEDNESDAY, published=with_session(with_session(PLAN, 1, pinned=True), 2, pinned=True))
    assert (_pins(replan=replan).plan.sessions, _pins(replan=replan).yielded) == ((), ())


@pytest.mark.parametrize(
    ("school", "reason"),
    [
        (_absent("A", "Wed"), "A is absent"),
        (_absent("B", "Wed"), "B is absent"),
        (_calendar(CalendarKind.CLOSED), "no session can be at that time any more"),
        (_calendar(CalendarKind.BLACKOUT), "no session can be at that time any more"),
        (replace(SCHOOL, requests=SCHOOL.requests[1:]), "the request does not ask for it any more"),
        (with_request(SCHOOL, pattern="visit"), "the request does not ask for it any more"),
        (replace(SCHOOL, teachers=SCHOOL.teachers[1:]), "A is no teacher of the school any more"),
    ],
)
def test_a_pinned_session_yields_to_what_makes_it_impossible(school, reason):
    pins = _pins(school)
    assert pins.plan.sessions == ()
    assert pins.yielded == (
        f"The pinned session (request Q1, cycle 1, step 3) with A on 2027-01-13 in period P3 is given up: {reason}.",
    )
    assert yielded_pins(school, lay_out(school), PINNED) == pins.yielded


def test_a_pin_that_breaks_another_rule_stands():
    # A no longer coaches: rule qualified, and no plan.
    school = replace(SCHOOL, teachers=(replace(SCHOOL.teachers[0], coach=False), *SCHOOL.teachers[1:]))
    assert _pins(school).plan.sessions == (MEET,)


def test_a_session_placed_by_hand_takes_the_place_of_its_pin():
    place = SessionPlace(request="Q1", cycle=1, step=3, coach="A", date=date_of("Thu"), period="P3", class_id="")
    assert _pins(replan=replace(PINNED, sessions=(place,))).plan.sessions == (replace(MEET, slot=11),)


def test_a_withdrawn_cycle_has_no_pins():
    assert _pins(replan=replace(PINNED, withdrawn=frozenset({("Q1", 1)}))).plan.sessions == ()


def test_the_host_class_of_a_pinned_session_must_meet_with_its_teachers():
    place = SessionPlace(request="Q1", cycle=1, step=3, coach="A", date=date_of("Thu"), period="P1", class_id="XC")
    assert _pins(replan=replace(WEDNESDAY, sessions=(place,))).yielded[0].endswith("given up: D is absent.")
    nowhere = replace(place, class_id="YE")
    assert _pins(replan=replace(WEDNESDAY, sessions=(nowhere,))).yielded[0].endswith("YE does not meet then any more.")


def _covers(*rows, school=SCHOOL):
    replan = replace(WEDNESDAY, published=replace(PLAN, covers=rows))
    return _pins(school, replan)


YE = replace(next(row for row in PLAN.covers if row.class_id == "YE"), pinned=True)


def test_a_pinned_cover_stands():
    assert _covers(YE).plan.covers == (Cover(class_id="YE", slot=11, kind=SolverKind.COLLEAGUE, person="C"),)


def test_a_pinned_cover_has_the_kind_of_the_school_as_it_is():
    teachers = tuple(replace(row, subjects=("",)) if row.id == "C" else row for row in SCHOOL.teachers)
    school = replace(SCHOOL, teachers=teachers)
    assert _covers(YE, school=school).plan.covers[0].kind is SolverKind.SAME_SUBJECT
    substitute = replace(YE, cover_person="S", cover_kind=CoverKind.COLLEAGUE)
    assert _covers(substitute).plan.covers[0].kind is SolverKind.SUBSTITUTE
    nobody = replace(YE, cover_person="", cover_kind=CoverKind.UNCOVERED)
    assert _covers(nobody).plan.covers[0].kind is SolverKind.UNCOVERED


@pytest.mark.parametrize(
    ("school", "reason"),
    [
        (_absent("C", "Thu"), "C is absent"),
        (replace(SCHOOL, absences=()), "the class does not lose its teacher any more"),
        (replace(SCHOOL, timetable=SCHOOL.timetable[:-5]), "the class does not meet then any more"),
        (replace(SCHOOL, teachers=SCHOOL.teachers[:2] + SCHOOL.teachers[3:]), "C is not at the school any more"),
    ],
)
def test_a_pinned_cover_yields_to_what_makes_it_impossible(school, reason):
    if reason.startswith("the class does not meet"):
        school = replace(SCHOOL, timetable=tuple(row for row in SCHOOL.timetable if row.class_id != "YE"))
    pins = _covers(YE, school=school)
    assert pins.plan.covers == ()
    assert pins.yielded == (f"The pinned cover of YE by C on 2027-01-14 in period P3 is given up: {reason}.",)


def test_a_pinned_cover_yields_to_a_co_teacher_who_is_there():
    # XC has C and D; D is absent and C leads: nobody else may.
    place = CoverPlace(class_id="XC", date=date_of("Thu"), period="P1", person="S")
    assert _pins(replan=replace(WEDNESDAY, covers=(place,))).yielded[0].endswith("C, its own teacher, is there.")
    leads = replace(place, person="C")
    assert _pins(replan=replace(WEDNESDAY, covers=(leads,))).plan.covers[0].kind is SolverKind.COTEACHER


def test_the_pinned_cover_of_a_release_stands_with_its_session():
    # On Tuesday A leaves MA in P2 for SB, covered by S.
    ma = replace(next(row for row in PLAN.covers if row.class_id == "MA"), pinned=True)
    replan = replace(WEDNESDAY, published=replace(PLAN, covers=(ma,)), today=date_of("Tue"))
    assert _pins(replan=replan).plan.covers == (Cover(class_id="MA", slot=4, kind=SolverKind.SUBSTITUTE, person="S"),)
    # B is ill: there is no session to leave for.
    assert _pins(_absent("B", "Tue"), replan).plan.covers == ()
