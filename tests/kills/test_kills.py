"""Killed at any moment, the program leaves the state before the action or the one after it, whole."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sabbatical.planning.verify import verify_plan
from sabbatical.services.plans import published_plan
from sabbatical.services.school import load_school
from sabbatical.services.store import open_store
from tests.kills.case import STEPS, fill, known_steps, state_of

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("SABBATICAL_KILLS", "20"))
STEPS_BEFORE = 1
"""How many whole steps a process takes at most before the one in which it is killed."""


@contextmanager
def at_work(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """The program, ready to do step after step whenever it gets a line."""
    command = [sys.executable, "-m", "tests.kills.loop", str(path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        yield process
    finally:
        process.communicate()


def kill_at(process: "subprocess.Popen[str]", first: int, steps: int, seconds: float) -> int:
    """Let a process work from step `first` on, kill it so many steps and seconds later, return the last step done."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{first}\n")
    process.stdin.flush()
    worker = int(process.stdout.readline())
    done = [(first - 1) % len(STEPS), *(int(process.stdout.readline()) for _ in range(steps))]
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    while (line := process.stdout.readline()) != "killed\n":
        done.append(int(line))
    return done[-1]


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


def test_a_kill_leaves_the_state_before_or_after_the_action_whole(tmp_path):
    path, worked_on = tmp_path / "known.db", tmp_path / "term.db"
    fill(path)
    states, seconds = zip(*known_steps(path), strict=True)
    assert all(states[place] != states[place - 1] for place in range(len(STEPS)))
    shutil.copy(path, worked_on)
    chance = random.Random(7)
    first = 0
    with at_work(worked_on) as process:
        for _ in range(KILLS):
            steps = chance.randint(0, STEPS_BEFORE)
            moment = chance.random() * seconds[(first + steps) % len(STEPS)]
            last = kill_at(process, first, steps, moment)
            check_file(worked_on)
            under_way = (last + 1) % len(STEPS)
            which = check_state(worked_on, [states[last], states[under_way]])
            first = (under_way + which) % len(STEPS)
