"""A few cover persons for each planned release."""

import pytest

from solver.model.build import FEW
from solver.model.covers import CoverFinder
from solver.model.facts import Facts
from solver.model.few_covers import FewCovers
from solver.model.levels import Level
from solver.model.placebook import PlaceBook
from solver.plan import Cover, Plan
from solver.problem import CoverKind, MayRelease, Problem, Step, StepKind, TeacherCover
from tests.solver.builders import ProblemBuilder, session

MEET = Step(kind=StepKind.MEET, release=MayRelease.COACH)
FREE = ("Una", "Val", "Wim", "Xia")


def two_classes(**policy) -> Problem:
    """Cy and Di teach Maths in the only period; of four free colleagues Wim knows Maths. Cy may meet Ed."""
    builder = ProblemBuilder(days=1, periods=1)
    builder.set_policy(teacher_cover=TeacherCover.ALL, **policy)
    builder.teacher("Cy", level=3)
    builder.teacher("Di", level=3)
    builder.meeting("7A", 0, 1, "Cy")
    builder.meeting("7B", 0, 1, "Di")
    for name in FREE:
        builder.teacher(name, subjects=frozenset({"Maths"} if name == "Wim" else ()))
    builder.request("Q", "Una", MEET)
    return builder.build()


def persons(few: FewCovers, meeting: int) -> list[str | None]:
    return [option.person for option in few.options(meeting)]


def few_of(problem: Problem, most: int, keep: Plan | None = None) -> FewCovers:
    return FewCovers(CoverFinder(Facts(problem), with_releases=True), most, keep)


def test_those_who_lose_least_are_offered_first_and_the_others_in_turn() -> None:
    few = few_of(two_classes(), 2)
    # Wim knows the subject, so that the class loses less: always offered. The second place goes round.
    assert persons(few, 0) == ["Wim", "Una"]
    assert persons(few, 1) == ["Wim", "Val"]
    assert persons(few, 0) == ["Wim", "Xia"]


def test_all_are_offered_where_there_are_no_more() -> None:
    assert sorted(persons(few_of(two_classes(), 9), 0)) == sorted(FREE)


def test_leaving_a_class_alone_is_offered_besides_where_policy_allows_it() -> None:
    assert persons(few_of(two_classes(allow_uncovered=True), 1), 0) == ["Wim", None]


def test_whom_a_plan_has_is_always_offered() -> None:
    plan = Plan(sessions=(), covers=(Cover(class_id="7A", slot=0, kind=CoverKind.COLLEAGUE, person="Xia"),))
    few = few_of(two_classes(), 2, plan)
    assert persons(few, 0) == ["Xia", "Wim"]
    assert persons(few, 1) == ["Wim", "Una"], "only where the plan has them"


def test_a_model_with_few_covers_allows_the_plan_that_it_keeps() -> None:
    problem = two_classes()
    facts = Facts(problem)
    cover = Cover(class_id="7A", slot=0, kind=CoverKind.COLLEAGUE, person="Xia")
    plan = Plan(sessions=(session("Q", "Cy", 0),), covers=(cover,))
    level = Level(facts, PlaceBook(facts).whole, FEW, plan)
    assert level.plan(level.values(plan)) == plan


def test_of_a_plan_that_a_model_does_not_allow_it_has_what_it_can() -> None:
    problem = two_classes()
    facts = Facts(problem)
    level = Level(facts, PlaceBook(facts).whole, FEW)
    other = Plan(sessions=(session("Q", "Cy", 0), session("Q", "Una", 0, cycle=2)))
    values = level.near(other)
    assert [key for key, choice in level.variables.choices.items() if values[choice.var.index]] == [(0, 0, 0, "Cy", 0)]
    with pytest.raises(KeyError):
        level.values(other)
