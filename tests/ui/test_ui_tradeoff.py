"""Trade-off: reached from Plan and from the palette, run, watched, stopped, shown, exported."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from textual.widgets import Button, DataTable, Static

from sabbatical.domain.planning import PlanParams
from sabbatical.domain.tradeoff.model import LimitKind, TradeOffProgress
from sabbatical.errors import ExportError, PlanningError, StoppedError
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.screens.tradeoff import TradeOffScreen
from sabbatical.ui.widgets.tradeoff_view import TradeOffView
from tests.tradeoffs import make_point, make_trade_off
from tests.ui.case import (
    LARGE,
    SIZES,
    FakeGateway,
    complaints,
    flat_text,
    press,
    put,
    running,
    said,
    screen_text,
    ui_school,
    wait_for,
    wait_until,
)


@pytest.fixture
def gateway() -> FakeGateway:
    gateway = FakeGateway(ui_school())
    gateway.may_end.set()
    return gateway


def is_there(pilot) -> bool:
    return isinstance(pilot.app.screen, TradeOffScreen)


async def run_it(pilot) -> None:
    await press(pilot, "f7", "t", "s")
    await wait_until(pilot, lambda: "4 limits from 3 solves." in said(pilot, "#state"))
    await wait_until(pilot, lambda: screen_text(pilot).count(" of 3 ") >= 4)  # all are painted too


TABLE_ROWS = [
    ["A", "0", "%", "yes"],
    ["B", "1", "%", "yes"],
    ["B", "2", "%", "yes"],
    ["C", "3", "%", "no"],
]
"""Mark, limit and proof of the points of `make_trade_off`."""


def table_rows(shown: str) -> list[list[str]]:
    rows = [line.split() for line in shown.splitlines() if " of 3 " in line]
    return [row[:3] + row[-1:] for row in rows if row[0] in set("ABC")]


async def test_one_key_leads_there_from_plan_and_escape_back(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7")
        assert "t Trade-off" in screen_text(pilot).splitlines()[-1]
        await press(pilot, "t")
        assert is_there(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.PLACE == "plan"


async def test_the_palette_leads_there_from_anywhere(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+p", *"trade-off")
        await wait_until(pilot, lambda: "How much coaching each loss cap allows" in screen_text(pilot))
        await press(pilot, "down", "enter")
        await wait_until(pilot, lambda: is_there(pilot))


async def test_the_usual_caps_are_offered_and_tried(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await run_it(pilot)
    ((limits, params),) = gateway.tried
    # sixths of the policy's 10 %, in tenths
    assert [float(value) for value in limits.values] == [0, 1.7, 3.3, 5, 6.7, 8.3, 10, 11.7, 13.3, 15, 16.7, 20]
    assert limits.kind is LimitKind.CAP
    assert params == PlanParams(time_limit_seconds=60.0, seed=0, workers=2)


@pytest.mark.parametrize("size", SIZES)
async def test_table_and_chart_are_shown(gateway: FakeGateway, size: tuple[int, int]):
    async with running(gateway, size) as pilot:
        await run_it(pilot)
        await wait_for(pilot, table_rows, TABLE_ROWS)
        is_large = size == LARGE
        await wait_for(pilot, lambda shown: "Requests served, of 3 asked" in shown, is_large)
        await wait_for(pilot, lambda shown: "Chart/Table" in shown, not is_large)
        await press(pilot, "c")
        await wait_for(
            pilot,
            lambda shown: ["minutes lost" in shown, "Requests served, of 3 asked" in shown, "Worst" in shown],
            [True, True, is_large],
        )
        # Without the table beside it the chart says itself what its letters stand for.
        await wait_for(pilot, lambda shown: "A: 0 % · B: 1 to 2 % · C: 3 %" in shown, not is_large)
        await pilot.resize_terminal(*LARGE)
        await wait_until(pilot, lambda: "minutes lost" in screen_text(pilot) and "Worst" in screen_text(pilot))
        # Where both fit, there is nothing to change between.
        await wait_until(pilot, lambda: "Chart/Table" not in screen_text(pilot))


async def test_a_table_painted_before_it_is_measured_is_not_cut(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t")
        pilot.app.screen.query_one(TradeOffView).show(make_trade_off())
        assert table_rows(screen_text(pilot)) == TABLE_ROWS  # painted at once, as on a busy machine
        assert " 45.00 " in screen_text(pilot)


async def test_the_line_below_tells_of_the_limit_under_the_cursor(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await run_it(pilot)
        await press(pilot, "down")
        assert said(pilot, "#point") == "1 %: follows from a looser limit; worst class: MATH"
        await press(pilot, "up")
        assert said(pilot, "#point") == "0 %: solved"


async def test_each_solve_shows_what_is_known_so_far(gateway: FakeGateway):
    found = make_trade_off()
    some = replace(found, points=found.points[3:])
    gateway.trade_off_progress = (
        TradeOffProgress(so_far=some, limit=Decimal(3), tier="", seconds=1.0),
        TradeOffProgress(so_far=some, limit=Decimal(2), tier="lost", seconds=2.0),
    )
    gateway.may_end.clear()
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "s")
        await wait_until(pilot, lambda: "1 of 4 limits known; solving 2 %: lost." in flat_text(pilot))
        assert "3 of 3" in screen_text(pilot)
        assert pilot.app.screen.query_one("#start", Button).disabled
        assert pilot.app.screen.query_one("#export", Button).disabled
        gateway.may_end.set()
        await wait_until(pilot, lambda: "4 limits from 3 solves." in said(pilot, "#state"))


async def test_it_goes_on_while_one_works_elsewhere(gateway: FakeGateway):
    gateway.may_end.clear()
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "s", "f4")
        assert pilot.app.screen.PLACE == "requests"
        gateway.may_end.set()
        await press(pilot, "f7", "t")
        await wait_until(pilot, lambda: "4 limits from 3 solves." in said(pilot, "#state"))


async def test_stop_keeps_what_is_known(gateway: FakeGateway):
    gateway.may_end.clear()
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "s", "x")
        await wait_until(pilot, lambda: "2 of 4 limits from 2 solves." in said(pilot, "#state"))
    assert gateway.was_stopped


async def test_a_stop_before_anything_is_known_is_no_problem(gateway: FakeGateway):
    gateway.may_end.clear()
    gateway.fails["trade_off"] = StoppedError("stopped")
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "s", "x")
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("Start solves along the range"))
        assert is_there(pilot)


async def test_leaving_the_app_stops_it(gateway: FakeGateway):
    gateway.may_end.clear()
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "s")
        await wait_until(pilot, gateway.told.is_set)
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: not pilot.app.is_running)
    assert gateway.was_stopped


async def test_a_failure_says_why(gateway: FakeGateway):
    gateway.fails["trade_off"] = PlanningError("No plan exists under the hard rules.", "Loosen a limit.")
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "s")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Problem))
        assert "Loosen a limit." in screen_text(pilot)


async def test_weekly_limits_are_offered_when_they_are_chosen(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "tab", "enter", "down", "enter")
        await wait_until(pilot, lambda: "0,15,30,45" in screen_text(pilot))
        await press(pilot, "tab")
        await put(pilot, "0,60")
        await press(pilot, "tab", "tab", "tab", "tab", "s")
        await wait_until(pilot, lambda: bool(gateway.tried))
    assert gateway.tried[0][0].kind is LimitKind.WEEKLY
    assert [str(value) for value in gateway.tried[0][0].values] == ["0", "60"]


async def test_limits_are_checked_as_one_types(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "tab", "tab")
        await put(pilot, "0, 101")
        assert complaints(pilot) == [
            "! '101' is not allowed; write percentages from 0 to 100 with a comma between them, like 0,0.5,1"
        ]
        assert pilot.app.screen.query_one("#start", Button).disabled


async def test_it_says_when_the_data_changed_since(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await run_it(pilot)
        assert "data changed" not in said(pilot, "#state")
        await press(pilot, "f4", "e", "tab")
        await put(pilot, "Grading")
        await press(pilot, "ctrl+s", "f7", "t")
        await wait_until(pilot, lambda: "! The data changed since: start again." in said(pilot, "#state"))


async def test_table_and_picture_are_exported_into_a_folder_of_choice(gateway: FakeGateway, tmp_path: Path):
    async with running(gateway) as pilot:
        await run_it(pilot)
        await press(pilot, "e")
        await put(pilot, str(tmp_path / "out"))
        await press(pilot, "enter")
        await wait_until(pilot, lambda: bool(gateway.trade_off_exports))
        await wait_until(pilot, lambda: "✓ 2 files written to" in flat_text(pilot))
    assert gateway.trade_off_exports == [(make_trade_off(), tmp_path / "out")]


async def test_a_file_in_the_place_of_the_folder_is_refused_as_one_types(gateway: FakeGateway, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    async with running(gateway) as pilot:
        await run_it(pilot)
        await press(pilot, "e")
        await put(pilot, str(tmp_path / "file"))
        assert complaints(pilot) == ["! that is a file; a folder is needed"]
        assert pilot.app.screen.query_one("#yes", Button).disabled
        await press(pilot, "enter", "escape")
        assert is_there(pilot)
    assert gateway.trade_off_exports == []


async def test_an_export_that_fails_says_why(gateway: FakeGateway, tmp_path: Path):
    gateway.fails["export_trade_off"] = ExportError("It holds other files.", "Choose another.")
    async with running(gateway) as pilot:
        await run_it(pilot)
        await press(pilot, "e")
        await put(pilot, str(tmp_path))
        await press(pilot, "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Problem))
        assert "It holds other files." in screen_text(pilot)


async def test_names_from_the_data_are_never_markup(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await run_it(pilot)
        hostile = make_trade_off(points=(make_point("1", worst_class="[/x] [bold]"),))
        screen = pilot.app.screen
        assert isinstance(screen, TradeOffScreen)
        screen.query_one("TradeOffView").show(hostile)
        await pilot.pause()
        await wait_until(pilot, lambda: "worst class: [/x] [bold]" in said(pilot, "#point"))


async def test_nothing_is_there_before_the_first_run(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t")
        assert said(pilot, "#state").startswith("Start solves along the range")
        assert pilot.app.screen.query_one(DataTable).row_count == 0
        disabled = {button.id for button in pilot.app.screen.query(Button) if button.disabled}
        assert disabled == {"stop", "export"}
        assert str(pilot.app.screen.query_one("#chart", Static).content) == ""


async def test_help_explains_it(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "t", "f1")
        assert "Help: Trade-off" in screen_text(pilot)
        assert "classes with a cap of their own keep it" in flat_text(pilot)


async def test_it_waits_for_a_plan_that_is_being_made(gateway: FakeGateway):
    gateway.may_end.clear()
    async with running(gateway) as pilot:
        await press(pilot, "f7", "s", "t")
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("A plan is being made"))
        assert pilot.app.screen.query_one("#start", Button).disabled
        gateway.may_end.set()
        await wait_until(pilot, lambda: not pilot.app.screen.query_one("#start", Button).disabled)
    assert gateway.tried == []
