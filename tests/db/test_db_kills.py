"""A program that is killed while it stores or publishes leaves the old plan or the new one, whole."""

import subprocess
import sys
from pathlib import Path

KILLS = 200


def test_two_hundred_kills_leave_every_plan_whole(tmp_path):
    """In a process of its own, since forking is for processes without threads."""
    command = [sys.executable, "-m", "tests.db.killed_writer", str(tmp_path), str(KILLS)]
    result = subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=300, check=False
    )
    assert result.stderr == ""
    assert result.returncode == 0
    published = int(result.stdout.split(",")[1].split()[0])
    assert published >= KILLS // 10  # else the kills met nothing but beginnings
