"""Hands on the keys of a terminal: they count what they press, and the guide says how many that is."""

import re
import time
from pathlib import Path

from tests.terminal.tmux_driver import WAIT_SECONDS, Terminal

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
FOCUS_SECONDS = 0.5
"""A field, or a list, had a moment to take the focus."""


class Hands:
    """Types and counts the keys that are not text."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.keys = 0

    def press(self, *keys: str) -> None:
        """Press keys, each of which counts."""
        self.keys += len(keys)
        self._terminal.press(*keys)

    def type(self, text: str) -> None:
        """Type a value; go on once its end is there."""
        self.search(text)
        self._terminal.wait_for(text[-8:])

    def search(self, text: str) -> None:
        """Type text by which a list is searched."""
        time.sleep(FOCUS_SECONDS)
        self._terminal.type(text)

    def wait_for(self, *texts: str, without: str = "", seconds: float = WAIT_SECONDS) -> None:
        """Wait until the window shows all texts, and not `without`."""
        self._terminal.wait_for(*texts, without=without, seconds=seconds)

    def wait_for_title(self, title: str) -> None:
        """Wait until a place is in view, down to its last line."""
        self._terminal.wait_for_title(title)


def keys_in_guide() -> dict[str, int]:
    """Return the keys of each walk, by its name, as the guide's table has them."""
    table = GUIDE.read_text(encoding="utf-8").split("<!-- begin walks -->")[1].split("<!-- end walks -->")[0]
    return {name: int(keys) for name, keys in re.findall(r"^\| ([^|]+?) \| (\d+) \|", table, re.MULTILINE)}
