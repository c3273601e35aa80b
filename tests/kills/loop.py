"""The program at work until it is killed: ``python -m tests.kills.loop DATABASE``.

It makes the database, does a round and writes what is known of each step, as JSON in a line. Then, for each line with
the number of a step, a process of its own does step after step from there on, round after round, and writes `writes`
when a step begins to write and the step's number when it is done. Its id is the first line, `killed` is the last. It is
forked from one that has done a round already, since the first takes longer than those that follow.
"""

import json
import os
import sys
from dataclasses import asdict
from functools import partial
from itertools import count
from pathlib import Path

from tests.kills.case import STEPS, fill, known_steps, watched


def work(path: Path, first: int, report: int) -> None:
    os.write(report, b"%d\n" % os.getpid())
    with watched(partial(os.write, report, b"writes\n"), lambda: None):
        for number in count(first):
            STEPS[number % len(STEPS)](path)
            os.write(report, b"%d\n" % (number % len(STEPS)))


def main(path: Path) -> None:
    report = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the commands say is of no interest
    fill(path)
    known = [asdict(step) for step in known_steps(path)]
    os.write(report, json.dumps(known).encode() + b"\n")
    for line in sys.stdin:
        if not (child := os.fork()):
            try:
                work(path, int(line), report)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        os.write(report, b"killed\n" if os.WIFSIGNALED(status) else b"failed\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
