"""Dates and bell: what is to be deleted is called as it stands in the list."""

from tests.ui.case import FakeGateway, flat_text, press, running


async def test_several_periods_and_dates_are_named_before_they_go(gateway: FakeGateway):
    async with running(gateway) as pilot:
        pilot.app.action_go("calendar")
        await press(pilot, "t", "space", "space", "d")
        first, second = gateway.school.bell[:2]
        assert f"{first.period} of {first.schedule}, {second.period} of {second.schedule}. Of the first" in flat_text(
            pilot
        )
