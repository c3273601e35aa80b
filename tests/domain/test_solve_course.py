"""What is kept of how a plan was found: a bounded number of steps for each tier, and the tiers drawn from them."""

import threading
from itertools import pairwise

from sabbatical.domain.charts.steps import StepMoment
from sabbatical.domain.charts.thinning import MOST, thinned
from sabbatical.domain.plan import SolveStep, TierValue
from sabbatical.domain.planning import PlanProgress
from sabbatical.domain.solve_course import SolveCourse, finished_lines

LOST = TierValue(name="lost", value=4500, bound=3000, proven=False)
REQUESTS = TierValue(name="requests", value=5, bound=5, proven=True)


def moment(seconds: float, value: int | None, bound: int | None) -> StepMoment:
    return StepMoment(seconds=seconds, value=value, bound=bound)


def progress(tier: str, seconds: float, value: int | None, bound: int | None) -> PlanProgress:
    return PlanProgress(tier=tier, incumbent=value, bound=bound, seconds=seconds, proven=value == bound)


def test_the_steps_of_each_tier_end_where_the_plan_does_and_are_counted_from_its_begin():
    told: list[PlanProgress] = []
    course = SolveCourse(told.append)
    news = (progress("requests", 1.0, 5, 5), progress("lost", 2.0, 9000, 3000), progress("lost", 3.5, 6000, 3000))
    for one in news:
        course.take(one)
    assert told == list(news)
    assert course.steps((REQUESTS, LOST)) == (
        SolveStep(tier="requests", seconds=1.0, value=5, bound=5),
        SolveStep(tier="lost", seconds=1.0, value=9000, bound=3000),  # 2.0 - 1.0
        SolveStep(tier="lost", seconds=2.5, value=6000, bound=3000),
        SolveStep(tier="lost", seconds=2.5, value=4500, bound=3000),
    )


def test_a_tier_that_nothing_was_told_of_has_no_steps():
    assert SolveCourse().steps((LOST,)) == ()
    line = finished_lines((LOST,), ())["lost"]
    assert (line.value, line.bound, line.proven, line.seconds, line.course) == (4500, 3000, False, None, [])


def test_a_finished_plan_is_drawn_from_what_was_kept():
    course = SolveCourse()
    course.take(progress("lost", 1.0, 9000, None))
    lines = finished_lines((REQUESTS, LOST), course.steps((REQUESTS, LOST)))
    assert lines["requests"].course == []
    assert lines["lost"].course == [moment(1.0, 9000, None), moment(1.0, 4500, 3000)]
    assert lines["lost"].seconds == 1.0


def test_few_moments_stay_as_they_are():
    moments = tuple(moment(float(n), n, 100) for n in range(MOST))
    assert thinned(moments) == moments


def test_of_many_moments_the_first_the_last_and_every_better_value_stay():
    # 10,000 bounds; the value gets better at every thousandth
    moments = [moment(float(n), 20 - n // 1000, n) for n in range(10_000)]
    kept = thinned(moments)
    assert len(kept) == MOST
    assert (kept[0], kept[-1]) == (moments[0], moments[-1])
    assert {moments[n] for n in range(0, 10_000, 1000)} <= set(kept)
    assert list(kept) == sorted(kept, key=lambda row: row.seconds)
    gaps = [after.seconds - before.seconds for before, after in pairwise(kept)]
    assert max(gaps) < 2 * 10_000 / MOST  # none of the solve's time is left out


def test_more_better_values_than_fit_are_taken_evenly():
    moments = [moment(float(n), 1000 - n, 0) for n in range(1000)]
    kept = thinned(moments)
    assert len(kept) == MOST
    assert (kept[0], kept[-1]) == (moments[0], moments[-1])


def test_parts_of_a_search_tell_at_once_and_nothing_is_taken_back():
    course = SolveCourse()

    def part(first: int) -> None:
        for value in range(first, first + 500):
            course.take(progress("requests", float(value), value, 1000))

    parts = [threading.Thread(target=part, args=(first,)) for first in (0, 100)]
    for one in parts:
        one.start()
    for one in parts:
        one.join()
    line = course.lines["requests"]
    assert line.value == 599
    assert [row.value for row in line.course] == sorted({row.value for row in line.course})
