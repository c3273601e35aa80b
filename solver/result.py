"""What a solve returns and what it tells on the way."""

from dataclasses import dataclass
from enum import StrEnum

from solver.plan import Plan
from solver.rules import Tier


class SolveStatus(StrEnum):
    """How good the returned plan is known to be."""

    OPTIMAL = "optimal"
    """Every tier is proven best."""
    FEASIBLE = "feasible"
    """A plan, with at least one tier not proven."""
    INFEASIBLE = "infeasible"
    """No plan exists under the hard rules."""


class StopReason(StrEnum):
    """Why the solve ended."""

    PROVEN = "proven"
    TIME_LIMIT = "time limit"
    CANCELLED = "cancelled"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True, kw_only=True)
class TierResult:
    """One tier of the returned plan."""

    tier: Tier
    value: int
    """The plan's value, in the tier's unit, as the checker computes it."""
    bound: int
    """No plan that is as good in all earlier tiers can do better than this."""
    proven: bool
    """Whether `value` is proven best, given the values of all earlier tiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A moment of a running solve."""

    tier: Tier
    incumbent: int | None
    """Best value found so far in this tier; None before the first."""
    bound: int | None
    seconds: float
    """Since the solve began."""
    proven: bool = False
    """True once, when the tier is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveResult:
    """The outcome of a solve."""

    status: SolveStatus
    plan: Plan | None
    """Passed by the checker. None only if `status` is infeasible."""
    tiers: tuple[TierResult, ...]
    """In the order solved."""
    seconds: float
    stop_reason: StopReason
