"""Every tier's value, by hand."""

from solver.check import evaluate
from solver.plan import Plan
from solver.problem import CoverKind, LossFactors, MayRelease, Step, StepKind
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, cover, plan, session


def _value(school: ProblemBuilder, tier: Tier, *rows) -> int:
    return evaluate(school.build(), plan(*rows))[tier]


def _coaching() -> ProblemBuilder:
    """Ana asks for two cycles of two meets (R1, priority 5), Ben for one meet (R2, priority 2); Cem, Dan coach."""
    school = ProblemBuilder(days=2, periods=6)
    school.teacher("Ana")
    school.teacher("Ben")
    school.teacher("Cem", level=5)
    school.teacher("Dan", level=3)
    steps = (Step(kind=StepKind.MEET), Step(kind=StepKind.MEET))
    school.request("R1", "Ana", *steps, priority=5, cycles=3)
    school.request("R2", "Ben", priority=2, preferred_coach="Cem")
    return school


def _cycle(number: int, coach: str) -> tuple:
    return tuple(session("R1", coach, 2 * number + step, cycle=number, step=step) for step in (1, 2))


def _absences() -> ProblemBuilder:
    """7A (Ana, Maths), 7B (Ben) and 7C (Cem and Coe) in periods 1 and 2, of 45 minutes; all but Coe are absent."""
    school = ProblemBuilder(days=1, periods=2, period_minutes=45)
    for name in ("Ana", "Ben", "Cem"):
        school.teacher(name, absent_slots=frozenset({0, 1}))
    school.teacher("Coe")
    school.teacher("Dan", subjects=frozenset({"Maths"}))
    school.teacher("Eva")
    school.substitute("Sub", cost_hundredths=4050)
    school.substitute("Sue", kind=CoverKind.SUPERVISOR, cost_hundredths=1000)
    for period in (1, 2):
        school.meeting("7A", 0, period, "Ana")
        school.meeting("7B", 0, period, "Ben")
        school.meeting("7C", 0, period, "Cem", "Coe")
    return school


ALL_KINDS = (
    cover("7A", 0, CoverKind.SAME_SUBJECT, "Dan"),
    cover("7A", 1, CoverKind.COLLEAGUE, "Eva"),
    cover("7B", 0, CoverKind.SUBSTITUTE, "Sub"),
    cover("7B", 1, CoverKind.SUPERVISOR, "Sue"),
    cover("7C", 0, CoverKind.COTEACHER, "Coe"),
    cover("7C", 1, CoverKind.COTEACHER, "Coe"),
)


def test_nothing_planned():
    assert evaluate(_coaching().build(), Plan()) == dict.fromkeys(Tier, 0)


def test_requests_counts_the_priority_of_first_cycles():
    school = _coaching()
    assert _value(school, Tier.REQUESTS, *_cycle(1, "Cem")) == 5
    assert _value(school, Tier.REQUESTS, *_cycle(1, "Cem"), *_cycle(2, "Cem")) == 5
    assert _value(school, Tier.REQUESTS, *_cycle(1, "Cem"), session("R2", "Dan", 0)) == 5 + 2
    # Half a cycle serves nobody.
    assert _value(school, Tier.REQUESTS, *_cycle(1, "Cem")[:1]) == 0


def test_cycles_counts_the_priority_of_further_cycles():
    school = _coaching()
    assert _value(school, Tier.CYCLES, *_cycle(1, "Cem"), session("R2", "Dan", 0)) == 0
    # Cycles 2 and 3 of a request of priority 5.
    assert _value(school, Tier.CYCLES, *_cycle(1, "Cem"), *_cycle(2, "Cem"), *_cycle(3, "Cem")) == 5 + 5
    assert _value(school, Tier.CYCLES, *_cycle(1, "Cem"), *_cycle(2, "Cem")[:1]) == 0


def test_uncovered_counts_minutes_that_absences_open():
    school = _absences()
    assert _value(school, Tier.UNCOVERED, *ALL_KINDS) == 0
    rows = (*ALL_KINDS[2:], cover("7A", 0, CoverKind.UNCOVERED), cover("7A", 1, CoverKind.UNCOVERED))
    assert _value(school, Tier.UNCOVERED, *rows) == 45 + 45


