"""Conflicts where one session makes the way to another possible, by taking its coach out of a class too far away."""

from solver.model.conflicts import Conflicts
from solver.model.facts import Facts
from solver.model.placebook import PlaceBook
from solver.model.target import Target
from solver.params import SolveParams
from solver.problem import MayRelease, Problem, Step, StepKind, TeacherCover, Travel
from solver.rules import Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder
from tests.solver.outline_case import limits, outline_of, target_of

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def two_buildings(*, observed_on_day: int = 0) -> Problem:
    """Two periods a day without a break, two buildings 30 minutes apart. Cy teaches 7A in Main in each first period.

    Ed, in the annex and free in the second period of day 0 alone, wants to meet Cy: from 7A she would come too late.
    Fay wants to be observed in the annex in a first period, for which Cy leaves 7A to Gus; on day 0 she is then there
    in time for Ed.
    """
    builder = ProblemBuilder(days=2, periods=2)
    builder.set_policy(teacher_cover=TeacherCover.ALL)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed", building="Annex", blocked_slots=frozenset({0, 2, 3}))
    builder.teacher("Fay", building="Annex")
    builder.teacher("Gus")
    builder.school_class("8B", building="Annex")
    builder.meeting("7A", 0, 1, "Cy")
    builder.meeting("7A", 1, 1, "Cy")
    builder.meeting("8B", observed_on_day, 1, "Fay")
    builder.request("Q-Ed", "Ed")
    builder.request("Q-Fay", "Fay", OBSERVE)
    builder.travel.append(Travel(from_building="Main", to_building="Annex", minutes=30))
    return builder.build()


def learnt(problem: Problem, target: Target):
    facts = Facts(problem)
    return Conflicts(facts, PlaceBook(facts).whole).find(target, frozenset({"Cy"}), limits())


ED, FAY = (0, 0, "Cy"), (1, 0, "Cy")


def test_both_can_be_served():
    result = solve(two_buildings(), SolveParams(workers=1))
    assert {tier.tier: tier.value for tier in result.tiers}[Tier.REQUESTS] == 3 + 3


def test_what_is_impossible_alone_is_forbidden_unless_the_other_is_planned():
    (found,) = learnt(two_buildings(), Target(cycles={ED: ()}))
    assert (found.cycles, found.unless) == ((ED,), (FAY,))


def test_outlines_bound_every_plan_after_it_was_learnt():
    problem = two_buildings()
    (found,) = learnt(problem, Target(cycles={ED: ()}))
    outline = outline_of(problem)
    outline.forbid(found)
    assert outline.best(Tier.REQUESTS, limits())[0] == 3 + 3


def test_where_no_other_session_could_help_it_is_forbidden_for_good():
    problem = two_buildings(observed_on_day=1)
    (found,) = learnt(problem, target_of(problem))
    assert (found.cycles, found.unless) == ((ED,), ())
    outline = outline_of(problem)
    outline.forbid(found)
    assert outline.best(Tier.REQUESTS, limits())[0] == 3, "Fay's alone"


def test_a_target_that_has_the_other_is_no_conflict():
    assert learnt(two_buildings(), Target(cycles={ED: (), FAY: ()})) == []
