"""A week of six days, and lists of long names, on a small terminal: nothing scrolls sideways or takes two lines."""

from dataclasses import replace

from textual.widgets import OptionList

from sabbatical.domain.school import School
from sabbatical.ui.widgets.availability_grid import AvailabilityGrid
from sabbatical.ui.widgets.week_grid import WeekGrid
from tests.schools import make_term
from tests.ui.case import FakeGateway, press, running, screen_text, settle, ui_school, wait_until
from tests.ui.repairs import published_gateway

SIX = ("MO", "TU", "WE", "TH", "FR", "SA")
CYCLE = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def school_of_six_days() -> School:
    return ui_school(term=make_term(weekdays=SIX, days=CYCLE))


async def test_a_week_of_six_days_fits():
    async with running(FakeGateway(school_of_six_days())) as pilot:
        await press(pilot, "f8")
        assert pilot.app.screen.query_one(WeekGrid).max_scroll_x == 0
        heads = next(line for line in screen_text(pilot).splitlines() if "Mon 11" in line)
        assert heads.split()[-2:] == ["Sat", "16"]


async def test_where_a_session_was_picked_up_is_told_whole_in_six_days():
    gateway = published_gateway()
    gateway.school = school_of_six_days()
    async with running(gateway) as pilot:
        await press(pilot, "f8", "right", "right", "down", "c")  # Wed 13 P2
        assert "◇ here" in screen_text(pilot)


async def test_the_availability_of_six_days_fits():
    async with running(FakeGateway(school_of_six_days())) as pilot:
        await press(pilot, "f3", "e", "ctrl+n", "ctrl+n", "ctrl+n")
        grid = pilot.app.screen.query_one(AvailabilityGrid)
        assert grid.max_scroll_x == 0
        assert grid.region.width > 60


async def test_whether_an_action_can_be_undone_stands_beside_a_long_title():
    gateway = published_gateway()
    title = f"Added absence of {'x' * 80}"
    gateway.done = [(title, before) for _, before in gateway.done]
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+g", "a")
        await wait_until(pilot, lambda: "Added absence" in screen_text(pilot))
        line = next(line for line in screen_text(pilot).splitlines() if "Added absence" in line)
        assert "…  can be undone" in line


async def test_a_long_name_takes_one_line_of_an_open_list():
    school = ui_school()
    teachers = tuple(replace(row, name=f"{row.name} {'x' * 60}") for row in school.teachers)
    async with running(FakeGateway(replace(school, teachers=teachers))) as pilot:
        await press(pilot, "f8", "slash")
        await settle(pilot)
        overlay = pilot.app.screen.query_one("SelectOverlay", OptionList)
        assert overlay.virtual_size.height == overlay.option_count
