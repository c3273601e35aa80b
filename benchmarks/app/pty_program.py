"""A program in a terminal of its own, and when what appears on its screen.

The times are those at which bytes arrive: working out what they show comes after, and is not counted.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

CHUNK = 1 << 16
SILENCE_SECONDS = 0.15
"""So long without a byte, and the program has drawn all that it had to."""
KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "escape": "\x1b", "backspace": "\x7f", "enter": "\r", "tab": "\t",
    "ctrl+q": "\x11", "ctrl+n": "\x0e", "ctrl+s": "\x13",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
    "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f12": "\x1b[24~",
    "ctrl+g": "\x07", "ctrl+o": "\x0f", "ctrl+r": "\x12", "ctrl+t": "\x14",
}  # fmt: skip
"""What a terminal sends for a key that is no character."""


class PtyProgram:
    """A program that runs in a terminal until the block ends.

    Parameters
    ----------
    command
        The program and its arguments.
    columns, rows
        Size of the terminal.
    env
        Added to the environment.
    """

    def __init__(self, command: Sequence[str], *, columns: int, rows: int, env: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._own, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        usual = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            env={**usual, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env},
        )  # fmt: skip
        os.close(theirs)

    def __enter__(self) -> "PtyProgram":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._own)

    @property
    def lines(self) -> list[str]:
        """What the screen shows."""
        return self._screen.display

    def send(self, key: str) -> float:
        """Press a key; return when."""
        self._screen.dirty.clear()
        sent = time.perf_counter()
        os.write(self._own, KEYS.get(key, key).encode())
        return sent

    def has_drawn(self, first: int, last: int) -> bool:
        """Whether a line from `first` to `last`, counted from 0, was drawn since the last key."""
        return any(first <= line <= last for line in self._screen.dirty)

    def when(self, holds: Callable[[], bool], seconds: float) -> float | None:
        """Return when the bytes came after which something holds; None if it does not come about in time."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            at = self._take(left)
            if at is not None and holds():
                return at
        return None

    def rest(self) -> None:
        """Wait until the program has drawn all that it had to, at most ten times the silence that shows it."""
        end = time.perf_counter() + 10 * SILENCE_SECONDS
        while time.perf_counter() < end and self._take(SILENCE_SECONDS) is not None:
            pass

    def _take(self, seconds: float) -> float | None:
        """Take what comes next, and return when it came; None if nothing comes in time."""
        ready, _, _ = select.select([self._own], [], [], seconds)
        if not ready:
            return None
        data, at = b"", time.perf_counter()
        while ready:  # all that is there, before it is worked out what it shows: that takes longer
            try:
                data += os.read(self._own, CHUNK)
            except OSError as error:  # so Linux tells that the program has ended
                if data:
                    break  # what it wrote before comes first
                raise ProgramEndedError("\n".join(self.lines)) from error
            at = time.perf_counter()
            ready, _, _ = select.select([self._own], [], [], 0)
        self._stream.feed(data)
        return at


class ProgramEndedError(RuntimeError):
    """The program ended while something was still awaited of it; says what it showed last."""