def test_uncovered_leaves_planned_releases_out():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.set_policy(allow_uncovered=True)
    school.meeting("7B", 0, 1, "Ben")
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=MayRelease.COACH))
    rows = (session("R1", "Ben", 0), cover("7B", 0, CoverKind.UNCOVERED))
    assert _value(school, Tier.UNCOVERED, *rows) == 0
    # 60 minutes at 100 percent.
    assert _value(school, Tier.LOST, *rows) == 6000


def test_lost_is_minutes_times_the_factor_of_the_kind():
    # 45 x (30 + 60 + 75 + 90 + 25 + 25) = 45 x 305 = 13725 hundredths of a minute.
    assert _value(_absences(), Tier.LOST, *ALL_KINDS) == 13725
    school = _absences()
    school.set_policy(
        loss_factors=LossFactors(coteacher=1, same_subject=2, colleague=3, substitute=4, supervisor=5, uncovered=6)
    )
    # 45 x (2 + 3 + 4 + 5 + 1 + 1) = 45 x 16
    assert _value(school, Tier.LOST, *ALL_KINDS) == 720


def test_worst_is_the_largest_share_of_a_cap_rounded_up():
    school = _absences()
    # 7A loses 45 x 90 = 4050, 7B 45 x 165 = 7425, 7C 45 x 50 = 2250.
    school.school_class("7A", cap_hundredths=8100)  # 500 thousandths
    school.school_class("7B", cap_hundredths=0)  # left out
    school.school_class("7C", cap_hundredths=4499)  # 2250000 / 4499 = 500.1..., rounded up 501
    assert _value(school, Tier.WORST, *ALL_KINDS) == 501
    school.school_class("7C", cap_hundredths=4500)  # 500 exactly
    assert _value(school, Tier.WORST, *ALL_KINDS) == 500
    # Absences may exceed a cap: 7425000 / 7424 = 1000.1...
    school.school_class("7B", cap_hundredths=7424)
    assert _value(school, Tier.WORST, *ALL_KINDS) == 1001


def test_cost_is_what_the_substitutes_cost():
    # One cover by Sub at 40.50, one by Sue at 10.00.
    assert _value(_absences(), Tier.COST, *ALL_KINDS) == 5050
    assert _value(_absences(), Tier.COST, *ALL_KINDS[:2], *ALL_KINDS[4:]) == 0


def test_spread_is_the_sum_of_squared_sessions_by_coach():
    school = _coaching()
    # Cem 4 sessions, Dan 1: 16 + 1.
    assert _value(school, Tier.SPREAD, *_cycle(1, "Cem"), *_cycle(2, "Cem"), session("R2", "Dan", 0)) == 17
    # Cem 2 + 1: 9.
    assert _value(school, Tier.SPREAD, *_cycle(1, "Cem"), session("R2", "Cem", 0)) == 9


def test_fairness_is_the_sum_of_squared_covers_by_teacher():
    # Dan 1, Eva 1; the substitutes and the co-teacher who leads do not count.
    assert _value(_absences(), Tier.FAIRNESS, *ALL_KINDS) == 2
    rows = (*ALL_KINDS[2:], cover("7A", 0, CoverKind.COLLEAGUE, "Eva"), cover("7A", 1, CoverKind.COLLEAGUE, "Eva"))
    assert _value(_absences(), Tier.FAIRNESS, *rows) == 4


def test_preferences_is_the_missing_level_and_a_coach_not_preferred():
    school = _coaching()
    # R1 by Dan (level 3, nobody preferred): 5 - 3 = 2, once, however many cycles.
    assert _value(school, Tier.PREFERENCES, *_cycle(1, "Dan"), *_cycle(2, "Dan")) == 2
    # R2 by Cem (level 5, preferred): 0; by Dan (level 3, Cem preferred): 2 + 3 = 5.
    assert _value(school, Tier.PREFERENCES, session("R2", "Cem", 0)) == 0
    assert _value(school, Tier.PREFERENCES, session("R2", "Dan", 0)) == 5


def test_a_plan_of_unknown_things_is_valued_without_an_error():
    school = _coaching()
    rows = (
        session("R9", "nobody", 99, "9Z", cycle=-1, step=7),
        session("R1", "nobody", -5, cycle=1, step=1),
        cover("9Z", 99, CoverKind.COLLEAGUE, "nobody"),
        cover("9Z", 0, CoverKind.UNCOVERED),
    )
    values = evaluate(school.build(), plan(*rows))
    assert values[Tier.LOST] == values[Tier.REQUESTS] == values[Tier.FAIRNESS] == 0
