"""A terminal for tests: the true program in tmux, on a server of its own, with polled waits instead of sleeps."""

import os
import shlex
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

WAIT_SECONDS = 30.0
POLL_SECONDS = 0.05


class Terminal:
    """A program in a tmux window of a given size.

    Parameters
    ----------
    folder
        Holds the server's socket; one terminal each.
    command
        The program and its arguments.
    columns, rows
        Size of the window.
    env
        Added to the environment.
    """

    def __init__(
        self, folder: Path, command: list[str], *, columns: int, rows: int, env: Mapping[str, str] | None = None
    ) -> None:
        self._socket = folder / "tmux.sock"
        self._exit_file = folder / "exit-status"
        # readline puts COLUMNS and LINES into the environment; with them a program never learns of a resize.
        words = ["env", "-u", "COLUMNS", "-u", "LINES", *(f"{key}={value}" for key, value in (env or {}).items())]
        program = shlex.join([*words, *command])
        script = f"{program}; echo $? > {shlex.quote(str(self._exit_file))}; cat"
        size = ["-x", str(columns), "-y", str(rows)]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-s", "test", *size, "sh", "-c", script)

    def _tmux(self, *words: str) -> str:
        result = subprocess.run(
            ["tmux", "-S", str(self._socket), *words],
            check=True, capture_output=True, text=True, env={**os.environ, "TERM": "xterm-256color"},
        )  # fmt: skip
        return result.stdout

    def screen(self) -> str:
        """Return the text in the window."""
        return self._tmux("capture-pane", "-p", "-t", "test")

    def screen_with_styles(self) -> str:
        """Return the text in the window with the escape codes of its styles."""
        return self._tmux("capture-pane", "-p", "-e", "-t", "test")

    def paste(self, text: str) -> None:
        """Paste text as a terminal does."""
        self._tmux("set-buffer", "-b", "pasted", text)
        self._tmux("paste-buffer", "-p", "-b", "pasted", "-t", "test")

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: `F3`, `Enter`, `C-q`, `Down`."""
        self._tmux("send-keys", "-t", "test", *keys)

    def type(self, text: str) -> None:
        """Type text as it stands."""
        self._tmux("send-keys", "-t", "test", "-l", text)

    def click(self, column: int, row: int) -> None:
        """Press and let go of the left mouse button on a cell, counted from 0."""
        place = f"{column + 1};{row + 1}"
        self.type(f"\x1b[<0;{place}M\x1b[<0;{place}m")

    def click_on(self, text: str) -> None:
        """Click on the first place where `text` stands."""
        lines = self.wait_for(text).splitlines()
        row = next(index for index, line in enumerate(lines) if text in line)
        self.click(lines[row].index(text) + 1, row)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-t", "test", "-x", str(columns), "-y", str(rows))

    def wait_for(self, *texts: str, without: str = "", seconds: float = WAIT_SECONDS) -> str:
        """Wait until the window shows all `texts` and not `without`; return what it shows.

        A text that begins with a return stands at the top left.

        Raises
        ------
        AssertionError
            With the window's text, if that does not come about in time.
        """
        end = time.monotonic() + seconds
        while True:
            shown = self.screen()
            if all(text in f"\r{shown}" for text in texts) and (not without or without not in shown):
                return shown
            if time.monotonic() > end:
                raise AssertionError(f"waited {seconds} s for {texts}, without {without!r}; the window shows:\n{shown}")
            time.sleep(POLL_SECONDS)

    def wait_for_title(self, title: str) -> str:
        """Wait until a place is in view, down to its last line; return what the window shows."""
        return self.wait_for(f"\r {title}  ", "^p palette")

    def wait_for_exit(self, seconds: float = WAIT_SECONDS) -> int:
        """Wait until the program has ended; return its exit status."""
        end = time.monotonic() + seconds
        while not (self._exit_file.exists() and self._exit_file.read_text().strip()):
            if time.monotonic() > end:
                raise AssertionError(f"still running after {seconds} s; the window shows:\n{self.screen()}")
            time.sleep(POLL_SECONDS)
        return int(self._exit_file.read_text())

    def close(self) -> None:
        """End the server and all that runs in it."""
        subprocess.run(["tmux", "-S", str(self._socket), "kill-server"], check=False, capture_output=True)
