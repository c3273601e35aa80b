"""Week: a session picked up, carried to another place and put down, with the verdict on it.

In the plan of two_weeks.py the observe-session R1-1-2 (Wed 13 P2, in ENG) may simply move to Thu 14 P2 only: ENG
meets in P2, R1-1-1 before it is on Tue 12, R1-1-3 after it on Thu 14 P3, and ANA is absent on Fri 15.
"""

from dataclasses import replace

import pytest

from sabbatical.errors import DataError
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.modals.verdict_window import VerdictWindow
from tests.ui.case import (
    SIZES,
    FakeGateway,
    flat_text,
    press,
    running,
    said,
    screen_text,
    ui_plan,
    ui_school,
)
from tests.ui.repairs import published_gateway

TO_OBSERVE = ("f8", "right", "right", "down")
"""The cursor on R1-1-2 in ANA's week."""


@pytest.mark.parametrize("size", SIZES)
async def test_the_allowed_places_of_what_is_carried_are_marked_by_glyph_and_word(size):
    async with running(published_gateway(), size) as pilot:
        await press(pilot, *TO_OBSERVE, "c")
        assert screen_text(pilot).count("✓ allowed") == 1
        assert "◇ from here" in screen_text(pilot)
        assert "◆ observe R1-1-2 from Wed 13 Jan P2: Ana Alvarez coaches Ben Berg" in said(pilot, "#details")
        await press(pilot, "right")
        assert "Thu 14 Jan P2: ✓ allowed." in said(pilot, "#details")
        await press(pilot, "up")
        assert "Thu 14 Jan P1: not without breaking a rule." in said(pilot, "#details")


async def test_an_allowed_place_is_shown_with_its_tiers_and_kept_pinned_in_a_draft():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "l", "enter")
        shown = flat_text(pilot)
        assert "Move R1-1-2 to Thu 14 Jan P2" in shown
        assert "✓ Allowed: it breaks no rule." in shown
        # Two people's duty is another on two days each, on short notice: 4 changes at 3.
        assert "changes: 0 → 12" in shown
        await press(pilot, "enter")
        moved = gateway.drafts[0].plan.sessions[1]
        assert (moved.id, moved.date.day, moved.period, moved.pinned) == ("R1-1-2", 14, "P2", True)
        assert "Session R1-1-2" in said(pilot, "#details")
        assert "⚑" in screen_text(pilot)
        assert "✓ allowed" not in screen_text(pilot)


async def test_the_arrow_keys_carry_on_into_the_weeks_beside():
    async with running(published_gateway()) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "right", "right", "right")
        assert "week 2 of 2" in screen_text(pilot)
        assert "Mon 18 Jan P2" in said(pilot, "#details")
        await press(pilot, "left")
        assert "week 1 of 2" in screen_text(pilot)
        assert "Fri 15 Jan P2" in said(pilot, "#details")
        # Before the first week there is none.
        await press(pilot, *["left"] * 6)
        assert "Mon 11 Jan P2" in said(pilot, "#details")


async def test_the_next_allowed_place_is_one_key_away_from_another_week():
    async with running(published_gateway()) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "n", "l")
        assert "week 1 of 2" in screen_text(pilot)
        assert "Thu 14 Jan P2: ✓ allowed." in said(pilot, "#details")


async def test_a_forbidden_place_is_refused_with_the_reason_and_the_nearest_places_to_go_to():
    gateway = published_gateway()
    gateway.done.clear()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "left", "left", "enter")
        shown = flat_text(pilot)
        assert "! Not possible, and no repair could make it so." in shown
        assert "! past: 2027-01-11 in period P2 is over; what is past stands." in shown
        assert "✓ Thu 14 Jan P2 3 school days later" in shown
        assert not pilot.app.screen.query("#keep")
        await press(pilot, "enter")
        assert "Thu 14 Jan P2: ✓ allowed." in said(pilot, "#details")
    assert gateway.done == []


async def test_what_the_rest_is_in_the_way_of_is_named_and_may_be_kept_for_the_repair():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        # On Monday of the second week the observe-session would come after R1-1-3, which ends the cycle.
        await press(pilot, *TO_OBSERVE, "c", "right", "right", "right", "enter")
        shown = flat_text(pilot)
        assert "~ Possible only if the rest is repaired around it." in shown
        assert "! step-order: " in shown
        await press(pilot, "enter")
        assert {row.id: row.date.day for row in gateway.drafts[0].plan.sessions}["R1-1-2"] == 18
        assert "Monday 18 January, period P2" in screen_text(pilot)


async def test_escape_goes_on_carrying_and_then_puts_back():
    gateway = published_gateway()
    gateway.done.clear()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "l", "enter")
        assert isinstance(pilot.app.screen, VerdictWindow)
        await press(pilot, "escape")
        assert "Thu 14 Jan P2: ✓ allowed." in said(pilot, "#details")
        await press(pilot, "escape")
        assert "✓ allowed" not in screen_text(pilot)
        assert "Session R1-1-2" in said(pilot, "#details")
    assert gateway.done == []


async def test_put_down_where_it_was_it_is_pinned():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "enter", "enter")
        assert gateway.drafts[0].plan.sessions[1].pinned
        assert gateway.drafts[0].plan.sessions[1].date.day == 13


async def test_what_is_over_and_lessons_are_not_carried():
    async with running(published_gateway()) as pilot:
        # Tuesday P3 is past; P1 is a lesson.
        await press(pilot, "f8", "right", "down", "down", "c")
        assert "Carrying" not in said(pilot, "#details")
        await press(pilot, "up", "up", "c", "enter")
        assert "Carrying" not in said(pilot, "#details")


async def test_the_keys_of_the_moment_are_in_the_footer_and_the_help():
    async with running(published_gateway()) as pilot:
        await press(pilot, *TO_OBSERVE)
        assert "c Carry" in screen_text(pilot)
        await press(pilot, "c")
        assert "Put down" in screen_text(pilot)
        assert "c Carry" not in screen_text(pilot)
        await press(pilot, "f1")
        assert "By hand: c picks a session up" in flat_text(pilot)


async def test_a_service_that_refuses_leaves_nothing_in_the_hand():
    gateway = published_gateway()
    gateway.fails["hand_desk"] = DataError("The draft repairs a plan that is published no more.")
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c")
        assert isinstance(pilot.app.screen, Problem)
        await press(pilot, "enter")
        gateway.fails.clear()
        await press(pilot, "c")
        assert "Carrying" in said(pilot, "#details")


async def test_a_first_draft_is_changed_by_hand_before_anything_is_published():
    gateway = FakeGateway(ui_school(), draft=ui_plan())
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "l", "enter", "enter")
        assert gateway.drafts[0].version.number == 2
        assert gateway.drafts[0].plan.sessions[1].date.day == 14


async def test_what_is_carried_whence_and_whose_it_is_fits_three_lines_of_a_small_terminal():
    gateway = published_gateway()
    names = {"ANA": "Margaret Winslow", "BEN": "Terrence Maddox"}
    teachers = tuple(replace(row, name=names.get(row.id, row.name)) for row in gateway.school.teachers)
    gateway.school = replace(gateway.school, teachers=teachers)
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c")
        shown = screen_text(pilot)
        assert "◆ observe R1-1-2 from Wed 13 Jan P2: Margaret Winslow coaches Terrence Maddox" in shown
        assert "Carrying it: 1 place allowed; l goes to the next. Escape puts it back." in shown
