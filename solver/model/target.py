"""What outlines say: who coaches whom and in which weeks, and what cannot be planned together."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from solver.model.blocks import Block
from solver.model.engine import Limits
from solver.rules import Tier

PAIR_TIERS = frozenset({Tier.REQUESTS, Tier.CYCLES, Tier.SPREAD, Tier.PREFERENCES})
"""Tiers that depend on who coaches whom and how often alone, not on when."""

CycleKey = tuple[int, int, str]
"""(request, cycle, coach)."""

Wanted = Mapping[tuple[int, str], int]
"""By (request, coach): how many cycles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An outline: one that no plan is better than in the tiers asked for so far, or one worth planning all the same."""

    cycles: Mapping[CycleKey, tuple[Block, ...]]
    """For each cycle planned the blocks of its steps; empty in an outline without weeks."""

    @property
    def has_weeks(self) -> bool:
        """Whether it says in which weeks."""
        return any(self.cycles.values())

    def by_coach(self) -> dict[str, dict[int, int]]:
        """Return for each coach how many cycles each request of theirs has."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for request, cycle, coach in self.cycles:
            found[coach][request] = max(cycle + 1, found[coach].get(request, 0))
        return dict(found)

    def wanted(self) -> dict[str, Wanted]:
        """Return the same, ready to be asked for, in order of the coaches."""
        return {
            coach: {(request, coach): cycles for request, cycles in requests.items()}
            for coach, requests in sorted(self.by_coach().items())
        }


class Conflict(NamedTuple):
    """Cycles that no plan has together, unless it has one of some others."""

    cycles: tuple[CycleKey, ...]
    unless: tuple[CycleKey, ...] = ()


class Ahead(NamedTuple):
    """A tier to look ahead to."""

    tier: Tier
    limits: Limits
    goal: int | None = None
    """A bound of it known already, for outlines as good as the last best one in all tiers before."""


def cycles_of(wanted: Wanted) -> tuple[CycleKey, ...]:
    """Return every single cycle that is wanted."""
    return tuple((request, cycle, coach) for (request, coach), cycles in wanted.items() for cycle in range(cycles))


def last_cycles(wanted: Wanted) -> tuple[CycleKey, ...]:
    """Return of each request wanted the last cycle, which no plan has without those before."""
    return tuple((request, cycles - 1, coach) for (request, coach), cycles in wanted.items())
