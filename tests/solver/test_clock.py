"""The time that a solve has left."""

import threading

import pytest

from solver.model.attempts import Attempts
from solver.model.build import WHOLE
from solver.model.clock import Clock
from solver.params import SolveParams
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder
from tests.solver.search_case import context_of


def clock(seconds: float) -> Clock:
    return Clock(SolveParams(time_limit_seconds=seconds), threading.Event())


def test_a_model_is_made_only_if_there_is_time_for_it() -> None:
    # 600 s are enough for 3 million choices with covers, and for 8.5 million without.
    left = clock(600)
    assert left.can_make(2_900_000, releases=True)
    assert not left.can_make(3_100_000, releases=True)
    assert left.can_make(8_400_000, releases=False)
    assert not left.can_make(8_700_000, releases=False)


def test_no_model_is_made_once_somebody_has_asked_to_stop() -> None:
    left = clock(600)
    left.cancel.set()
    assert not left.can_make(1, releases=False)


def test_an_attempt_without_time_for_its_model_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = ProblemBuilder(days=1, periods=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.request("Q", "Ed")
    context = context_of(builder.build())
    places = context.book.whole
    attempts = Attempts(context)
    monkeypatch.setattr("solver.model.clock.SECONDS_PER_CHOICE", 1_000.0)
    assert attempts.among(places, Tier.REQUESTS, None, WHOLE, 1.0) is None
    monkeypatch.undo()
    assert attempts.among(places, Tier.REQUESTS, None, WHOLE, 1.0) is not None


@pytest.mark.parametrize(("side_by_side", "at_a_time"), [(True, 3), (False, 1)])
def test_workers_ask_side_by_side_unless_the_process_is_shared(*, side_by_side: bool, at_a_time: int) -> None:
    left = Clock(SolveParams(workers=3, side_by_side=side_by_side), threading.Event())
    assert left.alone(0.5).side_by_side == at_a_time
    assert left.limits(0.5).workers == 3
