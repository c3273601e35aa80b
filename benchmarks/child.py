"""One engine on one folder, in a process of its own: prints each event as a line of JSON.

Reading the folder and importing the solvers come before the clock starts, alike for every engine; making the model is
part of the time.
"""

import argparse
import json
import os
import resource
import sys
import threading
from pathlib import Path

from benchmarks.engines import ENGINES, breaches_of
from benchmarks.recorder import Event, Recorder, Settings
from sabbatical.domain.calendar import lay_out
from sabbatical.domain.school import School
from sabbatical.formats.school_folder import read_school
from sabbatical.planning.translate import to_problem
from solver.problem import Problem


def main() -> None:
    """Run the engine that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("engine", choices=sorted(ENGINES))
    parser.add_argument("--time-limit", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--memory-limit-gb", type=float, required=True)
    found = parser.parse_args()
    limit = int(found.memory_limit_gb * 2**30)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    keep_chatter_out()
    problem = read_problem(found.folder)
    _print_size(problem)
    settings = Settings(time_limit_seconds=found.time_limit, seed=found.seed, workers=found.workers)
    _run(problem, found.engine, settings)


def read_problem(folder: Path) -> Problem:
    """Return the problem of a school folder.

    Raises
    ------
    ValueError
        If the folder holds no school that could be planned.
    """
    school = read_folder(folder)
    return to_problem(school, lay_out(school))


def read_folder(folder: Path) -> School:
    """Return the school of a folder.

    Raises
    ------
    ValueError
        If the folder holds no school that could be planned.
    """
    reading = read_school(folder)
    if reading.school is None:
        raise ValueError(f"{folder} is not a school folder without errors")
    return reading.school


def _run(problem: Problem, engine: str, settings: Settings) -> None:
    lock = threading.Lock()  # solvers report from threads of their own
    proven: dict[object, object] = {}

    def emit(event: Event) -> None:
        with lock:
            if event["event"] == "settled":
                proven[event["tier"]] = event["proven"]
            _print(event)

    recorder = Recorder(emit)
    plan = ENGINES[engine](problem, settings, recorder)
    every = all(proven.get(tier.value, False) for tier in problem.policy.tiers)
    recorder.ended(proven=every)
    _print({"event": "checked", "breaches": breaches_of(problem, plan)})


def _print(event: Event) -> None:
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def keep_chatter_out() -> None:
    """Leave standard output to events alone; what the solvers' own code prints goes to standard error."""
    sys.stdout = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)


def _print_size(problem: Problem) -> None:
    size: Event = {
        "event": "size",
        "teachers": len(problem.teachers),
        "requests": len(problem.requests),
        "meetings": len(problem.meetings),
        "tiers": [tier.value for tier in problem.policy.tiers],
    }
    _print(size)


if __name__ == "__main__":
    main()
