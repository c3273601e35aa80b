"""The chart of a tier: value and bound as steps, met only where they are the same."""

from dataclasses import replace

import pytest

from sabbatical.domain.charts.steps import StepMoment
from sabbatical.domain.plan import SolveStep
from sabbatical.domain.planning import PlanProgress
from sabbatical.domain.reports.tiers import value_text
from sabbatical.domain.solve_course import TierLine
from sabbatical.ui.solve_state import SolveState, lines_of
from sabbatical.ui.step_text import step_lines
from tests.ui.case import FakeGateway, ui_plan


def watched(tier: str, *moments: tuple[float, int | None, int | None]) -> TierLine:
    """A tier as it is known after some moments: seconds, incumbent, bound."""
    state = SolveState()
    for seconds, incumbent, bound in moments:
        proven = incumbent is not None and incumbent == bound
        state.take(PlanProgress(tier=tier, incumbent=incumbent, bound=bound, seconds=seconds, proven=proven))
    return state.lines[tier]


def test_value_and_bound_are_steps_that_meet_where_it_is_proven():
    # 43 columns: 2 of labels, 3 around the axis, so 38 for 0 to 3.8 s: 10 a second. 5 of 10 at 1.0 s is column 10; 8
    # as the bound at 2.0 s column 20, as the value at 3.0 s column 30. Six rows for 10 down to 5: 8 is the third.
    line = watched("requests", (1.0, 5, 10), (2.0, 5, 8), (3.0, 8, 8), (3.8, None, None))
    assert step_lines(line, "requests", 43, 20) == [
        "requests: ━ value 8  ┄ bound 8  ═ proven best",
        "10 ┤" + " " * 10 + "┄" * 10 + "┐",
        "   │" + " " * 20 + "┆",
        " 8 ┤" + " " * 20 + "└" + "┄" * 9 + "═" * 8,
        "   │" + " " * 30 + "┃",
        "   │" + " " * 30 + "┃",
        " 5 ┤" + " " * 10 + "━" * 20 + "┛",
        "   └" + "─" * 38,
        "    0" + "seconds spent on requests".center(34) + "3.8",
    ]


def test_where_less_is_better_the_value_comes_down():
    line = watched("lost", (0.0, 900, 0), (2.0, 500, 0), (4.0, None, 300))
    shown = step_lines(line, "lost", 60, 12)
    assert shown[0] == "lost: ━ value 5 min  ┄ bound 3 min  gap 2 min"
    body = shown[1:-2]
    assert [row.split("┤")[0].strip() for row in body if "┤" in row] == ["9 min", "5 min", "3 min", "0 min"]
    assert "┓" in body[0]  # down from 9 minutes
    assert "┘" in body[-1]  # the bound goes up from 0
    assert "═" not in "".join(shown)


def test_a_part_of_the_search_that_has_found_less_takes_nothing_back():
    line = watched("requests", (1.0, 31, 51), (2.0, 10, 60), (3.0, 40, 51))
    assert [(one.seconds, one.value, one.bound) for one in line.course] == [(1.0, 31, 51), (3.0, 40, 51)]
    assert watched("lost", (1.0, 31, 5), (2.0, 40, 2)).course[-1].value == 31


@pytest.mark.parametrize(("tier", "value", "bound"), [("requests", 999, 1000), ("lost", 1000, 999)])
def test_what_is_nearly_the_best_is_never_drawn_as_proven(tier: str, value: int, bound: int):
    first = 0 if tier == "requests" else 2000
    shown = "\n".join(
        step_lines(watched(tier, (1.0, first, bound), (2.0, value, bound), (3.0, None, None)), tier, 80, 11)
    )
    assert "═" not in shown
    ends = {row[-1]: row.split("┤")[0].strip() for row in shown.splitlines()[1:-2] if row[-1] in "━┄"}
    assert ends == {"━": value_text(tier, value), "┄": value_text(tier, bound)}  # each beside its own label


@pytest.mark.parametrize(("columns", "rows"), [(78, 11), (156, 18), (40, 4)])
def test_the_chart_fits_its_room(columns: int, rows: int):
    moments = [(float(n), 10_000_000 - 1_000 * n, 11 * n) for n in range(500)]
    shown = step_lines(watched("lost", *moments), "lost", columns, rows)
    assert max(map(len, shown)) <= max(columns, 78)  # the head alone may be cut
    assert max(map(len, shown[1:])) <= columns
    assert len(shown) <= max(rows, 6)


def test_a_single_value_and_nothing_at_all_can_be_drawn():
    shown = step_lines(watched("cost", (0.0, 0, None)), "cost", 50, 10)
    assert shown[0] == "cost: ━ value 0  ┄ bound -  gap -"
    assert "━" * 30 in shown[1]
    assert step_lines(None, "cost", 50, 10) == ["cost: nothing to draw yet."]
    assert step_lines(TierLine(name="cost"), "cost", 50, 10) == ["cost: nothing to draw yet."]
    told = TierLine(name="cost", value=1, bound=1, proven=True)
    assert step_lines(told, "cost", 78, 10) == [
        "cost: how this plan was found is not known: it was imported, put by hand or",
        "brought back, or is older than the keeping of steps.",
    ]
    assert step_lines(None, "", 50, 10) == [""]


def test_a_plan_has_the_course_that_was_kept_with_it():
    (stored,) = FakeGateway(draft=ui_plan()).drafts  # lost 45 minutes, at least 30
    steps = (
        SolveStep(tier="lost", seconds=1.0, value=9000, bound=3000),
        SolveStep(tier="lost", seconds=2.5, value=4500, bound=3000),
    )
    lost = lines_of(replace(stored, steps=steps))["lost"]
    assert (lost.value, lost.bound, lost.proven, lost.seconds) == (4500, 3000, False, 2.5)
    assert [(one.seconds, one.value) for one in lost.course] == [(1.0, 9000), (2.5, 4500)]
    assert lines_of(stored)["lost"].course == []
    assert lines_of(None) == {}


def test_time_goes_on_between_two_messages_until_the_tier_is_proven():
    state = SolveState()
    state.take(PlanProgress(tier="lost", incumbent=9000, bound=3000, seconds=2.0))
    state.last_news_at -= 5  # five seconds ago
    state.tick()
    assert state.lines["lost"].seconds == pytest.approx(7, abs=2)
    state.take(PlanProgress(tier="lost", incumbent=9000, bound=9000, seconds=8.0, proven=True))
    state.last_news_at -= 5
    state.tick()
    assert state.lines["lost"].seconds == 8.0
    assert state.lines["lost"].course[-1] == StepMoment(seconds=8.0, value=9000, bound=9000)
