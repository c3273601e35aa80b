"""Whom one limit alone keeps from a cover."""

from sabbatical.domain.planning import BreachLine

LIMITS = ("cover-limit", "prep", "class-cap", "group-cap", "budget")
"""Rules that are a matter of how much, the nearest to the person first. The others say what somebody is or does then,
which no exception changes."""


def only_limit(reasons: tuple[BreachLine, ...]) -> BreachLine | None:
    """Return the one limit that stands against a person; None where more does, or something that is no limit."""
    return reasons[0] if len(reasons) == 1 and reasons[0].rule in LIMITS else None
