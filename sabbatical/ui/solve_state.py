"""What is known of the running solve, tier by tier."""

import time
from dataclasses import dataclass, field

from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanProgress


@dataclass(slots=True, kw_only=True)
class TierLine:
    """One tier of a running or finished solve."""

    name: str
    value: int | None = None
    bound: int | None = None
    proven: bool = False
    seconds: float | None = None
    """Seconds spent in this tier; None where unknown."""

    @property
    def gap(self) -> int | None:
        """How far the value may be from the best possible."""
        return None if self.value is None or self.bound is None else abs(self.value - self.bound)


@dataclass(slots=True, kw_only=True)
class SolveState:
    """A solve as the screens show it. Changed by the app's handlers only."""

    is_repair: bool = False
    """Whether the published plan is being repaired, not the term planned."""
    shown_in: str = "plan"
    """Id of the place that shows it and what comes of it."""
    started: float = field(default_factory=time.monotonic)
    is_stopping: bool = False
    tier: str = ""
    """The tier being worked on; empty before the first."""
    lines: dict[str, TierLine] = field(default_factory=dict)
    tier_began: float = 0.0
    """Seconds from the solve's start."""

    @property
    def what(self) -> str:
        """What is being done."""
        return "Repairing" if self.is_repair else "Planning"

    @property
    def elapsed_seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def take(self, progress: PlanProgress) -> None:
        """Note a progress."""
        if progress.tier != self.tier:
            self.tier_began = progress.seconds if self.tier else 0.0
            self.tier = progress.tier
        line = self.lines.setdefault(progress.tier, TierLine(name=progress.tier))
        line.value = progress.incumbent if progress.incumbent is not None else line.value
        line.bound = progress.bound if progress.bound is not None else line.bound
        line.proven = line.proven or progress.proven
        line.seconds = progress.seconds - self.tier_began


def lines_of(plan: TermPlan) -> dict[str, TierLine]:
    """Return the tiers of a finished plan."""
    return {
        tier.name: TierLine(name=tier.name, value=tier.value, bound=tier.bound, proven=tier.proven)
        for tier in plan.summary.tiers
    }
