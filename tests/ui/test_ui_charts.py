"""Charts: reached from the places that show parts of them, looked through, exported."""

from dataclasses import replace
from pathlib import Path

from rich.style import Style
from textual.events import Click

from sabbatical.domain.plan import SolveStep
from sabbatical.errors import ExportError
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.screens.charts import CHART
from sabbatical.ui.widgets.bar_chart import BarChartView
from tests.ui.case import (
    LARGE,
    FakeGateway,
    flat_text,
    press,
    put,
    running,
    said,
    screen_text,
    settle,
    ui_plan,
    ui_school,
    wait_until,
)


def hostile() -> FakeGateway:
    """A term in which names look like markup."""
    school = ui_school()
    names = {"ANA": "[/x] Ana", "BEN": "<b>" + "x" * 300}
    teachers = tuple(replace(row, name=names.get(row.id, row.name), coach=True) for row in school.teachers)
    return FakeGateway(replace(school, teachers=teachers), draft=ui_plan())


async def test_the_charts_are_looked_through_and_exported_with_keys_alone(tmp_path: Path):
    gateway = hostile()
    async with running(gateway) as pilot:
        await press(pilot, "f9", "c")
        assert said(pilot, "#state") == "Draft 1: [Lost time]  Cover load  Weeks  Coaches  How found"
        shown = screen_text(pilot)
        # 45 of 10 % of MATH's minutes; the others lose nothing
        assert "Lost minutes against the cap, by class" in shown
        assert any("MATH" in line and "━" in line and "│" in line and "45 of" in line for line in shown.splitlines())
        await press(pilot, "n")
        assert any("Sue" in line and "1, only covers" in line for line in screen_text(pilot).splitlines())
        await press(pilot, "n", "n")
        shown = screen_text(pilot)
        assert "[Coaches]" in said(pilot, "#state")
        assert any("[/x] Ana" in line and "3; 1 of 2 requests" in line for line in shown.splitlines())
        await press(pilot, "p")
        assert "3, 1 of them done" in screen_text(pilot)  # today's is not over
        await press(pilot, "n", "n")
        assert said(pilot, "#state").endswith("[How found]")
        assert "how this plan was found is not known: it was imported" in flat_text(pilot)
        await press(pilot, "e")
        assert "for your own eyes" in flat_text(pilot)
        await put(pilot, str(tmp_path / "pictures"))
        await press(pilot, "enter")
        assert "5 files written to" in flat_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.PLACE == "outcome"
    ((charts, of, target),) = gateway.chart_exports
    assert [chart.name for chart in charts] == [
        "class_loss", "cover_load", "coaching_by_week", "coaches", "solve_steps"
    ]  # fmt: skip
    assert of == "Small School, Two weeks, Draft 1"
    assert target == tmp_path / "pictures"


async def test_a_large_terminal_shows_all_four(tmp_path: Path):
    gateway = hostile()
    gateway.fails["export_charts"] = ExportError("The folder is full.", "Name another place.")
    async with running(gateway, LARGE) as pilot:
        await press(pilot, "f5", "c")
        shown = screen_text(pilot)
        for title in ("Lost minutes against the cap", "Covers, by person", "Coaching, by week", "Sessions, by coach"):
            assert title in shown
        await press(pilot, "tab")
        assert "[Cover load]" in said(pilot, "#state")
        await press(pilot, "p", "p")
        await wait_until(pilot, lambda: "✓ proven" in screen_text(pilot) and "[How found]" in said(pilot, "#state"))
        await press(pilot, "n", "n")
        await wait_until(pilot, lambda: "Covers, by person" in screen_text(pilot))
        await press(pilot, "e", "enter")
        assert isinstance(pilot.app.screen, Problem)
        assert "The folder is full." in screen_text(pilot)


async def test_without_a_plan_there_is_nothing_to_draw_or_export():
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, "c")  # from Home
        assert said(pilot, "#state") == "No plan yet: F7 Plan makes one."
        await press(pilot, "e", "n")
        assert pilot.app.screen.PLACE == "charts"


async def test_how_the_plan_was_found_is_drawn_tier_by_tier_and_exported(tmp_path: Path):
    gateway = FakeGateway(ui_school(), draft=ui_plan())
    (stored,) = gateway.drafts
    steps = (
        SolveStep(tier="requests", seconds=0.5, value=3, bound=3),
        SolveStep(tier="lost", seconds=1.0, value=9000, bound=3000),
        SolveStep(tier="lost", seconds=2.5, value=4500, bound=3000),
    )
    gateway.drafts = [replace(stored, steps=steps)]
    async with running(gateway) as pilot:
        await press(pilot, "f9", "c", "p")
        await wait_until(pilot, lambda: "uncovered: how this plan was found is not known" in flat_text(pilot))
        await press(pilot, "down")
        await wait_until(pilot, lambda: "requests: ━ value 3" in screen_text(pilot))
        await press(pilot, "down")
        await wait_until(pilot, lambda: "lost: ━ value 45 min  ┄ bound 30 min  gap 15 min" in screen_text(pilot))
        assert "seconds spent on lost" in screen_text(pilot)
        await press(pilot, "n")
        await wait_until(pilot, lambda: "Lost minutes against the cap, by class" in screen_text(pilot))
        await press(pilot, "e")
        await put(pilot, str(tmp_path / "pictures"))
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "5 files written to" in flat_text(pilot))
    steps_drawn = gateway.chart_exports[0][0][-1]
    assert "lost: value 45 min, bound 30 min, gap 15 min, after 2.5 s." in steps_drawn.in_words


async def test_a_chart_that_is_chosen_before_the_focus_has_come_stays_open():
    async with running(hostile()) as pilot:
        await press(pilot, "f9", "c")
        first, second, *_ = pilot.app.screen.query(BarChartView)
        names = pilot.app.screen.query_one("#state")
        await press(pilot, "n")
        assert pilot.app.focused is second
        pilot.app.screen.set_focus(first)  # as a busy machine does late, where one arrives
        click = {"x": said(pilot, "#state").index("Weeks"), "y": 0, "delta_x": 0, "delta_y": 0, "button": 1}
        style = Style(meta={CHART: 2})
        names.post_message(Click(names, **click, shift=False, meta=False, ctrl=False, style=style))
        await settle(pilot)
        assert "[Weeks]" in said(pilot, "#state")
