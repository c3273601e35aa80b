"""Why not, in a term that is under way: what is over counts in every limit, and a begun cycle is completed.

Eight days of two periods of 60 minutes, four a week. Ana may coach Dan (R2), in week 0 alone; day 0 is over. On it
Ana coached somebody for R1, a request that was withdrawn since.
"""

from dataclasses import replace

import pytest

from solver.explain.explain import explain
from solver.explain.knob import Knob
from solver.explain.question import Answer, Question, Verdict
from solver.params import SolveParams
from solver.problem import CoverKind, CoverLimits, MayRelease, Step, StepKind
from solver.rules import Rule
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.replan_case import replanned

LEAVE = Step(kind=StepKind.MEET, release=MayRelease.COACH)
MEET = Step(kind=StepKind.MEET)
FIRST_SLOT = 2
WITHDRAWN = session("R1", "Ana", 0)
SOLVE = SolveParams(time_limit_seconds=30, workers=1)


def _school(*steps: Step, teaches: bool = False, **ana) -> ProblemBuilder:
    school = ProblemBuilder(days=8, periods=2, days_per_week=4)
    school.teacher("Ana", level=4, **ana)
    school.teacher("Dan")
    school.substitute("Sub")
    if teaches:
        for day in range(8):
            for period in (1, 2):
                school.meeting("7A", day, period, "Ana")
    school.request("R2", "Dan", *steps, latest_day=3)
    return school


def _why(school: ProblemBuilder, *rows) -> Answer:
    """Why R2 is not in the plan that these rows are, all of them over."""
    problem = replanned(school, FIRST_SLOT, *rows)
    return explain(Question(problem=problem, request=problem.requests[0], plan=plan(*rows), first_day=1), (), SOLVE)


def test_preparation_that_a_withdrawn_request_took_this_week_is_gone():
    # Ana is free for 480 minutes a week: 420 must stay, so 60 may be used, and day 0 took them.
    assert _why(_school(MEET, prep_week_min_minutes=420)).verdict is Verdict.ROOM
    found = _why(_school(MEET, prep_week_min_minutes=420), WITHDRAWN)
    assert found.verdict is Verdict.IMPOSSIBLE
    assert Rule.PREP in found.clash


def test_release_that_a_withdrawn_request_took_this_week_is_gone():
    # Ana may be away 60 minutes a week. She left 7A on day 0, which Sub covered.
    school = _school(LEAVE, teaches=True, release_week_max_minutes=60)
    assert _why(school).verdict is Verdict.ROOM
    found = _why(school, WITHDRAWN, cover("7A", 0, CoverKind.SUBSTITUTE, "Sub"))
    assert found.verdict is Verdict.IMPOSSIBLE
    assert Rule.RELEASE_LIMIT in found.clash


def test_the_span_of_weeks_that_a_withdrawn_request_began_binds_its_coach():
    # One week: after day 0 that is week 0, and R2 may be in week 1 alone.
    school = _school(MEET)
    school.requests[0] = replace(school.requests[0], earliest_day=4, latest_day=7)
    school.set_policy(sabbatical_weeks=1)
    assert _why(school).verdict is Verdict.ROOM
    found = _why(school, WITHDRAWN)
    assert found.verdict is Verdict.IMPOSSIBLE
    assert Rule.SABBATICAL in found.clash


@pytest.mark.parametrize(
    "limits", [CoverLimits(per_day=9, per_week=1, per_term=9), CoverLimits(per_day=9, per_week=9, per_term=1)]
)
def test_a_cover_of_a_class_that_is_gone_counts_for_whoever_took_it(limits: CoverLimits):
    # Whoever covers 7A is Sub, once a week (once in the term), and Sub covered a class on day 0 that is gone.
    school = _school(LEAVE, teaches=True)
    school.substitutes[0] = replace(school.substitutes[0], cover_limits=limits)
    school.teachers[1] = replace(school.teachers[1], cover_limits=CoverLimits(per_day=0, per_week=0, per_term=0))
    assert _why(school).verdict is Verdict.ROOM
    found = _why(school, cover("9Z", 0, CoverKind.SUBSTITUTE, "Sub"))
    assert found.verdict is Verdict.IMPOSSIBLE
    assert Rule.COVER_LIMIT in found.clash


