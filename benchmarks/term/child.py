"""One simulated term, in a process of its own: prints the school, each morning and the end as lines of JSON."""

import argparse
import json
import resource
from dataclasses import asdict
from pathlib import Path

from benchmarks.child import keep_chatter_out, read_folder
from benchmarks.recorder import Settings
from benchmarks.term.simulate import Course, mornings
from sabbatical.domain.calendar import lay_out
from sabbatical.planning.translate import to_problem
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.solve import solve


def main() -> None:
    """Simulate the term of the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--time-limit", type=float, required=True)
    parser.add_argument("--yardstick-limit", type=float)
    parser.add_argument("--first-limit", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--memory-limit-gb", type=float, required=True)
    found = parser.parse_args()
    limit = int(found.memory_limit_gb * 2**30)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    keep_chatter_out()
    school = read_folder(found.folder)
    problem = to_problem(school, lay_out(school))
    course = Course(
        settings=_settings(found, found.time_limit),
        yardstick=None if found.yardstick_limit is None else _settings(found, found.yardstick_limit),
        notice_days=school.policy.notice_days,
    )
    _run(problem, course, found.first_limit)


def _settings(found: argparse.Namespace, limit: float) -> Settings:
    return Settings(time_limit_seconds=limit, seed=found.seed, workers=found.workers)


def _run(problem: Problem, course: Course, first_limit: float) -> None:
    params = SolveParams(time_limit_seconds=first_limit, seed=course.settings.seed, workers=course.settings.workers)
    first = solve(problem, params).plan or Plan()
    sizes = {
        "teachers": len(problem.teachers),
        "requests": len(problem.requests),
        "meetings": len(problem.meetings),
        "planned": len(first.sessions),
    }
    print(json.dumps({"event": "school", **sizes}), flush=True)
    last = first
    for record, plan in mornings(problem, first, course):
        last = plan
        print(json.dumps({"event": "morning", "morning": asdict(record)}), flush=True)
    steps = [{(row.request, row.cycle, row.step) for row in plan.sessions} for plan in (first, last)]
    print(json.dumps({"event": "ended", "took_place": len(steps[0] & steps[1])}), flush=True)


if __name__ == "__main__":
    main()
