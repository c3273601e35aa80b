"""Which places a plan near an outline may use."""

import pytest

from solver.model.blocks import Block, Use
from solver.model.facts import Facts
from solver.model.pair_places import Places
from solver.model.realise import Leeway, places_near
from solver.model.target import Target
from solver.problem import Step, StepKind
from tests.solver.builders import ProblemBuilder
from tests.solver.outline_case import places_of

MEET = Step(kind=StepKind.MEET)
IN_WEEK_0 = Block(
    week=0, slots=1, coach_use=Use.FREE, coachee_use=Use.FREE, minutes=60, lost_hundredths=0, lost_alone_hundredths=0
)
TARGET = Target(cycles={(0, 0, "Cy"): (IN_WEEK_0,), (1, 0, "Di"): (IN_WEEK_0,)})


def three_weeks() -> tuple[Facts, Places]:
    """Three weeks of one free period each: Ed wants to meet a coach, and Fay too; Cy and Di could be that."""
    builder = ProblemBuilder(days=3, periods=1, days_per_week=1)
    for coach in ("Cy", "Di"):
        builder.teacher(coach, level=3)
    for coachee in ("Ed", "Fay"):
        builder.teacher(coachee)
        builder.request(f"Q-{coachee}", coachee, MEET)
    return places_of(builder.build())


def slots_of(places: Places) -> dict[tuple[int, str], list[int]]:
    return {pair: cycles[0][0].slots.tolist() for pair, cycles in places.items()}


@pytest.mark.parametrize(("weeks", "slots"), [(0, [0]), (1, [0, 1]), (None, [0, 1, 2])])
def test_places_lie_no_more_weeks_off_than_said(weeks: int | None, slots: list[int]) -> None:
    found = places_near(*three_weeks(), TARGET, Leeway(weeks=weeks, uses=False))
    assert slots_of(found) == {(0, "Cy"): slots, (1, "Di"): slots}


def test_some_coaches_may_have_any_place_while_the_others_stay_near() -> None:
    found = places_near(*three_weeks(), TARGET, Leeway(weeks=0, uses=False), at_will={"Di"})
    assert slots_of(found) == {(0, "Cy"): [0], (1, "Di"): [0, 1, 2]}


def test_a_place_with_another_use_is_taken_only_where_uses_may_differ() -> None:
    releases = Block(
        week=0,
        slots=1,
        coach_use=Use.RELEASE,
        coachee_use=Use.FREE,
        minutes=60,
        lost_hundredths=0,
        lost_alone_hundredths=0,
    )
    target = Target(cycles={(0, 0, "Cy"): (releases,)})
    facts, places = three_weeks()
    # Cy is free in all three weeks: no place takes Cy out of a class.
    assert slots_of(places_near(facts, places, target, Leeway(weeks=1, uses=False))) == {(0, "Cy"): []}
    assert slots_of(places_near(facts, places, target, Leeway(weeks=1, uses=True))) == {(0, "Cy"): [0, 1]}
