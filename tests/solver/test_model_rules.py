"""Each hard rule in the model, alone: a tiny school in which it just allows the only session, and just forbids it.

Every school has one request of priority 3, so the tier `requests` is 3 where the rule allows and 0 where it forbids.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from solver.params import SolveParams
from solver.problem import CoverLimits, Group, MayRelease, Problem, Step, StepKind, TeacherCover, Travel
from solver.rules import Rule, Tier
from solver.solve import solve
from tests.solver.builders import NO_LIMIT, ProblemBuilder

MEET = Step(kind=StepKind.MEET)
OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)
PERIOD_HUNDREDTHS = 60 * 100


def served(problem: Problem) -> int:
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=20))
    tiers = {tier.tier: tier for tier in result.tiers}
    assert tiers[Tier.REQUESTS].proven
    return tiers[Tier.REQUESTS].value


def pair(**changes) -> ProblemBuilder:
    """Cy coaches, Ed wants it; one day of one period unless said."""
    builder = ProblemBuilder(**{"days": 1, "periods": 1, **changes})
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    return builder


def release_case(**changes) -> ProblemBuilder:
    """One period: Ed teaches 7A while Cy teaches 7B; to observe Ed, Cy is released and Flo covers 7B (colleague)."""
    builder = pair(**changes)
    builder.teacher("Flo")
    builder.meeting("7A", 0, 1, "Ed")
    builder.meeting("7B", 0, 1, "Cy")
    builder.request("Q", "Ed", OBSERVE)
    return builder


def with_teacher(builder: ProblemBuilder, name: str, **changes) -> ProblemBuilder:
    builder.teachers = [replace(t, **changes) if t.id == name else t for t in builder.teachers]
    return builder


def with_class(builder: ProblemBuilder, name: str, **changes) -> ProblemBuilder:
    builder.classes[name] = replace(builder.classes[name], **changes)
    return builder


def one_place(allowed: bool) -> Problem:
    # The meeting has to be in period 1, the only one for Ed; Cy teaches then, or in period 2.
    builder = pair(periods=2)
    with_teacher(builder, "Ed", blocked_slots=frozenset({1}))
    builder.meeting("7A", 0, 2 if allowed else 1, "Cy")
    builder.request("Q", "Ed")
    return builder.build()


def present(allowed: bool) -> Problem:
    builder = pair()
    builder.request("Q", "Ed")
    return with_teacher(builder, "Ed", blocked_slots=frozenset() if allowed else frozenset({0})).build()


def host(allowed: bool) -> Problem:
    # Ed co-teaches 7A with Flo; while Flo is absent the meeting cannot host the observation.
    builder = pair()
    builder.teacher("Flo", absent_slots=frozenset() if allowed else frozenset({0}))
    builder.meeting("7A", 0, 1, "Ed", "Flo")
    builder.request("Q", "Ed", OBSERVE)
    return builder.build()


def may_leave(allowed: bool) -> Problem:
    return with_class(release_case(), "7B", release=allowed).build()


def qualified(allowed: bool) -> Problem:
    # Cy's level is 3.
    builder = pair()
    builder.set_policy(min_strength=3 if allowed else 4)
    builder.request("Q", "Ed")
    return builder.build()


def one_coach(allowed: bool) -> Problem:
    # Cy can only meet on day 0, Di only on day 1: nobody can hold both steps, unless Di is there on both days.
    builder = pair(days=2)
    with_teacher(builder, "Cy", blocked_slots=frozenset({1}))
    builder.teacher("Di", level=3, blocked_slots=frozenset() if allowed else frozenset({0}))
    builder.request("Q", "Ed", MEET, Step(kind=StepKind.MEET, min_days=1, max_days=1))
    return builder.build()


def whole_cycle(allowed: bool) -> Problem:
    # Two meetings a cycle in one day: possible in two periods, not in one.
    builder = pair(periods=2 if allowed else 1)
    builder.request("Q", "Ed", MEET, Step(kind=StepKind.MEET, min_days=0, max_days=0))
    return builder.build()


def step_order(allowed: bool) -> Problem:
    # Days 0 and 2 are open to both: two school days apart.
    builder = pair(days=3)
    with_teacher(builder, "Cy", blocked_slots=frozenset({1}))
    builder.request("Q", "Ed", MEET, Step(kind=StepKind.MEET, min_days=1, max_days=2 if allowed else 1))
    return builder.build()


def window(allowed: bool) -> Problem:
    # Cy is only there on day 1.
    builder = pair(days=2)
    with_teacher(builder, "Cy", blocked_slots=frozenset({0}))
    builder.request("Q", "Ed", latest_day=1 if allowed else 0)
    return builder.build()


def sabbatical(allowed: bool) -> Problem:
    # Weeks of one day: steps on days 0 and 2 span three weeks.
    builder = pair(days=3, days_per_week=1)
    builder.set_policy(sabbatical_weeks=3 if allowed else 2)
    builder.request("Q", "Ed", MEET, Step(kind=StepKind.MEET, min_days=2, max_days=2))
    return builder.build()


def coach_load(allowed: bool) -> Problem:
    # Cy takes one request, or none.
    builder = with_teacher(pair(periods=2), "Cy", max_requests=1 if allowed else 0)
    builder.request("Q", "Ed")
    return builder.build()


def release_limit(allowed: bool) -> Problem:
    # The period lasts 60 minutes.
    return with_teacher(release_case(), "Cy", release_week_max_minutes=60 if allowed else 59).build()


def released_together(allowed: bool) -> Problem:
    # To meet, both leave a class: two teachers at once. 0 would mean no limit.
    builder = release_case()
    builder.teacher("Gus")
    builder.requests.clear()
    builder.request("Q", "Ed", Step(kind=StepKind.MEET, release=MayRelease.BOTH))
    builder.set_policy(max_released_together=2 if allowed else 1)
    return builder.build()


def class_spacing(allowed: bool) -> Problem:
    # Cy must leave 7B twice, on days 0 and 1: two meetings running, unless 7B also meets in between.
    builder = pair(days=2, periods=2)
    builder.teacher("Flo")
    builder.teacher("Gus")
    for day in (0, 1):
        builder.meeting("7A", day, 1, "Ed")
        builder.meeting("7B", day, 1, "Cy")
    if allowed:
        builder.meeting("7B", 0, 2, "Gus")
    builder.request("Q", "Ed", OBSERVE, Step(kind=StepKind.OBSERVE, release=MayRelease.COACH, min_days=1, max_days=1))
    return builder.build()


def covered(allowed: bool) -> Problem:
    # Without Flo nobody can take 7B, and a release may not leave it uncovered unless the policy says so.
    builder = release_case()
    with_teacher(builder, "Flo", blocked_slots=frozenset({0}))
    builder.set_policy(allow_uncovered=allowed)
    return builder.build()


def may_cover(allowed: bool) -> Problem:
    builder = release_case()
    builder.set_policy(teacher_cover=TeacherCover.ALL if allowed else TeacherCover.ABSENCES)
    return builder.build()


def cover_limit(allowed: bool) -> Problem:
    # Flo is needed twice in a week.
    builder = pair(days=3)
    builder.teacher("Flo", cover_limits=CoverLimits(per_day=None, per_week=2 if allowed else 1, per_term=None))
    for day in (0, 1, 2):
        builder.meeting("7A", day, 1, "Ed")
        builder.meeting("7B", day, 1, "Cy")
    builder.request("Q", "Ed", OBSERVE, Step(kind=StepKind.OBSERVE, release=MayRelease.COACH, min_days=2, max_days=2))
    return builder.build()


def prep(allowed: bool) -> Problem:
    # Two free periods of 60 minutes a week; the meeting uses one, so at most 60 minutes may be kept untouched.
    builder = with_teacher(pair(periods=2), "Ed", prep_week_min_minutes=60 if allowed else 61)
    builder.request("Q", "Ed")
    return builder.build()


def class_cap(allowed: bool) -> Problem:
    # A colleague covers 60 minutes at 60 %: 60 x 60 = 3600 hundredths of a minute.
    return with_class(release_case(), "7B", cap_hundredths=3600 if allowed else 3599).build()


def group_cap(allowed: bool) -> Problem:
    builder = release_case()
    builder.groups.append(Group(id="7", class_ids=("7A", "7B"), cap_hundredths=3600 if allowed else 3599))
    return builder.build()


def travel(allowed: bool) -> Problem:
    # Ed teaches in the annex until 9:00 and is to meet in the main building at 9:00; nothing lies between the periods.
    builder = pair(periods=2)
    builder.school_class("7A", building="Annex")
    builder.meeting("7A", 0, 1, "Ed")
    builder.meeting("7B", 0, 1, "Cy")
    builder.travel.append(Travel(from_building="Main", to_building="Annex", minutes=0 if allowed else 1))
    builder.request("Q", "Ed")
    return builder.build()


def budget(allowed: bool) -> Problem:
    # The only cover costs 40.00.
    builder = release_case()
    builder.set_policy(teacher_cover=TeacherCover.NONE, substitute_budget_hundredths=4000 if allowed else 3999)
    builder.substitute("Sam", cost_hundredths=4000, cover_limits=NO_LIMIT)
    return builder.build()


CASES: dict[Rule, Callable[[bool], Problem]] = {
    Rule.ONE_PLACE: one_place,
    Rule.PRESENT: present,
    Rule.HOST: host,
    Rule.MAY_LEAVE: may_leave,
    Rule.QUALIFIED: qualified,
    Rule.ONE_COACH: one_coach,
    Rule.WHOLE_CYCLE: whole_cycle,
    Rule.STEP_ORDER: step_order,
    Rule.WINDOW: window,
    Rule.SABBATICAL: sabbatical,
    Rule.COACH_LOAD: coach_load,
    Rule.RELEASE_LIMIT: release_limit,
    Rule.RELEASED_TOGETHER: released_together,
    Rule.CLASS_SPACING: class_spacing,
    Rule.COVERED: covered,
    Rule.MAY_COVER: may_cover,
    Rule.COVER_LIMIT: cover_limit,
    Rule.PREP: prep,
    Rule.CLASS_CAP: class_cap,
    Rule.GROUP_CAP: group_cap,
    Rule.TRAVEL: travel,
    Rule.BUDGET: budget,
}


def test_every_rule_has_a_case() -> None:
    # `past` is a rule of re-plans alone.
    assert set(CASES) == set(Rule) - {Rule.PAST}


@pytest.mark.parametrize("rule", list(CASES), ids=str)
def test_the_rule_just_allows(rule: Rule) -> None:
    assert served(CASES[rule](True)) == 3


@pytest.mark.parametrize("rule", list(CASES), ids=str)
def test_the_rule_just_forbids(rule: Rule) -> None:
    assert served(CASES[rule](False)) == 0
