"""Outcome: served and not served."""

from tests.ui.case import LARGE, FakeGateway, flat_text, press, running, said, screen_text, settle, ui_school


async def test_what_is_not_served_says_why_and_what_may_help(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f9")
        shown = screen_text(pilot)
        assert "! Not served (1)" in shown
        assert "✓ Served (1)" in shown
        lines = said(pilot, "#details").splitlines()
        assert lines[0] == "R2: Cara Cole on Grading, priority 5"
        assert lines[1].startswith("Why not: No other teacher is willing to coach and has Grading at level 3 or more.")
        assert lines[2].startswith("What may help: Find a coach with Grading at level 3 or more")


async def test_what_is_served_says_by_whom_and_when(gateway: FakeGateway):
    async with running(gateway, LARGE) as pilot:
        await press(pilot, "f9", "t")
        assert "Ana Alvarez" in screen_text(pilot)
        assert said(pilot, "#details").splitlines() == [
            "R1: Ben Berg on Questioning, priority 3, coached by Ana Alvarez",
            "meet Tue 12 Jan P3, observe Wed 13 Jan P2, meet Thu 14 Jan P3",
        ]
        assert "1 of 1" in screen_text(pilot)


async def test_the_tabs_open_by_mouse(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f9")
        await pilot.click("#--content-tab-served")
        await settle(pilot)
        assert "coached by Ana Alvarez" in flat_text(pilot)


async def test_without_a_plan_it_says_where_to_make_one():
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, "f9")
        assert "No plan yet: F7 Plan makes one." in screen_text(pilot)
