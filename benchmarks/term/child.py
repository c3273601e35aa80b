"""One simulated term, in a process of its own: prints the school, each morning and the end as lines of JSON."""

import json
from dataclasses import asdict

from benchmarks.child_process import confine, parser_of, read_folder, settings_of
from benchmarks.term.simulate import Course, mornings
from sabbatical.domain.calendar import lay_out
from sabbatical.planning.translate import to_problem
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.solve import solve


def main() -> None:
    """Simulate the term of the folder that the command line names."""
    parser = parser_of(__doc__)
    parser.add_argument("--yardstick-limit", type=float)
    parser.add_argument("--first-limit", type=float, required=True)
    found = parser.parse_args()
    confine(found.memory_limit_gb)
    school = read_folder(found.folder)
    problem = to_problem(school, lay_out(school))
    course = Course(
        settings=settings_of(found),
        yardstick=None if found.yardstick_limit is None else settings_of(found, found.yardstick_limit),
        notice_days=school.policy.notice_days,
    )
    _run(problem, course, found.first_limit)


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
