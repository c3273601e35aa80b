"""What of a solve becomes a picture."""

from sabbatical.domain.charts.step_lines import step_chart
from sabbatical.domain.planning import PlanProgress
from sabbatical.domain.solve_course import SolveCourse, TierLine


def watched() -> SolveCourse:
    state = SolveCourse()
    for tier, value, bound, seconds, proven in (
        ("uncovered", 0, 0, 0.5, True),
        ("lost", None, 4500, 1.0, False),
        ("lost", 9000, 4500, 1.5, False),
    ):
        state.take(PlanProgress(tier=tier, incumbent=value, bound=bound, seconds=seconds, proven=proven))
    return state


def test_each_tier_that_was_watched_has_its_line_in_its_unit():
    chart = step_chart(watched().lines)
    first, second = chart.lines
    assert (first.tier, first.result) == ("uncovered", "uncovered: value 0 min, proven best")
    # hundredths of a minute
    assert second.result == "lost: value 90 min, bound 45 min, gap 45 min"
    assert (second.low, second.high) == ("45 min", "90 min")
    assert [(row.seconds, row.value, row.bound) for row in second.moments] == [(0.5, None, 4500), (1.0, 9000, 4500)]


def test_a_plan_whose_steps_were_not_kept_says_so():
    for lines in ({"lost": TierLine(name="lost", value=1, bound=1, proven=True)}, {}):
        chart = step_chart(lines)
        assert chart.lines == ()
        assert chart.rest.startswith("How this plan was found is not known: it was imported, put by hand")
        assert chart.in_words.endswith(chart.rest)
