"""Why a re-plan finds no plan at all: the pins that break a rule by themselves."""

from sabbatical.planning.rows import joined
from solver.check import check
from solver.problem import Problem
from solver.rules import Rule

MENDED_BY_MORE = (Rule.COVERED, Rule.WHOLE_CYCLE)
"""Rules that a plan of pins alone breaks because the rest is not there yet."""


def why_no_plan(problem: Problem) -> str:
    """Return why no plan holds the pins of a problem, for a leader: which rules they break, by id.

    Without a pin that breaks a rule by itself, the pins together are what cannot be held.
    """
    published = problem.published
    if published is None or not (published.pinned.sessions or published.pinned.covers):
        return "No plan exists under the hard rules."
    pinned = joined(published.past, published.pinned)
    broken = [breach for breach in check(problem, pinned) if breach.rule not in MENDED_BY_MORE]
    if not broken:
        return "No plan under the hard rules holds all that is pinned."
    return "A pin breaks a rule. " + " ".join(f"{breach.rule}: {breach.sentence}" for breach in broken)
