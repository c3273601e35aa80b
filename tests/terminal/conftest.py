import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sabbatical.services.own_settings import FOLDER_VARIABLE, OwnSettings, save_settings
from tests.terminal.tmux_driver import Terminal

OpenTerminal = Callable[..., Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[OpenTerminal]:
    """A maker of terminals that run `sabbatical` with the given arguments, on data of their own."""
    opened: list[Terminal] = []
    own = tmp_path / "own"
    save_settings(own, OwnSettings(tour_seen=True))

    def open_one(*arguments: str, columns: int = 80, rows: int = 24, env: dict[str, str] | None = None) -> Terminal:
        folder = tmp_path / f"terminal-{len(opened)}"
        folder.mkdir()
        command = [sys.executable, "-m", "sabbatical", *arguments]
        home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "TZ": "UTC", FOLDER_VARIABLE: str(own)}
        terminal = Terminal(folder, command, columns=columns, rows=rows, env={**home, **(env or {})})
        opened.append(terminal)
        return terminal

    yield open_one
    for terminal in opened:
        terminal.close()
