"""The app as a whole: places, keys, help, errors."""

import pytest
from textual.widgets import Input

from sabbatical.errors import DataError, StoreError
from sabbatical.ui.modals.help import Help
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.places import PLACES
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.nav_bar import nav_text
from tests.ui.case import (
    LARGE,
    SIZES,
    FakeGateway,
    flat_text,
    press,
    running,
    said,
    screen_text,
    settle,
    wait_until,
)


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_leads_from_anywhere_to_every_place_and_the_bar_shows_all(gateway: FakeGateway, size):
    async with running(gateway, size) as pilot:
        for place in PLACES:
            await press(pilot, place.key)
            screen = pilot.app.screen
            assert isinstance(screen, TermScreen)
            assert place.id == screen.PLACE
            shown = screen_text(pilot)
            assert all("".join(nav_text(other, is_wide=size == LARGE)) in shown for other in PLACES)
            assert shown.splitlines()[0].split()[0] == place.title


async def test_the_keys_of_the_places_work_while_one_types_in_a_search(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "slash", "a", "f4")
        assert pilot.app.screen.PLACE == "requests"
        await press(pilot, "f3")
        assert pilot.app.screen.query_one(Input).value == "a"


async def test_a_click_on_the_bar_leads_there(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await pilot.click("NavItem", offset=(2, 0))  # the first is Home
        items = list(pilot.app.screen.query("NavItem"))
        await pilot.click(items[3])
        await settle(pilot)
        assert pilot.app.screen.PLACE == "classes"


async def test_keys_pressed_at_once_after_the_start_are_not_lost_and_do_not_crash(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, *(place.key for place in PLACES), "f3", "n")
        assert said(pilot, "#state").startswith("! 1 field to correct: Id")


@pytest.mark.parametrize("place", [place.key for place in PLACES])
async def test_help_explains_the_place_and_lists_its_keys(gateway: FakeGateway, place):
    async with running(gateway) as pilot:
        await press(pilot, place, "f1")
        assert isinstance(pilot.app.screen, Help)
        shown = screen_text(pilot)
        assert "From anywhere" in shown or "Keys here" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TermScreen)


async def test_help_works_over_a_form(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "n", "f1")
        assert "Limits: an empty field takes the school's default" in screen_text(pilot)


async def test_the_palette_reaches_places_and_the_keys_of_the_screen(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+p", *"go to outcome")
        await wait_until(pilot, lambda: "Which requests are served" in screen_text(pilot))
        await press(pilot, "enter")
        await wait_until(
            pilot, lambda: pilot.app.screen.id != "--command-palette" and hasattr(pilot.app.screen, "PLACE")
        )
        assert pilot.app.screen.PLACE == "outcome"
        await press(pilot, "f3", "ctrl+p", *"new (n)")
        await wait_until(pilot, lambda: "New (n)" in screen_text(pilot))
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "New teacher" in screen_text(pilot))


async def test_ctrl_q_leaves_even_over_a_form(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "n")
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: not pilot.app.is_running)
        assert pilot.app.return_code == 0


async def test_without_a_school_every_place_says_what_to_do():
    async with running(FakeGateway()) as pilot:
        for place in PLACES:
            await press(pilot, place.key)
            expected = "This database holds no school yet" if place.id == "home" else "No school yet. F2 Home"
            assert expected in screen_text(pilot)


async def test_a_database_that_cannot_be_opened_is_shown_with_what_to_do():
    gateway = FakeGateway()
    gateway.fails["look"] = StoreError("The database x.db is locked.", "Close the other program.")
    async with running(gateway) as pilot:
        assert isinstance(pilot.app.screen, Problem)
        shown = screen_text(pilot)
        assert "The database cannot be used" in shown
        assert "The database x.db is locked." in shown
        assert "Close the other program." in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TermScreen)


async def test_an_error_lists_each_of_its_problems(gateway: FakeGateway):
    lines = tuple(f"teachers.csv:{row}: id: [/x] is taken" for row in range(2, 5))
    gateway.fails["verify"] = DataError("3 errors.", lines, "Correct them.")
    async with running(gateway) as pilot:
        await press(pilot, "f7", "v")
        shown = screen_text(pilot)
        assert all(line in shown for line in lines)


async def test_a_fault_of_the_program_in_a_thread_is_shown_and_does_not_end_the_app(gateway: FakeGateway):
    async with running(gateway) as pilot:
        gateway.fails["verify"] = ZeroDivisionError("division by zero")
        await pilot.press("f7", "v")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Problem))
        assert "a fault of its own: ZeroDivisionError: division by zero" in flat_text(pilot)
        pilot.app.workers.cancel_all()
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TermScreen))


async def test_every_modal_closes_with_escape(gateway: FakeGateway):
    openings = (["f1"], ["f3", "n"], ["f3", "e"], ["f3", "d"], ["f4", "n"], ["f5", "e"], ["f7", "p"], ["f7", "d"])
    async with running(gateway) as pilot:
        for keys in openings:
            await press(pilot, *keys)
            assert not isinstance(pilot.app.screen, TermScreen)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, TermScreen)
