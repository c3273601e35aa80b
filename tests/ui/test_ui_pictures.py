"""What a few places look like, whole. Frozen data, no clock, no animation; `--snapshot-update` takes them anew."""

import pytest

from sabbatical.ui.app import SabbaticalApp
from tests.ui.case import LARGE, SMALL, FakeGateway


@pytest.mark.parametrize(
    ("place", "size"),
    [("f2", SMALL), ("f2", LARGE), ("f9", SMALL), ("f8", SMALL), ("f8", LARGE)],
    ids=["home-small", "home-large", "outcome-small", "week-small", "week-large"],
)
def test_a_place_looks_as_it_did(snap_compare, gateway: FakeGateway, place: str, size: tuple[int, int]):
    app = SabbaticalApp(lambda: gateway)
    app.animation_level = "none"

    async def go(pilot) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(place)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=go)
