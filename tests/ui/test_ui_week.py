"""Week: the grid of a teacher, a class or a coach."""

import pytest

from tests.ui.case import (
    LARGE,
    SIZES,
    SMALL,
    FakeGateway,
    press,
    running,
    said,
    screen_text,
    settle,
    ui_plan,
    ui_school,
)


def grid_row(pilot, period: str) -> str:
    """Return the first line of a period's row."""
    return next(line for line in screen_text(pilot).splitlines() if line.strip().startswith(f"{period} "))


@pytest.mark.parametrize("size", SIZES)
async def test_a_teachers_week_shows_lessons_sessions_and_what_else(gateway: FakeGateway, size):
    async with running(gateway, size) as pilot:
        await press(pilot, "f8")
        shown = screen_text(pilot)
        assert "Mon 11 Jan" in shown
        assert "▸Wed 13 Jan" in shown
        assert "week 1 of 2" in shown
        # Ana Alvarez comes first: she teaches MATH in P1, observes on Wednesday P2, and is absent on Friday.
        assert grid_row(pilot, "P1").count("MATH") == 4
        assert "✗ absent" in grid_row(pilot, "P1")
        assert "◆ observe" in grid_row(pilot, "P2")
        assert grid_row(pilot, "P3").count("◆ meet") == 2
        assert ("ENG Ben Berg" if size == SMALL else "◆ observe ENG") in shown


async def test_the_details_say_all_that_is_known_of_the_cell(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "right", "right", "down")
        lines = said(pilot, "#details").splitlines()
        assert lines == [
            "Wednesday 13 January, period P2, 09:10 to 10:10",
            "◆ Session R1-1-2: observe, in ENG, 12.",
            "Ana Alvarez coaches Ben Berg on Questioning.",
            "Request R1, cycle 1, step 2; planned.",
        ]


async def test_a_class_shows_who_covers_it(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "m", "j", "j")  # ENG, then MATH, then SCI
        await press(pilot, "k", *["right"] * 4)
        assert "▲ cover" in grid_row(pilot, "P1")
        assert "Sue Sato" in screen_text(pilot)
        assert grid_row(pilot, "P1").count("Ana") == 4
        expected = (
            "▲ Cover of MATH: Ana Alvarez is absent; Sue Sato takes it (substitute); 45 of 60 minutes lost; planned."
        )
        assert said(pilot, "#details").splitlines()[1] == expected


async def test_a_class_shows_the_session_that_it_hosts(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "m")
        assert grid_row(pilot, "P2").split().count("observe") == 1


async def test_a_cover_is_told_from_a_session_by_glyph_and_word(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "slash", *"sue", "enter")
        assert "▲ cover" in grid_row(pilot, "P1")
        assert "MATH for" in screen_text(pilot)


async def test_coaches_are_those_who_coach_in_the_plan(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "m", "m", "slash")
        options = [str(option.prompt) for option in pilot.app.screen.query_one("SelectOverlay").options]
        assert [text for text in options if "Alvarez" in text or "Berg" in text] == ["Ana Alvarez"]


async def test_the_next_week_with_a_duty_is_one_key_away(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "n", "g")  # from week 2 on there is nothing: back to the first
        assert "week 1 of 2" in screen_text(pilot)
        await press(pilot, "slash", *"cara", "enter", "g")
        assert "No session and no cover in the plan." in screen_text(pilot)


async def test_weeks_are_turned_within_the_term(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "p")
        assert "week 1 of 2" in screen_text(pilot)
        await press(pilot, "n")
        assert "week 2 of 2" in screen_text(pilot)
        assert "Mon 18 Jan" in screen_text(pilot)
        await press(pilot, "n")
        assert "week 2 of 2" in screen_text(pilot)
        await press(pilot, "t")
        assert "week 1 of 2" in screen_text(pilot)


async def test_mode_and_weeks_by_mouse(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8")
        await pilot.click("#class")
        await settle(pilot)
        assert grid_row(pilot, "P2").count("Ben Berg") == 4  # ENG, with the session on Wednesday
        await pilot.click("#after")
        await settle(pilot)
        assert "week 2 of 2" in screen_text(pilot)


async def test_the_week_fits_again_after_a_resize(gateway: FakeGateway):
    async with running(gateway, LARGE) as pilot:
        await press(pilot, "f8")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "Fri 15 Jan" in screen_text(pilot)
        await pilot.resize_terminal(200, 60)
        await settle(pilot)
        assert "Fri 15 Jan" in screen_text(pilot)


async def test_without_a_plan_the_timetable_is_shown():
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, "f8")
        assert "MATH" in grid_row(pilot, "P1")
        assert "◆" not in screen_text(pilot)


async def test_the_week_of_a_done_session_says_so():
    async with running(FakeGateway(ui_school(), draft=ui_plan())) as pilot:
        await press(pilot, "f8", "right", "down", "down")
        assert said(pilot, "#details").endswith("step 1; done.")
