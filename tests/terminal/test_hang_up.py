"""The end of the terminal is the end of the app."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from sabbatical.services.own_settings import FOLDER_VARIABLE, OwnSettings, save_settings

pytestmark = pytest.mark.terminal

SECONDS = 60.0


def read_until(descriptor: int, wanted: bytes) -> None:
    end = time.monotonic() + SECONDS
    shown = b""
    while wanted not in shown:
        assert time.monotonic() < end, shown[-500:]
        shown += os.read(descriptor, 65536)


def test_the_app_ends_with_its_terminal_where_no_signal_says_so(tmp_path: Path):
    save_settings(tmp_path, OwnSettings(tour_seen=True))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), FOLDER_VARIABLE: str(tmp_path)}
    # In a session of its own it has no controlling terminal, so that nothing is sent as its terminal goes.
    app = subprocess.Popen(
        [sys.executable, "-m", "sabbatical", "demo"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, **home, "TERM": "xterm-256color"},
    )
    os.close(theirs)
    try:
        read_until(ours, b"Needs you")
        os.close(ours)
        assert app.wait(SECONDS) == -signal.SIGTERM
    finally:
        app.kill()
