"""Each screen and each window has a picture; measuring in a terminal of one's own."""

import importlib
import pkgutil
import sys
import time
from pathlib import Path

import pytest
from textual.app import App
from textual.containers import Vertical
from textual.widgets import Footer, Static

from benchmarks.app.empty import EmptyApp, kinds_of
from benchmarks.app.pictures import LOOKS, OPENERS, picture_files
from benchmarks.app.pty_program import ProgramEndedError, PtyProgram
from benchmarks.app.shots import SHOTS
from sabbatical.ui import modals
from sabbatical.ui.every_screen import SCREENS
from sabbatical.ui.modals.window import Window

ECHO = "import sys, tty; tty.setraw(0); print('ready', flush=True); print('got', sys.stdin.read(1), flush=True)"


def window_names() -> set[str]:
    """Return the classes of all windows that no other window is built on."""
    for module in pkgutil.iter_modules(modals.__path__):
        importlib.import_module(f"{modals.__name__}.{module.name}")
    return {kind.__name__ for kind in _below(Window) if not kind.__subclasses__()}


def _below(kind: type) -> list[type]:
    return [found for own in kind.__subclasses__() for found in (own, *_below(own))]


def test_each_screen_and_each_window_of_the_app_has_a_picture():
    shown = {shot.shows for shot in SHOTS}
    assert {screen.__name__ for screen in SCREENS} <= shown
    assert {name for name in window_names() if not name.startswith("Test")} <= shown
    assert OPENERS.keys() <= shown


def test_each_picture_has_a_file_of_its_own_for_each_size_and_theme(tmp_path: Path):
    files = list(picture_files(tmp_path))
    assert len(set(files)) == len(SHOTS) * len(LOOKS) == len(files)
    assert tmp_path / "80x24-light" / "people.svg" in files


class Frame(Vertical):
    """A container with content of its own."""

    def compose(self):
        yield Static("Something")


class Framed(App[None]):
    def compose(self):
        yield Frame()
        yield Footer()


async def test_an_empty_app_has_the_widgets_of_another_by_their_kinds():
    app = Framed()
    async with app.run_test():
        kinds = kinds_of(app.screen)
    assert kinds[0] == {"kind": "Vertical", "inner": [{"kind": "Static", "inner": []}]}
    empty = EmptyApp(kinds)
    async with empty.run_test():
        assert kinds_of(empty.screen) == kinds


def test_a_program_in_a_terminal_is_seen_and_gets_keys():
    with PtyProgram([sys.executable, "-c", ECHO], columns=40, rows=5, env={}) as program:
        assert program.when(lambda: "ready" in program.lines[0], 30) is not None
        sent = program.send("x")
        at = program.when(lambda: any("got x" in line for line in program.lines), 30)
        assert at is not None
        assert at > sent
        assert program.has_drawn(0, 2)
        assert not program.has_drawn(3, 4)


def test_what_a_program_showed_last_is_seen_though_it_has_ended():
    with PtyProgram(["echo", "done"], columns=40, rows=5, env={}) as program:
        time.sleep(0.5)  # it ends at once; what it wrote and its end are then found together
        assert program.when(lambda: "done" in program.lines[0], 30) is not None
        with pytest.raises(ProgramEndedError, match="done"):
            program.when(lambda: False, 30)
