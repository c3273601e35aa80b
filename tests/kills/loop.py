"""The program at work until it is killed: ``python -m tests.kills.loop DATABASE``.

Waits for a line with the number of the step to begin with, then does step after step, round after round, and writes a
line with each step's number when the step is done.
"""

import os
import sys
from itertools import count
from pathlib import Path

from tests.kills.case import STEPS, sample


def main(path: Path) -> None:
    report = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the commands say is of no interest
    sample()  # imports what the steps need
    os.write(report, b"ready\n")
    for number in count(int(sys.stdin.readline())):
        STEPS[number % len(STEPS)](path)
        os.write(report, b"%d\n" % (number % len(STEPS)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
