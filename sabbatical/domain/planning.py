"""What a planning run is asked for and what it tells on the way, in plain words for services and screens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanParams:
    """How long and with what a plan may be sought."""

    time_limit_seconds: float = 60.0
    """More than 0."""
    seed: int = 0
    """0 or more. The same school, seed and workers give the same plan whenever each tier was proven."""
    workers: int = 2
    """Solver threads, 1 or more."""
    side_by_side: bool = True
    """False: leave the process to others now and then, and prove somewhat later; the plans are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProgress:
    """A moment of a running solve."""

    tier: str
    incumbent: int | None
    """Best value so far in this tier; None before the first."""
    bound: int | None
    """No plan can be better than this; None before the first."""
    seconds: float
    """Since the solve began."""
    proven: bool = False
    """True once for each tier that is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachLine:
    """A hard rule that a plan breaks."""

    rule: str
    """Id of the rule, as in docs/model.md."""
    sentence: str
    """Who, when, what value and what is allowed."""
