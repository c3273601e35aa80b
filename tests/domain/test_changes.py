"""What differs between two plans, person by person."""

from dataclasses import replace

from sabbatical.domain.change_weights import ChangeWeights
from sabbatical.domain.plan import CoverKind, DutyStatus
from sabbatical.domain.replanning import Replan
from sabbatical.domain.reports.changes import Change, change_counts, list_changes, replan_changes
from sabbatical.domain.rows.people import Absence
from tests.reports_case import date_of, make_plan, make_school, make_timetable

SCHOOL, PLAN = make_school(), make_plan()
WEDNESDAY = Replan(published=PLAN, asked=(), today=date_of("Wed"))


def _moved(**changes):
    return replace(PLAN, sessions=(*PLAN.sessions[:2], replace(PLAN.sessions[2], **changes)))


def _places(changes):
    return [(change.person, change.date.isoformat(), change.period) for change in changes]


def _changes(after, school=SCHOOL, replan=WEDNESDAY):
    return replan_changes(school, make_timetable(school), replan, after)


def test_a_plan_does_not_differ_from_itself():
    assert list_changes(PLAN, PLAN) == ()
    done = replace(PLAN, sessions=tuple(replace(row, status=DutyStatus.DONE, id="X") for row in PLAN.sessions))
    assert list_changes(PLAN, done) == ()


def test_a_session_moved_is_told_to_both_where_it_was_and_where_it_is():
    found = _changes(_moved(date=date_of("Fri")))
    assert _places(found) == [
        ("A", "2027-01-13", "P3"),
        ("A", "2027-01-15", "P3"),
        ("B", "2027-01-13", "P3"),
        ("B", "2027-01-15", "P3"),
    ]
    # Two days of notice: Wednesday 3, Friday 1.
    assert [change.weight for change in found] == [3, 1, 3, 1]
    assert found[0] == Change(
        person="A",
        date=date_of("Wed"),
        period="P3",
        before="meet as coach with Ben (request Q1, cycle 1, step 3)",
        after="",
        weight=3,
    )
    assert found[3].after == "meet as coachee with Ann (request Q1, cycle 1, step 3)"
    assert change_counts(found) == {"duties_changed": 4, "people_with_changes": 2}


def test_the_host_class_is_named():
    found = list_changes(replace(PLAN, sessions=PLAN.sessions[1:2]), replace(PLAN, sessions=()))
    assert found[0].before == "observe as coach with B in SB (request Q1, cycle 1, step 2)"


def test_room_building_and_kind_of_cover_are_no_change():
    covers = tuple(replace(row, room="X", building="Annex", cover_kind=_other(row)) for row in PLAN.covers)
    sessions = tuple(replace(row, room="X", building="Annex") for row in PLAN.sessions)
    assert list_changes(PLAN, replace(PLAN, sessions=sessions, covers=covers)) == ()


def _other(row):
    return CoverKind.SAME_SUBJECT if row.cover_kind is CoverKind.COLLEAGUE else row.cover_kind


def test_a_cover_taken_by_somebody_else():
    after = replace(PLAN, covers=(*PLAN.covers[:2], replace(PLAN.covers[2], cover_person="S")))
    found = _changes(after)
    assert [(change.person, change.before, change.after) for change in found] == [
        ("C", "cover YE", ""),
        ("S", "", "cover YE"),
    ]


def test_who_leads_as_a_co_teacher_and_what_is_missed_is_nobodys_duty():
    after = replace(PLAN, covers=(PLAN.covers[0], PLAN.covers[2]))
    assert list_changes(PLAN, after) == ()
    missed = _moved(status=DutyStatus.MISSED)
    assert _places(list_changes(PLAN, missed)) == [("A", "2027-01-13", "P3"), ("B", "2027-01-13", "P3")]


def test_another_coach():
    found = _changes(_moved(coach="D"))
    assert [(change.person, bool(change.before), bool(change.after)) for change in found] == [
        ("A", True, False),
        ("B", True, True),
        ("D", False, True),
    ]


def test_an_absent_persons_own_duties_and_who_is_gone_are_left_out():
    school = replace(
        SCHOOL,
        absences=(Absence(id="L9", person="A", start=date_of("Wed"), periods=("P3",)),),
        teachers=tuple(row for row in SCHOOL.teachers if row.id != "B"),
    )
    found = _changes(replace(PLAN, sessions=PLAN.sessions[:2]), school)
    assert found == ()
    assert len(list_changes(PLAN, replace(PLAN, sessions=PLAN.sessions[:2]))) == 2


def test_what_is_not_told_yet_weighs_half():
    untold = frozenset({("A", date_of("Wed"), "P3"), ("A", date_of("Fri"), "P3")})
    found = _changes(_moved(date=date_of("Fri")), replan=replace(WEDNESDAY, untold=untold))
    # 3 // 2 and 1 // 2 for A.
    assert [change.weight for change in found] == [1, 0, 3, 1]


def test_weights_by_date():
    weights = ChangeWeights.of(SCHOOL, make_timetable(SCHOOL), WEDNESDAY)
    assert [weights.of_date(date_of(day)) for day in ("Wed", "Thu", "Fri")] == [3, 3, 1]
    assert weights.weight("Nobody", date_of("Wed"), "P1") == 0
