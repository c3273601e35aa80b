"""What is known of the running solve, tier by tier, and how it came about."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sabbatical.domain.charts.steps import StepMoment
from sabbatical.domain.plan import StoredPlan, TierValue
from sabbatical.domain.planning import PlanProgress
from sabbatical.ui.tiers import words_of
from sabbatical.ui.watched_solves import WatchedSolves


@dataclass(slots=True, kw_only=True)
class TierLine:
    """One tier of a running or finished solve."""

    name: str
    value: int | None = None
    """The best so far."""
    bound: int | None = None
    """The tightest so far."""
    proven: bool = False
    began: float = 0.0
    """Seconds from the solve's start."""
    seconds: float | None = None
    """Seconds spent in this tier; None where unknown."""
    course: list[StepMoment] = field(default_factory=list)
    """How value and bound changed, in order of time; empty where unknown."""

    @property
    def gap(self) -> int | None:
        """How far the value may be from the best possible."""
        return None if self.value is None or self.bound is None else abs(self.value - self.bound)

    def take(self, progress: PlanProgress) -> None:
        """Note a progress of this tier. A part of the search that has found less so far takes nothing back."""
        most = words_of(self.name).is_maximised
        self.value = _better(self.value, progress.incumbent, max if most else min)
        self.bound = _better(self.bound, progress.bound, min if most else max)
        self.proven = self.proven or progress.proven
        self.seconds = progress.seconds - self.began
        if not self.course or (self.course[-1].value, self.course[-1].bound) != (self.value, self.bound):
            self.course.append(StepMoment(seconds=self.seconds, value=self.value, bound=self.bound))


def _better(old: int | None, new: int | None, better: Callable[[int, int], int]) -> int | None:
    return old if new is None else new if old is None else better(old, new)


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
    last_news: float = 0.0
    """Seconds from the solve's start."""
    last_news_at: float = 0.0
    """By the same clock as `started`."""

    @property
    def what(self) -> str:
        """What is being done."""
        return "Repairing" if self.is_repair else "Planning"

    @property
    def elapsed_seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def take(self, progress: PlanProgress) -> None:
        """Note a progress; a tier begins where the one before it ended."""
        self.tier = progress.tier
        line = self.lines.setdefault(progress.tier, TierLine(name=progress.tier, began=self.last_news))
        line.take(progress)
        self.last_news, self.last_news_at = progress.seconds, time.monotonic()

    def tick(self) -> None:
        """Let time go by for the tier being worked on."""
        line = self.lines.get(self.tier)
        if line is not None and not line.proven:
            line.seconds = self.last_news + time.monotonic() - self.last_news_at - line.began


def lines_of(stored: StoredPlan | None, watched: WatchedSolves) -> dict[str, TierLine]:
    """Return the tiers of a finished plan, with their times and courses where its solve was watched."""
    if stored is None:
        return {}
    solve = watched.of(stored.version.number)
    lines = {} if solve is None else solve.lines
    return {tier.name: _finished(tier, lines.get(tier.name)) for tier in stored.plan.summary.tiers}


def _finished(tier: TierValue, watched: TierLine | None) -> TierLine:
    line = TierLine(name=tier.name, value=tier.value, bound=tier.bound, proven=tier.proven)
    if watched is not None and watched.seconds is not None:
        end = StepMoment(seconds=watched.seconds, value=tier.value, bound=tier.bound)
        line.seconds, line.course = watched.seconds, [*watched.course, end]
    return line
