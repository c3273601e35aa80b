"""What holds for all tests."""

import gc
import os
import shutil

import pytest

from tests.server import HAS_SERVER
from tests.serving.installed import CHROMIUM

HAS_TMUX = shutil.which("tmux") is not None


def pytest_xdist_auto_num_workers() -> int:
    """Two workers more than there are cores: tests of app and terminal wait for the screen half of their time."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_finish() -> None:
    """Look for garbage less often, never among what was imported: a quarter of the time of the app's tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs tmux, a PostgreSQL server or Chromium where there is none; the header says so."""
    missing = {"terminal": not HAS_TMUX, "server": not HAS_SERVER, "browser": CHROMIUM is None}
    left_out = [item for item in items if any(missing[name] and item.get_closest_marker(name) for name in missing)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_report_header() -> list[str]:
    """Say which tests are left out."""
    lines = []
    if not HAS_TMUX:
        lines.append("tmux is not installed: the tests of the true program in a terminal are left out")
    if not HAS_SERVER:
        lines.append("PostgreSQL is not installed (Debian: postgresql): the tests on a server are left out")
    if CHROMIUM is None:
        lines.append("Chromium is not installed (Debian: chromium): the walk through the app in a browser is left out")
    return lines
