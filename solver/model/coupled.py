"""Which coaches share a person, so that they can be in each other's way in a week."""

from collections.abc import Iterator
from itertools import combinations

from solver.model.facts import Facts
from solver.model.target import Target, Wanted


def all_wanted(target: Target) -> Wanted:
    """Return what all coaches of a target have."""
    return {pair: cycles for wanted in target.wanted().values() for pair, cycles in wanted.items()}


def coupled(facts: Facts, target: Target) -> Iterator[Wanted]:
    """Yield what two coaches of a target have together, for any two who share a person.

    Parameters
    ----------
    facts
        The problem's facts.
    target
        An outline.
    """
    every = target.wanted()
    people = {
        coach: {coach} | {facts.problem.requests[request].coachee for request, _ in wanted}
        for coach, wanted in every.items()
    }
    for one, other in combinations(every, 2):
        if not people[one].isdisjoint(people[other]):
            yield {**every[one], **every[other]}
