"""What is said in passing covers nothing that one clicks or types in, and goes when asked."""

from textual.widgets._toast import Toast

from sabbatical.ui.screens.guide import GuideScreen
from tests.ui.case import SMALL, FakeGateway, press, running, screen_text, settle


async def test_a_message_stands_in_the_title_line_alone(gateway: FakeGateway):
    async with running(gateway, SMALL) as pilot:
        await press(pilot, "f3")
        before = screen_text(pilot).splitlines()
        pilot.app.notify("Plan 12 is published. F10 Export hands out the schedules.", markup=False)
        pilot.app.notify("W" * 77, markup=False)  # as long as a line of the smallest terminal takes
        await settle(pilot)
        first, second = pilot.app.screen.query(Toast)
        assert (first.region.y, first.region.height, first.region.right) == (0, 1, 80)
        assert (second.region.y, second.region.height) == (1, 1)
        after = screen_text(pilot).splitlines()
        assert any("Plan 12 is published. F10 Export hands out the schedules." in line for line in after)
        # The first covers the end of the title line, a second at the same time the line below; no other is touched.
        assert len([line for line in before if line.strip() and line not in after]) == 2


async def test_a_message_goes_by_a_click_and_by_escape(gateway: FakeGateway):
    async with running(gateway, SMALL) as pilot:
        await press(pilot, "ctrl+t")
        for leave in ("click", "escape"):
            pilot.app.notify("Ctrl+T leads back to the guide.", markup=False)
            await settle(pilot)
            assert len(pilot.app.screen.query(Toast)) == 1
            if leave == "click":
                await pilot.click(Toast)
                assert isinstance(pilot.app.screen, GuideScreen)  # nothing below is clicked
            else:
                await pilot.press("f1", "escape")
                assert isinstance(pilot.app.screen, GuideScreen)  # Escape does what it does besides
            await settle(pilot)
            assert len(pilot.app.screen.query(Toast)) == 0
