"""What of a watched solve becomes a picture."""

from sabbatical.domain.planning import PlanProgress
from sabbatical.ui.solve_state import SolveState, TierLine
from sabbatical.ui.step_charts import step_chart


def watched() -> SolveState:
    state = SolveState()
    for tier, value, bound, seconds, proven in (
        ("uncovered", 0, 0, 0.5, True),
        ("lost", None, 4500, 1.0, False),
        ("lost", 9000, 4500, 1.5, False),
    ):
        state.take(PlanProgress(tier=tier, incumbent=value, bound=bound, seconds=seconds, proven=proven))
    return state


def test_each_tier_that_was_watched_has_its_line_in_its_unit():
    chart = step_chart(watched().lines)
    assert chart is not None
    first, second = chart.lines
    assert (first.tier, first.result) == ("uncovered", "uncovered: value 0 min, proven best")
    # hundredths of a minute
    assert second.result == "lost: value 90 min, bound 45 min, gap 45 min"
    assert (second.low, second.high) == ("45 min", "90 min")
    assert [(row.seconds, row.value, row.bound) for row in second.moments] == [(0.5, None, 4500), (1.0, 9000, 4500)]


def test_a_plan_that_nobody_watched_has_none():
    assert step_chart({"lost": TierLine(name="lost", value=1, bound=1, proven=True)}) is None
    assert step_chart({}) is None
