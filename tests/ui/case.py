"""What the tests of the app share: a pilot, and from their own files the school, its plan and the gateway."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from html import unescape
from re import findall
from typing import Any, TypeVar

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker

from sabbatical.errors import SabbaticalError
from sabbatical.ui.app import SabbaticalApp
from tests.random_cases import ALL
from tests.ui.fake_gateway import FakeGateway as FakeGateway
from tests.ui.two_weeks import MADE_AT as MADE_AT
from tests.ui.two_weeks import NOW as NOW
from tests.ui.two_weeks import TODAY as TODAY
from tests.ui.two_weeks import ui_plan as ui_plan
from tests.ui.two_weeks import ui_school as ui_school

T = TypeVar("T")

SMALL = (80, 24)
LARGE = (160, 45)
SIZES = (SMALL, LARGE) if ALL else (SMALL,)
"""Walks at 160x45 as well with SABBATICAL_MANY=all; the true program is seen in both each time (tests/terminal)."""
TURNS_AT_REST = 10
"""In so many turns of the loop whatever is on its way between a job, a message and the screen has shown up."""
SVG_COLUMN = 12.2
"""Width of a column in the pictures that Textual exports."""


@asynccontextmanager
async def running(gateway: FakeGateway, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """Run the app until it has read the term."""
    app = SabbaticalApp(lambda: gateway)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every job is done and drawn."""
    for _ in range(500):
        await pilot.pause()
        jobs = jobs_of(pilot.app)
        if jobs:
            await pilot.app.workers.wait_for_complete(jobs)
        elif await stays_at_rest(pilot.app):
            return
    raise AssertionError("the app does not come to rest:\n" + screen_text(pilot))


def jobs_of(app: App[None]) -> list[Worker[Any]]:
    """Return the jobs that are not done."""
    return [worker for worker in app.workers if not worker.is_finished]


async def stays_at_rest(app: App[None], *, though_jobs_run: bool = False) -> bool:
    """Whether nothing happens for some turns of the loop: turns, not time, so that a busy machine changes nothing."""
    for _ in range(TURNS_AT_REST):
        await asyncio.sleep(0)
        is_working = not though_jobs_run and jobs_of(app)
        if is_working or not app.is_running or not is_at_rest(app):
            return False
    return True


async def drawn(app: App[None]) -> None:
    """Let what is on its way be laid out and drawn, for two seconds at most; jobs may go on."""
    for _ in range(200):
        if not app.is_running or await stays_at_rest(app, though_jobs_run=True):
            return
        await asyncio.sleep(0.01)


def is_at_rest(app: App[None]) -> bool:
    """Whether nothing is left to be mounted, handled, laid out or drawn."""
    screen = app.screen
    if screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks:
        return False
    nodes = [node for node in screen.walk_children(with_self=True) if isinstance(node, Widget)]
    waiting = any(node.message_queue_size or node._next_callbacks for node in (app, *nodes))
    return not waiting and all(node.is_mounted for node in nodes)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they do."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


async def put(pilot: Pilot[None], text: str) -> None:
    """Paste text in the place of what the focused field holds."""
    await pilot.press("end", "ctrl+u")
    pilot.app.screen.post_message(Paste(text))
    await settle(pilot)


async def wait_until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the app run until something holds, at most ten seconds, and what came with it is drawn."""
    for _ in range(500):
        if holds():
            await drawn(pilot.app)
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not come about:\n" + screen_text(pilot))


async def wait_for(pilot: Pilot[None], read: Callable[[str], T], expected: T) -> None:
    """Let the app run until what is read of the screen is as expected, at most ten seconds; show both where it is not.

    For whatever may be painted in several steps: what is waited for is the whole of what is held to be true.
    """
    found = read(screen_text(pilot))
    for _ in range(500):
        if found == expected:
            return
        await pilot.pause(0.02)
        found = read(screen_text(pilot))
    assert found == expected, screen_text(pilot)


def screen_text(pilot: Pilot[None]) -> str:
    """Return what the screen shows, line by line."""
    picture = pilot.app.export_screenshot()
    rows: dict[float, str] = {}
    for x, y, text in findall(r'<text[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', picture):
        column = round(float(x) / SVG_COLUMN)
        rows[float(y)] = rows.get(float(y), "").ljust(column) + unescape(text).replace("\xa0", " ")
    return "\n".join(text for _, text in sorted(rows.items()))


def flat_text(pilot: Pilot[None]) -> str:
    """Return what the screen shows as one line without frames, for sentences that wrap."""
    return " ".join(screen_text(pilot).replace("│", " ").split())


def complaints(pilot: Pilot[None]) -> list[str]:
    """Return what stands beside the fields of the screen in view that need correcting."""
    return [str(field.query_one(".note", Static).content) for field in pilot.app.screen.query("FormField.-wrong")]


def said(pilot: Pilot[None], selector: str) -> str:
    """Return the text of a Static of the screen in view."""
    return str(pilot.app.screen.query_one(selector, Static).content)


def problem(error: SabbaticalError) -> dict[str, Exception]:
    """Return `error` as the failure of every call that a test may make."""
    calls = ("edit", "open_sample", "export", "verify", "publish", "discard_draft", "make_plan")
    return dict.fromkeys(calls, error)
