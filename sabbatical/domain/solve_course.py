"""How the tiers of a solve came about: value and bound over time, while it runs and as they are kept with its plan."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sabbatical.domain.charts.steps import StepMoment
from sabbatical.domain.charts.thinning import thinned
from sabbatical.domain.plan import SolveStep, TierValue
from sabbatical.domain.planning import PlanProgress
from sabbatical.domain.reports.tiers import words_of


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


class SolveCourse:
    """Notes each progress of a solve, tier by tier.

    Parameters
    ----------
    tell
        Who else is to be told of each progress; None for nobody.
    """

    def __init__(self, tell: Callable[[PlanProgress], None] | None = None) -> None:
        self._tell = tell
        self._one_at_a_time = threading.Lock()  # several parts of a search tell of progress, each in its thread
        self.lines: dict[str, TierLine] = {}
        self.last_news = 0.0
        """Seconds from the solve's start."""

    def take(self, progress: PlanProgress) -> None:
        """Note a progress and pass it on; a tier begins where the one before it ended."""
        with self._one_at_a_time:
            line = self.lines.setdefault(progress.tier, TierLine(name=progress.tier, began=self.last_news))
            line.take(progress)
            self.last_news = progress.seconds
        if self._tell is not None:
            self._tell(progress)

    def steps(self, tiers: Iterable[TierValue]) -> tuple[SolveStep, ...]:
        """Return what is kept with the plan that came of the solve: of each tier a bounded number of steps.

        Parameters
        ----------
        tiers
            Of the plan; each one's last step is where it ended.
        """
        return tuple(step for tier in tiers for step in _steps(tier, self.lines.get(tier.name)))


def _steps(tier: TierValue, line: TierLine | None) -> tuple[SolveStep, ...]:
    if line is None or line.seconds is None or not line.course:
        return ()
    end = StepMoment(seconds=line.seconds, value=tier.value, bound=tier.bound)
    moments = thinned(line.course if line.course[-1] == end else (*line.course, end))
    return tuple(SolveStep(tier=tier.name, seconds=row.seconds, value=row.value, bound=row.bound) for row in moments)


def finished_lines(tiers: Iterable[TierValue], steps: Sequence[SolveStep]) -> dict[str, TierLine]:
    """Return the tiers of a finished plan, with their times and courses where its steps are known."""
    return {tier.name: _finished(tier, [step for step in steps if step.tier == tier.name]) for tier in tiers}


def _finished(tier: TierValue, steps: Sequence[SolveStep]) -> TierLine:
    return TierLine(
        name=tier.name,
        value=tier.value,
        bound=tier.bound,
        proven=tier.proven,
        seconds=steps[-1].seconds if steps else None,
        course=[StepMoment(seconds=row.seconds, value=row.value, bound=row.bound) for row in steps],
    )
