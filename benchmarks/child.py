"""One engine on one folder, in a process of its own: prints each event as a line of JSON.

Reading the folder and importing the solvers come before the clock starts, alike for every engine, and so does taking
what was read for used; making the model is part of the time.
"""

import gc
import json
import sys
import threading
from pathlib import Path

from benchmarks.child_process import confine, parser_of, read_folder, settings_of
from benchmarks.engines import ENGINES, breaches_of
from benchmarks.recorder import Event, Recorder, Settings
from sabbatical.domain.calendar import lay_out
from sabbatical.planning.translate import to_problem
from solver.problem import Problem


def main() -> None:
    """Run the engine that the command line names."""
    parser = parser_of(__doc__)
    parser.add_argument("engine", choices=sorted(ENGINES))
    found = parser.parse_args()
    confine(found.memory_limit_gb)
    problem = read_problem(found.folder)
    _print_size(problem)
    gc.freeze()  # as the app and the commands do: what was read stays
    _run(problem, found.engine, settings_of(found))


def read_problem(folder: Path) -> Problem:
    """Return the problem of a school folder.

    Raises
    ------
    ValueError
        If the folder holds no school that could be planned.
    """
    school = read_folder(folder)
    return to_problem(school, lay_out(school))


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
