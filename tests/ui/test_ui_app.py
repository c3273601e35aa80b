"""The app as a whole: places, keys, help, errors."""

import pytest
from textual.widgets import Input

from sabbatical.errors import DataError, StoreError
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.help import Help
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.places import PLACES
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.nav_bar import NavBar, nav_text
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
        classes = pilot.app.screen.query_one(NavBar).parts()[3]
        await pilot.click(NavBar, offset=(classes.end, 0))  # the gap behind it leads nowhere
        await settle(pilot)
        assert pilot.app.screen.PLACE == "home"
        await pilot.click(NavBar, offset=(classes.end - 1, 0))
        await settle(pilot)
        assert pilot.app.screen.PLACE == "classes"


async def test_a_click_on_a_key_presses_it_and_the_mouse_lights_it_up_and_tells_more(gateway: FakeGateway):
    async with running(gateway) as pilot:
        line = pilot.app.screen.query_one(KeyLine)
        history = next(number for number, key in enumerate(line.keys) if key.key == "ctrl+g")
        there = (line.parts()[history].column, 0)
        await pilot.hover(KeyLine, offset=there)
        assert (line.under, line.tooltip) == (history, "Every version of the plan: compare, bring back")
        await pilot.click(KeyLine, offset=there)
        await settle(pilot)
        assert pilot.app.screen.PLACE == "history"
        assert line.under is None


async def test_keys_pressed_at_once_after_the_start_are_not_lost_and_do_not_crash(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, *(place.key for place in PLACES), "f3", "n")
        assert said(pilot, "#state").startswith("! 1 field to correct: Id")


async def test_the_first_visit_of_a_place_reads_no_styles_anew(gateway: FakeGateway, monkeypatch: pytest.MonkeyPatch):
    async with running(gateway) as pilot:
        anew: list[str] = []
        monkeypatch.setattr(pilot.app, "refresh_css", lambda **_: anew.append(pilot.app.screen.PLACE))
        await press(pilot, "f3", "f4")
        assert pilot.app.screen.PLACE == "requests"
        assert anew == []


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
        await press(pilot, "end")  # what has no room is scrolled to with keys
        await wait_until(pilot, lambda: "a running solve is stopped" in screen_text(pilot))


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


async def test_what_fails_as_the_app_is_left_is_not_shown_any_more(gateway: FakeGateway):
    async with running(gateway) as pilot:
        app = pilot.app
        app.exit()
        # A window that comes now is never laid out, and whatever looks for its parts would end the app with status 1.
        app.post_message(Refused(DataError("Too late.")))
        await pilot.pause()
        assert not isinstance(app.screen, Problem)
    assert app.return_code == 0


async def test_every_modal_closes_with_escape(gateway: FakeGateway):
    openings = (["f1"], ["f3", "n"], ["f3", "e"], ["f3", "d"], ["f4", "n"], ["f5", "e"], ["f7", "p"], ["f7", "d"])
    async with running(gateway) as pilot:
        for keys in openings:
            await press(pilot, *keys)
            assert not isinstance(pilot.app.screen, TermScreen)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, TermScreen)
