"""Outlines of small problems, for tests."""

import threading
import time

from solver.model.engine import Limits
from solver.model.facts import Facts
from solver.model.outline import Outline
from solver.model.pair_places import Places
from solver.model.placebook import PlaceBook
from solver.model.target import Target
from solver.problem import Problem
from solver.rules import Tier


def limits(seconds: float = 30) -> Limits:
    """Limits for one worker."""
    return Limits(
        deadline=time.monotonic() + seconds, seed=0, workers=1, cancel=threading.Event(), tight_relaxation=True
    )


def places_of(problem: Problem) -> tuple[Facts, Places]:
    """Every place of a problem."""
    facts = Facts(problem)
    return facts, PlaceBook(facts).whole


def outline_of(problem: Problem, *, with_weeks: bool = True) -> Outline:
    """The outline of a problem without absences."""
    facts, places = places_of(problem)
    return Outline(facts, places, 0, with_weeks=with_weeks)


def best(problem: Problem, tier: Tier = Tier.REQUESTS) -> int | None:
    """The best value of a tier over all outlines."""
    return outline_of(problem).best(tier, limits())[0]


def target_of(problem: Problem, tier: Tier = Tier.REQUESTS) -> Target:
    """A best outline."""
    found = outline_of(problem).best(tier, limits())[1]
    assert found is not None
    return found
