"""How a running solve shows: live lines where a terminal is there, plain lines where not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from sabbatical.domain.planning import PlanProgress
from sabbatical.domain.reports.tier_words import tier_value_text

OnProgress = Callable[[PlanProgress], None]

QUIET_SECONDS = 1.0
"""Plain lines about an unsettled tier come at most this often."""


@contextmanager
def shown_progress() -> Iterator[OnProgress]:
    """Give a callback that shows progress on standard error while the context lasts."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainLines()
        return
    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console) as display:
        yield LiveLines(display)


def progress_text(progress: PlanProgress) -> str:
    """Return where a tier stands, in a line."""
    if progress.incumbent is None:
        return f"{progress.tier}: no plan yet"
    value = tier_value_text(progress.tier, progress.incumbent)
    if progress.proven:
        return f"{progress.tier}: {value}, proven best"
    if progress.bound is None:
        return f"{progress.tier}: {value}"
    return f"{progress.tier}: {value}, bound {tier_value_text(progress.tier, progress.bound)}"


class PlainLines:
    """Writes a line when a tier is settled, and now and then before."""

    def __init__(self) -> None:
        self._last_seconds = -QUIET_SECONDS
        self._last_text = ""

    def __call__(self, progress: PlanProgress) -> None:
        """Write the line for `progress`, unless it says nothing new or comes too soon."""
        text = progress_text(progress)
        is_soon = progress.seconds - self._last_seconds < QUIET_SECONDS
        if text == self._last_text or (is_soon and not progress.proven):
            return
        self._last_seconds, self._last_text = progress.seconds, text
        click.echo(f"{progress.seconds:7.1f} s  {text}", err=True)


class LiveLines:
    """Keeps a line for each tier up to date."""

    def __init__(self, display: Progress) -> None:
        self._display = display
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, progress: PlanProgress) -> None:
        """Bring the tier's line up to date."""
        if progress.tier not in self._tasks:
            self._tasks[progress.tier] = self._display.add_task(progress.tier, total=1)
        done = 1 if progress.proven else 0
        self._display.update(self._tasks[progress.tier], description=progress_text(progress), completed=done)
