"""Where sessions could take place: with planned releases, and without."""

from solver.model.chains import Chains
from solver.model.facts import Facts
from solver.model.pair_places import Places
from solver.model.placebook import PlaceBook
from solver.problem import MayRelease, Step, StepKind, Travel
from tests.solver.builders import ProblemBuilder

MEET = Step(kind=StepKind.MEET)
MEET_LEAVING = Step(kind=StepKind.MEET, release=MayRelease.COACH)


def school(*steps: Step, periods: int = 2, coachee_building: str = "Main") -> ProblemBuilder:
    """Cy teaches 7A in the first period, with a substitute who could cover; Ed is free."""
    builder = ProblemBuilder(days=1, periods=periods)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed", building=coachee_building)
    builder.substitute("Sam")
    builder.meeting("7A", 0, 1, "Cy")
    builder.request("Q", "Ed", *steps)
    return builder


def slots(places: Places) -> list[list[int]]:
    """The slots of each step of the first cycle, which is missing where nothing fits."""
    return [step.slots.tolist() for cycles in places.values() for step in cycles[0]]


def both(builder: ProblemBuilder) -> tuple[list[list[int]], list[list[int]]]:
    facts = Facts(builder.build())
    places = PlaceBook(facts).whole
    return slots(places), slots(PlaceBook(facts).narrow)


def test_without_releases_nobody_leaves_a_class() -> None:
    assert both(school(MEET_LEAVING)) == ([[0, 1]], [[1]])


def test_without_releases_a_class_in_another_building_stands_in_the_way() -> None:
    builder = school(MEET_LEAVING, periods=3, coachee_building="Annex")
    builder.travel.append(Travel(from_building="Main", to_building="Annex", minutes=15))
    # No break: after 7A in Main there is no time for the Annex in period 2, unless Cy leaves 7A.
    assert both(builder) == ([[0, 1, 2]], [[2]])


def test_a_step_is_left_out_with_the_only_one_that_could_follow_it() -> None:
    later = Step(kind=StepKind.MEET, min_days=0, max_days=0)
    builder = school(MEET_LEAVING, later)
    # The second meeting can only be in period 2, so that the first must be in period 1, where Cy has 7A.
    assert both(builder) == ([[0], [1]], [])


def test_pairs_of_periods_are_close_where_travel_says_so() -> None:
    builder = school(MEET, periods=3)
    builder.travel.append(Travel(from_building="Main", to_building="Annex", minutes=61))
    facts = Facts(builder.build())
    # Periods of 60 minutes without breaks: 0 minutes between neighbours, 60 between the first and the third.
    for minutes in (0, 1, 60, 61):
        found = {tuple(map(int, pair)) for pair in zip(*facts.closer_than(minutes), strict=True)}
        gaps = {(0, 1): 0, (1, 2): 0, (0, 2): 60}
        near = {pair for pair, gap in gaps.items() if gap < minutes}
        assert found == near | {(other, one) for one, other in near}
    assert all(facts.too_close(one, "Main", other, "Annex") for one, other in zip(*facts.closer_than(61), strict=True))


def test_what_is_made_once_is_the_same_for_all_who_ask() -> None:
    facts, other = Facts(school(MEET).build()), Facts(school(MEET).build())
    assert facts.once(Chains) is facts.once(Chains)
    assert facts.once(Chains) is not other.once(Chains)
