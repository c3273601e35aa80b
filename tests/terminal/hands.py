"""Hands on the keys of a terminal: they count what they press, and the guide says how many that is."""

import re
import time
from pathlib import Path

from tests.terminal.tmux_driver import Terminal

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
FOCUS_SECONDS = 0.5


class Hands:
    """Types and counts the keys that are not text."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.keys = 0

    def press(self, *keys: str) -> None:
        """Press keys, each of which counts."""
        self.keys += len(keys)
        self._terminal.press(*keys)

    def type(self, label: str, text: str) -> None:
        """Type a value once its field is in view and had a moment to take the focus; go on once its end is there."""
        self._terminal.wait_for(label)
        time.sleep(FOCUS_SECONDS)
        self._terminal.type(text)
        self._terminal.wait_for(text[-8:])


def keys_in_guide() -> dict[str, int]:
    """Return the keys of each walk, by its name, as the guide's table has them."""
    table = GUIDE.read_text(encoding="utf-8").split("<!-- begin walks -->")[1].split("<!-- end walks -->")[0]
    return {name: int(keys) for name, keys in re.findall(r"^\| ([^|]+?) \| (\d+) \|", table, re.MULTILINE)}
