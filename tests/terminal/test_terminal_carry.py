"""A session moved by hand in the week: in the true program, in a true terminal, with the mouse and with keys alone."""

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.formats.school_folder import write_school
from sabbatical.ui.services_gateway import ServicesGateway
from tests.terminal.conftest import OpenTerminal
from tests.terminal.hands import Hands, keys_in_guide
from tests.terminal.test_terminal_repair import school_around_today
from tests.terminal.tmux_driver import Terminal
from tests.ui.keeping import import_folder

pytestmark = pytest.mark.terminal


def school_with_a_request_to_come() -> School:
    """Return the school around today whose one request begins next week."""
    school = school_around_today()
    next_monday = school.term.start + dt.timedelta(weeks=3)
    return replace(school, requests=tuple(replace(row, earliest=next_monday) for row in school.requests))


def published_term(folder: Path) -> str:
    """Return a database with that school and a published plan."""
    (folder / "school").mkdir()
    write_school(school_with_a_request_to_come(), folder / "school")
    gateway = ServicesGateway(str(folder / "term.db"))
    import_folder(gateway, folder / "school")
    gateway.make_plan(PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event())
    gateway.publish()
    return str(folder / "term.db")


def drag_a_day_on(terminal: Terminal) -> None:
    """Drag the session under the cursor to the cell beside it, on the other side of the week's middle."""
    lines = terminal.screen().splitlines()
    row = next(index for index, line in enumerate(lines) if line.strip().startswith("P3"))
    column = lines[row].rindex("◆ meet") + 1
    beside = column - 14 if column > 40 else column + 14
    terminal.type(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<32;{beside + 1};{row + 1}M\x1b[<0;{beside + 1};{row + 1}m")


def test_a_session_is_dragged_and_then_carried_with_keys_alone(open_terminal: OpenTerminal, tmp_path: Path):
    terminal = open_terminal("--db", published_term(tmp_path))
    hands = Hands(terminal)
    terminal.wait_for("Needs you")
    hands.press("F8")
    terminal.wait_for_title("Week")
    # Ana coaches Ben: meet, observe, meet. The last may be on any of three days after the lesson.
    hands.press("g", "g", "g")
    terminal.wait_for("Session R1-1.3")
    drag_a_day_on(terminal)
    terminal.wait_for("Move R1-1.3 to")
    terminal.press("Escape")
    terminal.wait_for("Carrying", "✓ allowed", "◇ from here")
    terminal.press("Escape")
    terminal.wait_for("Session R1-1.3", without="◇ from here")
    hands.press("c")
    terminal.wait_for("Carrying", "✓ allowed")
    hands.press("l")
    terminal.wait_for("✓ allowed. Enter shows what it does")
    hands.press("Enter")
    terminal.wait_for("Allowed: it breaks no rule.")
    hands.press("Enter")
    terminal.wait_for("plan 2: draft", "◆ meet ⚑")
    assert hands.keys == keys_in_guide()["A session moved by hand"]
    terminal.press("C-z")
    terminal.wait_for("plan 1: published", without="⚑")
