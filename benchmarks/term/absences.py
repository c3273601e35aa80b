"""Who is absent on which day, drawn from a seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Illness:
    """How often people are absent."""

    percent: int = 6
    """Of teacher days; each teacher and day is drawn alone."""
    crowd: int = 12
    """Absent on the one day on which many are."""


def crowd_day(days: int) -> int:
    """Return the day of a term on which many are absent: when a third of it is over."""
    return days // 3


def draw(teachers: Sequence[str], days: int, illness: Illness, seed: int) -> tuple[frozenset[str], ...]:
    """Return who is absent, for whole days, on each day of a term.

    Parameters
    ----------
    teachers
        Their ids.
    days
        How many school days the term has.
    illness
        How often people are absent.
    seed
        The same seed gives the same absences.
    """
    rng = random.Random(f"term {seed}")
    found = [frozenset(name for name in teachers if rng.randrange(100) < illness.percent) for _ in range(days)]
    if days:
        found[crowd_day(days)] = frozenset(rng.sample(list(teachers), min(illness.crowd, len(teachers))))
    return tuple(found)
