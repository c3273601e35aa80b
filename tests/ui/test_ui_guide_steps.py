"""The guide offers to skip only what is not done."""

from textual.widgets import Button, OptionList

from sabbatical.ui.keys import keys_of
from tests.ui.case import FakeGateway, press, running


async def test_a_step_that_is_done_cannot_be_skipped(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+t", "home")
        skip = pilot.app.screen.query_one("#skip", Button)
        assert pilot.app.screen.query_one("#steps", OptionList).highlighted == 0  # the school, which is there
        assert not skip.display
        assert "Skip" not in {name for _, name, *_ in keys_of(pilot.app.screen)}
    async with running(FakeGateway()) as pilot:
        await press(pilot, "ctrl+t", "down")
        assert pilot.app.screen.query_one("#skip", Button).display
        assert "Skip" in {name for _, name, *_ in keys_of(pilot.app.screen)}
