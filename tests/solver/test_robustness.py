"""The replay and a day's repair, by hand on small schools."""

from dataclasses import replace

import pytest

from solver.check import check
from solver.problem import CoverKind, CoverLimits, MayRelease, Problem, Step, StepKind
from solver.robustness import Fallen, ReplayParams, ReplayStoppedError, Robustness, replay
from solver.robustness.ledger import Ledger
from solver.robustness.repair import repair_day
from solver.robustness.term import Term
from tests.solver.builders import ProblemBuilder, cover, plan, session

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)
ANA, BEN, CARA, DAN = range(4)


def coaching_school(**limits: object) -> ProblemBuilder:
    """ANA coaches BEN in his class B on day 0, period 1, for which she leaves A to CARA; DAN teaches D then.

    On day 1 nobody coaches. SUE, a substitute, costs nothing. Every period has 60 minutes.
    """
    school = ProblemBuilder(days=2, periods=2)
    school.teacher("ANA", level=4)
    school.teacher("BEN")
    school.teacher("CARA", **limits)
    school.teacher("DAN")
    school.meeting("A", 0, 1, "ANA")
    school.meeting("B", 0, 1, "BEN")
    school.meeting("D", 0, 1, "DAN")
    school.meeting("D", 1, 1, "DAN")
    school.request("R1", "BEN", OBSERVE)
    return school


PLAN = plan(session("R1", "ANA", 0, "B"), cover("A", 0, CoverKind.COLLEAGUE, "CARA"))


def day_of(problem: Problem, away: set[int], day: int = 0):
    assert check(problem, PLAN) == ()
    term = Term(problem, PLAN)
    ledger = Ledger(term, day)
    return repair_day(term, ledger, day, frozenset(away)), ledger


def replayed(problem: Problem, **params: object) -> Robustness:
    return replay(problem, PLAN, ReplayParams(**{"replays": 20, **params}))


def test_without_absences_everything_takes_place():
    found = replayed(coaching_school().build(), rate=0)
    assert (found.sessions, found.held.mean, found.held.low, found.held.high) == (1, 1, 1, 1)
    # 60 minutes at 60 %: 36 minutes lost, as planned.
    assert (found.lost_hundredths.mean, found.planned_lost_hundredths) == (3600, 3600)
    assert found.open_slots.mean == 0


def test_with_everybody_absent_nothing_does():
    found = replayed(coaching_school().build(), rate=1)
    assert found.held.high == 0
    assert found.fallen == {Fallen.ABSENT: 1, Fallen.COVER: 0, Fallen.CAP: 0}
    # Nobody is there to cover: slot 0 (A, B, D) and slot 2 (D) are uncovered, 4 x 60 minutes.
    assert found.open_slots.mean == 2
    assert found.open_chance == (1, 0, 1, 0)
    assert found.lost_hundredths.mean == 24000


@pytest.mark.parametrize("who", [ANA, BEN])
def test_a_session_falls_with_its_coach_or_coachee(who: int):
    outcome, _ = day_of(coaching_school().build(), {who})
    assert (outcome.held, outcome.fallen) == (0, (Fallen.ABSENT,))


def test_absences_come_before_releases():
    # DAN is absent. CARA alone is free in period 1: she takes his D, so ANA stays in A and the session falls.
    outcome, ledger = day_of(coaching_school().build(), {DAN})
    assert (outcome.held, outcome.fallen, outcome.open_slots) == (0, (Fallen.COVER,), frozenset())
    assert ledger.lost == {"D": 3600, "A": 0}


def test_another_cover_person_is_found():
    school = coaching_school()
    school.substitute("SUE")
    outcome, ledger = day_of(school.build(), {CARA})
    # SUE takes A at 75 % of 60 minutes.
    assert (outcome.held, ledger.lost["A"]) == (1, 4500)


def test_the_planned_cover_person_stays_where_another_would_lose_less():
    school = coaching_school()
    school.substitute("SUE")
    school.teacher("EVE", subjects=frozenset({"Maths"}))
    # DAN is absent: SUE (75 %) or EVE (same subject, 30 %) take D; CARA keeps A at 60 %: 36 + 18 minutes.
    outcome, ledger = day_of(school.build(), {DAN})
    assert (outcome.held, ledger.lost) == (1, {"A": 3600, "D": 1800})


def test_covers_used_up_in_the_replay_count():
    limits = CoverLimits(per_day=None, per_week=1, per_term=None)
    school = coaching_school(cover_limits=limits)
    school.teacher("EVE", cover_limits=CoverLimits(per_day=0, per_week=0, per_term=0))
    problem = school.build()
    term = Term(problem, PLAN)
    ledger = Ledger(term, 0)
    assert repair_day(term, ledger, 0, frozenset()).held == 1  # CARA covers A: her one cover of the week
    # On day 1 DAN is absent. ANA and BEN are free to take D; with both absent as well only CARA is left.
    assert repair_day(term, ledger, 1, frozenset({DAN, ANA, BEN})).open_slots == {2}
    fresh = Ledger(term, 0)
    assert repair_day(term, fresh, 1, frozenset({DAN, ANA, BEN})).open_slots == frozenset()


def test_a_class_whose_cap_absences_have_used_up_is_not_left():
    school = coaching_school()
    school.school_class("A", cap_hundredths=3600)
    school.meeting("A", 0, 2, "ANA", "DAN")
    # DAN is absent on day 0, ANA leads A in period 2: 25 % of 60 = 15 minutes. With CARA's 36 that is more than 36.
    outcome, ledger = day_of(school.build(), {DAN})
    assert outcome.fallen == (Fallen.CAP,)
    assert ledger.lost["A"] == 1500


def test_a_co_teacher_whose_colleague_is_absent_stays():
    school = coaching_school()
    school.teacher("EVE")
    school.meetings[0] = replace(school.meetings[0], teachers=("ANA", "EVE"))
    problem = school.build()
    shared = plan(session("R1", "ANA", 0, "B"), cover("A", 0, CoverKind.COTEACHER, "EVE"))
    assert check(problem, shared) == ()
    term = Term(problem, shared)
    ledger = Ledger(term, 0)
    outcome = repair_day(term, ledger, 0, frozenset({4}))
    # EVE is absent: ANA may not leave A, and leads it: 25 % of 60 minutes.
    assert (outcome.held, outcome.fallen, ledger.lost["A"]) == (0, (Fallen.COVER,), 1500)


def test_the_same_seed_gives_the_same_figures_and_another_does_not():
    problem = coaching_school().build()
    first = replayed(problem, rate=0.3, seed=4)
    assert replayed(problem, rate=0.3, seed=4) == first
    assert replayed(problem, rate=0.3, seed=5) != first


def test_only_what_is_still_to_come_is_replayed():
    found = replayed(coaching_school().build(), rate=1, first_day=1)
    # The session of day 0 has taken place, and its 36 minutes are lost; on day 1 D is uncovered for 60.
    assert (found.sessions, found.open_slots.mean, found.lost_hundredths.mean) == (0, 1, 9600)


def test_a_replay_can_be_stopped():
    class StopAtOnce:
        def is_set(self) -> bool:
            return True

    with pytest.raises(ReplayStoppedError):
        replay(coaching_school().build(), PLAN, cancel=StopAtOnce())


@pytest.mark.parametrize(("name", "value"), [("rate", -0.1), ("rate", 1.1), ("replays", 0), ("seed", -1)])
def test_parameters_out_of_range_are_refused(name: str, value: float):
    with pytest.raises(ValueError, match=name):
        ReplayParams(**{name: value})
