"""past: what is over stands, nothing is planned for it, and pins stand."""

from dataclasses import replace

import pytest

from solver.check import check, evaluate
from solver.plan import Plan
from solver.problem import CoverKind
from solver.published import Published
from solver.rules import Rule
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.replan_case import broken, replanned

PAST = session("R1", "Ana", 0)
UNCOVERED = cover("7B", 1, CoverKind.UNCOVERED)


def _school() -> ProblemBuilder:
    """Two days of two periods. Ana may coach Ben; Cem teaches 7B in period 2 of day 0, when he is absent."""
    school = ProblemBuilder(days=2, periods=2)
    school.teacher("Ana", level=4)
    school.teacher("Ben")
    school.teacher("Cem", absent_slots=frozenset({1}))
    school.meeting("7B", 0, 2, "Cem")
    school.request("R1", "Ben", cycles=2)
    return school


def _rules(problem, *rows):
    return [str(breach.rule) for breach in check(problem, plan(*rows))]


def test_the_past_as_it_was_breaks_nothing():
    problem = replanned(_school(), 2, PAST, UNCOVERED)
    assert broken(problem) == set()
    assert broken(problem, session("R1", "Ana", 2, cycle=2)) == set()


def test_the_plan_holds_every_row_of_the_past():
    problem = replanned(_school(), 2, PAST, UNCOVERED)
    assert _rules(problem, UNCOVERED) == ["past"]
    assert _rules(problem, PAST) == ["past"]


@pytest.mark.parametrize("change", [{"slot": 1}, {"slot": 2}, {"coach": "Cem"}, {"class_id": "7B"}])
def test_a_changed_row_of_the_past_is_a_breach(change):
    assert "past" in _rules(replanned(_school(), 2, PAST, UNCOVERED), replace(PAST, **change), UNCOVERED)


def test_nothing_else_is_planned_before_the_first_slot():
    # Slot 1 is over where the first slot to come is 2, and is not where it is 1.
    second = session("R1", "Ana", 1, cycle=2)
    assert broken(replanned(_school(), 2, PAST, UNCOVERED), second) == {"past"}
    assert broken(replanned(_school(), 1, PAST), second, UNCOVERED) == set()


def test_a_row_of_the_past_stands_once():
    assert "past" in _rules(replanned(_school(), 2, PAST, UNCOVERED), PAST, UNCOVERED, UNCOVERED)


def test_pins_stand():
    pinned = session("R1", "Ana", 3, cycle=2)
    problem = replanned(_school(), 2, PAST, UNCOVERED, pinned=plan(pinned))
    assert broken(problem, pinned) == set()
    assert broken(problem) == broken(problem, replace(pinned, slot=2)) == {"past"}


def test_without_a_published_plan_there_is_no_past():
    assert _rules(_school().build(), PAST, UNCOVERED) == []


def test_an_absence_found_out_afterwards_asks_for_no_row():
    # Cem's absence in slot 1: over where the first slot is 2; to be covered where it is 1.
    assert broken(replanned(_school(), 2, PAST)) == set()
    assert broken(replanned(_school(), 1, PAST)) == {"covered"}


def test_the_past_may_name_what_the_school_no_longer_has():
    rows = (
        session("R9", "Gone", 0, "9X"),
        session("R1", "Gone", 1, "9X", cycle=7, step=5),
        session("R8", "Ana", -1),
        cover("9X", 0, CoverKind.COLLEAGUE, "Gone"),
        cover("7B", 1, CoverKind.COTEACHER, "Gone"),
        cover("7B", 99, CoverKind.SUBSTITUTE, "Gone"),
    )
    problem = replanned(_school(), 2, *rows, ahead=plan(session("R9", "Gone", 2, "9X"), session("R1", "Gone", 3)))
    assert broken(problem) == set()
    assert set(evaluate(problem, plan(*rows))) > set()


def test_each_sentence_says_what_and_when():
    problem = replanned(_school(), 2, PAST, pinned=plan(cover("7B", 3, CoverKind.SUBSTITUTE, "Sub")))
    sentences = [
        breach.sentence for breach in check(problem, plan(session("R1", "Ana", 1))) if breach.rule is Rule.PAST
    ]
    assert sentences == [
        (
            "The session of request R1, cycle 1, step 1 with Ana on 2027-01-01 in period 1 is past and "
            "stands as it was, but the plan does not have it so."
        ),
        (
            "The session of request R1, cycle 1, step 1 with Ana on 2027-01-01 in period 2 is planned for "
            "a time that is over."
        ),
        "The cover of 7B by Sub on 2027-01-02 in period 2 is pinned, but the plan does not have it so.",
    ]


def test_a_published_plan_without_past_changes_no_verdict():
    problem = replace(_school().build(), published=Published())
    assert check(problem, Plan()) == check(_school().build(), Plan())
