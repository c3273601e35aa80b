"""What the help says works from anywhere: with the keys of the moment, and for a click."""

from pathlib import Path

from textual.widgets import Select

from sabbatical.services.own_settings import OwnSettings, save_settings
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.modals.help import Help
from sabbatical.ui.widgets.key_list import KeyList
from tests.ui.case import SMALL, FakeGateway, press, running, settle


def everywhere(pilot) -> dict[str, str]:
    """Return key by name of what the help in view lists as working from anywhere."""
    rows = pilot.app.screen.query_one("#everywhere", KeyList).rows
    return {what.partition(":")[0]: key for key, what in rows}


async def click_everywhere(pilot, name: str) -> None:
    """Click on the last line of a row of that list."""
    keys = pilot.app.screen.query_one("#everywhere", KeyList)
    keys.scroll_visible(animate=False)
    numbers = [number for number, *_ in keys.lines(keys.size.width)]
    row = list(everywhere(pilot)).index(name)
    line = len(numbers) - 1 - numbers[::-1].index(row)
    keys.screen.query_one("VerticalScroll").scroll_to(y=keys.virtual_region.y + line, animate=False, force=True)
    await settle(pilot)
    await pilot.click(keys, offset=(30, line))
    await settle(pilot)


async def test_the_help_lists_the_keys_that_a_user_gave_and_the_usual_ones(gateway: FakeGateway, tmp_path: Path):
    save_settings(tmp_path, OwnSettings(tour_seen=True))
    own = ('"go.requests" = "f11"', '"go.history" = "ctrl+l"', '"undo" = "ctrl+x"', '"focus.previous" = "ctrl+e"')
    (tmp_path / "keys.toml").write_text("\n".join(own), encoding="utf-8")
    app = SabbaticalApp(lambda: gateway, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        keys = everywhere(pilot)
        assert (keys["Requests"], keys["History"], keys["Undo"]) == ("F11", "Ctrl+L", "Ctrl+X")
        assert (keys["People"], keys["Redo"], keys["Import"], keys["Guide"]) == ("F3", "Ctrl+Y", "Ctrl+O", "Ctrl+T")
        assert (keys["Palette"], keys["Leave"], keys["Help"]) == ("Ctrl+P", "Ctrl+Q", "F1")
        assert keys["Field or button before"] == "Ctrl+E"
        await press(pilot, "escape", "f3", "n", "f1")
        assert everywhere(pilot)["Field or button before"] == "Ctrl+E"
        assert {"Requests", "Undo"}.isdisjoint(everywhere(pilot))  # these wait until the window is closed


async def test_a_click_does_what_works_from_anywhere(gateway: FakeGateway):
    async with running(gateway, SMALL) as pilot:
        for name, place in (("Import", "import"), ("Home", "home"), ("Guide", "guide")):
            await press(pilot, "f1")
            await click_everywhere(pilot, name)
            assert place == pilot.app.screen.PLACE
        await press(pilot, "f7", "f1")
        await click_everywhere(pilot, "Next field or button")
        assert pilot.app.screen.PLACE == "plan"
        assert not isinstance(pilot.app.screen, Help)


async def test_the_palette_opens_over_a_window_by_clicks(gateway: FakeGateway):
    async with running(gateway, SMALL) as pilot:
        await press(pilot, "f4", "n", "f1")
        await click_everywhere(pilot, "Palette")
        assert type(pilot.app.screen).__name__ == "CommandPalette"
        assert isinstance(pilot.app.screen_stack[-2].query(Select).first(), Select)
