"""People to tell: ticked off one by one or all at once, taken back, counted on Home."""

import pytest

from tests.ui.case import SIZES, FakeGateway, press, running, said, screen_text
from tests.ui.repairs import repaired_gateway


def ticks(pilot) -> list[str]:
    """Return the marks of the rows, in order."""
    rows = [line for line in screen_text(pilot).splitlines() if "[x] told" in line or "[ ]" in line]
    return ["[x]" if "[x] told" in line else "[ ]" for line in rows]


@pytest.mark.parametrize("size", SIZES)
async def test_everybody_whose_duties_the_publication_changes_stands_there_with_what_changed(size):
    async with running(repaired_gateway(), size) as pilot:
        await press(pilot, "t")
        assert said(pilot, "#state").startswith("3 people still to tell of plan 2")
        # Only the repair is compared, with nobody absent: ANA and BEN have the session moved, DAN gets a cover.
        duty = "observe as coach with Ben Berg in ENG (request R1, cycle 1, step 2)"
        assert said(pilot, "#details").splitlines() == [
            "Ana Alvarez <ana@school.example>:",
            f"~ moved Wed 13 Jan P2 → Thu 14 Jan P2: {duty}",
        ]
        assert ticks(pilot) == ["[ ]", "[ ]", "[ ]"]


async def test_space_ticks_off_and_takes_back():
    gateway = repaired_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "t", "space", "space")
        assert gateway.ticked == {"ANA", "BEN"}
        assert ticks(pilot) == ["[x]", "[x]", "[ ]"]
        await press(pilot, "up", "up", "space")
        assert gateway.ticked == {"BEN"}
        assert ticks(pilot) == ["[ ]", "[x]", "[ ]"]


async def test_all_are_ticked_off_at_once_and_home_counts_who_is_left():
    gateway = repaired_gateway()
    async with running(gateway) as pilot:
        assert "3 people are still to be told what changes for them" in screen_text(pilot)
        await press(pilot, "down", "enter")  # after the meeting without cover
        assert pilot.app.screen.PLACE == "tell"
        await press(pilot, "a")
        assert "✓ Everybody knows." in said(pilot, "#state")
        await press(pilot, "f2")
        assert "still to be told" not in screen_text(pilot)


async def test_with_nothing_published_nobody_is_to_be_told(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "t", "space", "a")
        assert said(pilot, "#state") == "No plan is published yet, so there is nothing to tell."
