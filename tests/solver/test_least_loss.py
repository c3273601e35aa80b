"""What planned releases cost a class at least, for themselves and with others beside them."""

from dataclasses import replace

import pytest

from solver.model.facts import NONE, Facts
from solver.model.least_loss import LeastLoss
from solver.problem import MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder
from tests.solver.outline_case import places_of

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)
WHOLE = 1500
"""60 minutes led by a co-teacher, of which a quarter is lost, in hundredths of a minute."""


def led_by(*teachers: str) -> ProblemBuilder:
    """One period, in which some teachers, all of whom could observe Ed, have class 7B together."""
    builder = ProblemBuilder(days=1, periods=1)
    builder.teacher("Ed")
    builder.meeting("8A", 0, 1, "Ed")
    for name in teachers:
        builder.teacher(name, level=3)
    builder.meeting("7B", 0, 1, *teachers)
    builder.request("Q", "Ed", OBSERVE)
    return builder


def losses_of(builder: ProblemBuilder) -> tuple[LeastLoss, int]:
    """What is lost, and the number of the meeting of 7B."""
    facts, places = places_of(builder.build())
    return LeastLoss(facts, places), facts.meeting_at["7B", 0]


@pytest.mark.parametrize(
    ("teachers", "together", "share"),
    [
        (("Cy", "Di"), 0, 1500),  # one of two may leave
        (("Cy", "Di", "Fay"), 0, 750),  # two of three: 1500 / 2
        (("Cy", "Di", "Fay", "Guy"), 2, 750),  # three of four, but no more than two in the school: 1500 / 2
        (("Cy", "Di", "Fay", "Guy"), 0, 500),  # 1500 / 3
    ],
)
def test_who_could_leave_together_answers_for_a_share(teachers: tuple[str, ...], together: int, share: int) -> None:
    builder = led_by(*teachers)
    builder.set_policy(max_released_together=together)
    losses, meeting = losses_of(builder)
    assert losses.alone(meeting, NONE) == losses.alone(NONE, meeting) == WHOLE
    assert losses.shared(meeting, NONE) == share


def test_only_those_who_could_leave_at_all_answer_for_a_share() -> None:
    builder = led_by("Cy", "Di")
    builder.teacher("Fay")  # no coach, so that she never leaves
    builder.meetings[-1] = replace(builder.meetings[-1], teachers=("Cy", "Di", "Fay"))
    losses, meeting = losses_of(builder)
    assert losses.shared(meeting, NONE) == 750  # Cy and Di


def test_what_both_leave_is_lost_once() -> None:
    losses, meeting = losses_of(led_by("Cy", "Di", "Fay"))
    assert losses.alone(meeting, meeting) == WHOLE
    assert losses.shared(meeting, meeting) == WHOLE  # both shares
    assert (losses.alone(NONE, NONE), losses.shared(NONE, NONE)) == (0, 0)


def test_what_an_absence_hits_is_lost_to_the_absence() -> None:
    builder = led_by("Cy", "Di")
    builder.teacher("Fay", absent_slots=frozenset({0}))
    builder.meetings[-1] = replace(builder.meetings[-1], teachers=("Cy", "Di", "Fay"))
    losses, meeting = losses_of(builder)
    assert (losses.alone(meeting, NONE), losses.shared(meeting, NONE)) == (0, 0)


def test_a_class_with_one_teacher_loses_what_its_best_cover_costs() -> None:
    builder = led_by("Cy")
    builder.substitute("Sub")
    problem = builder.build()
    losses, meeting = losses_of(builder)
    substitute = Facts(problem).policy.loss_factors.substitute
    assert losses.alone(meeting, NONE) == losses.shared(meeting, NONE) == 60 * substitute
