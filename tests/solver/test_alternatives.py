"""Who else: by hand on small schools, and against every plan of random tiny ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import pytest

from solver.alternatives import Standing, coach_alternatives, cover_alternatives, time_alternatives
from solver.check import check, evaluate
from solver.params import SolveParams
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, CoverLimits, MayRelease, Problem, Step, StepKind
from solver.rules import Tier
from solver.solve import solve
from tests.solver.brute_force import _cover_choices, _sessions_of
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.random_problems import random_tiny_problem

Key = tuple[str, int]
"""Class and slot."""

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)
SEEDS = range(100)


def coaching_school() -> ProblemBuilder:
    """ANA coaches BEN in his class B (period 1), for which she leaves A. CARA and DAN are free then, EVE teaches."""
    school = ProblemBuilder(days=1, periods=3)
    school.teacher("ANA", level=4)
    school.teacher("BEN")
    school.teacher("CARA", subjects=frozenset({"Maths"}))
    school.teacher("DAN")
    school.teacher("EVE")
    school.substitute("SUE", cost_hundredths=500)
    school.meeting("A", 0, 1, "ANA")
    school.meeting("B", 0, 1, "BEN")
    school.meeting("E", 0, 1, "EVE")
    school.request("R1", "BEN", OBSERVE)
    return school


def standing_plan(problem: Problem) -> Standing:
    found = plan(session("R1", "ANA", 0, "B"), cover("A", 0, CoverKind.SAME_SUBJECT, "CARA"))
    assert check(problem, found) == ()
    return Standing(problem, found)


def test_everybody_is_an_alternative_or_has_a_reason():
    standing = standing_plan(coaching_school().build())
    found = cover_alternatives(standing, standing.plan.covers[0])
    # 60 minutes: CARA 30 % = 18, DAN 60 % = 36, SUE 75 % = 45 lost; in hundredths 1800, 3600, 4500.
    assert [(row.cover.person, row.values[Tier.LOST]) for row in found if not row.breaches] == [
        ("DAN", 3600),
        ("SUE", 4500),
    ]
    assert [(row.cover.person, {str(b.rule) for b in row.breaches}) for row in found if row.breaches] == [
        ("ANA", {"covered"}),
        ("BEN", {"one-place"}),
        ("EVE", {"one-place"}),
        (None, {"covered"}),
    ]


def test_the_policys_first_tier_ranks_first():
    school = coaching_school()
    school.set_policy(tiers=(Tier.COST, Tier.LOST), allow_uncovered=True)
    standing = standing_plan(school.build())
    found = cover_alternatives(standing, standing.plan.covers[0])
    # SUE costs 500; of the others DAN loses 36 minutes, nobody 60.
    assert [row.cover.person for row in found if not row.breaches] == ["DAN", None, "SUE"]


def test_a_person_has_every_reason():
    school = coaching_school()
    dan = school.teachers[3]
    school.teachers[3] = replace(
        dan, blocked_slots=frozenset({0}), cover_limits=CoverLimits(per_day=0, per_week=None, per_term=0)
    )
    standing = standing_plan(school.build())
    found = {row.cover.person: row for row in cover_alternatives(standing, standing.plan.covers[0])}
    assert [str(breach.rule) for breach in found["DAN"].breaches] == ["present", "cover-limit", "cover-limit"]


def test_what_the_plan_breaks_already_is_held_against_nobody():
    school = coaching_school()
    school.school_class("A", cap_hundredths=100)
    problem = school.build()
    standing = Standing(problem, plan(session("R1", "ANA", 0, "B"), cover("A", 0, CoverKind.SAME_SUBJECT, "CARA")))
    assert [str(breach.rule) for breach in standing.breaches] == ["class-cap"]
    found = {row.cover.person: row for row in cover_alternatives(standing, standing.plan.covers[0])}
    # DAN loses the class 36 minutes instead of 18: that is another breach than the plan's own.
    assert [breach.sentence for breach in found["DAN"].breaches] == [
        "A loses 36.00 minutes in the term, planned releases among them; its cap is 1.00."
    ]


def test_another_time_brings_the_best_cover_person():
    school = coaching_school()
    school.meeting("B", 0, 2, "BEN")
    school.meeting("A", 0, 2, "ANA")
    school.meeting("C", 0, 2, "CARA")
    school.meeting("B", 0, 3, "BEN")
    standing = standing_plan(school.build())
    times = time_alternatives(standing, standing.plan.sessions[0])
    # In period 3 ANA is free: nothing lost. In period 2 she leaves A; CARA teaches, DAN (60 %) loses least: 36 minutes.
    assert [(time.session.slot, time.values[Tier.LOST]) for time in times] == [(2, 0), (1, 3600)]
    assert times[0].covers == ()
    assert times[1].covers == (cover("A", 1, CoverKind.COLLEAGUE, "DAN"),)


def test_nothing_is_moved_to_before_the_first_slot():
    school = coaching_school()
    school.meeting("B", 0, 3, "BEN")
    problem = school.build()
    late = plan(session("R1", "ANA", 2, "B"))
    times = time_alternatives(Standing(problem, late, first_slot=1), late.sessions[0])
    assert times == ()
    assert [t.session.slot for t in time_alternatives(Standing(problem, late), late.sessions[0])] == [0]


def test_other_coaches_come_with_their_best_times_or_a_reason():
    school = coaching_school()
    school.meeting("B", 0, 2, "BEN")
    school.teacher("FAY", level=5)  # free in period 2 only
    school.meeting("F", 0, 1, "FAY", no_release=True)
    school.teacher("GUS", level=5, max_requests=0)
    school.teacher("HAL", level=5, blocked_slots=frozenset({0, 1}))
    standing = standing_plan(school.build())
    found = {row.coach: row for row in coach_alternatives(standing, "R1")}
    assert list(found) == ["FAY", "GUS", "HAL"]
    assert found["FAY"].sessions == (session("R1", "FAY", 1, "B"),)
    # Nobody leaves a class any more: 18 minutes lost become 0.
    assert (found["FAY"].values[Tier.LOST], found["FAY"].proven) == (0, True)
    assert [str(breach.rule) for breach in found["GUS"].breaches] == ["coach-load"]
    assert [str(breach.rule) for breach in found["HAL"].breaches] == ["present"]
    assert found["HAL"].proven


def test_another_coach_is_tried_at_times_that_take_many_covers():
    # 4 releases with 30 possible cover persons each: 810,000 combinations, of which none needs to be tried.
    school = ProblemBuilder(days=4, periods=2)
    school.teacher("ANA", level=4)
    school.teacher("BEN")
    school.teacher("FAY", level=5)
    for number in range(30):
        school.teacher(f"T{number:02d}")
    for day in range(4):
        for class_id, teacher in (("A", "ANA"), ("B", "BEN"), ("F", "FAY")):
            school.meeting(class_id, day, 1, teacher)
        for class_id, teacher in (("A", "ANA"), ("F", "FAY")):  # so that no two releases are in meetings running
            school.meeting(class_id, day, 2, teacher)
    school.request("R1", "BEN", *(replace(OBSERVE, min_days=1, max_days=1) for _ in range(4)))
    rows = [session("R1", "ANA", school.slot(day, 1), "B", step=day + 1) for day in range(4)]
    covers = [cover("A", school.slot(day, 1), CoverKind.COLLEAGUE, f"T{day:02d}") for day in range(4)]
    problem = school.build()
    assert check(problem, plan(*rows, *covers)) == ()
    (row,) = coach_alternatives(Standing(problem, plan(*rows, *covers)), "R1")
    assert (row.coach, len(row.sessions), len(row.covers), row.proven) == ("FAY", 4, 4, True)


def test_a_request_that_has_begun_keeps_its_coach():
    school = ProblemBuilder(days=2, periods=1)
    school.teacher("ANA", level=4)
    school.teacher("BEN")
    school.teacher("FAY", level=5)
    meet = Step(kind=StepKind.MEET)
    school.request("R1", "BEN", meet, Step(kind=StepKind.MEET, min_days=1, max_days=1))
    begun = plan(session("R1", "ANA", 0), session("R1", "ANA", 1, step=2))
    (row,) = coach_alternatives(Standing(school.build(), begun, first_slot=1), "R1")
    assert (row.coach, [str(breach.rule) for breach in row.breaches]) == ("FAY", ["one-coach"])


@pytest.fixture(scope="module")
def solved() -> list[tuple[Problem, Plan]]:
    """Random tiny problems with their best plans."""
    found = []
    for seed in SEEDS:
        problem = random_tiny_problem(seed)
        result = solve(problem, SolveParams(time_limit_seconds=10, workers=1))
        assert result.plan is not None
        found.append((problem, result.plan))
    return found


def lost_teachers(problem: Problem, sessions: Sequence[Session]) -> dict[Key, frozenset[str]]:
    """Return the teachers whom each meeting loses, by absence or by these sessions."""
    coachees = {request.id: request.coachee for request in problem.requests}
    attends = {(p, s.slot): s.class_id for s in sessions for p in (s.coach, coachees[s.request])}
    absent = {(t.id, slot) for t in problem.teachers for slot in t.absent_slots}
    gone = {
        (m.class_id, m.slot): frozenset(
            t for t in m.teachers if (t, m.slot) in absent or attends.get((t, m.slot), m.class_id) != m.class_id
        )
        for m in problem.meetings
    }
    return {key: teachers for key, teachers in gone.items() if teachers}


def best_rank(
    problem: Problem, standing: Standing, sessions: Sequence[Session], fixed: Mapping[Key, Cover]
) -> tuple[int, ...] | None:
    """Return the best rank of all allowed plans with these sessions and fixed covers, tried one by one."""
    ordered = tuple(sorted(sessions))
    choices = []
    for rows in _cover_choices(problem, ordered):
        stands = fixed.get((rows[0].class_id, rows[0].slot))
        choices.append(rows if stands is None or stands.kind is CoverKind.COTEACHER else [stands])
    found = []
    for covers in product(*choices):
        candidate = Plan(sessions=ordered, covers=tuple(sorted(covers, key=lambda c: (c.slot, c.class_id))))
        if check(problem, candidate) == ():
            found.append(standing.rank(evaluate(problem, candidate)))
    return min(found, default=None)


def test_the_times_are_those_of_trying_every_plan(solved: list[tuple[Problem, Plan]]):
    seen = 0
    for problem, best in solved:
        standing = Standing(problem, best)
        before = lost_teachers(problem, best.sessions)
        for moving in best.sessions:
            expected = {}
            for slot in set(range(len(problem.slots))) - {moving.slot}:
                for host in (None, *(m.class_id for m in problem.meetings if m.slot == slot)):
                    others = [row for row in best.sessions if row != moving]
                    sessions = [*others, replace(moving, slot=slot, class_id=host)]
                    now = lost_teachers(problem, sessions)
                    covers = {(c.class_id, c.slot): c for c in best.covers}
                    fixed = {key: c for key, c in covers.items() if now.get(key) == before[key]}
                    rank = best_rank(problem, standing, sessions, fixed)
                    if rank is not None:
                        expected[slot, host] = rank
            found = time_alternatives(standing, moving)
            assert {(t.session.slot, t.session.class_id): standing.rank(t.values) for t in found} == expected
            seen += len(expected)
    assert seen > 20


def test_the_coaches_are_those_of_trying_every_plan(solved: list[tuple[Problem, Plan]]):
    possible = impossible = 0
    for problem, best in solved:
        standing = Standing(problem, best)
        for request in problem.requests:
            mine = [row for row in best.sessions if row.request == request.id]
            if not mine:
                continue
            others = [row for row in best.sessions if row.request != request.id]
            needed = lost_teachers(problem, others)
            fixed = {(c.class_id, c.slot): c for c in best.covers if (c.class_id, c.slot) in needed}
            ways = _sessions_of(problem, request)
            for row in coach_alternatives(standing, request.id, seconds=60):
                assert row.proven
                ranks = (
                    best_rank(problem, standing, [*others, *way], fixed) for way in ways if way[0].coach == row.coach
                )
                expected = min((rank for rank in ranks if rank is not None), default=None)
                assert (standing.rank(row.values) if row.sessions else None) == expected
                possible += bool(row.sessions)
                impossible += not row.sessions
    assert possible > 5
    assert impossible > 5


def test_the_cover_persons_are_those_whom_the_checker_lets(solved: list[tuple[Problem, Plan]]):
    seen = 0
    for problem, best in solved:
        standing = Standing(problem, best)
        for row in best.covers:
            others = [c for c in best.covers if c != row]
            for found in cover_alternatives(standing, row):
                changed = Plan(
                    sessions=best.sessions,
                    covers=tuple(sorted((*others, found.cover), key=lambda c: (c.slot, c.class_id))),
                )
                assert found.breaches == check(problem, changed)
                assert found.breaches or found.values == evaluate(problem, changed)
                seen += 1
    assert seen > 50
