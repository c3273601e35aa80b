"""What is over names what the school no longer has: the plan can be asked all the same.

The week of tests/reports_case.py. A's first two sessions with B (Q1) are over, the third was lost when the week was
planned anew on Wednesday.
"""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.explanation import Explanation, Verdict
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.replanning import Replan
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.rows.coaching import PatternStep, StepKind
from sabbatical.domain.school import School
from sabbatical.planning.explaining.asking import lay_ground
from sabbatical.planning.explaining.run import explain_request
from sabbatical.planning.robustness import replay_plan
from tests.planning.replan_case import ASKED, PLAN, SCHOOL
from tests.reports_case import date_of

BEGUN = replace(PLAN, sessions=PLAN.sessions[:2])
SOLVE = PlanParams(time_limit_seconds=20, workers=1)


def on(day: str, plan: TermPlan) -> tuple[Moment, Replan]:
    """The morning of a day, with a plan published."""
    return Moment(today=date_of(day)), Replan(published=plan, asked=ASKED, today=date_of(day))


def robustness_of(school: School, plan: TermPlan, day: str = "Wed") -> PlanRobustness:
    moment, replan = on(day, plan)
    return replay_plan(school, plan, RobustnessParams(replays=2), moment=moment, replan=replan)


def why_not(school: School, request: str, plan: TermPlan, day: str = "Wed") -> Explanation:
    moment, replan = on(day, plan)
    return explain_request(school, request, plan, SOLVE, moment=moment, replan=replan)


def without_request() -> School:
    return replace(SCHOOL, requests=SCHOOL.requests[1:])


def without_class() -> School:
    return replace(
        SCHOOL,
        classes=tuple(row for row in SCHOOL.classes if row.id != "MA"),
        timetable=tuple(row for row in SCHOOL.timetable if row.class_id != "MA"),
    )


def without_substitute() -> School:
    return replace(SCHOOL, substitutes=SCHOOL.substitutes[1:])


def without_willing_coach() -> School:
    return replace(SCHOOL, teachers=(replace(SCHOOL.teachers[0], coach=False), *SCHOOL.teachers[1:]))


# A left MA (50 min) to S, 75 % of it lost: 3750; on Thursday C leads XC alone, 1500, and covers YE, 3000.
@pytest.mark.parametrize(
    ("school", "lost"),
    [(without_request(), 8250), (without_substitute(), 8250), (without_class(), 4500)],
    ids=["request", "substitute", "class"],
)
def test_what_is_left_of_a_plan_is_replayed_though_its_past_names_what_is_gone(school: School, lost: int):
    found = robustness_of(school, BEGUN)
    assert found.sessions == 0
    assert found.planned_lost_hundredths == lost


@pytest.mark.parametrize(
    "school",
    [without_request(), without_substitute(), without_willing_coach()],
    ids=["request", "substitute", "coach"],
)
def test_why_not_is_answered_though_the_past_names_what_is_gone(school: School):
    # E's class YE meets in P3, the only period in which A is free, and E has no cover that may be left.
    assert why_not(school, "Q2", BEGUN).verdict is Verdict.IMPOSSIBLE


def test_why_not_finds_room_beside_the_past_of_a_withdrawn_request():
    # MA and the absences are gone as well, and C asks in E's place: A and C are both free in P2 and P3, and in P1, when
    # C teaches XC, A is free to observe. Wednesday to Friday hold the three steps.
    school = replace(without_class(), requests=(replace(SCHOOL.requests[1], teacher="C", cycles=1),), absences=())
    plan = replace(BEGUN, covers=BEGUN.covers[:1])
    assert why_not(school, "Q2", plan).verdict is Verdict.ROOM


def test_a_cycle_that_was_begun_and_is_lost_serves_nobody():
    # The third step comes at most two days after Tuesday's second: Friday is too late, whatever else is free then.
    assert why_not(SCHOOL, "Q1", BEGUN, "Fri").verdict is Verdict.IMPOSSIBLE
    assert why_not(without_class(), "Q1", BEGUN, "Fri").verdict is Verdict.IMPOSSIBLE


def test_a_cycle_that_was_begun_is_completed():
    # Wednesday and Thursday are soon enough, and A and B are free in P3.
    found = why_not(SCHOOL, "Q1", BEGUN)
    assert found.verdict is Verdict.ROOM
    assert found.summary.endswith("Take it in with `sabbatical replan --extend`.")
    assert why_not(SCHOOL, "Q1", BEGUN, "Thu").verdict is Verdict.ROOM


def test_what_a_withdrawn_request_took_of_this_week_is_gone():
    # A is free in P3, 5 x 50 = 250 minutes a week. 200 must stay, so one session of 50 is all, and Monday's was it, of
    # Q1, which is withdrawn. C asks in E's place, for one meeting; nobody is absent.
    asked = replace(SCHOOL.requests[1], teacher="C", cycles=1, pattern="talk")
    school = replace(
        SCHOOL,
        requests=(asked,),
        patterns=(PatternStep(pattern="talk", step=1, kind=StepKind.MEET),),
        absences=(),
        defaults=replace(SCHOOL.defaults, prep_week_min=200),
    )
    untouched = replace(BEGUN, sessions=(), covers=())
    assert why_not(school, "Q2", untouched).verdict is Verdict.ROOM
    found = why_not(school, "Q2", replace(BEGUN, covers=BEGUN.covers[:1]))
    assert found.verdict is Verdict.IMPOSSIBLE
    assert "prep" in {row.rule for row in found.clash}


def test_a_request_stays_served_though_its_coach_is_willing_no_more():
    assert why_not(without_willing_coach(), "Q1", PLAN, "Fri").verdict is Verdict.SERVED


def test_no_time_of_a_day_that_has_begun_is_offered():
    # On Thursday at 9:00 P1 is over: the request is sought on Friday (day 4), and the clash does not blame its dates,
    # of which it has none.
    moment, replan = on("Thu", BEGUN)
    begun = replace(moment, now=dt.time(9))
    assert lay_ground(SCHOOL, SCHOOL.requests[1], moment).first_day == 3
    assert lay_ground(SCHOOL, SCHOOL.requests[1], begun).first_day == 4
    found = explain_request(SCHOOL, "Q2", BEGUN, SOLVE, moment=begun, replan=replace(replan, now=begun.now))
    assert "window" not in {row.rule for row in found.clash}


def test_a_term_that_is_over_is_told_at_once():
    moment, replan = on("Fri", BEGUN)
    late = replace(moment, now=dt.time(18))
    found = explain_request(SCHOOL, "Q2", BEGUN, SOLVE, moment=late, replan=replace(replan, now=late.now))
    assert found.summary == "No whole school day of the term is left in which it could be served."
    assert (found.clash, found.coaches, found.remedies) == ((), (), ())


def test_a_day_that_has_begun_is_not_replayed():
    moment, replan = on("Wed", PLAN)
    params = RobustnessParams(replays=2)
    assert replay_plan(SCHOOL, PLAN, params, moment=moment, replan=replan).sessions == 1
    # At 9:30 Q1's session in P3 is still to come, but A and B have been there since the morning.
    late = replace(moment, now=dt.time(9, 30))
    assert replay_plan(SCHOOL, PLAN, params, moment=late, replan=replace(replan, now=late.now)).sessions == 0
