"""How a running trade-off shows: one live line where a terminal is there, a plain line after each solve where not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from sabbatical.domain.tradeoff.limits import limit_text
from sabbatical.domain.tradeoff.model import TradeOffProgress

OnProgress = Callable[[TradeOffProgress], None]


@contextmanager
def shown_trade_off() -> Iterator[OnProgress]:
    """Give a callback that shows progress on standard error while the context lasts."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield plain_line
        return
    columns = (SpinnerColumn(), BarColumn(bar_width=24), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console) as display:
        yield LiveLine(display, display.add_task("laying out the term", total=None))


def progress_text(progress: TradeOffProgress) -> str:
    """Return where a trade-off stands, in a line."""
    so_far = progress.so_far
    known = f"{len(so_far.points)} of {len(so_far.limits.values)} limits known"
    limit = limit_text(so_far.limits.kind, progress.limit)
    return f"{known}; solving {limit}: {progress.tier}" if progress.tier else f"{known}; {limit} is solved"


def plain_line(progress: TradeOffProgress) -> None:
    """Write a line when a solve has ended."""
    if not progress.tier:
        click.echo(f"{progress.seconds:7.1f} s  {progress_text(progress)}", err=True)


class LiveLine:
    """Keeps one line up to date."""

    def __init__(self, display: Progress, task: TaskID) -> None:
        self._display = display
        self._task = task

    def __call__(self, progress: TradeOffProgress) -> None:
        """Bring the line up to date."""
        so_far = progress.so_far
        self._display.update(
            self._task,
            description=progress_text(progress),
            completed=len(so_far.points),
            total=len(so_far.limits.values),
        )
