"""Killed at any moment, the program leaves the state before the action or the one after it, whole."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sabbatical.planning.verify import verify_plan
from sabbatical.services.plans import published_plan
from sabbatical.services.school import load_school
from sabbatical.services.store import open_store
from tests.kills.case import STEPS, fill, known_states, state_of

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("SABBATICAL_KILLS", "20"))
LONGEST_SECONDS = 0.6
"""About a round: every moment of every step is hit as often as it lasts long."""


def start(path: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.kills.loop", str(path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


@contextmanager
def at_work(path: Path) -> Iterator["subprocess.Popen[str]"]:
    with start(path) as process:
        try:
            yield process
        finally:
            process.kill()


def kill_at(process: "subprocess.Popen[str]", first: int, seconds: float) -> int:
    """Let the process work from a step on, kill it after a while, and return the last step that it finished."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write(f"{first}\n")
    process.stdin.flush()
    time.sleep(seconds)
    assert process.poll() is None, "a step failed"
    process.kill()
    done = process.stdout.read().splitlines()
    process.stdin.close()
    return int(done[-1]) if done else (first - 1) % len(STEPS)


def check_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def check_state(path: Path, allowed: list[str]) -> int:
    """Check what a kill left, and return which of the states allowed it is."""
    with closing(open_store(str(path))) as store:
        state, school, published = state_of(store), load_school(store), published_plan(store)
    assert state in allowed
    assert school is not None
    assert published is not None
    assert verify_plan(school, published.plan) == ()
    return allowed.index(state)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kills") / "term.db"
    fill(path)
    return path


@pytest.fixture(scope="module")
def states(filled: Path) -> list[str]:
    """The state after each step; afterwards the database is as at the end of a round."""
    found = known_states(filled)
    assert all(state != after for state, after in zip(found, found[1:] + found[:1], strict=True))
    return found


def test_a_kill_leaves_the_state_before_or_after_the_action_whole(filled, states, tmp_path, record_property):
    path = tmp_path / "term.db"
    shutil.copy(filled, path)
    moments = random.Random(7)
    first, found = 0, [0, 0]
    waiting = start(path)
    for _ in range(KILLS):
        with waiting as process:
            waiting = start(path)  # gets ready meanwhile
            last = kill_at(process, first, moments.uniform(0, LONGEST_SECONDS))
        check_file(path)
        which = check_state(path, [states[last], states[(last + 1) % len(STEPS)]])
        found[which] += 1
        first = (last + 1 + which) % len(STEPS)
    waiting.kill()
    waiting.communicate()
    record_property("states", f"{found[0]} before the action under way, {found[1]} after it")
