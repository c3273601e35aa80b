"""Availability fits a small terminal, however many days the cycle has."""

from dataclasses import replace

import pytest

from sabbatical.domain.rows.people import Availability, AvailabilityStatus
from sabbatical.ui.widgets.availability_grid import AvailabilityGrid
from tests.ui.case import SMALL, FakeGateway, press, running, screen_text, settle, ui_plan, ui_school


def gateway_of(days: int) -> FakeGateway:
    school = ui_school()
    names = (*school.term.days, *(f"Day {number}" for number in range(6, days + 1)))
    row = Availability(person="ANA", cycle_day="Tue", period="P3", status=AvailabilityStatus.PROTECTED)
    school = replace(school, term=replace(school.term, days=names), availability=(row,))
    return FakeGateway(school, draft=ui_plan())


@pytest.mark.parametrize(("days", "shown"), [(5, "● protected"), (6, "● protect…"), (7, "● prote…"), (10, "● pr…")])
async def test_all_days_are_seen_at_80_columns(days: int, shown: str):
    async with running(gateway_of(days), SMALL) as pilot:
        await press(pilot, "f3", "e", "ctrl+b")
        grid = pilot.app.screen.query_one(AvailabilityGrid)
        assert grid.has_focus
        assert grid.max_scroll_x == 0
        assert shown in screen_text(pilot)
        await press(pilot, *["right"] * (days - 1), "down", "o")  # the last day, under the cursor as before
        last = list(grid.columns)[-1].value
        assert {row.cycle_day for row in grid.rows_of("ANA")} == {"Tue", last}
        await press(pilot, "b", "up")
        place = grid.cursor_coordinate
        await pilot.resize_terminal(140, 40)
        await settle(pilot)
        assert grid.cursor_coordinate == place
        assert "● protect" in screen_text(pilot)
        await press(pilot, "d")  # the block that was begun before
        painted = {row.period: row.status.value for row in grid.rows_of("ANA") if row.cycle_day == last}
        assert painted == {"P2": "duty", "P3": "duty"}
