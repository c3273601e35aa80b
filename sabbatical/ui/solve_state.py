"""What is known of the running solve, tier by tier, and how it came about."""

import time
from dataclasses import dataclass, field

from sabbatical.domain.plan import StoredPlan
from sabbatical.domain.planning import PlanProgress
from sabbatical.domain.solve_course import SolveCourse, TierLine, finished_lines


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
    course: SolveCourse = field(default_factory=SolveCourse)
    last_news_at: float = 0.0
    """By the same clock as `started`."""

    @property
    def lines(self) -> dict[str, TierLine]:
        """What is known of each tier."""
        return self.course.lines

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
        self.tier = progress.tier
        self.course.take(progress)
        self.last_news_at = time.monotonic()

    def tick(self) -> None:
        """Let time go by for the tier being worked on."""
        line = self.lines.get(self.tier)
        if line is not None and not line.proven:
            line.seconds = self.course.last_news + time.monotonic() - self.last_news_at - line.began


def lines_of(stored: StoredPlan | None) -> dict[str, TierLine]:
    """Return the tiers of a finished plan, with their times and courses where its steps are known."""
    return {} if stored is None else finished_lines(stored.plan.summary.tiers, stored.steps)
