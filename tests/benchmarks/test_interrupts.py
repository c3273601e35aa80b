"""An engine leaves the process's answer to Ctrl-C as it was."""

import subprocess
import sys

import pytest

from benchmarks.engines import ENGINES

PROGRAM = """
import signal
from benchmarks.engines import ENGINES
from benchmarks.recorder import Recorder, Settings
from tests.solver.random_problems import random_tiny_problem

settings = Settings(time_limit_seconds=20, seed=0, workers=1)
ENGINES[{engine!r}](random_tiny_problem(0), settings, Recorder(lambda _event: None))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("heard")
"""


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_an_interrupt_is_still_heard_after_an_engine_has_run(engine: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(engine=engine)], capture_output=True, text=True, timeout=60, check=False
    )
    assert found.stdout.split()[-1:] == ["heard"], found.stderr
