"""A real school's plan is checked between two frames of a screen, not over a coffee."""

import time

from solver.check import check, evaluate
from solver.problem import Step, StepKind
from tests.solver.builders import ProblemBuilder, plan, session

TEACHERS, DAYS, PERIODS, REQUESTS = 80, 90, 6, 40


def test_a_whole_term_in_half_a_second():
    school = ProblemBuilder(days=DAYS, periods=PERIODS)
    for number in range(TEACHERS):
        school.teacher(f"T{number}", level=4)
        for day in range(DAYS):
            for period in range(1, PERIODS + 1):
                if (day + period + number) % 2:  # 80 x 90 x 6 / 2 = 21600 meetings
                    school.meeting(f"C{number}", day, period, f"T{number}")
    meets = (Step(kind=StepKind.MEET), *(Step(kind=StepKind.MEET, max_days=9) for _ in range(3)))
    rows = []
    for number in range(REQUESTS):
        school.request(f"R{number}", f"T{number}", *meets)
        for step in range(1, 5):  # 160 sessions, where day + period + number is even for T0 and T40, T1 and T41 ...
            slot = school.slot(2 * step, 2 + number % 2)
            rows.append(session(f"R{number}", f"T{number + REQUESTS}", slot, step=step))
    problem, whole = school.build(), plan(*rows)
    assert len(problem.meetings) == 21600
    began = time.process_time()
    breaches, values = check(problem, whole), evaluate(problem, whole)
    seconds = time.process_time() - began
    assert breaches == ()
    assert len(values) > 0
    assert seconds < 0.5