def test_where_there_is_room_nothing_has_to_change():
    school = _school(MEET)
    more = Knob(name="more", rule=Rule.COACH_LOAD, reach=1, turn=lambda problem, _steps: problem)
    problem = replanned(school, FIRST_SLOT)
    found = explain(Question(problem=problem, request=problem.requests[0], plan=plan(), first_day=1), (more,), SOLVE)
    assert (found.verdict, found.relaxations, found.coaches_not_seen) == (Verdict.ROOM, (), ())
    assert not found.is_cut_short


def test_a_begun_cycle_is_completed():
    # Steps 0 to 2 days apart: the first was on day 0. The second fits on day 1 or 2, but not on both days 1 and 3.
    later = Step(kind=StepKind.MEET, min_days=0, max_days=2)
    school = _school(MEET, later)
    begun = session("R2", "Ana", 0)
    assert _why(school, begun).verdict is Verdict.ROOM
    gone = replace(school.teachers[1], absent_slots=frozenset(range(2, 6)))  # Dan is away on days 1 and 2
    school.teachers[1] = gone
    assert _why(school).verdict is Verdict.ROOM  # both steps fit on day 3
    found = _why(school, begun)
    assert found.verdict is Verdict.IMPOSSIBLE  # but they would not complete what was begun
    assert Rule.STEP_ORDER in found.clash


def test_nobody_else_completes_what_a_coach_has_begun():
    later = Step(kind=StepKind.MEET, min_days=0, max_days=2)
    school = _school(MEET, later, absent_slots=frozenset(range(2, 16)))
    school.teacher("Eve", level=4)
    found = _why(school, session("R2", "Ana", 0))
    assert found.verdict is Verdict.IMPOSSIBLE
    stops = {row.standing.teacher: row.rules for row in found.coaches}
    assert stops["Eve"] == (Rule.ONE_COACH,)


def _outbid_beside_a_begun_request(last_slot: int) -> Answer:
    """Why R2 is not served on day 1, whose two periods R1, begun on day 0, and C take: Ana coaches all three.

    The rest of R1 is in slot 2, and may be as late as `last_slot`. C may be in slot 3 alone.
    """
    school = ProblemBuilder(days=8, periods=2, days_per_week=4)
    school.teacher("Ana", level=4)
    for name in ("Bo", "Cy", "Dan"):
        school.teacher(name)
    school.request("R1", "Bo", MEET, Step(kind=StepKind.MEET, min_days=1, max_days=last_slot // 2))
    school.request("C", "Cy", MEET, earliest_day=1, latest_day=1, priority=2)
    school.teachers[2] = replace(school.teachers[2], blocked_slots=frozenset({2}))
    school.request("R2", "Dan", MEET, earliest_day=1, latest_day=1, priority=1)
    over, *ahead = session("R1", "Ana", 0), session("R1", "Ana", 2, step=2), session("C", "Ana", 3)
    problem = replanned(school, FIRST_SLOT, over, ahead=plan(*ahead))
    question = Question(problem=problem, request=problem.requests[2], plan=plan(over, *ahead), first_day=1)
    return explain(question, (), SOLVE)


def test_what_is_begun_makes_room_where_nothing_need_be_lost():
    # R1's rest moves to slot 4 or 5, R2 comes into slot 2, and C stays.
    assert _outbid_beside_a_begun_request(last_slot=5).verdict is Verdict.ROOM


def test_what_others_would_lose_is_not_proven_while_something_begun_stands():
    # R1's rest may be on day 1 alone: C has to go. That nothing else would do has not been shown.
    found = _outbid_beside_a_begun_request(last_slot=3)
    assert found.verdict is Verdict.OUTBID
    assert found.outbid is not None
    assert (found.outbid.lost, found.outbid.is_proven) == (("C",), False)
