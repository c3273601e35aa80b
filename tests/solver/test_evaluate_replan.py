"""Tier values of re-plans: changes, and what counts in requests and cycles."""

from dataclasses import replace

import pytest

from solver.check import evaluate
from solver.plan import Plan
from solver.problem import CoverKind, Step, StepKind
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.replan_case import replanned, value

MEET = Step(kind=StepKind.MEET)
SOON = Step(kind=StepKind.MEET, max_days=9)


def _school() -> ProblemBuilder:
    """Six days of one period; Ana and Cem may coach Ben, whose request has two cycles of two steps; Sub covers."""
    school = ProblemBuilder(days=6, periods=1)
    school.teacher("Ana", level=4)
    school.teacher("Ben")
    school.teacher("Cem", level=3)
    school.substitute("Sub")
    school.request("R1", "Ben", MEET, SOON, cycles=2, priority=3)
    return school


AHEAD = (session("R1", "Ana", 2), session("R1", "Ana", 3, step=2))
WEIGHTS = (3, 3, 3, 1, 1, 1)


def _changes(school: ProblemBuilder, ahead, *rows, **published) -> int:
    problem = replanned(school, 1, ahead=plan(*ahead), weights=WEIGHTS, **published)
    return value(problem, Tier.CHANGES, *rows)


def test_what_stays_changes_nothing():
    assert _changes(_school(), AHEAD, *AHEAD) == 0


def test_a_session_moved_changes_both_places_for_both_people():
    # Step 2 from day 3 to day 4: Ana and Ben each lose a duty (1 + 1) and get one (1 + 1).
    assert _changes(_school(), AHEAD, AHEAD[0], session("R1", "Ana", 4, step=2)) == 4


def test_a_session_withdrawn_and_one_more():
    # Day 2 weighs 3: Ana and Ben.
    assert _changes(_school(), AHEAD, AHEAD[1]) == 6
    assert _changes(_school(), AHEAD, *AHEAD, session("R1", "Ana", 5, cycle=2)) == 2


def test_another_coach_changes_three_people_in_one_place():
    # Day 3: Ana loses it, Cem gets it, and Ben's duty names its coach.
    assert _changes(_school(), AHEAD, AHEAD[0], replace(AHEAD[1], coach="Cem")) == 3


@pytest.mark.parametrize("change", [{"cycle": 2}, {"step": 1}, {"class_id": "7B"}])
def test_any_difference_of_a_session_counts(change):
    assert _changes(_school(), AHEAD, AHEAD[0], replace(AHEAD[1], **change)) == 2


def test_covers_count_for_the_cover_person_by_class_alone():
    ahead = (cover("7B", 3, CoverKind.COLLEAGUE, "Cem"),)
    assert _changes(_school(), ahead, cover("7B", 3, CoverKind.SAME_SUBJECT, "Cem")) == 0
    assert _changes(_school(), ahead, cover("7B", 3, CoverKind.SUBSTITUTE, "Sub")) == 2
    assert _changes(_school(), ahead, cover("8D", 3, CoverKind.COLLEAGUE, "Cem")) == 1
    assert _changes(_school(), ahead) == 1


@pytest.mark.parametrize("kind", [CoverKind.COTEACHER, CoverKind.UNCOVERED])
def test_a_coteacher_who_leads_and_nobody_have_no_duty(kind):
    assert _changes(_school(), (), cover("7B", 3, kind, "Cem" if kind is CoverKind.COTEACHER else None)) == 0


def test_two_duties_of_one_person_in_one_place_count_once():
    # Ana meets Ben on day 3 and is to cover then: one (person, slot); Ben another.
    ahead = (AHEAD[1], cover("7B", 3, CoverKind.COLLEAGUE, "Ana"))
    assert _changes(_school(), ahead) == 2


def test_an_absent_persons_own_duties_are_left_out():
    # Ana is absent on day 3: what she had counts nothing, what Ben had counts 1.
    school = _school()
    school.teachers[0] = replace(school.teachers[0], absent_slots=frozenset({3}))
    assert _changes(school, AHEAD, AHEAD[0]) == 1


def test_who_is_gone_from_the_school_counts_nothing():
    school = _school()
    del school.teachers[0]
    assert _changes(school, AHEAD) == 3 + 1  # Ben's


def test_of_a_withdrawn_request_the_coach_is_known():
    school = _school()
    school.requests.clear()
    assert _changes(school, AHEAD) == 3 + 1  # Ana's


def test_what_is_not_yet_told_counts_half_rounded_down():
    # Day 2: Ana 3 // 2 = 1, Ben 3. Day 3: Ana 1 // 2 = 0, Ben 1.
    untold = frozenset({("Ana", 2), ("Ana", 3)})
    assert _changes(_school(), AHEAD, untold=untold) == 1 + 3 + 0 + 1


def test_what_is_gone_changes_in_every_plan():
    assert _changes(_school(), AHEAD, *AHEAD, gone=7) == 7


def test_the_past_is_no_change():
    problem = replanned(_school(), 1, session("R1", "Ana", 0))
    assert value(problem, Tier.CHANGES) == 0


def test_slots_without_a_weight_count_one():
    problem = replanned(_school(), 1, ahead=plan(*AHEAD))
    assert value(problem, Tier.CHANGES) == 4


def test_without_a_published_plan_nothing_changes():
    assert evaluate(_school().build(), plan(*AHEAD))[Tier.CHANGES] == 0


def _counts(problem, *rows) -> tuple[int, int, int]:
    return tuple(value(problem, tier, *rows) for tier in (Tier.REQUESTS, Tier.CYCLES, Tier.PREFERENCES))


BOTH = (*AHEAD, session("R1", "Ana", 4, cycle=2), session("R1", "Ana", 5, cycle=2, step=2))


def test_only_cycles_that_count_count():
    # Ana's level is 4: preferences 5 - 4.
    assert _counts(replanned(_school(), 1), *BOTH) == (3, 3, 1)
    assert _counts(replanned(_school(), 1, counted=frozenset({("R1", 1)})), *BOTH) == (3, 0, 1)
    assert _counts(replanned(_school(), 1, counted=frozenset({("R1", 2)})), *BOTH)[:2] == (0, 3)


def test_a_cycle_of_the_past_counts_if_it_is_complete():
    begun, done = session("R1", "Ana", 0), session("R1", "Ana", 1, step=2)
    assert _counts(replanned(_school(), 2, begun, done)) == (3, 0, 1)
    assert _counts(replanned(_school(), 2, begun)) == (0, 0, 0)
    assert _counts(replanned(_school(), 2, begun), session("R1", "Ana", 3, step=2)) == (3, 0, 1)


def test_a_begun_cycle_counts_in_spread_all_the_same():
    # Ana's one session.
    assert value(replanned(_school(), 2, session("R1", "Ana", 0)), Tier.SPREAD) == 1


def test_covers_and_lost_time_of_the_past_count():
    school = _school()
    school.meeting("7B", 0, 1, "Ben")
    school.substitutes[0] = replace(school.substitutes[0], cost_hundredths=250)
    past = (session("R1", "Ana", 0), cover("7B", 0, CoverKind.SUBSTITUTE, "Sub"))
    values = evaluate(replanned(school, 1, *past), plan(*past))
    # 60 minutes at 75 percent.
    assert (values[Tier.LOST], values[Tier.COST]) == (4500, 250)


def test_an_empty_plan_has_values():
    assert evaluate(replanned(_school(), 1, ahead=plan(*AHEAD)), Plan())[Tier.CHANGES] == 4
