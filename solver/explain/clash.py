"""The smallest set of rules that cannot be kept together: none of them can be left out of it."""

from collections.abc import Iterable, Mapping

from solver.explain.changes import Change
from solver.explain.knob import Serves
from solver.problem import Problem
from solver.rules import Rule


def without(problem: Problem, rules: Iterable[Rule], switches: Mapping[Rule, Change]) -> Problem:
    """Return the problem with some rules switched off."""
    for rule in rules:
        problem = switches[rule](problem)
    return problem


def find_clash(
    problem: Problem, switches: Mapping[Rule, Change], serves: Serves, suspects: Iterable[Rule] | None = None
) -> tuple[Rule, ...]:
    """Return rules that together cannot be kept, such that any smaller set of them could be.

    By deletion: rules are switched off, many at a time, for as long as that does not help.

    Parameters
    ----------
    problem
        One that `serves` refuses.
    switches
        How each rule is switched off.
    serves
        Whether a problem can be served.
    suspects
        Rules that are known to clash; all of `switches` if not given.

    Returns
    -------
    tuple of Rule
        In the order of `switches`. Empty where not even switching all of them off would help.
    """
    suspected = list(switches) if suspects is None else [rule for rule in switches if rule in set(suspects)]
    off = [rule for rule in switches if rule not in suspected]
    clash: list[Rule] = []
    waiting = [suspected]
    while waiting:
        chunk = waiting.pop()
        if not serves(without(problem, [*off, *chunk], switches)):
            off += chunk
        elif len(chunk) == 1:
            clash += chunk
        else:
            middle = len(chunk) // 2
            waiting += [chunk[:middle], chunk[middle:]]
    return tuple(rule for rule in switches if rule in clash)
