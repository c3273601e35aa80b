"""Killed at any moment, the program leaves the state before the action or the one after it, whole."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.kills.case import STEPS, Known, state_in

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("SABBATICAL_KILLS", "8"))
WRITES = "writes\n"
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


def known_steps(process: "subprocess.Popen[str]") -> list[Known]:
    """What the process tells of each step when it has made the database and done a round."""
    assert process.stdout is not None
    return [Known(**step) for step in json.loads(process.stdout.readline())]


def kill_at(process: "subprocess.Popen[str]", first: int, steps: int, seconds: float, *, writing: bool) -> int:
    """Let a process work from step `first` on, kill it so many steps and seconds later, return the last step done.

    Where `writing`, the seconds count from the moment on at which the last step begins to write.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{first}\n")
    process.stdin.flush()
    worker = int(process.stdout.readline())
    done = [(first - 1) % len(STEPS)]
    while len(done) <= steps:
        done += numbers_in(process.stdout.readline())
    while writing and process.stdout.readline() != WRITES:
        pass
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    while (line := process.stdout.readline()) != "killed\n":
        done += numbers_in(line)
    return done[-1]


def numbers_in(line: str) -> list[int]:
    """The step that a line says is done; none where it says something else."""
    return [] if line == WRITES else [int(line)]


def check_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def check_state(path: Path, allowed: list[str]) -> int:
    """Check what a kill left, and return which of the states allowed it is.

    In these, what is published is known to keep the rules: the program refuses to publish anything else.
    """
    state = state_in(path)
    assert state in allowed
    return allowed.index(state)


def test_a_kill_leaves_the_state_before_or_after_the_action_whole(tmp_path):
    path = tmp_path / "term.db"
    chance = random.Random(7)
    first = 0
    with at_work(path) as process:
        known = known_steps(process)
        states = [step.state for step in known]
        assert all(states[place] != states[place - 1] for place in range(len(STEPS)))
        for kill in range(KILLS):
            steps, writing = chance.randint(0, STEPS_BEFORE), kill % 2 == 1
            step = known[(first + steps) % len(STEPS)]
            moment = chance.random() * (step.writing_seconds if writing else step.seconds)
            last = kill_at(process, first, steps, moment, writing=writing)
            check_file(path)
            under_way = (last + 1) % len(STEPS)
            which = check_state(path, [states[last], states[under_way]])
            first = (under_way + which) % len(STEPS)
