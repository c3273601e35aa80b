"""Meetings that nobody takes, and who could if one limit were raised."""

from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover
from sabbatical.domain.planning import BreachLine


@dataclass(frozen=True, slots=True, kw_only=True)
class CouldCover:
    """A person whom one limit alone keeps from a meeting."""

    person: str
    limit: BreachLine
    """The limit, what it allows and what it would have to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredMeeting:
    """A meeting still to come that an absence leaves without anybody."""

    cover: PlannedCover
    could: tuple[CouldCover, ...]
    """In the order of `sabbatical.domain.near_misses.LIMITS`."""
