"""What differs between two plans, what it counts, and how it reads."""

from dataclasses import replace

import pytest

from sabbatical.domain.plan import CoverKind, DutyStatus, PlanSummary
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.reports.change_words import change_lines, proof_sentence, uncovered_lines
from sabbatical.domain.reports.changes import Change, list_changes
from sabbatical.domain.uncovered import CouldCover, UncoveredMeeting
from tests.replan_case import handed_over, moved, repaired
from tests.reports_case import date_of, make_plan

MEET_A = "meet as coach with B (request Q1, cycle 1, step 3)"
MEET_B = "meet as coachee with A (request Q1, cycle 1, step 3)"


def change(person, day, period, before, after, weight=1):
    return Change(person=person, date=date_of(day), period=period, before=before, after=after, weight=weight)


def test_what_moves_is_gone_in_one_place_and_new_in_another_for_both():
    assert list_changes(make_plan(), moved()) == (
        change("A", "Wed", "P3", MEET_A, ""),
        change("A", "Fri", "P3", "", MEET_A),
        change("B", "Wed", "P3", MEET_B, ""),
        change("B", "Fri", "P3", "", MEET_B),
    )


def test_another_cover_person_changes_two_people():
    assert list_changes(make_plan(), handed_over()) == (
        change("C", "Thu", "P3", "cover YE", ""),
        change("V", "Thu", "P3", "", "cover YE"),
    )


def test_rooms_kinds_of_cover_and_coteachers_make_no_difference():
    plan = make_plan()
    other = replace(
        plan,
        sessions=tuple(replace(row, room="elsewhere", pinned=True) for row in plan.sessions),
        covers=(
            replace(plan.covers[0], cover_kind=CoverKind.COLLEAGUE),
            replace(plan.covers[1], cover_person="D"),  # leads XC, a class of D's own
            plan.covers[2],
        ),
    )
    assert list_changes(plan, other) == ()


def test_another_duty_in_the_same_period_is_one_change():
    """B meets A on Wednesday P3 in step 3; in the other plan it is step 1 of a second cycle."""
    plan = make_plan()
    other = replace(plan, sessions=(*plan.sessions[:2], replace(plan.sessions[2], cycle=2, step=1)))
    assert [(row.person, row.before[-7:], row.after[-7:]) for row in list_changes(plan, other)] == [
        ("A", "step 3)", "step 1)"),
        ("B", "step 3)", "step 1)"),
    ]


def test_what_was_missed_is_no_duty():
    plan = make_plan()
    missed = replace(plan, sessions=(replace(plan.sessions[0], status=DutyStatus.MISSED), *plan.sessions[1:]))
    assert [row.before for row in list_changes(plan, missed)] == [
        "meet as coach with B (request Q1, cycle 1, step 1)",
        "meet as coachee with A (request Q1, cycle 1, step 1)",
    ]


def test_changes_read_person_by_person():
    lines = list(change_lines(list_changes(make_plan(), repaired(), names={"A": "Ann", "B": "Ben"}), {"A": "Ann"}))
    assert lines[:3] == [
        "Ann:",
        "  Wed 2027-01-13 P3: withdrawn: meet as coach with Ben (request Q1, cycle 1, step 3)",
        "  Fri 2027-01-15 P3: new: meet as coach with Ben (request Q1, cycle 1, step 3)",
    ]
    assert lines[-2:] == ["V:", "  Thu 2027-01-14 P3: new: cover YE"]


def with_sum(value: int, *, proven: tuple[bool, bool] = (True, True)) -> PlanSummary:
    """Of a re-plan: `requests`, then `changes` with this value."""
    plan = repaired()
    first, second = plan.summary.tiers[:2]
    tiers = (replace(first, proven=proven[0]), replace(second, value=value, proven=proven[1]))
    return replace(plan.summary, tiers=tiers)


def test_fewer_is_impossible_where_no_fewer_could_have_the_proven_sum():
    """6 changes that all count 3 are 18; 5 changes count 15 at most."""
    changes = list_changes(make_plan(), repaired())
    assert proof_sentence(with_sum(18), changes) == "6 duties change for 4 people; fewer is impossible."
    assert proof_sentence(with_sum(16), changes) == "6 duties change for 4 people; fewer is impossible."
    assert proof_sentence(with_sum(15), changes) == (
        "6 duties change for 4 people; counting short notice threefold that is 15, and less is impossible."
    )
    assert proof_sentence(with_sum(1), changes[:1]) == "1 duty changes for 1 person; fewer is impossible."
    assert proof_sentence(with_sum(0), ()) == "No duty changes."


@pytest.mark.parametrize("summary", [with_sum(18, proven=(False, True)), with_sum(18, proven=(True, False))])
def test_nothing_is_impossible_unless_every_tier_up_to_changes_is_proven(summary):
    changes = list_changes(make_plan(), repaired())
    assert proof_sentence(summary, changes).endswith("people; that fewer is impossible is not proven.")
    assert proof_sentence(make_plan().summary, changes).endswith("is not proven.")


def test_what_has_no_cover_is_named_unless_it_is_over():
    open_one = replace(make_plan().covers[0], cover_person="", cover_kind=CoverKind.UNCOVERED)
    limit = BreachLine(rule="cover-limit", sentence="B covers 2 times on 2027-01-12; 1 are allowed.")
    meeting = UncoveredMeeting(cover=open_one, could=(CouldCover(person="B", limit=limit),))
    assert list(uncovered_lines((meeting,), {"B": "Bo"})) == [
        "No cover: MA on Tue 2027-01-12 P2",
        "  Bo could if one limit were raised: B covers 2 times on 2027-01-12; 1 are allowed.",
    ]
