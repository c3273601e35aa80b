"""A simulated term: who is absent, what a morning begins with, and whether each version is what it promises."""

from dataclasses import replace

import pytest

from benchmarks.recorder import Settings
from benchmarks.term.absences import Illness, crowd_day, draw
from benchmarks.term.duties import different
from benchmarks.term.losses import fallen
from benchmarks.term.morning import replan_of
from benchmarks.term.simulate import Course, mornings
from benchmarks.term.verify import faults
from solver.params import SolveParams
from solver.plan import Plan, Session
from solver.problem import Problem, Step, StepKind
from solver.solve import solve
from tests.solver.builders import ProblemBuilder

SETTINGS = Settings(time_limit_seconds=20, seed=0, workers=1)


@pytest.fixture(scope="module")
def school() -> tuple[Problem, Plan]:
    """Ten days: each of four teachers has a class of their own every day, and two ask to be coached by one of two.

    The best plan has all that is asked for: 2 cycles of 2 steps for Cleo, 2 of 1 for Dot.
    """
    builder = ProblemBuilder(days=10, periods=4)
    for period, (name, level) in enumerate({"Ada": 5, "Ben": 4, "Cleo": None, "Dot": None}.items(), 1):
        builder.teacher(name, level=level)
        for day in range(10):
            builder.meeting(f"Class {name}", day, period, name)
    builder.substitute("Sue", cost_hundredths=100)
    observe = Step(kind=StepKind.OBSERVE, max_days=2)
    builder.request("R1", "Cleo", Step(kind=StepKind.MEET), observe, cycles=2)
    builder.request("R2", "Dot", observe, cycles=2)
    problem = builder.build()
    plan = solve(problem, SolveParams(workers=1, time_limit_seconds=20)).plan
    assert plan is not None
    assert len(plan.sessions) == 6
    return problem, plan


def test_six_of_a_hundred_are_absent_and_on_one_day_a_crowd():
    """50 teachers on 200 days: 10,000 teacher days, of which about 600 are drawn; the deviation is about 24."""
    teachers = [f"T{number}" for number in range(50)]
    found = draw(teachers, 200, Illness(), seed=1)
    assert 500 < sum(len(day) for day in found) < 700
    assert len(found[crowd_day(200)]) == 12
    assert found == draw(teachers, 200, Illness(), seed=1)
    assert found != draw(teachers, 200, Illness(), seed=2)
    assert len(draw(["T1"], 3, Illness(), seed=1)[crowd_day(3)]) == 1


def test_a_morning_knows_the_past_and_nothing_of_later_days(school: tuple[Problem, Plan]):
    problem, plan = school
    name = problem.teachers[0].id
    always = frozenset({name})
    found = replan_of(problem, plan, 1, [always, always], notice_days=2)
    published = found.published
    assert published is not None
    days = [slot.day for slot in problem.slots]
    assert published.first_slot == days.index(1)
    assert {problem.slots[slot].day for slot in found.teachers[0].absent_slots} == {0, 1}
    assert all(not teacher.absent_slots for teacher in found.teachers[1:])
    assert published.weights == tuple(3 if day in (1, 2) else 1 for day in days)
    assert len(published.past.sessions) + len(published.ahead.sessions) == len(plan.sessions)
    assert all(days[row.slot] == 0 for row in (*published.past.sessions, *published.past.covers))
    assert published.counted == {(row.request, row.cycle) for row in plan.sessions}


def test_every_version_of_a_term_keeps_its_promises(school: tuple[Problem, Plan]):
    problem, plan = school
    course = Course(settings=SETTINGS, yardstick=SETTINGS, notice_days=2, illness=Illness(percent=25, crowd=3))
    found = list(mornings(problem, plan, course))
    assert [record.day for record, _ in found] == list(range(len(problem.days)))
    assert [fault for record, _ in found for fault in record.faults] == []
    assert any(record.duties for record, _ in found)
    assert all(record.changes_seconds is not None and record.all_seconds is not None for record, _ in found)
    asked = [record for record, _ in found if record.beside]
    assert [record.day for record in asked] == sorted({0, crowd_day(len(problem.days))})
    for record in asked:
        assert record.beside is not None
        assert record.beside.proven
        assert record.beside.faults == ()
        assert record.beside.values["changes"] == record.values["changes"]
    lost = sum(cycle.sessions for record, _ in found for cycle in record.fallen)
    assert len(plan.sessions) - len(found[-1][1].sessions) == lost


def test_a_version_that_breaks_a_promise_is_named(school: tuple[Problem, Plan]):
    problem, plan = school
    last = max(problem.slots[row.slot].day for row in plan.sessions)
    replan = replan_of(problem, plan, last, [], notice_days=2)
    result = solve(replan, SolveParams(workers=1, time_limit_seconds=20))
    assert faults(replan, plan, result) == []
    first, *others = plan.sessions
    withdrawn = replace(result, plan=Plan(sessions=tuple(others), covers=plan.covers))
    found = faults(replan, plan, withdrawn)
    assert any(fault.startswith("past: ") for fault in found)
    later = replace(first, slot=next(slot for slot, row in enumerate(problem.slots) if row.day == last))
    moved = replace(result, plan=Plan(sessions=(*others, later), covers=plan.covers))
    assert "Something before today has changed." in faults(replan, plan, moved)
    assert any(fault.startswith("`changes` is 0, but duties that weigh ") for fault in faults(replan, plan, moved))
    assert faults(replan, plan, replace(result, plan=None)) == ["There is no plan."]


def test_the_duties_of_a_moved_session_differ_at_both_times_for_both_people(school: tuple[Problem, Plan]):
    problem, plan = school
    replan = replan_of(problem, plan, 0, [], notice_days=2)
    session = max(plan.sessions, key=lambda row: row.slot)
    slot = next(s for s in range(len(problem.slots)) if s not in {row.slot for row in plan.sessions})
    moved = Plan(
        sessions=(*(r for r in plan.sessions if r != session), replace(session, slot=slot)), covers=plan.covers
    )
    coachee = next(request.coachee for request in problem.requests if request.id == session.request)
    expected = {(person, place) for person in (session.coach, coachee) for place in (session.slot, slot)}
    assert different(replan, plan, moved) == expected


def test_a_fallen_cycle_was_begun_or_later_or_whole(school: tuple[Problem, Plan]):
    problem, _ = school
    one, two = problem.requests[:2]

    def session(request: str, cycle: int, step: int) -> Session:
        return Session(request=request, cycle=cycle, step=step, coach="C", slot=cycle, class_id=None)

    first = session(one.id, 1, 1)
    rest = (session(one.id, 1, 2), session(one.id, 2, 1), session(one.id, 2, 2), session(two.id, 1, 1))
    found = fallen(problem, Plan(sessions=(first, *rest)), Plan(sessions=(first,)), frozenset({"C", two.coachee}))
    by_cycle = {(row.request, row.cycle): (row.kind, row.sessions) for row in found}
    assert by_cycle == {(one.id, 1): ("begun", 1), (one.id, 2): ("later", 2), (two.id, 1): ("whole", 1)}
    assert next(row.absent for row in found if row.request == two.id) == "both"
