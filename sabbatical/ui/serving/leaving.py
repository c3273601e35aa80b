"""What the app ends with its tab: a key pressed just before counts, a running solve is told of before."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.message_pump import MessagePump

from sabbatical.ui.desk import GATEWAY_GROUP
from sabbatical.ui.solve_run import SOLVE_THREAD

STEP_SECONDS = 0.05
STEPS_OF_QUIET = 4
"""A key may start a job only after it was handed from widget to widget; none takes so long between two of them."""
MOST_STEPS = 400


async def leave_when_quiet(app: App[Any]) -> None:
    """Wait until nothing typed is unread and nothing is being stored, at most 20 s, then end the app."""
    quiet = 0
    for _ in range(MOST_STEPS):
        quiet = quiet + 1 if is_quiet(app) else 0
        if quiet == STEPS_OF_QUIET:
            break
        await asyncio.sleep(STEP_SECONDS)
    app.exit()


def is_quiet(app: App[Any]) -> bool:
    """Return whether no message waits and no job of the desk runs."""
    jobs = (worker for worker in app.workers if worker.group == GATEWAY_GROUP)
    return not any(pump.message_queue_size for pump in _pumps(app)) and all(job.is_finished for job in jobs)


def is_solving() -> bool:
    """Return whether a plan, a repair or a trade-off is being worked out."""
    return any(thread.name == SOLVE_THREAD for thread in threading.enumerate())


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield screen
        yield from screen.walk_children()
