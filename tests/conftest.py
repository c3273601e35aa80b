"""What holds for all tests."""

import os
import shutil

import pytest

HAS_TMUX = shutil.which("tmux") is not None


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: tests of the app wait for the screen a third of their time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the terminal tests out where there is no tmux; the header says so."""
    if HAS_TMUX:
        return
    left_out = [item for item in items if item.get_closest_marker("terminal")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_report_header() -> list[str]:
    """Say which tests are left out."""
    return [] if HAS_TMUX else ["tmux is not installed: the tests of the true program in a terminal are left out"]
