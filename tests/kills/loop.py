"""The program at work until it is killed: ``python -m tests.kills.loop DATABASE``.

For each line with the number of a step, a process of its own does step after step from there on, round after round,
and writes a line with each step's number when the step is done. Its id is the first line, `killed` is the last. It is
forked from one that has imported everything already, which takes longer than the steps.
"""

import os
import sys
from itertools import count
from pathlib import Path

from tests.kills.case import STEPS, sample


def work(path: Path, first: int, report: int) -> None:
    os.write(report, b"%d\n" % os.getpid())
    for number in count(first):
        STEPS[number % len(STEPS)](path)
        os.write(report, b"%d\n" % (number % len(STEPS)))


def main(path: Path) -> None:
    report = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the commands say is of no interest
    sample()  # imports much of what the steps need
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
